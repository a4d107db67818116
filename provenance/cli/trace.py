"""``provenance trace``."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from provenance.cli import given

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from provenance.report import Report
    from provenance.report.view import Json, View


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options:
    """The command's options, as click names them."""

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
            raise click.UsageError("--explain goes with --claim ID; `provenance trace` shows the ids")
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


@click.command(name="trace")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", shell_complete=given.complete_path)
@click.option(
    "--json", "json_to", metavar="FILE", help="Also write the report as JSON to FILE; - prints only that."
)
@click.option(
    "--svg",
    "svg_to",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also write what is printed as a picture to FILE.",
)
@click.option(
    "--html",
    "html_to",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also write the report as one self-contained HTML page to FILE.",
)
@click.option(
    "--html-limit",
    type=click.IntRange(min=0),
    metavar="N",
    help="Shared claims and articles written out in the page; 0 for all. [default: 1000]",
)
@click.option(
    "--origin",
    type=click.Choice(["auto", "earliest", "most-attributed"]),
    help="Which origin to prefer. [default: auto: cited, else earliest, else undetermined]",
)
@click.option("--config", type=click.Path(path_type=Path), help="Settings as a TOML file.")
@click.option(
    "--claim", "claim_id", metavar="ID", help="Show everything about one claim (the id's beginning will do)."
)
@click.option("--explain", is_flag=True, help="With --claim: draw how each pair of mentions was judged.")
@click.option(
    "--article",
    "article_name",
    metavar="NAME",
    help="Show everything about one article (part of the name will do).",
)
@click.option(
    "--limit", type=click.IntRange(min=0), default=20, show_default=True, help="Claims shown; 0 for all."
)
@click.option("--model", help="sentence-transformers model, name or path. [default: bundled]")
@click.option("--cache", metavar="auto|off|FILE", help="Where vectors are kept between runs. [default: auto]")
@click.option("--plain", is_flag=True, help="No colours or other escape sequences, no progress bars.")
@click.option(
    "--width", type=click.IntRange(min=40), help="Columns to draw for. [default: the terminal's, else 80]"
)
@click.option("--timings", is_flag=True, help="Print time and peak memory of each stage to stderr.")
def command(paths: tuple[str, ...], **options: Any) -> None:
    """Trace every claim of a pile of articles to its origin.

    \b
    Examples:
      provenance trace articles/
      provenance trace articles/ --claim c3f2a1 --explain
      provenance trace articles/ --article trend.txt
      provenance trace articles/ --html report.html
      provenance trace articles/ --json report.json --origin earliest

    PATH is a folder (read recursively), a file, or - for standard input. Files are text (.txt .md),
    pages (.html), records (.jsonl .ndjson .json, ninjs among them), feeds (.rss .atom .xml),
    NewsML-G2 (.xml) and web archives (.warc); all of them also .gz.
    """  # noqa: D301
    chosen = _Options(**options)
    chosen.check()
    from rich.console import Console  # noqa: PLC0415 (heavy imports wait until the options are known to be right)

    _trace(paths, chosen, Console(stderr=True, color_system=None if chosen.plain else "auto"))


def _trace(paths: tuple[str, ...], options: _Options, errors: Console) -> None:
    from provenance.api import trace  # noqa: PLC0415
    from provenance.cli.monitor import TerminalMonitor  # noqa: PLC0415
    from provenance.config import load_settings  # noqa: PLC0415

    overrides = {"origin": options.origin, "cache": options.cache}
    settings = load_settings(options.config, overrides, model=options.model)
    monitor = TerminalMonitor(errors, visible=errors.is_terminal and not options.plain)
    report = trace(paths, settings=settings, monitor=monitor, stdin=sys.stdin.buffer)
    try:
        _output(report, options, paths)
    finally:
        if options.timings:
            errors.print(monitor.table())


def _output(report: Report, options: _Options, paths: tuple[str, ...]) -> None:
    from provenance.cli import hints, output  # noqa: PLC0415

    if options.html_to:
        output.write_html(report, options.html_to, options.html_limit)
    if options.json_to == "-":
        output.print_json(report)
        return
    if options.json_to:
        output.write_json(report, Path(options.json_to))
    page = _page(report.view, options)
    if options.svg_to:
        output.write_svg(page, options.svg_to, options.width)
    output.console(plain=options.plain, width=options.width).print(page)
    if options.claim_id is None and options.article_name is None:
        hints.show(hints.after_trace(report.view, paths))
    elif options.claim_id is not None and not options.explain:
        hints.show(hints.after_claim(_claim(report.view, options.claim_id), paths))


def _page(view: View, options: _Options) -> RenderableType:
    from provenance.report import terminal  # noqa: PLC0415

    if options.claim_id is not None:
        return terminal.claim_page(view, _claim(view, options.claim_id), explain=options.explain)
    if options.article_name is not None:
        names = {identifier: one["name"] for identifier, one in view.articles.items()}
        return terminal.article_page(view, view.articles[given.article_named(options.article_name, names)])
    return terminal.overview(view, options.limit or None)


def _claim(view: View, beginning: str) -> Json:
    names = {one: one for one in view.claims}
    starting = [one for one in names if one.startswith(beginning)]
    return view.claims[given.one_of(beginning, names, starting, "claim")]
