"""What speaks for and against a word of a claim being carried by the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from provenance.divergence.carrying import Carrier
from provenance.divergence.lexemes import listed
from provenance.divergence.passage import Passage, read
from provenance.divergence.vocabulary import AUXILIARIES

_NEAR = 3
"""Words on each side that make the surroundings of a word."""
_JOINING = listed("and or but")
_PRONOUNS = listed("he she it they his her their its him them who which this that these those i we")

Signs = dict[str, float]
"""Name of a sign -> its value, 0..1 (2 for a word whose both neighbours stand beside it in the evidence)."""


def signs(claim: Passage, evidence: Sequence[Passage]) -> list[Signs]:
    """The signs of each word of ``claim``; names as in ``fitted.SUPPORT``."""
    held = _Held(claim, evidence)
    return [held.signs(index) for index in range(len(held.reading))]


class _Held:
    """A claim beside its evidence: which of its words of content are carried."""

    def __init__(self, claim: Passage, evidence: Sequence[Passage]) -> None:
        self.reading = read(claim)
        self.kin = Carrier(evidence).kinships(self.reading)
        self.content = [index for index, word in enumerate(self.reading.words) if not word.function]
        self.lost = frozenset(index for index in self.content if self.kin[index] is None)
        self.nearest = self._nearest(evidence)
        self.pairs = frozenset(
            (one.norm, other.norm) for passage in evidence for one, other in pairwise(read(passage).words)
        )
        self.values = frozenset(
            quantity.value for passage in evidence for quantity, _ in read(passage).quantities
        )
        self.timed = _around(words for _, words in self.reading.times)
        self.named = _around(words for _, words in self.reading.names)
        self.unheld_numbers = frozenset(
            index
            for quantity, words in self.reading.quantities
            for index in words
            if quantity.value not in self.values
        )

    def _nearest(self, evidence: Sequence[Passage]) -> frozenset[int]:
        """The words of content that the one sentence carries that carries most."""
        found: list[frozenset[int]] = []
        for passage in evidence:
            kin = Carrier((passage,)).kinships(self.reading)
            found.append(frozenset(index for index in self.content if kin[index]))
        return max(found, key=lambda held: (len(held), sorted(held)), default=frozenset())

    def signs(self, index: int) -> Signs:
        """What speaks for and against the word at ``index``."""
        return {"always": 1.0} | {
            name: float(value)
            for part in (self._itself(index), self._beside(index), self._within(index))
            for name, value in part.items()
            if value
        }

    def _itself(self, index: int) -> dict[str, bool]:
        word, kin, lost = self.reading.words[index], self.kin[index], index in self.lost
        return {
            "function word": word.function,
            "lost": lost,
            "same word": kin == "same",
            "lost name": lost and word.sort == "name",
            "lost past form": lost and word.norm.endswith("ed"),
            "lost number": lost and word.sort == "number",
            "value not held": index in self.unheld_numbers,
            "auxiliary": word.norm in AUXILIARIES,
            "joining word": word.norm in _JOINING,
            "pronoun": word.norm in _PRONOUNS,
            "held elsewhere": kin is not None and index not in self.nearest,
        }

    def _beside(self, index: int) -> dict[str, float]:
        word = self.reading.words[index]
        before, after = self.reading.content_before(index), self.reading.content_after(index + 1)
        near = range(max(0, index - _NEAR), min(len(self.reading), index + _NEAR + 1))
        around = [place for place in near if place != index and not self.reading.words[place].function]
        return {
            "lost share around": sum(place in self.lost for place in around) / max(1, len(around)),
            "leads to lost": word.function and after in self.lost,
            "leads at once to lost": word.function and index + 1 in self.lost,
            "joins to lost": word.norm in _JOINING and before in self.lost,
            "no content before": before is None,
            "no content after": after is None,
            "after a mark": self.reading.breaks(index),
            "neighbours held": self._together(index - 1) + self._together(index),
        }

    def _together(self, index: int) -> bool:
        """Whether the word and the next stand side by side in the evidence."""
        here, after = self.reading.norm(index), self.reading.norm(index + 1)
        return here is not None and after is not None and (here, after) in self.pairs

    def _within(self, index: int) -> dict[str, bool]:
        time, name = self.timed.get(index), self.named.get(index)
        return {
            "time": time is not None,
            "time in part lost": time is not None and not self.lost.isdisjoint(time),
            "name in part lost": name is not None
            and self.kin[index] is not None
            and not self.lost.isdisjoint(name),
        }


def _around(ranges: Iterable[range]) -> dict[int, range]:
    return {index: words for words in ranges for index in words}
