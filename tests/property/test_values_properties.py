"""Numbers, times, names on arbitrary text: nothing raises, spans hold, time is linear."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance import names, numbers, times
from provenance.model import Span, Timestamp

_PIECES = st.sampled_from(
    [
        "12", "1,424", "$", "€5", "½", "2/3", "-", "–", "to", "in", "one", "dozens of", "million", "bn",
        "percent", "%", "km", "people", "Sunday", "May", "march", "August", "2019", "19th", "century",
        "a", "the", "last", "week", "years", "ago", "10:15", "p.m.", "ET", "every", "quarter", "third",
        "of", "'90s", "now", "mid-", "Mr.", "Taro", "Kono", "US", "U.S.-led", "Ministry", "al-", "van",
        "der", "O’Neil", "İstanbul", "ﬁ", "٣", "１２", "Defenсe", "\n", ".", ",", "“", "(", "UTC+04:00",
        "2019-11-17", "17/11/2019", "9999", "0000", "999999999999999999999", "year-old", "next",
        "fiscal", "eighteen", "hundred", "thousand", "and", "half",
    ]
)  # fmt: skip
_PROSE = st.lists(_PIECES, max_size=14).flatmap(
    lambda parts: st.sampled_from([" ", "", "-", "\u00a0"]).map(lambda gap: gap.join(parts))
)
_TEXT = st.one_of(st.text(max_size=60), _PROSE)
_ANCHOR = st.sampled_from(
    [
        None,
        Timestamp(value="2019", precision="year", basis="text"),
        Timestamp(value="0001-01", precision="month", basis="text"),
        Timestamp(value="9999-12-31", precision="day", basis="text"),
        Timestamp(value="2020-02-29T23:59:00-11:00", precision="minute", basis="text"),
    ]
)
_RANGE = st.tuples(st.integers(0, 60), st.integers(0, 60))


def _span(text: str, ends: tuple[int, int]) -> Span:
    low, high = sorted(min(end, len(text)) for end in ends)
    return Span(start=low, end=high)


def _hold(text: str, within: Span, found: Sequence[Any]) -> None:
    last = within.start
    for one in found:
        assert last <= one.span.start < one.span.end <= within.end
        assert one.span.of(text) == one.text
        last = one.span.end


@settings(derandomize=True, max_examples=300, deadline=None)
@given(text=_TEXT, ends=_RANGE)
def test_numbers_hold(text: str, ends: tuple[int, int]) -> None:
    _hold(text, Span(start=0, end=len(text)), numbers.find(text))
    span = _span(text, ends)
    found = numbers.find(text, span)
    _hold(text, span, found)
    for a in found:
        assert numbers.compatible(a, a)
        for b in found:
            assert numbers.compatible(a, b) == numbers.compatible(b, a)
            assert not (numbers.compatible(a, b) and numbers.conflict(a, b))


@settings(derandomize=True, max_examples=300, deadline=None)
@given(text=_TEXT, ends=_RANGE, anchor=_ANCHOR)
def test_times_hold(text: str, ends: tuple[int, int], anchor: Timestamp | None) -> None:
    _hold(text, Span(start=0, end=len(text)), times.find(text, anchor=anchor))
    span = _span(text, ends)
    found = times.find(text, span, anchor)
    _hold(text, span, found)
    for a in found:
        assert span.contains(a.governed)
        assert a.governed.contains(a.span)
        assert a.value
        for b in found:
            assert times.same(a, b) is times.same(b, a)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(text=_TEXT, ends=_RANGE)
def test_names_hold(text: str, ends: tuple[int, int]) -> None:
    span = _span(text, ends)
    found = names.find(text, span)
    _hold(text, span, found)
    for a in found:
        assert a.key
        assert names.same(a, a) is True
        for b in found:
            assert names.same(a, b) is names.same(b, a)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(text=_TEXT)
def test_printed_dates_hold(text: str) -> None:
    for one in times.published(text):
        assert 0 <= one.span.start < one.span.end <= len(text)
        low, high = one.timestamp.bounds()
        assert low <= high


@settings(derandomize=True, max_examples=200, deadline=None)
@given(value=st.one_of(_TEXT, st.integers(), st.floats(), st.datetimes(), st.dates(), st.none(), st.binary()))
def test_records_never_raise(value: object) -> None:
    stamp = times.from_record(value)
    if stamp is not None:
        low, high = stamp.bounds()
        assert low <= high


_FINDERS: dict[str, Callable[[str], Sequence[Any]]] = {
    "numbers": numbers.find,
    "times": times.find,
    "names": names.find,
    "published": times.published,
}
_HOSTILE = [
    "1", "1,", "1 1/2 ", "one ", "a ", "A", "A-", "A.", "A b. ", "the last ", "2019-11-17 ", "10:15 ",
    "May ", "hundred and ", "Van der ", "- ", " ", "May 1 2019 10:15 ", "twenty-", "$", "U.S. ", "Q3 ",
]  # fmt: skip


@pytest.mark.parametrize("finder", sorted(_FINDERS))
@pytest.mark.parametrize("piece", _HOSTILE)
def test_endless_repetition_is_read_to_its_end(finder: str, piece: str) -> None:
    """What takes more than linear time would keep this test for minutes."""
    text = piece * (100_000 // len(piece))
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in _FINDERS[finder](text))
