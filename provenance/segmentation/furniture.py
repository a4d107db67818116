"""Page furniture by its wording: the mechanism; the entries are in ``wordings``."""

from __future__ import annotations

import re

from provenance.segmentation.wordings import INLINE, INSIDE, WORDINGS, Wording

LONGEST = 600
"""A longer line is hardly ever page furniture by its wording (newsletter boxes of real pages reach 500)."""


class _Matcher:
    """Which wording covers a whole text: clued entries one by one, the others in one expression."""

    def __init__(self, wordings: tuple[Wording, ...]) -> None:
        self._plain = [one for one in wordings if not one.clue]
        self._together = re.compile(
            "|".join(f"(?P<w{index}>{one.pattern})" for index, one in enumerate(self._plain)), re.IGNORECASE
        )
        self._clued = [
            (one.clue, re.compile(one.pattern, re.IGNORECASE), one) for one in wordings if one.clue
        ]

    def reason(self, text: str) -> str | None:
        short = len(text) <= LONGEST
        match = self._together.fullmatch(text) if short else None
        if match and match.lastgroup:
            return self._plain[int(match.lastgroup[1:])].reason
        lowered = text.lower()
        for clue, pattern, one in self._clued:
            if (short or one.long) and clue in lowered and pattern.fullmatch(text):
                return one.reason
        return None


_LINES = _Matcher(WORDINGS)
_SENTENCES = _Matcher(tuple(one for one in WORDINGS if not one.line_only))
_INSIDE = [(one.clue, re.compile(one.pattern), one.reason) for one in INSIDE]
_INLINE = [(one.clue, re.compile(one.pattern), one.reason) for one in INLINE]


def of_line(line: str) -> str | None:
    """Why a whole line (or paragraph) is page furniture; ``None`` where its wording does not say so."""
    return _LINES.reason(line)


def of_sentence(sentence: str) -> str | None:
    """Why a sentence inside a paragraph is page furniture, or ``None``."""
    return _SENTENCES.reason(sentence)


def inline(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Furniture that stands inside running text: ``(start, end, reason)``, in order and disjoint."""
    found: list[tuple[int, int, str]] = []
    for clue, pattern, reason in _INLINE:
        if text.find(clue, start, end) >= 0:
            found.extend((hit.start(), hit.end(), reason) for hit in pattern.finditer(text, start, end))
    if len(found) < 2:  # noqa: PLR2004 (nothing to put in order)
        return found
    kept: list[tuple[int, int, str]] = []
    for one in sorted(found):
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def inside(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Furniture inside sentences that go on after it: ``(start, end, reason)``, in order and disjoint."""
    return [
        (*hit.span("cut"), reason)
        for clue, pattern, reason in _INSIDE
        if text.find(clue, start, end) >= 0
        for hit in pattern.finditer(text, start, end)
    ]
