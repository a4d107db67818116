"""What every command that shows a report can be told, and the showing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import RenderableType

    from provenance.cli.monitor import TerminalMonitor
    from provenance.config import Settings
    from provenance.report import Report
    from provenance.report.view import View

Command = Callable[..., None]

_CANDIDATES = 8
"""Things named when ``--claim`` or ``--article`` fits more than one."""

_SHOWING = (
    click.option(
        "--json", "json_to", metavar="FILE", help="Also write the report as JSON to FILE; - prints only that."
    ),
    click.option(
        "--html",
        "html_to",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Also write the report as one self-contained HTML page to FILE.",
    ),
    click.option(
        "--html-limit",
        type=click.IntRange(min=0),
        metavar="N",
        help="Shared claims and articles written out in the page; 0 for all. [default: 500]",
    ),
    click.option(
        "--origin",
        type=click.Choice(["auto", "earliest", "most-attributed"]),
        help="Which origin to prefer. [default: auto: cited, else earliest, else undetermined]",
    ),
    click.option("--config", type=click.Path(path_type=Path), help="Settings as a TOML file."),
    click.option(
        "--claim",
        "claim_id",
        metavar="ID",
        help="Show everything about one claim (the id's beginning will do).",
    ),
    click.option(
        "--article",
        "article_name",
        metavar="NAME",
        help="Show everything about one article (part of the name will do).",
    ),
    click.option(
        "--limit", type=click.IntRange(min=0), default=20, show_default=True, help="Claims shown; 0 for all."
    ),
    click.option("--model", help="sentence-transformers model, name or path. [default: bundled]"),
    click.option(
        "--cache", metavar="auto|off|FILE", help="Where vectors are kept between runs. [default: auto]"
    ),
    click.option("--plain", is_flag=True, help="No colours or other escape sequences, no progress bars."),
    click.option(
        "--width", type=click.IntRange(min=40), help="Columns to draw for. [default: the terminal's, else 80]"
    ),
    click.option("--timings", is_flag=True, help="Print time and peak memory of each stage to stderr."),
)


def showing(command: Command) -> Command:
    """Give ``command`` the options by which a report is made and shown."""
    for option in reversed(_SHOWING):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """The options of ``showing``, as click names them."""

    json_to: str | None
    origin: str | None
    config: Path | None
    claim_id: str | None
    article_name: str | None
    limit: int
    model: str | None
    cache: str | None
    plain: bool
    width: int | None
    timings: bool
    html_to: Path | None
    html_limit: int | None

    def check(self) -> None:
        """Refuse what cannot work before any work starts."""
        if self.claim_id is not None and self.article_name is not None:
            raise click.UsageError("--claim and --article show one thing each; give one of them")
        if self.json_to == "-" and (self.claim_id is not None or self.article_name is not None):
            raise click.UsageError("--json - prints the whole report; leave out --claim and --article")
        if self.html_limit is not None and self.html_to is None:
            raise click.UsageError("--html-limit goes with --html FILE")
        if self.json_to and self.json_to != "-":
            check_target(Path(self.json_to), "--json")
        if self.html_to is not None:
            check_target(self.html_to, "--html")

    def show(self, make: Callable[[Settings, TerminalMonitor], Report]) -> None:
        """Make a report with these settings, under a monitor, and show it."""
        from rich.console import Console  # noqa: PLC0415 (heavy imports wait until the options are known to be right)

        from provenance.cli.monitor import TerminalMonitor  # noqa: PLC0415
        from provenance.config import load_settings  # noqa: PLC0415

        errors = Console(stderr=True, color_system=None if self.plain else "auto")
        overrides = {"origin": self.origin, "cache": self.cache}
        settings = load_settings(self.config, overrides, model=self.model)
        monitor = TerminalMonitor(errors, visible=errors.is_terminal and not self.plain)
        report = make(settings, monitor)
        try:
            self._output(report)
        finally:
            if self.timings:
                errors.print(monitor.table())

    def _output(self, report: Report) -> None:
        from provenance.cli import output  # noqa: PLC0415

        if self.html_to:
            output.write_html(report, self.html_to, self.html_limit)
        if self.json_to == "-":
            output.print_json(report)
            return
        if self.json_to:
            output.write_json(report, Path(self.json_to))
        output.console(plain=self.plain, width=self.width).print(self._page(report.view))

    def _page(self, view: View) -> RenderableType:
        from provenance.report import terminal  # noqa: PLC0415

        if self.claim_id is not None:
            names = {one: one for one in view.claims}
            starting = [one for one in names if one.startswith(self.claim_id)]
            return terminal.claim_page(view, view.claims[_one(self.claim_id, names, starting, "claim")])
        if self.article_name is not None:
            names = {identifier: one["name"] for identifier, one in view.articles.items()}
            wanted = self.article_name
            holding = [one for one, name in names.items() if wanted == name] or [
                one for one, name in names.items() if wanted in name or one == wanted
            ]
            return terminal.article_page(view, view.articles[_one(wanted, names, holding, "article")])
        return terminal.overview(view, self.limit or None)


def check_target(target: Path, option: str) -> None:
    """Refuse a file that cannot be written, named by ``option``."""
    if target.is_dir() or not target.absolute().parent.is_dir():
        raise click.UsageError(f"cannot write {target}: {option} needs a file in a folder that exists")


def _one(wanted: str, names: dict[str, str], found: list[str], noun: str) -> str:
    """The id in ``found`` if it is the only one; says what there is to choose from otherwise."""
    from provenance.report.wording import listed, safe  # noqa: PLC0415

    if len(found) == 1:
        return found[0]
    choice = listed(sorted(safe(names[one]) for one in found or names), _CANDIDATES)
    if found:
        raise click.UsageError(f"{len(found)} {noun}s fit {wanted!r}: {choice}")
    raise click.UsageError(f"no {noun} {wanted!r} in this pile; there are: {choice or 'none'}")
