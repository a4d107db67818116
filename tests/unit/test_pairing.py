"""Two articles laid side by side: what stands beside what, in which order, and what is marked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.model import Findings, Mention
from provenance.report import Report
from provenance.report.differing import diff_document
from provenance.report.kinship import kinships
from provenance.report.pairing import Passage, Row, differing, passages, rows
from provenance.report.view import View
from tests import piles
from tests.findings import Pile, cited, held, origin

WORDS = {
    "a": "The ferry left the harbour at noon.",
    "b": "Nine lorries stood on the quay in the rain.",
    "c": "The harbour master opened the second gate.",
    "d": "A crane dropped its load beside the warehouse.",
    "e": "Fishermen sold their catch on the northern pier.",
}


def _pile(left: str, right: str) -> tuple[View, str, str]:
    """Two articles of one sentence a letter; sentences of one letter make one claim."""
    pile = Pile()
    ids = [
        pile.article(f"{name}.txt", "".join(WORDS[one] + "\n" for one in letters))
        for name, letters in (("left", left), ("right", right))
    ]
    made: dict[str, list[Mention]] = {}
    for article, letters in zip(ids, (left, right), strict=True):
        for letter in letters:
            made.setdefault(letter, []).append(pile.mention(article, WORDS[letter]))
    for mentions in made.values():
        pile.claim(mentions, origin(None, "undetermined", "Not known."), origins=0)
    return Report.of(pile.findings(), {}).view, ids[0], ids[1]


def _letters(laid: Sequence[Row]) -> list[tuple[str, str]]:
    return [(_letter(row.left), _letter(row.right)) for row in laid]


def _letter(side: Passage | None) -> str:
    return next(letter for letter, words in WORDS.items() if words == side.text) if side else ""


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("abc", "abc", ["aa", "bb", "cc"]),
        ("abc", "ac", ["aa", "b-", "cc"]),
        ("ac", "abc", ["aa", "-b", "cc"]),
        ("ab", "cd", ["a-", "-c", "-d", "b-"]),
        ("ab", "ca", ["-c", "aa", "b-"]),
        ("ab", "cb", ["a-", "-c", "bb"]),
        ("abc", "cab", ["aa", "bb", "cc"]),
    ],
)
def test_order(left: str, right: str, expected: list[str]) -> None:
    found = _letters(rows(*_pile(left, right)))
    assert ["".join(side or "-" for side in pair) for pair in found] == expected


def test_what_stands_in_another_order_is_said_to() -> None:
    laid = rows(*_pile("abcd", "dabc"))
    assert [row.moved for row in laid] == [False, False, False, True]


@settings(max_examples=60, deadline=None)
@given(
    st.permutations("abcde").flatmap(lambda order: st.integers(0, 5).map(lambda cut: "".join(order[:cut]))),
    st.permutations("abcde").flatmap(lambda order: st.integers(0, 5).map(lambda cut: "".join(order[:cut]))),
)
def test_every_sentence_stands_once_and_left_ones_in_order(left: str, right: str) -> None:
    if not left or not right:
        return
    laid = _letters(rows(*_pile(left, right)))
    assert "".join(one for one, _ in laid) == left
    assert sorted(other for _, other in laid if other) == sorted(right)
    assert all(one == other for one, other in laid if one and other)


def test_a_claim_made_again_points_to_the_row_that_made_it() -> None:
    view, left, right = _pile("ab", "a")
    pile = Pile()
    one = pile.article("one.txt", WORDS["a"] + "\nOnce more: " + WORDS["a"] + "\n")
    other = pile.article("other.txt", WORDS["a"] + "\n")
    first = pile.mention(one, WORDS["a"])
    second = pile.mention(one, "Once more: " + WORDS["a"])
    pile.claim([first, second, pile.mention(other, WORDS["a"])], origin(None, "undetermined", "Not known."))
    laid = rows(Report.of(pile.findings(), {}).view, one, other)
    assert [(row.left is not None, row.right is not None, row.again) for row in laid] == [
        (True, True, None),
        (True, False, 1),
    ]
    assert all(row.again is None for row in rows(view, left, right))


def test_sentences_that_are_no_claims_are_shown_where_the_text_is_at_hand() -> None:
    report = Report.of(piles.teaching(), {})
    by_name = {one["name"]: one["id"] for one in report.view.articles.values()}
    bare = by_name["ferry/undated.txt"]
    with_text = [one.text for one in passages(report.view, bare)]
    assert with_text[0] == "MAJOR: Two Ports Scrap Ferry Pact Days Before It Lapses"
    assert "Subscribe to our newsletter" not in with_text
    without = [one.text for one in passages(Report(report.document).view, bare)]
    assert "the talks were held behind closed doors" in without
    assert len(without) == 4


def test_the_same_short_sentence_stands_beside_itself() -> None:
    pile = Pile()
    one, other = (pile.article(f"{name}.txt", "He did not.\n") for name in ("one", "other"))
    laid = rows(Report.of(pile.findings(), {}).view, one, other)
    assert [row.same for row in laid] == [True]


def _passage(text: str) -> Passage:
    return Passage("a", 10, 10 + len(text), text)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("cut in August", "cut since August", (["in"], ["since"])),
        ("Red cars stopped", "red cars stopped", ([], [])),
        ("the end of the line", "a part of this pier", (["the end of the line"], ["a part of this pier"])),
        ("nine red lorries", "nine lorries", (["red"], [])),
        ("", "words", ([], ["words"])),
        ("東京 met Seoul", "大阪 met Seoul", (["東京"], ["大阪"])),
    ],
)
def test_words_that_one_side_has_alone(left: str, right: str, expected: tuple[list[str], list[str]]) -> None:
    one, other = _passage(left), _passage(right)
    found = differing(one, other)
    told = tuple(
        [side.text[start - side.start : end - side.start] for start, end in ranges]
        for side, ranges in zip((one, other), found, strict=True)
    )
    assert told == expected


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_marks_are_in_order_inside_their_passage(left: str, right: str) -> None:
    one, other = _passage(left), _passage(right)
    for side, ranges in zip((one, other), differing(one, other), strict=True):
        assert all(side.start <= start < end <= side.end for start, end in ranges)
        assert all(first[1] <= second[0] for first, second in pairwise(ranges))


def _three_reports() -> tuple[View, list[str]]:
    """A source report and two that each differ from it: both in the number, one also in a name."""
    pile = Pile()
    said = ("Nine lorries stood at Velm.", "Ten lorries stood at Velm.", "Ten lorries stood at Horn.")
    ids = [pile.article(f"{number}.txt", words + "\n") for number, words in enumerate(said)]
    made = [pile.mention(article, words) for article, words in zip(ids, said, strict=True)]
    changes = [
        pile.differ("numeric", "substantive", (made[0], "Nine"), (made[1], "Ten"), "9 against 10"),
        pile.differ("numeric", "substantive", (made[0], "Nine"), (made[2], "Ten"), "9 against 10"),
        pile.differ("entity", "substantive", (made[0], "Velm"), (made[2], "Horn"), "another place"),
    ]
    pile.claim(made, origin(None, "undetermined", "Not known."), divergences=changes)
    return Report.of(pile.findings(), {}).view, ids


def test_a_divergence_that_both_have_from_a_third_report_does_not_part_them() -> None:
    view, (first, second, third) = _three_reports()
    (row,) = rows(view, second, third)
    assert row.divergences == ()
    assert [one["kind"] for one in row.through] == ["entity"]
    (row,) = rows(view, first, third)
    assert [one["kind"] for one in row.divergences] == ["numeric", "entity"]
    assert row.through == ()


def _lineage() -> tuple[View, dict[str, str]]:
    """wire → first → second; wire → aside; loner."""
    pile = Pile()
    wire = pile.source("Wire")
    ids = {
        name: pile.article(f"{name}.txt", WORDS["a"] + "\n") for name in ("first", "second", "aside", "loner")
    }
    pile.derive(held(ids["first"]), cited(wire), "cites")
    pile.derive(held(ids["second"]), held(ids["first"]), "copies")
    pile.derive(held(ids["aside"]), cited(wire), "cites")
    return Report.of(pile.findings(), {}).view, ids


@pytest.mark.parametrize(
    ("left", "right", "kind", "steps"),
    [
        ("first", "second", "derives", 1),
        ("second", "first", "derives", 1),
        ("second", "aside", "common-source", 3),
        ("first", "loner", "unknown", 0),
    ],
)
def test_kinship(left: str, right: str, kind: str, steps: int) -> None:
    view, ids = _lineage()
    (found,) = kinships(view, ids[left], ids[right])
    assert found.kind == kind
    assert len(found.derivations) == steps
    if kind == "derives":
        assert found.paths == ((("article", ids["first"]), ("article", ids["second"])),)


def test_a_circle_of_derivations_ends() -> None:
    pile = Pile()
    ids = [pile.article(f"{name}.txt", WORDS["a"] + "\n") for name in "xyz"]
    for later, earlier in ((0, 1), (1, 2), (2, 0)):
        pile.derive(held(ids[later]), held(ids[earlier]), "cites")
    assert kinships(Report.of(pile.findings(), {}).view, ids[0], ids[1])[0].kind == "derives"


def test_the_two_of_one_text_have_it_from_no_other() -> None:
    findings: Findings = piles.teaching()
    view = Report.of(findings, {}).view
    by_name = {one["name"]: one["id"] for one in view.articles.values()}
    pair = by_name["ferry/undated.txt"], by_name["ferry/trend.txt"]
    assert [one.kind for one in kinships(view, *pair)] == ["shares-source", "common-source"]
    made = diff_document(view, *pair)
    assert made["format"] == "provenance-diff/1"
    sides = [side for row in made["rows"] for side in (row["left"], row["right"]) if side]
    assert all(len(side["text"]) == side["end"] - side["start"] for side in sides)
