"""Reports read back from the JSON that ``trace --json`` wrote."""

from __future__ import annotations

import json
import re

from provenance.errors import InputError
from provenance.report.document import FORMAT
from provenance.report.result import Report
from provenance.report.schema import validate

_MARK = re.compile(rb'"format"\s*:\s*"provenance-report/')


def holds_report(raw: bytes) -> bool:
    """Whether these bytes, whole or only the first of them, are those of a report."""
    return raw.lstrip()[:1] == b"{" and _MARK.search(raw) is not None


def load_report(raw: bytes, name: str) -> Report:
    """The report in ``raw``; without the articles' texts, which a report does not hold.

    It is not held against the schema, which would take longer than all that is done with it:
    see ``flaw``.

    Raises:
        InputError: it is damaged, of another version, or no report.
    """
    try:
        document = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: not a whole report ({error}); write it again with trace --json") from None
    found = document.get("format") if isinstance(document, dict) else None
    if found != FORMAT:
        raise InputError(f"{name}: a report of the form {found!r}, not {FORMAT!r}; trace the articles again")
    return Report(document)


def flaw(report: Report) -> InputError | None:
    """Where the report's document breaks its schema: why it could not be used; ``None`` where it does not."""
    import jsonschema  # noqa: PLC0415 (only when a report proved unusable)

    try:
        validate(report.document)
    except jsonschema.ValidationError as error:
        return InputError(f"not a valid report at {error.json_path}: {error.message[:200]}")
    return None
