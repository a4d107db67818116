"""From mentions to matches: candidates proposed by vectors and by words, each judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from provenance.matching.comparison import Comparison, Judgement
from provenance.matching.proposals import WordIndex
from provenance.matching.settings import MatchSettings
from provenance.matching.words import Wording, wordings
from provenance.model import Match, Mention
from provenance.ports import Vectors

_ALL_PAIRS_UP_TO = 40
"""Mentions of one wording beyond this many are matched with the first alone, not each with each."""
_SOLID_PROBABILITY = 0.8

_Pair = tuple[int, int]
_Ids = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Judged:
    left: int
    right: int
    verdict: Judgement


def match(
    mentions: Sequence[Mention],
    vectors: Vectors,
    rows: Sequence[int],
    neighbours: Iterable[tuple[int, int, float]],
    settings: MatchSettings | None = None,
) -> list[Match]:
    """Pairs of mentions that make the same claim, sorted by ids.

    Args:
        mentions: in any order.
        vectors: of the distinct contents, shape (n, dimension), unit rows.
        rows: for each mention, the row of its content.
        neighbours: pairs of rows from the vector index, with their cosines.
        settings: thresholds.
    """
    settings = settings or MatchSettings()
    pile = _Pile.of(mentions, rows, len(vectors))
    words, rarity = wordings(pile.contents, pile.articles())
    proposed = dict.fromkeys((min(a, b), max(a, b)) for a, b, _ in neighbours)
    proposed |= dict.fromkeys(_from_words(words, WordIndex(words, rarity), settings))
    proposed |= dict.fromkeys((row, row) for row in range(len(vectors)) if len(pile.mentions[row]) > 1)
    judge = _Judge(Comparison(pile.contents, words, rarity), vectors, settings)
    alone, weak = judge.first(sorted(proposed))
    related = _related(alone, pile, settings)
    between = judge.again(weak) if related else []
    found = [*_expanded(alone, pile, None), *_expanded(between, pile, related)]
    return sorted(found, key=lambda one: (one.left, one.right))


@dataclass(frozen=True, slots=True)
class _Pile:
    """Mentions by the row of their content, in the order of their ids."""

    contents: list[str]
    mentions: list[list[Mention]]

    @classmethod
    def of(cls, mentions: Sequence[Mention], rows: Sequence[int], count: int) -> _Pile:
        contents, by_row = [""] * count, [[] for _ in range(count)]  # type: list[str], list[list[Mention]]
        for mention, row in sorted(zip(mentions, rows, strict=True), key=lambda pair: pair[0].id):
            contents[row] = mention.content
            by_row[row].append(mention)
        return cls(contents, by_row)

    def articles(self) -> list[list[str]]:
        """For each row, the articles that have it."""
        return [sorted({mention.article for mention in same}) for same in self.mentions]

    def pairs(self, left: int, right: int) -> Iterator[tuple[Mention, Mention]]:
        """Pairs of mentions of two rows, or within one."""
        if left == right:
            same = self.mentions[left]
            yield from (
                combinations(same, 2)
                if len(same) <= _ALL_PAIRS_UP_TO
                else ((same[0], one) for one in same[1:])
            )
        elif len(self.mentions[left]) * len(self.mentions[right]) <= _ALL_PAIRS_UP_TO**2:
            yield from ((one, two) for one in self.mentions[left] for two in self.mentions[right])
        else:
            yield self.mentions[left][0], self.mentions[right][0]


def _from_words(words: Sequence[Wording], index: WordIndex, settings: MatchSettings) -> Iterator[_Pair]:
    for row, wording in enumerate(words):
        for other, _ in index.nearest(wording, settings.word_neighbours, but=row):
            yield min(row, other), max(row, other)


class _Judge:
    """Judges pairs of rows twice: on their own, and as parts of articles known to be related."""

    def __init__(self, comparison: Comparison, vectors: Vectors, settings: MatchSettings) -> None:
        self._comparison = comparison
        self._vectors = vectors
        self._settings = settings

    def first(self, pairs: Iterable[_Pair]) -> tuple[list[_Judged], list[_Pair]]:
        """The pairs that match wherever they stand, and those that may between related articles."""
        alone: list[_Judged] = []
        weak: list[_Pair] = []
        bar = self._settings.minimum_probability
        for left, right in pairs:
            verdict = self._comparison.judge(left, right, self._cosine(left, right), floor=bar)
            if verdict is None:
                continue
            if verdict.probability >= bar and verdict.rarity >= self._settings.minimum_rarity:
                alone.append(_Judged(left, right, verdict))
            elif verdict.rarity >= self._settings.related_rarity:
                weak.append((left, right))
        return alone, weak

    def again(self, pairs: Iterable[_Pair]) -> list[_Judged]:
        """The pairs whose wording was copied, given that their articles are related."""
        bar = self._settings.minimum_probability
        found: list[_Judged] = []
        for left, right in pairs:
            verdict = self._comparison.judge(left, right, self._cosine(left, right), floor=bar, related=True)
            if verdict is not None and verdict.reuse:
                found.append(_Judged(left, right, verdict))
        return found

    def _cosine(self, left: int, right: int) -> float:
        if left == right:
            return 1.0
        return float(np.dot(self._vectors[left].astype(np.float64), self._vectors[right]))


def _related(alone: Sequence[_Judged], pile: _Pile, settings: MatchSettings) -> set[_Ids]:
    """Pairs of articles that share enough matches of which there is little doubt."""
    shared: Counter[_Ids] = Counter()
    for one in alone:
        if one.verdict.probability >= _SOLID_PROBABILITY:
            shared.update({_ids(*pair) for pair in pile.pairs(one.left, one.right)})
    return {
        pair for pair, count in shared.items() if count >= settings.related_matches and pair[0] != pair[1]
    }


def _ids(one: Mention, two: Mention) -> _Ids:
    return (one.article, two.article) if one.article <= two.article else (two.article, one.article)


def _expanded(judged: Sequence[_Judged], pile: _Pile, allowed: set[_Ids] | None) -> Iterator[Match]:
    """Matches of mentions, between the pairs of articles ``allowed`` (``None``: between all)."""
    for pair in judged:
        for one, two in pile.pairs(pair.left, pair.right):
            if allowed is None or _ids(one, two) in allowed:
                yield _match(one, two, pair.verdict)


def _match(one: Mention, two: Mention, verdict: Judgement) -> Match:
    left, right = sorted((one.id, two.id))
    return Match(
        left=left,
        right=right,
        similarity=verdict.similarity,
        probability=verdict.probability,
        reuse=verdict.reuse,
        parts=verdict.parts,
    )
