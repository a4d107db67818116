"""The published JSON Schema of the report document."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every report validates against."""
    loaded: dict[str, Any] = json.loads(files("provenance.report").joinpath("schema.json").read_text("utf-8"))
    return loaded


def validate(document: dict[str, Any]) -> None:
    """Raise ``jsonschema.ValidationError`` where ``document`` is not a report."""
    import jsonschema  # noqa: PLC0415 (only when asked for)

    jsonschema.Draft202012Validator(schema()).validate(document)
