"""What a content looks like to the comparison of words, and how rare its words are."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
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
        self._nats = _Nats(articles_with, articles + _BACKGROUND_ARTICLES)

    def of(self, word: str) -> float:
        """Nats of one key; at least 0."""
        return self._nats[word]

    def mass(self, words: Iterable[str]) -> float:
        """Nats of all ``words`` together; the sum is exact, so their order does not matter."""
        return math.fsum(map(self._nats.__getitem__, words))


class _Nats(dict[str, float]):
    """The information of words, worked out when first asked for."""

    def __init__(self, articles_with: Mapping[str, int], total: int) -> None:
        super().__init__()
        self._articles_with = articles_with
        self._total = total

    def __missing__(self, word: str) -> float:
        seen = self._articles_with.get(word, 0) + _BACKGROUND_ARTICLES * SHARE.get(word, _UNLISTED_SHARE)
        self[word] = nats = max(0.0, math.log(self._total / seen))
        return nats


def wordings(contents: Sequence[str], articles_of: Sequence[Iterable[str]]) -> tuple[list[Wording], Rarity]:
    """The wording of each content, and the rarity of words over the articles they stand in."""
    pairs = [_sequence_and_bag(content) for content in contents]
    words_of: dict[str, set[str]] = {}
    for (_, bag), articles in zip(pairs, articles_of, strict=True):
        for article in articles:
            words_of.setdefault(article, set()).update(bag)
    articles_with: Counter[str] = Counter()
    for words in words_of.values():
        articles_with.update(words)
    rarity = Rarity(articles_with, len(words_of))
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
