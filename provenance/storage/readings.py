"""What was read closely in each article: sentences, attributions, mentions, contents and their vectors."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from provenance.errors import StoreError
from provenance.model import Article, AttributedArticle, EncoderIdentity, Mention, Span
from provenance.pipeline import mention_id
from provenance.ports import Encoder, Tick, Vector, Vectors
from provenance.storage.codec import decode, encode
from provenance.storage.database import Database, Value

_AT_ONCE = 500
"""Below SQLite's smallest limit of 999 parameters in a statement."""
_PARTS = ("sentences", "dropped", "attributions", "credits", "mentions")

Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Closely:
    """An article read closely, and the mentions that it makes."""

    article: AttributedArticle
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What is held of an article; ``fingerprint`` stands for all of it."""

    row: int
    article: AttributedArticle
    fingerprint: str


class Readings:
    """The tables that hold what ``rules`` (the digest of the reading code and its tables) read."""

    def __init__(self, database: Database, rules: str) -> None:
        self._database = database
        self._rules = rules

    def outdated(self) -> list[int]:
        """Rows of named articles that were not read, or by other rules."""
        named = "SELECT article FROM articles WHERE id IS NOT NULL AND rules"
        # Three ranges of an index, where "is not" would pass over every article at each start.
        query = f"{named} IS NULL UNION ALL {named} < :rules UNION ALL {named} > :rules"
        return sorted(row for (row,) in self._database.rows(query, {"rules": self._rules}))

    def keep(self, row: int, read: Closely) -> None:
        """Keep what was read in the article of ``row``, in place of what was read before."""
        database, article = self._database, read.article
        self.forget(row)
        outlet = article.outlet
        database.write(
            "UPDATE articles SET rules = ?, reading = ?, outlet = ?, outlet_basis = ? WHERE article = ?",
            (
                self._rules,
                json.dumps(encode(article), separators=(",", ":")),
                outlet.source if outlet else None,
                outlet.basis if outlet else None,
                row,
            ),
        )
        for table, rows in parts_of(article).items():
            for first in rows[:1]:
                marks = ", ".join("?" * (len(first) + 1))
                database.write_many(f"INSERT INTO {table} VALUES ({marks})", ((row, *one) for one in rows))  # noqa: S608
        for mention in read.mentions:
            database.write(
                'INSERT INTO mentions (article, sentence, start, "end", role, content) VALUES (?, ?, ?, ?, ?, ?)',
                (row, *place_of(mention), self._content(mention.content)),
            )
        database.changed()

    def keep_vector(self, content: str, vector: Vector, encoder: int) -> None:
        """Keep the vector of a content."""
        blob = np.asarray(vector, dtype="<f4").tobytes()
        self._database.write(
            "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?)",
            (self._content(content), encoder, blob, zlib.crc32(blob)),
        )

    def forget(self, row: int) -> None:
        """Forget what was read in an article, for it to be read anew."""
        for table in _PARTS:
            self._database.write(f"DELETE FROM {table} WHERE article = ?", (row,))  # noqa: S608

    def load(self, articles: Mapping[int, Article]) -> Iterator[Loaded]:
        """What was read in those of these articles that were read by the present rules."""
        query = "SELECT article, reading FROM articles WHERE rules = ? ORDER BY article"
        for row, reading in self._database.rows(query, (self._rules,)):
            if row in articles:
                about = repr((self._rules, replace(articles[row], text="")))
                yield Loaded(
                    row=row,
                    article=decode(AttributedArticle, json.loads(reading), articles[row]),
                    fingerprint=hashed(about + reading),
                )

    def name_mentions(self, rows: Mapping[int, str]) -> None:
        """Give the mentions of these articles the ids that go with the articles' ids."""
        for row, article in rows.items():
            spans = self._database.rows(
                'SELECT mention, start, "end" FROM mentions WHERE article = ?', (row,)
            )
            ids = [(mention_id(article, Span(start=start, end=end)), one) for one, start, end in spans]
            self._database.write("UPDATE mentions SET id = NULL WHERE article = ? AND id IS NOT NULL", (row,))
            self._database.write_many("UPDATE mentions SET id = ? WHERE mention = ?", ids)

    def unname_mentions(self, rows: Iterable[int]) -> None:
        """Take the ids from the mentions of articles that have none."""
        self._database.write_many(
            "UPDATE mentions SET id = NULL WHERE article = ? AND id IS NOT NULL", ((row,) for row in rows)
        )

    def unnamed(self) -> list[int]:
        """Rows of named articles that have a mention without id."""
        query = """
            SELECT DISTINCT article FROM mentions JOIN articles USING (article)
            WHERE mentions.id IS NULL AND articles.id IS NOT NULL ORDER BY article
        """
        return [row for (row,) in self._database.rows(query)]

    def vectors(self, block: int, after: int, last: int) -> Iterator[tuple[list[int], Vectors]]:
        """The vectors of contents ``after`` one and up to ``last``, in blocks; damaged ones are left out."""
        rows = self._database.rows(
            "SELECT content, vector, checksum FROM vectors WHERE content > ? AND content <= ? ORDER BY content",
            (after, last),
        )
        while some := rows.fetchmany(block):
            whole = [(content, blob) for content, blob, checksum in some if zlib.crc32(blob) == checksum]
            if whole:
                joined = b"".join(blob for _, blob in whole)
                vectors = np.frombuffer(joined, "<f4").reshape(len(whole), -1)
                yield [content for content, _ in whole], vectors

    @property
    def last_vector(self) -> int:
        """The last content that has a vector; contents are numbered as they come."""
        return int(self._database.one("SELECT max(content) FROM vectors") or 0)

    def count_vectors(self, after: int) -> int:
        """How many contents after this one have a vector."""
        return int(self._database.one("SELECT count(*) FROM vectors WHERE content > ?", (after,)))

    def sweep(self) -> None:
        """Forget contents that no mention has any more, and their vectors."""
        gone = self._database.rows("DELETE FROM contents WHERE content NOT IN (SELECT content FROM mentions)")
        if gone.rowcount:
            self.renumber()

    def renumber(self) -> None:
        """Say that contents have gone, or have other vectors: what was made of them by number is void."""
        self._database.write("DELETE FROM about WHERE key LIKE '%.faiss'")

    def _content(self, text: str) -> int:
        self._database.write(
            "INSERT INTO contents (hash, text) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING",
            (hashed(text), text),
        )
        return int(self._database.one("SELECT content FROM contents WHERE hash = ?", (hashed(text),)))


