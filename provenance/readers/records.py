"""JSON Lines and JSON documents: one record, an array of records, or an object that holds one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO

from provenance.model import Timestamp
from provenance.readers.drafts import Draft, Flaw, Format, Outcome, too_long
from provenance.readers.encodings import Decoded, binary_kind, decode, of_mark, wide_encoding
from provenance.readers.headers import Header, read_header
from provenance.readers.ninjs import is_ninjs, ninjs
from provenance.readers.settings import FieldNames, ReaderSettings
from provenance.readers.streams import Unreadable, megabytes, rows, whole
from provenance.times import from_record

_BYTES_A_CHARACTER = 12
"""The longest JSON spelling of one code point: an escaped surrogate pair."""
_ROOM_FOR_OTHER_FIELDS = 1 << 20
_CONTAINERS = (
    "articles",
    "items",
    "results",
    "documents",
    "docs",
    "records",
    "data",
    "news",
    "stories",
    "entries",
    "response",
)
"""Names under which exports keep their list of records."""
_DEEPEST = 3
_SHORTEST_TEXT = 3
"""Words; a shorter "text" is a label."""
_OPENING = re.compile(r"\s*(?:\{|\[\s*[\[{\"])")
_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAUSIBLE_YEARS = range(1450, 2200)
"""From the first printed news-sheets on; a date outside stands as given, with a note."""


def _lines(stream: BinaryIO, settings: ReaderSettings) -> Iterator[Outcome]:
    """JSON Lines: a bad line is a flaw of its own, and the reading goes on."""
    limit = _BYTES_A_CHARACTER * settings.longest_article + _ROOM_FOR_OTHER_FIELDS
    number = 0
    try:
        for number, raw in enumerate(_utf8_rows(stream, limit, settings), 1):
            yield from _line(raw, number, settings)
    except Unreadable as error:
        yield Flaw(f"{error} after line {number}")


def _line(raw: bytes | None, number: int, settings: ReaderSettings) -> Iterator[Outcome]:
    if raw is None:
        yield Flaw(f"line {number}: {too_long(settings).reason}")
        return
    if not raw.strip():
        return
    decoded = decode(raw)
    value = decoded if isinstance(decoded, str) else _parsed(decoded.text)
    if isinstance(value, str):
        yield Flaw(f"line {number}: {value}")
        return
    found = list(_records(value[0], settings.fields))
    if not found:
        yield Flaw(f"line {number}: no text")
    note = decoded.note if isinstance(decoded, Decoded) else None
    for record in found:
        yield _outcome(record, f"line {number}", str(number), note, settings)


def _documents(stream: BinaryIO, settings: ReaderSettings) -> Iterator[Outcome]:
    """A JSON document; JSON Lines under another name are read as such."""
    raw = whole(stream, settings.largest_document)
    if raw is None:
        yield Flaw(
            f"a JSON document of more than {megabytes(settings.largest_document)}; give it as JSON Lines"
        )
        return
    decoded = decode(raw)
    if isinstance(decoded, str):
        yield Flaw(decoded)
        return
    if not decoded.text.strip():
        yield Flaw("empty file")
        return
    value = _parsed(decoded.text)
    if isinstance(value, str):
        yield from _as_lines(decoded.text, value, settings)
        return
    found = list(_records(value[0], settings.fields))
    if not any(is_ninjs(record) or _text_of(record, settings.fields) for record in found):
        yield Flaw("JSON without articles")
        return
    for number, record in enumerate(found, 1):
        key = str(number) if len(found) > 1 else None
        yield _outcome(record, f"record {number}", key, decoded.note, settings)


def _as_lines(text: str, fault: str, settings: ReaderSettings) -> Iterator[Outcome]:
    parts = text.split("\n")
    if not any(isinstance(_parsed(part), tuple) for part in parts[:20] if part.strip().startswith("{")):
        yield Flaw(fault)
        return
    for number, part in enumerate(parts, 1):
        yield from _line(part.encode("utf-8", errors="replace"), number, settings)


def _utf8_rows(stream: BinaryIO, limit: int, settings: ReaderSettings) -> Iterator[bytes | None]:
    """Lines as UTF-8 bytes, whatever the file's own encoding."""
    first = stream.readline(1 << 16)
    kind = binary_kind(first)
    if kind:
        raise Unreadable(kind)
    wide = wide_encoding(first)
    if wide:
        raw = whole(stream, settings.largest_document)
        if raw is None:
            raise Unreadable(f"more than {megabytes(settings.largest_document)} in {wide}; save it as UTF-8")
        text = (first + raw)[of_mark(first)[1] :].decode(wide, errors="replace")
        yield from (line.encode("utf-8", errors="replace") for line in text.split("\n"))
        return
    rest = rows(stream, limit)
    if first and not first.endswith(b"\n"):
        more = next(rest, b"")
        yield None if more is None else first + more
    elif first:
        yield first
    yield from rest


def _parsed(text: str) -> tuple[Any] | str:
    """The value in a tuple of its own, or in words why there is none."""
    try:
        return (json.loads(text, strict=False),)
    except json.JSONDecodeError as error:
        where = f" at line {error.lineno}" if error.lineno > 1 else ""
        return f"not JSON: {error.msg.lower()}{where}, column {error.colno}"
    except (ValueError, RecursionError):
        return "not JSON: a number too long or a nesting too deep"


