"""The published JSON Schemas of the report document and of the check document."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

_FILES = {"report": "schema.json", "check": "check.schema.json"}


def schema(of: str = "report") -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every ``report``, or every ``check``, validates against."""
    text = files("provenance.report").joinpath(_FILES[of]).read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def validate(document: dict[str, Any], of: str = "report") -> None:
    """Raise ``jsonschema.ValidationError`` where ``document`` is not a report, or not a check."""
    import jsonschema  # noqa: PLC0415 (only when asked for)

    jsonschema.Draft202012Validator(schema(of)).validate(document)
