"""The export formats by name, in the order in which help lists them."""

from __future__ import annotations

import difflib

from provenance.errors import ExportError
from provenance.report.export import (
    csv,
    dot,
    graphml,
    markdown,
    mermaid,
    parquet,
    prov_json,
    prov_n,
    schema_org,
    tei,
    web_annotation,
)
from provenance.report.export.formats import ExportFormat

FORMATS: dict[str, ExportFormat] = {
    one.name: one
    for one in (
        markdown.FORMAT,
        csv.FORMAT,
        parquet.FORMAT,
        prov_json.FORMAT,
        prov_n.FORMAT,
        schema_org.FORMAT,
        web_annotation.FORMAT,
        tei.FORMAT,
        graphml.FORMAT,
        dot.FORMAT,
        mermaid.FORMAT,
    )
}


def export_format(name: str) -> ExportFormat:
    """The format called ``name``.

    Raises:
        ExportError: there is none; the message lists those there are.
    """
    if name in FORMATS:
        return FORMATS[name]
    near = difflib.get_close_matches(name, FORMATS, n=1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    raise ExportError(f"no export format {name!r}; there are: {', '.join(FORMATS)}.{hint}")