def _records(value: object, names: FieldNames, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The records in a value: itself, its items, or those of the list it holds under a usual name."""
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict))
    elif isinstance(value, dict):
        if is_ninjs(value) or _text_of(value, names) is not None:
            yield value
            return
        inner = next((value[key] for key in _CONTAINERS if isinstance(value.get(key), (list, dict))), None)
        if depth < _DEEPEST and inner is not None:
            yield from _records(inner, names, depth + 1)


def _text_of(record: Mapping[str, Any], names: FieldNames) -> object:
    """The first field that reads as a text: several words, or a list of paragraphs."""
    values = (_field(record, (key,)) for key in names.text)
    return next((value for value in values if isinstance(value, list) or _reads_as_text(value)), None)


def _reads_as_text(value: object) -> bool:
    return isinstance(value, str) and (len(value.split()) >= _SHORTEST_TEXT or not value.isascii())


def _field(record: Mapping[str, Any], keys: Iterable[str]) -> Any:
    folded = {key.lower(): value for key, value in reversed(list(record.items()))}
    values = (folded.get(key.lower()) for key in keys)
    return next((value for value in values if value not in (None, "", [], {})), None)


def _outcome(
    record: Mapping[str, Any], place: str, key: str | None, note: str | None, settings: ReaderSettings
) -> Outcome:
    if is_ninjs(record):
        return ninjs(record, place, note, settings)
    names, notes = settings.fields, [note] if note else []
    text = _body(_text_of(record, names), notes)
    if text is None or not text.strip():
        return Flaw(f"{place}: no text")
    if len(text) > settings.longest_article:
        return Flaw(f"{place}: {too_long(settings).reason}")
    own = _words(_field(record, names.id), notes)
    title = _words(_field(record, names.title), notes)
    header = read_header(text, titled=title is not None)
    published_at = _stamp(_field(record, names.published_at), notes, header)
    draft = Draft(
        text=text,
        key=own or key,
        own=own is not None,
        url=_words(_field(record, names.url), notes) or header.url,
        title=title or header.title,
        headline=header.headline if title is None else None,
        site=_words(_field(record, names.outlet), notes) or header.site,
        byline=_words(_field(record, names.author), notes) or header.byline,
        published_at=published_at,
        header=tuple(sorted(header.dropped, key=lambda one: one.span)),
    )
    return replace(draft, notes=tuple(dict.fromkeys(notes)))


def _body(value: object, notes: list[str]) -> str | None:
    """A text, or paragraphs as a list."""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "\n\n".join(value)
    return _clean(value, notes) if isinstance(value, str) else None


def _words(value: object, notes: list[str]) -> str | None:
    """A short field as words: names of lists are joined, of objects their ``name`` is taken."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title") or value.get("id")
    if isinstance(value, list):
        parts = (_words(part, notes) for part in value[:20])
        value = ", ".join(part for part in parts if part)
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    return _clean(" ".join(str(value).split()), notes) or None


def _clean(text: str, notes: list[str]) -> str:
    """``text`` without halves of surrogate pairs, which no encoding can write."""
    if _SURROGATE.search(text) is None:
        return text
    notes.append("halves of surrogate pairs replaced")
    return _SURROGATE.sub("\ufffd", text)


def _stamp(value: object, notes: list[str], header: Header) -> Timestamp | None:
    if isinstance(value, dict):
        value = next(iter(value.values()), None)
    if value is not None:
        stamp = from_record(value)
        if stamp is None:
            notes.append(f"no date understood in {str(value)[:40]!r}")
    else:
        stamp, conflict = header.published_at()
        notes.extend([conflict] if conflict else [])
    if stamp and int(stamp.value[:4]) not in _PLAUSIBLE_YEARS:
        notes.append(f"dated in the year {int(stamp.value[:4])}")
    return stamp


def _never(_head: str) -> bool:
    """Content of unknown suffix is read as ``JSON``, which tells lines from documents."""
    return False


def _opens_json(head: str) -> bool:
    return _OPENING.match(head) is not None


def _either(stream: BinaryIO, settings: ReaderSettings) -> Iterator[Outcome]:
    """JSON Lines where the first line is an object by itself, a document otherwise."""
    first = stream.readline(_BYTES_A_CHARACTER * settings.longest_article)
    second = stream.read(64)
    decoded = decode(first)
    parsed = _parsed(decoded.text) if isinstance(decoded, Decoded) and second.strip() else ""
    form = _lines if isinstance(parsed, tuple) and isinstance(parsed[0], dict) else _documents
    yield from form(_Rejoined(first + second, stream), settings)  # type: ignore[arg-type]


class _Rejoined:
    """A stream whose beginning was looked at and is read again."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first = first
        self._rest = rest

    def read(self, size: int) -> bytes:
        head, self._first = self._first[:size], self._first[size:]
        return head or self._rest.read(size)

    def readline(self, size: int) -> bytes:
        end = self._first.find(b"\n") + 1 or len(self._first)
        head = self.read(min(end, size)) if self._first else b""
        whole_line = head.endswith(b"\n") or len(head) == size
        return head if whole_line else head + self._rest.readline(size - len(head))


JSON_LINES = Format(
    name="JSON Lines",
    suffixes=frozenset({".jsonl", ".ndjson"}),
    sniff=_never,
    read=_lines,
)
JSON = Format(name="JSON", suffixes=frozenset({".json"}), sniff=_opens_json, read=_either)
