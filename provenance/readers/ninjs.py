"""IPTC ninjs, versions 1 to 3: news items as JSON, alone, in lists, or one a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from provenance.readers.drafts import Outcome
from provenance.readers.markup import text_of_html
from provenance.readers.newsitems import NewsItem, article_of, is_originator
from provenance.readers.settings import ReaderSettings

_NITF_TEXT = re.compile(r"<body\.content[^>]{0,200}>(.*?)</body\.content>", re.DOTALL)
_MARKED_UP = ("html", "xml")
_PREFERRED = ("main", "")
"""Roles of bodies and headlines taken first; then any."""

Folded = Mapping[str, Any]
"""A record with its keys in lower case: version 3 writes ``pubStatus``, the earlier ones ``pubstatus``."""


def is_ninjs(record: Mapping[str, Any]) -> bool:
    """Whether a record is a ninjs item: it says so, or it has a URI and bodies or headlines of that form."""
    keys = _folded(record)
    standard = keys.get("standard")
    if isinstance(standard, Mapping) and str(_folded(standard).get("name", "")).lower() == "ninjs":
        return True
    return isinstance(keys.get("uri"), str) and (
        any(_valued(keys.get(name)) for name in ("bodies", "headlines"))
        or any(key.startswith("body_") for key in keys)
    )


def ninjs(record: Mapping[str, Any], place: str, note: str | None, settings: ReaderSettings) -> Outcome:
    """The article in a ninjs item."""
    item = _folded(record)
    rights = [_folded(one) for one in _listed(item.get("rightsinfo")) if isinstance(one, Mapping)]
    made = NewsItem(
        text=_text(item),
        identifier=_word(item.get("uri")),
        title=_title(item),
        provider=_named(item.get("provider")),
        credit=_named(item.get("creditline")),
        sources=_sources(item),
        by=_word(item.get("by")),
        created=_word(item.get("versioncreated")),
        first_created=_word(item.get("firstcreated")),
        version=_word(item.get("version")),
        status=_word(item.get("pubstatus")),
        embargoed=_word(item.get("embargoed")),
        usage=_word(item.get("usageterms"))
        or next((terms for one in rights if (terms := _word(one.get("usageterms")))), None),
        copyright=_word(item.get("copyrightholder")) or _word(item.get("copyrightnotice")),
        editors_note=_word(item.get("ednote")),
        notes=(note,) if note else (),
    )
    return article_of(made, place, settings)


def _text(item: Folded) -> str:
    """The body: version 3's list of bodies, or the earlier versions' ``body_…`` fields."""
    bodies = [_folded(one) for one in _listed(item.get("bodies")) if isinstance(one, Mapping)]
    bodies += [
        {"role": "", "value": value, "contenttype": "text/html" if "html" in key else "text/plain"}
        for key, value in sorted(item.items(), key=lambda pair: "html" not in pair[0])
        if key.startswith("body_")
    ]
    full = (_body(one) for one in _by_role(bodies))
    return next((text for text in full if text.strip()), "")


def _body(body: Folded) -> str:
    value = body.get("value")
    if not isinstance(value, str):
        return ""
    kind = str(body.get("contenttype") or body.get("role") or "").lower()
    inner = _NITF_TEXT.search(value) if "nitf" in kind else None
    if inner:
        return text_of_html(inner[1])
    return text_of_html(value) if any(mark in kind for mark in _MARKED_UP) else value


def _by_role(parts: Iterable[Folded]) -> list[Folded]:
    """The main one first; among equals marked-up ones, which keep their paragraphs; NITF if need be."""

    def key(part: Folded) -> tuple[bool, bool, bool]:
        kind = str(part.get("contenttype") or "").lower()
        role = str(part.get("role") or "").lower()
        return "nitf" in kind, role not in _PREFERRED, not any(mark in kind for mark in _MARKED_UP)

    return sorted(parts, key=key)


def _title(item: Folded) -> str | None:
    headlines = [_folded(one) for one in _listed(item.get("headlines")) if isinstance(one, Mapping)]
    given = [_word(one.get("value")) for one in _by_role(headlines)]
    given += [_word(item.get(name)) for name in ("headline", "headline_main", "title")]
    return next((one for one in given if one), None)


def _sources(item: Folded) -> tuple[str, ...]:
    """The information sources that gave the text."""
    given = _listed(item.get("infosources"))
    kept = [
        one
        for one in given
        if not isinstance(one, Mapping) or is_originator(str(_folded(one).get("role") or ""))
    ]
    return tuple(name for one in kept if (name := _named(one)))


def _named(value: Any) -> str | None:
    if isinstance(value, Mapping):
        keys = _folded(value)
        return _word(keys.get("name")) or _word(keys.get("literal"))
    return _word(value)


def _word(value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return str(value).strip() or None


def _valued(value: Any) -> bool:
    return any(isinstance(one, Mapping) and "value" in _folded(one) for one in _listed(value))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _folded(record: Mapping[str, Any]) -> dict[str, Any]:
    return {str(key).lower(): value for key, value in reversed(list(record.items()))}
