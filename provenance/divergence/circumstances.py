"""What lies around two mentions can take the gravity from a difference: where, when and by whom it was told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from provenance.divergence.detecting import Difference, Pair, meet
from provenance.divergence.passage import Reading
from provenance.model import AttributedArticle, Mention, Timestamp
from provenance.text import words

_NEIGHBOURS = 2
"""Sentences before and after a mention in which its own words may be told."""
_STATEMENT = 3
"""Different words of content that make a statement, not just a qualification."""
_SAME_STORY = 14
"""Days between two articles beyond which their values may be of two dates: polls and counts come in series."""

_CLASHING = frozenset({"negation", "entity", "temporal", "numeric"})
_SERIAL = frozenset({"numeric", "temporal", "entity", "modality"})
"""What may be another from story to story, though the sentence is the same."""

Sides = tuple[Mention, Mention]
Articles = Mapping[str, AttributedArticle]


def weighed(one: Difference, pair: Pair, sides: Sides, articles: Articles) -> Difference:
    """``one``, no more than minor where its circumstances explain it; the note then says how."""
    if one.severity != "substantive":
        return one
    excuse = (
        _told_nearby(one, pair, sides, articles)
        or _told_beside(one, pair)
        or _of_another_time(one, pair, sides, articles)
        or _come_true(one, sides, articles)
        or _of_its_day(one, pair, sides, articles)
        or _retold(one, pair)
    )
    return replace(one, severity="minor", note=f"{one.note}; {excuse}") if excuse else one


def _told_nearby(one: Difference, pair: Pair, sides: Sides, articles: Articles) -> str | None:
    """Whether the statement that is missing is a neighbouring sentence's.

    Copyists cut one sentence in two; what moved into the next one is not lost. A short phrase is
    another matter: its words stand around by chance, and it bears on what it was taken from. But
    a name that the sentences around have is the one that readers think of.
    """
    if one.kind not in {"omission", "addition"}:
        return None
    reading, place, lacking = (
        (pair.left, one.left, sides[1]) if one.left else (pair.right, one.right, sides[0])
    )
    lost = [reading.words[index] for index in place if not reading.words[index].function]
    missing = {word.norm for word in lost}
    named = bool(lost) and all(word.sort == "name" for word in lost)
    article, here = articles[lacking.article], lacking.sentence.index
    told = (named or len(missing) >= _STATEMENT) and any(
        missing <= {word.norm for word in words(sentence.span.of(article.article.text))}
        for sentence in article.body.sentences
        if 0 < abs(sentence.index - here) <= _NEIGHBOURS
    )
    return "told in a sentence nearby" if told else None


def _told_beside(one: Difference, pair: Pair) -> str | None:
    """Whether one side tells both numbers, of two things, so that nothing need be changed."""
    if one.kind != "numeric":
        return None
    left, right = _values(pair.left, one.left), _values(pair.right, one.right)
    everywhere = [_values(reading, range(len(reading))) for reading in (pair.left, pair.right)]
    both = bool(left) and left <= everywhere[1], bool(right) and right <= everywhere[0]
    return "one side tells both numbers" if both[0] != both[1] else None


def _retold(one: Difference, pair: Pair) -> str | None:
    """Whether a sentence is told so freely that a clash of words in it need not be one of what is said."""
    return "in other words" if one.kind in _CLASHING and not pair.repeated else None


def _values(reading: Reading, place: range) -> set[float]:
    return {quantity.value for quantity, at in reading.quantities if meet(at, place)}


def _of_another_time(one: Difference, pair: Pair, sides: Sides, articles: Articles) -> str | None:
    """Whether the articles lie so far apart that each may give the value of its own day."""
    swapped = one.clauses is not None and all(map(len, one.clauses)) and not pair.copied()
    if one.kind not in _SERIAL and not (one.kind == "attribution" and swapped):
        return None
    left, right = _published(sides, articles)
    days = left.days_from(right) if left and right else 0
    return f"the articles lie {days} days apart" if days > _SAME_STORY else None


def _come_true(one: Difference, sides: Sides, articles: Articles) -> str | None:
    """Whether what one side expects may have happened before the other was written."""
    left, right = _published(sides, articles)
    if one.come_true is None or left is None or right is None:
        return None
    fact, plan = (left, right) if one.come_true == "left" else (right, left)
    return "it may have come true in between" if plan.day_before(fact) else None


def _of_its_day(one: Difference, pair: Pair, sides: Sides, articles: Articles) -> str | None:
    """Whether a count that is told anew on another day may have changed by then."""
    left, right = _published(sides, articles)
    if one.kind != "numeric" or pair.copied() or left is None or right is None:
        return None
    apart = left.day_before(right) or right.day_before(left)
    return "each may be the count of its day" if apart else None


def _published(sides: Sides, articles: Articles) -> tuple[Timestamp | None, Timestamp | None]:
    left, right = (articles[side.article].article.published_at for side in sides)
    return left, right
