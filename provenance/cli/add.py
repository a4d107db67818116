"""``provenance add``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from provenance.cli.stores import making, opened

if TYPE_CHECKING:
    from provenance.api import Added


@click.command(name="add")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@making
@click.option("--verbose", is_flag=True, help="Name every article, not only how many there are.")
def command(paths: tuple[str, ...], folder: Path, *, verbose: bool, **options: Any) -> None:
    """Add articles to a store; what it holds already is left as it is.

    PATH is what provenance trace takes. A changed article under one address, or in one file,
    becomes a new version that revises the one before.

    \b
    Examples:
      provenance add articles/ --store news
      zcat today.jsonl.gz | provenance add - --store news
    """  # noqa: D301
    with opened(folder, create=True, **options) as store:
        _tell(store.add(paths, stdin=sys.stdin.buffer), verbose=verbose)


def _tell(added: Added, *, verbose: bool) -> None:
    from provenance.report.wording import safe  # noqa: PLC0415

    if verbose:
        for name in added.new:
            click.echo(f"new      {safe(name)}")
    for name in added.revised:
        click.echo(f"revised  {safe(name)}")
    for one in added.skipped:
        click.echo(f"skipped  {safe(one.name)}: {safe(one.reason)}")
    click.echo(
        f"{len(added.new)} new, {len(added.revised)} revised, {added.known} known, {len(added.skipped)} skipped"
    )
