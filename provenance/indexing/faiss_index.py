"""Near pairs within one set of vectors, with FAISS."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from provenance.indexing.bounds import bounds
from provenance.indexing.cells import Cells
from provenance.indexing.joining import Join
from provenance.indexing.pairs import Nearest, Rows
from provenance.indexing.settings import IndexSettings
from provenance.ports import Vectors

_FEW = 4096
"""Rows that are multiplied whole before bounds for them would be worked out."""
_SAMPLE = 200
"""Rows on which the recall of an approximate search is measured."""


class FaissIndex:
    """Implements ``VectorIndex``; ``recall`` tells how complete the last answer was."""

    def __init__(self, settings: IndexSettings | None = None) -> None:
        self._settings = settings or IndexSettings()
        self.recall: float | None = None
        """Share of the true nearest pairs that were found, on a sample; 1.0 where search was exact."""

    def pairs(self, vectors: Vectors, threshold: float, limit: int) -> Iterable[tuple[int, int, float]]:
        """Pairs ``(left, right, cosine)``, sorted, as ``VectorIndex`` promises.

        Memory grows with the rows and the pairs kept, not with the square of the rows. What is
        found does not depend on the number of threads.
        """
        rows = np.ascontiguousarray(vectors, dtype=np.float32)
        join = Join(rows, bounds(rows) if len(rows) > _FEW else rows, threshold)
        exact, found = self.is_exact(rows), Nearest(limit)
        tried = (
            join.everything() if exact else join.neighbouring(Cells.of(join.bounds, self._settings.probes))
        )
        for left, right, cosine in tried:
            found.add(left, right, cosine)
        left, right, cosine = found.result()
        self.recall = 1.0 if exact else _recall(rows, left, right, threshold, limit)
        return zip(left.tolist(), right.tolist(), cosine.tolist(), strict=True)

    def is_exact(self, rows: Vectors) -> bool:
        """Whether so many rows are compared each with each."""
        return len(rows) <= self._settings.exact_up_to


def _holds(found: Rows, pair: int) -> bool:
    """Whether a sorted array holds ``pair``; millions of Python tuples would take a gigabyte."""
    at = int(np.searchsorted(found, pair))
    return at < len(found) and int(found[at]) == pair


def _recall(rows: Vectors, left: Rows, right: Rows, threshold: float, limit: int) -> float:
    """Of the ``limit`` nearest above ``threshold`` of evenly spread rows, the share that was found."""
    found = np.sort(left * len(rows) + right)
    wanted = hit = 0
    for row in np.unique(np.linspace(0, len(rows) - 1, _SAMPLE, dtype=np.int64)).tolist():
        products = rows @ rows[row]
        products[row] = -1.0
        near = np.argsort(-products, kind="stable")[:limit]
        for other in near[products[near] >= threshold].tolist():
            wanted += 1
            hit += _holds(found, min(row, other) * len(rows) + max(row, other))
    return hit / wanted if wanted else 1.0
