"""Vectors on disk, in one SQLite file.

The file is a cache: losing it costs time, never results. So a damaged file is moved aside and
begun anew, and where nothing can be written the run goes on without; both are said once.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt

from provenance.errors import CacheError

_MIGRATIONS = (
    """
    CREATE TABLE vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL, checksum INTEGER NOT NULL)
    WITHOUT ROWID
    """,
)
"""Step ``n`` brings a file of ``user_version`` ``n`` to ``n + 1``. Steps are only ever added."""

_BUSY_SECONDS = 30.0
_KEYS_AT_ONCE = 500
"""Below SQLite's smallest limit of 999 parameters in a statement."""

_log = logging.getLogger(__name__)


class VectorStore:
    """A vector cache in the file ``path``; safe for several processes at once.

    ``warn`` is told, in a sentence, when the file had to be given up; the log is, otherwise.

    Raises:
        CacheError: ``path`` is a directory, or was written by a later version.
    """

    def __init__(self, path: Path | str, warn: Callable[[str], None] | None = None) -> None:
        self.path = Path(path)
        self._warn = warn or _log.warning
        if self.path.is_dir():
            raise CacheError(f"the vector cache {self.path} is a directory: name a file")
        self._connection = self._open()

    @property
    def usable(self) -> bool:
        """Whether vectors are kept at all."""
        return self._connection is not None

    def get(self, keys: Sequence[str]) -> dict[str, npt.NDArray[np.float32]]:
        """The vectors held for ``keys``; a vector whose checksum is wrong counts as absent."""
        found: dict[str, npt.NDArray[np.float32]] = {}
        with self._guarded() as connection:
            if connection is None:
                return {}
            for chunk in _chunks(keys):
                marks = ",".join("?" * len(chunk))
                query = f"SELECT key, vector, checksum FROM vectors WHERE key IN ({marks})"  # noqa: S608 - marks only
                for key, vector, checksum in connection.execute(query, chunk):
                    if zlib.crc32(vector) == checksum and len(vector) % 4 == 0:
                        found[key.decode()] = np.frombuffer(vector, dtype="<f4").astype(np.float32)
        return found

    def put(self, items: dict[str, npt.NDArray[np.float32]]) -> None:
        """Keep these vectors, all or none of them."""
        blobs = (
            (key.encode(), np.asarray(vector, dtype="<f4").tobytes()) for key, vector in sorted(items.items())
        )
        rows = [(key, blob, zlib.crc32(blob)) for key, blob in blobs]
        with self._guarded() as connection:
            if connection is not None:
                with connection:
                    connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)

    def close(self) -> None:
        """Let go of the file; a closed store holds nothing and keeps nothing."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextlib.contextmanager
    def _guarded(self) -> Iterator[sqlite3.Connection | None]:
        """The connection; damage or a full disk met while it is used ends in a warning, not an error."""
        try:
            yield self._connection
        except sqlite3.OperationalError as error:
            self._give_up(str(error))
        except sqlite3.DatabaseError:
            self.close()
            self._move_aside()
            self._connection = self._open()

    def _open(self) -> sqlite3.Connection | None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            try:
                return _connect(self.path)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                self._move_aside()
                return _connect(self.path)
        except (OSError, sqlite3.Error) as error:
            self._give_up(str(error))
            return None

    def _move_aside(self) -> None:
        number = 1
        while (aside := self.path.with_name(f"{self.path.name}.damaged-{number}")).exists():
            number += 1
        self.path.replace(aside)
        for suffix in ("-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
        self._warn(f"the vector cache {self.path} was damaged: moved to {aside.name} and begun anew")

    def _give_up(self, reason: str) -> None:
        connection, self._connection = getattr(self, "_connection", None), None
        if connection is not None:
            connection.close()
        self._warn(f"the vector cache {self.path} cannot be used ({reason}): going on without it")


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        _migrate(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the file to the present form, in one transaction."""
    connection.isolation_level = None
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step, statement in enumerate(_MIGRATIONS, start=1):
            if step > _version(connection, path):
                connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {step}")
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    connection.isolation_level = "IMMEDIATE"


def _version(connection: sqlite3.Connection, path: Path) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > len(_MIGRATIONS):
        raise CacheError(
            f"the vector cache {path} was written by a later version: update, or remove the file"
        )
    return version


def _chunks(keys: Sequence[str]) -> Iterator[list[bytes]]:
    remaining = iter(keys)
    while chunk := [key.encode() for key in islice(remaining, _KEYS_AT_ONCE)]:
        yield chunk
