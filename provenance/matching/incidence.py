"""What rows have in common, many pairs at once: the cheap comparisons that spare the dear ones."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

_T = TypeVar("_T", bound=Hashable)

Rows = npt.NDArray[np.int64]
Amounts = npt.NDArray[np.float64]

_PAIRS_AT_ONCE = 50_000


class Incidence(Generic[_T]):
    """Which things (words, runs of words) occur in which rows, each thing with a weight."""

    def __init__(self, rows: Sequence[Iterable[_T]], weigh: Callable[[_T], float] = lambda _: 1.0) -> None:
        from scipy.sparse import csr_array  # noqa: PLC0415 - a tenth of a second that most commands need not spend

        known: dict[_T, int] = {}
        columns: list[int] = []
        ends = [0]
        for row in rows:
            columns += sorted({known.setdefault(one, len(known)) for one in row})
            ends.append(len(columns))
        self.things = list(known)
        self.weights: Amounts = np.array([weigh(one) for one in known], dtype=np.float64)
        indices, starts = np.array(columns, dtype=np.int32), np.array(ends, dtype=np.int64)
        shape = (len(ends) - 1, max(len(known), 1))
        self.present: Any = csr_array((np.ones(len(columns)), indices, starts), shape=shape)
        weighed = self.weights[indices] if len(columns) else np.ones(0)
        self._weighed: Any = csr_array((weighed, indices, starts), shape=shape)

    def shared(self, left: Rows, right: Rows) -> Amounts:
        """For each pair of rows, the weight of what both have."""
        found = np.zeros(len(left), dtype=np.float64)
        for part in blocks(len(left), _PAIRS_AT_ONCE):
            both = self._weighed[left[part]].multiply(self.present[right[part]])
            found[part] = both.sum(axis=1)
        return found


def blocks(count: int, size: int) -> Iterator[slice]:
    """Consecutive slices of at most ``size`` that cover ``count``."""
    return (slice(start, min(start + size, count)) for start in range(0, count, size))
