"""From bytes to text: byte-order marks, UTF-8, declared encodings, then detection."""

from __future__ import annotations

import codecs
import contextlib
import re
from dataclasses import dataclass

SAMPLE = 64 * 1024
"""Bytes looked at to tell an encoding."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "zip or office document"),
    (b"\x89PNG", "image"),
    (b"GIF8", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"\xd0\xcf\x11\xe0", "office document"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3", "database"),
    (b"PAR1", "Parquet"),
    (b"\x1f\x8b", "gzip inside gzip"),
    (b"BZh", "bzip2 archive"),
    (b"\xfd7zXZ", "xz archive"),
    (b"(\xb5/\xfd", "zstandard archive"),
    (b"7z\xbc\xaf", "7-zip archive"),
    (b"{\\rtf", "rich text; save it as plain text"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.05
"""Random bytes have a tenth."""
_ZERO_SHARE = 0.05
"""Of the characters; Russian in UTF-16 has a seventh, its spaces and marks."""
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})|<\?xml[^>]{0,100}encoding=[\"']([\w-]{2,20})",
    re.IGNORECASE,
)
_WINDOWS = re.compile(r"cp(?=125\d\Z)")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and how it was decoded where that was not plain UTF-8."""

    text: str
    note: str | None = None


def decode(raw: bytes, *, page: bool = False, charset: str | None = None) -> Decoded | str:
    """The text of ``raw``, or in words why it is none; ``page`` heeds what HTML or XML declares.

    ``charset`` is what a server named, which outranks that where the text is not UTF-8.
    A byte-order mark is left out; nothing else is altered.
    """
    kind = binary_kind(raw)
    if kind:
        return kind
    encoding, skip = of_mark(raw)
    if encoding:
        return Decoded(raw[skip:].decode(encoding, errors="replace"), _noted(encoding, "utf-8"))
    wide = _unmarked_utf16(raw)
    if wide:
        return Decoded(raw.decode(wide, errors="replace"), _noted(wide))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        decoded = _not_utf8(raw, _known(charset or "") or (_declared(raw) if page else None))
    else:
        decoded = Decoded(text)
    return "binary file" if _is_garbage(decoded.text) else decoded


def binary_kind(raw: bytes) -> str | None:
    """``"binary file (…)"`` where the first bytes say so."""
    return next((f"binary file ({kind})" for magic, kind in _MAGIC if raw.startswith(magic)), None)


def of_mark(raw: bytes) -> tuple[str | None, int]:
    """The encoding that a byte-order mark gives, and the mark's length."""
    return next(((name, len(mark)) for mark, name in _BOMS if raw.startswith(mark)), (None, 0))


def wide_encoding(head: bytes) -> str | None:
    """The UTF-16 or UTF-32 encoding of a file that begins with ``head``; ``None`` for any other."""
    encoding, _ = of_mark(head)
    return (encoding if encoding != "utf-8" else None) if encoding else _unmarked_utf16(head)


def _unmarked_utf16(raw: bytes) -> str | None:
    """UTF-16 without a mark: white space and Latin letters leave every second byte zero."""
    sample = raw[: SAMPLE // 2 * 2]
    if len(sample) < 4 or b"\0" not in sample:  # noqa: PLR2004 (two characters)
        return None
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        others = sample[::2] if encoding == "utf-16-le" else sample[1::2]
        if zeros.count(0) > max(_ZERO_SHARE * len(zeros), 4 * others.count(0)):
            text = sample[: len(sample) // 2 * 2].decode(encoding, errors="replace")
            if not _is_garbage(text) and text.count("\ufffd") * 100 <= len(text):
                return encoding
    return None


def _is_garbage(text: str) -> bool:
    sample = text[:SAMPLE]
    return len(_CONTROLS.findall(sample)) > _CONTROL_SHARE * len(sample)


def _not_utf8(raw: bytes, declared: str | None) -> Decoded:
    if declared:
        with contextlib.suppress(UnicodeError):  # some encodings cannot replace what is wrong
            return Decoded(raw.decode(declared, errors="replace"), _noted(declared))
    whole = sum(len(match) for match in _MULTIBYTE.findall(raw))
    if whole > 2 * (len(_HIGH.findall(raw)) - whole):
        return Decoded(raw.decode("utf-8", errors="replace"), "bytes that are not UTF-8 replaced")
    encoding = _detected(raw)
    return Decoded(raw.decode(encoding, errors="replace"), _noted(encoding))


def _declared(raw: bytes) -> str | None:
    match = _DECLARED.search(raw[:4096])
    return _known((match[1] or match[2]).decode("ascii")) if match else None


def _known(name: str) -> str | None:
    """The text encoding of that name as browsers read it; ``None`` where there is none."""
    try:
        found = codecs.lookup(name) if name else None
    except (LookupError, ValueError):
        return None
    known = found.name if found and getattr(found, "_is_text_encoding", True) else ""
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}.get(
        known, known
    ) or None


def _detected(raw: bytes) -> str:
    """A single-byte or Asian encoding; Windows-1252 where few bytes are not ASCII and none says more."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 (only for the rare file)

    sample = raw[:SAMPLE]
    high = len(_HIGH.findall(sample))
    if high * 20 < len(sample) and _reads_as_western(sample):
        return "cp1252"
    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"


def _reads_as_western(sample: bytes) -> bool:
    """Whether the few bytes that are not ASCII are letters and marks of western European print."""
    text = sample.decode("cp1252", errors="replace")
    return all(char.isascii() or char in _WESTERN for char in text)


_WESTERN = frozenset(
    "àâäáãåçèéêëìíîïñòóôöõøùúûüýÿæœßÀÂÄÁÃÅÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØÙÚÛÜÆŒ“”‘’„‚«»–—…•€£©®°·§´½¼¾²³™¿¡\xa0\xad"
)


def _noted(encoding: str, plain: str = "") -> str | None:
    if encoding == plain:
        return None
    return f"decoded as {_WINDOWS.sub('windows-', codecs.lookup(encoding).name)}"
