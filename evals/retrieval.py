"""Finding the checked claim that a tweet makes: how well candidates are proposed."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from evals.fit_data import calibration_error, vectors_of
from evals.harness import Table, rows
from provenance.matching import (
    Known,
    Ranked,
    WordIndex,
    as_prose,
    fused,
    joint,
    rank,
    read_twice,
    wording,
    wordings,
)
from provenance.ports import Vector

_DEPTH = 50
_FIRST = 5


def run(folder: Path) -> Table:
    """MAP@5 and MAP@1 of words, vectors, both, and the shipped ranking, on both sets of queries."""
    claims = list(rows(folder / "retrieval" / "claims.jsonl.gz"))
    sets = {
        "train": list(rows(folder / "retrieval" / "queries-train.jsonl.gz")),
        "dev": list(rows(folder / "retrieval" / "queries-dev.jsonl")),
    }
    searched = Claims.of(claims)
    lines: list[tuple[str, ...]] = []
    every: dict[str, list[tuple[list[int], set[str]]]] = {}
    errors: list[str] = []
    for name, queries in sets.items():
        texts = [query["text"] for query in queries]
        relevant = [set(query["relevant"]) for query in queries]
        shipped = searched.shipped(texts)
        found = searched.baselines(texts) | {"rank as shipped": [[one.row for one in own] for own in shipped]}
        errors.append(f"{_calibration(shipped, relevant, searched.ids):.3f} ({name})")
        for method, ranked in found.items():
            every.setdefault(method, []).extend(zip(ranked, relevant, strict=True))
            lines.append((f"{method}, {name}", *_figures(ranked, relevant, searched.ids)))
    for method, pairs in every.items():
        ranked, relevant = [one for one, _ in pairs], [wanted for _, wanted in pairs]
        lines.append((f"{method}, all", *_figures(ranked, relevant, searched.ids)))
    count = sum(len(queries) for queries in sets.values())
    return Table(
        title=f"retrieval: {count} tweets, {len(claims)} checked claims",
        columns=("method", "MAP@5", "MAP@1", "recall@5", "recall@20"),
        rows=tuple(lines),
        notes=(
            "the six weights of the shipped ranking were fitted on the train queries",
            f"expected calibration error of its first five: {', '.join(errors)}",
        ),
    )


@dataclass(frozen=True, slots=True)
class Claims:
    """The checked claims, ready to be searched; each stands under its article's title and standfirst."""

    ids: list[str]
    known: Known
    index: WordIndex

    @classmethod
    def of(
        cls, claims: Sequence[dict[str, Any]], *, withheld: Callable[[int], bool] = lambda _: False
    ) -> Claims:
        """``withheld``: of which rows the headings are not given."""
        contents = [claim["claim"] for claim in claims]
        above = [() if withheld(row) else _heading(claim) for row, claim in enumerate(claims)]
        whole = [" ".join((*heading, content)) for heading, content in zip(above, contents, strict=True)]
        worded, rarity = wordings(whole, [[str(row)] for row in range(len(claims))])
        texts = list(dict.fromkeys(text for heading in above for text in heading))
        vectors = dict(zip(texts, vectors_of(texts), strict=True))
        headings = [
            (" ".join(heading), joint([vectors[text] for text in heading])) if heading else None
            for heading in above
        ]
        words = [wording(content, rarity) for content in contents]
        known = Known.of(words, vectors_of(contents), headings, rarity)
        return cls([claim["id"] for claim in claims], known, WordIndex(worded, rarity))

    def near(self, vector: Vector) -> list[int]:
        """The rows nearest in meaning, the nearest first."""
        return list(np.argsort(-(self.known.vectors @ vector), kind="stable")[:_DEPTH].tolist())

    def worded(self, query: str) -> list[int]:
        """The rows nearest in wording, the nearest first."""
        return [row for row, _ in self.index.nearest(wording(query, self.known.rarity), _DEPTH)]

    def ranked(self, query: str, vector: Vector, limit: int = _DEPTH) -> list[Ranked]:
        """What meaning and words propose, as it is shipped: ranked."""
        return rank(query, vector, (*self.near(vector), *self.worded(as_prose(query))), self.known, limit)

    def shipped(self, queries: Sequence[str]) -> list[list[Ranked]]:
        """What is found for each query as it is shipped, best first."""
        vectors = read_twice(queries, vectors_of)
        return [self.ranked(query, vector) for query, vector in zip(queries, vectors, strict=True)]

    def baselines(self, queries: Sequence[str]) -> dict[str, list[list[int]]]:
        """For each plain method and query, the rows found, best first."""
        words = [self.worded(query) for query in queries]
        near = [self.near(vector) for vector in vectors_of(queries)]
        return {
            "words alone": words,
            "MiniLM cosine alone": near,
            "both, ranks fused": [fused(pair, _DEPTH) for pair in zip(words, near, strict=True)],
        }


def _heading(claim: dict[str, Any]) -> tuple[str, ...]:
    return tuple(text for text in (claim["title"], claim["subtitle"]) if text)


def _figures(ranked: list[list[int]], relevant: list[set[str]], ids: Sequence[str]) -> tuple[str, ...]:
    each = list(zip(ranked, relevant, strict=True))
    precisions = [
        _mean([_average_precision(found, wanted, ids, depth) for found, wanted in each]) for depth in (5, 1)
    ]
    recalls = [_mean([_recall(found[:depth], wanted, ids) for found, wanted in each]) for depth in (5, 20)]
    return tuple(f"{figure:.3f}" for figure in (*precisions, *recalls))


def _calibration(
    found: Sequence[Sequence[Ranked]], relevant: Sequence[set[str]], ids: Sequence[str]
) -> float:
    firsts = [
        (one.probability, ids[one.row] in wanted)
        for own, wanted in zip(found, relevant, strict=True)
        for one in own[:_FIRST]
    ]
    return calibration_error(np.array([chance for chance, _ in firsts]), [right for _, right in firsts])


def _average_precision(found: Sequence[int], wanted: set[str], ids: Sequence[str], depth: int) -> float:
    hits, total = 0, 0.0
    for place, row in enumerate(found[:depth], start=1):
        if ids[row] in wanted:
            hits += 1
            total += hits / place
    return total / min(len(wanted), depth)


def _recall(found: Sequence[int], wanted: set[str], ids: Sequence[str]) -> float:
    return len({ids[row] for row in found} & wanted) / len(wanted)


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)
