"""Tables as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import regex

from provenance.report.export.formats import FolderFormat
from provenance.report.export.tables import tables
from provenance.report.view import View
from provenance.report.wording import safe

if TYPE_CHECKING:
    import pandas as pd

_FORMULA = regex.compile(r"(?:\A|(?<=[;\t|]))(?=\s*[=+\-@＝＋－＠])")
"""Where a spreadsheet would read a formula: at the head of a cell, or behind another locale's separator."""


def _render(view: View) -> dict[str, bytes]:
    return {f"{name}.csv": _csv(frame) for name, frame in tables(view).items()}


def _csv(frame: pd.DataFrame) -> bytes:
    """RFC 4180 with a byte-order mark, without which spreadsheets take UTF-8 for something else."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(frame.columns)
    writer.writerows([_cell(value) for value in row] for row in _rows(frame))
    return stream.getvalue().encode("utf-8-sig")


def _rows(frame: pd.DataFrame) -> Iterable[list[Any]]:
    """Rows of plain Python values; what is missing is ``None``."""
    plain = frame.astype(object)
    rows: list[list[Any]] = plain.where(plain.map(_is_given), None).to_numpy().tolist()
    return rows


def _is_given(value: object) -> bool:
    return value is not None and value == value  # noqa: PLR0124 (only NaN differs from itself)


def _cell(value: object) -> object:
    """A number as it is; anything else as text on one line that is no formula."""
    if isinstance(value, bool):
        return str(value).lower()
    if value is None or isinstance(value, (int, float)):
        return "" if value is None else value
    text = "; ".join(str(one) for one in value) if isinstance(value, list) else str(value)
    return _FORMULA.sub("'", safe(text))


FORMAT = FolderFormat(
    name="csv",
    summary="six tables for spreadsheets, formulas defused (a folder)",
    render=_render,
)
