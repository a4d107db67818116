"""The wordings of page furniture: one entry a wording, whose examples run as tests.

One of an entry's patterns must cover the whole line or sentence; letter case does not count
unless the pattern says so. ``clue`` is a lower-case literal that must occur before the patterns
are tried: an entry that may begin with anything needs one, or every line would pay for it.
Quantifiers are bounded, so that a hostile line costs no more than an honest one.
"""

from __future__ import annotations

from provenance.segmentation.wordings.apparatus import APPARATUS
from provenance.segmentation.wordings.entry import Wording
from provenance.segmentation.wordings.inline import INLINE, INSIDE
from provenance.segmentation.wordings.pictures import PICTURES
from provenance.segmentation.wordings.promotion import PROMOTION

WORDINGS: tuple[Wording, ...] = (*PROMOTION, *APPARATUS, *PICTURES)
"""Every wording of a line or a sentence; of several that fit, the first gives the reason."""

__all__ = ["INLINE", "INSIDE", "WORDINGS", "Wording"]
