"""What news agencies' formats have in common: an item with its provider, version, status and rights."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from provenance.readers.drafts import Draft, Flaw, Outcome, too_long
from provenance.readers.settings import ReaderSettings
from provenance.text import folded
from provenance.times import from_record

_LONGEST_NOTE = 200
_STATUSES = {
    "canceled": "withdrawn by its provider (canceled)",
    "cancelled": "withdrawn by its provider (canceled)",
    "withheld": "withheld by its provider",
}
_HALF = re.compile("[\ud800-\udfff]")
"""Of surrogate pairs; JSON can escape them, no encoding can write them."""
_NEWSML_URN = "urn:newsml:"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsItem:
    """An item as its format gives it, words not yet judged. ``created`` is when this version was."""

    text: str
    identifier: str | None = None
    title: str | None = None
    provider: str | None = None
    credit: str | None = None
    sources: tuple[str, ...] = ()
    by: str | None = None
    created: str | None = None
    first_created: str | None = None
    version: str | None = None
    status: str | None = None
    embargoed: str | None = None
    usage: str | None = None
    copyright: str | None = None
    editors_note: str | None = None
    notes: tuple[str, ...] = ()


def article_of(item: NewsItem, place: str, settings: ReaderSettings) -> Outcome:
    """The item as an article; ``place`` says where it stands, for a flaw.

    The provider is the site. A credit line or a single information source that is not the
    provider is who the text is owed to, so it stands in the byline's place, where tracing looks.
    """
    if not item.text.strip():
        return Flaw(f"{place}: no text")
    text = _HALF.sub("\ufffd", item.text)
    if len(text) > settings.longest_article:
        return Flaw(f"{place}: {too_long(settings).reason}")
    site = _words(item.provider) or _issuer(item.identifier)
    owed = _owed(item, site)
    created = from_record(item.created) if item.created else None
    notes = [*item.notes, *_notes(item, by_is_byline=owed is None)]
    if item.created and created is None:
        notes.append(f"no date understood in {folded(item.created)[:40]!r}")
    key = _words(item.identifier)
    return Draft(
        text=text,
        key=key or place.rpartition(" ")[2],
        own=key is not None,
        url=key if key and key.startswith(("http://", "https://")) else None,
        title=_words(item.title),
        site=site,
        byline=owed or _words(item.by),
        published_at=created,
        notes=tuple(dict.fromkeys(notes)),
    )


def is_originator(role: str) -> bool:
    """Whether an information source of this role gave the text, rather than enhanced or passed it on."""
    return not role or role.startswith("orig")


def _owed(item: NewsItem, site: str | None) -> str | None:
    """Who else the text is owed to, where that is said of one.

    An information source counts only beside a known provider: alone it would pass for the publisher.
    """
    credit = _words(item.credit)
    if credit and not _same(credit, site):
        return credit
    others = [name for one in item.sources if (name := _words(one)) and not _same(name, site)]
    return others[0] if site and len(others) == 1 and not credit else None


def _same(name: str, other: str | None) -> bool:
    return other is not None and name.casefold() == other.casefold()


def _issuer(identifier: str | None) -> str | None:
    """The domain in ``urn:newsml:dpa.com:20240303:…``, which its owner alone may write."""
    if not identifier or not identifier.lower().startswith(_NEWSML_URN):
        return None
    domain = identifier[len(_NEWSML_URN) :].partition(":")[0]
    return domain if "." in domain and urlsplit(f"//{domain}").hostname == domain.lower() else None


def _notes(item: NewsItem, *, by_is_byline: bool) -> list[str]:
    status = _words(item.status)
    told = {
        "version": item.version,
        "first created": item.first_created if item.first_created != item.created else None,
        "by": None if by_is_byline else item.by,
        "credit line": item.credit,
        "information sources": ", ".join(item.sources),
        "embargoed until": item.embargoed,
        "editors' note": item.editors_note,
        "usage terms": item.usage,
        "copyright": item.copyright,
    }
    notes = [_STATUSES[status.lower()]] if status and status.lower() in _STATUSES else []
    return notes + [
        f"{name}: {words}" for name, value in told.items() if (words := _words(value, _LONGEST_NOTE))
    ]


def _words(value: str | None, longest: int = 1000) -> str | None:
    """A short field on one line; none for an empty one."""
    return folded(_HALF.sub("\ufffd", value or ""))[:longest] or None
