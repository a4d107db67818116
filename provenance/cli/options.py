"""What every command that shows a report can be told, and the showing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli import given

if TYPE_CHECKING:
    from rich.console import RenderableType

    from provenance.cli.monitor import TerminalMonitor
    from provenance.config import Settings
    from provenance.report import Report
    from provenance.report.view import Json, View

Command = Callable[..., None]

_SHOWING = (
    click.option(
        "--json", "json_to", metavar="FILE", help="Also write the report as JSON to FILE; - prints only that."
    ),
    given.SVG,
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
    given.CONFIG,
    click.option(
        "--claim",
        "claim_id",
        metavar="ID",
        help="Show everything about one claim (the id's beginning will do).",
    ),
    click.option("--explain", is_flag=True, help="With --claim: draw how each pair of mentions was judged."),
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
    given.CACHE,
    given.PLAIN,
    given.WIDTH,
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
    explain: bool
    article_name: str | None
    limit: int
    model: str | None
    cache: str | None
    plain: bool
    width: int | None
    timings: bool
    svg_to: Path | None
    html_to: Path | None
    html_limit: int | None

    def check(self) -> None:
        """Refuse what cannot work before any work starts."""
        if self.claim_id is not None and self.article_name is not None:
            raise click.UsageError("--claim and --article show one thing each; give one of them")
        if self.explain and self.claim_id is None:
            raise click.UsageError("--explain goes with --claim ID; the report shows the ids")
        if self.json_to == "-" and (self.claim_id is not None or self.article_name is not None):
            raise click.UsageError("--json - prints the whole report; leave out --claim and --article")
        if self.html_limit is not None and self.html_to is None:
            raise click.UsageError("--html-limit goes with --html FILE")
        if self.json_to and self.json_to != "-":
            given.check_target(Path(self.json_to), "--json")
        if self.html_to is not None:
            given.check_target(self.html_to, "--html")
        if self.svg_to is not None:
            given.check_target(self.svg_to, "--svg")

    def show(
        self, make: Callable[[Settings, TerminalMonitor], Report], paths: Sequence[str] | None = None
    ) -> None:
        """Make a report with these settings, under a monitor, and show it.

        ``paths`` are those of a traced pile: with them, what to do next is said at a terminal.
        """
        from rich.console import Console  # noqa: PLC0415 (heavy imports wait until the options are known to be right)

        from provenance.api.collecting import uncollected  # noqa: PLC0415
        from provenance.cli.monitor import TerminalMonitor  # noqa: PLC0415
        from provenance.config import load_settings  # noqa: PLC0415

        errors = Console(stderr=True, color_system=None if self.plain else "auto")
        overrides = {"origin": self.origin, "cache": self.cache}
        settings = load_settings(self.config, overrides, model=self.model)
        monitor = TerminalMonitor(errors, visible=errors.is_terminal and not self.plain)
        with uncollected():
            report = make(settings, monitor)
            try:
                self._output(report)
                if paths is not None:
                    self._hint(report.view, paths)
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
        page = self._page(report.view)
        if self.svg_to:
            output.write_svg(page, self.svg_to, self.width)
        output.console(plain=self.plain, width=self.width).print(page)

    def _hint(self, view: View, paths: Sequence[str]) -> None:
        from provenance.cli import hints  # noqa: PLC0415

        if self.json_to == "-":
            return
        if self.claim_id is None and self.article_name is None:
            hints.show(hints.after_trace(view, paths))
        elif self.claim_id is not None and not self.explain:
            hints.show(hints.after_claim(_claim(view, self.claim_id), paths))

    def _page(self, view: View) -> RenderableType:
        from provenance.report import terminal  # noqa: PLC0415

        if self.claim_id is not None:
            return terminal.claim_page(view, _claim(view, self.claim_id), explain=self.explain)
        if self.article_name is not None:
            names = {identifier: one["name"] for identifier, one in view.articles.items()}
            return terminal.article_page(view, view.articles[given.article_named(self.article_name, names)])
        return terminal.overview(view, self.limit or None)


def _claim(view: View, beginning: str) -> Json:
    names = {one: one for one in view.claims}
    starting = [one for one in names if one.startswith(beginning)]
    return view.claims[given.one_of(beginning, names, starting, "claim")]
