"""Web pages: the main text as trafilatura finds it, the rest as the page declares it.

Nothing is ever fetched.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from provenance.model import Dropped, Span, Timestamp
from provenance.readers.declared import Declared, agreed, declared
from provenance.readers.drafts import Draft, Flaw, Format, Outcome, too_long
from provenance.readers.encodings import decode
from provenance.readers.headers import Header, read_header
from provenance.readers.settings import ReaderSettings
from provenance.readers.streams import megabytes, whole
from provenance.readers.titles import without_site
from provenance.text import folded, words
from provenance.times import from_record

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,9}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_SAME_TITLE = 0.8
_FULLER_BODY = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What trafilatura finds."""

    lines: tuple[str, ...]
    title: str | None
    site: str | None
    byline: str | None
    day: Timestamp | None


def _read(stream: BinaryIO, settings: ReaderSettings) -> Iterator[Outcome]:
    raw = whole(stream, settings.largest_page)
    if raw is None:
        yield Flaw(f"a page of more than {megabytes(settings.largest_page)}")
        return
    decoded = decode(raw, page=True)
    if isinstance(decoded, str):
        yield Flaw(decoded)
    elif not decoded.text.strip():
        yield Flaw("empty file")
    else:
        yield _page(decoded.text, decoded.note, settings)


def _page(markup: str, note: str | None, settings: ReaderSettings) -> Outcome:
    tree = _tree(markup)
    if tree is None:
        return Flaw("a page that cannot be parsed")
    stated = declared(tree)
    found = _main_text(tree)
    title, site = _title(tree, stated, found)
    body = _without_title(_fuller(found.lines, stated.body), title)
    if not body:
        return Flaw("a page without a main text")
    text = "\n\n".join(([title] if title else []) + body)
    if len(text) > settings.longest_article:
        return too_long(settings)
    start = len(title) + 2 if title else 0
    header = read_header(text[start:], titled=True)
    return Draft(
        text=text,
        url=stated.url,
        title=title,
        headline=Span(start=0, end=len(title)) if title else None,
        site=stated.site or found.site or site or _host(stated.url),
        byline=stated.byline or found.byline or header.byline,
        published_at=_published(stated, found, header),
        header=_shifted(header, start),
        notes=(note,) if note else (),
    )


def _tree(markup: str) -> HtmlElement | None:
    """The parsed page; ``None`` where it cannot be, or where it is nested beyond all reason."""
    from lxml import etree, html  # noqa: PLC0415 (only for pages)

    text = _DECLARATION.sub("", markup.replace("\0", ""), count=1)
    try:
        parser = html.HTMLParser(huge_tree=False, remove_comments=True, no_network=True)
        tree: HtmlElement = html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError, RecursionError, AssertionError):
        return None
    return tree if isinstance(tree.tag, str) else None


def _main_text(tree: HtmlElement) -> _Found:
    """The article as trafilatura finds it; empty where it finds none or fails."""
    import trafilatura  # noqa: PLC0415 (a third of a second, only for pages)

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        document = trafilatura.bare_extraction(tree, include_comments=False, fast=True, with_metadata=True)
    except Exception:  # noqa: BLE001 (whatever a hostile page breaks inside the library)
        document = None
    if document is None or isinstance(document, dict):
        return _Found(lines=(), title=None, site=None, byline=None, day=None)
    lines = tuple(line.strip() for line in (document.text or "").splitlines() if line.strip())
    day = (
        None if (document.date or "").endswith("-01-01") else document.date
    )  # a year alone, made up to a day
    return _Found(
        lines=lines,
        title=folded(document.title or "") or None,
        site=document.sitename,
        byline=document.author,
        day=from_record(day) if day else None,
    )


def _fuller(lines: tuple[str, ...], body: str | None) -> list[str]:
    """The declared article body instead, where the extraction missed much of it."""
    if body and "<" not in body and len(body) > _FULLER_BODY * sum(map(len, lines)):
        return [folded(line) for line in body.splitlines() if line.strip()]
    return list(lines)


def _title(tree: HtmlElement, stated: Declared, found: _Found) -> tuple[str | None, str | None]:
    """The headline, and the site's name that stood behind it."""
    printed = next((folded(text) for text in tree.xpath("//title/text()")[:1]), None)
    for title in (stated.title, found.title, printed):
        if title:
            bare, site = without_site(title, stated.site or found.site)
            return bare, site or (without_site(printed, stated.site)[1] if printed else None)
    return None, None


def _without_title(lines: list[str], title: str | None) -> list[str]:
    """The lines after the title, where it stands among the first three."""
    if not title:
        return lines
    ours = {token.norm for token in words(title)}
    for index, line in enumerate(lines[:3]):
        theirs = {token.norm for token in words(line)} if len(line) <= 2 * len(title) + 20 else set()
        if ours and len(ours & theirs) >= _SAME_TITLE * len(ours | theirs):
            return lines[:index] + lines[index + 1 :]
    return lines


def _published(stated: Declared, found: _Found, header: Header) -> Timestamp | None:
    printed, _ = header.published_at()
    return agreed([*stated.dates, *(one for one in (found.day, printed) if one)])


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _shifted(header: Header, by: int) -> tuple[Dropped, ...]:
    moved = (
        Dropped(span=Span(start=one.span.start + by, end=one.span.end + by), reason=one.reason)
        for one in header.dropped
    )
    return tuple(sorted(moved, key=lambda one: one.span))


HTML = Format(
    name="HTML",
    suffixes=frozenset({".html", ".htm", ".xhtml", ".shtml"}),
    sniff=lambda head: _PAGE.match(head) is not None,
    read=_read,
)
