"""From mentions to matches: candidates proposed by vectors and by words, each judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

import numpy as np

from provenance.matching.comparison import Comparison, Judgement
from provenance.matching.incidence import Rows
from provenance.matching.proposals import WordIndex
from provenance.matching.screening import Screen
from provenance.matching.settings import MatchSettings
from provenance.matching.stories import Stories
from provenance.matching.worded import Worded
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
_Placed = tuple[_Ids, _Pair]


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
    worded: Worded | None = None,
) -> list[Match]:
    """Pairs of mentions that make the same claim, sorted by ids.

    Args:
        mentions: in any order.
        vectors: of the distinct contents, shape (n, dimension), unit rows; a row of zeros is of a
            content without one, which is matched by its words alone.
        rows: for each mention, the row of its content.
        neighbours: pairs of rows from the vector index, with their cosines.
        settings: thresholds.
        worded: the words of the contents, where they are read already.
    """
    settings = settings or MatchSettings()
    pile = _Pile.of(mentions, rows, len(vectors))
    worded = worded or Worded.of(mentions, rows, len(vectors))
    words, rarity, index = worded.wordings, worded.rarity, worded.index
    pairs = _proposed(neighbours, index, pile, settings)
    judge = _Judge(Comparison(pile.contents, words, rarity), Screen(words, index.telling, vectors), settings)
    judged = judge.wherever(*pairs)
    alone = {(pair.left, pair.right): pair for pair in judged if judge.stands(pair.verdict)}
    found = [
        _match(one, two, pair.verdict)
        for pair in alone.values()
        for one, two in pile.pairs(pair.left, pair.right)
    ]
    kin = _kin(judged, pile, Stories(words, pile.rows_of, rarity), settings)
    inside = _by_articles(pairs, pile, kin)
    for articles in kin:
        inside[articles] += _counterparts(pile, vectors, articles)
    for articles, linked in judge.between(inside, alone, kin).items():
        for pair in linked:
            found += [
                _match(one, two, pair.verdict) for one, two in pile.between(pair.left, pair.right, articles)
            ]
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


def _proposed(
    neighbours: Iterable[tuple[int, int, float]], index: WordIndex, pile: _Pile, settings: MatchSettings
) -> tuple[Rows, Rows]:
    """The pairs of rows to compare, each once, ``left`` <= ``right``, sorted."""
    count = len(pile.contents)
    repeated = (row * count + row for row, same in enumerate(pile.mentions) if len(same) > 1)
    near = (min(one, two) * count + max(one, two) for one, two, _ in neighbours)
    one, two = index.pairs(settings.word_neighbours)
    worded = np.minimum(one, two) * count + np.maximum(one, two)
    every = np.unique(np.concatenate((np.fromiter(chain(near, repeated), dtype=np.int64), worded)))
    return every // max(count, 1), every % max(count, 1)


class _Judge:
    """Judges pairs of rows twice: wherever they stand, and as parts of two articles that tell one story."""

    def __init__(self, comparison: Comparison, screen: Screen, settings: MatchSettings) -> None:
        self._comparison = comparison
        self._screen = screen
        self._settings = settings

    def wherever(self, left: Rows, right: Rows) -> list[_Judged]:
        """The verdicts on pairs that could match by themselves."""
        bar = self._settings.minimum_probability
        cosines = self._screen.cosines(left, right)
        kept = np.flatnonzero(self._screen.may_match(left, right, cosines, bar))
        found: list[_Judged] = []
        for one, two, cosine in zip(
            left[kept].tolist(), right[kept].tolist(), cosines[kept].tolist(), strict=True
        ):
            verdict = self._comparison.judge(one, two, cosine, floor=bar)
            if verdict is not None:
                found.append(_Judged(one, two, verdict))
        return found

    def stands(self, verdict: Judgement) -> bool:
        """Whether two contents match wherever they stand."""
        settings = self._settings
        return (
            verdict.probability >= settings.minimum_probability and verdict.rarity >= settings.minimum_rarity
        )

    def between(
        self,
        inside: Mapping[_Ids, Sequence[_Pair]],
        alone: Mapping[_Pair, _Judged],
        kin: Mapping[_Ids, float],
    ) -> dict[_Ids, list[_Judged]]:
        """The pairs that match because their two articles tell one story, and would not otherwise.

        Copied wording does so anyhow; other wording only if each of the two is the other's best
        counterpart, so that one sentence is not matched with all that its story says of a thing.
        """
        listed = [(ids, pair) for ids, pairs in inside.items() for pair in dict.fromkeys(pairs)]
        best: dict[tuple[_Ids, int], float] = {}
        found: dict[_Ids, list[_Judged]] = {ids: [] for ids in inside}
        for (ids, pair), cosine in self._likely(listed, alone, kin):
            verdict = alone[pair].verdict if pair in alone else None
            if verdict is None:
                verdict = self._in_one_story(pair, cosine, kin[ids])
                if verdict is None:
                    continue
                found[ids].append(_Judged(*pair, verdict))
            for row in pair:
                best[ids, row] = max(best.get((ids, row), 0.0), verdict.probability)
        return {
            ids: [
                one
                for one in linked
                if one.verdict.reuse or best[ids, one.left] == best[ids, one.right] == one.verdict.probability
            ]
            for ids, linked in found.items()
        }

    def _likely(
        self, listed: Sequence[_Placed], alone: Mapping[_Pair, _Judged], kin: Mapping[_Ids, float]
    ) -> Iterator[tuple[_Placed, float]]:
        """The pairs that match alone or may match in their story, with their cosines."""
        left, right = (np.array([pair[side] for _, pair in listed], dtype=np.int64) for side in (0, 1))
        kinship = np.array([kin[ids] for ids, _ in listed])
        cosines = self._screen.cosines(left, right)
        kept = self._screen.may_match(left, right, cosines, self._settings.minimum_probability, kinship)
        for placed, cosine, may in zip(listed, cosines.tolist(), kept.tolist(), strict=True):
            if may or placed[1] in alone:
                yield placed, cosine

    def _in_one_story(self, pair: _Pair, cosine: float, kinship: float) -> Judgement | None:
        bar = self._settings.minimum_probability
        verdict = self._comparison.judge(*pair, cosine, floor=bar, kinship=kinship)
        if verdict is None or verdict.probability < bar or not self._says_enough(verdict):
            return None
        return verdict

    def _says_enough(self, verdict: Judgement) -> bool:
        """Whether two contents of one story share more than stock words; a whole passage may be stock."""
        settings = self._settings
        least = settings.related_rarity if verdict.reuse else settings.reworded_rarity
        return verdict.whole or verdict.rarity >= least


def _kin(
    judged: Sequence[_Judged], pile: _Pile, stories: Stories, settings: MatchSettings
) -> dict[_Ids, float]:
    """How surely two articles tell one story, for those that may (0 is left out)."""
    solid: Counter[_Ids] = Counter()
    likely: dict[_Ids, None] = {}
    for pair in judged:
        if pair.verdict.probability < _LIKELY_PROBABILITY or pair.verdict.rarity < settings.minimum_rarity:
            continue
        places = dict.fromkeys(_ids(*two) for two in pile.pairs(pair.left, pair.right))
        likely |= places
        if pair.verdict.probability >= _SOLID_PROBABILITY:
            solid.update(list(places))
    kin = {
        ids: 1.0 if solid[ids] >= settings.related_matches else stories.kinship(*ids)
        for ids in likely
        if ids[0] != ids[1]
    }
    return {ids: kinship for ids, kinship in sorted(kin.items()) if kinship > 0.0}


def _by_articles(pairs: tuple[Rows, Rows], pile: _Pile, kin: Mapping[_Ids, float]) -> dict[_Ids, list[_Pair]]:
    """The pairs of rows that two kindred articles have between them."""
    found: dict[_Ids, list[_Pair]] = {articles: [] for articles in kin}
    kindred = {article for articles in kin for article in articles}
    involved = np.array(
        [any(one.article in kindred for one in same) for same in pile.mentions], dtype=np.bool_
    )
    left, right = pairs
    kept = involved[left] & involved[right] if kin else np.zeros(len(left), dtype=np.bool_)
    for pair in zip(left[kept].tolist(), right[kept].tolist(), strict=True):
        for articles in dict.fromkeys(_ids(*two) for two in pile.pairs(*pair)):
            if articles in found:
                found[articles].append(pair)
    return found


def _counterparts(pile: _Pile, vectors: Vectors, articles: _Ids) -> Iterator[_Pair]:
    """Pairs of rows of two articles that are nearest to each other in meaning."""
    left, right = ([row for row in pile.rows_of[article] if vectors[row].any()] for article in articles)
    if not left or not right:
        return
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
