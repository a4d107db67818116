"""Which mentions tell of one event, though they need not make the same claim.

A claim is narrower than an event: "the actress checked into a clinic" and "her manager confirmed that
she seeks treatment" are two claims of one event. What else a pile says of an event helps a reader to
judge a claim; it never counts as another telling of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from provenance.matching.comparison import log_odds
from provenance.matching.incidence import Amounts, Rows
from provenance.matching.kindred import Kindred, kindred, leading_words
from provenance.matching.settings import MatchSettings
from provenance.matching.weights import EVENT
from provenance.matching.worded import Worded
from provenance.model import Mention
from provenance.ports import Vectors

_DIGITS = 4
_MOST_RARITY, _RARITY_UNIT = 40.0, 10.0
"""Nats of shared words that count at most, and how many of them count 1."""


@dataclass(frozen=True, slots=True)
class EventPairs:
    """Pairs of mentions, by their places in the order of ids, ``left`` < ``right``, with a probability."""

    left: Rows
    right: Rows
    probability: Amounts


@dataclass(frozen=True, slots=True)
class Compared:
    """The mentions ``left`` of one article set against the mentions ``right`` of articles near it.

    ``values``: by comparison, an array of shape (left, right) or one that broadcasts to it.
    """

    left: Rows
    right: Rows
    values: Mapping[str, Amounts]


class Events:
    """Compares mentions and the articles they stand in.

    Args:
        mentions: in any order; places below are places in the order of their ids.
        vectors: of the distinct contents, unit rows.
        rows: for each mention the row of its content.
        worded: the words of the contents, where they are read already.
    """

    def __init__(
        self,
        mentions: Sequence[Mention],
        vectors: Vectors,
        rows: Sequence[int],
        worded: Worded | None = None,
    ) -> None:
        order = sorted(range(len(mentions)), key=lambda at: mentions[at].id)
        self.mentions = [mentions[at] for at in order]
        self._vectors = vectors
        self._row: Rows = np.array([rows[at] for at in order], dtype=np.int64)
        names = sorted({one.article for one in mentions})
        number = {article: at for at, article in enumerate(names)}
        articles: Rows = np.array([number[one.article] for one in self.mentions], dtype=np.int64)
        self._inside = _grouped(articles, len(names))
        self._centre = self._centres()
        index = (worded or Worded.of(mentions, rows, len(vectors))).index
        self._words = index.telling
        self._leading = self._leading_words(index.weights)

    def _leading_words(self, weights: Amounts) -> Any:
        starts, indices = self._words.present.indptr, self._words.present.indices
        return leading_words(
            [
                [indices[starts[row] : starts[row + 1]] for row in self._row[self._in_order(places)].tolist()]
                for places in self._inside
            ],
            weights,
        )

    def _in_order(self, places: Rows) -> Rows:
        """Mentions of one article in the order of its text."""
        return np.array(
            sorted(places.tolist(), key=lambda at: self.mentions[at].sentence.index), dtype=np.int64
        )

    def _centres(self) -> Amounts:
        """The mean direction of each article's mentions."""
        found = np.zeros((len(self._inside), self._vectors.shape[1]), dtype=np.float64)
        for at, places in enumerate(self._inside):
            found[at] = self._vectors[self._row[places]].astype(np.float64).sum(axis=0)
        length = np.linalg.norm(found, axis=1, keepdims=True)
        centres: Amounts = np.round(found / np.maximum(length, 1e-9), 9)
        return centres

    def compared(self, settings: MatchSettings) -> Iterator[Compared]:
        """Every pair of mentions of near articles that could be of one event, article by article."""
        near = kindred(
            self._leading, self._centre, settings.event_articles_similarity, settings.event_articles
        )
        hopeful = near.company >= _least_company(settings.minimum_event_probability)
        near = Kindred(near.left[hopeful], near.right[hopeful], near.company[hopeful])
        bounds = np.searchsorted(near.left, np.arange(len(self._inside) + 1))
        for article, (start, end) in enumerate(pairwise(bounds.tolist())):
            if start < end:
                yield self._against(article, near.right[start:end].tolist(), near.company[start:end])

    def _against(self, article: int, others: Sequence[int], company: Amounts) -> Compared:
        left = self._inside[article]
        right = np.concatenate([self._inside[other] for other in others])
        rows, columns = self._row[left], self._row[right]
        shared = (self._words.weighed[rows] @ self._words.present[columns].T).toarray()
        cosines = (self._vectors[rows] @ self._vectors[columns].T).astype(np.float64)
        values = {
            "base": np.ones((1, 1)),
            "meaning": np.round(cosines, _DIGITS),
            "rarity": np.round(np.minimum(shared, _MOST_RARITY) / _RARITY_UNIT, _DIGITS),
            "company": np.repeat(company, [len(self._inside[other]) for other in others])[None, :],
        }
        return Compared(left, right, values)


def same_event(
    mentions: Sequence[Mention],
    vectors: Vectors,
    rows: Sequence[int],
    settings: MatchSettings | None = None,
    worded: Worded | None = None,
) -> tuple[list[Mention], EventPairs]:
    """Pairs of mentions of different articles that likely tell of one event.

    Returns the mentions in the order that the pairs refer to, and all pairs from
    ``minimum_event_probability`` on, each once.
    """
    settings = settings or MatchSettings()
    events = Events(mentions, vectors, rows, worded)
    bar = log_odds(settings.minimum_event_probability)
    found: list[tuple[Rows, Rows, Amounts]] = []
    for one in events.compared(settings):
        odds = sum((EVENT[name] * value for name, value in one.values.items()), np.zeros((1, 1)))
        at, other = np.nonzero(odds >= bar)
        ends = one.left[at], one.right[other]
        found.append((np.minimum(*ends), np.maximum(*ends), 1.0 / (1.0 + np.exp(-odds[at, other]))))
    if not found:
        none = np.zeros(0, dtype=np.int64)
        return events.mentions, EventPairs(none, none, np.zeros(0, dtype=np.float64))
    left, right, chance = (np.concatenate(side) for side in zip(*found, strict=True))
    order = np.lexsort((right, left))
    return events.mentions, EventPairs(left[order], right[order], np.round(chance[order], _DIGITS))


def _least_company(probability: float) -> float:
    """The company from which two articles can have mentions that are so likely of one event."""
    best = EVENT["base"] + EVENT["meaning"] + EVENT["rarity"] * _MOST_RARITY / _RARITY_UNIT
    return (log_odds(probability) - best) / EVENT["company"]


def _grouped(numbers: Rows, count: int) -> list[Rows]:
    """For each number below ``count`` the places where it stands."""
    order = np.argsort(numbers, kind="stable")
    return np.split(order, np.cumsum(np.bincount(numbers, minlength=count))[:-1]) if count else []
