"""How claims travelled, as lines and as trees."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Any

import pytest

from provenance.report import Report
from provenance.report.paths import Forest, path_lines
from provenance.report.view import View
from tests import odd_piles, piles

Edge = tuple[str, str, str]


def _derivations(edges: list[Edge]) -> list[dict[str, Any]]:
    return [
        {"later": {"source": later}, "relation": relation, "earlier": {"source": earlier}}
        for later, relation, earlier in edges
    ]


def _lines(edges: list[Edge]) -> list[str]:
    view = View({"sources": [], "articles": [], "claims": []}, {})
    return path_lines(view, {"derivations": _derivations(edges), "mentions": []})


@pytest.mark.parametrize(
    ("edges", "lines"),
    [
        ([], []),
        ([("b", "cites", "a")], ["a → b"]),
        ([("c", "copies", "b"), ("b", "cites", "a")], ["a → b → c"]),
        ([("b", "copies", "a"), ("c", "copies", "a")], ["a → b, c"]),
        ([("b", "cites", "a"), ("b", "copies", "a")], ["a → b"]),
        ([("c", "cites", "a"), ("c", "cites", "b"), ("b", "cites", "a")], ["a → b → c"]),
        ([("c", "cites", "a"), ("c", "cites", "b")], ["a → c", "b → c"]),
        ([("b", "shares-source", "a")], ["a and b share a source"]),
        ([("b", "shares-source", "a"), ("a", "cites", "s"), ("b", "cites", "s")], ["s → a, b"]),
        ([("b", "shares-source", "a"), ("a", "cites", "s")], ["s → a", "a and b share a source"]),
        ([("a", "cites", "a")], []),
        (
            [("d", "cites", "c"), ("b", "cites", "a"), ("c", "cites", "b"), ("e", "cites", "a")],
            ["a → b → c → d", "a → e"],
        ),
        ([(f"l{n}", "copies", "a") for n in range(9)], ["a → l0, l1, l2, l3, l4, l5 and 3 more"]),
    ],
)
def test_lines(edges: list[Edge], lines: list[str]) -> None:
    assert _lines(edges) == lines


def test_a_circle_ends_and_names_all() -> None:
    forest = Forest.of(_derivations([("a", "cites", "b"), ("b", "cites", "a"), ("c", "cites", "b")]))
    assert len(forest.roots) == 1
    assert {one for root in forest.roots for _, one in forest.walk(root)} == {"a", "b", "c"}
    assert [one for parents in forest.also.values() for _, one in parents] == ["a"]


def test_no_link_is_lost_but_those_that_skip_steps() -> None:
    edges: list[Edge] = [
        ("c", "cites", "a"),
        ("c", "cites", "b"),
        ("d", "cites", "c"),
        ("d", "copies", "x"),
        ("d", "quotes", "a"),
    ]
    forest = Forest.of(_derivations(edges))
    drawn = {(later[1], earlier[1]) for later, earlier in forest.above.items()}
    drawn |= {(later[1], earlier[1]) for later, parents in forest.also.items() for earlier in parents}
    assert drawn == {("c", "a"), ("c", "b"), ("d", "c"), ("d", "x")}


def test_a_dense_family_stays_small() -> None:
    """Sixty articles that each copy all before them have 2**58 paths, and one line."""
    names = [f"n{number:02}" for number in range(60)]
    edges: list[Edge] = [(later, "copies", earlier) for earlier, later in combinations(names, 2)]
    assert len(_lines(edges)) == 1


def test_claims_name_every_article() -> None:
    view = Report.of(piles.teaching(), {}).view
    by_text = {claim["text"]: path_lines(view, claim) for claim in view.claims.values()}
    assert by_text["the talks were held behind closed doors"] == [
        "Kyodo News → Sputnik → Trend",
        "Kyodo News → ferry/undated.txt",
    ]
    assert by_text["The lighthouse at Corvo was sold to a hotel chain."] == [
        "no known derivation: forum/post.txt, forum/reply.txt"
    ]
    assert by_text["The central bank left its rate where it was."] == []


def test_the_same_name_is_not_said_twice_in_a_row() -> None:
    view = Report.of(piles.teaching(), {}).view
    for claim in view.claims.values():
        for line in path_lines(view, claim):
            names = line.split(" → ")
            assert all(one != other for one, other in pairwise(names))


def test_circular_articles_are_shown() -> None:
    view = Report.of(odd_piles.cycle(), {}).view
    (claim,) = view.claims.values()
    assert path_lines(view, claim) == [
        "Birch Post → Ash Post → Birch Post",
        "Birch Post → Ash Post, Cedar Post",
    ]
