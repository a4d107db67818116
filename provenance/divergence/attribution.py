"""Attribution: somebody else is credited, or nobody any more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from provenance import names
from provenance.divergence.detecting import Changes, Detector, Difference, Example, Pair
from provenance.divergence.lexemes import listed
from provenance.divergence.testimony import Testimony
from provenance.model import Attribution, Severity, Span
from provenance.text import FUNCTION_WORDS, words

_NOBODY = range(0)
_KEPT = 0.75
"""Share of the longer side's words that must stand on the other side too."""

_FEWEST = 7
"""Words: "But will it hold?" is asked by many."""


def _detect(pair: Pair, changes: Changes) -> Iterator[Difference]:
    del changes
    if pair.testimony is None:
        return
    left, right = pair.testimony
    if left.headline or right.headline:
        return  # headlines leave out who said so as a matter of form
    dangling = next(_dangling(left, right), None)
    if dangling:
        yield dangling
        return
    for found in (*_speakers(left, right), *_outlets(left, right)):
        # Only where the wording is kept is a name that is missing one that was taken out.
        sure = pair.close and pair.kept >= _KEPT and not _anybodys(pair, left, right)
        yield found if sure else replace(found, severity="minor")


def _anybodys(pair: Pair, left: Testimony, right: Testimony) -> bool:
    """Whether it is a saying so short that two people may have said it by themselves."""
    return left.spoken and right.spoken and min(len(pair.left), len(pair.right)) < _FEWEST


def _dangling(left: Testimony, right: Testimony) -> Iterator[Difference]:
    """The same words for a source, which the one article names before them and the other nowhere.

    Pronouns are left alone: whom they mean is too often a matter of reading on.
    """
    for one in left.attributions:
        for other in right.attributions:
            orphans = one.resolution == "orphan", other.resolution == "orphan"
            if orphans[0] == orphans[1] or not _same_reference(one, other):
                continue
            note = f"refers to {_referent(left, one)} | refers to {_referent(right, other)}"
            yield Difference("attribution", "minor", _NOBODY, _NOBODY, note, clauses=(one.span, other.span))


def _same_reference(one: Attribution, other: Attribution) -> bool:
    resolved = one if one.source else other
    written = [[word.norm for word in words(side.name)] for side in (one, other)]
    described = any(norm not in FUNCTION_WORDS for norm in written[0])
    return resolved.resolution == "antecedent" and described and written[0] == written[1]


def _referent(side: Testimony, one: Attribution) -> str:
    if one.source is None:
        return "nobody that the article names"
    source = side.sources.get(one.source)
    return source.name if source else one.name


def _speakers(left: Testimony, right: Testimony) -> Iterator[Difference]:
    ones, others = left.speakers(), right.speakers()
    if ones and others:
        if not _any_same(left, right, ones, others):
            yield _swapped(left, right, ones[-1], others[-1])
    elif ones and not right.spoken and not _carried_on(ones, right):
        vanished = not right.attributions and not left.spoken and _nowhere(ones, right)
        grave = vanished and ones[-1].kind == "speaker" and not _pointed(ones[-1])
        yield _gap(left, right, ones[-1], None, "substantive" if grave else "minor")
    elif others and not left.spoken and not _carried_on(others, left):
        yield _gap(left, right, None, others[-1], "minor")


def _carried_on(attributions: list[Attribution], side: Testimony) -> bool:
    """Whether the sentences around credit the same source, so that the reader takes it to go on."""
    return any(one.source in side.around for one in attributions if one.source)


def _nowhere(attributions: list[Attribution], side: Testimony) -> bool:
    """Whether the other article never credits any of these sources, which are all known ones."""
    sources = {one.source for one in attributions}
    return None not in sources and not sources & side.elsewhere


def _swapped(left: Testimony, right: Testimony, one: Attribution, other: Attribution) -> Difference:
    surely = _person(left, one) and _person(right, other)
    return _gap(left, right, one, other, "substantive" if surely else "minor")


def _person(side: Testimony, one: Attribution) -> bool:
    """Whether a person is credited: a known one, or a bare surname that nothing else bears."""
    if side.person(one):
        return True
    source = side.sources.get(one.source or "")
    if source is None or source.kind != "unknown" or not _SURNAME.fullmatch(one.name):
        return False
    found = names.find(one.name)
    return all(name.kind in {"unknown", "person"} and not names.country(name) for name in found)


