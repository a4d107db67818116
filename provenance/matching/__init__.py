"""Which mentions make the same claim, and the claims they form."""

from provenance.matching.clustering import cluster
from provenance.matching.comparison import Comparison
from provenance.matching.events import EventPairs, same_event
from provenance.matching.linking import match
from provenance.matching.proposals import WordIndex, fused
from provenance.matching.relating import relate
from provenance.matching.settings import MatchSettings
from provenance.matching.words import wordings

__all__ = ["Comparison", "EventPairs", "MatchSettings", "WordIndex", "cluster", "fused", "match", "relate", "same_event", "wordings"]
