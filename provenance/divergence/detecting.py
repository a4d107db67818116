"""What every detector of a kind of divergence is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from provenance.divergence.alignment import Alignment, Change, align, paired, runs
from provenance.divergence.passage import Passage, Reading, read
from provenance.divergence.testimony import Testimony
from provenance.model import DivergenceKind, Severity, Span

_REPEATED, _COPIED = 0.6, 0.85
"""Shares of the longer side's words kept. Read on 240 differences of real news: below the first a clash
of words is one of two tellings, below the second so is a phrase on one side only."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference of two passages.

    ``left`` and ``right`` are the words it is shown by and that it explains; ``severity`` is
    ``None`` where the words differ and nothing does: they are explained, and nothing is said.
    ``quoted`` shows the quotation marks as well; ``narrow`` are the words explained, where more
    is shown; ``clauses`` are ranges of the articles, for what stands outside the contents;
    ``come_true`` is the side that tells as a fact what the other tells as still to come.
    """

    kind: DivergenceKind
    severity: Severity | None
    left: range
    right: range
    note: str
    quoted: bool = False
    narrow: Change | None = None
    clauses: tuple[Span, Span] | None = None
    come_true: Literal["left", "right"] | None = None

    def spans(self, pair: Pair) -> tuple[Span, Span]:
        """The ranges of both contents."""
        if self.quoted:
            return pair.left.quoted_span(self.left), pair.right.quoted_span(self.right)
        return pair.left.span(self.left), pair.right.span(self.right)


@dataclass(frozen=True, slots=True)
class Example:
    """Two wordings and what is to be said of them: the words shown on both sides, how grave."""

    left: str
    right: str
    shown: tuple[str, str] | None = None
    severity: Severity | None = None


class Pair:
    """Two passages side by side; ``testimony`` is whom their mentions credit, where that is asked."""

    def __init__(
        self, left: Passage, right: Passage, testimony: tuple[Testimony, Testimony] | None = None
    ) -> None:
        self.left: Reading = read(left)
        self.right: Reading = read(right)
        self.alignment: Alignment = align(left, right)
        self.testimony = testimony

    @property
    def close(self) -> bool:
        """Whether the wordings are near enough for gaps to mean something."""
        return self.alignment.close

    @property
    def kept(self) -> float:
        """Share of the longer side's words that stand on the other side too."""
        return len(self.alignment.partners) / max(len(self.left), len(self.right), 1)

    @property
    def repeated(self) -> bool:
        """Whether one side repeats the other with changes, rather than telling it in words of its own."""
        return self.kept >= _REPEATED

    def copied(self, but: Change | None = None) -> bool:
        """Whether all, or all but one change, is kept so well that one side was copied, not told anew."""
        left, right = (len(but.left), len(but.right)) if but else (0, 0)
        longer = max(len(self.left) - left, len(self.right) - right, 1)
        return len(self.alignment.partners) / longer >= _COPIED

    def opposite(self, words: range) -> range:
        """The right words that stand where the left ``words`` stand."""
        mates = [self.alignment.partners.get(i, self.alignment.slots.get(i)) for i in words]
        found = [mate for mate in mates if mate is not None]
        return range(min(found), max(found) + 1) if found else range(0)

    def anchored(self, left: range, right: range) -> bool:
        """Whether the word before or after both is the same, so that one stands for the other."""
        partners = self.alignment.partners
        before = left.start > 0 and partners.get(left.start - 1) == right.start - 1
        after = partners.get(left.stop) == right.stop
        start = left.start == right.start == 0
        end = left.stop == len(self.left) and right.stop == len(self.right)
        if left and right:
            return before or after or (self.alignment.reliable and (start or end))
        return (before or start) and (after or end)

    def framed(self, left: range, right: range) -> bool:
        """Whether the nearest words of content before and after both are the same."""
        partners = self.alignment.partners
        before = self.left.content_before(left.start), self.right.content_before(right.start)
        after = self.left.content_after(left.stop), self.right.content_after(right.stop)
        return all(
            mate is None if here is None else mate is not None and partners.get(here) == mate
            for here, mate in (before, after)
        )


Changes = Sequence[Change]
Detect = Callable[[Pair, Changes], Iterable[Difference]]


@dataclass(frozen=True, slots=True)
class Detector:
    """One kind of divergence: how it is found, with examples that run as tests.

    ``detect`` is given the pair and the changes that no earlier detector has explained.
    ``valid`` examples must yield a divergence of this kind, ``invalid`` ones must not.
    """

    kind: DivergenceKind
    detect: Detect
    valid: tuple[Example, ...]
    invalid: tuple[Example, ...]


def touched(words: range, changes: Changes, *, right: bool = False) -> list[Change]:
    """The changes that share a word with ``words`` (of the left, or of the right side)."""
    return [change for change in changes if meet(words, change.right if right else change.left)]


def meet(one: range, other: range) -> bool:
    """Whether two ranges share an element."""
    return one.start < other.stop and other.start < one.stop


def hull(*ranges: range) -> range:
    """The smallest range around all that are not empty; the first one if none is."""
    filled = [one for one in ranges if one]
    if not filled:
        return ranges[0]
    return range(min(one.start for one in filled), max(one.stop for one in filled))


def remaining(changes: Changes, explained: Difference) -> tuple[Change, ...]:
    """``changes`` without the words that ``explained`` accounts for."""
    return tuple(rest for change in changes for rest in _without(change, explained))


def _without(change: Change, explained: Difference) -> Iterator[Change]:
    mine = explained.narrow or Change(explained.left, explained.right)
    if not meet(change.left, mine.left) and not meet(change.right, mine.right):
        yield change
        return
    lefts = runs(index for index in change.left if index not in mine.left)
    rights = runs(index for index in change.right if index not in mine.right)
    if lefts or rights:
        yield from paired(lefts, rights, change.left[:0], change.right[:0])
