"""The kinds of divergence, in the order in which they are asked to explain a change.

What is explained by an earlier kind is not reported under a later one: first what only looks
different, then values, then polarity and certainty, then words.
"""

from __future__ import annotations

from provenance.divergence import (
    addition,
    attribution,
    entity,
    headline,
    modality,
    negation,
    numeric,
    omission,
    quotation,
    spelling,
    temporal,
    typography,
    wording,
)
from provenance.divergence.detecting import Detector

DETECTORS: tuple[Detector, ...] = (
    attribution.DETECTOR,
    typography.DETECTOR,
    spelling.DETECTOR,
    headline.DETECTOR,
    temporal.DETECTOR,
    numeric.DETECTOR,
    entity.DETECTOR,
    negation.DETECTOR,
    modality.DETECTOR,
    quotation.DETECTOR,
    omission.DETECTOR,
    addition.DETECTOR,
    wording.DETECTOR,
)
ACROSS_ROLES: tuple[Detector, ...] = (headline.DETECTOR, numeric.DETECTOR, negation.DETECTOR)
"""What can be said of a headline beside a sentence: it is short as a matter of form."""
