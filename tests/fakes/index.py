"""A vector index without FAISS: every pair, one by one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from provenance.ports import Vectors


class NumpyIndex:
    """The plainest reading of what ``VectorIndex`` promises."""

    recall = 1.0

    def pairs(self, vectors: Vectors, threshold: float, limit: int) -> Iterator[tuple[int, int, float]]:
        exact = vectors.astype(np.float64)
        cosines = np.round(exact @ exact.T, 6)
        kept: set[tuple[int, int]] = set()
        for row in range(len(exact)):
            near = sorted(
                (one for one in range(len(exact)) if one != row), key=lambda one: (-cosines[row, one], one)
            )
            kept |= {(min(row, one), max(row, one)) for one in near[:limit] if cosines[row, one] >= threshold}
        yield from ((left, right, float(cosines[left, right])) for left, right in sorted(kept))
