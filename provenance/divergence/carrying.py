"""Whether the words of one text are carried by another: in the same word, another form, or a near one.

What a comparison of two short passages and the search for unsupported details have in common.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from provenance.divergence.bearers import ALIASES
from provenance.divergence.lexemes import listed
from provenance.divergence.meanings import opposite, synonymous
from provenance.divergence.passage import Passage, Reading, Word, read
from provenance.names.countries import country_of

Kinship = Literal["same", "nation", "initials", "derived", "compound", "synonym"]
"""How a word is carried, the surest first."""

_STEM = 5
"""Letters that two words of one family share at least: "elect", "election"."""
_SHARE = 0.6
"""Of the letters of the longer word, the share that both begin with."""
_COMPOUND = 4
_ALIASES = {alias: name for alias, name in ALIASES.items() if " " not in alias}


class Carrier:
    """The words of one or more passages, to be asked for words of another."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._keys: dict[str, list[Word]] = defaultdict(list)
        self._meanings: dict[int, list[Word]] = defaultdict(list)
        self._stems: dict[str, list[Word]] = defaultdict(list)
        self._nations: dict[tuple[str, ...], list[Word]] = defaultdict(list)
        self._initials: set[str] = set()
        self._joined: set[str] = set()
        for passage in passages:
            self._take(read(passage))

    def _take(self, reading: Reading) -> None:
        for index, word in enumerate(reading.words):
            self._keys[word.key].append(word)
            for meaning in word.meanings:
                self._meanings[meaning].append(word)
            if word.sort in ("name", "content"):
                self._stems[word.norm[:3]].append(word)
            if index:
                self._joined.add(reading.words[index - 1].norm + word.norm)
        for nation, word in nations(reading):
            self._nations[nation].append(word)
        self._initials |= set(_acronyms(reading))

    def __contains__(self, key: str) -> bool:
        return key in self._keys

    def kinship(self, word: Word, nation: tuple[str, ...] | None = None) -> Kinship | None:
        """How ``word`` is carried, or ``None``; ``nation`` is the country that it stands for."""
        if word.key in self._keys:
            return "same"
        if word.sort == "number":
            return None
        if nation in self._nations:
            return "nation"
        if word.norm.replace(".", "") in self._initials:
            return "initials"
        if word.norm in self._joined or self._within(word):
            return "compound"
        if any(derived(word.norm, mate.norm) for mate in self._stems.get(word.norm[:3], ())):
            return "derived"
        if any(synonymous(word.key, mate.key) for mate in self._related(word)):
            return "synonym"
        return None

    def contrary(self, word: Word) -> bool:
        """Whether a word of contrary meaning stands here."""
        return any(opposite(word.key, mate.key) for mate in self._related(word))

    def _related(self, word: Word) -> Iterator[Word]:
        for meaning in sorted(word.meanings):
            yield from self._meanings.get(meaning, ())

    def _within(self, word: Word) -> bool:
        """Whether a compound here begins with the word, or the word is one of whose parts two stand here."""
        return False


def derived(one: str, other: str) -> bool:
    """Whether two words seem to be of one family: "Egypt", "Egyptians"; "elect", "election"."""
    short, long = sorted((one.rstrip("."), other), key=len)
    if 3 <= len(short) <= 4 and len(long) > len(short) + 2 and long.startswith(short):
        return True
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= _STEM - 1 and shared >= _SHARE * max(len(one), len(other))


def nations(reading: Reading) -> Iterator[tuple[tuple[str, ...], Word]]:
    """The words that name a country, its people or its capital, with the country."""
    for index, word in enumerate(reading.words):
        found = _nation(word.norm)
        if index + 1 < len(reading.words):
            found = found or _nation(word.norm, reading.words[index + 1].norm)
        if found:
            yield found, word


@functools.lru_cache(maxsize=20_000)
def _nation(*norms: str) -> tuple[str, ...] | None:
    bare = tuple(norm.removesuffix("'s").replace(".", "") for norm in norms)
    return country_of(bare)


def _acronyms(reading: Reading) -> Iterator[str]:
    """Initials of runs of names: "nsa" of "National Security Agency"."""
    run = ""
    for index, word in enumerate(reading.words):
        if word.text[0].isupper() and not reading.breaks(index):
            run += word.norm[0]
        elif word.norm not in _INSIDE:
            run = word.norm[0] if word.text[0].isupper() else ""
        if len(run) > 1:
            yield from (run[start:] for start in range(len(run) - 1))


_INSIDE = listed("of and for the on in")
