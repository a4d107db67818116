"""The data frames of a report and their columns."""

from __future__ import annotations

import functools
import inspect

from docs.introspection.markdown import code, table
from provenance.report import Report

_FRAME = "pd.DataFrame"
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
        for name in names()
    ]
    return table(("frame", "rows", "columns, the index first"), rows)


def names() -> list[str]:
    """The frames that a report has, in the order of their definition."""
    members = {name: one for name, one in vars(Report).items() if isinstance(one, functools.cached_property)}
    return [name for name, one in members.items() if inspect.get_annotations(one.func)["return"] == _FRAME]


def _columns(report: Report, name: str) -> list[str]:
    frame = getattr(report, name)
    return [one for one in (frame.index.name, *frame.columns) if one]
