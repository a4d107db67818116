"""The FAISS index beyond what every index must do."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest

from provenance.errors import SettingsError
from provenance.indexing import FaissIndex, IndexSettings, faiss_index, joining
from provenance.indexing.bounds import bounds
from provenance.indexing.cells import Cells
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
    monkeypatch.setattr(joining, "_BLOCK", 37)
    assert list(FaissIndex().pairs(vectors, 0.5, 6)) == whole


def test_pruning_does_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = clouds(400, 24)
    whole = list(FaissIndex().pairs(vectors, 0.3, 3))
    monkeypatch.setattr(joining, "_BLOCK", 50)
    monkeypatch.setattr("provenance.indexing.pairs._PRUNE_AT", 200)
    assert list(FaissIndex().pairs(vectors, 0.3, 3)) == whole


def test_bounds_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = clouds(600, 48)
    whole = list(FaissIndex().pairs(vectors, 0.5, 6))
    monkeypatch.setattr(faiss_index, "_FEW", 0)
    assert list(FaissIndex().pairs(vectors, 0.5, 6)) == whole


@pytest.mark.parametrize("dimension", [5, 16, 31, 96])
def test_bounds_are_shorter_and_never_below(dimension: int) -> None:
    vectors = clouds(200, dimension)
    made = bounds(vectors)
    assert made.shape[1] <= dimension
    assert (made.shape[1] < dimension) == (dimension >= 16)
    assert np.all(made @ made.T >= vectors @ vectors.T - 1e-5)


@pytest.mark.parametrize(("probes", "least"), [(1, 0.5), (16, 0.97)])
def test_approximate_search_finds_nearly_all_and_says_how_many(probes: int, least: float) -> None:
    vectors = clouds(4000, 32)
    exact, rough = FaissIndex(), FaissIndex(IndexSettings(exact_up_to=100, probes=probes))
    wanted, answer = set(exact.pairs(vectors, 0.6, 5)), list(rough.pairs(vectors, 0.6, 5))
    assert exact.recall == 1.0
    assert rough.recall is not None
    assert abs(rough.recall - len(wanted & set(answer)) / len(wanted)) < 0.1
    assert rough.recall >= least
    assert answer == sorted(set(answer))
    assert list(rough.pairs(vectors, 0.6, 5)) == answer


@pytest.mark.parametrize("count", [1, 2, 30])
def test_looking_into_all_cells_finds_every_pair_once(count: int) -> None:
    vectors = np.repeat(clouds(40, 24)[:count], 3, axis=0)
    every = IndexSettings(exact_up_to=0, probes=10_000)
    assert list(FaissIndex(every).pairs(vectors, 0.2, 200)) == list(FaissIndex().pairs(vectors, 0.2, 200))


def test_threads_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    import faiss  # noqa: PLC0415 - slow to import

    vectors, settings = clouds(3000, 48), IndexSettings(exact_up_to=100, probes=4)
    found = []
    for threads in (1, 3):
        monkeypatch.setattr(faiss, "omp_get_max_threads", lambda count=threads: count)
        found.append(list(FaissIndex(settings).pairs(vectors, 0.6, 5)))
    assert found[0] == found[1]


def test_a_pair_met_in_two_cells_counts_in_one() -> None:
    vectors = clouds(400, 24)
    cells = Cells.of(vectors, 5)
    met: Counter[tuple[int, int]] = Counter()
    for cell in range(cells.count):
        members, visitors = cells.members(cell), cells.visitors(cell)
        one, two = (grid.ravel() for grid in np.meshgrid(visitors, members))
        counted = cells.counted_here(one, two)
        met.update(zip(one[counted].tolist(), two[counted].tolist(), strict=True))
    looks = [set(row) for row in cells.probes.tolist()]
    home = cells.probes[:, 0].tolist()
    wanted = {(a, b) for a in range(400) for b in range(a) if home[b] in looks[a] or home[a] in looks[b]}
    assert set(met.values()) == {1}
    assert {(max(pair), min(pair)) for pair in met} == wanted
    assert len(met) == len(wanted)


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


@pytest.mark.parametrize("wrong", [{"exact_up_to": -1}, {"probes": 0}])
def test_wrong_settings_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(SettingsError):
        IndexSettings(**wrong)
