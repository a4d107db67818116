"""Which contents are near in wording: FTS5, ranked by BM25."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from provenance import text
from provenance.storage.database import Database

_MOST_WORDS = 64
"""Words of one question; a longer one is a page, not a claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A content that the store holds, near to what was asked for.

    ``closeness`` is the cosine where meaning was compared, and BM25 (the higher the nearer) where
    wording was. ``mentions`` are the ids of those who say it.
    """

    content: int
    text: str
    closeness: float
    mentions: tuple[str, ...]


def near_in_wording(database: Database, content: str, limit: int) -> list[Near]:
    """The ``limit`` contents that share most with ``content``, weighed by how rare it is."""
    found = closest_in_wording(database, content, limit)
    return [described(database, row, closeness) for row, closeness in found]


def closest_in_wording(database: Database, content: str, limit: int) -> list[tuple[int, float]]:
    """As ``near_in_wording``: the rows of the contents, and their BM25."""
    question = _question(content)
    if not question:
        return []
    found = database.rows(
        "SELECT rowid, bm25(wording) FROM wording WHERE wording MATCH ? ORDER BY 2, 1 LIMIT ?",
        (question, limit),
    )
    return [(row, round(-rank, 4)) for row, rank in found]


def described(database: Database, content: int, closeness: float) -> Near:
    """A content with who says it."""
    ids = database.rows(
        "SELECT id FROM mentions WHERE content = ? AND id IS NOT NULL ORDER BY id", (content,)
    )
    return Near(
        content=content,
        text=str(database.one("SELECT text FROM contents WHERE content = ?", (content,))),
        closeness=closeness,
        mentions=tuple(id_ for (id_,) in ids),
    )


def _question(content: str) -> str:
    """Any of the words of ``content``; each is quoted, so that none is taken for an operator."""
    return " OR ".join(f'"{word}"' for word in list(dict.fromkeys(_words(content)))[:_MOST_WORDS])


def _words(content: str) -> Iterator[str]:
    for token in text.words(content):
        if token.norm not in text.FUNCTION_WORDS:
            yield token.text.replace('"', '""').replace("\0", "")
