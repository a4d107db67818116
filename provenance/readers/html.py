"""Web pages: the main text as trafilatura finds it, the rest as the page declares it.

Nothing is ever fetched.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
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
    from trafilatura.settings import Document

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,9}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_SAME_TITLE = 0.8
_FULLER_BODY = 1.5
_MARKED_BODY = (
    "(//*[@itemprop='articleBody'] | //article)//p[not(ancestor::aside or ancestor::footer or ancestor::nav)]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What trafilatura finds."""

    lines: tuple[str, ...]
    title: str | None
    site: str | None
    byline: str | None
    day: Timestamp | None


def _read(stream: BinaryIO, settings: ReaderSettings) -> Iterator[Outcome]:
    yield page(stream, settings)


def page(
    stream: BinaryIO, settings: ReaderSettings, address: str | None = None, charset: str | None = None
) -> Outcome:
    """The article of one page; ``address`` and ``charset`` are what its server said, where that is known."""
    raw = whole(stream, settings.largest_page)
    if raw is None:
        return Flaw(f"a page of more than {megabytes(settings.largest_page)}")
    decoded = decode(raw, page=True, charset=charset)
    if isinstance(decoded, str):
        return Flaw(decoded)
    if not decoded.text.strip():
        return Flaw("empty file")
    return _article(decoded.text, decoded.note, settings, address)


def _article(markup: str, note: str | None, settings: ReaderSettings, address: str | None) -> Outcome:
    tree = _tree(markup)
    if tree is None:
        return Flaw("a page that cannot be parsed")
    stated = declared(tree, address)
    found = _main_text(tree)
    title, site = _title(tree, stated, found)
    body = _without_title(_fuller(tree, found.lines, stated.body), title)
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
        site=stated.site or _named(found.site, address) or site or host(stated.url),
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
    document = _extracted(tree, fast=True)
    if document is None or not document.text:
        document = _extracted(tree, fast=False) or document
    if document is None:
        return _Found(lines=(), title=None, site=None, byline=None, day=None)
    made_up = (document.date or "").endswith("-01-01")  # from a year alone
    return _Found(
        lines=tuple(line.strip() for line in (document.text or "").splitlines() if line.strip()),
        title=folded(document.title or "") or None,
        site=document.sitename,
        byline=document.author,
        day=from_record(document.date) if document.date and not made_up else None,
    )


def _extracted(tree: HtmlElement, *, fast: bool) -> Document | None:
    import trafilatura  # noqa: PLC0415 (a third of a second, only for pages)

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(tree, include_comments=False, fast=fast, with_metadata=True)
    except Exception:  # noqa: BLE001 (whatever a hostile page breaks inside the library)
        return None
    return None if isinstance(found, dict) else found


def _fuller(tree: HtmlElement, lines: tuple[str, ...], body: str | None) -> list[str]:
    """What the page itself marks as the article's body, where the extraction missed much of it."""
    least = _FULLER_BODY * sum(map(len, lines))
    if body and "<" not in body and len(body) > least:
        return [folded(line) for line in body.splitlines() if line.strip()]
    marked = [folded(paragraph.text_content()) for paragraph in tree.xpath(_MARKED_BODY)]
    return [line for line in marked if line] if sum(map(len, marked)) > max(least, 1) else list(lines)


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
    """The date most statements agree on; what trafilatura took from the address counts once."""
    printed, _ = header.published_at()
    day = found.day if stated.by_address is None or found.day != _as_metadata(stated.by_address) else None
    return agreed(one for one in (*stated.dates, stated.by_address, printed, day, stated.time) if one)


def _as_metadata(stamp: Timestamp) -> Timestamp:
    return replace(stamp, basis="metadata")


def _named(site: str | None, address: str | None) -> str | None:
    """The site's name as found; of a page of known ``address`` no host that it only points to."""
    return None if address and site and "." in site and " " not in site else site


def host(url: str | None) -> str | None:
    """The host of an address, without ``www.``."""
    try:
        name = urlsplit(url or "").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None


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
