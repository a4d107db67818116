"""Which articles have wording in common, and where."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from provenance.model import Match, Mention, Place, Span
from provenance.tracing.pile import Pile
from provenance.tracing.settings import TraceSettings

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Link:
    """Two mentions in one wording; ``words`` counts what they share outside quotation marks."""

    left: str
    right: str
    words: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """The wording that two articles have in common. ``left`` < ``right`` are article ids.

    ``share`` is ``words`` over the length of the shorter article, 0..1.
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
    """Reused wording in the pile, between mentions and between articles."""

    def __init__(self, pile: Pile, matches: Iterable[Match], settings: TraceSettings) -> None:
        self.linked: dict[str, set[str]] = defaultdict(set)
        self.quoted: dict[str, set[str]] = defaultdict(set)
        between: dict[tuple[str, str], list[Link]] = defaultdict(list)
        plain = _PlainWords(pile)
        for match in sorted((one for one in matches if one.reuse), key=lambda one: (one.left, one.right)):
            left, right = _ordered(pile, match)
            if left.article == right.article:
                continue
            shared = sum((plain.of(left) & plain.of(right)).values())
            kind = self.linked if shared >= settings.link_words else self.quoted
            kind[left.id].add(right.id)
            kind[right.id].add(left.id)
            if shared >= settings.link_words:
                between[left.article, right.article].append(Link(left.id, right.id, shared))
        lengths = _Lengths(pile)
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

    def words(self, first: str, second: str) -> int:
        """How many words two articles share."""
        overlap = self.between(first, second)
        return overlap.words if overlap else 0


class _PlainWords:
    """The words of a mention's content that stand outside quotation marks, counted once."""

    def __init__(self, pile: Pile) -> None:
        self._pile = pile
        self._known: dict[str, Counter[str]] = {}

    def of(self, mention: Mention) -> Counter[str]:
        if mention.id not in self._known:
            text = self._pile.articles[mention.article].article.text
            self._known[mention.id] = Counter(
                word
                for part in mention.parts
                for piece in _outside(part, mention.quotes)
                for word in _WORD.findall(piece.of(text).casefold())
            )
        return self._known[mention.id]


class _Lengths:
    """Words of an article's sentences."""

    def __init__(self, pile: Pile) -> None:
        self._pile = pile
        self._known: dict[str, int] = {}

    def of(self, article: str) -> int:
        if article not in self._known:
            body = self._pile.articles[article].body
            text = body.article.text
            self._known[article] = sum(
                len(_WORD.findall(text, one.span.start, one.span.end)) for one in body.sentences
            )
        return self._known[article]


def _outside(part: Span, quotes: Iterable[Span]) -> list[Span]:
    """What is left of ``part`` when the quotations are taken out."""
    left: list[Span] = []
    start = part.start
    for quote in sorted(quotes):
        if quote.overlaps(part):
            if quote.start > start:
                left.append(Span(start=start, end=quote.start))
            start = max(start, quote.end)
    if start < part.end:
        left.append(Span(start=start, end=part.end))
    return left


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
