"""Whether what a store holds is whole: each check gives what is wrong, and changes nothing."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping

from provenance.model import Article, AttributedArticle
from provenance.pipeline import mentions_of
from provenance.storage.codec import decode
from provenance.storage.database import Database
from provenance.storage.readings import hashed, parts_of, place_of, stored_identity

_SHOWN = 10
_NOT_A_READING = (TypeError, ValueError, IndexError, KeyError, AttributeError)


def structure(database: Database) -> list[str]:
    """What is wrong with the file itself."""
    return [str(one) for (one,) in database.rows(f"PRAGMA integrity_check({_SHOWN})") if one != "ok"]


def broken_references(database: Database) -> list[str]:
    """What refers to a row of another table that is not there."""
    broken = database.rows("PRAGMA foreign_key_check").fetchmany(_SHOWN)
    return [
        f"{table}, row {row}: refers to a row of {other} that is not there" for table, row, other, _ in broken
    ]


def wording_is_whole(database: Database) -> bool:
    """Whether the index of words is that of the contents."""
    try:
        database.write("INSERT INTO wording (wording, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        return False
    return True


def rebuild_wording(database: Database) -> None:
    """Make the index of words anew."""
    with database.transaction():
        database.write("INSERT INTO wording (wording) VALUES ('rebuild')")


def restored_contents(
    database: Database, articles: Mapping[int, Article], wrong: Iterable[int]
) -> dict[int, str]:
    """The right texts of altered contents, from what was read in the articles."""
    hashes = {
        content: hash_
        for content, hash_ in database.rows("SELECT content, hash FROM contents")
        if content in set(wrong)
    }
    texts = {
        hashed(one.content): one.content
        for read in _readings(database, articles)
        for one in mentions_of(read)
    }
    return {content: texts[hash_] for content, hash_ in hashes.items() if hash_ in texts}


def _readings(database: Database, articles: Mapping[int, Article]) -> Iterator[AttributedArticle]:
    for row, article in articles.items():
        with contextlib.suppress(*_NOT_A_READING):
            yield _reading(database, row, article)


def _reading(database: Database, row: int, article: Article) -> AttributedArticle:
    reading = database.one("SELECT reading FROM articles WHERE article = ?", (row,))
    return decode(AttributedArticle, json.loads(reading), article)


def misread(database: Database, articles: Mapping[int, Article]) -> Iterator[int]:
    """Rows of articles whose tables are not what was read, or whose ranges do not fit their text."""
    for row, article in articles.items():
        try:
            whole = _is_whole(database, row, _reading(database, row, article))
        except _NOT_A_READING:
            whole = False
        if not whole:
            yield row


def _is_whole(database: Database, row: int, read: AttributedArticle) -> bool:
    length = len(read.article.text)
    for table, expected in parts_of(read).items():
        held = database.rows(f"SELECT * FROM {table} WHERE article = ?", (row,)).fetchall()  # noqa: S608
        if sorted(map(repr, (one[1:] for one in held))) != sorted(map(repr, expected)):
            return False
    mentions = database.rows(
        'SELECT sentence, start, "end", role, hash, text, id FROM mentions JOIN contents USING (content) '
        "WHERE article = ?",
        (row,),
    ).fetchall()
    expected_mentions = [
        (*place_of(one), hashed(one.content), one.content, one.id) for one in mentions_of(read)
    ]
    ends = [sentence.span.end for sentence in read.body.sentences]
    return sorted(mentions) == sorted(expected_mentions) and all(end <= length for end in ends)


def altered_contents(database: Database) -> list[int]:
    """Contents whose text is not that of their hash."""
    rows = database.rows("SELECT content, hash, text FROM contents")
    return [content for content, hash_, text in rows if hashed(text) != hash_]


def without_vector(database: Database) -> list[str]:
    """Texts of contents that have no vector, or a damaged one."""
    encoder = stored_identity(database)
    size = 4 * encoder.dimension if encoder else 0
    rows = database.rows(
        "SELECT text, vector, checksum FROM contents LEFT JOIN vectors USING (content) ORDER BY contents.content"
    )
    return [
        text
        for text, blob, checksum in rows
        if blob is None or len(blob) != size or zlib.crc32(blob) != checksum
    ]


def results_are_whole(database: Database) -> bool:
    """Whether the tables of results agree with each other and with the articles' texts."""
    questions: Iterable[str] = (
        "SELECT 1 FROM claims WHERE mentions != (SELECT count(*) FROM claim_mentions WHERE claim = claims.id)",
        "SELECT 1 FROM claim_mentions LEFT JOIN claims ON claims.id = claim WHERE claims.id IS NULL",
        """SELECT 1 FROM divergences JOIN mentions ON mentions.id = left_mention JOIN articles USING (article)
           WHERE substr(articles.text, left_start + 1, left_end - left_start) IS NOT left_text""",
        """SELECT 1 FROM divergences JOIN mentions ON mentions.id = right_mention JOIN articles USING (article)
           WHERE substr(articles.text, right_start + 1, right_end - right_start) IS NOT right_text""",
        """SELECT 1 FROM fingerprint_places JOIN articles ON articles.id = fingerprint_places.article
           WHERE "end" > length(articles.text)""",
        "SELECT 1 FROM results WHERE NOT EXISTS (SELECT 1 FROM claims)",
    )
    return all(database.one(f"{question} LIMIT 1") is None for question in questions)
