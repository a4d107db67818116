"""Lines and paragraphs: what the layout says before any word is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from provenance.model import Span

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_FINISHED = re.compile(r"[.!?…:;。！？؟।۔][\"'“”„’»)\]* ]*\Z")

_WRAPPED_WIDTH = range(40, 111)
_WRAPPED_LINES = 3
_WRAPPED_SHARE = 0.7


def lines(text: str, regions: Iterable[Span]) -> list[Span]:
    """The lines inside ``regions``, trimmed of white space; blank ones left out."""
    found = []
    for region in regions:
        for match in _LINE.finditer(text, region.start, region.end):
            line = trimmed(text, match.start(), match.end())
            if line:
                found.append(line)
    return found


def paragraphs(text: str, regions: Iterable[Span]) -> list[Span]:
    """Paragraphs inside ``regions``: blank lines part them, and so do single line ends.

    A single line end does not where the text is hard-wrapped (every line as full as the next
    word allowed) or where the next line goes on in lower case.
    """
    rows = lines(text, regions)
    touching = [_touch(text, left, right) for left, right in pairwise(rows)]
    width = _width(text, rows, touching)
    found: list[Span] = []
    for index, row in enumerate(rows):
        if index and touching[index - 1] and _goes_on(text, rows[index - 1], row, width):
            found[-1] = Span(start=found[-1].start, end=row.end)
        else:
            found.append(row)
    return found


def trimmed(text: str, start: int, end: int) -> Span | None:
    """``[start, end)`` without white space at its ends; ``None`` where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end) if end > start else None


def finished(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return _FINISHED.search(line, max(0, len(line) - 8)) is not None


def _touch(text: str, left: Span, right: Span) -> bool:
    gap = text[left.end : right.start]
    return gap.isspace() and len(_BREAK.findall(gap)) == 1


def _width(text: str, rows: Sequence[Span], touching: Sequence[bool]) -> int | None:
    """The column at which the text is hard-wrapped, if it is."""
    joints = [pair for pair, touch in zip(pairwise(rows), touching, strict=True) if touch]
    if len(joints) < _WRAPPED_LINES:
        return None
    width = max(len(row) for row in rows)
    full = sum(_is_full(text, left, right, width) for left, right in joints)
    return width if width in _WRAPPED_WIDTH and full >= _WRAPPED_SHARE * len(joints) else None


def _is_full(text: str, left: Span, right: Span, width: int) -> bool:
    """Whether the first word of the next line had no room on this one."""
    word = text[right.start : right.end].split(None, 1)[0]
    return len(left) + 1 + len(word) > width


def _goes_on(text: str, left: Span, right: Span, width: int | None) -> bool:
    if width is not None and _is_full(text, left, right, width):
        return True
    return text[right.start].islower() and not finished(text[left.start : left.end])
