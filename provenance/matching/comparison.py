"""Two contents compared: named comparisons with values, and weights that add up."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from provenance.matching import details
from provenance.matching.details import Details
from provenance.matching.runs import Overlap, Runs
from provenance.matching.weights import MEANING, REUSE
from provenance.matching.words import Rarity, Wording
from provenance.model import Part

_SIMILARITY_DIGITS = 3
"""Cosines are rounded before they are weighed: processors differ in the seventh place."""
_WEIGHT_DIGITS = 4
_AGREEING = {"numbers-shared": 2.0, "names-shared": 3.0, "times-shared": 2.0}
AGREEING_AT_BEST = sum(max(0.0, MEANING[name]) * most for name, most in _AGREEING.items())
"""Log-odds that agreeing particulars can add at most."""
HOPELESS_SIMILARITY = 0.5
HOPELESS_CONTAINMENT = 0.5
"""Pairs below both are not compared further; none of the right links that were read was."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of a pair of contents.

    ``rarity``: nats that the shared words carry. ``reuse``: the wording alone is enough. ``whole``:
    the two differ in no word.
    """

    similarity: float
    rarity: float
    reuse: bool
    whole: bool
    probability: float
    parts: tuple[Part, ...]


class Comparison:
    """Compares contents by row; remembers each content's details."""

    def __init__(self, contents: Sequence[str], wordings: Sequence[Wording], rarity: Rarity) -> None:
        self._contents = contents
        self._wordings = wordings
        self._rarity = rarity
        self._runs = Runs(wordings, rarity)
        self._details: dict[int, Details] = {}

    def judge(
        self, left: int, right: int, cosine: float, *, floor: float = 0.0, kinship: float = 0.0
    ) -> Judgement | None:
        """The verdict on two rows; ``None`` where their probability is below ``floor`` whatever else holds.

        ``kinship``: how surely their articles tell one story, 0 to 1.
        """
        similarity = round(cosine, _SIMILARITY_DIGITS)
        shared = self._shared(left, right)
        if floor and not kinship and self._is_hopeless(left, right, similarity, shared):
            return None
        common = self._runs.overlap(left, right)
        alike = self._likeness(left, right, similarity, shared, common)
        copied = _copying(common)
        alike["same-story"] = copied["same-story"] = kinship
        at_best = max(_sum(MEANING, alike) + AGREEING_AT_BEST, _sum(REUSE, copied))
        if floor and at_best < log_odds(floor):
            return None
        given = self._particulars(left, right)
        by_meaning, by_copy = weighed(MEANING, alike | given), weighed(REUSE, copied | given)
        chosen = max(by_copy, by_meaning, key=_total)
        reuse = common.is_passage and _total(by_copy) >= max(0.0, log_odds(floor))
        return Judgement(
            similarity=similarity,
            rarity=round(shared, _WEIGHT_DIGITS),
            reuse=reuse,
            whole=common.of_longer == 1.0 and common.is_passage,
            probability=probability(chosen),
            parts=chosen,
        )

    def _is_hopeless(self, left: int, right: int, similarity: float, shared: float) -> bool:
        smaller = min(self._wordings[left].mass, self._wordings[right].mass)
        return similarity < HOPELESS_SIMILARITY and shared < HOPELESS_CONTAINMENT * smaller

    def values(self, left: int, right: int, cosine: float) -> dict[str, float]:
        """The values of the comparisons by which differently worded sentences are judged."""
        similarity = round(cosine, _SIMILARITY_DIGITS)
        shared, common = self._shared(left, right), self._runs.overlap(left, right)
        unknown = {"same-story": 0.0}
        return (
            self._likeness(left, right, similarity, shared, common) | self._particulars(left, right) | unknown
        )

    def _shared(self, left: int, right: int) -> float:
        return self._rarity.mass(self._wordings[left].bag & self._wordings[right].bag)

    def _likeness(
        self, left: int, right: int, similarity: float, shared: float, common: Overlap
    ) -> dict[str, float]:
        one, two = self._wordings[left], self._wordings[right]
        every = one.mass + two.mass - shared
        lengths = sorted((len(one.sequence), len(two.sequence)))
        return {
            "base": 1.0,
            "meaning": similarity,
            "words": shared / every if every else 0.0,
            "containment": shared / max(min(one.mass, two.mass), 1.0),
            "common-words": _common(one.sequence, two.sequence),
            "phrases": common.of_longer,
            "length": math.log(max(lengths[1], 1) / max(lengths[0], 1)),
        }

    def _particulars(self, left: int, right: int) -> dict[str, float]:
        one, two = self._detail(left), self._detail(right)
        numbers, numbers_against = details.quantity_agreement(one, two)
        names, names_against = details.name_agreement(one, two)
        times, times_against = details.time_agreement(one, two)
        return {
            "numbers-shared": float(min(numbers, 2)),
            "numbers-against": float(min(numbers_against, 2)),
            "names-shared": float(min(names, 3)),
            "names-against": float(min(names_against, 2)),
            "times-shared": float(min(times, 2)),
            "times-against": float(min(times_against, 2)),
            "opposed": float(details.opposed(one, two)),
            "swapped": float(details.swapped(one, two)),
        }

    def _detail(self, row: int) -> Details:
        if row not in self._details:
            self._details[row] = details.details(self._contents[row])
        return self._details[row]


def _common(one: Sequence[str], two: Sequence[str]) -> float:
    """Share of the words of the smaller vocabulary that the other has too, rare or not."""
    left, right = set(one), set(two)
    return len(left & right) / max(min(len(left), len(right)), 1)


def _copying(common: Overlap) -> dict[str, float]:
    """The values of the comparisons by which copied wording is told."""
    return {
        "base": 1.0,
        "copied-of-shorter": common.of_shorter,
        "copied-of-longer": common.of_longer,
        "copied-rarity": min(common.mass, 40.0) / 10.0,
        "longest-run": math.log1p(min(common.longest, 20)),
    }


def probability(parts: Sequence[Part]) -> float:
    """The probability that the weights of ``parts`` add up to."""
    odds = max(-30.0, min(30.0, _total(parts)))
    return round(1.0 / (1.0 + math.exp(-odds)), 6)


def log_odds(chance: float) -> float:
    """The log-odds of a probability."""
    if chance <= 0.0:
        return -math.inf
    return math.log(chance / (1.0 - chance)) if chance < 1.0 else math.inf


def _total(parts: Sequence[Part]) -> float:
    return math.fsum(part.weight for part in parts)


def _sum(weights: Mapping[str, float], values: Mapping[str, float]) -> float:
    return math.fsum(weights[name] * value for name, value in values.items())


def weighed(weights: Mapping[str, float], values: Mapping[str, float]) -> tuple[Part, ...]:
    """The parts that say something; weights are rounded first, so that they add up as printed."""
    return tuple(
        Part(
            name=name,
            value=round(values[name], _WEIGHT_DIGITS),
            weight=round(weight * values[name], _WEIGHT_DIGITS),
        )
        for name, weight in weights.items()
        if values.get(name) and weight
    )
