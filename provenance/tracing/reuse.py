"""Which articles have wording in common, and where."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from provenance.model import AttributedArticle, Match, Mention, Place, Span
from provenance.tracing.pile import Pile
from provenance.tracing.settings import TraceSettings

_WORD = re.compile(r"\w+")
_QUOTED_RUN = 5
"""Words in a row inside quotation marks that two reporters will not both hear from two people."""
_RUN = 3
"""Words in a row that two texts must share; single words recur by chance."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two mentions in one wording; ``words`` counts what they share outside quotation marks."""

    left: str
    right: str
    words: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """The wording that two articles have in common. ``left`` < ``right`` are article ids.

    ``share`` is ``words`` over the unquoted words of the shorter article, 0..1.
    """

    left: str
    right: str
    links: tuple[Link, ...]
    words: int
    share: float

    def other(self, article: str) -> str:
        """The article at the other end."""
        return self.right if article == self.left else self.left

    def is_story(self, settings: TraceSettings) -> bool:
        """Whether the two tell one story in one wording, not just a passage."""
        return self.words >= settings.story_words and len(self.links) >= settings.story_passages

    def places(self, pile: Pile, most: int) -> tuple[Place, ...]:
        """Where the longest shared passages stand, in both articles."""
        longest = sorted(self.links, key=lambda link: (-link.words, link.left, link.right))[:most]
        found = {
            Place(article=pile.mentions[end].article, span=pile.mentions[end].span)
            for link in longest
            for end in (link.left, link.right)
        }
        return tuple(sorted(found))


class Reuse:
    """Reused wording in the pile, between mentions and between articles.

    ``linked``: mention -> mentions in the same text. ``akin``: mention -> mentions whose wording
    is close, or the same only inside quotation marks: perhaps one text, perhaps one speaker heard
    twice. The first gives a lineage; the second only keeps two origins from being counted.
    """

    def __init__(self, pile: Pile, matches: Iterable[Match], settings: TraceSettings) -> None:
        self.linked: dict[str, set[str]] = defaultdict(set)
        self.akin: dict[str, set[str]] = defaultdict(set)
        self._probability: dict[tuple[str, str], float] = {}
        between: dict[tuple[str, str], list[Link]] = defaultdict(list)
        wordings = _Wordings(pile)
        for match in sorted(matches, key=lambda one: (one.left, one.right)):
            left, right = _ordered(pile, match)
            if left.article == right.article:
                continue
            self._probability[match.left, match.right] = match.probability
            if not match.reuse:
                continue
            common = _common(wordings.of(left), wordings.of(right))
            is_text = common.unquoted >= settings.link_words and common.share >= settings.link_share
            kind = self.linked if is_text else self.akin
            kind[left.id].add(right.id)
            kind[right.id].add(left.id)
            if is_text:
                between[left.article, right.article].append(Link(left.id, right.id, common.unquoted))
        self._lengths = lengths = _Lengths(pile)
        self.overlaps: Mapping[tuple[str, str], Overlap] = {
            pair: _overlap(pair, links, lengths) for pair, links in sorted(between.items())
        }
        neighbours: dict[str, list[str]] = defaultdict(list)
        for left_id, right_id in self.overlaps:
            neighbours[left_id].append(right_id)
            neighbours[right_id].append(left_id)
        self.neighbours: Mapping[str, tuple[str, ...]] = {
            article: tuple(sorted(others)) for article, others in neighbours.items()
        }

    def between(self, first: str, second: str) -> Overlap | None:
        """What two articles share, if anything."""
        return self.overlaps.get((min(first, second), max(first, second)))

    def probability(self, first: str, second: str) -> float:
        """Probability that two mentions make one claim, 0 where matching did not say."""
        return self._probability.get((min(first, second), max(first, second)), 0.0)

    def share(self, article: str, other: str) -> float:
        """How much of ``article`` stands in ``other``, 0..1."""
        return self.words(article, other) / max(1, self._lengths.of(article))

    def words(self, first: str, second: str) -> int:
        """How many words two articles share."""
        overlap = self.between(first, second)
        return overlap.words if overlap else 0