class StoredEncoder:
    """An encoder that knows the vectors of a store."""

    def __init__(self, encoder: Encoder, database: Database) -> None:
        self._encoder = encoder
        self._database = database

    @property
    def identity(self) -> EncoderIdentity:
        """The identity of the encoder behind the store."""
        return self._encoder.identity

    def encode(self, texts: Sequence[str], progress: Tick | None = None) -> Vectors:
        """Vectors of ``texts``, row by row; those that the store holds are not made anew."""
        held = self.held(texts)
        missing = [text for text in dict.fromkeys(texts) if text not in held]
        made = self._encoder.encode(missing, progress) if missing else ()
        held.update(zip(missing, made, strict=True))
        out = np.empty((len(texts), self.identity.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            out[row] = held[text]
        return out

    def held(self, texts: Sequence[str]) -> dict[str, Vector]:
        """The vectors that the store holds for ``texts``; a damaged one counts as absent."""
        size = 4 * self.identity.dimension
        found: dict[str, Vector] = {}
        named = {hashed(text): text for text in texts}
        keys = list(named)
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            query = (
                "SELECT hash, vector, checksum FROM contents JOIN vectors USING (content) "  # noqa: S608 (marks only)
                f"WHERE hash IN ({', '.join('?' * len(some))})"
            )
            for key, blob, checksum in self._database.rows(query, some):
                if len(blob) == size and zlib.crc32(blob) == checksum:
                    found[named[key]] = np.frombuffer(blob, dtype="<f4").astype(np.float32)
        return found


def the_encoder(database: Database, identity: EncoderIdentity) -> int:
    """The row of the store's encoder, which the first article that is added decides.

    Raises:
        StoreError: the store's vectors are of another encoder.
    """
    check_encoder(database, identity)
    if stored_identity(database) is None:
        return database.write(
            "INSERT INTO encoders (name, dimension, weights_sha256) VALUES (?, ?, ?)",
            (identity.name, identity.dimension, identity.weights_sha256),
        )
    return int(database.one("SELECT encoder FROM encoders"))


def check_encoder(database: Database, identity: EncoderIdentity) -> None:
    """Raise ``StoreError`` if the store's vectors are of another encoder."""
    held = stored_identity(database)
    if held is None or held == identity:
        return
    if held.weights_sha256 is not None and held.weights_sha256 == identity.weights_sha256:
        way_out = (
            "the weights are the same, but not what runs them: set encoder.backend in the file that --config names "
            "to what stands in brackets ('torch' where nothing does)"
        )
    else:
        way_out = "choose that one with --model, and encoder.backend as it was then"
    raise StoreError(
        f"{database.folder} was made with the encoder {_described(held)}, not with {_described(identity)}; "
        f"{way_out}, or add the articles to a new store"
    )


def stored_identity(database: Database) -> EncoderIdentity | None:
    """The encoder whose vectors the store holds."""
    row = database.rows("SELECT name, dimension, weights_sha256 FROM encoders").fetchone()
    return EncoderIdentity(name=row[0], dimension=row[1], weights_sha256=row[2]) if row else None


def _described(one: EncoderIdentity) -> str:
    weights = f", weights {one.weights_sha256[:12]}" if one.weights_sha256 else ""
    return f"{one.name} ({one.dimension} dimensions{weights})"


def hashed(content: str) -> str:
    """The hash by which a content is known."""
    return hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


def place_of(mention: Mention) -> tuple[int, int, int, str]:
    """A mention's columns: sentence, start, end, role."""
    return mention.sentence.index, mention.span.start, mention.span.end, mention.role


def parts_of(article: AttributedArticle) -> dict[str, list[Row]]:
    """The rows of an article's parts by table, without the article's own key."""
    return {
        "sentences": [
            (one.index, one.span.start, one.span.end, one.role, one.paragraph)
            for one in article.body.sentences
        ],
        "dropped": [(one.span.start, one.span.end, one.reason) for one in article.body.dropped],
        "attributions": list(_attributions(article)),
        "credits": [
            (position, one.source, one.span.start, one.span.end, one.text, one.cue)
            for position, one in enumerate(article.credits)
        ],
    }


def _attributions(article: AttributedArticle) -> Iterable[Row]:
    for statement in article.statements:
        for position, one in enumerate(statement.attributions):
            yield (
                statement.sentence.index, position, one.kind, one.source, one.name, one.cue,
                one.span.start, one.span.end, one.resolution,
            )  # fmt: skip
