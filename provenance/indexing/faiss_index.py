"""Near pairs within one set of vectors, with FAISS."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from provenance.indexing.pairs import Cosines, Nearest, Rows, cosines
from provenance.indexing.settings import IndexSettings
from provenance.ports import Vectors

_BLOCK = 8192
"""Rows searched at once: the products of two blocks take 256 MB."""
_SLACK = 1e-4
"""Single precision may miss a cosine by less than this; the exact one decides."""
_SAMPLE = 200
"""Rows on which the recall of an approximate search is measured."""
_SMALLEST_TRAINING = 10_000
"""Product quantisation with 256 codes learns badly from less (FAISS asks for 39 a code)."""
_CELLS = 4096
_CODES = 256
_TRAINING_PER_CELL = 256
"""FAISS trains on at most so many rows a cell or code; more would only be copied."""


class FaissIndex:
    """Implements ``VectorIndex``; ``recall`` tells how complete the last answer was."""

    def __init__(self, settings: IndexSettings | None = None) -> None:
        self._settings = settings or IndexSettings()
        self.recall: float | None = None
        """Share of the true nearest pairs that were found, on a sample; 1.0 where search was exact."""

    def pairs(self, vectors: Vectors, threshold: float, limit: int) -> Iterable[tuple[int, int, float]]:
        """Pairs ``(left, right, cosine)``, sorted, as ``VectorIndex`` promises.

        Exact: half of all products, block by block; memory grows with the pairs kept, not with
        the square of the rows. 100,000 vectors take about half a minute on two cores.
        """
        rows = np.ascontiguousarray(vectors, dtype=np.float32)
        if self.is_exact(rows):
            left, right, cosine = _exact(rows, threshold, limit)
            self.recall = 1.0
        else:
            left, right, cosine = self._approximate(rows, threshold, limit)
            self.recall = _recall(rows, left, right, threshold, limit)
        return zip(left.tolist(), right.tolist(), cosine.tolist(), strict=True)

    def is_exact(self, rows: Vectors) -> bool:
        """Whether so many rows are compared each with each."""
        count, dimension = len(rows), int(rows.shape[1])
        return count <= max(self._settings.exact_up_to, _SMALLEST_TRAINING) or dimension % 4 != 0

    def _approximate(self, rows: Vectors, threshold: float, limit: int) -> tuple[Rows, Rows, Cosines]:
        index = _trained(rows, self._settings)
        found: list[Rows] = []
        for start in range(0, len(rows), _BLOCK):
            _, near = index.search(rows[start : start + _BLOCK], limit + 1)
            own = np.repeat(np.arange(start, start + len(near)), near.shape[1])
            other = near.ravel().astype(np.int64)
            real = (other >= 0) & (own != other)
            found.append((np.minimum(own, other) * len(rows) + np.maximum(own, other))[real])
        once = np.unique(np.concatenate(found))
        return _above(rows, once // len(rows), once % len(rows), threshold)


def _exact(rows: Vectors, threshold: float, limit: int) -> tuple[Rows, Rows, Cosines]:
    found = Nearest(limit)
    for left, right in _half_join(rows, threshold - _SLACK):
        found.add(*_above(rows, left, right, threshold))
    return found.result()


def _half_join(rows: Vectors, threshold: float) -> Iterator[tuple[Rows, Rows]]:
    """Pairs with ``left`` < ``right`` whose product exceeds ``threshold``, block against block."""
    import faiss  # noqa: PLC0415 - a fifth of a second that most commands need not spend

    blocks = range(0, len(rows), _BLOCK)
    for own in blocks:
        index = faiss.IndexFlatIP(rows.shape[1])
        index.add(rows[own : own + _BLOCK])
        for other in range(0, own + 1, _BLOCK):
            queries = rows[other : other + _BLOCK]
            limits, _, near = index.range_search(queries, threshold)
            counts = limits[1:].astype(np.int64) - limits[:-1].astype(np.int64)
            left = np.repeat(np.arange(other, other + len(queries)), counts)
            right = near.astype(np.int64) + own
            forward = left < right
            yield left[forward], right[forward]


def _above(rows: Vectors, left: Rows, right: Rows, threshold: float) -> tuple[Rows, Rows, Cosines]:
    cosine = cosines(rows, left, right)
    kept = cosine >= threshold
    return left[kept], right[kept], cosine[kept]


def _trained(rows: Vectors, settings: IndexSettings) -> Any:
    """Product quantisation with four dimensions a code and refinement by the full vectors."""
    import faiss  # noqa: PLC0415

    count, dimension = rows.shape
    partitioned = count >= settings.partition_from
    cells = f"IVF{_CELLS}," if partitioned else ""
    index: Any = faiss.index_factory(
        dimension, f"{cells}PQ{dimension // 4}x4fs,RFlat", faiss.METRIC_INNER_PRODUCT
    )
    index.k_factor = 10
    if partitioned:
        faiss.extract_index_ivf(index).nprobe = settings.probes
    step = -(-count // (_TRAINING_PER_CELL * (_CELLS if partitioned else _CODES)))
    index.train(np.ascontiguousarray(rows[::step]))
    index.add(rows)
    return index


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
