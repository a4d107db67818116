"""Temporal: another time, or another relation to the same time."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.divergence.detecting import Changes, Detector, Difference, Example, Pair, meet, touched
from provenance.times import TimeExpression, same

_RELATIONS = {
    "since": "onward", "from": "onward", "starting": "onward", "beginning": "onward", "as of": "onward",
    "until": "until", "till": "until", "through": "until", "up to": "until", "to": "until",
    "by": "deadline", "before": "before", "prior to": "before", "ahead of": "before",
    "after": "after", "following": "after",
    "in": "at", "on": "at", "at": "at", "during": "at", "over": "at", "throughout": "at", "of": "at",
    "this": "at", "last": "at", "next": "at", "within": "limit", "for": "length",
}  # fmt: skip
_READINGS = {
    "onward": "{}: from then on",
    "until": "{}: up to that time",
    "deadline": "{}: then at the latest",
    "before": "{}: earlier than that",
    "after": "{}: later than that",
    "at": "{}: at that time",
    "limit": "{}: no longer than that",
    "length": "{}: that long",
}
_NEAR = frozenset({frozenset({"deadline", "before"}), frozenset({"onward", "after"}), frozenset({"at", "length"}),
                   frozenset({"at", "limit"}), frozenset({"deadline", "until"}), frozenset({"deadline", "limit"})})  # fmt: skip
"""Relations so near that the reader is hardly misled."""
_EVENT_RELATIONS = frozenset({("before", "after"), ("until", "since"), ("before", "since"), ("until", "after")})

Timed = tuple[TimeExpression, range]


def _detect(pair: Pair, changes: Changes) -> Iterator[Difference]:
    if not pair.alignment.reliable:
        return
    used: set[range] = set()
    for time, words in pair.left.times:
        found = _counterpart(pair, words, changes, used)
        if found is None:
            continue
        used.add(found[1])
        altered = touched(words, changes) or touched(found[1], changes, right=True)
        if altered and pair.anchored(words, found[1]):
            yield _judged(pair, (time, words), found)
    yield from _events(pair, changes)


def _counterpart(pair: Pair, words: range, changes: Changes, used: set[range]) -> Timed | None:
    """The right time expression that stands where ``words`` stand on the left."""
    places = [pair.opposite(words), *(change.right for change in touched(words, changes))]
    for time, place in pair.right.times:
        if place not in used and any(meet(place, one) for one in places):
            return time, place
    return None


def _judged(pair: Pair, one: Timed, other: Timed) -> Difference:
    left, right = one[1], other[1]
    shown = pair.left.said(left), pair.right.said(right)
    equal = same(one[0], other[0])
    if equal is False:
        return Difference("temporal", "substantive", left, right, f"{shown[0]} | {shown[1]}: not the same time")
    relations = _relation(one[0]), _relation(other[0])
    if equal and relations[0] != relations[1]:
        note = " | ".join(_READINGS[name].format(text) for name, text in zip(relations, shown, strict=True))
        near = frozenset(relations) in _NEAR
        return Difference("temporal", "minor" if near else "substantive", left, right, note)
    if equal is None:
        note = f"{shown[0]} | {shown[1]}: it is not clear that these are the same time"
        return Difference("temporal", "minor", left, right, note)
    if one[0].value != other[0].value:
        note = f"{shown[0]} | {shown[1]}: the same time, one more exactly"
        return Difference("temporal", "minor", left, right, note)
    return Difference("temporal", None, left, right, "the same time")


def _relation(time: TimeExpression) -> str:
    return _RELATIONS.get(time.relation or "on", "at")


def _events(pair: Pair, changes: Changes) -> Iterator[Difference]:
    """"before the talks" beside "after the talks": an event is the point in time."""
    for change in changes:
        if len(change.left) != 1 or len(change.right) != 1:
            continue
        i, j = change.left.start, change.right.start
        words = pair.left.norm(i) or "", pair.right.norm(j) or ""
        if words in _EVENT_RELATIONS or words[::-1] in _EVENT_RELATIONS:
            left, right = _phrase(pair, i), _phrase(pair, j, right=True)
            note = f"{words[0]}: {_ORDER[words[0]]} | {words[1]}: {_ORDER[words[1]]}"
            yield Difference("temporal", "substantive", left, right, note, narrow=change)


_ORDER = {
    "before": "earlier than that", "after": "later than that",
    "until": "up to that time", "since": "from then on",
}  # fmt: skip


def _phrase(pair: Pair, start: int, *, right: bool = False) -> range:
    """A preposition with its noun phrase: function words, then words up to the next function word."""
    reading = pair.right if right else pair.left
    stop = start + 1
    while stop < len(reading) and reading.words[stop].function and stop - start < 3:
        stop += 1
    while stop < len(reading) and not reading.words[stop].function and stop - start < 5:
        if reading.gap(stop).strip():
            break
        stop += 1
    return range(start, stop)


DETECTOR = Detector(
    kind="temporal",
    detect=_detect,
    valid=(
        Example(
            "The gate has been broken since March and nobody repairs it.",
            "The gate was broken in March and nobody repairs it.",
            ("since March", "in March"), "substantive",
        ),
        Example(
            "The delegates will meet again on Tuesday in the old town hall.",
            "The delegates will meet again on Thursday in the old town hall.",
            ("on Tuesday", "on Thursday"), "substantive",
        ),
        Example(
            "The road stays closed until Friday because of the flood.",
            "The road stays closed from Friday because of the flood.",
            ("until Friday", "from Friday"), "substantive",
        ),
        Example(
            "The minister resigned after the vote in the upper chamber.",
            "The minister resigned before the vote in the upper chamber.",
            ("after the vote", "before the vote"), "substantive",
        ),
    ),
    invalid=(
        Example("The court sits again on Monday, its clerk said.", "The court sits again Monday, its clerk said."),
        Example("The ferry sank near the island.", "The ferry sank off the island."),
    ),
)  # fmt: skip
