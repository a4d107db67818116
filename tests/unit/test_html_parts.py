"""Ranges laid over text, drawings and timelines."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.report.html.anchors import Anchors
from provenance.report.html.graph import HEIGHT, WIDTH, Arrow, Box, draw
from provenance.report.html.ranges import Laid, cut
from provenance.report.html.timeline import SCALE, timeline
from provenance.report.result import Report
from tests.findings import Pile

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12)), max_size=8)


@given(SPANS)
def test_pieces_are_the_text_and_bear_exactly_what_covers_them(spans: list[tuple[int, int]]) -> None:
    text = "The ferry agreement lapsed."
    laid = [Laid(start, start + length, number) for number, (start, length) in enumerate(spans)]
    pieces = cut(0, len(text), laid)
    assert "".join(text[one.start : one.end] for one in pieces) == text
    for one in pieces:
        if one.start < one.end:
            covering = tuple(each.mark for each in laid if each.start <= one.start and one.end <= each.end)
            assert one.marks == tuple(m for m in covering if laid[m].start < laid[m].end)
    for number, mark in enumerate(laid):
        reached = mark.start <= len(text) if mark.start == mark.end else mark.start < len(text)
        assert sum(number in piece.opening for piece in pieces) == reached
        assert sum(number in piece.closing for piece in pieces) == reached


def test_an_empty_place_is_a_piece_between_characters() -> None:
    pieces = cut(10, 14, [Laid(12, 12, "gap"), Laid(11, 13, "word")])
    assert [(one.start, one.end, one.marks) for one in pieces] == [
        (10, 11, ()),
        (11, 12, ("word",)),
        (12, 12, ("gap",)),
        (12, 13, ("word",)),
        (13, 14, ()),
    ]


def _overlap(one: Box[int], other: Box[int]) -> bool:
    return abs(one.x - other.x) < WIDTH and abs(one.y - other.y) < HEIGHT


ARROWS = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11), st.booleans()), max_size=24)


@given(st.integers(1, 12), ARROWS)
def test_boxes_never_overlap_and_stand_inside(count: int, ends: list[tuple[int, int, bool]]) -> None:
    arrows = [Arrow(a, b, "cites", directed) for a, b, directed in ends if a != b and a < count and b < count]
    drawing = draw(list(range(count)), arrows)
    assert drawing == draw(list(range(count)), arrows)
    assert not any(_overlap(*pair) for pair in itertools.combinations(drawing.boxes, 2))
    for box in drawing.boxes:
        assert 0 <= box.x <= drawing.width - WIDTH
        assert 0 <= box.y <= drawing.height - HEIGHT


@given(st.integers(1, 12), ARROWS)
def test_the_earlier_stands_left_of_the_later(count: int, ends: list[tuple[int, int, bool]]) -> None:
    arrows = [Arrow(min(a, b), max(a, b), "cites") for a, b, _ in ends if a != b and a < count and b < count]
    drawing = draw(list(range(count)), arrows)
    at = {box.node: box.x for box in drawing.boxes}
    assert all(at[one.start] < at[one.end] for one in arrows)
    assert all(line.tip is not None for line in drawing.lines)


def test_a_link_without_direction_has_no_head_and_moves_nothing() -> None:
    drawing = draw(["a", "b"], [Arrow("a", "b", "shares a source", directed=False)])
    assert drawing.boxes[0].x == drawing.boxes[1].x
    assert drawing.lines[0].tip is None


def test_a_circle_is_drawn() -> None:
    drawing = draw(["a", "b"], [Arrow("a", "b", "cites"), Arrow("b", "a", "cites")])
    assert drawing.boxes[0].x != drawing.boxes[1].x
    assert all(line.tip is not None for line in drawing.lines)


@pytest.fixture
def dated() -> Report:
    pile = Pile()
    pile.article("clock.txt", "A\nB\n", published="2024-03-02T10:00:00+00:00")
    pile.article("day.txt", "A\nB\n", published="2024-03-02", precision="day")
    pile.article("later.txt", "A\nB\n", published="2024-03-05T10:00:00+00:00")
    pile.article("none.txt", "A\nB\n")
    return Report.of(pile.findings(), {})


def test_a_bar_is_as_wide_as_its_date_is_vague(dated: Report) -> None:
    found = timeline(dated.view, Anchors(dated.view), dated.view.articles)
    assert found is not None
    rows = {row.article.name: row for row in found.rows}
    assert list(rows) == ["day.txt", "clock.txt", "later.txt", "none.txt"]
    bars = {name: row.bar for name, row in rows.items()}
    assert bars["none.txt"] is None
    assert bars["day.txt"] is not None
    assert bars["clock.txt"] is not None
    assert bars["later.txt"] is not None
    assert bars["day.txt"][1] > 20 * bars["clock.txt"][1]
    assert bars["later.txt"][0] + bars["later.txt"][1] <= SCALE
    assert (rows["day.txt"].exact, rows["clock.txt"].exact) == (False, True)
    assert found.vague


def test_one_date_is_no_timeline(dated: Report) -> None:
    names = {one["name"]: identifier for identifier, one in dated.view.articles.items()}
    assert timeline(dated.view, Anchors(dated.view), [names["clock.txt"], names["none.txt"]]) is None
