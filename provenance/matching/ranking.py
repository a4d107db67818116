"""The known contents nearest to a new one, by meaning and by wording."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from provenance.matching.comparison import probability, weighed
from provenance.matching.incidence import Amounts, Rows
from provenance.matching.proposals import WordIndex
from provenance.matching.weights import KNOWN
from provenance.matching.words import Rarity, wording
from provenance.model import Part
from provenance.ports import Vectors

_FROM_WORDS = 50
"""How many contents the words propose; of 1,195 tweets 98.7 % had their claim among these and the 50
nearest by meaning."""
_RARITY_UNIT = 10.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """A known content set against a new one: the weights of ``parts`` add up to the log-odds of ``probability``."""

    row: int
    similarity: float
    probability: float
    parts: tuple[Part, ...]


def rank(
    query: str,
    vector: npt.NDArray[np.float32],
    near: Sequence[int],
    index: WordIndex,
    vectors: Vectors,
    rarity: Rarity,
    limit: int = 5,
) -> list[Ranked]:
    """The known contents that a new one most likely repeats, the likeliest first.

    Args:
        query: the new content; a plain sentence or a long, noisy post.
        vector: its unit vector.
        near: rows that the vector index found near it; fifty are enough.
        index: of the wordings of the known contents.
        vectors: of the known contents, by row; may be mapped from a file, as few rows are read.
        rarity: of words, as the index was made with.
        limit: how many to give.

    The probability says how surely a content among the first five is what the query repeats.
    """
    own = wording(query, rarity)
    rows = np.unique(np.array([*near, *(row for row, _ in index.nearest(own, _FROM_WORDS))], dtype=np.int64))
    values = _values(own.bag, own.mass, rows, vectors[rows].astype(np.float64) @ vector, index)
    ranked = [
        _ranked(row, {name: float(column[at]) for name, column in values.items()})
        for at, row in enumerate(rows.tolist())
    ]
    return sorted(ranked, key=lambda one: (-one.probability, -one.similarity, one.row))[:limit]


def _values(
    bag: frozenset[str], mass: float, rows: Rows, cosines: Amounts, index: WordIndex
) -> Mapping[str, Amounts]:
    shared, known = index.shared(bag, rows)
    return {
        "base": np.ones(len(rows)),
        "meaning": np.round(cosines, 3),
        "rarity": shared / _RARITY_UNIT,
        "of-known": shared / np.maximum(known, 1.0),
        "of-new": shared / max(mass, 1.0),
    }


def _ranked(row: int, values: Mapping[str, float]) -> Ranked:
    parts = weighed(KNOWN, values)
    return Ranked(row, values["meaning"], probability(parts), parts)
