"""Candidates from words: contents that share rare ones."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from provenance.matching.words import Rarity, Wording

_Ranked = list[tuple[int, float]]

_LENGTH_SHARE = 0.4
"""How far a longer text is marked down (BM25's b; sentences differ less in length than documents)."""
_POSTINGS = 6_000
"""Postings read for one text at most, rarest words first: bounds the time on large piles."""
_RANK_OFFSET = 60
"""Reciprocal rank fusion as in Cormack, Clarke, Büttcher, SIGIR 2009."""


class WordIndex:
    """An inverted index over wordings, ranked by the information in the shared words."""

    def __init__(self, wordings: Sequence[Wording], rarity: Rarity) -> None:
        self._rarity = rarity
        self._count = len(wordings)
        lengths = np.array([max(wording.mass, 1.0) for wording in wordings], dtype=np.float64)
        mean = float(lengths.mean()) if self._count else 1.0
        self._norm = 1.0 / (1.0 - _LENGTH_SHARE + _LENGTH_SHARE * lengths / mean)
        postings: dict[str, list[int]] = {}
        for row, wording in enumerate(wordings):
            for word in wording.bag:
                postings.setdefault(word, []).append(row)
        self._postings = {word: np.array(rows, dtype=np.int32) for word, rows in postings.items()}

    def nearest(self, wording: Wording, limit: int, but: int | None = None) -> _Ranked:
        """The ``limit`` best rows with their scores, best first; never the row ``but``."""
        words = self._rarest(wording)
        if not words:
            return []
        rows = np.concatenate([self._postings[word] for word in words])
        weights = np.repeat(
            [self._rarity.of(word) for word in words], [len(self._postings[word]) for word in words]
        )
        scores = np.bincount(rows, weights, minlength=self._count) * self._norm
        if but is not None:
            scores[but] = 0.0
        return _best(np.round(scores, 6), limit)

    def _rarest(self, wording: Wording) -> list[str]:
        """The words to look up: the rarest, as many as the budget of postings allows."""
        known = (word for word in wording.bag if word in self._postings)
        chosen: list[str] = []
        cost = 0
        for word in sorted(known, key=lambda word: (len(self._postings[word]), word)):
            cost += len(self._postings[word])
            if chosen and cost > _POSTINGS:
                break
            chosen.append(word)
        return chosen


def fused(rankings: Iterable[Sequence[int]], limit: int) -> list[int]:
    """One ranking out of several: reciprocal rank fusion, ties by row."""
    scores: dict[int, list[float]] = {}
    for ranking in rankings:
        for rank, row in enumerate(ranking, start=1):
            scores.setdefault(row, []).append(1.0 / (_RANK_OFFSET + rank))
    return sorted(scores, key=lambda row: (-math.fsum(scores[row]), row))[:limit]


def _best(scores: npt.NDArray[np.float64], limit: int) -> _Ranked:
    found = np.flatnonzero(scores > 0)
    if len(found) > limit:
        least = np.partition(scores[found], len(found) - limit)[len(found) - limit]
        found = found[scores[found] >= least]
    order = np.lexsort((found, -scores[found]))[:limit]
    return [(int(row), float(scores[row])) for row in found[order]]
