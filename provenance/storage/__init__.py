"""What is kept between runs."""

from provenance.storage.vectors import VectorStore

__all__ = ["VectorStore"]
