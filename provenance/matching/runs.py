"""Shared runs of words: what two wordings have in common word for word."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from provenance.matching.words import Rarity, Wording

Gram = tuple[str, str, str]

RUN = 3
"""Words that must follow each other in both to count as a shared run."""
_REMEMBERED = 20_000
"""Rows whose triples are kept, at about 4 kB each."""
_PASSAGE_WORDS = 6
"""Length of the longest run from which copying is thought of at all."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of two wordings lies in shared runs.

    ``of_shorter``, ``of_longer``: share of the words of the shorter and of the longer one.
    ``longest``: words of the longest run. ``mass``: information in the run words, in nats.
    """

    of_shorter: float
    of_longer: float
    longest: int
    mass: float

    @property
    def is_passage(self) -> bool:
        """Whether a run is long enough to be a passage rather than a phrase."""
        return self.longest >= _PASSAGE_WORDS


class Runs:
    """Compares wordings run by run; remembers the word triples of each."""

    def __init__(self, wordings: Sequence[Wording], rarity: Rarity) -> None:
        self._wordings = wordings
        self._rarity = rarity
        self._grams: dict[int, frozenset[Gram]] = {}

    def overlap(self, left: int, right: int) -> Overlap:
        """What two rows share; the order of the two does not matter."""
        one, two = self._wordings[left], self._wordings[right]
        if one.sequence == two.sequence:
            return Overlap(1.0, 1.0, len(one.sequence), one.mass)
        common = self._of(left) & self._of(right)
        if not common:
            return Overlap(0.0, 0.0, 0, 0.0)
        short, long = sorted((one.sequence, two.sequence), key=lambda words: (len(words), words))
        in_short, in_long = _covered(short, common), _covered(long, common)
        copied = {word for word, inside in zip(short, in_short, strict=True) if inside}
        return Overlap(
            of_shorter=sum(in_short) / len(short),
            of_longer=sum(in_long) / len(long),
            longest=min(_longest(in_short), _longest(in_long)),
            mass=self._rarity.mass(copied & one.bag & two.bag),
        )

    def _of(self, row: int) -> frozenset[Gram]:
        if row not in self._grams:
            if len(self._grams) >= _REMEMBERED:
                self._grams.clear()
            self._grams[row] = grams(self._wordings[row].sequence)
        return self._grams[row]


def grams(words: Sequence[str]) -> frozenset[Gram]:
    """The distinct triples of words that follow each other."""
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _covered(words: Sequence[str], grams: AbstractSet[Gram]) -> list[bool]:
    """For each word, whether it lies in a run that is among ``grams``."""
    inside = [False] * len(words)
    for at in range(len(words) - RUN + 1):
        if (words[at], words[at + 1], words[at + 2]) in grams:
            inside[at : at + RUN] = [True] * RUN
    return inside


def _longest(inside: Sequence[bool]) -> int:
    longest = run = 0
    for one in inside:
        run = run + 1 if one else 0
        longest = max(longest, run)
    return longest
