"""What rows have in common, many pairs at once: the cheap comparisons that spare the dear ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int64]
Amounts = npt.NDArray[np.float64]

_PAIRS_AT_ONCE = 50_000


class Incidence:
    """Which things (words, runs of words) occur in which rows, each thing with a weight.

    ``present`` and ``weighed`` are sparse, of shape (rows, things): 1, and the thing's weight.
    """

    def __init__(self, things: Rows, starts: Rows, weights: Amounts) -> None:
        from scipy.sparse import csr_array  # noqa: PLC0415 - a tenth of a second that most commands need not spend

        shape = (len(starts) - 1, max(len(weights), 1))
        self.present: Any = csr_array((np.ones(len(things)), things, starts), shape=shape, copy=True)
        self.present.sum_duplicates()
        self.present.data[:] = 1.0
        self.repeats: npt.NDArray[np.bool_] = np.diff(self.present.indptr) < np.diff(starts)
        """Whether a row has one of its things twice."""
        weighed = weights[self.present.indices]
        self.weighed: Any = csr_array((weighed, self.present.indices, self.present.indptr), shape=shape)

    def shared(self, left: Rows, right: Rows) -> Amounts:
        """For each pair of rows, the weight of what both have."""
        found = np.zeros(len(left), dtype=np.float64)
        for part in blocks(len(left), _PAIRS_AT_ONCE):
            both = self.weighed[left[part]].multiply(self.present[right[part]])
            found[part] = both.sum(axis=1)
        return found

    def rows_with(self) -> Any:
        """The same turned round: for each thing its rows, sorted."""
        return self.present.T.tocsr()


class Numbers:
    """Words numbered in the order in which rows first use them."""

    def __init__(self, rows: Sequence[Iterable[str]]) -> None:
        self.of: dict[str, int] = {}
        number = self.of.setdefault
        ends = [0]
        numbered: list[int] = []
        for row in rows:
            numbered += [number(word, len(self.of)) for word in row]
            ends.append(len(numbered))
        self.numbered: Rows = np.array(numbered, dtype=np.int64)
        self.starts: Rows = np.array(ends, dtype=np.int64)

    def incidence(self, weights: Amounts | None = None) -> Incidence:
        """Which words occur in which rows; each weighs 1 if not told."""
        return Incidence(self.numbered, self.starts, np.ones(len(self.of)) if weights is None else weights)

    def runs(self, length: int) -> Incidence:
        """Which runs of so many words occur in which rows; runs of one row alone are left out."""
        count = max(len(self.numbered) - length + 1, 0)
        row = np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))
        inside = row[:count] == row[length - 1 : length - 1 + count]
        runs = np.zeros(count, dtype=np.int64)
        for at in range(length):
            # Each step is renumbered, so that keys stay far below what 64 bits hold.
            key = runs * (len(self.of) + 1) + self.numbered[at : at + count]
            _, runs = np.unique(key, return_inverse=True)
        often = np.bincount(runs, weights=inside) if count else np.zeros(0)
        kept = inside & (often[runs] > 1)
        starts = np.searchsorted(row[:count][kept], np.arange(len(self.starts)))
        return Incidence(runs[kept], starts, np.ones(len(often)))


def blocks(count: int, size: int) -> Iterator[slice]:
    """Consecutive slices of at most ``size`` that cover ``count``."""
    return (slice(start, min(start + size, count)) for start in range(0, count, size))
