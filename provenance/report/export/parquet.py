"""Tables as Parquet, exact and typed, for DuckDB, pandas, Polars, Spark."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from provenance.errors import ExportError
from provenance.report.export.formats import FolderFormat
from provenance.report.export.tables import tables
from provenance.report.view import View

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

_WHOLE = frozenset(
    """mentions articles outlets origins unknown_lineage witnesses substantive minor cosmetic start end
    own_reporting sentences dropped shared_claims cited_by""".split()
)
_REAL = frozenset({"confidence", "minimum_similarity"})
_TRUTH = frozenset({"origin_held", "held"})
_LISTS = frozenset({"attributed_to", "credits", "rules"})
"""Columns that are not text; declared, so that an empty or half-known column has the same type."""


def _render(view: View) -> dict[str, bytes]:
    try:
        import pyarrow.parquet  # noqa: F401, PLC0415 (an extra)
    except ImportError:
        raise ExportError(
            "Parquet needs pyarrow; install it with: pip install 'provenance[parquet]' (or export csv)"
        ) from None
    return {f"{name}.parquet": _parquet(frame) for name, frame in tables(view).items()}


def _parquet(frame: pd.DataFrame) -> bytes:
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    columns = {str(name): _column(str(name), frame[name].tolist()) for name in frame.columns}
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream, compression="zstd")
    return stream.getvalue()


def _column(name: str, values: Iterable[Any]) -> pa.Array[Any]:
    import pyarrow as pa  # noqa: PLC0415

    kind = (
        pa.int64()
        if name in _WHOLE
        else pa.float64()
        if name in _REAL
        else pa.bool_()
        if name in _TRUTH
        else pa.list_(pa.string())
        if name in _LISTS
        else pa.string()
    )
    return pa.array([_value(value) for value in values], type=kind)


def _value(value: Any) -> Any:
    """A value as Parquet holds it: what is missing is null."""
    if isinstance(value, list):
        return [one for one in value if one is not None]
    return None if value is None or value != value else value  # noqa: PLR0124 (NaN)


FORMAT = FolderFormat(
    name="parquet",
    summary="the same tables, exact and typed, for DuckDB, pandas, Polars, Spark (a folder)",
    render=_render,
)
