"""Writing to stdout and to files so that nothing is lost on the way."""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Mapping
from pathlib import Path

import click
from rich.console import Console, RenderableType

from provenance.report import Check, Report

_ASCII = {**dict(zip("•│→“”‘’–—×·█░", "*|>\"\"''--x.#-", strict=True)), "…": "..."}
"""What a stdout without Unicode gets: of the same width where columns depend on it."""
_FALLBACK = "provenance-fallback"


def console(*, plain: bool, width: int | None) -> Console:
    """The console on stdout; ``plain`` writes no escape sequence at all.

    What stdout's encoding cannot hold is written in ASCII forms or as escapes, never dropped.
    """
    codecs.register_error(_FALLBACK, _fallback)
    _reconfigure(sys.stdout, errors=_FALLBACK)
    if plain:
        return _Console(width=width, highlight=False, color_system=None)
    return _Console(width=width, highlight=False)


def print_json(report: Report | Check) -> None:
    """The report on stdout as UTF-8, whatever the locale."""
    _reconfigure(sys.stdout, encoding="utf-8", newline="\n")
    try:
        report.write_json(sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:
        raise BrokenPipeError from None  # without its number, by which click would take it and exit with 1


def write_json(report: Report | Check, path: Path) -> None:
    """The report in a file."""
    try:
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            report.write_json(stream)
    except OSError as error:
        raise click.UsageError(f"cannot write {path}: {error.strerror}") from None


def print_text(text: str) -> None:
    """``text`` on stdout as UTF-8, whatever the locale."""
    _reconfigure(sys.stdout, encoding="utf-8", newline="\n")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise BrokenPipeError from None


def write_files(files: Mapping[Path, bytes]) -> None:
    """Each file with its contents; what stood there is replaced, folders are made where they lack."""
    for path, contents in files.items():
        try:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(contents)
        except OSError as error:
            raise click.UsageError(f"cannot write {path}: {error.strerror}") from None


def write_html(report: Report, path: Path, limit: int | None) -> None:
    """The report as one HTML page in a file."""
    try:
        report.to_html(path, limit)
    except OSError as error:
        raise click.UsageError(f"cannot write {path}: {error.strerror}") from None


def write_svg(page: RenderableType, path: Path, width: int | None) -> None:
    """A page as a picture in a file."""
    from provenance.report.terminal import svg  # noqa: PLC0415 (only when asked for)

    write_files({path: svg(page, width).encode("utf-8")})


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the command line, which ends quietly (rich would exit with 1)."""
        self._buffer.clear()
        raise BrokenPipeError


def _reconfigure(stream: object, **options: str) -> None:
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(**options)  # type: ignore[arg-type]


def _fallback(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    bad = error.object[error.start : error.end]
    shown = "".join(_ASCII.get(char) or _escaped(char) for char in bad)
    return shown, error.end


def _escaped(char: str) -> str:
    return char.encode("ascii", "backslashreplace").decode("ascii")
