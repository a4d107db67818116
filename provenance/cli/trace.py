"""``provenance trace``."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from provenance.report import Report
    from provenance.report.view import View

_CANDIDATES = 8
"""Things named when ``--claim`` or ``--article`` fits more than one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options:
    """The command's options, as click names them."""

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
            _check_target(Path(self.json_to), "--json")
        if self.html_to is not None:
            _check_target(self.html_to, "--html")


def _check_target(target: Path, option: str) -> None:
    if target.is_dir() or not target.absolute().parent.is_dir():
        raise click.UsageError(f"cannot write {target}: {option} needs a file in a folder that exists")


@click.command(name="trace")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--json", "json_to", metavar="FILE", help="Also write the report as JSON to FILE; - prints only that."
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
    help="Shared claims and articles written out in the page; 0 for all. [default: 500]",
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

    PATH is a folder (read recursively), a file, or - for standard input. Files are text (.txt .md),
    pages (.html), records (.jsonl .ndjson .json, ninjs among them), feeds (.rss .atom .xml),
    NewsML-G2 (.xml) and web archives (.warc); all of them also .gz.

    \b
    Examples:
      provenance trace articles/
      provenance trace articles/ --claim c3f2a1
      provenance trace articles/ --article trend.txt
      provenance trace articles/ --html report.html
      provenance trace articles/ --json report.json --origin earliest
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
        _output(report, options)
    finally:
        if options.timings:
            errors.print(monitor.table())


def _output(report: Report, options: _Options) -> None:
    from provenance.cli import output  # noqa: PLC0415

    if options.html_to:
        output.write_html(report, options.html_to, options.html_limit)
    if options.json_to == "-":
        output.print_json(report)
        return
    if options.json_to:
        output.write_json(report, Path(options.json_to))
    page = _page(report.view, options)
    output.console(plain=options.plain, width=options.width).print(page)


def _page(view: View, options: _Options) -> RenderableType:
    from provenance.report import terminal  # noqa: PLC0415

    if options.claim_id is not None:
        names = {one: one for one in view.claims}
        starting = [one for one in names if one.startswith(options.claim_id)]
        return terminal.claim_page(view, view.claims[_one(options.claim_id, names, starting, "claim")])
    if options.article_name is not None:
        names = {identifier: one["name"] for identifier, one in view.articles.items()}
        wanted = options.article_name
        holding = [one for one, name in names.items() if wanted == name] or [
            one for one, name in names.items() if wanted in name or one == wanted
        ]
        return terminal.article_page(view, view.articles[_one(wanted, names, holding, "article")])
    return terminal.overview(view, options.limit or None)


def _one(wanted: str, names: dict[str, str], found: list[str], noun: str) -> str:
    """The id in ``found`` if it is the only one; says what there is to choose from otherwise."""
    from provenance.report.wording import listed, safe  # noqa: PLC0415

    if len(found) == 1:
        return found[0]
    choice = listed(sorted(safe(names[one]) for one in found or names), _CANDIDATES)
    if found:
        raise click.UsageError(f"{len(found)} {noun}s fit {wanted!r}: {choice}")
    raise click.UsageError(f"no {noun} {wanted!r} in this pile; there are: {choice or 'none'}")
