"""Which mentions tell of one event, though they need not make the same claim.

A claim is narrower than an event: "the actress checked into a clinic" and "her manager confirmed that
she seeks treatment" are two claims of one event. What else a pile says of an event helps a reader to
judge a claim; it never counts as another telling of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from provenance.matching.incidence import Amounts, Incidence, Numbers, Rows, blocks
from provenance.matching.settings import MatchSettings
from provenance.matching.weights import EVENT
from provenance.matching.words import wordings
from provenance.model import Mention
from provenance.ports import Vectors

FEATURES = tuple(EVENT)
_ARTICLES_AT_ONCE = 2_000
_PAIRS_AT_ONCE = 200_000
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class EventPairs:
    """Pairs of mentions, by their places in the order of ids, ``left`` < ``right``, with a probability."""

    left: Rows
    right: Rows
    probability: Amounts


class Events:
    """Compares mentions and the articles they stand in.

    Args:
        mentions: in any order; places below are places in the order of their ids.
        vectors: of the distinct contents, unit rows.
        rows: for each mention the row of its content.
    """

    def __init__(self, mentions: Sequence[Mention], vectors: Vectors, rows: Sequence[int]) -> None:
        order = sorted(range(len(mentions)), key=lambda at: mentions[at].id)
        self.mentions = [mentions[at] for at in order]
        self._vectors = vectors
        self._row: Rows = np.array([rows[at] for at in order], dtype=np.int64)
        names = sorted({one.article for one in mentions})
        number = {article: at for at, article in enumerate(names)}
        self._article: Rows = np.array([number[one.article] for one in self.mentions], dtype=np.int64)
        self._inside = _grouped(self._article, len(names))
        self._read_words(len(vectors))
        self._centre = self._centres()

    def _read_words(self, count: int) -> None:
        contents, articles = [""] * count, [set[str]() for _ in range(count)]
        for mention, row in zip(self.mentions, self._row.tolist(), strict=True):
            contents[row] = mention.content
            articles[row].add(mention.article)
        words, rarity = wordings(contents, [sorted(one) for one in articles])
        numbers = Numbers([sorted(one.bag) for one in words])
        weights = np.array([rarity.of(word) for word in numbers.of], dtype=np.float64)
        self._mass: Amounts = np.array([max(one.mass, 1.0) for one in words], dtype=np.float64)
        self._words = numbers.incidence(weights)
        self._vocabulary = _vocabularies(self._words, weights, self._row, self._inside)
        self._energy = _vocabularies(self._words, weights**2, self._row, self._inside)
        self._length: Amounts = np.sqrt(np.maximum(self._energy.weighed.sum(axis=1), 1e-9))

    def _centres(self) -> Amounts:
        """The mean direction of each article's mentions."""
        found = np.zeros((len(self._inside), self._vectors.shape[1]), dtype=np.float64)
        for at, places in enumerate(self._inside):
            found[at] = self._vectors[self._row[places]].astype(np.float64).sum(axis=0)
        length = np.linalg.norm(found, axis=1, keepdims=True)
        return np.round(found / np.maximum(length, 1e-9), 9)

    def near_articles(self, least: float, limit: int) -> tuple[Rows, Rows]:
        """Pairs of articles whose centres are at least so similar, ``limit`` of them for each at most."""
        found: list[Rows] = []
        count = len(self._centre)
        for part in blocks(count, _ARTICLES_AT_ONCE):
            cosines = np.round(self._centre[part] @ self._centre.T, _DIGITS)
            cosines[np.arange(part.stop - part.start), np.arange(part.start, part.stop)] = -1.0
            for at, near in enumerate(cosines, start=part.start):
                others = np.flatnonzero(near >= least)
                best = others[np.argsort(-near[others], kind="stable")[:limit]]
                found.append(np.minimum(at, best) * count + np.maximum(at, best))
        pairs = np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
        return pairs // max(count, 1), pairs % max(count, 1)

    def candidates(self, settings: MatchSettings) -> Iterator[tuple[Rows, Rows]]:
        """Pairs of mentions of near articles that are not too unlike in meaning, in portions."""
        held: list[tuple[Rows, Rows]] = []
        size = 0
        articles = self.near_articles(settings.event_articles_similarity, settings.event_articles)
        for one, two in zip(*(side.tolist() for side in articles), strict=True):
            left, right = self._inside[one], self._inside[two]
            cosines = self._vectors[self._row[left]] @ self._vectors[self._row[right]].T
            at, other = np.nonzero(cosines >= settings.event_similarity)
            held.append((left[at], right[other]))
            size += len(at)
            if size >= _PAIRS_AT_ONCE:
                yield _ordered(held)
                held, size = [], 0
        if held:
            yield _ordered(held)

    def values(self, left: Rows, right: Rows) -> Amounts:
        """One row of comparison values a pair, columns as ``FEATURES``."""
        rows, articles = (self._row[left], self._row[right]), (self._article[left], self._article[right])
        one, two = self._mass[rows[0]], self._mass[rows[1]]
        shared = self._words.shared(*rows)
        told = (
            self._told(rows[0], articles[1]) / one,
            self._told(rows[1], articles[0]) / two,
        )
        central = (self._centrality(rows[0], articles[1]), self._centrality(rows[1], articles[0]))
        known = {
            "base": np.ones(len(left)),
            "meaning": self._cosines(*rows),
            "words": shared / (one + two - shared),
            "containment": shared / np.minimum(one, two),
            "rarity": np.minimum(shared, 40.0) / 10.0,
            "length": np.log(np.minimum(one, two)),
            "story": self._energy.shared(*articles) / (self._length[articles[0]] * self._length[articles[1]]),
            "story-meaning": (self._centre[articles[0]] * self._centre[articles[1]]).sum(axis=1),
            "told-least": np.minimum(*told),
            "told-most": np.maximum(*told),
            "central-least": np.minimum(*central),
            "central-most": np.maximum(*central),
        }
        return np.stack([known[name] for name in FEATURES], axis=1)

    def _told(self, rows: Rows, articles: Rows) -> Amounts:
        """How much of a content's information the words of an article hold."""
        found = np.zeros(len(rows), dtype=np.float64)
        for part in blocks(len(rows), _PAIRS_AT_ONCE // 4):
            both = self._words.weighed[rows[part]].multiply(self._vocabulary.present[articles[part]])
            found[part] = both.sum(axis=1)
        return found

    def _centrality(self, rows: Rows, articles: Rows) -> Amounts:
        found = np.empty(len(rows), dtype=np.float64)
        for part in blocks(len(rows), _PAIRS_AT_ONCE // 10):
            found[part] = np.einsum("ij,ij->i", self._centre[articles[part]], self._vectors[rows[part]])
        return found

    def _cosines(self, left: Rows, right: Rows) -> Amounts:
        found = np.empty(len(left), dtype=np.float64)
        for part in blocks(len(left), _PAIRS_AT_ONCE // 10):
            one = self._vectors[left[part]].astype(np.float64)
            found[part] = np.einsum("ij,ij->i", one, self._vectors[right[part]])
        return found


def same_event(
    mentions: Sequence[Mention],
    vectors: Vectors,
    rows: Sequence[int],
    settings: MatchSettings | None = None,
) -> tuple[list[Mention], EventPairs]:
    """Pairs of mentions of different articles that likely tell of one event.

    Returns the mentions in the order that the pairs refer to, and all pairs from
    ``minimum_event_probability`` on, each once.
    """
    settings = settings or MatchSettings()
    events = Events(mentions, vectors, rows)
    weights = np.array([EVENT[name] for name in FEATURES], dtype=np.float64)
    found: list[tuple[Rows, Rows, Amounts]] = []
    for left, right in events.candidates(settings):
        odds = np.clip(events.values(left, right) @ weights, -30.0, 30.0)
        chance = np.round(1.0 / (1.0 + np.exp(-odds)), _DIGITS)
        kept = chance >= settings.minimum_event_probability
        found.append((left[kept], right[kept], chance[kept]))
    if not found:
        none = np.zeros(0, dtype=np.int64)
        return events.mentions, EventPairs(none, none, np.zeros(0, dtype=np.float64))
    left, right, chance = (np.concatenate(side) for side in zip(*found, strict=True))
    order = np.lexsort((right, left))
    return events.mentions, EventPairs(left[order], right[order], chance[order])


def _grouped(numbers: Rows, count: int) -> list[Rows]:
    """For each number below ``count`` the places where it stands."""
    order = np.argsort(numbers, kind="stable")
    return np.split(order, np.cumsum(np.bincount(numbers, minlength=count))[:-1]) if count else []


def _vocabularies(words: Incidence, weights: Amounts, rows: Rows, inside: Sequence[Rows]) -> Incidence:
    """Which words occur in which articles."""
    starts, indices = words.present.indptr, words.present.indices
    found: list[npt.NDArray[np.int64]] = []
    for places in inside:
        own = [indices[starts[row] : starts[row + 1]] for row in np.unique(rows[places]).tolist()]
        found.append(np.unique(np.concatenate(own)).astype(np.int64))
    ends = np.cumsum([0, *(len(one) for one in found)])
    things = np.concatenate(found) if found else np.zeros(0, dtype=np.int64)
    return Incidence(things, ends.astype(np.int64), weights)


def _ordered(held: Sequence[tuple[Rows, Rows]]) -> tuple[Rows, Rows]:
    left, right = (np.concatenate(side) for side in zip(*held, strict=True))
    return np.minimum(left, right), np.maximum(left, right)
