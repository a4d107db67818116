"""Whether the words of one text are carried by another: in the same word, in another form, or in a near one.

What telling the relation of two passages and finding unsupported details have in common.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from provenance.divergence.lexemes import listed
from provenance.divergence.meanings import opposite, synonymous
from provenance.divergence.passage import Passage, Reading, Word, read
from provenance.names.countries import LONGEST, Words, country_of

Kinship = Literal["same", "nation", "initials", "compound", "family", "synonym"]
"""How a word is carried, the surest first: "Syrian" by "Damascus" is of one nation."""

_BEGINNING = 4
"""Letters that words of one family share at least: "elect", "election"."""
_SHARE = 0.6
"""Of the letters of the longer word, the share that both begin with."""
_INDEXED = 3
_INSIDE = listed("of and for the on in")
"""Words inside a name that its initials leave out."""


class Carrier:
    """The words of some passages, to be asked for the words of another."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._keys: set[str] = set()
        self._kin: dict[int, set[str]] = defaultdict(set)
        self._beginnings: dict[str, set[str]] = defaultdict(set)
        self._nations: set[Words] = set()
        self._initials: set[str] = set()
        self._abbreviations: set[str] = set()
        self._joined: set[str] = set()
        for passage in passages:
            self._take(read(passage))

    def _take(self, reading: Reading) -> None:
        before = ""
        for word in reading.words:
            self._keys.add(word.key)
            for meaning in word.meanings:
                self._kin[meaning].add(word.key)
            if word.sort in ("name", "content"):
                self._beginnings[word.norm[:_INDEXED]].add(word.norm)
            if word.text.isupper():
                self._abbreviations.add(word.norm.replace(".", ""))
            self._joined.add(before + word.norm)
            before = word.norm
        self._nations.update(nations(reading).values())
        self._initials.update(_initials(reading))

    def kinships(self, reading: Reading) -> list[Kinship | None]:
        """How each word is carried; ``None`` for one that is not, and for function words."""
        countries, spelt = nations(reading), dict(_spelt_out(reading))
        return [
            None if word.function else self._kinship(word, countries.get(index), spelt.get(index))
            for index, word in enumerate(reading.words)
        ]

    def _kinship(self, word: Word, nation: Words | None, initials: str | None) -> Kinship | None:
        if word.key in self._keys:
            return "same"
        if word.sort == "number":
            return None
        if nation in self._nations:
            return "nation"
        if word.norm.replace(".", "") in self._initials or initials in self._abbreviations:
            return "initials"
        return self._resemblance(word)

    def _resemblance(self, word: Word) -> Kinship | None:
        if word.norm in self._joined:
            return "compound"
        if any(family(word.norm, mate) for mate in self._beginnings.get(word.norm[:_INDEXED], ())):
            return "family"
        return "synonym" if any(synonymous(word.key, mate) for mate in self._mates(word)) else None

    def contrary(self, word: Word) -> bool:
        """Whether a word of contrary meaning stands here."""
        return any(opposite(word.key, mate) for mate in self._mates(word))

    def _mates(self, word: Word) -> Iterator[str]:
        for meaning in word.meanings:
            yield from self._kin.get(meaning, ())


def family(one: str, other: str) -> bool:
    """Whether two words seem to be of one family: "Florida", "Floridians"."""
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= _BEGINNING and shared >= _SHARE * max(len(one), len(other))


def nations(reading: Reading) -> dict[int, Words]:
    """The country of each word that names one, its people or its capital; words by their index."""
    found: dict[int, Words] = {}
    bare = [word.norm.removesuffix("'s").replace(".", "") for word in reading.words]
    for index in range(len(bare)):
        for length in range(min(LONGEST, len(bare) - index), 0, -1):
            if nation := _nation(tuple(bare[index : index + length])):
                found |= dict.fromkeys(range(index, index + length), nation)
                break
    return found


@functools.lru_cache(maxsize=20_000)
def _nation(words: Words) -> Words | None:
    return country_of(words)


def _initials(reading: Reading) -> Iterator[str]:
    """Initials of runs of capitals: "nsa" of "National Security Agency", and of their ends."""
    for run in _capitals(reading):
        letters = "".join(reading.words[index].norm[0] for index in run)
        yield from (letters[start:] for start in range(len(letters) - 1))


def _spelt_out(reading: Reading) -> Iterator[tuple[int, str]]:
    """The words of each run of capitals with its initials."""
    for run in _capitals(reading):
        if len(run) > 1:
            letters = "".join(reading.words[index].norm[0] for index in run)
            yield from ((index, letters) for index in run)


def _capitals(reading: Reading) -> Iterator[list[int]]:
    """Words with a capital that stand together, with at most words such as "of" between them."""
    run: list[int] = []
    for index, word in enumerate(reading.words):
        capital = word.text[0].isupper()
        if run and (reading.breaks(index) or not (capital or word.norm in _INSIDE)):
            yield run
            run = []
        if capital:
            run.append(index)
    if run:
        yield run
