"""How much words weigh that stand on one side only: for omission and addition."""

from __future__ import annotations

from provenance.divergence.alignment import Change
from provenance.divergence.carrying import Carrier
from provenance.divergence.detecting import Pair, meet
from provenance.divergence.lexemes import listed
from provenance.divergence.passage import Reading, Word
from provenance.divergence.vocabulary import (
    AUXILIARIES,
    BOOSTERS,
    CONDITIONS,
    HEADLINE_PREFIXES,
    PREPOSITIONS,
    RELATIVES,
    RESTRICTIONS,
)
from provenance.model import Severity

_LONGEST = 8
"""Words; what is longer tells something further rather than restricts what is told."""
_CLAUSE, _COUNT = 3, 3
"""Fewest words of a condition; most words of a count before its noun."""
_RESTRICTING = listed("of by from against for between among to")
"""Prepositions whose phrase says which or whose; "with" and "without" tell circumstances."""
_NO_NOUNS = frozenset({"function", "name", "number"})
"""What a phrase after it does not restrict: "Kennedy of Massachusetts" is still Kennedy."""
_PLACING = listed("in at on near outside inside around across along")
_DIRECTIONS = listed(
    """
    north south east west northern southern eastern western northeastern northwestern southeastern
    southwestern northeast northwest southeast southwest central
    """
)


def gravity(reading: Reading, words: range) -> Severity | None:
    """``None`` for words without content; substantive where they say of what, whom or when it holds."""
    content = [index for index in words if _carries(reading, index)]
    first = reading.norm(words.start)
    if first in CONDITIONS and len(words) >= _CLAUSE:
        return "substantive"
    if _restricts(reading, words):
        return "substantive"
    if not content:
        return None
    if _aside(reading, words) or len(words) > _LONGEST:
        return "minor"
    return "substantive" if _qualifies(reading, words) or _counts(reading, words) else "minor"


def weighed(pair: Pair, change: Change, severity: Severity | None) -> Severity | None:
    """``severity``, but no more than minor where the words around are not the same."""
    if _prefix(pair, change) or _echoed(pair, change):
        return None
    if severity == "minor" and scattered(pair) and len(change.left) + len(change.right) <= _FRAGMENT:
        return None
    sure = pair.alignment.sure and pair.anchored(change.left, change.right) and not _hinted(pair, change)
    sure = sure and (pair.repeated if _conditions(pair, change) else pair.copied(change))
    return "minor" if severity == "substantive" and not sure else severity


def _conditions(pair: Pair, change: Change) -> bool:
    """Whether the words say on what condition it holds."""
    reading, words = (pair.left, change.left) if change.left else (pair.right, change.right)
    return reading.norm(words.start) in CONDITIONS


def _echoed(pair: Pair, change: Change) -> bool:
    """Whether the other side has all these words of content elsewhere; nothing is lost then.

    Conditions and restrictions bear on what they stand with, wherever else their words occur.
    """
    reading, words = (pair.left, change.left) if change.left else (pair.right, change.right)
    if reading.norm(words.start) in CONDITIONS or _restricts(reading, words):
        return False
    inside, found = _echoes(pair, change)
    return inside > 0 and found == inside


def _hinted(pair: Pair, change: Change) -> bool:
    """Whether the other side has all these words of content in another form: "Norway", "Norwegian"."""
    one, other = (pair.left, pair.right) if change.left else (pair.right, pair.left)
    words = change.left or change.right
    content = [index for index in words if _carries(one, index)]
    if one.norm(words.start) in CONDITIONS or _restricts(one, words) or not content:
        return False
    kin = Carrier((other.passage,)).kinships(one)
    return all(kin[index] in _FORMS for index in content)


_FORMS = frozenset({"same", "nation", "initials", "compound", "family"})


def scattered(pair: Pair) -> bool:
    """Whether a sentence was re-ordered: its one-sided fragments tell where words stood, not what is new."""
    fragments = [one for one in pair.alignment.changes if bool(one.left) != bool(one.right)]
    counts = [_echoes(pair, one) for one in fragments]
    carrying = [inside for inside, _ in counts if inside]
    moved = sum(not pair.left.words[i].function for i in pair.alignment.moved)
    again = moved + sum(found for _, found in counts)
    return len(carrying) > _MOST_FRAGMENTS and 2 * again >= moved + sum(carrying)


