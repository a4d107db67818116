"""RSS and Atom files: an article for each entry. Nothing that an entry links to is fetched.

An entry's site is the source it names, else the host it links to: a channel's title ("World news")
is often no outlet's name, and stands in only where nothing else is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from provenance.model import Timestamp
from provenance.readers.drafts import Draft, Flaw, Format, Outcome, too_long
from provenance.readers.html import host
from provenance.readers.markup import text_of, text_of_html
from provenance.readers.settings import ReaderSettings
from provenance.readers.xml import parse, root_name
from provenance.text import folded
from provenance.times import from_record

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOTS = frozenset({"rss", "feed", "RDF"})
_ATOM = "{http://www.w3.org/2005/Atom}"
_RSS = ("", "{http://purl.org/rss/1.0/}", "{http://my.netscape.com/rdf/simple/0.9/}")
"""RSS 2.0 has no namespace; RSS 1.0 and 0.9 have one each."""
_DC = "{http://purl.org/dc/elements/1.1/}"
_FULL = "{http://purl.org/rss/1.0/modules/content/}encoded"
_SUMMARY_NOTE = "the feed gives a summary, not the whole text"
_WEB = ("http://", "https://")


def _read(stream: BinaryIO, settings: ReaderSettings) -> Iterator[Outcome]:
    parsed = parse(stream, settings)
    if isinstance(parsed, str):
        yield Flaw(parsed)
        return
    if parsed.damage:
        yield Flaw(parsed.damage)
    entries = list(_entries(parsed.root))
    if parsed.cut_short:
        entries = entries[:-1]
    elif not entries:
        yield Flaw(
            "a feed without entries" if _local(parsed.root) in _ROOTS else "XML, but no feed and no news"
        )
    for number, entry in enumerate(entries, 1):
        read = _atom if entry.tag == f"{_ATOM}entry" else _rss
        yield _checked(read(entry, parsed.root, (parsed.note,) if parsed.note else ()), number, settings)


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _entries(root: _Element) -> Iterator[_Element]:
    yield from root.iter(f"{_ATOM}entry", *(f"{namespace}item" for namespace in _RSS))


def _checked(draft: Draft, number: int, settings: ReaderSettings) -> Outcome:
    """The draft named by its own id, else its address, else its number; a flaw where it has no text."""
    if not draft.text.strip():
        return Flaw(f"entry {number}: no text")
    if len(draft.text) > settings.longest_article:
        return Flaw(f"entry {number}: {too_long(settings).reason}")
    return draft if draft.key else replace(draft, key=str(number))


def _rss(item: _Element, root: _Element, notes: tuple[str, ...]) -> Draft:
    full = item.findtext(_FULL)
    text = text_of_html(full) if full else ""
    if not text:
        text, notes = text_of_html(_rss_field(item, "description") or ""), (*notes, _SUMMARY_NOTE)
    channel = next((one for one in root.iter() if _is_channel(one)), root)
    link, guid = _rss_field(item, "link"), _rss_field(item, "guid")
    url = next((one for one in (link, guid) if one and one.startswith(_WEB)), None)
    date, dated = _dated(_rss_field(item, "pubDate") or item.findtext(f"{_DC}date"))
    return Draft(
        text=text,
        key=guid or link,
        own=bool(guid or link),
        url=url,
        title=_plain(_rss_field(item, "title")),
        site=_plain(_rss_field(item, "source")) or host(url) or _plain(_rss_field(channel, "title")),
        byline=_plain(item.findtext(f"{_DC}creator") or _rss_field(item, "author")),
        published_at=date,
        notes=(*notes, *dated),
    )


def _is_channel(element: _Element) -> bool:
    return any(element.tag == f"{namespace}channel" for namespace in _RSS)


def _rss_field(element: _Element, name: str) -> str | None:
    """A child of RSS itself, not one of the same name that another vocabulary lends (``media:title``)."""
    texts = (element.findtext(namespace + name) for namespace in _RSS)
    return next((text.strip() for text in texts if text and text.strip()), None)


def _atom(entry: _Element, root: _Element, notes: tuple[str, ...]) -> Draft:
    text = _atom_text(entry.find(f"{_ATOM}content"))
    if not text:
        text, notes = _atom_text(entry.find(f"{_ATOM}summary")), (*notes, _SUMMARY_NOTE)
    link, own = _atom_link(entry), _plain(entry.findtext(f"{_ATOM}id"))
    date, dated = _dated(entry.findtext(f"{_ATOM}published"))
    updated = entry.findtext(f"{_ATOM}updated")
    if date is None and updated:
        dated = (*dated, f"updated {folded(updated)[:40]}; when it was published is not said")
    source = entry.find(f"{_ATOM}source/{_ATOM}title")
    return Draft(
        text=text,
        key=own or link,
        own=bool(own or link),
        url=link,
        title=_plain(_atom_text(entry.find(f"{_ATOM}title"))),
        site=_plain(_atom_text(source)) or host(link) or _plain(_atom_text(root.find(f"{_ATOM}title"))),
        byline=_atom_authors(entry) or _atom_authors(root),
        published_at=date,
        notes=(*notes, *dated),
    )


def _atom_text(construct: _Element | None) -> str:
    """A text construct by its type: text, escaped HTML, or XHTML; empty for other media."""
    if construct is None or construct.get("src"):
        return ""
    kind = (construct.get("type") or "text").lower()
    if kind in {"xhtml", "application/xhtml+xml"}:
        return text_of(construct)
    if kind in {"html", "text/html"}:
        return text_of_html("".join(construct.itertext()))
    return "".join(construct.itertext()).strip() if kind in {"text", "text/plain"} else ""


def _atom_link(entry: _Element) -> str | None:
    links = [one for one in entry.iterfind(f"{_ATOM}link") if one.get("rel", "alternate") == "alternate"]
    found = (one.get("href", "").strip() for one in links)
    return next((one for one in found if one.startswith(_WEB)), None)


def _atom_authors(element: _Element) -> str | None:
    names = (_plain(one.findtext(f"{_ATOM}name")) for one in element.iterfind(f"{_ATOM}author"))
    return ", ".join(name for name in names if name) or None


def _dated(value: str | None) -> tuple[Timestamp | None, tuple[str, ...]]:
    """The date, or a note that it could not be understood."""
    if value is None or not value.strip():
        return None, ()
    stamp = from_record(value)
    return stamp, () if stamp else (f"no date understood in {folded(value)[:40]!r}",)


def _plain(value: str | None) -> str | None:
    """A short field on one line; feeds escape HTML in titles, too."""
    if not value:
        return None
    return folded(text_of_html(value) if "&" in value or "<" in value else value) or None


FEED = Format(
    name="RSS or Atom",
    suffixes=frozenset({".rss", ".atom", ".rdf", ".xml"}),
    sniff=lambda head: root_name(head) in _ROOTS,
    read=_read,
)
