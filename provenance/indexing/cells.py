"""The space of the rows cut into cells; each row looks into its own and the nearest others."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from provenance.indexing.blocks import in_parallel
from provenance.indexing.pairs import Rows
from provenance.ports import Vectors

_CELLS_A_ROOT = 4
"""Cells for each square root of the rows: FAISS advises 4 to 16."""
_TRAINING_PER_CELL = 32
_ROUNDS = 5
"""Half as many rows and four rounds save 2 seconds of 41, but .001 of the pairs."""
_SEED = 7
_BLOCK = 4096


@dataclass(frozen=True, slots=True)
class Cells:
    """``probes``: for each row the cells it looks into, its own first; shape (n, probes).

    ``order``, ``ends``: the rows by their own cell, and where each cell's end. ``visits``,
    ``visit_ends``: the rows by the cells they look into.
    """

    probes: npt.NDArray[np.uint16]
    order: Rows
    ends: Rows
    visits: npt.NDArray[np.int32]
    visit_ends: Rows

    @classmethod
    def of(cls, vectors: Vectors, probes: int) -> Cells:
        """Cells of ``vectors``, made by k-means; the same for the same vectors."""
        count = min(int(_CELLS_A_ROOT * math.sqrt(len(vectors))), len(vectors), np.iinfo(np.uint16).max)
        near = _nearest(vectors, _centres(vectors, count), min(probes, count))
        order = np.argsort(near[:, 0], kind="stable")
        visits = np.argsort(near.ravel(), kind="stable") // near.shape[1]
        return cls(
            near,
            order,
            np.cumsum(np.bincount(near[:, 0], minlength=count)),
            visits.astype(np.int32),
            np.cumsum(np.bincount(near.ravel(), minlength=count)),
        )

    @property
    def count(self) -> int:
        """How many cells there are."""
        return len(self.ends)

    def members(self, cell: int) -> Rows:
        """The rows of a cell."""
        return self.order[self.ends[cell - 1] if cell else 0 : self.ends[cell]]

    def visitors(self, cell: int) -> Rows:
        """The rows that look into a cell, its own among them."""
        start = self.visit_ends[cell - 1] if cell else 0
        return self.visits[start : self.visit_ends[cell]].astype(np.int64)

    def counted_here(self, visitor: Rows, member: Rows) -> npt.NDArray[np.bool_]:
        """Which of these pairs count: of a pair that is met in two cells, the one met in the lower.

        Within a cell each pair is met from both ends, and each row meets itself.
        """
        home, here = self.probes[visitor, 0], self.probes[member, 0]
        twice = (self.probes[member] == home[:, None]).any(axis=1)
        counted: npt.NDArray[np.bool_] = np.where(home == here, visitor < member, ~twice | (here < home))
        return counted


def _centres(vectors: Vectors, count: int) -> Vectors:
    """Directions of the cells' middles, by spherical k-means on evenly spread rows."""
    import faiss  # noqa: PLC0415 - a fifth of a second that most commands need not spend

    step = max(1, len(vectors) // (_TRAINING_PER_CELL * count))
    sample = np.ascontiguousarray(vectors[::step])
    means = faiss.Kmeans(
        vectors.shape[1],
        count,
        niter=_ROUNDS,
        seed=_SEED,
        spherical=True,
        min_points_per_centroid=1,
        max_points_per_centroid=2 * _TRAINING_PER_CELL,
    )
    for _ in in_parallel(means.train, [sample]):
        pass
    centres: Vectors | None = means.centroids
    assert centres is not None  # noqa: S101 (trained above)
    return centres


def _nearest(vectors: Vectors, centres: Vectors, probes: int) -> npt.NDArray[np.uint16]:
    """For each row the ``probes`` nearest cells, the nearest first."""
    import faiss  # noqa: PLC0415

    index = faiss.IndexFlatIP(centres.shape[1])
    index.add(centres)

    def near(start: int) -> npt.NDArray[np.uint16]:
        found: npt.NDArray[np.uint16] = index.search(vectors[start : start + _BLOCK], probes)[1].astype(
            np.uint16
        )
        return found

    return np.concatenate(list(in_parallel(near, range(0, len(vectors), _BLOCK))))
