"""What must agree between two differently worded mentions: numbers, names, times, polarity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from provenance import names as naming
from provenance import numbers, text, times
from provenance.matching.words import key


def _keys(words: str) -> frozenset[str]:
    return frozenset(key(word) for word in words.split())


_NEGATIONS = frozenset(("not", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "hardly"))
"""Words that deny a whole clause."""
_LACKS = frozenset(("no", "without"))
"""Words that deny the noun after them only: "without internet" says what "offline" says."""
_REPORTER = re.compile(
    r"\s+(?:reporter|journalist|correspondent|photographer|cameraman|crew|witness|team)s?\b"
)
_REFUSALS = _keys(
    """refuse refused refusal fail failed failure deny denied denial reject rejected rejection unable
    unwilling block blocked oppose opposed halt halted cancel cancelled scrap scrapped abandon
    abandoned withdraw withdrew avoid avoided unlikely impossible false untrue stop stopped"""
)
# Words that deny or refuse are not listed again here: each word turns a sentence round once.
_OPPOSITES = tuple(
    (_keys(left), _keys(right))
    for left, right in (
        (
            "rise rose risen increase gain climb jump surge soar advance grow grew up higher rally",
            "fall fell fallen decrease drop decline slip slide slump plunge tumble sink down lower",
        ),
        ("more most above", "less fewer least below"),
        ("win won victory beat", "lose lost defeat loss"),
        (
            "accept agree approve back support favor endorse welcome allow permit",
            "disapprove decline veto condemn ban forbid prohibit bar",
        ),
        ("open begin began start launch resume continue", "close end finish suspend"),
        ("guilty convict", "innocent acquit"),
        ("arrest detain jail imprison", "release free"),
        ("buy bought purchase acquire", "sell sold"),
        ("confirm admit acknowledge", "dispute"),
        ("raise hike", "cut reduce lower slash"),
        ("alive survive", "dead die kill"),
        ("extend renew", "terminate end expire dissolve"),
        ("strengthen improve", "weaken worsen"),
        ("arrive enter join", "leave left depart exit quit"),
        ("hire appoint", "fire sack dismiss resign"),
        ("before earlier", "after later"),
    )
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+\s+){1,2}by\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Details:
    """The particulars of one content.

    ``distinct`` are its names that are certain, each once.
    ``negations`` counts words that deny or refuse a clause, ``lacking`` are the keys of nouns
    that are denied alone; ``order`` are the keys of its words that carry meaning, with the
    places where they start.
    """

    quantities: tuple[numbers.Quantity, ...]
    names: tuple[naming.Name, ...]
    distinct: tuple[naming.Name, ...]
    times: tuple[times.TimeExpression, ...]
    negations: int
    lacking: frozenset[str]
    order: tuple[tuple[int, str], ...]
    words: frozenset[str]
    passive: bool


def details(content: str) -> Details:
    """Read the particulars of a content."""
    found = text.words(content)
    order = tuple((token.start, key(token.norm)) for token in found if token.norm not in text.FUNCTION_WORDS)
    words = frozenset(word for _, word in order)
    named = tuple(one for one in naming.find(content) if not _REPORTER.match(content, one.span.end))
    return Details(
        quantities=tuple(numbers.find(content)),
        names=named,
        distinct=tuple({one.key: one for one in named if one.certain}.values()),
        times=tuple(times.find(content)),
        negations=sum(_negates(token.norm) for token in found) + len(words & _REFUSALS),
        lacking=_lacking(found),
        order=order,
        words=words | frozenset(key(token.norm) for token in found),
        passive=_PASSIVE.search(content) is not None,
    )


def quantity_agreement(left: Details, right: Details) -> tuple[int, int]:
    """How many quantities are the same, and how many have a rival on the other side.

    "At least 135" and "at least 175" are neither; "within 200 metres" and "less than 200 metres"
    are the same figure.
    """
    lone = [one for one in left.quantities if not _any_compatible(one, right.quantities)]
    rivals = [one for one in right.quantities if not _any_compatible(one, left.quantities)]
    against = sum(any(numbers.conflict(one, other) for other in rivals) for one in lone)
    agree = sum(any(_equal(one, other) for other in right.quantities) for one in left.quantities)
    return agree, against


def time_agreement(left: Details, right: Details) -> tuple[int, int]:
    """How many time expressions agree, and how many contradict all of their type on the other side."""
    agree = against = 0
    for one in left.times:
        verdicts = [times.same(one, other) for other in right.times if other.type == one.type]
        if any(verdicts):
            agree += 1
        elif verdicts and all(verdict is False for verdict in verdicts):
            against += 1
    return agree, against


def name_agreement(left: Details, right: Details) -> tuple[int, int]:
    """How many names are shared, and how many on each side have a rival of their kind on the other."""
    mine, others = left.distinct, right.distinct
    lone = [one for one in mine if not _named(one, others, right.words)]
    rivals = [one for one in others if not _named(one, mine, left.words)]
    against = min(
        sum(any(_rivals(one, other) for other in rivals) for one in lone),
        sum(any(_rivals(one, other) for other in lone) for one in rivals),
    )
    return len(mine) - len(lone), against


def _rivals(one: naming.Name, other: naming.Name) -> bool:
    """Whether two names may stand for each other in a sentence, and are not of one bearer."""
    if naming.same(one, other) is False:
        return True
    return one.kind == other.kind or "unknown" in (one.kind, other.kind)


def opposed(left: Details, right: Details) -> bool:
    """Whether one side states the contrary of the other.

    A denial on one side only, or a pair of opposed words; both together say the same again
    ("refused to extend", "let expire").
    """
    denied = left.negations % 2 != right.negations % 2
    denied ^= _has_what_lacks(left, right) or _has_what_lacks(right, left)
    return denied != (_opposites(left.words, right.words) > 0)


def _has_what_lacks(left: Details, right: Details) -> bool:
    """Whether one side has something that the other is said to be without."""
    return bool(right.lacking & left.words - left.lacking)


def _lacking(found: Sequence[text.Token]) -> frozenset[str]:
    after = (found[index + 1 :] for index, token in enumerate(found) if token.norm in _LACKS)
    nouns = (next((one.norm for one in rest if one.norm not in text.FUNCTION_WORDS), None) for rest in after)
    return frozenset(key(noun) for noun in nouns if noun is not None)


def _opposites(left: frozenset[str], right: frozenset[str]) -> int:
    """Pairs of opposed words, one on each side, where no side has both."""
    count = 0
    for up, down in _OPPOSITES:
        one = (bool(left & up), bool(left & down))
        two = (bool(right & up), bool(right & down))
        count += (one, two) in (((True, False), (False, True)), ((False, True), (True, False)))
    return count


def swapped(left: Details, right: Details) -> bool:
    """Whether two names have changed places around the same words, in the same voice."""
    shared = _shared_names(left, right)
    if len(shared) < 2 or left.passive != right.passive:  # noqa: PLR2004 - a swap takes two
        return False
    (first_left, first_right), (second_left, second_right) = shared[:2]
    if first_right.span.start < second_right.span.start:
        return False
    between = _between(left, first_left, second_left)
    return bool(between) and between == _between(right, second_right, first_right)


def _shared_names(left: Details, right: Details) -> list[tuple[naming.Name, naming.Name]]:
    """Pairs of the first place of each shared name, in the order of the left side."""
    places = {one.key: one for one in reversed(right.names)}
    found = {one.key: (one, places[one.key]) for one in reversed(left.names) if one.key in places}
    return sorted(found.values(), key=lambda pair: pair[0].span)


def _between(side: Details, first: naming.Name, second: naming.Name) -> frozenset[str]:
    return frozenset(word for start, word in side.order if first.span.end <= start < second.span.start)


def _negates(norm: str) -> bool:
    return norm in _NEGATIONS or norm.endswith("n't")


def _named(one: naming.Name, others: Sequence[naming.Name], words: frozenset[str]) -> bool:
    """Whether the other side has this name, or a word of it."""
    return any(key(part) in words for part in one.key) or any(naming.same(one, other) for other in others)


def _any_compatible(one: numbers.Quantity, others: Sequence[numbers.Quantity]) -> bool:
    return any(numbers.compatible(one, other) or _equal(one, other) for other in others)


def _equal(one: numbers.Quantity, other: numbers.Quantity) -> bool:
    return (one.value, one.upper, one.unit, one.kind) == (other.value, other.upper, other.unit, other.kind)
