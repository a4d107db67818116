"""Spelling: the same word in another spelling, or misspelt."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from provenance.divergence.detecting import Changes, Detector, Difference, Example, Pair
from provenance.divergence.meanings import opposite, synonymous
from provenance.divergence.passage import Reading, Word
from provenance.text import spelling

_SHORTEST = 6
_MOST_EDITS = 0.25
"""Share of letters that a slip of the pen may change; more makes another word."""
_NEGATING = ("un", "in", "im", "il", "ir", "dis", "non", "de", "re")


def _detect(pair: Pair, changes: Changes) -> Iterator[Difference]:
    seen: set[tuple[str, str]] = set()
    for i, j in pair.alignment.partners.items() if pair.close else ():
        one, other = pair.left.words[i].norm, pair.right.words[j].norm
        if one != other and (one, other) not in seen and spelling(one) == spelling(other):
            seen.add((one, other))
            yield Difference(
                "spelling", "cosmetic", range(i, i + 1), range(j, j + 1), "two spellings of one word"
            )
    for change in changes if pair.close else ():
        yield from _misspelt(pair, change.left, change.right)


def _misspelt(pair: Pair, left: range, right: range) -> Iterator[Difference]:
    for i in left:
        j = pair.alignment.slots.get(i)
        if j is None or j not in right or not misspelling(pair.left.words[i], pair.right.words[j]):
            continue
        if not (_valued(pair.left, i) or _valued(pair.right, j)):
            yield Difference(
                "spelling", "minor", range(i, i + 1), range(j, j + 1), "one may be a misspelling of the other"
            )


def _valued(reading: Reading, index: int) -> bool:
    """Whether a word is part of a time, a number or a name, whose own detectors know it better."""
    return any(
        index in words for found in (reading.times, reading.quantities, reading.names) for _, words in found
    )


def misspelling(one: Word, other: Word) -> bool:
    """Whether two different long words are so alike that one is a slip for the other."""
    short, long = sorted((one.norm, other.norm), key=len)
    if len(short) < _SHORTEST or not (short + long).isalpha() or short[0] != long[0]:
        return False
    if (
        opposite(one.key, other.key)
        or synonymous(one.key, other.key)
        or any(long == prefix + short for prefix in _NEGATING)
    ):
        return False
    if long.startswith(short) or long[-3:] != short[-3:]:
        return False  # another form or derivation of the word, not a slip
    return OSA.distance(short, long) <= _MOST_EDITS * len(long)


DETECTOR = Detector(
    kind="spelling",
    detect=_detect,
    valid=(
        Example(
            "The harbour was closed to all ships on Monday.",
            "The harbor was closed to all ships on Monday.",
            ("harbour", "harbor"), "cosmetic",
        ),
        Example(
            "They organised a march through the old town.",
            "They organized a march through the old town.",
            ("organised", "organized"), "cosmetic",
        ),
        Example(
            "Both governments were asked for a compromise on quotas.",
            "Both governments were asked for a comprimise on quotas.",
            ("compromise", "comprimise"), "minor",
        ),
    ),
    invalid=(
        Example("The northern tunnel reopened.", "The southern tunnel reopened."),
        Example("The report was published by the ministry.", "The reports were published by the ministry."),
    ),
)  # fmt: skip
