"""``provenance trace``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

    from provenance.cli.monitor import TerminalMonitor
    from provenance.report import Report


@click.command(name="trace")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--json", "json_to", metavar="FILE", help="Write the report as JSON to FILE; - prints it instead.")
@click.option(
    "--origin",
    type=click.Choice(["auto", "earliest", "most-attributed"]),
    help="Which origin to prefer. [default: auto: cited, else earliest, else undetermined]",
)
@click.option("--config", type=click.Path(path_type=Path), help="Settings as a TOML file.")
@click.option("--claim", "claim_id", metavar="ID", help="Show everything about one claim (the id's beginning will do).")
@click.option("--article", "article_name", metavar="NAME", help="Show everything about one article.")
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True, help="Claims shown; 0 for all.")
@click.option("--model", help="sentence-transformers model, name or path. [default: bundled]")
@click.option("--cache", metavar="auto|off|FILE", help="Where vectors are kept between runs. [default: auto]")
@click.option("--plain", is_flag=True, help="No colour, no progress bars.")
@click.option("--width", type=click.IntRange(min=40), help="Columns to draw for. [default: the terminal's]")
@click.option("--timings", is_flag=True, help="Print time and peak memory of each stage to stderr.")
def command(paths: tuple[str, ...], json_to: str | None, **options: Any) -> None:  # noqa: ANN401
    """Trace every claim of a pile of articles to its origin.

    PATH is a folder (read recursively), a file (.txt .md .html .jsonl .ndjson .json, also .gz),
    or - for standard input.

    \b
    Examples:
      provenance trace articles/
      provenance trace articles/ --claim c3f2a1
      provenance trace articles/ --article trend.txt
      provenance trace articles/ --json report.json --origin earliest
    """  # noqa: D301
    from rich.console import Console  # noqa: PLC0415 (heavy imports wait until the options are known to be right)

    errors = Console(stderr=True, no_color=options["plain"] or None)
    report, monitor = _report(paths, options, errors, quiet=options["plain"] or not errors.is_terminal)
    if json_to == "-":
        _write_stdout(report)
    else:
        if json_to:
            _write_file(report, Path(json_to))
        _show(report, options)
    if options["timings"]:
        errors.print(monitor.table())


def _report(
    paths: tuple[str, ...], options: dict[str, Any], errors: Console, *, quiet: bool
) -> tuple[Report, TerminalMonitor]:
    from provenance.api import trace  # noqa: PLC0415
    from provenance.cli.monitor import TerminalMonitor  # noqa: PLC0415
    from provenance.config import load_settings  # noqa: PLC0415

    overrides: dict[str, Any] = {"origin": options["origin"], "cache": options["cache"]}
    settings = load_settings(options["config"], overrides, model=options["model"])
    monitor = TerminalMonitor(errors, visible=not quiet)
    return trace(paths, settings=settings, monitor=monitor, stdin=sys.stdin.buffer), monitor


def _write_stdout(report: Report) -> None:
    stream: IO[str] = open(sys.stdout.fileno(), "w", encoding="utf-8", newline="\n", closefd=False)  # noqa: SIM115, PTH123
    with stream:
        report.write_json(stream)


def _write_file(report: Report, path: Path) -> None:
    try:
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            report.write_json(stream)
    except OSError as error:
        raise click.ClickException(f"cannot write {path}: {error.strerror}") from None


def _show(report: Report, options: dict[str, Any]) -> None:
    from rich.console import Console  # noqa: PLC0415

    from provenance.report import terminal  # noqa: PLC0415

    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    console = Console(width=options["width"], no_color=options["plain"] or None, highlight=False, soft_wrap=False)
    view = report.view
    if options["claim_id"]:
        claim = _one(view.claims, options["claim_id"], "claim")
        console.print(terminal.claim_page(view, claim))
    elif options["article_name"]:
        names = {one["name"]: one for one in view.articles.values()} | view.articles
        console.print(terminal.article_page(view, _one(names, options["article_name"], "article")))
    else:
        console.print(terminal.overview(view, options["limit"] or None))


def _one(things: dict[str, dict[str, Any]], wanted: str, noun: str) -> dict[str, Any]:
    """The thing of that exact name, or the only one whose name holds ``wanted``."""
    if wanted in things:
        return things[wanted]
    found = {thing["id"]: thing for name, thing in things.items() if wanted in name}
    if len(found) == 1:
        return next(iter(found.values()))
    if not found:
        raise click.UsageError(f"no {noun} {wanted!r} in this pile; the report and --json list them")
    names = ", ".join(sorted(str(thing.get("name", thing["id"])) for thing in list(found.values())[:8]))
    raise click.UsageError(f"{len(found)} {noun}s match {wanted!r}: {names}{' …' if len(found) > 8 else ''}")  # noqa: PLR2004
