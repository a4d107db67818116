"""What every vector index must do."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from provenance.indexing import FaissIndex, GrowingIndex
from provenance.ports import VectorIndex, Vectors
from tests.fakes.index import NumpyIndex


@pytest.fixture(params=["numpy", "faiss", "growing"])
def index(request: pytest.FixtureRequest) -> VectorIndex:
    kinds: dict[str, Callable[[], VectorIndex]] = {
        "numpy": NumpyIndex,
        "faiss": FaissIndex,
        "growing": GrowingIndex,
    }
    return kinds[request.param]()


def unit(rows: object) -> Vectors:
    made = np.asarray(rows, dtype=np.float32)
    scaled: Vectors = made / np.linalg.norm(made, axis=1, keepdims=True)
    return scaled


def clouds(groups: int, size: int, dimension: int = 32) -> Vectors:
    chance = np.random.default_rng(3)
    centres = np.repeat(chance.standard_normal((groups, dimension)), size, axis=0)
    return unit(centres + 0.4 * chance.standard_normal(centres.shape))


def test_nothing_in_nothing_out(index: VectorIndex) -> None:
    assert list(index.pairs(np.empty((0, 8), dtype=np.float32), 0.5, 5)) == []
    assert list(index.pairs(unit([[1, 0]]), 0.5, 5)) == []


def test_pairs_are_ordered_distinct_and_above_the_threshold(index: VectorIndex) -> None:
    vectors = clouds(6, 5)
    found = list(index.pairs(vectors, 0.7, 10))
    assert found
    assert all(left < right for left, right, _ in found)
    assert [pair[:2] for pair in found] == sorted({pair[:2] for pair in found})
    assert all(cosine >= 0.7 for _, _, cosine in found)
    assert all(abs(float(vectors[left] @ vectors[right]) - cosine) < 1e-4 for left, right, cosine in found)


def test_all_pairs_above_the_threshold_are_found(index: VectorIndex) -> None:
    vectors = clouds(6, 5)
    near = vectors.astype(np.float64) @ vectors.T
    wanted = {(a, b) for a in range(30) for b in range(a + 1, 30) if near[a, b] >= 0.6}
    assert {pair[:2] for pair in index.pairs(vectors, 0.6, 29)} == wanted
    assert index.recall == 1.0


def test_the_limit_keeps_the_nearest_of_either_end(index: VectorIndex) -> None:
    angles = np.radians([0, 1, 3, 6, 40])
    vectors = unit(np.stack([np.cos(angles), np.sin(angles)], axis=1))
    found = {pair[:2] for pair in index.pairs(vectors, 0.5, 1)}
    assert found == {(0, 1), (1, 2), (2, 3), (3, 4)}


def test_equal_rows_are_pairs(index: VectorIndex) -> None:
    vectors = unit([[1, 2, 3], [1, 2, 3], [-3, 0, 1]])
    [(left, right, cosine)] = index.pairs(vectors, 0.9, 3)
    assert (left, right) == (0, 1)
    assert cosine == pytest.approx(1.0)


def test_answers_agree_with_the_plain_reading() -> None:
    vectors = clouds(12, 9)
    wanted = {(left, right): cosine for left, right, cosine in NumpyIndex().pairs(vectors, 0.5, 4)}
    found = {(left, right): cosine for left, right, cosine in FaissIndex().pairs(vectors, 0.5, 4)}
    assert found == pytest.approx(wanted, abs=2e-6)
