"""The SQLite file of a store: opened, brought up to date, written in transactions."""

from __future__ import annotations

import contextlib
import sqlite3
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from provenance.errors import StoreError
from provenance.model import STORE_FILE
from provenance.storage.locking import locked

_APPLICATION = 0x50524F56
"""``PROV``: marks the file as a store's."""
_BUSY_SECONDS = 30.0
_LOCK = "lock"
_CACHE_KILOBYTES = 65_536
"""Pages held in memory at most; SQLite's own 2 MB are written and read again and again by a large add."""

Value = str | int | float | bytes | None
Values = Sequence[Value] | Mapping[str, Value]


class Database:
    """The file ``provenance.sqlite`` in ``folder``.

    Args:
        folder: the store's directory.
        create: make the store if it is not there.
        waiting: is called when another process writes and this one has to wait.

    Raises:
        StoreError: there is no store, it cannot be opened, or a later version wrote it.
    """

    def __init__(self, folder: Path, waiting: Callable[[], None], *, create: bool = False) -> None:
        self.folder = folder
        self.path = folder / STORE_FILE
        self._waiting = waiting
        self._depth = 0
        if folder.exists() and not folder.is_dir():
            raise StoreError(f"{folder} is a file; name a folder for the store")
        if not self.path.exists():
            self._make(create=create)
        with self.explained("opened"):
            self.connection = self._connect()
            try:
                self._prepare()
            except BaseException:
                self.connection.close()
                raise

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    @contextlib.contextmanager
    def writing(self, *, patience: float | None = None) -> Iterator[bool]:
        """Be the only process that writes; gives whether that is so (see ``locked``)."""
        if self._depth:  # held by this object already
            yield True
            return
        try:
            with locked(self.folder / _LOCK, self._waiting, patience=patience) as held:
                self._depth += held
                try:
                    yield held
                finally:
                    self._depth -= held
        except PermissionError as error:
            raise StoreError(f"{self.folder} cannot be written: {_lower(error.strerror)}") from None

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside, or nothing of it; inside another one, part of that."""
        if self.connection.in_transaction:
            yield
            return
        with self.explained("written"):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self.connection.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read inside is of one moment."""
        if self.connection.in_transaction:
            yield
            return
        with self.explained("read"):
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self.connection.execute("ROLLBACK")

    def rows(self, query: str, values: Values = ()) -> sqlite3.Cursor:
        """The rows that ``query`` gives."""
        return self.connection.execute(query, _bound(values))

    def one(self, query: str, values: Values = ()) -> Any:
        """The first value of the first row, ``None`` if there is no row."""
        row = self.rows(query, values).fetchone()
        return row[0] if row is not None else None

    def write(self, statement: str, values: Values = ()) -> int:
        """Run one statement; gives the row id that an insertion made."""
        return self.connection.execute(statement, _bound(values)).lastrowid or 0

    def write_many(self, statement: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each row of values."""
        self.connection.executemany(statement, (_bound(row) for row in rows))

    def about(self, key: str) -> str | None:
        """A fact about the store."""
        found = self.one("SELECT value FROM about WHERE key = ?", (key,))
        return None if found is None else str(found)

    def tell(self, key: str, value: str) -> None:
        """Keep a fact about the store."""
        self.write("INSERT OR REPLACE INTO about VALUES (?, ?)", (key, value))

    @property
    def change(self) -> str:
        """Another one whenever what is held changes; what is derived is marked with it."""
        return self.about("change") or ""

    def changed(self) -> None:
        """Say that what is held has changed. Not a number: a backup put back has a change of its own."""
        self.tell("change", uuid.uuid4().hex)

    def compact(self) -> None:
        """Give back the room of what was removed, so that no trace of it stays in the file."""
        with self.explained("written"):
            self.connection.execute("INSERT INTO wording (wording) VALUES ('optimize')")
            self.connection.execute("VACUUM")
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _make(self, *, create: bool) -> None:
        if not create:
            raise StoreError(
                f"there is no store at {self.folder}; provenance add PATH --store {self.folder} makes one"
            )
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{self.folder} cannot be made: {_lower(error.strerror)}") from None

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=_BUSY_SECONDS, isolation_level=None)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            # A folder that cannot be written: without the files beside it, SQLite reads the main file alone.
            connection.close()
            log = self.path.with_name(f"{STORE_FILE}-wal")
            if log.exists() and log.stat().st_size:
                raise StoreError(
                    f"{self.folder} cannot be written, and the last process did not close it: "
                    "open it once where it can be written"
                ) from None
            connection = sqlite3.connect(
                f"{self.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None
            )
        return connection

    def _prepare(self) -> None:
        self._check()
        self.connection.execute("PRAGMA foreign_keys = ON")
        self.connection.execute(f"PRAGMA cache_size = -{_CACHE_KILOBYTES}")
        # What a statement would have to take back is kept until it ends: in a file, that is a megabyte an article.
        self.connection.execute("PRAGMA temp_store = MEMORY")
        if self._version() < len(_migrations()):
            with self.writing():
                self.connection.execute("PRAGMA journal_mode = WAL")
                self._migrate()
        # What was acknowledged survives even a loss of power.
        self.connection.execute("PRAGMA synchronous = FULL")

    def _check(self) -> None:
        application = int(self.one("PRAGMA application_id"))
        if application != _APPLICATION and (application or self.one("SELECT count(*) FROM sqlite_master")):
            raise StoreError(f"{self.path} is a database, but not of a store; name another folder")
        if self._version() > len(_migrations()):
            raise StoreError(
                f"{self.folder} was written by a later version of provenance; "
                "update provenance, or make a new store of the articles"
            )

    def _version(self) -> int:
        return int(self.one("PRAGMA user_version"))

    def _migrate(self) -> None:
        """Bring the file to the present form, in one transaction."""
        with self.transaction():
            for step, script in enumerate(_migrations(), start=1):
                if step > self._version():
                    for statement in _statements(script):
                        self.connection.execute(statement)
                    self.connection.execute(f"PRAGMA user_version = {step}")
            self.connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            self.changed()

    @contextlib.contextmanager
    def explained(self, done: str) -> Iterator[None]:
        """Turn SQLite's errors into ones that say what to do."""
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(f"{self.folder} cannot be {done}: {_reason(error)}") from error


def unbound(value: str | bytes | None) -> str | None:
    """The text that was written, of a column that may hold names of files."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def _bound(values: Values) -> Values:
    """Values as SQLite can take them: text with halves of surrogate pairs (in names of files) as bytes."""
    if isinstance(values, Mapping):
        return {name: _writable(value) for name, value in values.items()}
    return [_writable(value) for value in values]


def _writable(value: Value) -> Value:
    if not isinstance(value, str) or value.isascii():
        return value
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-8", "surrogatepass")
    return value


def _reason(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_FULL") or name == "SQLITE_IOERR_WRITE":
        return "the disk is full; what was acknowledged is kept: make room and run the command again"
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return "the folder is read-only; choose one that can be written, or copy the store there"
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return (
            "provenance.sqlite is damaged; put a backup in its place, or add the articles to a new store "
            f"({error})"
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return "another program has it locked; try again when that is done"
    return str(error)


def _lower(words: str | None) -> str:
    return (words or "unknown error").lower()


def _migrations() -> list[str]:
    """The scripts by their numbers; step ``n`` brings a file of ``user_version`` ``n - 1`` to ``n``."""
    folder = resources.files("provenance.storage") / "migrations"
    scripts = sorted((one for one in folder.iterdir() if one.name.endswith(".sql")), key=lambda one: one.name)
    return [script.read_text(encoding="utf-8") for script in scripts]


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
