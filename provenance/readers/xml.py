"""XML from strangers: no entity of theirs is expanded, no file or address is opened."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.entities import html5
from typing import TYPE_CHECKING, BinaryIO

from provenance.readers.encodings import decode
from provenance.readers.settings import ReaderSettings
from provenance.readers.streams import megabytes, whole

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

_PROLOG = re.compile(
    r"\s*(?:(?:<\?(?:(?!\?>).)*\?>|<!--(?:(?!-->).)*-->|<!DOCTYPE[^\[>]*>)\s*)*(?P<rest><[^\s/>\[]{1,80})",
    re.DOTALL,
)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_BARE = re.compile(r"&(?!#?\w{1,32};)")
_XML_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document's root. ``damage``: what is wrong with it, where it could only be made out in part."""

    root: _Element
    note: str | None = None
    damage: str | None = None
    cut_short: bool = False


def root_name(head: str) -> str:
    """The name of the root element of what begins with ``head``, prefix left out; empty for no XML."""
    match = _PROLOG.match(head)
    return match["rest"][1:].rpartition(":")[2] if match else ""


def parse(stream: BinaryIO, settings: ReaderSettings) -> Parsed | str:
    """The document of a stream, or in words why there is none."""
    raw = whole(stream, settings.largest_document)
    if raw is None:
        return f"an XML document of more than {megabytes(settings.largest_document)}"
    decoded = decode(raw, page=True)
    if isinstance(decoded, str):
        return decoded
    text = decoded.text
    prolog = _PROLOG.match(text)
    if prolog is None:
        return "empty file" if not text.strip() else "not XML"
    if prolog["rest"].upper().startswith("<!DOCTYPE"):
        return "XML that declares entities of its own, which are not expanded"
    return _parsed(
        _ENTITY.sub(_spelt, _NOT_XML.sub("\ufffd", _DECLARATION.sub("", text, count=1))), decoded.note
    )


def _parsed(text: str, note: str | None) -> Parsed | str:
    """As it stands; else with bare ampersands mended, feeds' commonest flaw; else what can be made out."""
    from lxml import etree  # noqa: PLC0415 (only for XML)

    for tried in (text, _BARE.sub("&amp;", text)):
        try:
            return Parsed(etree.fromstring(tried.encode("utf-8"), _parser(recover=False)), note)
        except etree.XMLSyntaxError:
            continue
    parser = _parser(recover=True)
    try:
        root = etree.fromstring(_BARE.sub("&amp;", text).encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        return "not XML that can be parsed"
    errors = list(parser.error_log)
    where = f" at line {errors[0].line}" if errors else ""
    cut = any(one.type_name.endswith("NOT_FINISHED") for one in errors)
    return Parsed(
        root,
        note,
        f"damaged XML{where}: {'cut short' if cut else 'read as far as it could be made out'}",
        cut,
    )


def _parser(*, recover: bool) -> XMLParser:
    from lxml import etree  # noqa: PLC0415

    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
        encoding="utf-8",
    )


def _spelt(found: re.Match[str]) -> str:
    """A named character of HTML, which XML does not know, as itself; any other name as it is written."""
    name = found[1]
    return found[0] if name in _XML_OWN else html5.get(f"{name};", f"&amp;{name};")
