"""WARC files of web archives: the HTML pages in them, under the addresses they were fetched from.

An archive says when a page was fetched; that is never taken for when it was published.
"""

from __future__ import annotations

import contextlib
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, cast

from provenance.readers.drafts import Flaw, Format, Outcome
from provenance.readers.html import page
from provenance.readers.settings import ReaderSettings
from provenance.readers.streams import Unreadable
from provenance.text import folded

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_OK = "200"
_CHUNK = 1 << 16
_ADDRESS = re.compile(r"https?://[^\s\"<>\x00-\x20\x7f-\x9f]{1,2000}")


def _read(stream: BinaryIO, settings: ReaderSettings) -> Iterator[Outcome]:
    found: Counter[str] = Counter()
    seen = 0
    try:
        for seen, record in enumerate(_records(stream), 1):
            if record.rec_type == "response" and record.http_headers is not None:
                why = _not_a_page(record)
                found[why] += 1
                if not why:
                    yield _page(record, seen, settings)
    except _DamagedError:
        yield Flaw(f"damaged after record {seen}" if seen else "no web archive, or a damaged one")
    else:
        if not found:
            yield Flaw("a web archive without pages")
    for why, count in sorted(found.items()):
        if why:
            yield Flaw(f"{count:,} {'response' if count == 1 else 'responses'} not read: {why}")


class _DamagedError(Exception):
    """The archive cannot be read on."""


def _records(stream: BinaryIO) -> Iterator[ArcWarcRecord]:
    """The records; the library's own messages, which it writes to stderr, are held back."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 (only for archives)

    records = iter(ArchiveIterator(stream))
    while True:
        try:
            with contextlib.redirect_stderr(io.StringIO()):
                record = next(records)
        except StopIteration:
            return
        except (Unreadable, OSError):
            raise
        except Exception:  # noqa: BLE001 (whatever a hostile archive breaks inside the library)
            raise _DamagedError from None
        yield record


def _not_a_page(record: ArcWarcRecord) -> str:
    """Why a response is no page: its status, its kind, a compression that cannot be undone; empty for a page."""
    from warcio.bufferedreaders import BufferedReader  # noqa: PLC0415
    from warcio.limitreader import LimitReader  # noqa: PLC0415

    if not isinstance(record.raw_stream, LimitReader):
        return "of unknown length"
    if record.http_headers.get_statuscode() != _OK:
        return "not found, moved or failed"
    if _kind(record) not in _HTML:
        return "not HTML"
    packed = (record.http_headers.get_header("content-encoding") or "identity").lower()
    if packed != "identity" and packed not in BufferedReader.get_supported_decompressors():
        return f"compressed as {folded(packed)[:20]}"
    return ""


def _kind(record: ArcWarcRecord) -> str:
    return (record.http_headers.get_header("content-type") or "").partition(";")[0].strip().lower()


def _page(record: ArcWarcRecord, number: int, settings: ReaderSettings) -> Outcome:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    known = address if _ADDRESS.fullmatch(address) else None
    place = known or f"record {number}"
    try:
        made = page(cast("BinaryIO", record.content_stream()), settings, known, _charset(record))
    except (Unreadable, OSError):
        raise
    except Exception:  # noqa: BLE001 (as above)
        return Flaw(f"{place}: damaged")
    if isinstance(made, Flaw):
        return Flaw(f"{place}: {made.reason}")
    return Flaw(f"{place}: cut short") if _is_cut_short(record) else replace(made, key=place)


def _is_cut_short(record: ArcWarcRecord) -> bool:
    """Whether the archive ends before the record does."""
    while record.raw_stream.read(_CHUNK):
        continue
    return bool(record.raw_stream.limit > 0)


def _charset(record: ArcWarcRecord) -> str | None:
    """The encoding that the server named."""
    parameters = (record.http_headers.get_header("content-type") or "").split(";")[1:]
    named = (one.partition("=") for one in parameters)
    return next((value.strip(" \"'") for name, _, value in named if name.strip().lower() == "charset"), None)


WARC = Format(
    name="WARC",
    suffixes=frozenset({".warc"}),
    sniff=lambda head: head.startswith("WARC/"),
    read=_read,
)
