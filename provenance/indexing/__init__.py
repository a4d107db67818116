"""Near vectors: the one door to FAISS."""

from provenance.indexing.faiss_index import FaissIndex
from provenance.indexing.growing import GrowingIndex, KnownPairs
from provenance.indexing.nearest import EXACT_UP_TO, NearestContents, Recall, cells_of, nearest_of
from provenance.indexing.settings import IndexSettings

__all__ = [
    "EXACT_UP_TO",
    "FaissIndex",
    "GrowingIndex",
    "IndexSettings",
    "KnownPairs",
    "NearestContents",
    "Recall",
    "cells_of",
    "nearest_of",
]