_MOST_FRAGMENTS = 3
_FRAGMENT = 4
"""Words. What is longer is a statement of its own, also in a re-ordered sentence."""


def _echoes(pair: Pair, change: Change) -> tuple[int, int]:
    """How many words of content stand on one side only, and how many of them the other has elsewhere."""
    sides = (pair.left, pair.right) if change.left else (pair.right, pair.left)
    content = [index for index in change.left or change.right if _carries(sides[0], index)]
    return len(content), sum(_stands(sides[0].words[index], sides[1]) for index in content)


def _stands(word: Word, other: Reading) -> bool:
    """Whether a reading has a word, alone or as a part of a compound, or a compound of two words."""
    if any(mate.key == word.key for mate in other.words):
        return True
    if word.sort == "number" or len(word.norm) < _COMPOUND:
        return False
    return any(
        (len(mate.norm) > len(word.norm) and mate.norm.startswith(word.norm) and not mate.function)
        or (index and other.words[index - 1].norm + mate.norm == word.norm)
        for index, mate in enumerate(other.words)
    )


_COMPOUND = 5


def _prefix(pair: Pair, change: Change) -> bool:
    """Whether these are the words that open a headline as a matter of form: "BREAKING:", "In video"."""
    reading, words = (pair.left, change.left) if change.left else (pair.right, change.right)
    opening = reading.passage.headline and not words.start
    return opening and all(reading.norm(index) in HEADLINE_PREFIXES for index in words)


def _carries(reading: Reading, index: int) -> bool:
    word = reading.words[index]
    return not word.function and word.norm not in BOOSTERS and word.norm not in AUXILIARIES


def _restricts(reading: Reading, words: range) -> bool:
    """Words that say how much of the thing is meant: "only", "most of", "former"."""
    inside = [reading.words[index].norm for index in words]
    lone = [norm for norm in inside if norm not in {"of", "the", "a", "an"}]
    if lone == ["some"] and not (words.stop < len(reading) and _plural(reading, words.stop)):
        return False  # "some $1 trillion", "some had", "as some accomplishment"
    return bool(lone) and all(norm in RESTRICTIONS for norm in lone) and not set(lone) <= _WEAK


_WEAK = listed("all every")


def _aside(reading: Reading, words: range) -> bool:
    """An apposition or clause set off by marks, or a relative clause."""
    before, after = reading.gap(words.start).strip(), reading.gap(words.stop).strip()
    opened = before[-1:] in {",", "(", "–", "—", "-"} and bool(before)
    closed = bool(after) or words.stop == len(reading)
    first = reading.norm(words.start)
    return (opened and closed and first not in CONDITIONS) or first in RELATIVES


def _qualifies(reading: Reading, words: range) -> bool:
    """A prepositional phrase that restricts the noun before it by a name, a number or a direction."""
    first = reading.norm(words.start)
    if first not in PREPOSITIONS or not words.start or not _noun(reading.words[words.start - 1]):
        return False
    if reading.gap(words.start).strip() or any(meet(words, time) for _, time in reading.times):
        return False
    told = any(reading.words[index].sort in {"name", "number"} for index in words)
    told = told or any(reading.norm(index) in _DIRECTIONS for index in words)
    if first in _RESTRICTING:
        return told
    return first in _PLACING and told and _plural(reading, words.start - 1)


def _noun(word: Word) -> bool:
    """Whether a word may be one that a phrase after it restricts: "escaped from Avel" only tells where from."""
    return word.sort not in _NO_NOUNS and not word.norm.endswith("ed")


def _plural(reading: Reading, index: int) -> bool:
    """Whether a noun is: "attacks in the north" narrows them, "met in Geneva" only places the meeting."""
    word = reading.words[index]
    return word.norm.endswith("s") and not word.norm.endswith("ss") and not word.key.endswith("s")


def _counts(reading: Reading, words: range) -> bool:
    """A number that stood before the noun it counts, and nothing else of content with it."""
    told = all(reading.words[index].function or reading.words[index].sort == "number" for index in words)
    return (
        told
        and len(words) <= _COUNT
        and any(
            meet(words, place) and quantity.kind not in {"ordinal", "age"} and quantity.value != 1
            for quantity, place in reading.quantities
        )
    )
