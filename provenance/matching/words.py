"""What a content looks like to the comparison of words, and how rare its words are."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from provenance import text
from provenance.matching.background import SHARE

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|\bpic\.twitter\.com/\S+", re.IGNORECASE)
"""Addresses are not words: two sentences that share one need not say the same."""

_ADDRESS_SIGN = re.compile(r"://|www\.|@|twitter", re.IGNORECASE)
"""What every address has; looked for first, as hardly any sentence has it."""

_BACKGROUND_ARTICLES = 2_000
"""Weight of the shares in news at large, in articles: a pile of 2,000 articles counts as much.

So much that a pile of sixty articles on one event still knows the words of that event for rare.
"""
_UNLISTED_SHARE = 0.003
"""Share in news at large of words that are not listed there; the listed ones reach down to 0.02."""


@functools.lru_cache(maxsize=200_000)
def key(norm: str) -> str:
    """What two words have in common that are forms or spellings of one word."""
    if norm[0].isdigit():
        return norm.replace(",", "")
    return text.stem(text.spelling(norm)) or norm


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one content.

    ``sequence``: keys of all its words in order. ``bag``: the distinct keys that carry meaning
    (no function words). ``mass``: the information in the bag, in nats.
    """

    sequence: tuple[str, ...]
    bag: frozenset[str]
    mass: float


class Rarity:
    """Information of words: ``-log`` of the share of articles that use them, in nats.

    The pile's own counts are joined with those of news at large, so that in a pile of two
    articles "said" is still common and "reservoir" still rare.
    """

    def __init__(self, articles_with: Mapping[str, int], articles: int) -> None:
        self._articles_with = articles_with
        self._total = articles + _BACKGROUND_ARTICLES
        self._known: dict[str, float] = {}

    def of(self, word: str) -> float:
        """Nats of one key; at least 0."""
        known = self._known.get(word)
        if known is None:
            seen = self._articles_with.get(word, 0) + _BACKGROUND_ARTICLES * SHARE.get(word, _UNLISTED_SHARE)
            known = self._known[word] = max(0.0, math.log(self._total / seen))
        return known

    def mass(self, words: Iterable[str]) -> float:
        """Nats of all ``words`` together; summed in a fixed order, so always the same."""
        return math.fsum(self.of(word) for word in words)


def wordings(contents: Sequence[str], articles_of: Sequence[Iterable[str]]) -> tuple[list[Wording], Rarity]:
    """The wording of each content, and the rarity of words over the articles they stand in."""
    pairs = [_sequence_and_bag(content) for content in contents]
    seen: dict[str, set[str]] = {}
    for (_, bag), articles in zip(pairs, articles_of, strict=True):
        for word in bag:
            seen.setdefault(word, set()).update(articles)
    total = len({article for articles in articles_of for article in articles})
    rarity = Rarity({word: len(where) for word, where in seen.items()}, total)
    return [Wording(sequence, bag, rarity.mass(bag)) for sequence, bag in pairs], rarity


def wording(content: str, rarity: Rarity) -> Wording:
    """The wording of one content, among others whose rarity is known."""
    sequence, bag = _sequence_and_bag(content)
    return Wording(sequence, bag, rarity.mass(bag))


def telling(content: str) -> frozenset[str]:
    """The bag of a content's wording, where nothing else of it is asked."""
    return _sequence_and_bag(content)[1]


def _sequence_and_bag(content: str) -> tuple[tuple[str, ...], frozenset[str]]:
    plain = _ADDRESS.sub(" ", content) if _ADDRESS_SIGN.search(content) else content
    found = [_read(word) for word in text.bare_words(plain)]
    return tuple(one for one, _ in found), frozenset(one for one, telling in found if telling)


@functools.lru_cache(maxsize=200_000)
def _read(word: str) -> tuple[str, bool]:
    """The key of a word as printed, and whether it carries meaning."""
    norm = text.normal(word)
    return key(norm), norm not in text.FUNCTION_WORDS and "n't" not in norm
