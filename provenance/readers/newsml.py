"""NewsML-G2: news items as agencies send them, alone or in news messages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from provenance.readers.drafts import Flaw, Format, Outcome
from provenance.readers.markup import text_of
from provenance.readers.newsitems import NewsItem, article_of, is_originator
from provenance.readers.settings import ReaderSettings
from provenance.readers.xml import Parsed, parse, root_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOTS = frozenset({"newsItem", "newsMessage"})
_NAR = "{http://iptc.org/std/nar/2006-10-01/}"
_BODIES = ("{*}body.content", "{*}body")
"""Where the text stands in NITF and in XHTML; elsewhere the whole of the content is text."""


def _read(stream: BinaryIO, settings: ReaderSettings) -> Iterator[Outcome]:
    parsed = parse(stream, settings)
    if isinstance(parsed, str):
        yield Flaw(parsed)
        return
    items = [*parsed.root.iter(f"{_NAR}newsItem")]
    if parsed.damage:
        items = items[:-1] if parsed.cut_short else items
        yield Flaw(parsed.damage)
    elif not items:
        yield Flaw("NewsML without news items")
    for number, item in enumerate(items, 1):
        yield article_of(_item(item, parsed), f"item {number}", settings)


def _item(item: _Element, parsed: Parsed) -> NewsItem:
    meta, content = f"{_NAR}itemMeta/{_NAR}", f"{_NAR}contentMeta/{_NAR}"
    rights = f"{_NAR}rightsInfo/{_NAR}"
    sources = (_party(one) for one in item.iterfind(f"{content}infoSource") if _original(one))
    return NewsItem(
        text=_text(item),
        identifier=item.get("guid"),
        title=_first(item, f"{content}headline", f"{meta}title"),
        provider=next((_party(one) for one in item.iterfind(f"{meta}provider")), None),
        credit=_first(item, f"{content}creditline"),
        sources=tuple(name for name in sources if name),
        by=_first(item, f"{content}by"),
        created=_first(item, f"{meta}versionCreated"),
        first_created=_first(item, f"{meta}firstCreated"),
        version=item.get("version"),
        status=_code(item.find(f"{meta}pubStatus")),
        embargoed=_first(item, f"{meta}embargoed"),
        usage=_first(item, f"{rights}usageTerms"),
        copyright=_first(item, f"{rights}copyrightNotice"),
        editors_note=_first(item, f"{meta}edNote"),
        notes=(parsed.note,) if parsed.note else (),
    )


def _text(item: _Element) -> str:
    """The first inline content with text in it: NITF, XHTML or plain."""
    for element in item.iterfind(f"{_NAR}contentSet/*"):
        if element.tag == f"{_NAR}inlineXML":
            body = next((one for path in _BODIES for one in element.iter(path)), element)
            text = text_of(body)
        elif element.tag == f"{_NAR}inlineData" and not element.get("encoding"):
            text = "".join(element.itertext()).strip()
        else:
            continue
        if text:
            return text
    return ""


def _party(element: _Element) -> str | None:
    """A provider or source: its name, else as the attributes identify it."""
    name = _first(element, f"{_NAR}name")
    return name or element.get("literal") or _code(element) or element.get("uri")


def _original(source: _Element) -> bool:
    """Whether an information source is that of the text and no mere helper or distributor."""
    role = (source.get("role") or "").rpartition(":")[2].lower()
    return is_originator(role)


def _code(element: _Element | None) -> str | None:
    """What stands behind the scheme of a ``qcode``: ``canceled`` in ``stat:canceled``."""
    qcode = element.get("qcode") if element is not None else None
    return qcode.rpartition(":")[2] if qcode else None


def _first(element: _Element, *paths: str) -> str | None:
    found = (text_of(one) for path in paths for one in element.iterfind(path))
    return next((text for text in found if text), None)


NEWSML = Format(
    name="NewsML-G2",
    suffixes=frozenset({".xml"}),
    sniff=lambda head: root_name(head) in _ROOTS,
    read=_read,
)
