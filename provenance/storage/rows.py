"""Rows of the table of articles: from what was found, and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from provenance.model import Draft, Dropped, Location, Sighting, Span, Timestamp
from provenance.storage.codec import decode, encode
from provenance.storage.database import Value, unbound

COLUMNS = """
    articles.article, url, title, site, byline, published_at, published_precision, published_basis, text,
    headline_start, headline_end, header, notes, position, record, own_record, turn, path, real, parts, flaw
"""
PATH = -4
"""Where the path stands in a row of these columns."""


def identity(draft: Draft) -> str:
    """Equal for drafts that are one article."""
    text, url, site, date = draft.identity
    stamp = [date.value, date.precision, date.basis] if date else None
    digest = hashlib.blake2b(json.dumps([url, site, stamp]).encode(), digest_size=20)
    digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def row_of(sighting: Sighting) -> dict[str, Value]:
    """What is kept of a draft, by column."""
    draft = sighting.draft
    if draft is None:
        raise ValueError("only drafts are kept as articles")
    date = draft.published_at
    return {
        "url": draft.url,
        "title": draft.title,
        "site": draft.site,
        "byline": draft.byline,
        "published_at": date.value if date else None,
        "published_precision": date.precision if date else None,
        "published_basis": date.basis if date else None,
        "text": draft.text,
        "headline_start": draft.headline.start if draft.headline else None,
        "headline_end": draft.headline.end if draft.headline else None,
        "header": json.dumps([encode(one) for one in draft.header]),
        "notes": json.dumps(draft.notes),
        "position": sighting.position,
        "record": draft.key,
        "own_record": draft.own,
        "identity": identity(draft),
    }


def sighting_of(row: Sequence[Any]) -> Sighting:
    """The sighting in a row of ``COLUMNS``."""
    (_, url, title, site, byline, date, precision, basis, text, start, end, header, notes,
     position, record, own, turn, path, real, parts, flaw) = row  # fmt: skip
    draft = Draft(
        text=unbound(text) or "",
        key=unbound(record),
        own=bool(own),
        url=unbound(url),
        title=unbound(title),
        headline=None if start is None else Span(start=start, end=end),
        site=unbound(site),
        byline=unbound(byline),
        published_at=Timestamp(value=date, precision=precision, basis=basis) if date is not None else None,
        header=tuple(decode(Dropped, one) for one in json.loads(header)),
        notes=tuple(json.loads(notes)),
    )
    return Sighting(location=location_of(path, real, parts, flaw), position=position, draft=draft, turn=turn)


def whole(row: Sequence[Any], expected: str) -> Sighting | None:
    """The sighting in a row, ``None`` if it is not the one that was added."""
    try:
        sighting = sighting_of(row)
    except (TypeError, ValueError, IndexError):
        return None
    return sighting if sighting.draft is not None and identity(sighting.draft) == expected else None


def location_of(path: str, real: str, parts: int, flaw: str | None) -> Location:
    """The file in four of these columns."""
    return Location(path=unbound(path) or "", real=unbound(real) or "", parts=parts, flaw=flaw)
