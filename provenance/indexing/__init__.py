"""Near vectors: the one door to FAISS."""

from provenance.indexing.faiss_index import FaissIndex
from provenance.indexing.growing import GrowingIndex, KnownPairs
from provenance.indexing.nearest import NearestContents
from provenance.indexing.settings import IndexSettings

__all__ = ["FaissIndex", "GrowingIndex", "IndexSettings", "KnownPairs", "NearestContents"]
