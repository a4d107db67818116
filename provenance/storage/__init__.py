"""What is kept between runs: vectors in a cache, and collections in stores."""

from provenance.storage import checking
from provenance.storage.articles import Articles, Held, Named
from provenance.storage.database import Database
from provenance.storage.derived import DerivedFiles
from provenance.storage.inspecting import Info, inspect
from provenance.storage.lookup import Content, Lookup
from provenance.storage.readings import (
    Closely,
    Loaded,
    Readings,
    StoredEncoder,
    check_encoder,
    stored_identity,
    the_encoder,
)
from provenance.storage.results import Results, StoredComparisons
from provenance.storage.vectors import VectorStore
from provenance.storage.wording import Near, closest_in_wording, described, near_in_wording
from provenance.storage.words import Words

__all__ = [
    "Articles",
    "Closely",
    "Content",
    "Database",
    "DerivedFiles",
    "Held",
    "Info",
    "Loaded",
    "Lookup",
    "Named",
    "Near",
    "Readings",
    "Results",
    "StoredComparisons",
    "StoredEncoder",
    "VectorStore",
    "Words",
    "check_encoder",
    "checking",
    "closest_in_wording",
    "described",
    "inspect",
    "near_in_wording",
    "stored_identity",
    "the_encoder",
]