_SURNAME = re.compile(r"(?:Mr|Mrs|Ms|Dr)?\.? ?(?:O['’]|Mc|Mac|[A-Z][a-z]+-)?[A-Z][^\W\d_A-Z]+")


def _outlets(left: Testimony, right: Testimony) -> Iterator[Difference]:
    ones = [one for one in left.outlets() if one.source is None or one.source != left.outlet]
    others = [one for one in right.outlets() if one.source is None or one.source != right.outlet]
    if _any_same(left, right, ones, others):
        return
    if ones and others:
        yield _gap(left, right, ones[-1], others[-1], "minor")
        return
    # A copy that names the outlet it copies has changed no credit.
    ones = [one for one in ones if one.source != right.outlet]
    others = [one for one in others if one.source != left.outlet]
    if ones and not _owes(right, ones):
        vanished = not right.attributions and not right.owed and _nowhere(ones, right)
        yield _gap(left, right, ones[-1], None, "substantive" if vanished else "minor")
    elif others and not _owes(left, others):
        yield _gap(left, right, None, others[-1], "minor")


def _owes(side: Testimony, attributions: list[Attribution]) -> bool:
    return any(one.source in side.owed or one.source in side.around for one in attributions)


def _gap(
    left: Testimony, right: Testimony, one: Attribution | None, other: Attribution | None, severity: Severity
) -> Difference:
    note = f"{one.name if one else 'nobody credited'} | {other.name if other else 'nobody credited'}"
    clauses = _shown(one) if one else _end(left), _shown(other) if other else _end(right)
    return Difference("attribution", severity, _NOBODY, _NOBODY, note, clauses=clauses)


def _shown(one: Attribution) -> Span:
    """The clause, or the source alone where it stands apart from its cue ("Berg called it …, adding …")."""
    apart = one.source_span is not None and not one.span.contains(one.source_span)
    return one.source_span if apart and one.source_span else one.span


def _end(side: Testimony) -> Span:
    return Span(start=side.end, end=side.end)


def _any_same(left: Testimony, right: Testimony, ones: list[Attribution], others: list[Attribution]) -> bool:
    """Whether one of the sources may be the same: one id, a word of the names in common, or unknown."""
    return any(
        (one.source is not None and one.source == other.source)
        or _pointed(one)
        or _pointed(other)
        or _name_words(left.name(one)) & _name_words(right.name(other))
        for one in ones
        for other in others
    )


def _pointed(one: Attribution) -> bool:
    """Whether a source is pointed at rather than named: "he", "the official", "a spokesman for Acme".

    Who is meant may well be whom the other side names: no difference can be stated.
    """
    if one.source is None or one.resolution == "orphan":
        return True
    inside = words(one.name)
    if inside and inside[0].norm in {"a", "an"}:
        return True
    return not any(word.text[0].isupper() and word.norm not in FUNCTION_WORDS for word in inside)


def _name_words(name: str) -> set[str]:
    return {word.norm.removesuffix("'s") for word in words(name)} - FUNCTION_WORDS - _DESCRIBING


_DESCRIBING = listed(
    """
    news agency newspaper daily report reports minister president official officials spokesman
    spokeswoman spokesperson mr mrs ms dr sir state ministry department government source sources
    """
)

DETECTOR = Detector(
    kind="attribution",
    detect=_detect,
    valid=(
        Example(
            "The pact stays in force, {Anna Berg|person said}.",
            "The pact stays in force, {Ivo Lind|person said}.",
            ("Anna Berg said", "Ivo Lind said"), "substantive",
        ),
        Example(
            "The pact stays in force, {Anna Berg|person said}.",
            "The pact stays in force.",
            ("Anna Berg said", ""), "substantive",
        ),
        Example(
            "The pact stays in force, {the Northern Wire|outlet reported}.",
            "The pact stays in force, {the Harbour Post|outlet reported}.",
            ("the Northern Wire reported", "the Harbour Post reported"), "minor",
        ),
        Example(
            "The pact stays in force, {the Northern Wire|outlet reported}.",
            "The pact stays in force.",
            ("the Northern Wire reported", ""), "substantive",
        ),
    ),
    invalid=(
        Example(
            "The pact stays in force, {Minister Anna Berg|person said}.",
            "The pact stays in force, {Berg|person told reporters}.",
        ),
        Example("The pact stays in force.", "The pact stays in force."),
        Example("The pact, {reportedly|anonymous reportedly}, stays in force.", "The pact stays in force."),
    ),
)  # fmt: skip
