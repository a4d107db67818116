"""Temporal: another time, or another relation to the same time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from provenance.divergence.detecting import Changes, Detector, Difference, Example, Pair, meet, touched
from provenance.divergence.lexemes import listed
from provenance.divergence.passage import Reading
from provenance.divergence.vocabulary import DETERMINERS
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
_NEAR = frozenset(
    frozenset(pair.split())
    for pair in (
        "deadline before",
        "onward after",
        "at length",
        "at limit",
        "deadline until",
        "deadline limit",
    )
)
"""Relations so near that the reader is hardly misled."""
_EVENT_RELATIONS = frozenset(
    {("before", "after"), ("until", "since"), ("before", "since"), ("until", "after")}
)

_FUNCTION_WORDS, _PHRASE = 2, 4
"""Words after a preposition among which its noun phrase begins, and ends."""

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
    equal = _same_words(pair, left, right) or same(one[0], other[0])
    if _other_stretch(pair, one, other):
        equal = False
    elif equal is False and _near(pair, one, other):
        note = f"{shown[0]} | {shown[1]}: by the days of publication not quite the same time"
        return Difference("temporal", "minor", left, right, note)
    if equal is False:
        return Difference(
            "temporal", "substantive", left, right, f"{shown[0]} | {shown[1]}: not the same time"
        )
    relations = _relation(pair.left, one), _relation(pair.right, other)
    if equal and relations[0] != relations[1] and one[0].relation != other[0].relation:
        note = " | ".join(_READINGS[name].format(text) for name, text in zip(relations, shown, strict=True))
        near = frozenset(relations) in _NEAR or _loosely(pair, one, other)
        return Difference("temporal", "minor" if near else "substantive", left, right, note)
    if equal is None:
        note = f"{shown[0]} | {shown[1]}: it is not clear that these are the same time"
        return Difference("temporal", "minor", left, right, note)
    if one[0].value != other[0].value:
        note = f"{shown[0]} | {shown[1]}: the same time, one more exactly"
        return Difference("temporal", "minor", left, right, note)
    return Difference("temporal", None, left, right, "the same time")


def _loosely(pair: Pair, one: Timed, other: Timed) -> bool:
    """Whether a preposition says less than it seems to.

    "Between May and June" is "from May to June", "events of" a week are those "from" it, and what
    "ends on" a day lasts "until" it.
    """
    sides = ((pair.left, one[1]), (pair.right, other[1]))
    leads = [
        {reading.norm(at) for at in range(max(0, words.start - _LEAD), min(len(reading), words.stop + 1))}
        for reading, words in sides
    ]
    if (
        any(lead & _RANGES or len(lead & _BOUNDS) > 1 for lead in leads)
        or leads[0] & _ENDING
        or leads[1] & _ENDING
    ):
        return True
    return any("from" in lead for lead in leads) and any("of" in lead for lead in leads)


_LEAD = 4
_RANGES = listed("between through thru")
_BOUNDS = listed("from to")
_ENDING = listed("end ends ended ending expire expires expired expiring")


def _other_stretch(pair: Pair, one: Timed, other: Timed) -> bool:
    """Whether it is "last week" beside "last month": reckoned alike, but a week or a month long.

    Articles written far apart may well mean one time by them.
    """
    words = [time.text.casefold().split() for time, _ in (one, other)]
    if any(len(of_one) != 2 or of_one[1] not in _STRETCHES for of_one in words):  # noqa: PLR2004
        return False
    anchors = [reading.passage.anchor for reading in (pair.left, pair.right)]
    days = [anchor.value for anchor in anchors if anchor is not None]
    apart = len(days) == len(anchors) and _days_apart(*days) > _ONE_WEEK
    return words[0][0] == words[1][0] in _RECKONING and words[0][1] != words[1][1] and not apart


_STRETCHES = listed("day night week weekend month quarter year decade century")
_RECKONING = listed("this last next past")
_ONE_WEEK = 7


def _same_words(pair: Pair, left: range, right: range) -> bool:
    """Whether only a preposition, or "eight" for "8", is unlike."""
    return _content_keys(pair.left, left) == _content_keys(pair.right, right)


def _near(pair: Pair, one: Timed, other: Timed) -> bool:
    """Whether the clash rests on the days of publication, or on a part of the date that one leaves out.

    "This morning" and "on Tuesday" are reckoned from the day that each article bears, which may be
    that of an update; "July 28" and "July 28, 2016" name one day unless the year was guessed.
    """
    keys = _content_keys(pair.left, one[1]), _content_keys(pair.right, other[1])
    words = [frozenset(time.text.casefold().split()) for time, _ in (one, other)]
    part = keys[0] <= keys[1] or keys[1] <= keys[0]
    if part and all(_POINTING.isdisjoint(of_one) for of_one in words):
        return True
    reckoned = not all((_POINTING | _RECKONED).isdisjoint(of_one) for of_one in words)
    return reckoned and _days_apart(one[0].value, other[0].value) <= 1


_POINTING = listed("this last next past ago")
_RECKONED = listed(
    "today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday"
)


def _days_apart(one: str, other: str) -> int:
    """Days between two days; 0 for a day beside a week or month, where that cannot be told."""
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
    except ValueError:
        return 0 if len(one) != len(other) else _FAR


_FAR = 1000


def _content_keys(reading: Reading, words: range) -> frozenset[str]:
    """Keys of what names the time; "May" in it is the month."""
    inside = (reading.words[index] for index in words)
    return frozenset(word.key for word in inside if not word.function or word.norm == "may")


def _relation(reading: Reading, timed: Timed) -> str:
    """How something stands to the time; in "by the May 4 raid" the preposition is the raid's."""
    time, words = timed
    after = words.stop < len(reading) and not reading.words[words.stop].function
    modifies = after and not reading.gap(words.stop).strip()
    if modifies and any(reading.norm(index) in DETERMINERS for index in words):
        return "at"
    return _RELATIONS.get(time.relation or "on", "at")


def _events(pair: Pair, changes: Changes) -> Iterator[Difference]:
    """An event as the point in time: "before the talks" beside "after the talks"."""
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
    while stop < len(reading) and reading.words[stop].function and stop - start <= _FUNCTION_WORDS:
        stop += 1
    while stop < len(reading) and not reading.words[stop].function and stop - start <= _PHRASE:
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
            "The lock was opened on March 30, 2010 after two years of work.",
            "The lock was opened on May 30, 2010 after two years of work.",
            ("on March 30, 2010", "on May 30, 2010"), "substantive",
        ),
        Example(
            "The lock was drained last week for repairs to its gates.",
            "The lock was drained last month for repairs to its gates.",
            ("last week", "last month"), "substantive",
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
        Example("The court sits again on Monday, he said.", "The court sits again Monday, he said."),
        Example("The ferry sank near the island.", "The ferry sank off the island."),
        Example("The lock was drained last week.", "Last week the lock was drained."),
    ),
)  # fmt: skip
