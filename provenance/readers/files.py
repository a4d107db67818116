"""Which files are meant, and what each is called."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from provenance.errors import InputError

STDIN = "stdin"
"""What standard input is called."""

_NOT_ARTICLES = frozenset(
    """readme read-me read_me license licence copying notice changelog contributing authors""".split()
)
_OTHER_SUFFIXES = frozenset(
    """.csv .tsv .yaml .yml .toml .ini .cfg .conf .py .ipynb .js .ts .css .scss .sh .bat .sql .log
    .lock .c .h .cpp .java .go .rs .rb .php .tex .bib .svg .map .sum .sha256""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file to read; ``name`` is what the report calls it. ``flaw``: why it is not even opened."""

    name: str
    path: Path | None
    flaw: str | None = None


def files(paths: Sequence[str | os.PathLike[str]]) -> list[File]:
    """The files that ``paths`` mean, each once, sorted by name.

    Raises:
        InputError: a path does not exist.
    """
    listed: dict[str, _Candidate] = {}
    stdin = False
    for given in paths:
        if os.fspath(given) == "-":
            stdin = True
            continue
        for one in _under(Path(given)):
            key = os.path.realpath(one.path)
            if key not in listed or one.rank < listed[key].rank:
                listed[key] = one
    found = [*_named(listed.values()), *([File(name=STDIN, path=None)] if stdin else [])]
    return sorted(found, key=lambda one: one.name)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A file and how many of its last path parts its shortest name has."""

    path: Path
    parts: int
    flaw: str | None = None

    @property
    def rank(self) -> tuple[int, str]:
        return self.parts, self.name(self.parts)

    def name(self, parts: int) -> str:
        whole = PurePath(os.path.abspath(self.path)).parts  # noqa: PTH100 (links stay as they are named)
        return PurePath(*whole[max(0, len(whole) - parts) :]).as_posix()


def _under(path: Path) -> Iterator[_Candidate]:
    if path.is_dir():
        yield from _walk(path)
    elif path.exists():
        yield _Candidate(path, 1)
    else:
        raise InputError(f"{path}: no such file or folder; check the spelling")


def _walk(root: Path) -> Iterator[_Candidate]:
    """Files below ``root``, hidden ones left out; each folder once, so that links cannot loop."""
    seen: set[tuple[int, int]] = set()
    for folder, below, names in os.walk(root, followlinks=True):
        identity = os.stat(folder)  # noqa: PTH116
        if (identity.st_dev, identity.st_ino) in seen:
            below.clear()
            continue
        seen.add((identity.st_dev, identity.st_ino))
        below[:] = sorted(name for name in below if not name.startswith("."))
        depth = len(Path(folder).relative_to(root).parts)
        for name in sorted(names):
            if not name.startswith("."):
                path = Path(folder, name)
                yield _Candidate(path, depth + 1, _flaw(path))


def _flaw(path: Path) -> str | None:
    """Why a file found by walking is not tried."""
    name = path.name.lower().removesuffix(".gz")
    if not path.is_file():
        return "not a regular file"
    if name.split(".")[0] in _NOT_ARTICLES:
        return "a read-me, not an article"
    other = os.path.splitext(name)[1]  # noqa: PTH122
    return f"a {other} file, not an article" if other in _OTHER_SUFFIXES else None


def _named(candidates: Iterable[_Candidate]) -> Iterator[File]:
    """Each candidate's shortest name that no other has; folders are put in front until it is."""
    pending = {one: one.parts for one in candidates}
    while True:
        holders: dict[str, list[_Candidate]] = defaultdict(list)
        for one, parts in pending.items():
            holders[one.name(parts)].append(one)
        clashing = [one for several in holders.values() if len(several) > 1 for one in several]
        longer = [one for one in clashing if one.name(pending[one]) != one.name(pending[one] + 1)]
        if not longer:
            break
        for one in longer:
            pending[one] += 1
    for one, parts in pending.items():
        yield File(name=one.name(parts), path=one.path, flaw=one.flaw)
