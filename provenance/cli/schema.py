"""``provenance schema``."""

from __future__ import annotations

import json

import click


@click.command(name="schema")
def command() -> None:
    """Print the JSON Schema that every report validates against.

    \b
    Examples:
      provenance schema > provenance-report.schema.json
      provenance schema | jq .properties
    """  # noqa: D301
    from provenance.report import schema  # noqa: PLC0415 (keeps --help instant)

    click.echo(json.dumps(schema(), indent=2, ensure_ascii=False))
