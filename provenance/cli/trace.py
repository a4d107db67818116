"""``provenance trace``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from provenance.cli.options import Showing, showing

if TYPE_CHECKING:
    from provenance.cli.monitor import TerminalMonitor
    from provenance.config import Settings
    from provenance.report import Report


@click.command(name="trace")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@showing
def command(paths: tuple[str, ...], **options: Any) -> None:
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
    chosen = Showing(**options)
    chosen.check()

    def make(settings: Settings, monitor: TerminalMonitor) -> Report:
        from provenance.api import trace  # noqa: PLC0415 (heavy imports wait until the options are known to be right)

        return trace(paths, settings=settings, monitor=monitor, stdin=sys.stdin.buffer)

    chosen.show(make)
