"""Candidates from words: contents that share rare ones."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from provenance.matching.incidence import Incidence, blocks
from provenance.matching.words import Rarity, Wording

_Ranked = list[tuple[int, float]]

_LENGTH_SHARE = 0.4
"""How far a longer text is marked down (BM25's b; sentences differ less in length than documents)."""
_POSTINGS = 6_000
"""Postings read for one text at most, rarest words first: bounds the time on large piles."""
_ROWS_AT_ONCE = 1_000
"""Texts looked up at once; what they share with others takes up to 12 bytes a posting."""
_DIGITS = 6
_TIE = 2e-6
"""Scores may differ by less than this in the last place that is kept."""
_RANK_OFFSET = 60
"""Reciprocal rank fusion as in Cormack, Clarke, Büttcher, SIGIR 2009."""


class WordIndex:
    """An inverted index over wordings, ranked by the information in the shared words."""

    def __init__(self, wordings: Sequence[Wording], rarity: Rarity) -> None:
        self._rarity = rarity
        self._wordings = wordings
        self._count = len(wordings)
        lengths = np.array([max(wording.mass, 1.0) for wording in wordings], dtype=np.float64)
        mean = float(lengths.mean()) if self._count else 1.0
        self._norm = 1.0 / (1.0 - _LENGTH_SHARE + _LENGTH_SHARE * lengths / mean)
        postings: dict[str, list[int]] = {}
        for row, wording in enumerate(wordings):
            for word in wording.bag:
                postings.setdefault(word, []).append(row)
        self._postings = {word: np.array(rows, dtype=np.int32) for word, rows in postings.items()}

    def nearest(self, wording: Wording, limit: int) -> _Ranked:
        """The ``limit`` best rows with the weight of what they share, best first."""
        words = self._rarest(wording)
        if not words:
            return []
        rows = np.concatenate([self._postings[word] for word in words])
        weights = np.repeat(
            [self._rarity.of(word) for word in words], [len(self._postings[word]) for word in words]
        )
        scores = np.bincount(rows, weights, minlength=self._count) * self._norm
        found = np.flatnonzero(scores)
        return _best(found, scores[found], limit)

    def pairs(self, limit: int) -> Iterator[tuple[int, int]]:
        """Each row with each of the ``limit`` others that ``nearest`` would give for it."""
        present = Incidence([one.bag for one in self._wordings], self._rarity.of)
        rare = self._cut(present)
        posted = present.present.T.tocsr()
        for part in blocks(self._count, _ROWS_AT_ONCE):
            products = rare[part] @ posted
            weights = products.data * self._norm[products.indices]
            for at, (start, end) in enumerate(pairwise(products.indptr.tolist()), start=part.start):
                others, scores = products.indices[start:end], weights[start:end]
                real = others != at
                for other, _ in _best(others[real], scores[real], limit):
                    yield at, other

    def _cut(self, present: Incidence[str]) -> Any:
        """The words to look up for each row, weighed: those that ``_rarest`` would choose."""
        from scipy.sparse import csr_array  # noqa: PLC0415 - as in ``Incidence``

        column = {word: at for at, word in enumerate(present.things)}
        columns: list[int] = []
        ends = [0]
        for wording in self._wordings:
            columns += sorted(column[word] for word in self._rarest(wording))
            ends.append(len(columns))
        indices = np.array(columns, dtype=np.int32)
        weights = present.weights[indices] if columns else np.zeros(0)
        return csr_array((weights, indices, np.array(ends)), shape=present.present.shape)

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


def _best(rows: npt.NDArray[Any], scores: npt.NDArray[np.float64], limit: int) -> _Ranked:
    """The best of ``rows``, which come in any order; equals (to six places) go by row."""
    if len(rows) > limit:
        least = np.partition(scores, len(rows) - limit)[len(rows) - limit] - _TIE
        kept = scores >= least
        rows, scores = rows[kept], scores[kept]
    rounded = np.round(scores, _DIGITS)
    order = np.lexsort((rows, -rounded))[:limit]
    return [(row, score) for row, score in zip(rows[order].tolist(), rounded[order].tolist(), strict=True) if score]
