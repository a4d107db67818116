"""Near vectors: the one door to FAISS."""

from provenance.indexing.faiss_index import FaissIndex
from provenance.indexing.settings import IndexSettings

__all__ = ["FaissIndex", "IndexSettings"]
