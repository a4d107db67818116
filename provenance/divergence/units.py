"""What a passage states, piece by piece, and what another passage has in the place of each piece."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from provenance import names, numbers, times
from provenance.divergence.detecting import meet
from provenance.divergence.lexemes import listed
from provenance.divergence.meanings import synonymous
from provenance.divergence.passage import Reading, Word
from provenance.divergence.polarity import contraries
from provenance.divergence.vocabulary import ALL_MODALS, AUXILIARIES, BOOSTERS, NEGATORS
from provenance.names import Name
from provenance.numbers import Quantity
from provenance.times import TimeExpression

Sort = Literal["time", "number", "rank", "name", "word"]
Fate = Literal["found", "replaced", "absent"]
Mates = Mapping[int, Sequence[int]]

_RANKS = listed("first second third fourth fifth sixth seventh eighth ninth tenth last final")
_EXCLUSIVE = listed("only solely exclusively yet unable incapable")
"""These say how something holds; they are no piece of what is said."""
_RECKONED = listed(
    """
    this last next past ago today yesterday tomorrow tonight now later earlier
    monday tuesday wednesday thursday friday saturday sunday
    """
)
_SHARED_LETTERS = 4
_SHARED_OF_SHORT, _SHARED_OF_LONG = 0.6, 0.5
"""Letters that two words begin with, for one to be derived from the other ("acting", "actor")."""
_COMPOUND = 5
_GAP = 3
"""Function words at most between a piece and the word that shows its place."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of what a passage states: a time, a number, a rank, a name, or a word of content."""

    words: range
    sort: Sort
    value: TimeExpression | Quantity | Name | None = None


@dataclass(frozen=True, slots=True)
class Met:
    """A piece with its fate in the other passage.

    ``mates`` are the words there that say the same; ``instead`` what stands there in its place,
    where that can be told.
    """

    unit: Unit
    fate: Fate
    mates: tuple[int, ...] = ()
    instead: range | None = None


@functools.lru_cache(maxsize=20_000)
def units(reading: Reading) -> tuple[Unit, ...]:
    """The pieces of a passage, in order, none of them overlapping."""
    found = list(_valued(reading))
    taken = {index for one in found for index in one.words}
    for index, word in enumerate(reading.words):
        if index not in taken and carries(reading, index):
            found.append(Unit(range(index, index + 1), "rank" if word.norm in _RANKS else "word"))
    return tuple(sorted(found, key=lambda one: one.words.start))


def _valued(reading: Reading) -> Iterator[Unit]:
    taken: set[int] = set()
    for time, words in reading.times:
        yield Unit(words, "time", time)
        taken.update(words)
    for quantity, words in reading.quantities:
        digits = [index for index in words if reading.words[index].sort == "number" and index not in taken]
        if digits:
            yield Unit(range(digits[0], digits[-1] + 1), "number", quantity)
            taken.update(digits)
    for name, words in reading.names:
        if taken.isdisjoint(words) and any(carries(reading, index) for index in words):
            yield Unit(words, "name", name)
            taken.update(words)


def carries(reading: Reading, index: int) -> bool:
    """Whether a word is part of what is said, rather than of how it is said."""
    word = reading.words[index]
    tied = word.function or word.norm in NEGATORS or word.norm in AUXILIARIES
    return not tied and word.norm not in BOOSTERS and word.norm not in _EXCLUSIVE


def predicate(reading: Reading) -> int:
    """Where what is said of the subject begins: the first auxiliary or lower-case word after the first."""
    for index, word in enumerate(reading.words):
        helps = word.norm in AUXILIARIES or word.norm in NEGATORS or word.norm in ALL_MODALS
        if index and (helps or word.sort == "content"):
            return index
    return 0


@functools.lru_cache(maxsize=20_000)
def met(claim: Reading, evidence: Reading) -> tuple[Met, ...]:
    """What becomes of each piece of ``claim`` in ``evidence``."""
    there = [index for index in range(len(evidence)) if carries(evidence, index)]
    mates = {
        index: [mate for mate in there if _akin(claim.words[index], evidence.words[mate])]
        for index in range(len(claim))
        if carries(claim, index)
    }
    free = set(there).difference(*mates.values())
    meeting = _Meeting(claim, evidence, mates, free)
    return tuple(meeting.fate(unit) for unit in units(claim))


