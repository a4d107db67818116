"""``provenance report``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from provenance.cli.options import Showing, showing
from provenance.cli.stores import in_store, warn

if TYPE_CHECKING:
    from provenance.cli.monitor import TerminalMonitor
    from provenance.config import Settings
    from provenance.report import Report


@click.command(name="report")
@in_store
@showing
def command(folder: Path, **options: Any) -> None:
    """Trace every claim of a store's articles to its origin.

    Says what provenance trace would say of the same articles. All versions of an article are
    shown; later ones revise earlier ones, and together they are never more than one origin.

    \b
    Examples:
      provenance report --store news
      provenance report --store news --claim c3f2a1
      provenance report --store news --json report.json
    """  # noqa: D301
    chosen = Showing(**options)
    chosen.check()

    def make(settings: Settings, monitor: TerminalMonitor) -> Report:
        from provenance.api import open_store  # noqa: PLC0415 (heavy imports wait until the options are known to be right)

        with open_store(folder, settings=settings, monitor=monitor, warn=warn, create=False) as store:
            return store.report()

    chosen.show(make)
