"""From mentions to matches: candidates proposed by vectors and by words, each judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from provenance.matching.comparison import Comparison, Judgement
from provenance.matching.proposals import WordIndex
from provenance.matching.settings import MatchSettings
from provenance.matching.stories import Stories
from provenance.matching.words import Wording, wordings
from provenance.model import Match, Mention
from provenance.ports import Vectors

_ALL_PAIRS_UP_TO = 40
"""Mentions of one wording beyond this many are matched with the first alone, not each with each."""
_SOLID_PROBABILITY = 0.8
_LIKELY_PROBABILITY = 0.5
"""A pair of mentions makes it worth asking from here whether their articles tell one story."""
_COSINE_DIGITS = 6

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
    found = [_match(one, two, pair.verdict) for pair in alone for one, two in pile.pairs(pair.left, pair.right)]
    kin = _kin(alone, weak, pile, Stories(words, pile.rows_of, rarity), settings)
    for ids, inside in _by_articles([*alone, *weak], pile, kin).items():
        for pair in judge.again(inside, _counterparts(pile, vectors, ids), kin[ids]):
            found += [_match(one, two, pair.verdict) for one, two in pile.between(pair.left, pair.right, ids)]
    return sorted(found, key=lambda one: (one.left, one.right))


@dataclass(frozen=True, slots=True)
class _Pile:
    """Mentions by the row of their content, in the order of their ids."""

    contents: list[str]
    mentions: list[list[Mention]]
    rows_of: dict[str, list[int]]

    @classmethod
    def of(cls, mentions: Sequence[Mention], rows: Sequence[int], count: int) -> _Pile:
        contents, by_row = [""] * count, [[] for _ in range(count)]  # type: list[str], list[list[Mention]]
        for mention, row in sorted(zip(mentions, rows, strict=True), key=lambda pair: pair[0].id):
            contents[row] = mention.content
            by_row[row].append(mention)
        rows_of: dict[str, list[int]] = {}
        for mention, row in sorted(zip(mentions, rows, strict=True), key=lambda pair: pair[1]):
            own = rows_of.setdefault(mention.article, [])
            if not own or own[-1] != row:
                own.append(row)
        return cls(contents, by_row, rows_of)

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

    def between(self, left: int, right: int, articles: _Ids) -> Iterator[tuple[Mention, Mention]]:
        """Pairs of mentions of two rows, or within one, that stand in two articles."""
        return (pair for pair in self.pairs(left, right) if _ids(*pair) == articles)


def _from_words(words: Sequence[Wording], index: WordIndex, settings: MatchSettings) -> Iterator[_Pair]:
    for row, wording in enumerate(words):
        for other, _ in index.nearest(wording, settings.word_neighbours, but=row):
            yield min(row, other), max(row, other)


class _Judge:
    """Judges pairs of rows twice: wherever they stand, and as parts of two articles that tell one story."""

    def __init__(self, comparison: Comparison, vectors: Vectors, settings: MatchSettings) -> None:
        self._comparison = comparison
        self._vectors = vectors
        self._settings = settings

    def first(self, pairs: Iterable[_Pair]) -> tuple[list[_Judged], list[_Judged]]:
        """The pairs that match wherever they stand, and those that may between articles that are kin."""
        alone: list[_Judged] = []
        weak: list[_Judged] = []
        bar = self._settings.minimum_probability
        for left, right in pairs:
            verdict = self._comparison.judge(left, right, self._cosine(left, right), floor=bar)
            if verdict is None:
                continue
            (alone if self._stands(verdict) else weak).append(_Judged(left, right, verdict))
        return alone, weak

    def again(self, judged: Sequence[_Judged], further: Iterable[_Pair], kinship: float) -> list[_Judged]:
        """The pairs that match because their two articles tell one story, and would not otherwise.

        Copied wording does so anyhow; other wording only if each of the two is the other's best
        counterpart, so that one sentence is not matched with all that its story says of a thing.
        """
        bar = self._settings.minimum_probability
        known = {(pair.left, pair.right): pair for pair in judged}
        ranked: list[tuple[_Judged, bool]] = []
        for left, right in dict.fromkeys([*known, *further]):
            before = known.get((left, right))
            if before is not None and self._stands(before.verdict):
                ranked.append((before, False))
                continue
            cosine = self._cosine(left, right)
            verdict = self._comparison.judge(left, right, cosine, floor=bar, kinship=kinship)
            if verdict is not None and verdict.probability >= bar and self._says_enough(verdict):
                ranked.append((_Judged(left, right, verdict), True))
        best = _best([pair for pair, _ in ranked])
        return [
            pair for pair, new in ranked if new and (pair.verdict.reuse or _is_mutual(pair, best))
        ]

    def _stands(self, verdict: Judgement) -> bool:
        settings = self._settings
        return verdict.probability >= settings.minimum_probability and verdict.rarity >= settings.minimum_rarity

    def _says_enough(self, verdict: Judgement) -> bool:
        return verdict.rarity >= self._settings.related_rarity

    def _cosine(self, left: int, right: int) -> float:
        if left == right:
            return 1.0
        return float(np.dot(self._vectors[left].astype(np.float64), self._vectors[right]))


def _best(judged: Sequence[_Judged]) -> dict[int, float]:
    """For each row the probability of its best counterpart."""
    best: dict[int, float] = {}
    for pair in judged:
        for row in (pair.left, pair.right):
            best[row] = max(best.get(row, 0.0), pair.verdict.probability)
    return best


def _is_mutual(pair: _Judged, best: Mapping[int, float]) -> bool:
    return best[pair.left] == best[pair.right] == pair.verdict.probability


def _kin(
    alone: Sequence[_Judged], weak: Sequence[_Judged], pile: _Pile, stories: Stories, settings: MatchSettings
) -> dict[_Ids, float]:
    """How surely two articles tell one story, for those that may (0 is left out)."""
    solid: Counter[_Ids] = Counter()
    likely: dict[_Ids, None] = {}
    for pair in [*alone, *weak]:
        if pair.verdict.probability < _LIKELY_PROBABILITY or pair.verdict.rarity < settings.minimum_rarity:
            continue
        places = dict.fromkeys(_ids(*two) for two in pile.pairs(pair.left, pair.right))
        likely |= places
        if pair.verdict.probability >= _SOLID_PROBABILITY:
            solid.update(places)
    kin = {
        ids: 1.0 if solid[ids] >= settings.related_matches else stories.kinship(*ids)
        for ids in likely
        if ids[0] != ids[1]
    }
    return {ids: kinship for ids, kinship in sorted(kin.items()) if kinship > 0.0}


def _by_articles(
    judged: Sequence[_Judged], pile: _Pile, kin: Mapping[_Ids, float]
) -> dict[_Ids, list[_Judged]]:
    """The judged pairs of rows that two kindred articles have between them."""
    found: dict[_Ids, list[_Judged]] = {ids: [] for ids in kin}
    for pair in judged:
        for ids in dict.fromkeys(_ids(*two) for two in pile.pairs(pair.left, pair.right)):
            if ids in found:
                found[ids].append(pair)
    return found


def _counterparts(pile: _Pile, vectors: Vectors, articles: _Ids) -> Iterator[_Pair]:
    """Pairs of rows of two articles that are nearest to each other in meaning."""
    left, right = (pile.rows_of[article] for article in articles)
    cosines = np.round(vectors[left].astype(np.float64) @ vectors[right].T.astype(np.float64), _COSINE_DIGITS)
    nearest = (cosines == cosines.max(axis=0)) & (cosines == cosines.max(axis=1, keepdims=True))
    for one, two in np.argwhere(nearest).tolist():
        if left[one] != right[two]:
            yield min(left[one], right[two]), max(left[one], right[two])


def _ids(one: Mention, two: Mention) -> _Ids:
    return (one.article, two.article) if one.article <= two.article else (two.article, one.article)


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
