"""``provenance verify``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from provenance.cli.stores import making, opened


@click.command(name="verify")
@making
@click.pass_context
def command(context: click.Context, /, folder: Path, **options: Any) -> None:
    """Check everything a store holds, and repair what can be made again.

    Exits with 1 if something stays damaged.
    """
    from provenance.report.wording import safe  # noqa: PLC0415

    with opened(folder, **options) as store:
        found = store.verify()
    click.echo("checked  " + ", ".join(f"{count:,} {what}" for what, count in found.checked.items()))
    if found.recall is not None:
        click.echo(
            f"nearest  {found.recall.share:.1%} of the {found.recall.limit} nearest by meaning are found"
        )
    for one in found.repaired:
        click.echo(f"repaired {safe(one)}")
    for one in found.damaged:
        click.echo(f"damaged  {safe(one)}")
    if found.sound:
        click.echo("the store is whole")
    else:
        context.exit(1)
