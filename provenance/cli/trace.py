"""``provenance trace``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from provenance.cli import given
from provenance.cli.options import Showing, showing

if TYPE_CHECKING:
    from provenance.cli.monitor import TerminalMonitor
    from provenance.config import Settings
    from provenance.report import Report


@click.command(name="trace")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", shell_complete=given.complete_path)
@showing
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
    chosen = Showing(**options)
    chosen.check()

    def make(settings: Settings, monitor: TerminalMonitor) -> Report:
        from provenance.api import trace  # noqa: PLC0415 (heavy imports wait until the options are known to be right)
        from provenance.api.hands import idle_cores  # noqa: PLC0415

        return trace(
            paths, settings=settings, monitor=monitor, stdin=sys.stdin.buffer, processes=idle_cores()
        )

    chosen.show(make, paths)
