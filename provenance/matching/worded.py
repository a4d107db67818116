"""The words of a pile's contents: read once, asked by matching and by relating."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.matching.proposals import WordIndex
from provenance.matching.words import Rarity, Wording, wordings
from provenance.model import Mention


@dataclass(frozen=True, slots=True)
class Worded:
    """Wordings by row, how rare their words are, and an index of them."""

    wordings: Sequence[Wording]
    rarity: Rarity
    index: WordIndex

    @classmethod
    def of(cls, mentions: Sequence[Mention], rows: Sequence[int], count: int) -> Worded:
        """Of ``mentions``, whose contents have these of ``count`` rows."""
        contents, articles = [""] * count, [set[str]() for _ in range(count)]
        for mention, row in zip(mentions, rows, strict=True):
            contents[row] = mention.content
            articles[row].add(mention.article)
        words, rarity = wordings(contents, articles)
        return cls(words, rarity, WordIndex(words, rarity))
