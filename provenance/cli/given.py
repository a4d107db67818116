"""What a command is given: a report that ``trace --json`` wrote, or articles to trace; and how it shows it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from io import BufferedReader

    from provenance.config import Settings
    from provenance.report import Report

CANDIDATES = 8
"""Articles named when a name fits more than one."""


def complete_path(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Files and folders, for the shell to complete."""
    return [CompletionItem(incomplete, type="file")]


SVG = click.option(
    "--svg",
    "svg_to",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also write what is printed as a picture to FILE.",
)
CONFIG = click.option("--config", type=click.Path(path_type=Path), help="Settings as a TOML file.")
CACHE = click.option(
    "--cache", metavar="auto|off|FILE", help="Where vectors are kept between runs. [default: auto]"
)
PLAIN = click.option("--plain", is_flag=True, help="No colours or other escape sequences, no progress bars.")
WIDTH = click.option(
    "--width", type=click.IntRange(min=40), help="Columns to draw for. [default: the terminal's, else 80]"
)
_JSON = click.option(
    "--json", "json_to", metavar="FILE", help="Also write it as JSON to FILE; - prints only that."
)
_VIEWING = (_JSON, SVG, CONFIG, CACHE, PLAIN, WIDTH)


def viewing(command: Callable[..., None]) -> Callable[..., None]:
    """Give ``command`` the options of ``Viewing``."""
    for option in reversed(_VIEWING):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewing:
    """The options of a command that reads a report and shows something of it, as click names them."""

    json_to: str | None
    svg_to: Path | None
    config: Path | None
    cache: str | None
    plain: bool
    width: int | None

    def check(self) -> None:
        """Refuse what cannot work before any work starts."""
        if self.json_to and self.json_to != "-":
            check_target(Path(self.json_to), "--json")
        if self.svg_to is not None:
            check_target(self.svg_to, "--svg")

    def settings(self) -> Settings:
        """The settings that the options choose."""
        from provenance.config import load_settings  # noqa: PLC0415 (heavy imports wait)

        return load_settings(self.config, {"cache": self.cache})

    def report(self, sources: Sequence[str]) -> Report:
        """The report that is given, or that of the articles that are."""
        return report_of(sources, self.settings(), quiet=self.plain)

    def json(self, document: Callable[[], dict[str, Any]]) -> bool:
        """Write the document where it is wanted as JSON; whether that is all that is to be printed."""
        if self.json_to is None:
            return False
        from provenance.cli import output  # noqa: PLC0415
        from provenance.report.result import json_text  # noqa: PLC0415

        made = json_text(document()) + "\n"
        if self.json_to == "-":
            output.print_text(made)
            return True
        output.write_files({Path(self.json_to): made.encode("utf-8")})
        return False


def report_of(sources: Sequence[str], settings: Settings, *, quiet: bool = False) -> Report:
    """The report that is given, or that of the articles that are; ``quiet`` shows no progress."""
    from provenance.report.loading import load_report  # noqa: PLC0415 (heavy imports wait)

    raw = report_bytes(sources)
    return traced(sources, settings, quiet=quiet) if raw is None else load_report(raw, name(sources))


def name(sources: Sequence[str]) -> str:
    """What messages call a given report."""
    return "standard input" if list(sources) == ["-"] else sources[0]


def report_bytes(sources: Sequence[str]) -> bytes | None:
    """The bytes of a report, where that is what is given; else nothing of standard input is used up."""
    from provenance.report.loading import holds_report  # noqa: PLC0415

    if list(sources) == ["-"]:
        stdin = cast("BufferedReader", sys.stdin.buffer)
        return stdin.read() if holds_report(stdin.peek(1 << 12)) else None
    path = Path(sources[0])
    if len(sources) > 1 or path.suffix.lower() != ".json" or not path.is_file():
        return None
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise click.UsageError(f"cannot read {path}: {error.strerror}") from None
    return raw if holds_report(raw) else None


def traced(sources: Sequence[str], settings: Settings, *, quiet: bool = False) -> Report:
    """The report of these articles, with progress on a terminal's stderr."""
    from rich.console import Console  # noqa: PLC0415

    from provenance.api import trace  # noqa: PLC0415
    from provenance.cli.monitor import TerminalMonitor  # noqa: PLC0415

    errors = Console(stderr=True)
    monitor = TerminalMonitor(errors, visible=errors.is_terminal and not quiet)
    return trace(sources, settings=settings, monitor=monitor, stdin=sys.stdin.buffer)


def check_target(target: Path, option: str) -> None:
    """Refuse a file that cannot be written, before any work starts."""
    if target.is_dir() or not target.absolute().parent.is_dir():
        raise click.UsageError(f"cannot write {target}: {option} needs a file in a folder that exists")


def one_of(wanted: str, names: dict[str, str], found: list[str], noun: str) -> str:
    """The id in ``found`` if it is the only one; says what there is to choose from otherwise."""
    from provenance.report.wording import listed, safe  # noqa: PLC0415

    if len(found) == 1:
        return found[0]
    choice = listed(sorted(safe(names[one]) for one in found or names), CANDIDATES)
    if found:
        longer = "more of the id" if noun == "claim" else "more of the name"
        raise click.UsageError(f"{len(found)} {noun}s fit {wanted!r}: {choice}; give {longer}")
    raise click.UsageError(f"no {noun} {wanted!r} in this pile; there are: {choice or 'none'}")


def article_named(wanted: str, names: dict[str, str]) -> str:
    """The id of the article of this name, id or part of a name; ``names`` by id."""
    found = [one for one, known in names.items() if wanted in (known, one)]
    return one_of(wanted, names, found or [one for one, known in names.items() if wanted in known], "article")
