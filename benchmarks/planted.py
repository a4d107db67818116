"""Pair F1 on a planted pile: which sentences of different articles tell one fact."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import Any

from evals.cascades.truth import Truth
from evals.harness import Tally

Place = tuple[str, int]


def pair_f1(groups: list[list[list[Any]]], truth: Truth) -> Tally:
    """Groups of places (article, start, end) against the planted truth; only planted sentences count."""
    by_article: dict[str, list[dict[str, Any]]] = defaultdict(list)
    facts: dict[str, list[Place]] = defaultdict(list)
    for sentence in truth.sentences:
        by_article[sentence["article"]].append(sentence)
        facts[sentence["fact"]].append((sentence["article"], sentence["start"]))
    right = {pair for same in facts.values() for pair in _across(same)}
    found = set()
    for group in groups:
        inside = {_nearest(by_article[str(name)], start, end) for name, start, end in group}
        found |= set(_across([place for place in inside if place is not None]))
    return Tally(tp=len(right & found), fp=len(found - right), fn=len(right - found))


def _across(places: list[Place]) -> list[tuple[Place, Place]]:
    return [(one, other) for one, other in combinations(sorted(set(places)), 2) if one[0] != other[0]]


def _nearest(sentences: list[dict[str, Any]], start: int, end: int) -> Place | None:
    best, most = None, 0
    for sentence in sentences:
        shared = min(end, sentence["end"]) - max(start, sentence["start"])
        if shared > most:
            best, most = (sentence["article"], sentence["start"]), shared
    return best
