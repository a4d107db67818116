"""The FAISS index beyond what every index must do."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from provenance.errors import SettingsError
from provenance.indexing import FaissIndex, IndexSettings, faiss_index
from provenance.indexing.pairs import Nearest
from provenance.ports import Vectors


def clouds(count: int, dimension: int) -> Vectors:
    chance = np.random.default_rng(5)
    centres = np.repeat(chance.standard_normal((count // 4, dimension)), 4, axis=0)
    made = centres + 0.3 * chance.standard_normal(centres.shape)
    unit: Vectors = (made / np.linalg.norm(made, axis=1, keepdims=True)).astype(np.float32)
    return unit


def test_blocks_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = clouds(400, 24)
    whole = list(FaissIndex().pairs(vectors, 0.5, 6))
    monkeypatch.setattr(faiss_index, "_BLOCK", 37)
    assert list(FaissIndex().pairs(vectors, 0.5, 6)) == whole


def test_pruning_does_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = clouds(400, 24)
    whole = list(FaissIndex().pairs(vectors, 0.3, 3))
    monkeypatch.setattr(faiss_index, "_BLOCK", 50)
    monkeypatch.setattr("provenance.indexing.pairs._PRUNE_AT", 200)
    assert list(FaissIndex().pairs(vectors, 0.3, 3)) == whole


def test_approximate_search_finds_nearly_all_and_says_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faiss_index, "_SMALLEST_TRAINING", 0)
    vectors = clouds(4000, 32)
    exact, rough = FaissIndex(), FaissIndex(IndexSettings(exact_up_to=100))
    wanted = set(exact.pairs(vectors, 0.6, 5))
    found = set(rough.pairs(vectors, 0.6, 5))
    assert exact.recall == 1.0
    assert rough.recall is not None
    assert rough.recall >= 0.97
    assert len(found & wanted) >= 0.97 * len(wanted)
    assert set(rough.pairs(vectors, 0.6, 5)) == found


def test_ties_are_broken_by_row() -> None:
    nearest = Nearest(1)
    left, right = np.array([0, 0, 0]), np.array([1, 2, 3])
    nearest.add(left, right, np.array([0.5, 0.5, 0.5]))
    kept = nearest.result()
    assert kept[0].tolist() == [0, 0, 0]
    assert kept[1].tolist() == [1, 2, 3]
    tied = Nearest(1)
    tied.add(np.array([0, 0, 1, 2]), np.array([1, 2, 2, 3]), np.array([0.9, 0.9, 0.9, 0.95]))
    assert list(zip(tied.result()[0].tolist(), tied.result()[1].tolist(), strict=True)) == [(0, 1), (2, 3)]


@pytest.mark.parametrize("wrong", [{"exact_up_to": -1}, {"partition_from": 0}, {"probes": 0}])
def test_wrong_settings_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(SettingsError):
        IndexSettings(**wrong)
