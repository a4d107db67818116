"""``provenance remove``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from provenance.cli.stores import making, opened


@click.command(name="remove")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE…")
@making
def command(articles: tuple[str, ...], folder: Path, **options: Any) -> None:
    """Remove articles from a store, and all that was found in them.

    ARTICLE is an id, a name as the report shows it, or an address (all its versions).

    \b
    Examples:
      provenance remove trend.txt --store news
      provenance remove https://example.org/story --store news
    """  # noqa: D301
    from provenance.report.wording import safe  # noqa: PLC0415

    with opened(folder, **options) as store:
        for name in store.remove(articles):
            click.echo(f"removed  {safe(name)}")
