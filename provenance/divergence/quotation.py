"""Quotation: quotation marks lost or added around the same words, or other words inside them."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.divergence.alignment import Change
from provenance.divergence.detecting import Changes, Detector, Difference, Example, Pair, meet

_SHARE = 0.8
"""Share of a quotation's words that must stand on the other side for its marks to be lost there."""
_LONGEST_ALTERED, _LONGEST_SWAPPED = 6, 3
"""Words that one side has more of; beyond that another stretch was quoted, not this one altered."""
_NOTHING = Change(range(0), range(0))


def _detect(pair: Pair, changes: Changes) -> Iterator[Difference]:
    for words in pair.left.quotes:
        found = _unquoted(words, pair.alignment.partners, pair.right.quotes)
        if found:
            note = "in quotation marks | without quotation marks"
            yield Difference("quotation", "minor", words, found, note, quoted=True, narrow=_NOTHING)
    for words in pair.right.quotes:
        found = _unquoted(words, pair.alignment.back, pair.left.quotes)
        if found:
            note = "without quotation marks | in quotation marks"
            yield Difference("quotation", "minor", found, words, note, quoted=True, narrow=_NOTHING)
    if pair.close:
        yield from _altered(pair, changes)


def _unquoted(words: range, partners: dict[int, int], quotes: list[range]) -> range | None:
    """Where the words of a quotation stand on the other side, if outside any quotation there."""
    mates = sorted(partners[index] for index in words if index in partners)
    if len(mates) < _SHARE * len(words) or mates[-1] - mates[0] >= 2 * len(words):
        return None
    place = range(mates[0], mates[-1] + 1)
    return None if any(meet(place, quote) for quote in quotes) else place


def _altered(pair: Pair, changes: Changes) -> Iterator[Difference]:
    """Changes inside quotation marks on both sides; a quotation merely cut at an end is none.

    Minor at most: two reporters take one spoken sentence down in different words, and which of
    them altered it no text tells. Changed numbers, times, names and denials are told as such.
    """
    for change in changes:
        if not (change.left or change.right):
            continue
        left, right = _around(change.left, pair.left.quotes), _around(change.right, pair.right.quotes)
        if left is None or right is None or _marked(pair, change) or not _changed(pair, change):
            continue
        if _cut_short(change, left, right) or not pair.anchored(change.left, change.right):
            continue
        note = "other words inside the quotation marks"
        yield Difference("quotation", "minor", change.left, change.right, note)


def _around(words: range, quotes: list[range]) -> range | None:
    """The quotation that ``words``, or the place where they are missing, lie well inside."""
    for quote in quotes:
        if words and quote.start <= words.start and words.stop <= quote.stop:
            return quote
        if not words and quote.start < words.start < quote.stop:
            return quote
    return None


def _cut_short(change: Change, left: range, right: range) -> bool:
    """Whether one quotation only ends (or begins) earlier than the other."""
    most = _LONGEST_SWAPPED if change.left and change.right else _LONGEST_ALTERED
    if abs(len(change.left) - len(change.right)) > most:
        return True
    at_edge = change.left.stop == left.stop or change.right.stop == right.stop
    at_edge = at_edge or change.left.start == left.start or change.right.start == right.start
    return at_edge and len(change.left) != len(change.right)


def _marked(pair: Pair, change: Change) -> bool:
    """Whether an ellipsis or brackets own up to the change."""
    sides = ((pair.left, change.left), (pair.right, change.right))
    return any(
        mark in reading.gap(index)
        for reading, words in sides
        for index in range(words.start, words.stop + 1)
        for mark in ("...", "…", "[", "]", "(", ". .")
    )


def _changed(pair: Pair, change: Change) -> bool:
    """Whether words of content are among what was changed."""
    return any(not pair.left.words[i].function for i in change.left) or any(
        not pair.right.words[j].function for j in change.right
    )


DETECTOR = Detector(
    kind="quotation",
    detect=_detect,
    valid=(
        Example(
            "The union says the law would “turn the ports into museums” by autumn.",
            "The union says the law would turn the ports into museums by autumn.",
            ("“turn the ports into museums”", "turn the ports into museums"), "minor",
        ),
        Example(
            "She called the plan a waste of public money.",
            'She called the plan "a waste of public money".',
            ("a waste of public money", '"a waste of public money"'), "minor",
        ),
        Example(
            "He told them the dam was “a danger to the whole valley” in spring.",
            "He told them the dam was “a shame to the whole valley” in spring.",
            ("danger", "shame"), "minor",
        ),
    ),
    invalid=(
        Example("He called it “a fair price” twice.", 'He called it "a fair price" twice.'),
        Example(
            "She said “the lake is low and the fish are gone” on Monday.",
            "She said “the lake is low” on Monday.",
        ),
    ),
)  # fmt: skip
