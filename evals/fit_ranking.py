"""Fit ``KNOWN`` of ``provenance/matching/weights.py``: ``python -m evals.fit_ranking FOLDER``.

On the train queries of retrieval, in two steps: first the weights under which the right claim is ranked
first among a query's candidates (a softmax over them), then the scale and the base that make the
log-odds of each query's first five a probability.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from evals.fit_data import Matrix, calibration_error, chances, fit, vectors_of
from evals.harness import rows
from evals.retrieval import Claims
from provenance.matching import read_twice
from provenance.matching.weights import KNOWN
from provenance.ports import Vector

_FEATURES = tuple(name for name in KNOWN if name != "base")
_ALL = 1_000
_PENALTY = 0.3
_FIRST = 5


@dataclass(frozen=True, slots=True)
class _Query:
    """The comparison values of a query's candidates, and which of them it makes."""

    values: Matrix
    right: Matrix


def main(folder: Path) -> None:
    """Print the weights and their calibration on the train queries."""
    queries = _queries(folder)
    weights = _ranking([one for one in queries if one.right.any()])
    firsts = [np.argsort(-(one.values @ weights), kind="stable")[:_FIRST] for one in queries]
    odds = np.concatenate([(one.values @ weights)[at] for one, at in zip(queries, firsts, strict=True)])
    labels = [bool(one.right[place]) for one, at in zip(queries, firsts, strict=True) for place in at]
    values = np.stack([np.ones(len(odds)), odds], axis=1)
    base, scale = fit(values, labels).tolist()
    error = calibration_error(chances(values, np.array([base, scale])), labels)
    print(f"{len(queries)} questions; expected calibration error of the first five {error:.3f}")
    print(f'    "base": {base:.2f},')
    for name, weight in zip(_FEATURES, (weights * scale).tolist(), strict=True):
        print(f'    "{name}": {weight:.2f},')


def _queries(folder: Path) -> list[_Query]:
    """Each query set against the claims with all headings, and with those of every other claim withheld."""
    claims = list(rows(folder / "retrieval" / "claims.jsonl.gz"))
    asked = list(rows(folder / "retrieval" / "queries-train.jsonl.gz"))
    vectors = read_twice([query["text"] for query in asked], vectors_of)
    return [
        _compared(query, searched, vector)
        for searched in (Claims.of(claims), Claims.of(claims, withheld=lambda row: row % 2 == 1))
        for query, vector in zip(asked, vectors, strict=True)
    ]


def _compared(query: dict[str, Any], searched: Claims, vector: Vector) -> _Query:
    ranked = searched.ranked(query["text"], vector, limit=_ALL)
    values = [{part.name: part.value for part in one.parts} for one in ranked]
    return _Query(
        np.array([[one.get(name, 0.0) for name in _FEATURES] for one in values]),
        np.array([float(searched.ids[one.row] in query["relevant"]) for one in ranked]),
    )


def _ranking(queries: Sequence[_Query]) -> Matrix:
    """The weights that make the right candidates likeliest, with a mild ridge."""
    from scipy.optimize import minimize  # noqa: PLC0415 - only this script needs it

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        total, slope = 0.5 * _PENALTY * float(weights @ weights), _PENALTY * weights
        for one in queries:
            odds = one.values @ weights
            share = np.exp(odds - odds.max())
            share /= share.sum()
            right = share * one.right
            total -= float(np.log(right.sum() + 1e-12))
            slope = slope - (right / right.sum() - share) @ one.values
        return total, slope

    solution: Matrix = minimize(loss, np.zeros(len(_FEATURES)), jac=True, method="L-BFGS-B").x
    return solution


if __name__ == "__main__":
    main(Path(sys.argv[1]))
