"""Candidates from words: contents that share rare ones."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from provenance.matching.incidence import Amounts, Numbers, Rows, blocks
from provenance.matching.words import Rarity, Wording

Ranked = list[tuple[int, float]]

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
        lengths = np.array([max(wording.mass, 1.0) for wording in wordings], dtype=np.float64)
        mean = float(lengths.mean()) if len(lengths) else 1.0
        self._norm = 1.0 / (1.0 - _LENGTH_SHARE + _LENGTH_SHARE * lengths / mean)
        words = Numbers([sorted(wording.bag) for wording in wordings])
        self._column = words.of
        self.weights: Amounts = np.array([rarity.of(word) for word in words.of], dtype=np.float64)
        """The information of each word, by column of ``telling``."""
        self.telling = words.incidence(self.weights)
        """Which rows have which telling words, each word with its information."""
        self._posted = self.telling.rows_with()
        self._postings = np.diff(self._posted.indptr)
        spelt = np.argsort(np.array(list(words.of), dtype=np.str_), kind="stable")
        self._rank = np.empty(len(spelt), dtype=np.int64)
        self._rank[spelt[np.argsort(self._postings[spelt], kind="stable")]] = np.arange(len(spelt))

    def nearest(self, wording: Wording, limit: int) -> Ranked:
        """The ``limit`` best rows with the weight of what they share, best first."""
        columns = self._rarest(
            np.array([self._column[one] for one in wording.bag if one in self._column], int)
        )
        if not len(columns):
            return []
        bounds = self._posted.indptr
        posted = [self._posted.indices[bounds[one] : bounds[one + 1]] for one in columns.tolist()]
        rows, place = np.unique(np.concatenate(posted), return_inverse=True)
        weights = np.repeat(self.weights[columns], self._postings[columns])
        scores = np.bincount(place, weights) * self._norm[rows]
        best, amounts = _best(rows, scores, limit)
        return list(zip(best.tolist(), amounts.tolist(), strict=True))

    def pairs(self, limit: int) -> tuple[Rows, Rows]:
        """Each row with each of the ``limit`` others that ``nearest`` gives for its words."""
        rare = self._looked_up()
        found: list[Rows] = []
        counts: list[int] = []
        for part in blocks(len(self._norm), _ROWS_AT_ONCE):
            products = rare[part] @ self._posted
            weights = products.data * self._norm[products.indices]
            for at, (start, end) in enumerate(pairwise(products.indptr.tolist()), start=part.start):
                best, _ = _best(products.indices[start:end], weights[start:end], limit + 1)
                found.append(best[best != at][:limit])
                counts.append(len(found[-1]))
        others = np.concatenate(found) if found else np.zeros(0)
        return np.repeat(np.arange(len(counts)), counts), others.astype(np.int64)

    def _rarest(self, columns: Rows) -> Rows:
        """The words to look up: the rarest, as many as the budget of postings allows."""
        ordered = columns[np.argsort(self._rank[columns])]
        allowed = np.cumsum(self._postings[ordered]) <= _POSTINGS
        allowed[:1] = True
        return ordered[allowed]

    def _looked_up(self) -> Any:
        """For each row the words that ``_rarest`` chooses, weighed."""
        chosen = self.telling.weighed.copy()
        row = np.repeat(np.arange(len(self._norm)), np.diff(chosen.indptr))
        order = np.lexsort((self._rank[chosen.indices], row))
        cost = np.cumsum(self._postings[chosen.indices[order]])
        before = np.concatenate(([0], cost))[chosen.indptr[:-1]]
        beyond = cost - np.repeat(before, np.diff(chosen.indptr)) > _POSTINGS
        beyond[chosen.indptr[:-1][np.diff(chosen.indptr) > 0]] = False
        chosen.data[order[beyond]] = 0.0
        chosen.eliminate_zeros()
        return chosen


def fused(rankings: Iterable[Sequence[int]], limit: int) -> list[int]:
    """One ranking out of several: reciprocal rank fusion, ties by row."""
    scores: dict[int, list[float]] = {}
    for ranking in rankings:
        for rank, row in enumerate(ranking, start=1):
            scores.setdefault(row, []).append(1.0 / (_RANK_OFFSET + rank))
    return sorted(scores, key=lambda row: (-math.fsum(scores[row]), row))[:limit]


def _best(rows: npt.NDArray[Any], scores: Amounts, limit: int) -> tuple[npt.NDArray[Any], Amounts]:
    """The best of ``rows``, which come in any order; scores equal to six places go by row."""
    if len(rows) > limit:
        least = np.partition(scores, len(rows) - limit)[len(rows) - limit] - _TIE
        kept = scores >= least
        rows, scores = rows[kept], scores[kept]
    rounded = np.round(scores, _DIGITS)
    order = np.lexsort((rows, -rounded))[:limit]
    order = order[rounded[order] > 0.0]
    return rows[order], rounded[order]