def _akin(one: Word, other: Word) -> bool:
    """Whether two words may stand for one thing: forms, synonyms, derivations, parts of a compound."""
    if one.key == other.key or synonymous(one.key, other.key):
        return True
    if "number" in (one.sort, other.sort):
        return False
    short, long = sorted((one.norm, other.norm), key=len)
    shared = 0
    while shared < len(short) and short[shared] == long[shared]:
        shared += 1
    derived = shared >= _SHARED_OF_SHORT * len(short) and shared >= _SHARED_OF_LONG * len(long)
    return (shared >= _SHARED_LETTERS and derived) or (len(short) >= _COMPOUND and long.endswith(short))


def _reckoned(time: TimeExpression) -> bool:
    """Whether a time is told from the day of writing, which need not be the day that the article bears."""
    return not _RECKONED.isdisjoint(time.text.casefold().split())


def _names_of(reading: Reading, words: range) -> frozenset[str]:
    inside = (reading.words[index] for index in words)
    return frozenset(word.key for word in inside if not word.function or word.norm == "may")


class _Meeting:
    """Two passages, with the words of each that the other has; ``free`` are words of the evidence alone."""

    def __init__(self, claim: Reading, evidence: Reading, mates: Mates, free: set[int]) -> None:
        self.claim, self.evidence, self.mates, self.free = claim, evidence, mates, free

    def fate(self, unit: Unit) -> Met:
        """What becomes of one piece."""
        said = tuple(mate for index in unit.words for mate in self.mates.get(index, ()))
        if isinstance(unit.value, TimeExpression):
            return self._time(unit, unit.value, said)
        if isinstance(unit.value, Quantity):
            return self._number(unit, unit.value, said)
        if isinstance(unit.value, Name):
            return self._name(unit, unit.value, said)
        if said:
            return Met(unit, "found", said)
        return self._rank(unit) if unit.sort == "rank" else self._word(unit)

    def _time(self, unit: Unit, time: TimeExpression, said: tuple[int, ...]) -> Met:
        others = self.evidence.times
        if any(times.same(time, other) or self._named(unit.words, words) for other, words in others):
            return Met(unit, "found", said)
        for other, words in others:
            if times.same(time, other) is False and _reckoned(time) == _reckoned(other):
                return Met(unit, "replaced", said, words)
        every = all(self.mates.get(at) for at in unit.words if carries(self.claim, at))
        return Met(unit, "found" if every else "absent", said)

    def _named(self, words: range, others: range) -> bool:
        """Whether one time is named by the words of the other, or by some of them ("June 9", "June 9, 2016")."""
        one, other = _names_of(self.claim, words), _names_of(self.evidence, others)
        return bool(one and other) and (one <= other or other <= one)

    def _number(self, unit: Unit, number: Quantity, said: tuple[int, ...]) -> Met:
        timed = [words for _, words in self.evidence.times]
        others = [
            (other, words)
            for other, words in self.evidence.quantities
            if not any(meet(words, time) for time in timed)
        ]
        if said or any(numbers.compatible(number, other) for other, _ in others):
            return Met(unit, "found", said)
        other = next((words for other, words in others if numbers.conflict(number, other)), None)
        return Met(unit, "absent" if other is None else "replaced", said, other)

    def _name(self, unit: Unit, name: Name, said: tuple[int, ...]) -> Met:
        if said or any(names.same(name, other) for other, _ in self.evidence.names):
            return Met(unit, "found", said)
        place = self._in_place(unit.words)
        other = next((words for _, words in self.evidence.names if place in words), None)
        return Met(unit, "absent" if other is None else "replaced", said, other)

    def _rank(self, unit: Unit) -> Met:
        other = next((at for at in sorted(self.free) if self.evidence.words[at].norm in _RANKS), None)
        return Met(unit, "absent") if other is None else Met(unit, "replaced", (), range(other, other + 1))

    def _word(self, unit: Unit) -> Met:
        word = self.claim.words[unit.words.start]
        for at in sorted(self.free):
            if contraries(word, self.evidence.words[at]):
                return Met(unit, "replaced", (), range(at, at + 1))
        return Met(unit, "absent")

    def _in_place(self, words: range) -> int | None:
        """The word of the evidence alone beside what stands beside ``words`` in the claim."""
        for step in (-1, 1):
            near = self._next(self.claim, words.start - 1 if step < 0 else words.stop, step)
            for mate in self.mates.get(near, ()) if near is not None else ():
                place = self._next(self.evidence, mate - step, -step)
                if place in self.free:
                    return place
        return None

    @staticmethod
    def _next(reading: Reading, index: int, step: int) -> int | None:
        """The nearest word that carries something, from ``index`` on in steps of ``step``."""
        for near in range(index, index + step * (_GAP + 1), step):
            if not 0 <= near < len(reading):
                return None
            if carries(reading, near):
                return near
        return None
