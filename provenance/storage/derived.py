"""Files that can be made again from the store: written aside, synced, put in place, checked when read.

Beside each file lies a note of what it was made from and of its SHA-256. A file is hashed once
after it was written; as long as its size, time and number stay the same it is not hashed again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

_BLOCK = 1 << 20


class DerivedFiles:
    """The derived files in ``folder``, by name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def current(self, name: str, made_from: str | None = None) -> Path | None:
        """The file, if it is sound and, where ``made_from`` is given, was made from just that."""
        path = self._folder / name
        note = self._note(name)
        if note is None or (made_from is not None and note.get("made_from") != made_from):
            return None
        try:
            if note.get("seen") == _seen(path):
                return path
            if _sha256(path) != note.get("sha256"):
                return None
            self._write_note(name, {**note, "seen": _seen(path)})
        except OSError:
            return None
        return path

    def write(self, name: str, made_from: str, writer: Callable[[Path], object]) -> None:
        """Make the file anew: ``writer`` fills a file aside, which then takes its place.

        Raises:
            OSError: nothing can be written; the former file is untouched.
        """
        self._folder.mkdir(exist_ok=True)
        path, aside = self._folder / name, self._folder / f"{name}.{os.getpid()}.aside"
        try:
            writer(aside)
            _sync(aside)
            note = {"made_from": made_from, "sha256": _sha256(aside)}
            self._note_path(name).unlink(missing_ok=True)
            aside.replace(path)
            self._write_note(name, {**note, "seen": _seen(path)})
            _sync(self._folder)
        finally:
            aside.unlink(missing_ok=True)

    def remove(self, name: str) -> None:
        """Remove the file if it is there."""
        for path in (self._note_path(name), self._folder / name):
            path.unlink(missing_ok=True)

    def names(self) -> list[str]:
        """All files that are there, whole or not."""
        if not self._folder.is_dir():
            return []
        return sorted(path.name for path in self._folder.iterdir() if path.suffix not in (".note", ".aside"))

    def clear(self) -> None:
        """Remove all files, and what a process that was killed left aside."""
        for path in self._folder.iterdir() if self._folder.is_dir() else ():
            path.unlink(missing_ok=True)

    def damaged(self) -> list[str]:
        """The files whose content is not what was written; each is hashed.

        One without a note is not damaged: the process that made it was killed before it was done.
        """
        return [name for name in self.names() if not self._is_sound(name)]

    def _is_sound(self, name: str) -> bool:
        note = self._note(name)
        return note is None or _sha256(self._folder / name) == note.get("sha256")

    def _note_path(self, name: str) -> Path:
        return self._folder / f"{name}.note"

    def _note(self, name: str) -> dict[str, Any] | None:
        try:
            note = json.loads(self._note_path(name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return note if isinstance(note, dict) else None

    def _write_note(self, name: str, note: dict[str, Any]) -> None:
        aside = self._folder / f"{name}.note.{os.getpid()}.aside"
        with contextlib.suppress(OSError):  # without a note the file is made again: slower, never wrong
            aside.write_text(json.dumps(note), encoding="utf-8")
            _sync(aside)
            aside.replace(self._note_path(name))


def _seen(path: Path) -> list[int]:
    status = path.stat()
    return [status.st_size, status.st_mtime_ns, status.st_ino]


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
