"""One side of a comparison: a mention's content, cut into words, with the values found in it."""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from provenance import names, numbers, text, times
from provenance.divergence.lexemes import key, listed
from provenance.divergence.meanings import meanings
from provenance.model import Span, Timestamp
from provenance.names import Name
from provenance.numbers import Quantity
from provenance.times import TimeExpression

WordClass = Literal["function", "number", "name", "content"]

_QUOTATION_MARKS = "\"'“”„‟«»‘’‚‛″＂"
_BREAKS = frozenset(",.;:?!()—–")
_V = TypeVar("_V")


@dataclass(frozen=True, slots=True)
class Passage:
    """What is compared. ``quotes`` are ranges of ``content``; ``anchor`` is the time of writing."""

    content: str
    quotes: tuple[Span, ...] = ()
    anchor: Timestamp | None = None
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a passage.

    ``key`` is shared by all forms and spellings of one word, a number of ``meanings`` by words
    that are synonyms or antonyms. ``function``: it only ties other words together.
    """

    text: str
    norm: str
    key: str
    start: int
    end: int
    sort: WordClass
    meanings: frozenset[int]
    function: bool


class Reading:
    """A passage taken apart. Ranges of words are Python ranges of indexes into ``words``."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.content = passage.content
        found = text.words(passage.content)
        self.words: tuple[Word, ...] = tuple(_word(token, index) for index, token in enumerate(found))
        self._starts = [word.start for word in self.words]
        self._ends = [word.end for word in self.words]
        edges = zip([0, *self._ends], [*self._starts, len(self.content)], strict=True)
        self._gaps = [self.content[start:end] for start, end in edges]
        self._breaks = [not index or not _BREAKS.isdisjoint(gap) for index, gap in enumerate(self._gaps)]

    def __len__(self) -> int:
        return len(self.words)

    @functools.cached_property
    def quantities(self) -> list[tuple[Quantity, range]]:
        """Numbers with what they count, and their words."""
        return self._placed(numbers.find(self.content), lambda one: one.span)

    @functools.cached_property
    def times(self) -> list[tuple[TimeExpression, range]]:
        """Time expressions with their words, preposition included."""
        return self._placed(times.find(self.content, anchor=self.passage.anchor), lambda one: one.governed)

    @functools.cached_property
    def names(self) -> list[tuple[Name, range]]:
        """Proper names with their words."""
        return self._placed(names.find(self.content), lambda one: one.span)

    @functools.cached_property
    def quotes(self) -> list[range]:
        """The words of each quotation."""
        return [words for words in map(self.inside, self.passage.quotes) if words]

    @functools.cached_property
    def _values(self) -> frozenset[int]:
        found = (words for placed in (self.times, self.quantities, self.names) for _, words in placed)
        return frozenset(index for words in found for index in words)

    def valued(self, index: int) -> bool:
        """Whether a word is part of a time, a number or a name."""
        return index in self._values

    def inside(self, span: Span) -> range:
        """The words that overlap a range of the content."""
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))

    def span(self, words: range) -> Span:
        """The range of the content from the first to the last of ``words``; empty for none."""
        if words:
            return Span(start=self.words[words[0]].start, end=self.words[words[-1]].end)
        place = self._ends[words.start - 1] if words.start else 0
        return Span(start=place, end=place)

    def quoted_span(self, words: range) -> Span:
        """As ``span``, with the quotation marks around it."""
        span = self.span(words)
        start, end = span.start, span.end
        while end < len(self.content) and self.content[end] in ",.!?…":
            end += 1
        end = end + 1 if end < len(self.content) and self.content[end] in _QUOTATION_MARKS else span.end
        if start and self.content[start - 1] in _QUOTATION_MARKS:
            start -= 1
        return Span(start=start, end=end)

    def said(self, words: range) -> str:
        """The text from the first to the last of ``words``."""
        return self.span(words).of(self.content)

    def gap(self, index: int) -> str:
        """What stands between word ``index - 1`` and word ``index`` (or an end of the passage)."""
        return self._gaps[index]

    def breaks(self, index: int) -> bool:
        """Whether a mark parts word ``index`` from what is before it; so does the beginning."""
        return self._breaks[index]

    def norm(self, index: int) -> str | None:
        """The normal form of a word, ``None`` beyond either end."""
        return self.words[index].norm if 0 <= index < len(self.words) else None

    def content_before(self, index: int) -> int | None:
        """The nearest word of content before a place."""
        return next((near for near in range(index - 1, -1, -1) if not self.words[near].function), None)

    def content_after(self, index: int) -> int | None:
        """The nearest word of content from a place on."""
        return next((near for near in range(index, len(self.words)) if not self.words[near].function), None)

    def _placed(self, values: Sequence[_V], where: Callable[[_V], Span]) -> list[tuple[_V, range]]:
        placed = ((value, self.inside(where(value))) for value in values)
        return [(value, words) for value, words in placed if words]


@functools.lru_cache(maxsize=20_000)
def read(passage: Passage) -> Reading:
    """``passage`` taken apart; kept, as one mention is compared with many."""
    return Reading(passage)


def _word(token: text.Token, index: int) -> Word:
    if (initials := _initials(token)) is not None:
        return Word(
            token.text, token.norm, initials, token.start, token.end, "name", frozenset(), function=False
        )
    sort = _sort(token, index)
    if sort in ("function", "number"):
        stem = _DIGITS.get(token.norm, token.norm.replace(",", ""))
        return Word(
            token.text, token.norm, stem, token.start, token.end, sort, frozenset(), sort == "function"
        )
    stem = key(token.norm)
    return Word(token.text, token.norm, stem, token.start, token.end, sort, meanings(stem), function=False)


def _initials(token: text.Token) -> str | None:
    """The key of an abbreviation with points or one that looks like a pronoun: "U.S." and "US"."""
    bare = token.norm.replace(".", "")
    pointed = "." in token.norm and bare.isalpha()
    if not token.text.isupper() or not (pointed or token.text in _LIKE_PRONOUNS):
        return None
    return f"{bare}." if bare in text.FUNCTION_WORDS else key(bare)


_LIKE_PRONOUNS = listed("US")


def _sort(token: text.Token, index: int) -> WordClass:
    if token.norm in text.FUNCTION_WORDS or token.norm in _PRONOUNS or _contracted(token.norm):
        return "function"
    if token.kind == "number" or token.norm in _NUMBER_WORDS:
        return "number"
    return "name" if index and token.text[0].isupper() else "content"


def _contracted(norm: str) -> bool:
    """Function words joined: "he'd", "we've", "don't"."""
    head, mark, _ = norm.partition("'")
    return bool(mark) and (head in text.FUNCTION_WORDS or norm.endswith("n't"))


_PRONOUNS = listed(
    """
    anyone anybody someone somebody everyone everybody anything something everything himself herself
    itself themselves myself yourself ourselves cannot whether upon although though because
    """
)
_COUNTED = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty"""
_DIGITS = {word: str(value) for value, word in enumerate(_COUNTED.split())}
_NUMBER_WORDS = frozenset(_DIGITS) | listed(
    """
    thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions
    billion billions trillion dozen dozens
    """
)
