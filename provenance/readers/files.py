"""Which files are meant, and what each is called."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from provenance.errors import InputError
from provenance.model import STORE_FILE, Location

STDIN = Location(path="-", real="-", parts=1)
_STDIN_NAME = "stdin"
"""What standard input is called."""

_NOT_ARTICLES = frozenset(
    """readme read-me read_me license licence copying notice changelog contributing authors""".split()
)
_OTHER_SUFFIXES = frozenset(
    """.csv .tsv .yaml .yml .toml .ini .cfg .conf .py .ipynb .js .ts .css .scss .sh .bat .sql .log
    .lock .c .h .cpp .java .go .rs .rb .php .tex .bib .svg .map .sum .sha256""".split()
)


def locations(paths: Sequence[str | os.PathLike[str]]) -> list[Location]:
    """The files that ``paths`` mean, each once, by the shortest way it is named.

    Raises:
        InputError: a path does not exist.
    """
    found: dict[str, Location] = {}
    for given in paths:
        for one in [STDIN] if os.fspath(given) == "-" else _under(Path(given)):
            if one.real not in found or rank(one) < rank(found[one.real]):
                found[one.real] = one
    return sorted(found.values(), key=lambda one: one.path)


def rank(location: Location) -> tuple[int, str]:
    """The order in which ways to one file are preferred: the shortest name first."""
    return location.parts, _name(location, location.parts)


def named(found: Iterable[Location]) -> dict[Location, str]:
    """Each file's shortest name that no other has; folders are put in front until it is."""
    pending = {one: one.parts for one in found if one != STDIN}
    while True:
        holders: dict[str, list[Location]] = defaultdict(list)
        for one, parts in pending.items():
            holders[_name(one, parts)].append(one)
        clashing = [one for several in holders.values() if len(several) > 1 for one in several]
        longer = [one for one in clashing if _name(one, pending[one]) != _name(one, pending[one] + 1)]
        if not longer:
            break
        for one in longer:
            pending[one] += 1
    return {STDIN: _STDIN_NAME} | {one: _name(one, parts) for one, parts in pending.items()}


def _name(location: Location, parts: int) -> str:
    whole = PurePath(location.path).parts
    return PurePath(*whole[max(0, len(whole) - parts) :]).as_posix()


def _location(path: Path, parts: int, flaw: str | None = None) -> Location:
    whole = os.path.abspath(path)  # noqa: PTH100 (links stay as they are named)
    return Location(path=whole, real=os.path.realpath(path), parts=parts, flaw=flaw)


def _under(path: Path) -> Iterator[Location]:
    if path.is_dir():
        yield from _walk(path)
    elif path.exists():
        yield _location(path, 1)
    else:
        raise InputError(f"{path}: no such file or folder; check the spelling")


def _walk(root: Path) -> Iterator[Location]:
    """Files below ``root``, hidden ones and stores left out; each folder once, so that links cannot loop."""
    seen: set[tuple[int, int]] = set()
    for folder, below, names in os.walk(root, followlinks=True):
        identity = os.stat(folder)  # noqa: PTH116
        if (identity.st_dev, identity.st_ino) in seen or STORE_FILE in names:
            below.clear()
            continue
        seen.add((identity.st_dev, identity.st_ino))
        below[:] = sorted(name for name in below if not name.startswith("."))
        depth = len(Path(folder).relative_to(root).parts)
        for name in sorted(names):
            if not name.startswith("."):
                path = Path(folder, name)
                yield _location(path, depth + 1, _flaw(path))


def _flaw(path: Path) -> str | None:
    """Why a file found by walking is not tried."""
    name = path.name.lower().removesuffix(".gz")
    if not path.is_file():
        return "not a regular file"
    if name.split(".")[0] in _NOT_ARTICLES:
        return "a read-me, not an article"
    other = os.path.splitext(name)[1]  # noqa: PTH122
    return f"a {other} file, not an article" if other in _OTHER_SUFFIXES else None
