"""Details of a claim that no witness carries: what a draft says and the evidence does not."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from provenance.divergence.alignment import runs
from provenance.divergence.fitted import SUPPORT
from provenance.divergence.passage import Passage, Reading, read
from provenance.divergence.support import Signs, signs
from provenance.divergence.vocabulary import CONJUNCTIONS, DETERMINERS
from provenance.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsupportedSettings:
    """When a word counts as unsupported."""

    minimum_probability: float = 0.32
    """About the best token F1 beside few sentences and beside a whole page (WiCE, train, five folds);
    .5 is more precise and misses more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsupported:
    """A phrase of a claim that the evidence does not carry.

    ``span`` is a range of the claim's text, ``probability`` that of the phrase's surest word.
    """

    span: Span
    text: str
    probability: float


_GROUNDS = frozenset({"lost", "value not held", "held elsewhere"})
"""One of these must hold of a word of a phrase; surroundings alone are no ground."""
_NOTHING: Signs = {"lost": 1.0}
_DEFAULTS = UnsupportedSettings()


def unsupported(
    claim: Passage, evidence: Sequence[Passage], settings: UnsupportedSettings = _DEFAULTS
) -> tuple[Unsupported, ...]:
    """The phrases of ``claim`` that no passage of ``evidence`` carries, in order.

    The passages are sentences; their order does not matter. Without evidence all of the claim is
    unsupported. Weights: see ``fitted.SUPPORT``.
    """
    reading = read(claim)
    found = signs(claim, evidence) if evidence else [_NOTHING] * len(reading)
    chances = [_probability(one) if evidence else 1.0 for one in found]
    told = {index for index, chance in enumerate(chances) if chance >= settings.minimum_probability}
    phrases = (_trimmed(reading, words) for words in runs(_bridged(reading, told)))
    return tuple(
        Unsupported(
            span=reading.span(words),
            text=reading.said(words),
            probability=round(max(chances[index] for index in words), 3),
        )
        for words in phrases
        if any(not _GROUNDS.isdisjoint(found[index]) for index in words)
    )


def _probability(found: Mapping[str, float]) -> float:
    weight = math.fsum(SUPPORT[name] * value for name, value in found.items())
    return 1.0 / (1.0 + math.exp(-weight))


def _bridged(reading: Reading, told: set[int]) -> list[int]:
    """The words told, with each lone function word between two of them."""
    between = (index for index in range(1, len(reading) - 1) if {index - 1, index + 1} <= told)
    return sorted(told | {index for index in between if reading.words[index].function})


def _trimmed(reading: Reading, words: range) -> range:
    """A phrase without what only leads on from it: "in 2017 and the" is "in 2017"."""
    stop = words.stop
    while stop > words.start and reading.words[stop - 1].norm in CONJUNCTIONS | DETERMINERS:
        stop -= 1
    return range(words.start, stop)
