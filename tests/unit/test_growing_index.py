"""An index that searches only what is new finds what a search for everything finds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.indexing import FaissIndex, GrowingIndex, KnownPairs, NearestContents, cells_of, nearest_of
from provenance.ports import Vectors

_GRID = np.array([[a, b, c, 1] for a in range(3) for b in range(3) for c in range(2)], dtype=np.float32)
"""Few distinct vectors, many at one angle: ties and equal rows are common."""


def _rows(chosen: list[tuple[int, int]]) -> Vectors:
    """Rows in the order of a key that stands for the content: its second number."""
    ordered = sorted(chosen, key=lambda one: (one[1], one[0]))
    rows: Vectors = _GRID[[one for one, _ in ordered]].reshape(-1, 4)
    scaled: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return scaled


_CONTENTS = st.lists(st.tuples(st.integers(0, len(_GRID) - 1), st.integers(0, 200)), max_size=14, unique=True)


@settings(deadline=None, max_examples=150)
@given(piles=st.lists(_CONTENTS, min_size=1, max_size=4), limit=st.integers(1, 3), keep=st.booleans())
def test_it_finds_what_a_search_for_everything_finds(
    piles: list[list[tuple[int, int]]], limit: int, *, keep: bool
) -> None:
    index = GrowingIndex()
    held: dict[tuple[int, int], None] = {}
    for pile in piles:
        held = dict.fromkeys([*(held if keep else ()), *pile])
        rows = _rows(list(held))
        assert list(index.pairs(rows, 0.8, limit)) == list(FaissIndex().pairs(rows, 0.8, limit))


def test_only_new_rows_are_searched(tmp_path: Path) -> None:
    chance = np.random.default_rng(5)
    rows = chance.standard_normal((400, 16)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    index = GrowingIndex()
    list(index.pairs(rows[:395], 0.5, 3))
    assert index.searched == 395
    assert index.known is not None
    index.known.save(tmp_path / "pairs.npz")
    again = GrowingIndex(known=KnownPairs.load(tmp_path / "pairs.npz"))
    assert list(again.pairs(rows, 0.5, 3)) == list(FaissIndex().pairs(rows, 0.5, 3))
    assert again.searched == 5


def test_pairs_of_another_search_are_not_used() -> None:
    rows = _rows([(one, one) for one in range(len(_GRID))])
    index = GrowingIndex()
    list(index.pairs(rows, 0.9, 2))
    assert list(index.pairs(rows, 0.6, 5)) == list(FaissIndex().pairs(rows, 0.6, 5))


def test_nearest_contents_come_from_a_file(tmp_path: Path) -> None:
    rows = _rows([(one, one) for one in range(len(_GRID))])
    keys = np.arange(100, 100 + len(rows), dtype=np.int64)
    NearestContents.build(4, len(rows), lambda: [(keys, rows)]).save(tmp_path / "index")
    found = NearestContents.open(tmp_path / "index").nearest(rows[3:4], 2)
    assert found[0][0][0] == 103
    assert abs(found[0][0][1] - 1.0) < 1e-6
    assert len(found[0]) == 2


def _spread(count: int) -> tuple[npt.NDArray[np.int64], Vectors]:
    draw = np.random.default_rng(5)
    rows = draw.standard_normal((count, 16)).astype(np.float32)
    return np.arange(1, count + 1), rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_many_contents_are_cut_into_cells_and_grow_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("provenance.indexing.nearest.EXACT_UP_TO", 500)
    keys, rows = _spread(3000)
    made = NearestContents.build(16, 2000, lambda: [(keys[:2000], rows[:2000])])
    assert made.cells == cells_of(2000) > 1
    made.save(tmp_path / "index")
    grown = NearestContents.open(tmp_path / "index", growing=True)
    grown.add(keys[2000:], rows[2000:])
    grown.save(tmp_path / "index")
    opened = NearestContents.open(tmp_path / "index")
    assert len(opened) == 3000
    found = opened.nearest(rows[::300], 5)
    assert [near[0][0] for near in found] == keys[::300].tolist()
    assert all(abs(near[0][1] - 1.0) < 0.02 for near in found)
    recall = opened.recall(lambda: [(keys[:1700], rows[:1700]), (keys[1700:], rows[1700:])], 10)
    assert (recall.limit, recall.sample) == (10, 100)
    assert 0.5 < recall.share < 1.0


def test_a_comparison_of_one_and_all_misses_nothing() -> None:
    keys, rows = _spread(300)
    made = NearestContents.build(16, 300, lambda: [(keys, rows)])
    assert (made.cells, made.recall(lambda: [(keys, rows)], 10).share) == (0, 1.0)


def test_two_indexes_answer_as_one() -> None:
    keys, rows = _spread(200)
    parts = [NearestContents.exact(16), NearestContents.exact(16)]
    for part, half in zip(parts, (slice(0, 90), slice(90, 200)), strict=True):
        part.add(keys[half], rows[half])
    whole = NearestContents.build(16, 200, lambda: [(keys, rows)])
    assert nearest_of(parts, rows[:7], 12) == whole.nearest(rows[:7], 12)
    assert nearest_of([NearestContents.exact(16), whole], rows[:1], 3) == whole.nearest(rows[:1], 3)
