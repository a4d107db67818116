"""Finding the checked claim that a tweet makes: how well candidates are proposed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from evals.fit_data import vectors_of
from evals.harness import Table, rows
from provenance.matching import WordIndex, fused, rank, wordings
from provenance.matching.words import Rarity, wording
from provenance.ports import Vectors

_DEPTH = 50


def run(folder: Path) -> Table:
    """MAP@5 and MAP@1 of words, vectors, both, and the shipped ranking, on both sets of queries."""
    claims = list(rows(folder / "retrieval" / "claims.jsonl.gz"))
    sets = {
        "train": list(rows(folder / "retrieval" / "queries-train.jsonl.gz")),
        "dev": list(rows(folder / "retrieval" / "queries-dev.jsonl")),
    }
    known = Known.of(claims)
    lines: list[tuple[str, ...]] = []
    every: dict[str, list[tuple[list[int], set[str]]]] = {}
    for name, queries in sets.items():
        found = known.rankings([query["text"] for query in queries])
        relevant = [set(query["relevant"]) for query in queries]
        for method, ranked in found.items():
            every.setdefault(method, []).extend(zip(ranked, relevant, strict=True))
            lines.append((f"{method}, {name}", *_figures(ranked, relevant, known.ids)))
    for method, pairs in every.items():
        ranked, relevant = [one for one, _ in pairs], [wanted for _, wanted in pairs]
        lines.append((f"{method}, all", *_figures(ranked, relevant, known.ids)))
    count = sum(len(queries) for queries in sets.values())
    return Table(
        title=f"retrieval: {count} tweets, {len(claims)} checked claims",
        columns=("method", "MAP@5", "MAP@1", "recall@5", "recall@20"),
        rows=tuple(lines),
        notes=("the five weights of the shipped ranking were fitted on the train queries",),
    )


@dataclass(frozen=True, slots=True)
class Known:
    """The checked claims, ready to be searched."""

    ids: list[str]
    index: WordIndex
    rarity: Rarity
    vectors: Vectors

    @classmethod
    def of(cls, claims: Sequence[dict[str, Any]]) -> Known:
        texts = [f"{claim['title'] or ''} {claim['claim']}" for claim in claims]
        made, rarity = wordings(texts, [[str(row)] for row in range(len(claims))])
        vectors = vectors_of([claim["claim"] for claim in claims])
        return cls([claim["id"] for claim in claims], WordIndex(made, rarity), rarity, vectors)

    def rankings(self, queries: Sequence[str]) -> dict[str, list[list[int]]]:
        """For each method and query, the rows found, best first."""
        vectors = vectors_of(queries)
        near = [list(np.argsort(-row, kind="stable")[:_DEPTH].tolist()) for row in vectors @ self.vectors.T]
        words = [
            [row for row, _ in self.index.nearest(wording(query, self.rarity), _DEPTH)] for query in queries
        ]
        shipped = [
            [
                one.row
                for one in rank(query, vector, rows, self.index, self.vectors, self.rarity, limit=_DEPTH)
            ]
            for query, vector, rows in zip(queries, vectors, near, strict=True)
        ]
        return {
            "words alone": words,
            "MiniLM cosine alone": near,
            "both, ranks fused": [fused(pair, _DEPTH) for pair in zip(words, near, strict=True)],
            "rank as shipped": shipped,
        }


def _figures(ranked: list[list[int]], relevant: list[set[str]], ids: Sequence[str]) -> tuple[str, ...]:
    each = list(zip(ranked, relevant, strict=True))
    precisions = [
        _mean([_average_precision(found, wanted, ids, depth) for found, wanted in each]) for depth in (5, 1)
    ]
    recalls = [_mean([_recall(found[:depth], wanted, ids) for found, wanted in each]) for depth in (5, 20)]
    return tuple(f"{figure:.3f}" for figure in (*precisions, *recalls))


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
