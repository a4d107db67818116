"""Which mentions make the same claim, and the claims they form."""

from provenance.matching.clustering import cluster
from provenance.matching.comparison import Comparison
from provenance.matching.events import EventPairs, same_event
from provenance.matching.linking import match
from provenance.matching.proposals import WordIndex, fused
from provenance.matching.ranking import Ranked, rank
from provenance.matching.relating import relate
from provenance.matching.settings import MatchSettings
from provenance.matching.words import wordings

__all__ = [
    "Comparison",
    "EventPairs",
    "MatchSettings",
    "Ranked",
    "WordIndex",
    "cluster",
    "fused",
    "match",
    "rank",
    "relate",
    "same_event",
    "wordings",
]