@dataclass(frozen=True, slots=True)
class _Wording:
    """A mention's words in order, and which of them stand in quotation marks."""

    words: tuple[str, ...]
    quoted: tuple[bool, ...]


class _Wordings:
    """The wording of each mention, read once."""

    def __init__(self, pile: Pile) -> None:
        self._pile = pile
        self._known: dict[str, _Wording] = {}

    def of(self, mention: Mention) -> _Wording:
        if mention.id not in self._known:
            text = self._pile.articles[mention.article].article.text
            found = [
                (match[0].casefold(), any(one.start <= match.start() < one.end for one in mention.quotes))
                for part in mention.parts
                for match in _WORD.finditer(text, part.start, part.end)
            ]
            self._known[mention.id] = _Wording(
                tuple(word for word, _ in found), tuple(inside for _, inside in found)
            )
        return self._known[mention.id]


def share_quotation(pile: Pile, left: Mention, right: Mention) -> bool:
    """Whether the two have a run of words in common that stands in quotation marks in either."""
    return quotation_share(pile, left, right) > 0


def quotation_share(pile: Pile, left: Mention, right: Mention) -> float:
    """Part of the shorter mention, 0..1, that is one quotation in both: runs in quotation marks in either."""
    wordings = _Wordings(pile)
    ours, theirs = wordings.of(left), wordings.of(right)
    shared = sum(
        block.src_end - block.src_start
        for block in Indel.opcodes(ours.words, theirs.words)
        if block.tag == "equal"
        and block.src_end - block.src_start >= _QUOTED_RUN
        and (
            all(ours.quoted[block.src_start : block.src_end])
            or all(theirs.quoted[block.dest_start : block.dest_end])
        )
    )
    return shared / max(1, min(len(ours.words), len(theirs.words)))


@dataclass(frozen=True, slots=True)
class _Common:
    """What two wordings have in common: unquoted words, and the share of the shorter one, 0..1."""

    unquoted: int
    share: float


def _common(left: _Wording, right: _Wording) -> _Common:
    """Count the words of the runs that both have, in the same order."""
    total = unquoted = 0
    for block in Indel.opcodes(left.words, right.words):
        length = block.src_end - block.src_start
        if block.tag != "equal" or length < _RUN:
            continue
        total += length
        unquoted += sum(
            not left.quoted[block.src_start + at] and not right.quoted[block.dest_start + at]
            for at in range(length)
        )
    return _Common(unquoted, total / max(1, min(len(left.words), len(right.words))))


class _Lengths:
    """Words of an article's sentences outside quotation marks, as shared words are counted."""

    def __init__(self, pile: Pile) -> None:
        self._pile = pile
        self._known: dict[str, int] = {}

    def of(self, article: str) -> int:
        if article not in self._known:
            one = self._pile.articles[article]
            spans = [sentence.span for sentence in one.body.sentences]
            quotes = [quote for statement in one.statements for quote in statement.quotes]
            self._known[article] = self._words(one, spans) - self._words(one, quotes)
        return self._known[article]

    @staticmethod
    def _words(one: AttributedArticle, spans: Iterable[Span]) -> int:
        return sum(len(_WORD.findall(one.article.text, span.start, span.end)) for span in spans)


def _ordered(pile: Pile, match: Match) -> tuple[Mention, Mention]:
    left, right = pile.mentions[match.left], pile.mentions[match.right]
    return (left, right) if (left.article, left.id) <= (right.article, right.id) else (right, left)


def _overlap(pair: tuple[str, str], links: list[Link], lengths: _Lengths) -> Overlap:
    """Count each mention's words once, however many mentions of the other article it matches."""
    lefts: dict[str, int] = defaultdict(int)
    rights: dict[str, int] = defaultdict(int)
    for link in links:
        lefts[link.left] = max(lefts[link.left], link.words)
        rights[link.right] = max(rights[link.right], link.words)
    words = min(sum(lefts.values()), sum(rights.values()))
    shorter = max(1, min(lengths.of(pair[0]), lengths.of(pair[1])))
    return Overlap(pair[0], pair[1], tuple(links), words, min(1.0, words / shorter))
