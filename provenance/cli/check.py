"""``provenance check``."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from provenance.cli.given import check_target
from provenance.cli.stores import warn

if TYPE_CHECKING:
    from provenance.cli.monitor import TerminalMonitor
    from provenance.config import Settings
    from provenance.model import Draft
    from provenance.report import Check

_CONDITIONS = (
    "unknown", "contradicted", "substantive", "unsupported", "unattributed", "single-origin", "contested", "unchecked",
)  # fmt: skip
_FILE_NAME = re.compile(r"\S*(?:[/\\]\S*|[^\s.]\.[A-Za-z][A-Za-z0-9]{0,8})")
"""What is one word and has a folder or a suffix was meant for a file."""
_SHOWN = 80


@click.command(name="check")
@click.argument("draft", metavar="DRAFT")
@click.option(
    "--store", "folder", metavar="DIR", type=click.Path(path_type=Path), help="Check against this store."
)
@click.option(
    "--pile", "pile", multiple=True, metavar="PATH", help="Check against these articles; repeatable."
)
@click.option(
    "--fail-on",
    "refused",
    multiple=True,
    type=click.Choice(_CONDITIONS),
    help="Exit with 1 if this holds of a claim; repeatable.",
)
@click.option(
    "--json", "json_to", metavar="FILE", help="Also write the check as JSON to FILE; - prints only that."
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=8,
    show_default=True,
    help="Versions of a claim compared; 0 for all.",
)
@click.option("--config", type=click.Path(path_type=Path), help="Settings as a TOML file.")
@click.option("--model", help="sentence-transformers model, name or path. [default: bundled]")
@click.option("--cache", metavar="auto|off|FILE", help="Where vectors are kept between runs. [default: auto]")
@click.option("--plain", is_flag=True, help="No colours or other escape sequences, no progress bars.")
@click.option(
    "--width", type=click.IntRange(min=40), help="Columns to draw for. [default: the terminal's, else 80]"
)
@click.option("--timings", is_flag=True, help="Print time and peak memory of each stage to stderr.")
@click.pass_context
def command(context: click.Context, /, draft: str, **options: Any) -> None:
    """Check the claims of a draft against a collection of articles.

    DRAFT is a sentence, a file in any format that provenance trace reads, or - for standard input.
    The collection is a store or a pile. For each claim: whether and by whom it is made there, where
    it came from, what differs from the draft, and what no article says. The draft itself counts for
    nothing.

    \b
    Examples:
      provenance check "Engineers will open a second gate by Monday" --store news
      provenance check draft.txt --pile articles/
      provenance check - --store news --fail-on substantive --fail-on unattributed < draft.txt
    """  # noqa: D301
    chosen = _Options(**options)
    chosen.refuse(draft)
    found = chosen.checked(draft)
    chosen.show(found)
    failing = list(found.failing(chosen.refused))
    for name, claim in failing:
        click.echo(f"provenance: {name}: {_named(claim)}", err=True)
    context.exit(1 if failing else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options:
    """The command's options, as click names them."""

    folder: Path | None
    pile: tuple[str, ...]
    refused: tuple[str, ...]
    json_to: str | None
    limit: int
    config: Path | None
    model: str | None
    cache: str | None
    plain: bool
    width: int | None
    timings: bool

    def refuse(self, draft: str) -> None:
        """Refuse what cannot work before any work starts."""
        if (self.folder is None) == (not self.pile):
            raise click.UsageError("name what to check against: --store DIR, or --pile PATH, one of the two")
        if draft == "-" and "-" in self.pile:
            raise click.UsageError("standard input holds the draft or the pile, not both")
        if os.path.isdir(draft):  # noqa: PTH112 (any sentence may be asked, of any length)
            raise click.UsageError(f"{draft} is a folder; give a sentence, or the file of one draft")
        if _is_lost_file(draft):
            raise click.UsageError(
                f"{draft}: no such file; check the spelling (a claim to check is a sentence of several words)"
            )
        if self.json_to and self.json_to != "-":
            check_target(Path(self.json_to), "--json")

    def checked(self, draft: str) -> Check:
        """The check, with progress and warnings on stderr."""
        from rich.console import Console  # noqa: PLC0415 (heavy imports wait until the options are known to be right)

        from provenance.cli.monitor import TerminalMonitor  # noqa: PLC0415
        from provenance.config import load_settings  # noqa: PLC0415

        errors = Console(stderr=True, color_system=None if self.plain else "auto")
        settings = load_settings(self.config, {"cache": self.cache}, model=self.model)
        monitor = TerminalMonitor(errors, visible=errors.is_terminal and not self.plain)
        try:
            return self._made(draft, settings, monitor)
        finally:
            if self.timings:
                errors.print(monitor.table())

    def _made(self, draft: str, settings: Settings, monitor: TerminalMonitor) -> Check:
        from provenance.api import check, open_store, read_draft  # noqa: PLC0415

        what: str | Draft = draft
        file = draft if _is_file(draft) else None
        if draft == "-" or file:
            what = read_draft(draft, settings.readers, sys.stdin.buffer)
        limit = self.limit or None
        if self.folder is None:
            return check(
                what,
                self.pile,
                limit=limit,
                leave_out=[file] if file else [],
                settings=settings,
                monitor=monitor,
                warn=warn,
                stdin=sys.stdin.buffer,
            )
        with open_store(self.folder, settings=settings, monitor=monitor, warn=warn, create=False) as store:
            return store.check(what, limit=limit)

    def show(self, found: Check) -> None:
        """The check as JSON or drawn."""
        from provenance.cli import output  # noqa: PLC0415

        if self.json_to == "-":
            output.print_json(found)
            return
        if self.json_to:
            output.write_json(found, Path(self.json_to))
        output.console(plain=self.plain, width=self.width).print(found)


def _is_file(draft: str) -> bool:
    return os.path.exists(draft)  # noqa: PTH110 (false for what no file can be called)


def _is_lost_file(draft: str) -> bool:
    """Whether a file was meant that is not there."""
    return draft != "-" and not _is_file(draft) and _FILE_NAME.fullmatch(draft) is not None


def _named(claim: dict[str, Any] | None) -> str:
    """A claim for a line on stderr."""
    from provenance.report.wording import shortened  # noqa: PLC0415

    if claim is None:
        return "the draft holds nothing that can be checked"
    return f"“{shortened(claim['text'], _SHOWN)}” [draft:{claim['start']}–{claim['end']}]"
