"""What a report found, as tables to ask; and what spares the next report work."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from provenance.model import Claim, Derivation, Divergence, Evidence, Findings, TitleDivergence, TracedClaim
from provenance.storage.codec import decode, encode
from provenance.storage.database import Database, Value
from provenance.storage.readings import Loaded

_TABLES = (
    "fingerprint_places", "fingerprints", "title_divergences", "divergences", "derivations", "matches",
    "claim_mentions", "claims", "sources", "skipped", "results",
)  # fmt: skip
"""Those that refer to others first."""

Row = tuple[Value, ...]


class Results:
    """The tables that hold the findings of the last report."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def articles(self) -> int | None:
        """How many articles the findings are about; ``None`` if there are none."""
        found = self._database.one("SELECT articles FROM results")
        return None if found is None else int(found)

    @property
    def change(self) -> str | None:
        """The state of the store that the findings are about."""
        return self._database.one("SELECT change FROM results")  # type: ignore[no-any-return]

    def clear(self) -> None:
        """Forget the findings."""
        self._let_go()
        self._empty((*_TABLES, "comparisons"))

    def _empty(self, tables: Iterable[str]) -> None:
        for table in tables:
            self._database.write(f"DELETE FROM {table}")  # noqa: S608 (our own tables)

    def keep(self, findings: Findings, origin: str) -> None:
        """Keep findings in place of those before."""
        self._let_go()
        self._empty(_TABLES)
        self._fill(findings, origin)

    def hold(self, findings: Findings, origin: str) -> None:
        """Keep findings as long as the store is open, where they cannot be written: in tables of this connection.

        SQLite looks a table up among these first, so that what asks for findings finds these.
        """
        self._let_go()
        for table in _TABLES:
            self._database.write(f"CREATE TEMP TABLE {table} AS SELECT * FROM main.{table} LIMIT 0")  # noqa: S608
        self._fill(findings, origin)

    def _let_go(self) -> None:
        for table in _TABLES:
            self._database.write(f"DROP TABLE IF EXISTS temp.{table}")

    def _fill(self, findings: Findings, origin: str) -> None:
        for table, rows in _rows(findings).items():
            for first in rows[:1]:
                marks = ", ".join("?" * len(first))
                self._database.write_many(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608
        made = datetime.now(UTC).isoformat(timespec="seconds")
        self._database.write(
            "INSERT INTO results VALUES (1, ?, ?, ?, ?)",
            (self._database.change, origin, made, len(findings.articles)),
        )


class StoredComparisons:
    """Implements ``Comparisons``: what a comparison rests on is the key to what it found.

    ``articles``: what is held of each article, by its id.
    """

    def __init__(self, database: Database, articles: Mapping[str, Loaded]) -> None:
        self._database = database
        self._articles = articles
        self._used: dict[str, str] = {}
        self._before = dict(database.rows("SELECT key, divergences FROM comparisons"))

    def held(self, claim: Claim, reference: str, articles: Sequence[str]) -> tuple[Divergence, ...] | None:
        """What was found before, if all that it rests on is the same."""
        found = self._found(self._key(claim, reference, articles))
        return None if found is None else tuple(decode(Divergence, one) for one in found)

    def keep(
        self, claim: Claim, reference: str, articles: Sequence[str], found: tuple[Divergence, ...]
    ) -> None:
        """Remember what was found, until ``save``."""
        self._used[self._key(claim, reference, articles)] = _json([encode(one) for one in found])

    def held_titles(self, article: str) -> tuple[TitleDivergence, ...] | None:
        """What was found before, if the article is the same."""
        held = self._articles[article]
        found = self._found(held.fingerprint)
        whole = held.article.article
        return None if found is None else tuple(decode(TitleDivergence, one, whole) for one in found)

    def keep_titles(self, article: str, found: tuple[TitleDivergence, ...]) -> None:
        """Remember what was found, until ``save``."""
        self._used[self._articles[article].fingerprint] = _json([encode(one) for one in found])

    def save(self) -> None:
        """Write what was used; what no claim needs any more is forgotten."""
        gone = [(key,) for key in self._before if key not in self._used]
        new = [(key, found) for key, found in self._used.items() if key not in self._before]
        self._database.write_many("DELETE FROM comparisons WHERE key = ?", gone)
        self._database.write_many("INSERT OR REPLACE INTO comparisons VALUES (?, ?)", new)

    def _found(self, key: str) -> list[Any] | None:
        if (found := self._before.get(key)) is None:
            return None
        self._used[key] = found
        return list(json.loads(found))

    def _key(self, claim: Claim, reference: str, articles: Sequence[str]) -> str:
        prints = "".join(self._articles[one].fingerprint for one in articles)
        return hashlib.blake2b(f"{claim.id} {reference} {prints}".encode(), digest_size=20).hexdigest()


def _rows(findings: Findings) -> dict[str, list[Row]]:
    """The rows of each table, those that others refer to first."""
    claims = findings.claims
    whole: Iterable[tuple[str | None, Derivation]] = ((None, one) for one in findings.derivations)
    inside = ((traced.claim.id, one) for traced in claims for one in traced.lineage.derivations)
    return {
        "sources": [(one.id, one.name, one.kind) for one in findings.sources],
        "claims": [_claim(one) for one in claims],
        "claim_mentions": [(mention, one.claim.id) for one in claims for mention in one.claim.mentions],
        "matches": [
            (one.left, one.right, one.similarity, one.probability, one.reuse,
             _json({part.name: part.weight for part in one.parts}))
            for one in findings.matches
        ],
        "derivations": [(None, *_derivation(claim, one)) for claim, one in [*whole, *inside]],
        "divergences": [(None, *one) for traced in claims for one in _divergences(traced)],
        "title_divergences": [
            (one.article, one.severity, one.title.start, one.title.end, one.text,
             one.body.mention, one.body.span.start, one.body.span.end, one.body.text, one.note)
            for one in findings.title_divergences
        ],
        "fingerprints": [
            (row, one.kind, one.text, one.note) for row, one in enumerate(findings.fingerprints, start=1)
        ],
        "fingerprint_places": [
            (row, place.article, place.span.start, place.span.end)
            for row, one in enumerate(findings.fingerprints, start=1)
            for place in one.places
        ],
        "skipped": [(one.name, one.reason) for one in findings.skipped],
    }  # fmt: skip


def _claim(traced: TracedClaim) -> Row:
    claim, lineage = traced.claim, traced.lineage
    origin, counts = lineage.origin, lineage.counts
    return (
        claim.id, claim.text, claim.representative, claim.minimum_similarity, lineage.standing,
        origin.source, origin.article, origin.held, origin.basis, origin.confidence, origin.reason,
        counts.mentions, counts.articles, counts.outlets, counts.origins, counts.unknown_lineage, counts.witnesses,
        _json(lineage.notes),
    )  # fmt: skip


def _derivation(claim: str | None, one: Derivation) -> Row:
    later, earlier = one.later, one.earlier
    evidence = _json([_evidence(piece) for piece in one.evidence])
    ends = (later.article, later.source, earlier.article, earlier.source)
    return (claim, *ends, one.relation, one.confidence, evidence)


def _evidence(one: Evidence) -> dict[str, object]:
    spans = [{"article": at.article, "start": at.span.start, "end": at.span.end} for at in one.places]
    return {"rule": one.rule, "note": one.note, "spans": spans}


def _divergences(traced: TracedClaim) -> Iterator[Row]:
    for one in traced.divergences:
        left, right = one.left, one.right
        yield (
            traced.claim.id, one.kind, one.severity,
            left.mention, left.span.start, left.span.end, left.text,
            right.mention, right.span.start, right.span.end, right.text, one.note,
        )  # fmt: skip


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))
