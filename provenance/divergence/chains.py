"""Verb chains: what stands before a word and says whether, and how surely, it is so.

"has not been ruled", "could open", "failed to agree to extend", "the alleged attack": the words
that lead up to a head decide its polarity and its strength.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from provenance.divergence.lexemes import listed
from provenance.divergence.passage import Reading
from provenance.divergence.vocabulary import (
    AUXILIARIES,
    BOOSTERS,
    DENIALS,
    DETERMINERS,
    NEGATORS,
    NEGATORS_UNDONE,
    PREPOSITIONS,
    Strength,
    hedge,
)

LONGEST = 8
"""Words before a head that can belong to its chain."""
_RANK: dict[Strength, int] = {"real": 5, "future": 4, "planned": 3, "duty": 3, "likely": 2, "possible": 1}


@dataclass(frozen=True, slots=True)
class Chain:
    """The words up to and with a head. ``negations`` counts what denies it.

    ``bare``: nothing leads up to it (it begins the passage, or a mark cuts it off), so that how
    sure it is cannot be told. ``through``: a verb and an article stand between ("does not have a
    permit", "was the first"), so that the head is not the word that is denied or hedged.
    """

    words: range
    negations: int
    strength: Strength
    infinitive: bool
    modal: str | None
    bare: bool
    through: bool

    @property
    def negative(self) -> bool:
        """Whether the head is said not to be so."""
        return self.negations % 2 == 1


@functools.lru_cache(maxsize=50_000)
def chain(reading: Reading, head: int) -> Chain:
    """The chain that leads up to the word ``head``."""
    start = head
    negations = 0
    strength: Strength = "real"
    modal = None
    through = False
    for index in range(head - 1, max(-1, head - 1 - LONGEST), -1):
        if reading.breaks(index + 1) or not _links(reading, index):
            break
        if denies(reading, index):
            negations += 1
        level = _level(reading, index)
        if level and _RANK[level] < _RANK[strength]:
            strength, modal = level, reading.words[index].norm
        through = through or _verb_and_article(reading, index)
        start = index
    start = _trimmed(reading, start, head)
    infinitive = start < head and reading.words[start].norm == "to"
    bare = start == head and reading.breaks(head)
    return Chain(range(start, head + 1), negations, strength, infinitive, modal, bare, through)


def _verb_and_article(reading: Reading, index: int) -> bool:
    norm, follower = reading.words[index].norm, reading.norm(index + 1)
    return follower in DETERMINERS and (norm in AUXILIARIES or norm == "to")


def _level(reading: Reading, index: int) -> Strength | None:
    """What a word of a chain does to its strength; "is to leave" is a plan."""
    norm, follower = reading.words[index].norm, reading.norm(index + 1)
    if norm == "may" and _month(reading, index):
        return None
    if norm in AUXILIARIES and follower == "to" and norm not in {"have", "has", "had"}:
        return "planned"
    if norm in {"have", "has", "had"} and follower == "to":
        return "duty"
    if norm == "possible" and reading.norm(index - 1) in AS_FAR_AS:
        return None
    if norm == "likely" and follower != "to" and reading.norm(index - 1) not in _BEFORE_LIKELY:
        return None  # "likely voters" are a kind of voters
    return hedge(norm, follower)


def _month(reading: Reading, index: int) -> bool:
    """Whether "May" is the month: with a number beside it, or after a preposition."""
    follows = index + 1 < len(reading) and reading.words[index + 1].sort == "number"
    before = reading.norm(index - 1)
    led = before in PREPOSITIONS or before in _BEFORE_MONTHS
    led = led or (index > 0 and reading.words[index - 1].sort == "number")
    return reading.words[index].text[0].isupper() and (follows or led)


@functools.lru_cache(maxsize=20_000)
def hedges(reading: Reading) -> int:
    """How many words say that something is no fact."""
    levels = (_level(reading, index) for index in range(len(reading)))
    return sum(level is not None and level != "future" for level in levels)


_BEFORE_MONTHS = listed("last this next late early mid")
_BEFORE_LIKELY = AUXILIARIES | listed("will would most very more quite can could may not")
AS_FAR_AS = listed("every all as best if where when much")
"""Before "possible" these make it a degree: "every possible effort", "as soon as possible"."""


def denies(reading: Reading, index: int) -> bool:
    """Whether a word negates what follows it."""
    word = reading.words[index]
    if word.norm == "not" and reading.norm(index - 1) == "or":
        return False  # "whether or not"
    if word.norm == "no" and _interjected(reading, index):
        return False
    if word.norm in NEGATORS:
        inverted = index + 1 < len(reading) and _inverted(reading, index + 1)
        return reading.norm(index + 2 if inverted else index + 1) not in NEGATORS_UNDONE
    return word.key in DENIALS and reading.norm(index + 1) in {"to", "that", None}


def _interjected(reading: Reading, index: int) -> bool:
    """Whether "no" is an answer by itself rather than a denial of what follows: "No, we go on"."""
    return reading.breaks(index) and (index + 1 == len(reading) or reading.breaks(index + 1))


def _inverted(reading: Reading, index: int) -> bool:
    """Whether a pronoun stands after its verb, as in a question: "why don't we just ban it"."""
    return reading.words[index].norm in _SUBJECTS and (reading.norm(index - 1) or "").endswith("n't")


_SUBJECTS = listed("i you he she it we they")


def links(reading: Reading, index: int) -> bool:
    """Whether a word belongs to chains: it helps a verb, denies or hedges."""
    word = reading.words[index]
    return (
        _inverted(reading, index)
        or word.norm in AUXILIARIES
        or word.norm in NEGATORS
        or word.norm in {"to", "able"}
        or (word.key in DENIALS and reading.norm(index + 1) == "to")
        or _level(reading, index) is not None
    )


def _links(reading: Reading, index: int) -> bool:
    word = reading.words[index]
    adverb = word.norm.endswith("ly") and not word.function
    return links(reading, index) or adverb or word.norm in DETERMINERS or word.norm in BOOSTERS


def _trimmed(reading: Reading, start: int, head: int) -> int:
    """Articles, adverbs and bare "to" at the front of a chain are not part of it."""
    while start < head and not links(reading, start):
        start += 1
    return start


def rank(strength: Strength) -> int:
    """5 for a fact, down to 1 for a mere possibility."""
    return _RANK[strength]
