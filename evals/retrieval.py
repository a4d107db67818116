"""Finding the checked claim that a tweet makes: how well candidates are proposed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from evals.fit_data import vectors_of
from evals.harness import Table, rows
from provenance.matching import WordIndex, fused, wordings

_DEPTH = 50


def run(folder: Path) -> Table:
    """MAP@5 of words, vectors and both, on the development queries."""
    claims = list(rows(folder / "retrieval" / "claims.jsonl.gz"))
    queries = list(rows(folder / "retrieval" / "queries-dev.jsonl"))
    relevant = [set(query["relevant"]) for query in queries]
    ids = [claim["id"] for claim in claims]
    texts = [f"{claim['title'] or ''} {claim['claim']}" for claim in claims]
    made, rarity = wordings(
        [*texts, *(query["text"] for query in queries)],
        [[str(row)] for row in range(len(claims) + len(queries))],
    )
    index = WordIndex(made[: len(claims)], rarity)
    by_words = [
        [row for row, _ in index.nearest(made[len(claims) + at], _DEPTH)] for at in range(len(queries))
    ]
    by_vectors = _by_vectors([claim["claim"] for claim in claims], [query["text"] for query in queries])
    both = [fused(pair, _DEPTH) for pair in zip(by_words, by_vectors, strict=True)]
    rankings = (("words alone", by_words), ("MiniLM cosine alone", by_vectors), ("both, ranks fused", both))
    return Table(
        title=f"retrieval: {len(queries)} tweets, {len(claims)} checked claims",
        columns=("method", "MAP@5", "recall@5", "recall@20"),
        rows=tuple((name, *_figures(ranked, relevant, ids)) for name, ranked in rankings),
    )


def _figures(ranked: list[list[int]], relevant: list[set[str]], ids: Sequence[str]) -> tuple[str, ...]:
    each = list(zip(ranked, relevant, strict=True))
    precision = _mean([_average_precision(found, wanted, ids) for found, wanted in each])
    recalls = [_mean([_recall(found[:depth], wanted, ids) for found, wanted in each]) for depth in (5, 20)]
    return tuple(f"{figure:.3f}" for figure in (precision, *recalls))


def _by_vectors(claims: list[str], queries: list[str]) -> list[list[int]]:
    vectors = vectors_of([*claims, *queries])
    cosines = vectors[len(claims) :] @ vectors[: len(claims)].T
    return [list(np.argsort(-row, kind="stable")[:_DEPTH].tolist()) for row in cosines]


def _average_precision(found: Sequence[int], wanted: set[str], ids: Sequence[str]) -> float:
    hits, total = 0, 0.0
    for rank, row in enumerate(found[:5], start=1):
        if ids[row] in wanted:
            hits += 1
            total += hits / rank
    return total / min(len(wanted), 5)


def _recall(found: Sequence[int], wanted: set[str], ids: Sequence[str]) -> float:
    return len({ids[row] for row in found} & wanted) / len(wanted)


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)
