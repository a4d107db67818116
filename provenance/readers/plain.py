"""Plain text and Markdown, as scraped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from provenance.readers.drafts import Draft, Flaw, Format, Outcome, too_long
from provenance.readers.encodings import decode
from provenance.readers.headers import read_header
from provenance.readers.settings import ReaderSettings
from provenance.readers.streams import whole

_BYTES_A_CHARACTER = 4


def _read(stream: BinaryIO, settings: ReaderSettings) -> Iterator[Outcome]:
    raw = whole(stream, _BYTES_A_CHARACTER * settings.longest_article + len(b"\xef\xbb\xbf"))
    if raw is None:
        yield too_long(settings)
        return
    decoded = decode(raw)
    yield Flaw(decoded) if isinstance(decoded, str) else scraped(decoded.text, decoded.note, settings)


def scraped(text: str, note: str | None, settings: ReaderSettings) -> Outcome:
    """A text as an article: what its head says is taken out of it, nothing is altered."""
    if not text.strip():
        return Flaw("empty file")
    if len(text) > settings.longest_article:
        return too_long(settings)
    header = read_header(text)
    published_at, conflict = header.published_at()
    return Draft(
        text=text,
        url=header.url,
        title=header.title,
        headline=header.headline,
        site=header.site,
        byline=header.byline,
        published_at=published_at,
        header=tuple(sorted(header.dropped, key=lambda one: one.span)),
        notes=tuple(one for one in (note, conflict) if one),
    )


def _always(_head: str) -> bool:
    """Whatever is nothing else is plain text."""
    return True


PLAIN = Format(
    name="plain text",
    suffixes=frozenset({".txt", ".text", ".md", ".markdown"}),
    sniff=_always,
    read=_read,
)
