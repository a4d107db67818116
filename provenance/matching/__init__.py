"""Which mentions make the same claim, and the claims they form."""

from provenance.matching.apart import weighed_by_time
from provenance.matching.clustering import cluster
from provenance.matching.comparison import Comparison, Judgement, probability
from provenance.matching.events import EventPairs, same_event
from provenance.matching.likely import with_gaps, worth_encoding
from provenance.matching.linking import match
from provenance.matching.posts import as_prose, joint, read_twice
from provenance.matching.proposals import WordIndex, fused
from provenance.matching.ranking import Known, Ranked, rank
from provenance.matching.relating import relate
from provenance.matching.settings import MatchSettings
from provenance.matching.worded import Worded
from provenance.matching.words import Rarity, wording, wordings

__all__ = [
    "Comparison",
    "EventPairs",
    "Judgement",
    "Known",
    "MatchSettings",
    "Ranked",
    "Rarity",
    "WordIndex",
    "Worded",
    "as_prose",
    "cluster",
    "fused",
    "joint",
    "match",
    "probability",
    "rank",
    "read_twice",
    "relate",
    "same_event",
    "weighed_by_time",
    "with_gaps",
    "wording",
    "wordings",
    "worth_encoding",
]
