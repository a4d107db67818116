"""What the learnt labels look at: each word of an article as a row of small numbers.

Integer arithmetic only; nothing looks past its sentence, so the same article gives the same
numbers on every machine.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import numpy.typing as npt

from provenance.attribution.clause import Clause
from provenance.attribution.grammar import Words
from provenance.attribution.parse import Parsed
from provenance.model import Span

Codes = npt.NDArray[np.int64]

_KINDS = {"report": 0, "act": 1, "stance": 2}
_ROLES = {"source": 0, "cue": 1, "content": 2}
_TAGS = {tag: code for code, tag in enumerate("VGBEeADPROSCJTN'K\",", start=1)}
_ENDINGS = 1021
_SHAPES = (
    (re.compile(r"[^\w\s]+"), 1),
    (re.compile(r"[$€£]?\d.*"), 2),
    (re.compile(r"[A-Z]"), 3),
    (re.compile(r"[^a-z]+"), 4),
    (re.compile(r"[^\W\d_a-z].*"), 5),
)
_LOWER = 6
_BANDS = np.array([0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 7, 7, 7, 7, 7, 8])
"""Distances in words, put into bands."""

_NONE = 9
"""The band of what is not there."""

_RULED = 4 * len(_KINDS) * len(_ROLES) + 1
COLUMNS = {
    "ending": _ENDINGS,
    "shape": _LOWER + 1,
    "tag": len(_TAGS) + 1,
    "quoted": 2,
    "rule": _RULED,
    "nested": _RULED,
    "last cue": _RULED,
    "next cue": _RULED,
    "last cue band": _NONE + 1,
    "next cue band": _NONE + 1,
    "opens": 2,
    "position": _NONE + 1,
    "left": _NONE + 1,
}
"""The properties of a word, in the order of the columns, with the number of their values."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The words of an article in order, with their offsets and the ranges of its paragraphs."""

    low: list[str]
    start: Codes
    end: Codes
    paragraphs: list[tuple[int, int]]
    sentence: Codes

    def words_of(self, span: Span) -> slice:
        """The words that ``span`` touches."""
        first = int(self.end.searchsorted(span.start, side="right"))
        return slice(first, int(self.start.searchsorted(span.end, side="left")))


def lay_out(rows: Sequence[Parsed]) -> Layout:
    """The words of ``rows`` in one row."""
    low: list[str] = []
    start: list[int] = []
    end: list[int] = []
    paragraphs: list[tuple[int, int]] = []
    for _, group in groupby(rows, key=lambda row: (row.sentence.role == "headline", row.sentence.paragraph)):
        first = len(start)
        for row in group:
            low += row.words.low
            start += row.words.start
            end += row.words.end
        if len(start) > first:
            paragraphs.append((first, len(start)))
    sentence = np.repeat(np.arange(len(rows)), [len(row.words) for row in rows])
    return Layout(low, np.array(start, dtype=np.int64), np.array(end, dtype=np.int64), paragraphs, sentence)


def columns(rows: Sequence[Parsed], layout: Layout) -> Codes:
    """The properties of each word: one row a word, one column an entry of ``COLUMNS``."""
    own = [code for row in rows for code in _own(row.words)]
    sentence = layout.sentence
    count = len(sentence)
    rule, nested = _ruled(rows, layout)
    cue = (rule > 0) & ((rule - 1) // 4 % len(_ROLES) == _ROLES["cue"])
    last, following = _last(cue, sentence), _next(cue, sentence)
    first = np.searchsorted(sentence, sentence, side="left")
    stop = np.searchsorted(sentence, sentence, side="right") - 1
    table = np.empty((count, len(COLUMNS)), dtype=np.int64)
    if count:
        table[:, :4] = own
    others = (
        rule,
        nested,
        _picked(rule, last),
        _picked(rule, following),
        _band(last),
        _band(following),
        np.arange(count) == first,
        _band(first),
        _band(stop),
    )
    for number, column in enumerate(others, start=4):
        table[:, number] = column
    return table


_known: dict[str, tuple[int, int]] = {}
_MOST_KNOWN = 200_000


def _own(words: Words) -> list[tuple[int, int, int, bool]]:
    """Ending, shape, tag of each word, and whether it is quoted."""
    return [
        (*(_known.get(raw) or _looks(raw, low)), _TAGS[tag], quoted)
        for raw, low, tag, quoted in zip(words.raw, words.low, words.tag, words.quoted, strict=True)
    ]


def _looks(raw: str, low: str) -> tuple[int, int]:
    """A word's ending and shape, remembered by the word as written."""
    shape = next((code for pattern, code in _SHAPES if pattern.fullmatch(raw)), _LOWER)
    ending = zlib.crc32(b"-" + low[-3:].encode("utf-8", "surrogatepass")) % _ENDINGS
    if len(_known) < _MOST_KNOWN:
        _known[raw] = ending, shape
    return ending, shape


def _ruled(rows: Sequence[Parsed], layout: Layout) -> tuple[Codes, Codes]:
    """What the rules found: role, kind, and whether a span begins or ends at the word."""
    outer = np.zeros(len(layout.sentence), dtype=np.int64)
    nested = np.zeros(len(layout.sentence), dtype=np.int64)
    for clause in (clause for row in rows for clause in row.clauses):
        column = nested if clause.nested else outer
        for role, span in _spans(clause):
            where = layout.words_of(span)
            if where.stop > where.start:
                column[where] = 1 + 4 * (_ROLES[role] + len(_ROLES) * _KINDS[clause.kind])
                column[where.start] += 1
                column[where.stop - 1] += 2
    return outer, nested


def _spans(clause: Clause) -> list[tuple[str, Span]]:
    spans = [("content", piece) for piece in clause.content]
    if clause.source is not None:
        spans.append(("source", clause.source))
    return [*spans, ("cue", clause.cue)]


def _last(mask: npt.NDArray[np.bool_], sentence: Codes) -> Codes:
    """For each word the last marked one before it in its sentence, -1 if there is none."""
    if not len(mask):
        return sentence
    here = np.where(mask, np.arange(len(mask)), -1)
    before = np.concatenate(([-1], np.maximum.accumulate(here)[:-1]))
    return np.where((before >= 0) & (sentence[before] == sentence), before, -1)


def _next(mask: npt.NDArray[np.bool_], sentence: Codes) -> Codes:
    """For each word the next marked one after it in its sentence, -1 if there is none."""
    back = _last(mask[::-1], sentence[::-1])[::-1]
    return np.where(back >= 0, len(mask) - 1 - back, -1)


def _picked(column: Codes, index: Codes) -> Codes:
    return np.where(index >= 0, column[index], 0) if len(index) else column


def _band(index: Codes) -> Codes:
    away = np.minimum(np.abs(np.arange(len(index)) - index), len(_BANDS) - 1)
    return np.where(index >= 0, _BANDS[away], _NONE)
