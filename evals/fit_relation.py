"""Fit ``RELATION`` and ``CLOSENESS`` of ``provenance/divergence/fitted.py``: ``python -m evals.fit_relation FOLDER``.

The aligned chunks of the headlines, each pair also the other way round, so that the weights do not
depend on which passage is the left one. Prints the official measures of five folds of headlines,
then the tables.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from evals.chunks import (
    Judged,
    Row,
    agreement,
    chunk_pairs,
    closeness_agreement,
    share,
    side,
    strict_agreement,
    type_agreement,
    weight,
)
from evals.fit_data import Matrix, folds
from evals.harness import rows
from provenance.divergence.passage import Passage
from provenance.divergence.relating import KINDS, MIRRORED, signs

TYPES = dict(zip(KINDS, ("EQUI", "OPPO", "SPE1", "SPE2", "SIMI", "REL"), strict=True))
"""Our name of a relation -> the task's."""
AGREEMENTS = (type_agreement, closeness_agreement, agreement, strict_agreement)
_PENALTY = 4.0
_STEPS = 30
Labels = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Chunks:
    """An aligned pair of chunks: its signs, its gold label, what it counts."""

    row: int
    signs: dict[str, float]
    gold: Judged
    kind: int
    counts: float


@dataclass(frozen=True, slots=True)
class Tables:
    """Weights of the relations, and of the closeness where it is neither the same nor opposite."""

    names: list[str]
    kinds: Matrix
    closeness: Matrix

    def judge(self, values: Matrix) -> list[Judged]:
        """The likeliest type and closeness of each row."""
        best = (values @ self.kinds).argmax(axis=1).tolist()
        close = np.clip(np.round(values @ self.closeness), 1, 4).tolist()
        fixed = {0: 5.0, 1: 4.0}
        types = list(TYPES.values())
        return [
            Judged(frozenset({types[kind]}), fixed.get(kind, near))
            for kind, near in zip(best, close, strict=True)
        ]


def main(folder: Path) -> None:
    """Print the tables and what they are worth."""
    pairs = [
        chunks
        for at, row in enumerate(rows(folder / "divergence" / "train.jsonl.gz"))
        for chunks in chunks_of(at, row)
    ]
    for name, value in zip(("type", "closeness", "both", "both, strict"), five_folds(pairs), strict=True):
        print(f"five folds, {name}: {value:.3f}")
    tables = fitted(pairs)
    for at, kind in enumerate(KINDS):
        print(f'    "{kind}": {{')
        _show(tables.names, tables.kinds[:, at], " " * 8)
        print("    },")
    _show(tables.names, tables.closeness, " " * 4)


def five_folds(pairs: Sequence[Chunks]) -> tuple[float, ...]:
    """The measures with the alignment given, headlines of each fold judged by the other four."""
    gold: list[tuple[Judged, float]] = []
    found: list[Judged] = []
    for held in folds(1 + max(one.row for one in pairs)):
        out = set(held.tolist())
        test = [one for one in pairs if one.row in out]
        tables = fitted([one for one in pairs if one.row not in out])
        gold += [(one.gold, one.counts) for one in test]
        found += tables.judge(_matrix(test, tables.names))
    return tuple(share(gold, found, agree) for agree in AGREEMENTS)


def fitted(pairs: Sequence[Chunks]) -> Tables:
    """Both tables, from pairs and their mirror images."""
    names = sorted({name for one in pairs for name in (*one.signs, *_mirrored(one.signs))})
    both = np.concatenate([_matrix(pairs, names), _matrix([_turned(one) for one in pairs], names)])
    mirror = [KINDS.index(MIRRORED.get(kind, kind)) for kind in KINDS]
    labels = np.array([one.kind for one in pairs] + [mirror[one.kind] for one in pairs], dtype=np.int64)
    counts = np.array([one.counts / 2 for one in pairs] * 2)
    return Tables(names, _multinomial(both, labels, counts), _closeness(both, labels, pairs))


def _closeness(both: Matrix, labels: Labels, pairs: Sequence[Chunks]) -> Matrix:
    wanted = np.array([one.gold.closeness for one in pairs] * 2)
    values = both[labels > 1]
    squares = values.T @ values + _PENALTY * np.eye(values.shape[1])
    return np.linalg.solve(squares, values.T @ wanted[labels > 1])


def _multinomial(values: Matrix, labels: Labels, counts: Matrix) -> Matrix:
    """Weights of a multinomial regression with a ridge, by Newton's method; shape (signs, kinds)."""
    signs_, kinds = values.shape[1], len(KINDS)
    wanted = np.eye(kinds)[labels]
    solution = np.zeros((signs_, kinds))
    for _ in range(_STEPS):
        odds = values @ solution
        chance = np.exp(odds - odds.max(axis=1, keepdims=True))
        chance /= chance.sum(axis=1, keepdims=True)
        slope = values.T @ (counts[:, None] * (chance - wanted)) + _PENALTY * solution
        bend = np.zeros((kinds, signs_, kinds, signs_))
        for a in range(kinds):
            for b in range(kinds):
                share_ = counts * chance[:, a] * ((a == b) - chance[:, b])
                bend[a, :, b, :] = (values * share_[:, None]).T @ values
        square = bend.reshape(kinds * signs_, kinds * signs_) + _PENALTY * np.eye(kinds * signs_)
        step = np.linalg.solve(square, slope.T.ravel()).reshape(kinds, signs_).T
        solution = solution - step
        if np.abs(step).max() < 1e-6:
            break
    return solution


def chunks_of(at: int, row: Row) -> list[Chunks]:
    """The aligned chunks of a headline pair, numbered ``at``."""
    within = Passage(row["left"]), Passage(row["right"])
    types = list(TYPES.values())
    return [
        Chunks(
            at,
            signs(Passage(side(row, "left", one["left"])), Passage(side(row, "right", one["right"])), within),
            Judged(frozenset({one["type"], *one["flags"]}), one["score"]),
            types.index(one["type"]),
            weight(row, one),
        )
        for one in chunk_pairs(row)
    ]


def _turned(one: Chunks) -> Chunks:
    return Chunks(one.row, _mirrored(one.signs), one.gold, one.kind, one.counts)


def _mirrored(found: dict[str, float]) -> dict[str, float]:
    swap = {"left": "right", "right": "left"}
    parted = ((name.partition(" "), value) for name, value in found.items())
    return {f"{swap.get(head, head)}{gap}{tail}": value for (head, gap, tail), value in parted}


def _matrix(pairs: Sequence[Chunks], names: Sequence[str]) -> Matrix:
    return np.array([[one.signs.get(name, 0.0) for name in names] for one in pairs])


def _show(names: Sequence[str], weights: Any, indent: str) -> None:
    for name, value in zip(names, weights.tolist(), strict=True):
        if round(value, 2):
            print(f'{indent}"{name}": {value:.2f},')


if __name__ == "__main__":
    main(Path(sys.argv[1]))
