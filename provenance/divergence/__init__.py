"""What changed on the way: typed differences between the mentions of a claim."""

from __future__ import annotations

from provenance.divergence.comparing import compare, compare_title, differences, passage_of, side_of
from provenance.divergence.passage import Passage
from provenance.divergence.registry import DETECTORS
from provenance.divergence.relating import Relation, RelationKind, relation
from provenance.divergence.unsupported import Unsupported, UnsupportedSettings, unsupported

__all__ = [
    "DETECTORS",
    "Passage",
    "Relation",
    "RelationKind",
    "Unsupported",
    "UnsupportedSettings",
    "compare",
    "compare_title",
    "differences",
    "passage_of",
    "relation",
    "side_of",
    "unsupported",
]
