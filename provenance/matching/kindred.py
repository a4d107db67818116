"""Which articles of a pile stand near each other, and which of these tell one and the same event.

Two accidents are told in much the same words. What sets their articles apart is the company they
keep: articles of one event are near to, and far from, the same others. So beside the likeness of
two articles their likenesses to all their neighbours are compared, which is known as similarity by
shared neighbours (Jarvis and Patrick, IEEE Transactions on Computers, 1973).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from provenance.matching.incidence import Amounts, Rows, blocks

_ARTICLES_AT_ONCE = 2_000
_PAIRS_AT_ONCE = 20_000
_DIGITS = 4
_LEAST_LIKENESS = 0.1
"""Articles of a likeness below this share no more than the words of their field."""
_NEIGHBOURS = 20
_FEWEST = 3
"""Neighbours from which a comparison of them says anything."""
_SHRINKAGE = 0.01
"""Added to the spread, so that likenesses that hardly differ at all say little."""
_LEAD_WEIGHT = 3.0
"""How much a word in the first sentence counts; later ones count by the root of their place."""


@dataclass(frozen=True, slots=True)
class Kindred:
    """Pairs of near articles, ``left`` < ``right``.

    ``company``: correlation of their likenesses to the neighbours of both, -1..1. A likeness is the
    cosine of the words of two articles, weighed by rarity and by how early they stand.
    """

    left: Rows
    right: Rows
    company: Amounts


def kindred(words: Any, centres: Amounts, least_similarity: float, limit: int) -> Kindred:
    """The near articles of a pile.

    Args:
        words: sparse, of shape (articles, words): unit rows, as ``leading_words`` gives them.
        centres: mean directions of the articles' vectors, unit rows.
        least_similarity: cosine of two centres from which two articles are compared at all.
        limit: for how many others an article is.
    """
    left, right = _near(centres, least_similarity, limit)
    likeness = np.zeros(len(left), dtype=np.float64)
    for part in blocks(len(left), _PAIRS_AT_ONCE):
        likeness[part] = words[left[part]].multiply(words[right[part]]).sum(axis=1)
    likeness = np.round(likeness, _DIGITS)
    alike = likeness >= _LEAST_LIKENESS
    left, right, likeness = left[alike], right[alike], likeness[alike]
    kept = _nearest(left, right, likeness, len(centres))
    company = _company(left, right, likeness, kept, len(centres))
    return Kindred(left[kept], right[kept], company)


def leading_words(sequences: Sequence[Sequence[Rows]], weights: Amounts) -> Any:
    """Articles as sparse unit rows of weighed words; each is given by its sentences, in order."""
    from scipy.sparse import csr_array  # noqa: PLC0415 - as in ``Incidence``

    article: list[Rows] = []
    word: list[Rows] = []
    amount: list[Amounts] = []
    for at, sentences in enumerate(sequences):
        for place, one in enumerate(sentences, start=1):
            article.append(np.full(len(one), at))
            word.append(one)
            amount.append(np.full(len(one), _LEAD_WEIGHT / np.sqrt(place)))
    shape = (len(sequences), max(len(weights), 1))
    if not article:
        return csr_array(shape)
    where = (np.concatenate(article), np.concatenate(word))
    found: Any = csr_array((np.concatenate(amount), where), shape=shape)
    found.sum_duplicates()
    telling = weights * (np.bincount(found.indices, minlength=len(weights)) > 1)
    found.data = np.log1p(found.data) * telling[found.indices]
    length = np.sqrt(found.multiply(found).sum(axis=1))
    found.data /= np.repeat(np.maximum(length, 1e-9), np.diff(found.indptr))
    return found


def _near(centres: Amounts, least: float, limit: int) -> tuple[Rows, Rows]:
    """Pairs of articles among the ``limit`` nearest of one of them."""
    count = len(centres)
    found: list[Rows] = []
    for part in blocks(count, _ARTICLES_AT_ONCE):
        cosines = np.round(centres[part] @ centres.T, _DIGITS)
        cosines[np.arange(part.stop - part.start), np.arange(part.start, part.stop)] = -np.inf
        for at, near in enumerate(cosines, start=part.start):
            others = np.flatnonzero(near >= least)
            best = others[np.argsort(-near[others], kind="stable")[:limit]]
            found.append(np.minimum(at, best) * count + np.maximum(at, best))
    pairs = np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
    return pairs // max(count, 1), pairs % max(count, 1)


def _nearest(left: Rows, right: Rows, likeness: Amounts, count: int) -> npt.NDArray[np.int64]:
    """Which pairs are among the nearest of one of their ends."""
    ends, others = np.concatenate((left, right)), np.concatenate((right, left))
    order = np.lexsort((others, -np.concatenate((likeness, likeness)), ends))
    first = np.searchsorted(ends[order], np.arange(count))
    rank = np.arange(len(ends)) - first[ends[order]]
    near = np.unique(order[rank < _NEIGHBOURS] % max(len(left), 1))
    return near.astype(np.int64)


def _company(left: Rows, right: Rows, likeness: Amounts, kept: npt.NDArray[np.int64], count: int) -> Amounts:
    """For each kept pair, the correlation of likenesses to the neighbours of both."""
    neighbours: list[set[int]] = [set() for _ in range(count)]
    known: list[dict[int, float]] = [{} for _ in range(count)]
    for one, two, alike in zip(left.tolist(), right.tolist(), likeness.tolist(), strict=True):
        known[one][two] = known[two][one] = alike
    for at in kept.tolist():
        neighbours[left[at]].add(int(right[at]))
        neighbours[right[at]].add(int(left[at]))
    found = np.zeros(len(kept), dtype=np.float64)
    for place, at in enumerate(kept.tolist()):
        one, two = int(left[at]), int(right[at])
        among = sorted((neighbours[one] | neighbours[two]) - {one, two})
        if len(among) < _FEWEST:
            continue
        mine = np.array([known[one].get(other, 0.0) for other in among])
        others = np.array([known[two].get(other, 0.0) for other in among])
        mine, others = mine - mine.mean(), others - others.mean()
        found[place] = (mine @ others) / (np.sqrt((mine @ mine) * (others @ others)) + _SHRINKAGE)
    return np.round(found, _DIGITS)
