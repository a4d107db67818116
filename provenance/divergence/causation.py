"""Causation: a link that became a cause on the way, or a cause that became a link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.divergence.detecting import Changes, Difference, Pair, touched
from provenance.divergence.strength import GRADES, Grade, Relation, relations
from provenance.model import Severity

_OBJECT = 5
"""Words after a relation among which what it relates to begins."""


def relating(pair: Pair, changes: Changes) -> Iterator[Difference]:
    """Where one side links two things and the other says that the one brings about the other.

    Only where each side states one grade of relation throughout, from the same thing to the same
    thing: a sentence with several relations may state the stronger one of something else.
    """
    lefts, rights = relations(pair.left), relations(pair.right)
    grades = _single(lefts), _single(rights)
    if not pair.close or None in grades or grades[0] == grades[1] or 1 not in grades or 0 in grades:
        return
    for one in lefts:
        for other in rights:
            if _of_one(pair, one, other) and _changed(one, other, changes):
                severity: Severity = "substantive" if 3 in grades else "minor"  # noqa: PLR2004
                yield Difference("modality", severity, one.words, other.words, _note(one.grade, other.grade))
                return


def _single(found: Sequence[Relation]) -> Grade | None:
    """The grade that all relations have, if they have one."""
    grades = {one.grade for one in found}
    return grades.pop() if len(grades) == 1 else None


def _of_one(pair: Pair, one: Relation, other: Relation) -> bool:
    """Whether both relate the same things: the words before them, and one soon after them, are the same."""
    before = pair.left.content_before(one.words.start), pair.right.content_before(other.words.start)
    if before[0] is None or before[1] is None or pair.alignment.partners.get(before[0]) != before[1]:
        return False
    near = range(other.words.stop, other.words.stop + _OBJECT)
    return any(
        pair.alignment.partners.get(index) in near and not pair.left.words[index].function
        for index in range(one.words.stop, min(len(pair.left), one.words.stop + _OBJECT))
    )


def _changed(one: Relation, other: Relation, changes: Changes) -> bool:
    return bool(touched(one.words, changes) or touched(other.words, changes, right=True))


def _note(left: Grade, right: Grade) -> str:
    return f"{GRADES[left]} | {GRADES[right]}: {'stronger' if right > left else 'weaker'}"
