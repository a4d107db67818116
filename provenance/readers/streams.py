"""Open files: gzip undone within a limit, one bounded read, lines of bounded length."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from provenance.readers.encodings import SAMPLE

GZIP = b"\x1f\x8b"
_CHUNK = 1 << 20


class Unreadable(Exception):  # noqa: N818 (a reason to skip, not a fault of the program)
    """A stream that cannot be read on; the message is the reason, in people's words."""


class _Limited(io.RawIOBase):
    """A decompressing stream that refuses to unpack more than ``limit`` bytes."""

    def __init__(self, packed: gzip.GzipFile, limit: int) -> None:
        self._packed = packed
        self._left = limit
        self._limit = limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = _unpacked(self._packed, min(len(view), _CHUNK))
        self._left -= len(data)
        if self._left < 0:
            raise Unreadable(f"unpacks to more than {megabytes(self._limit)}; unpack and split it first")
        view[: len(data)] = data
        return len(data)


def opened(raw: BinaryIO, largest_unpacked: int) -> io.BufferedReader:
    """``raw`` with gzip undone, whatever the file is called; can be peeked into."""
    plain = (
        raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", raw), _CHUNK)
    )
    if plain.peek(2)[:2] != GZIP:
        return plain
    return io.BufferedReader(_Limited(gzip.GzipFile(fileobj=plain), largest_unpacked), SAMPLE)


def whole(stream: BinaryIO, limit: int) -> bytes | None:
    """All bytes of a stream, or ``None`` where there are more than ``limit``."""
    parts: list[bytes] = []
    size = 0
    while part := stream.read(min(_CHUNK, limit + 1 - size)):
        parts.append(part)
        size += len(part)
        if size > limit:
            return None
    return b"".join(parts)


def rows(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    r"""The lines of a stream, split at ``\n`` only; ``None`` for one of more than ``limit`` bytes."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
        yield None


def megabytes(size: int) -> str:
    """A limit in people's words."""
    return f"{size / 2**20:,.0f} MB" if size >= 2**20 else f"{size:,} bytes"


def _unpacked(packed: gzip.GzipFile, size: int) -> bytes:
    try:
        return packed.read1(size) or packed.read(size)
    except EOFError:
        raise Unreadable("truncated gzip file") from None
    except (gzip.BadGzipFile, zlib.error):
        raise Unreadable("damaged gzip file") from None
