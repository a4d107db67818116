"""Reads piles of articles: folders, files and streams of scraped text, web pages and records."""

from __future__ import annotations

from provenance.readers.files import STDIN, rank
from provenance.readers.reading import Reading, article_of, nothing, read, scan, settle, suffixes
from provenance.readers.settings import FieldNames, ReaderSettings

__all__ = [
    "STDIN",
    "FieldNames",
    "ReaderSettings",
    "Reading",
    "article_of",
    "nothing",
    "rank",
    "read",
    "scan",
    "settle",
    "suffixes",
]
