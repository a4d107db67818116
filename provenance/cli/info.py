"""``provenance info``."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli.stores import in_store, opened

if TYPE_CHECKING:
    from provenance.api import Info


@click.command(name="info")
@in_store
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def command(folder: Path, *, as_json: bool) -> None:
    """Show what a store holds."""
    with opened(folder, plain=True) as store:
        info = store.info()
    if as_json:
        click.echo(json.dumps(dataclasses.asdict(info), indent=2))
        return
    rows = _rows(info)
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        click.echo(f"{name:<{width}}  {value}")


def _rows(info: Info) -> list[tuple[str, str]]:
    encoder = info.encoder
    return [
        ("articles", f"{info.articles:,} ({info.revised:,} have a newer version)"),
        ("copies", f"{info.copies:,} more places where one of them was found"),
        ("files", f"{info.files:,} ({info.unreadable:,} places could not be read)"),
        ("sentences", f"{info.sentences:,}"),
        ("mentions", f"{info.mentions:,}"),
        ("contents", f"{info.contents:,} distinct, {info.vectors:,} vectors"),
        (
            "nearest",
            "no index yet" if info.recall is None else f"{info.recall:.1%} of what is nearest is found",
        ),
        ("encoder", f"{encoder.name}, {encoder.dimension} dimensions" if encoder else "not chosen yet"),
        ("claims", _claims(info)),
        ("last add", info.last_add or "never"),
        ("cut off", f"{info.unfinished:,} adds"),
        ("size", f"{info.bytes / 1e6:,.1f} MB"),
    ]


def _claims(info: Info) -> str:
    if info.reported is None:
        return "not traced yet: provenance report does it"
    state = (
        "up to date"
        if info.current
        else "articles came or went since: provenance report brings it up to date"
    )
    return f"{info.claims:,} of {info.reported:,} articles ({state})"
