"""What every vector cache must do."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from provenance.ports import VectorCache
from provenance.storage import VectorStore
from tests.fakes.cache import DictCache


@pytest.fixture(params=["dict", "sqlite"])
def cache(request: pytest.FixtureRequest, tmp_path: Path) -> VectorCache:
    return (
        DictCache() if request.param == "dict" else VectorStore(tmp_path / "vectors.sqlite", warn=pytest.fail)
    )


def vector(*values: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.array(values, dtype=np.float32)


def test_holds_nothing_at_first(cache: VectorCache) -> None:
    assert cache.get(["a", "b"]) == {}
    assert cache.get([]) == {}


def test_gives_back_exactly_what_was_put(cache: VectorCache) -> None:
    kept = vector(0.1, -2.5e-8, 3.4e7)
    cache.put({"a": kept, "ключ": vector(1.0)})
    found = cache.get(["a", "missing", "ключ"])
    assert sorted(found) == ["a", "ключ"]
    assert np.array_equal(found["a"], kept)
    assert found["a"].dtype == np.float32


def test_putting_again_replaces(cache: VectorCache) -> None:
    cache.put({"a": vector(1.0)})
    cache.put({"a": vector(2.0)})
    assert cache.get(["a"])["a"].tolist() == [2.0]


def test_takes_many_keys(cache: VectorCache) -> None:
    cache.put({f"k{number}": vector(float(number)) for number in range(2500)})
    found = cache.get([f"k{number}" for number in range(3000)])
    assert len(found) == 2500
    assert found["k2400"].tolist() == [2400.0]


def test_what_comes_back_may_be_changed(cache: VectorCache) -> None:
    cache.put({"a": vector(1.0, 2.0)})
    cache.get(["a"])["a"][0] = 9.0
    assert cache.get(["a"])["a"].tolist() == [1.0, 2.0]
