"""How far contents are spelled alike: what misspelt, run together or inflected words still share."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np

from provenance.matching.incidence import Amounts, Numbers
from provenance.matching.words import Rarity, Wording

_LETTERS = 4
"""Letters of a group; with three groups of unlike words agree by chance, with five there is no gain."""


def spelled_alike(own: Wording, others: Sequence[Wording], rarity: Rarity) -> Amounts:
    """The cosine of each of ``others`` with ``own`` by groups of letters, 0 to 1.

    Each telling word is cut into groups of four letters, its edges counting as letters. The
    square of a group's weight is the information in the words that have it.
    """
    numbers = Numbers([sorted(one.bag) for one in others])
    weighed = numbers.incidence(np.array([rarity.of(word) for word in numbers.of])).weighed
    asked: dict[str, float] = {}
    for word in sorted(own.bag):
        for group in _groups(word):
            asked[group] = asked.get(group, 0.0) + rarity.of(word)
    place = {group: at for at, group in enumerate(asked)}
    groups = [_groups(word) for word in numbers.of]
    met = [(row, place[one]) for row, found in enumerate(groups) for one in found if one in place]
    has = np.zeros((max(len(groups), 1), len(place)))
    has[[row for row, _ in met], [column for _, column in met]] = 1.0
    sizes = np.array([float(len(one)) for one in groups] or [0.0])
    given = np.array(list(asked.values()), dtype=np.float64)
    whole = np.sqrt((weighed @ sizes) * given.sum())
    alike: Amounts = np.sqrt(weighed @ has) @ np.sqrt(given) / np.maximum(whole, 1.0)
    return alike


@functools.lru_cache(maxsize=200_000)
def _groups(word: str) -> tuple[str, ...]:
    edged = f" {word} "
    return tuple(dict.fromkeys(edged[at : at + _LETTERS] for at in range(max(len(edged) - _LETTERS + 1, 1))))
