"""The head of a scraped text: title, dates, byline, site, and the lines that are only furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from provenance.model import Dropped, Span, Timestamp
from provenance.readers.titles import without_site
from provenance.segmentation import furniture_reason
from provenance.segmentation.lines import finished, lines, paragraphs
from provenance.text import folded
from provenance.times import Printed, published

_LINES = 14
"""Lines looked at: no header of the pages read for this went beyond ten."""
_REACH = 20_000
_LONGEST_LINE = 300
_LONGEST_TITLE = 160
_LONGEST_DATE_LINE = 120
_LONGEST_BYLINE = 60
"""With a full stop; a longer line is a sentence that begins with "By"."""

_KEY = re.compile(
    r"(?P<key>title|headline|url|link|source|outlet|publisher|site|website|date|published(?: at| on)?|pubdate"
    r"|authors?|by|byline|section|category|categories|tags|keywords|language|lang|description|summary|image"
    r"|slug|layout|id)\s?:\s(?P<value>\s{0,4}\S.{0,400})",
    re.IGNORECASE,
)
_KEYS = {
    **dict.fromkeys(("title", "headline"), "title"),
    **dict.fromkeys(("url", "link"), "url"),
    **dict.fromkeys(("source", "outlet", "publisher", "site", "website"), "site"),
    **dict.fromkeys(("date", "published", "published at", "published on", "pubdate"), "date"),
    **dict.fromkeys(("author", "authors", "by", "byline"), "byline"),
}
_FRONT_MATTER = re.compile(
    r"\s*---[ \t]*\r?\n(?P<body>(?:(?!---)[^\r\n]{0,2000}\r?\n){1,60})---[ \t]*(?:\r?\n|\Z)"
)
_MARKDOWN = re.compile(r"#{1,3}\s{1,3}(?=\S)|\*\*(?=\S)")
_NAME_WORD = r"(?:[A-ZÀ-Þ][\w.’'-]*|de|van|von|der|al|bin|and|&|of|the|for|in)"
_BYLINE = re.compile(
    r"(?:(?i:by|written by|story by|reported by|words by)\s|(?i:authors?|byline)\s?:\s?)"
    rf"(?P<names>{_NAME_WORD}(?:,?\s{_NAME_WORD}){{0,14}})(?:\s?[|/•·–—]\s?.{{2,60}})?"
    r"|(?P<staff>(?:[A-Z][\w.]*\s){1,3}(?:Staff|Newsroom|Staff Writer|Reporters?))"
)
_OUTLET_LINE = re.compile(r"(?:(?:The|the)\s)?[A-Z][\w&’'.]*(?:\s[A-Z&][\w&’'.]*){0,4}")
_AGENCY_DATELINE = re.compile(r"[^()]{2,60}\((?:[A-Z][\w.]{1,14}\s?){1,3}\)\s{0,2}[–—-]")
_LABELS = re.compile(
    r"\b(?:first|last|date|published|posted|updated?|modified|created|issued|edited|on|at|by|time|local|and|the)\b"
    r"|\b(?:min|minutes?) read\b|[\W_]",
    re.IGNORECASE,
)
_TITLE_LIKE = frozenset({"related-links", "update-note", "video"})
"""Furniture that a headline can look like ("WATCH: Ferry runs aground")."""
_RULES = " |,•·/–—-:\t"
_LABEL_WORDS = 4
_LABEL_WORDS_BEFORE_TITLE = 2
_STRAY = 4
"""Letters that may be left of a date line: a zone, "ET", "г."."""


@dataclass(slots=True)
class Header:
    """What the head of a text says, each thing at its first mention."""

    title: str | None = None
    headline: Span | None = None
    site: str | None = None
    byline: str | None = None
    url: str | None = None
    dates: list[Printed] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)

    def drop(self, start: int, end: int, reason: str) -> None:
        """Mark a range as header."""
        if end > start:
            self.dropped.append(Dropped(span=Span(start=start, end=end), reason=reason))

    def published_at(self) -> tuple[Timestamp | None, str | None]:
        """The date that lines agree on, as precisely as one gives it; a note where they differ."""
        told = [one for one in self.dates if one.label != "accessed"]
        ours = [one for one in told if one.label != "updated"] or told
        if not ours:
            return None, None
        first = ours[0].timestamp
        agreeing = [one.timestamp for one in ours if _agree(one.timestamp, first)]
        other = next((one.timestamp for one in ours if not _agree(one.timestamp, first)), None)
        note = (
            f"two publication dates, {first.value} and {other.value}; the first is taken" if other else None
        )
        return max(agreeing, key=lambda one: len(one.value)), note


def read_header(text: str, *, titled: bool = False) -> Header:
    """The header of ``text``; ``titled``: the title is known, so no line is taken for one."""
    header = Header()
    start = _front_matter(text, header)
    rows = lines(text, [Span(start=start, end=min(len(text), start + _REACH))])[:_LINES]
    first = next(iter(paragraphs(text, [Span(start=start, end=min(len(text), start + _REACH))])), None)
    prose = byline_before = False
    for index, row in enumerate(rows):
        line = row.of(text)
        if prose:
            _late_date(line, row, header)
            continue
        if _is_furniture(text, row, header, after_byline=byline_before):
            byline_before = header.dropped[-1].reason == "byline"
            continue
        byline_before = False
        alone = first is None or row.end <= first.start or row.start > first.start or row == first
        last = index == len(rows) - 1 and row.end == len(text.rstrip())
        if titled or header.headline or not alone or last or not _take_title(text, row, header):
            prose = True
    return header


def _front_matter(text: str, header: Header) -> int:
    """Where the text begins after a block of YAML front matter."""
    match = _FRONT_MATTER.match(text)
    if not match or ":" not in match["body"]:
        return 0
    for row in lines(text, [Span(start=match.start("body"), end=match.end("body"))]):
        key = _KEY.fullmatch(row.of(text))
        if key:
            _take_key(key, row, header, in_text=False)
    header.drop(match.start() + len(match[0]) - len(match[0].lstrip()), match.end(), "front-matter")
    return match.end()


def _is_furniture(text: str, row: Span, header: Header, *, after_byline: bool) -> bool:
    """Whether a line is header; what it says is taken."""
    line = row.of(text)
    if len(line) > _LONGEST_LINE:
        return False
    key = _KEY.fullmatch(line)
    if key and _take_key(key, row, header, in_text=True):
        return True
    if _take_dates(line, row, header) or _take_byline(line, row, header):
        return True
    if after_byline and _OUTLET_LINE.fullmatch(line):
        header.byline = f"{header.byline}, {line}"
        header.drop(row.start, row.end, "byline")
        return True
    reason = furniture_reason(folded(line))
    if reason is None or (header.title is None and reason in _TITLE_LIKE and _looks_like_title(line)):
        return False
    header.drop(row.start, row.end, reason)
    return True


def _take_key(key: re.Match[str], row: Span, header: Header, *, in_text: bool) -> bool:
    kind, value = _KEYS.get(key["key"].lower()), key["value"].strip().strip("\"'")
    if kind == "date":
        found = published(key["value"].strip())
        if not found:
            return False
        header.dates.append(found[0])
    elif kind == "title":
        header.title = header.title or value
        if in_text and header.headline is None:
            begin = row.start + key.start("value")
            header.headline = Span(start=begin + len(key["value"]) - len(key["value"].lstrip()), end=row.end)
            header.drop(row.start, header.headline.start, "key-line")
            return True
    elif kind:
        setattr(header, kind, getattr(header, kind) or value)
    elif in_text and key["key"].lower() in {"by", "id", "summary", "description"}:
        return False
    if in_text:
        header.drop(row.start, row.end, "date-line" if kind == "date" else "key-line")
    return True


def _take_dates(line: str, row: Span, header: Header) -> bool:
    """A line that is only dates, their labels, and perhaps a byline, a section or an outlet."""
    if len(line) > 2 * _LONGEST_DATE_LINE or not any(char.isdigit() for char in line):
        return False
    found = published(line)
    if not found:
        return False
    rest = _without(line, found)
    byline = _BYLINE.search(rest)
    if byline and _is_bare(rest.replace(byline[0], "")):
        header.byline = header.byline or (byline["names"] or byline["staff"]).strip(" ,")
    elif not _is_bare(rest) and not _is_label(rest.strip(_RULES), header):
        return _take_dated_title(line, row, found[0], header)
    header.dates += found
    header.drop(row.start, row.end, "date-line")
    return True


def _is_bare(rest: str) -> bool:
    """Whether nothing is left of a line but the labels of a date."""
    return len(rest) <= _LONGEST_DATE_LINE and len(_LABELS.sub("", rest)) <= _STRAY


def _is_label(rest: str, header: Header) -> bool:
    """Whether what stands beside a date is a section or an outlet rather than a headline."""
    words = _LABEL_WORDS if header.headline else _LABEL_WORDS_BEFORE_TITLE
    return len(rest.split()) <= words and _OUTLET_LINE.fullmatch(rest) is not None


def _without(line: str, found: list[Printed]) -> str:
    parts, position = [], 0
    for one in found:
        parts.append(line[position : one.span.start])
        position = one.span.end
    return "|".join([*parts, line[position:]])


def _take_dated_title(line: str, row: Span, first: Printed, header: Header) -> bool:
    """``date 2019-11-17 Title words`` on one line."""
    if _LABELS.sub("", line[: first.span.start]) or header.headline:
        return False
    begin = first.span.end
    while begin < len(line) and not line[begin].isalnum() and line[begin] not in "\"'“‘«¿¡(":
        begin += 1
    title = line[begin:]
    if not _looks_like_title(title) or title[0].islower():
        return False
    header.dates.append(first)
    header.drop(row.start, row.start + begin, "date-line")
    _set_title(title, row.start + begin, header)
    return True


def _take_byline(line: str, row: Span, header: Header) -> bool:
    match = _BYLINE.fullmatch(line.strip("*_ "))
    if not match or (finished(line) and len(line) > _LONGEST_BYLINE):
        return False
    header.byline = header.byline or (match["names"] or match["staff"]).strip(" ,")
    header.drop(row.start, row.end, "byline")
    return True


def _take_title(text: str, row: Span, header: Header) -> bool:
    line = row.of(text)
    mark = _MARKDOWN.match(line)
    begin = mark.end() if mark else 0
    title = line[begin:].removesuffix("**") if mark and "*" in mark[0] else line[begin:]
    if not _looks_like_title(title) and not (mark and len(title) <= _LONGEST_TITLE):
        return False
    header.drop(row.start, row.start + begin, "markup")
    _set_title(title, row.start + begin, header)
    header.drop(row.start + begin + len(title), row.end, "markup")
    return True


def _set_title(title: str, start: int, header: Header) -> None:
    bare, site = without_site(title)
    header.title = header.title or bare
    header.headline = Span(start=start, end=start + len(bare))
    header.site = header.site or site
    header.drop(start + len(bare), start + len(title), "site-name")


def _looks_like_title(line: str) -> bool:
    """Whether a line reads as a headline rather than as a sentence, a label or a dateline's paragraph."""
    if len(line) > _LONGEST_TITLE:
        return False
    if len(line.split()) == 1:  # a section's name, but for scripts that put no spaces
        return not line.isascii() and not finished(line)
    if finished(line) and not line.rstrip("\"'”’»").endswith(("?", "!", "...", "…")):
        return bool(re.search(r"\b(?:[A-Z]\.){2,}\Z", line))
    return not _AGENCY_DATELINE.match(line)


def _late_date(line: str, row: Span, header: Header) -> None:
    """A date line under a standfirst counts where it says "published" or gives a time of day."""
    if len(line) > _LONGEST_DATE_LINE or header.dates or not any(char.isdigit() for char in line):
        return
    found = published(line)
    told = any(
        one.label in {"published", "updated"} or len(one.timestamp.value) > len("2019-11-17") for one in found
    )
    if told and _is_bare(_without(line, found)):
        header.dates += found
        header.drop(row.start, row.end, "date-line")


def _agree(one: Timestamp, other: Timestamp) -> bool:
    short, long = sorted((one.value, other.value), key=len)
    return long.startswith(short[: len("2019-11-17T13:43")])
