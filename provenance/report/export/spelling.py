"""How text from articles is spelt so that no format takes it for anything but text."""

from __future__ import annotations

import json
from urllib.parse import quote

import regex

_IN_JSON = regex.compile(r"[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}<>&--\n]", regex.V1)
"""Seen by nobody, or markup to somebody: JSON can escape each without loss. Its own line breaks stay."""
_NOT_XML = regex.compile(r"[\p{Cs}\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uFFFE\uFFFF]")
"""What XML 1.0 cannot hold, and the controls that it discourages."""
_PICTURES = 0x2400
"""Where Unicode's pictures of the controls begin."""
_SPACE = 0x20
_DEL = 0x7F


def as_json(value: object) -> str:
    """``value`` as JSON text that holds no control character and can stand inside HTML."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return _IN_JSON.sub(_escaped, text) + "\n"


def _escaped(found: regex.Match[str]) -> str:
    return json.dumps(found[0])[1:-1] if ord(found[0]) > _DEL else f"\\u{ord(found[0]):04x}"


def as_xml(text: str) -> str:
    """``text`` with what XML cannot hold made visible; to be escaped by the XML library."""
    return _NOT_XML.sub(_pictured, text)


def _pictured(found: regex.Match[str]) -> str:
    code = ord(found[0])
    return chr(_PICTURES + code) if code < _SPACE else f"<U+{code:04X}>"


def name(kind: str, identifier: str) -> str:
    """A name that XML and PROV allow, of ASCII letters, digits and ``.-_``, distinct for distinct things."""
    return f"{kind}-{_quoted(identifier).replace('_', '%5F').replace('%', '_')}"


def urn(kind: str, identifier: str) -> str:
    """The name of a thing of the report as an IRI."""
    return f"urn:x-provenance:{kind}:{_quoted(identifier)}"


def _quoted(identifier: str) -> str:
    return quote(identifier.encode("utf-8", "surrogatepass"), safe="").replace("~", "%7E")
