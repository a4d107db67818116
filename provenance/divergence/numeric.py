"""Numeric: another number for the same thing, or the same number said with more certainty."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.divergence.detecting import Changes, Detector, Difference, Example, Pair, meet, touched
from provenance.divergence.lexemes import listed
from provenance.divergence.passage import Reading
from provenance.divergence.vocabulary import CONVERSIONS
from provenance.model import Severity
from provenance.numbers import Quantity, compatible, conflict

_CONVERSION_SLACK = 0.08
"""Converted figures are rounded afresh: "about 60 miles" for 100 km."""
_FAR_APART = 1.2
_BOUNDS = {
    "exact": "exactly", "about": "about", "at-least": "at least", "at-most": "at most",
    "more-than": "more than", "less-than": "less than",
}  # fmt: skip

Counted = tuple[Quantity, range]


def _detect(pair: Pair, changes: Changes) -> Iterator[Difference]:
    if not pair.alignment.reliable:
        swapped = list(_conversions(pair, changes))
        yield from swapped or _told_anew(pair)
        return
    used: set[range] = set()
    for quantity, words in pair.left.quantities:
        found = _counterpart(pair, (quantity, words), changes, used)
        if found is None:
            continue
        used.add(found[1])
        judged = _judged(pair, (quantity, words), found, changes)
        if judged and pair.anchored(words, found[1]):
            yield judged


def _conversions(pair: Pair, changes: Changes) -> Iterator[Difference]:
    """One measure in two units, between the same words, however few those are."""
    for change in changes if pair.close else ():
        lefts = [one for one in pair.left.quantities if one[1] == change.left]
        rights = [one for one in pair.right.quantities if one[1] == change.right]
        if lefts and rights and pair.framed(change.left, change.right):
            ratio = _converted(lefts[0][0], rights[0][0])
            if ratio is not None and abs(ratio - 1) <= _CONVERSION_SLACK:
                yield _agreeing(pair, lefts[0], rights[0])


def _counterpart(pair: Pair, one: Counted, changes: Changes, used: set[range]) -> Counted | None:
    """The right quantity that stands where the left one stands."""
    places = [pair.opposite(one[1]), *(change.right for change in touched(one[1], changes))]
    near = [
        other for other in pair.right.quantities
        if other[1] not in used and any(meet(other[1], place) for place in places)
    ]  # fmt: skip
    return min(near, key=lambda other: (not _comparable(one[0], other[0]), other[1].start), default=None)


def _comparable(one: Quantity, other: Quantity) -> bool:
    return one.kind == other.kind and (one.unit == other.unit or _converted(one, other) is not None)


def _judged(pair: Pair, one: Counted, other: Counted, changes: Changes) -> Difference | None:
    left, right = one[1], other[1]
    altered = touched(left, changes) or touched(right, changes, right=True)
    if not altered and one[0].bound == other[0].bound:
        return None
    if _open(pair.left, one) or _open(pair.right, other):
        return Difference("numeric", None, left, right, "the unit stands at the end of the range")
    if not _comparable(one[0], other[0]):
        return None
    if _agree(one[0], other[0]):
        return _agreeing(pair, one, other)
    note = f"{pair.left.said(left)} | {pair.right.said(right)}"
    return Difference("numeric", _gravity(one[0], other[0]), left, right, note)


def _agree(one: Quantity, other: Quantity) -> bool:
    """Whether both say one number, in words, units or roundings of their own."""
    ratio = _converted(one, other)
    if ratio is not None:
        return abs(ratio - 1) <= _CONVERSION_SLACK
    equal = (one.value, one.upper) == (other.value, other.upper)
    return equal or (compatible(one, other) and not _same_bound_far_apart(one, other))


def _open(reading: Reading, counted: Counted) -> bool:
    """Whether a number is the lower end of a range whose unit follows: "$100 to $150 billion"."""
    stop = counted[1].stop
    ranged = reading.norm(stop) in {"to", "or"} or reading.gap(stop).strip() in {"-", "–"}
    return (
        ranged
        and stop < len(reading)
        and any(stop - 1 <= place.start <= stop + 1 for _, place in reading.quantities)
    )


def _same_bound_far_apart(one: Quantity, other: Quantity) -> bool:
    """Both can be true of "more than 300" and "more than 600", yet they tell another number."""
    if one.bound != other.bound or one.bound in {"exact", "about"} or not (one.value and other.value):
        return False
    return max(one.value, other.value) / min(one.value, other.value) > _FAR_APART


def _gravity(one: Quantity, other: Quantity) -> Severity:
    """Two numbers of one thing; where what is counted was changed too, that is left to the wording."""
    measured = one.unit is not None and other.unit is not None
    counted = one.noun == other.noun or None in (one.noun, other.noun)
    return "substantive" if measured or counted else "minor"


def _agreeing(pair: Pair, one: Counted, other: Counted) -> Difference:
    left, right = one[1], other[1]
    if one[0].bound != other[0].bound:
        note = f"{_BOUNDS[one[0].bound]} {one[0].text} | {_BOUNDS[other[0].bound]} {other[0].text}"
        wide = _with_bound(pair, one, right=False), _with_bound(pair, other, right=True)
        return Difference("numeric", "minor", *wide, note)
    if (one[0].value, one[0].upper) != (other[0].value, other[0].upper):
        how = "rounded" if one[0].unit == other[0].unit else "converted"
        return Difference("numeric", "minor", left, right, f"{one[0].text} | {other[0].text}: {how}")
    return Difference("numeric", None, left, right, "the same number")


def _with_bound(pair: Pair, counted: Counted, *, right: bool) -> range:
    """The words of a quantity with the bound before it ("at least", "more than")."""
    reading = pair.right if right else pair.left
    start = counted[1].start
    if counted[0].bound != "exact":
        while start and counted[1].start - start <= _BOUND_LENGTH and reading.norm(start - 1) in _BOUND_WORDS:
            start -= 1
    return range(start, counted[1].stop)


_BOUND_LENGTH = 2
_BOUND_WORDS = listed(
    """
    about around some roughly approximately nearly almost at least most more less fewer than over under
    up to as many much below above close
    """
)


def _converted(one: Quantity, other: Quantity) -> float | None:
    """How the right value compares with the left one in its unit: 1 when equal; ``None`` for other units."""
    for first, second in ((one, other), (other, one)):
        factor = CONVERSIONS.get((first.unit or "", second.unit or ""))
        if factor and first.value and second.value:
            return first.value * factor / second.value
    return None


def _told_anew(pair: Pair) -> Iterator[Difference]:
    """Where the wording is another: only numbers of the same thing, one on either side, that clash."""
    for quantity, words in pair.left.quantities:
        rivals = [other for other in pair.right.quantities if _same_thing(quantity, other[0])]
        peers = [other for other in pair.left.quantities if _same_thing(quantity, other[0])]
        if _added(pair.left, words) or any(_added(pair.right, place) for _, place in rivals):
            continue
        if len(rivals) == len(peers) == 1 and conflict(quantity, rivals[0][0]):
            note = f"{pair.left.said(words)} | {pair.right.said(rivals[0][1])}"
            yield Difference("numeric", "substantive", words, rivals[0][1], note)


def _added(reading: Reading, words: range) -> bool:
    """Whether a number is a difference, "22 million more people", rather than a count."""
    beside = {reading.norm(words.stop), reading.norm(words.start - 1)}
    return bool(beside & {"more", "fewer", "additional", "another", "extra"})


def _same_thing(one: Quantity, other: Quantity) -> bool:
    return (
        one.kind == other.kind and one.unit == other.unit and one.noun == other.noun and one.noun is not None
    )


DETECTOR = Detector(
    kind="numeric",
    detect=_detect,
    valid=(
        Example(
            "The flood drove 340 families from their homes in the valley.",
            "The flood drove 430 families from their homes in the valley.",
            ("340", "430"), "substantive",
        ),
        Example(
            "The outage left 1.2 million subscribers without internet.",
            "The outage left 1.5 million subscribers without internet.",
            ("1.2 million", "1.5 million"), "substantive",
        ),
        Example(
            "The bank raised its rate to 4.5 percent on Monday.",
            "The bank raised its rate to 5.5 percent on Monday.",
            ("4.5 percent", "5.5 percent"), "substantive",
        ),
        Example(
            "The raft drifted 100 km to the north before a tanker saw it.",
            "The raft drifted 62 miles to the north before a tanker saw it.",
            ("100 km", "62 miles"), "minor",
        ),
        Example(
            "The mill is 100 km away from the town.",
            "The mill is 62 miles away from the town.",
            ("100 km", "62 miles"), "minor",
        ),
        Example(
            "At least 40 houses burned down on the ridge.",
            "Some 40 houses burned down on the ridge.",
            ("At least 40", "Some 40"), "minor",
        ),
    ),
    invalid=(
        Example("Twelve miners were rescued from the shaft.", "12 miners were rescued from the shaft."),
        Example("The strike shut four mines.", "The strike closed four mines."),
    ),
)  # fmt: skip
