"""Quantities: what is found, what is left alone, what agrees and what does not."""

from __future__ import annotations

import pytest

from provenance import numbers
from provenance.model import Span


def only(text: str) -> numbers.Quantity:
    (found,) = numbers.find(text)
    return found


@pytest.mark.parametrize(
    ("text", "printed", "value", "upper", "unit", "noun", "kind"),
    [
        ("Some 12 Polish sailors drowned.", "12", 12, None, None, "sailor", "count"),
        ("They counted 1,424 ballots.", "1,424", 1424, None, None, "ballot", "count"),
        ("about 1.5 million people fled", "1.5 million", 1.5e6, None, None, "peopl", "count"),
        ("about 1.5m people fled", "1.5m", 1.5e6, None, None, "peopl", "count"),
        ("a fine of $5.2bn", "$5.2bn", 5.2e9, None, "USD", None, "money"),
        ("a loan of US$3 million", "US$3 million", 3e6, None, "USD", None, "money"),
        ("it cost 5 billion euros", "5 billion euros", 5e9, None, "EUR", None, "money"),
        ("prices rose 3.4 per cent", "3.4 per cent", 3.4, None, "percent", None, "percent"),
        ("12% of farmers agreed", "12%", 12, None, "percent", "farmer", "percent"),
        ("up 2 percentage points", "2 percentage points", 2, None, "percentage-point", None, "percent"),
        ("it weighs 40 kilograms", "40 kilograms", 40, None, "kg", None, "measure"),
        ("a 30-mile march", "30-mile", 30, None, "mile", None, "measure"),
        ("twelve tourists left", "twelve", 12, None, None, "tourist", "count"),
        ("twenty-five lorries left", "twenty-five", 25, None, None, "lorri", "count"),
        ("hundreds of fans came", "hundreds", 100, 1000, None, "fan", "count"),
        ("half of the members voted", "half", 0.5, None, "share", "member", "ratio"),
        ("two-thirds of pupils passed", "two-thirds", 2 / 3, None, "share", "pupil", "ratio"),
        ("one in five Danes smokes", "one in five", 0.2, None, "share", "dane", "ratio"),
        ("10 to 15 nurses fell ill", "10 to 15", 10, 15, None, "nurs", "count"),
        ("5-7 buses burned", "5-7", 5, 7, None, "buse", "count"),
        ("between 20 and 30 tanks", "20 and 30", 20, 30, None, "tank", "count"),
        ("5 to 10 million voters", "5 to 10 million", 5e6, 10e6, None, "voter", "count"),
        ("Ajax won 3-1 at home", "3-1", 3, 1, None, None, "result"),
        ("a 42-year-old baker", "42", 42, None, "year", "year-old", "age"),
        ("Ana Lima, 42, a baker", "42", 42, None, "year", "year-old", "age"),
        ("the 12-member panel", "12", 12, None, None, "member", "count"),
        ("12 dead after storm", "12", 12, None, None, "kill", "count"),
        ("it hit -5 degrees", "-5 degrees", -5, None, "degree", None, "measure"),
    ],
)
def test_reads(
    text: str, printed: str, value: float, upper: float | None, unit: str | None, noun: str | None, kind: str
) -> None:
    found = only(text)
    assert (found.text, found.unit, found.noun, found.kind) == (printed, unit, noun, kind)
    assert found.value == pytest.approx(value)
    assert found.upper == (None if upper is None else pytest.approx(upper))


@pytest.mark.parametrize(
    "text",
    [
        "on 17 November 2019 at 10:15",
        "on May 5 and in 1998",
        "for three years and 12 days",
        "a Boeing 737 and Article 5 of the treaty",
        "the G20, COVID-19 and the Group of 7",
        "call 555-123-4567 or +44 20 7946 0958",
        "no one knew that one of them left",
        "the 17th and the second",
        "the 2019-20 season",
        "9/11 and 24/7",
        "at 8 p.m. sharp",
        "",
        "no digits here",
    ],
)
def test_leaves_alone(text: str) -> None:
    assert numbers.find(text) == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("at least 12 boats", "at-least"),
        ("more than 1,000 boats", "more-than"),
        ("over 300 boats", "more-than"),
        ("fewer than 40 boats", "less-than"),
        ("up to 50 boats", "at-most"),
        ("as many as 50 boats", "at-most"),
        ("nearly 300 boats", "about"),
        ("an estimated 300 boats", "about"),
        ("1,000+ boats", "at-least"),
        ("300 or so boats", "about"),
        ("dozens of boats", "about"),
        ("300 boats", "exact"),
    ],
)
def test_bounds(text: str, bound: str) -> None:
    assert only(text).bound == bound


def test_a_range_of_the_text_keeps_offsets_and_hides_the_rest() -> None:
    text = "12 cats met 15 dogs."
    (found,) = numbers.find(text, Span(start=8, end=len(text)))
    assert found.span.of(text) == "15"


def test_headlines_do_not_make_capitalised_words_into_names() -> None:
    assert [found.value for found in numbers.find("Storm Kills 14 as Ferries Sink")] == [14]


@pytest.mark.parametrize(
    ("left", "right", "together", "against"),
    [
        ("12 boats", "12 boats", True, False),
        ("12 boats", "15 boats", False, True),
        ("1.5 million boats", "1,487,000 boats", True, False),
        ("5 percent", "5.2 percent", True, False),
        ("5.1 percent", "5.2 percent", False, True),
        ("about 200 boats", "213 boats", True, False),
        ("about 200 boats", "260 boats", False, True),
        ("more than 100 boats", "120 boats", True, False),
        ("more than 100 boats", "90 boats", False, True),
        ("10 to 15 boats", "12 boats", True, False),
        ("10 to 15 boats", "20 boats", False, True),
        ("12 boats", "15 ducks", False, False),
        ("$5", "5 euros", False, False),
        ("5 percent", "5 km", False, False),
        ("hundreds of boats", "240 boats", True, False),
        ("won 3-1", "won 3-2", False, True),
    ],
)
def test_comparison(left: str, right: str, *, together: bool, against: bool) -> None:
    a, b = only(left), only(right)
    assert (numbers.compatible(a, b), numbers.compatible(b, a)) == (together, together)
    assert (numbers.conflict(a, b), numbers.conflict(b, a)) == (against, against)


def test_the_noun_of_a_share_stands_after_of() -> None:
    assert only("62% want Danes to win").noun is None


def test_won_is_a_verb_after_a_small_number() -> None:
    assert [(found.text, found.unit) for found in numbers.find("all three won; it cost 5,000 won")] == [
        ("three", None),
        ("5,000 won", "KRW"),
    ]
