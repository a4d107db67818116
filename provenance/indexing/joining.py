"""Which rows may be near to each other: all of them tried, or those of neighbouring cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

from provenance.indexing.blocks import in_parallel, products_above
from provenance.indexing.cells import Cells
from provenance.indexing.pairs import Cosines, Rows, cosines
from provenance.ports import Vectors

_BLOCK = 8192
"""Rows multiplied at once: the products of two blocks take 256 MB."""
_SLACK = 1e-4
"""Single precision may miss a cosine by less than this; the exact one decides."""
_LOOKED_AT = 8192
"""Pairs whose single-precision cosines are worked out at once: 25 MB of gathered rows."""

Found = tuple[Rows, Rows, Cosines]


@dataclass(frozen=True, slots=True)
class Join:
    """Finds all pairs of ``rows`` with a cosine of at least ``threshold`` among those that it tries.

    ``bounds``: vectors whose products are never below the cosines; they are tried first.
    """

    rows: Vectors
    bounds: Vectors
    threshold: float

    def everything(self) -> Iterator[Found]:
        """Pairs ``left`` < ``right``, each once; every row is set against every other."""
        starts = range(0, len(self.rows), _BLOCK)
        return in_parallel(self._square, [(one, two) for two in starts for one in starts if one <= two])

    def neighbouring(self, cells: Cells) -> Iterator[Found]:
        """The same for pairs of which one row at least looks into the cell of the other."""
        return in_parallel(partial(self._visit, cells), list(_visits(cells)))

    def _square(self, corner: tuple[int, int]) -> Found:
        one, two = corner
        queries, others = self.bounds[one : one + _BLOCK], self.bounds[two : two + _BLOCK]
        left, right = products_above(queries, others, self.threshold - _SLACK)
        left, right = left + one, right + two
        once = left < right
        return self._near(left[once], right[once])

    def _visit(self, cells: Cells, visit: tuple[int, int, int]) -> Found:
        cell, start, first = visit
        visitors = cells.visitors(cell)[start : start + _BLOCK]
        members = cells.members(cell)[first : first + _BLOCK]
        one, two = products_above(self.bounds[visitors], self.bounds[members], self.threshold - _SLACK)
        left, right, cosine = self._near(visitors[one], members[two])
        once = cells.counted_here(left, right)
        left, right = left[once], right[once]
        return np.minimum(left, right), np.maximum(left, right), cosine[once]

    def _near(self, left: Rows, right: Rows) -> Found:
        likely = np.empty(len(left), dtype=np.bool_)
        for start in range(0, len(left), _LOOKED_AT):
            part = slice(start, start + _LOOKED_AT)
            products = np.einsum("ij,ij->i", self.rows[left[part]], self.rows[right[part]])
            likely[part] = products >= self.threshold - _SLACK
        left, right = left[likely], right[likely]
        cosine = cosines(self.rows, left, right)
        kept = cosine >= self.threshold
        return left[kept], right[kept], cosine[kept]


def _visits(cells: Cells) -> Iterator[tuple[int, int, int]]:
    """Each cell with the starts of blocks of its visitors and of its members."""
    for cell in range(cells.count):
        for start in range(0, len(cells.visitors(cell)), _BLOCK):
            for first in range(0, len(cells.members(cell)), _BLOCK):
                yield cell, start, first
