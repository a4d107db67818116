"""``provenance schema``."""

from __future__ import annotations

import json

import click


@click.command(name="schema")
@click.argument("document", type=click.Choice(["report", "check"]), default="report")
def command(document: str) -> None:
    """Print the JSON Schema that every report, or every check, validates against.

    \b
    Examples:
      provenance schema > provenance-report.schema.json
      provenance schema check | jq .properties
    """  # noqa: D301
    from provenance.report import schema  # noqa: PLC0415 (keeps --help instant)

    click.echo(json.dumps(schema(document), indent=2, ensure_ascii=False))
