"""Which mentions make the same claim, and the claims they form."""

from provenance.matching.clustering import cluster
from provenance.matching.comparison import Comparison
from provenance.matching.likely import with_gaps, worth_encoding
from provenance.matching.linking import match
from provenance.matching.proposals import WordIndex, fused
from provenance.matching.settings import MatchSettings
from provenance.matching.words import wordings

__all__ = [
    "Comparison",
    "MatchSettings",
    "WordIndex",
    "cluster",
    "fused",
    "match",
    "with_gaps",
    "wordings",
    "worth_encoding",
]
