"""Which outlets an article names as its sources, as chains nearest first."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from provenance.model import (
    AttributedArticle,
    Attribution,
    Credit,
    Evidence,
    Place,
    Statement,
)
from provenance.tracing.pile import Pile

# What stands between two names that are sources side by side ("Reuters and the AFP news agency"),
# as opposed to one behind the other ("Trend reports citing Sputnik").
_SIDE_BY_SIDE = re.compile(
    r"\W*(?:and|or|as well as|&|,)\W*(?:(?:both|also|by|from|the)\W+){0,2}", re.IGNORECASE
)
_LONGEST_GAP = 40
"""Characters; names side by side stand closer than that."""

_NOBODY = frozenset({"unnamed-media", "anonymous"})
"""Sources that stand for whoever was not named ("local media reported"): no source to lead back to."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Cited:
    """One naming of an outlet as a source. ``whole``: it speaks for the article as a whole."""

    source: str
    whole: bool
    evidence: Evidence


Chain = tuple[Cited, ...]
"""Outlets nearest first: each has it from the next."""


def credit_chains(pile: Pile, article: AttributedArticle) -> tuple[Chain, ...]:
    """The chains of outlets to which the article as a whole owes its story."""
    id_ = article.article.id
    groups: dict[int, list[Credit]] = {}
    starts = [sentence.span.start for sentence in article.body.sentences]
    for credit in article.credits:
        if credit.source not in _NOBODY and not pile.is_own(id_, credit.source):
            groups.setdefault(bisect.bisect_right(starts, credit.span.start), []).append(credit)
    statements = {statement.sentence.index: statement for statement in article.statements}
    found: list[Chain] = []
    for place, together in sorted(groups.items()):
        index = article.body.sentences[place - 1].index if place else -1
        beside = _beside(article, statements.get(index))
        found += _chains(together, beside, lambda credit: _credited(pile, id_, credit))
    return tuple(dict.fromkeys(found))


def sentence_chains(
    pile: Pile, article: AttributedArticle, attributions: Sequence[Attribution]
) -> tuple[Chain, ...]:
    """The chains of outlets to which one sentence attributes what it says."""
    id_ = article.article.id
    named = [
        one
        for one in attributions
        if one.kind == "outlet"
        and one.source is not None
        and one.source not in _NOBODY
        and one.resolution in ("named", "antecedent")
        and not pile.is_own(id_, one.source)
    ]
    if not named:
        return ()

    def beside(left: Attribution, right: Attribution) -> bool:
        return _side_by_side(article.article.text, left, right)

    return tuple(dict.fromkeys(_chains(named, beside, lambda one: _attributed(pile, id_, one))))


def _beside(article: AttributedArticle, statement: Statement | None) -> Callable[[Credit, Credit], bool]:
    """Whether two credits of one sentence stand side by side, judged by its attributions."""
    attributed = {one.source: one for one in statement.attributions} if statement else {}

    def beside(left: Credit, right: Credit) -> bool:
        first, second = attributed.get(left.source), attributed.get(right.source)
        return bool(first and second and _side_by_side(article.article.text, first, second))

    return beside


def _side_by_side(text: str, left: Attribution, right: Attribution) -> bool:
    if left.source_span is None or right.source_span is None:
        return False
    first, second = sorted((left.source_span, right.source_span))
    if not 0 <= second.start - first.end <= _LONGEST_GAP:
        return False
    return _SIDE_BY_SIDE.fullmatch(text, first.end, second.start) is not None


def _chains(
    items: Iterable[_T], beside: Callable[[_T, _T], bool], cited: Callable[[_T], Cited]
) -> list[Chain]:
    """Cut a run of names into chains; a name beside its predecessor starts from the same place."""
    done: list[Chain] = []
    chain: Chain = ()
    previous: _T | None = None
    for item in items:
        step = cited(item)
        if any(step.source == earlier.source for earlier in chain):
            continue
        if previous is not None and beside(previous, item):
            done.append(chain)
            chain = (*chain[:-1], step)
        else:
            chain = (*chain, step)
        previous = item
    return [*done, chain] if chain else done


def _credited(pile: Pile, article: str, credit: Credit) -> Cited:
    note = f"{pile.title(article)} credits {pile.name(credit.source)} for the story"
    place = Place(article=article, span=credit.span)
    return Cited(credit.source, True, Evidence(rule="credit", note=note, places=(place,)))  # noqa: FBT003


def _attributed(pile: Pile, article: str, one: Attribution) -> Cited:
    source = one.source or ""
    note = f"{pile.title(article)} attributes this to {pile.name(source)}"
    places = [Place(article=article, span=one.span)]
    if one.antecedent is not None:
        places.append(Place(article=article, span=one.antecedent))
    evidence = Evidence(rule="attribution", note=note, places=tuple(sorted(places)))
    return Cited(source, False, evidence)  # noqa: FBT003
