"""What a check asks of a store: looked up by keys, so that its cost does not grow with the store."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from provenance.checking import Heading, KnownClaim, Said
from provenance.matching import joint
from provenance.model import AttributedArticle, Counts, Lineage, Origin, Source
from provenance.ports import Vector
from provenance.storage.articles import Articles
from provenance.storage.codec import decode
from provenance.storage.database import Database, unbound

_AT_ONCE = 500
"""Below SQLite's smallest limit of 999 parameters in a statement."""


@dataclass(frozen=True, slots=True)
class Content:
    """A content that is held: its wording, its vector (``None`` where that is damaged), who says it."""

    text: str
    vector: Vector | None
    said: tuple[Said, ...]


class Lookup:
    """Reads the tables of contents, mentions and findings."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._articles = Articles(database)

    def contents(self, keys: Sequence[int]) -> dict[int, Content]:
        """The contents of these keys that somebody says."""
        query = (
            "SELECT content, text, vector, checksum FROM contents LEFT JOIN vectors USING (content) "
            "WHERE content IN ({})"
        )
        said = self._said(keys)
        return {
            key: Content(text, _vector(blob, checksum), said[key])
            for key, text, blob, checksum in self._each(query, keys)
            if key in said
        }

    def _said(self, keys: Sequence[int]) -> dict[int, tuple[Said, ...]]:
        """Where each of these contents stands: the earliest first, the undated last."""
        query = (
            "SELECT content, published_at IS NULL, published_at, articles.name, articles.id, mentions.id "
            "FROM mentions JOIN articles USING (article) "
            "WHERE content IN ({}) AND mentions.id IS NOT NULL AND articles.id IS NOT NULL"
        )
        found: dict[int, list[tuple[str, ...]]] = defaultdict(list)
        for content, *row in self._each(query, keys):
            found[content].append(tuple(str(unbound(one) if isinstance(one, bytes) else one) for one in row))
        return {
            content: tuple(Said(mention=mention, article=article) for *_, article, mention in sorted(rows))
            for content, rows in found.items()
        }

    def headings(self, articles: Sequence[str]) -> dict[str, Heading]:
        """What the sentences of these articles stand under, where a vector of it is held.

        A title that stands in no text has no vector; how the article opens speaks for both then.
        """
        query = (
            "SELECT articles.id, title, role, contents.text, vector, checksum "
            "FROM articles JOIN mentions USING (article) JOIN contents USING (content) "
            "LEFT JOIN vectors USING (content) "
            "WHERE articles.id IN ({}) AND role != 'body' AND mentions.id IS NOT NULL "
            "ORDER BY articles.id, sentence, start"
        )
        found: dict[str, dict[str, tuple[str, Vector | None]]] = defaultdict(dict)
        for article, title, role, text, blob, checksum in self._each(query, articles):
            found[article].setdefault("headline", (unbound(title) or "", None))
            if role not in found[article] or found[article][role][1] is None:
                found[article][role] = (text, _vector(blob, checksum))
        made = {article: _heading(list(parts.values())) for article, parts in found.items()}
        return {article: heading for article, heading in made.items() if heading is not None}

    def claim_of(self, mentions: Sequence[str]) -> dict[str, str]:
        """For each of these mentions the claim that it makes."""
        query = "SELECT mention, claim FROM claim_mentions WHERE mention IN ({})"
        return dict(self._each(query, mentions))

    def claims(self, ids: Sequence[str]) -> dict[str, KnownClaim]:
        """What the last report found of these claims."""
        query = (
            "SELECT id, text, origin_source, origin_article, origin_held, origin_basis, origin_confidence, "
            "origin_reason, mentions, articles, outlets, origins, unknown_lineage, witnesses, standing, notes "
            "FROM claims WHERE id IN ({})"
        )
        return {row[0]: _claim(row) for row in self._each(query, ids)}

    def sources(self, ids: Sequence[str]) -> list[tuple[Source, bool]]:
        """These sources, and whether the collection holds an article of theirs."""
        query = (
            "SELECT id, name, kind, EXISTS (SELECT 1 FROM articles WHERE outlet = sources.id AND id IS NOT NULL) "
            "FROM sources WHERE id IN ({})"
        )
        rows = sorted(self._each(query, ids))
        return [(Source(id=id_, name=name, kind=kind), bool(held)) for id_, name, kind, held in rows]

    def article(self, id_: str) -> AttributedArticle | None:
        """What was read closely in an article."""
        article = self._articles.by_id(id_)
        reading = self._database.one("SELECT reading FROM articles WHERE id = ?", (id_,))
        if article is None or reading is None:
            return None
        return decode(AttributedArticle, json.loads(reading), article)

    def _each(self, query: str, keys: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
        distinct = list(dict.fromkeys(keys))
        for start in range(0, len(distinct), _AT_ONCE):
            some = distinct[start : start + _AT_ONCE]
            yield from self._database.rows(query.format(", ".join("?" * len(some))), some)


def _heading(parts: Sequence[tuple[str, Vector | None]]) -> Heading | None:
    vectors = [vector for _, vector in parts if vector is not None]
    return Heading(" ".join(text for text, _ in parts if text), joint(vectors)) if vectors else None


def _vector(blob: bytes | None, checksum: int | None) -> Vector | None:
    if blob is None or zlib.crc32(blob) != checksum:
        return None
    return np.frombuffer(blob, dtype="<f4").astype(np.float32)


def _claim(row: Sequence[Any]) -> KnownClaim:
    (id_, text, source, article, held, basis, confidence, reason,
     mentions, articles, outlets, origins, unknown, witnesses, standing, notes) = row  # fmt: skip
    return KnownClaim(
        text=text,
        lineage=Lineage(
            claim=id_,
            origin=Origin(
                source=source,
                article=article,
                held=bool(held),
                basis=basis,
                confidence=confidence,
                reason=reason,
            ),
            derivations=(),
            counts=Counts(
                mentions=mentions,
                articles=articles,
                outlets=outlets,
                origins=origins,
                unknown_lineage=unknown,
                witnesses=witnesses,
            ),
            standing=standing,
            notes=tuple(json.loads(notes)),
        ),
    )
