"""Which mentions tell of one event, though they need not make the same claim.

A claim is narrower than an event: "the actress checked into a clinic" and "her manager confirmed that
she seeks treatment" are two claims of one event. What else a pile says of an event helps a reader to
judge a claim; it never counts as another telling of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from provenance.matching.incidence import Amounts, Numbers, Rows, blocks
from provenance.matching.kindred import kindred, leading_words
from provenance.matching.settings import MatchSettings
from provenance.matching.weights import EVENT
from provenance.matching.words import wordings
from provenance.model import Mention
from provenance.ports import Vectors

FEATURES = tuple(EVENT)
_PAIRS_AT_ONCE = 200_000
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class EventPairs:
    """Pairs of mentions, by their places in the order of ids, ``left`` < ``right``, with a probability."""

    left: Rows
    right: Rows
    probability: Amounts


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of mentions with what is known of their articles, as in ``Kindred``."""

    left: Rows
    right: Rows
    likeness: Amounts
    company: Amounts


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
        articles: Rows = np.array([number[one.article] for one in self.mentions], dtype=np.int64)
        self._inside = _grouped(articles, len(names))
        self._centre = self._centres()
        self._read_words(len(vectors))

    def _read_words(self, count: int) -> None:
        contents, articles = [""] * count, [set[str]() for _ in range(count)]
        for mention, row in zip(self.mentions, self._row.tolist(), strict=True):
            contents[row] = mention.content
            articles[row].add(mention.article)
        words, rarity = wordings(contents, [sorted(one) for one in articles])
        numbers = Numbers([sorted(one.bag) for one in words])
        weights = np.array([rarity.of(word) for word in numbers.of], dtype=np.float64)
        self._words = numbers.incidence(weights)
        starts, indices = self._words.present.indptr, self._words.present.indices
        self._leading = leading_words(
            [
                [indices[starts[row] : starts[row + 1]] for row in self._row[self._in_order(places)].tolist()]
                for places in self._inside
            ],
            weights,
        )

    def _in_order(self, places: Rows) -> Rows:
        """Mentions of one article in the order of its text."""
        return np.array(sorted(places.tolist(), key=lambda at: self.mentions[at].sentence.index), dtype=np.int64)

    def _centres(self) -> Amounts:
        """The mean direction of each article's mentions."""
        found = np.zeros((len(self._inside), self._vectors.shape[1]), dtype=np.float64)
        for at, places in enumerate(self._inside):
            found[at] = self._vectors[self._row[places]].astype(np.float64).sum(axis=0)
        length = np.linalg.norm(found, axis=1, keepdims=True)
        return np.round(found / np.maximum(length, 1e-9), 9)

    def candidates(self, settings: MatchSettings) -> Iterator[Candidates]:
        """Pairs of mentions of near articles that are not too unlike in meaning, in portions."""
        near = kindred(
            self._leading, self._centre, settings.event_articles_similarity, settings.event_articles
        )
        held: list[Candidates] = []
        size = 0
        for one, two, likeness, company in zip(
            near.left.tolist(), near.right.tolist(), near.likeness.tolist(), near.company.tolist(), strict=True
        ):
            left, right = self._inside[one], self._inside[two]
            cosines = self._vectors[self._row[left]] @ self._vectors[self._row[right]].T
            at, other = np.nonzero(cosines >= settings.event_similarity)
            ends = (left[at], right[other])
            held.append(
                Candidates(
                    np.minimum(*ends),
                    np.maximum(*ends),
                    np.full(len(at), likeness),
                    np.full(len(at), company),
                )
            )
            size += len(at)
            if size >= _PAIRS_AT_ONCE:
                yield _joined(held)
                held, size = [], 0
        if size:
            yield _joined(held)

    def values(self, pairs: Candidates) -> Amounts:
        """One row of comparison values a pair, columns as ``FEATURES``."""
        rows = self._row[pairs.left], self._row[pairs.right]
        known = {
            "base": np.ones(len(pairs.left)),
            "meaning": self._cosines(*rows),
            "rarity": np.minimum(self._words.shared(*rows), 40.0) / 10.0,
            "story": pairs.likeness,
            "company": pairs.company,
        }
        return np.stack([known[name] for name in FEATURES], axis=1)

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
    for pairs in events.candidates(settings):
        odds = np.clip(events.values(pairs) @ weights, -30.0, 30.0)
        chance = np.round(1.0 / (1.0 + np.exp(-odds)), _DIGITS)
        kept = chance >= settings.minimum_event_probability
        found.append((pairs.left[kept], pairs.right[kept], chance[kept]))
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


def _joined(held: Sequence[Candidates]) -> Candidates:
    return Candidates(
        *(
            np.concatenate([getattr(one, side) for one in held])
            for side in ("left", "right", "likeness", "company")
        )
    )
