"""The known contents nearest to a new one, by meaning, by wording, and by what they stand under."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from provenance.matching.comparison import probability, weighed
from provenance.matching.incidence import Amounts, Rows
from provenance.matching.posts import as_prose
from provenance.matching.proposals import WordIndex
from provenance.matching.spelling import spelled_alike
from provenance.matching.weights import KNOWN
from provenance.matching.words import Rarity, Wording, wording
from provenance.model import Part
from provenance.ports import Vectors

_FROM_WORDS = 50
"""How many contents the words propose; of 1,195 tweets 98.7 % had their claim among these and the 50
nearest by meaning."""
_RARITY_UNIT = 10.0
_DIGITS = 3
"""Cosines are rounded before they are weighed: processors differ in the seventh place."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A known content set against a new one: the weights of ``parts`` add up to the log-odds of ``probability``."""

    row: int
    similarity: float
    probability: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """Known contents, by row, each with the heading that it stands under.

    ``contents``: their wordings. ``index``: of those together with their headings' words.
    ``vectors``: of the contents. ``headings``: of what they stand under; that of the content itself
    where it stands under nothing, so that a heading which is not known speaks neither way.
    """

    contents: Sequence[Wording]
    index: WordIndex
    vectors: Vectors
    headings: Vectors
    rarity: Rarity

    @classmethod
    def of(
        cls,
        contents: Sequence[Wording],
        vectors: Vectors,
        headings: Sequence[tuple[str, npt.NDArray[np.float32]] | None],
        rarity: Rarity,
    ) -> Known:
        """Make ``contents`` ready to be ranked.

        Args:
            contents: their wordings.
            vectors: their unit vectors, shape (n, dimension).
            headings: the text and the unit vector of what each stands under, if anything.
            rarity: of words.
        """
        above = {text: wording(text, rarity) for text in dict.fromkeys(one[0] for one in headings if one)}
        full = [
            one if heading is None else _together(above[heading[0]], one, rarity)
            for one, heading in zip(contents, headings, strict=True)
        ]
        placed = [
            vector if heading is None else heading[1]
            for vector, heading in zip(vectors, headings, strict=True)
        ]
        return cls(
            contents, WordIndex(full, rarity), vectors, np.stack(placed) if placed else vectors, rarity
        )


def rank(
    query: str, vector: npt.NDArray[np.float32], near: Sequence[int], known: Known, limit: int = 5
) -> list[Ranked]:
    """The known contents that a new one most likely repeats, the likeliest first.

    Args:
        query: the new content; a plain sentence or a long, noisy post.
        vector: its unit vector, as ``read_twice`` gives it.
        near: rows that the vector index found near it; fifty are enough.
        known: the known contents; of their vectors few rows are read.
        limit: how many to give.

    The probability says how surely a content among the first five is what the query repeats.
    """
    own = wording(as_prose(query), known.rarity)
    proposed = (row for row, _ in known.index.nearest(own, _FROM_WORDS))
    rows = np.unique(np.array([*near, *proposed], dtype=np.int64))
    values = _values(own, vector.astype(np.float64), rows, known)
    ranked = [
        _ranked(row, {name: float(column[at]) for name, column in values.items()})
        for at, row in enumerate(rows.tolist())
    ]
    return sorted(ranked, key=lambda one: (-one.probability, -one.similarity, one.row))[:limit]


def _values(own: Wording, vector: npt.NDArray[np.float64], rows: Rows, known: Known) -> Mapping[str, Amounts]:
    shared, _ = known.index.shared(own.bag, rows)
    spelled = spelled_alike(own, [known.contents[row] for row in rows.tolist()], known.rarity)
    return {
        "base": np.ones(len(rows)),
        "meaning": np.round(known.vectors[rows] @ vector, _DIGITS),
        "heading": np.round(known.headings[rows] @ vector, _DIGITS),
        "spelling": np.round(spelled, _DIGITS),
        "rarity": shared / _RARITY_UNIT,
        "of-new": shared / max(own.mass, 1.0),
    }


def _ranked(row: int, values: Mapping[str, float]) -> Ranked:
    parts = weighed(KNOWN, values)
    return Ranked(row, values["meaning"], probability(parts), parts)


def _together(heading: Wording, content: Wording, rarity: Rarity) -> Wording:
    bag = heading.bag | content.bag
    return Wording((*heading.sequence, *content.sequence), bag, rarity.mass(bag))
