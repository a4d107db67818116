"""The data frames of a report and their columns."""

from __future__ import annotations

import inspect

from docs.introspection.markdown import code, table
from provenance.report import Report

FRAMES = ("claims", "mentions", "articles", "sources", "derivations", "divergences")
_LISTS = ("articles", "sources", "claims", "derivations", "fingerprints", "skipped")


def part() -> str:
    """A table: frame, what a row is, its columns."""
    empty = Report({one: [] for one in _LISTS})
    rows = [
        (
            code(f"report.{name}"),
            inspect.getdoc(inspect.getattr_static(Report, name)) or "",
            ", ".join(code(str(column)) for column in _columns(empty, name)),
        )
        for name in FRAMES
    ]
    return table(("frame", "rows", "columns, the index first"), rows)


def _columns(report: Report, name: str) -> list[str]:
    frame = getattr(report, name)
    return [one for one in (frame.index.name, *frame.columns) if one]
