"""What a store holds, in numbers."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.model import EncoderIdentity
from provenance.storage.database import Database
from provenance.storage.readings import stored_identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """What a store holds.

    ``articles`` are distinct; ``revised`` of them have a newer version, ``copies`` are further
    places where one of them was found. ``reported``: how many articles the tables of claims are about,
    ``None`` if there was no report yet; ``current``: whether nothing has changed since.
    ``unfinished``: adds that were cut off, whose articles are held all the same. ``recall``: of the
    contents nearest in meaning, the share that the index finds, 1 where it compares all; ``None``
    if there is no index yet.
    """

    articles: int
    revised: int
    copies: int
    files: int
    unreadable: int
    sentences: int
    mentions: int
    contents: int
    vectors: int
    encoder: EncoderIdentity | None
    claims: int
    reported: int | None
    current: bool
    last_add: str | None
    unfinished: int
    recall: float | None
    bytes: int


def inspect(database: Database, recall: float | None) -> Info:
    """Count what is held; ``recall`` is known to the index."""

    def count(what: str) -> int:
        return int(database.one(f"SELECT count(*) FROM {what}"))  # noqa: S608 (written below)

    with database.snapshot():
        return Info(
            articles=count("articles WHERE id IS NOT NULL"),
            revised=int(database.one("SELECT count(DISTINCT earlier) FROM versions")),
            copies=count("articles WHERE same_as IS NOT NULL"),
            files=count("files"),
            unreadable=count("flaws"),
            sentences=count("sentences"),
            mentions=count("mentions"),
            contents=count("contents"),
            vectors=count("vectors"),
            encoder=stored_identity(database),
            claims=count("claims"),
            reported=database.one("SELECT articles FROM results"),
            current=database.one("SELECT change FROM results") == database.change,
            last_add=database.one("SELECT max(finished) FROM adds"),
            unfinished=count("adds WHERE finished IS NULL"),
            recall=recall,
            bytes=sum(path.stat().st_size for path in database.folder.rglob("*") if path.is_file()),
        )
