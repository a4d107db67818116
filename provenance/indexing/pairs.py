"""Keeping the nearest neighbours of each row while pairs come in, in bounded memory."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from provenance.ports import Vectors

Rows = npt.NDArray[np.int64]
Cosines = npt.NDArray[np.float64]

_DIGITS = 6
"""Cosines are rounded to this many places, far above the rounding of float32."""
_PRUNE_AT = 8_000_000
"""Pairs held before those that no end can keep are thrown away; 24 bytes each."""
_AT_ONCE = 20_000
"""Pairs multiplied at once: about 150 MB of products."""


def cosines(vectors: Vectors, left: Rows, right: Rows) -> Cosines:
    """Cosines of pairs of rows, in double precision: the same however the pairs were found."""
    out = np.empty(len(left), dtype=np.float64)
    for start in range(0, len(left), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        products = vectors[left[part]].astype(np.float64) * vectors[right[part]]
        out[part] = products.sum(axis=1)
    return np.round(out, _DIGITS)


class Nearest:
    """Collects pairs; keeps those that are among the ``limit`` nearest of at least one end."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._left: list[Rows] = []
        self._right: list[Rows] = []
        self._cosine: list[Cosines] = []
        self._held = 0

    def add(self, left: Rows, right: Rows, cosine: Cosines) -> None:
        """Take in pairs, ``left`` < ``right``, none of them twice."""
        self._left.append(left)
        self._right.append(right)
        self._cosine.append(cosine)
        self._held += len(left)
        if self._held > _PRUNE_AT:
            self._keep(*self._prune())

    def result(self) -> tuple[Rows, Rows, Cosines]:
        """What is kept, sorted by rows."""
        left, right, cosine = self._prune()
        order = np.lexsort((right, left))
        return left[order], right[order], cosine[order]

    def _keep(self, left: Rows, right: Rows, cosine: Cosines) -> None:
        self._left, self._right, self._cosine, self._held = [left], [right], [cosine], len(left)

    def _prune(self) -> tuple[Rows, Rows, Cosines]:
        if not self._left:
            none = np.empty(0, dtype=np.int64)
            return none, none, np.empty(0, dtype=np.float64)
        left, right = np.concatenate(self._left), np.concatenate(self._right)
        cosine = np.concatenate(self._cosine)
        kept = self._within(left, right, cosine) | self._within(right, left, cosine)
        return left[kept], right[kept], cosine[kept]

    def _within(self, row: Rows, other: Rows, cosine: Cosines) -> npt.NDArray[np.bool_]:
        """Which pairs are among the nearest of their end ``row``; its pairs as right or left count alike."""
        count = len(row)
        ends, others = np.concatenate((row, other)), np.concatenate((other, row))
        order = np.lexsort((others, -np.concatenate((cosine, cosine)), ends))
        ends = ends[order]
        first = np.flatnonzero(np.r_[True, ends[1:] != ends[:-1]])
        rank = np.arange(len(ends)) - np.repeat(first, np.diff(np.r_[first, len(ends)]))
        near = np.zeros(2 * count, dtype=np.bool_)
        near[order] = rank < self._limit
        return near[:count]
