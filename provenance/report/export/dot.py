"""Graphviz DOT of the lineage."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.report.export.formats import TextFormat
from provenance.report.export.lineage import Edge, Vertex, lineage_graph
from provenance.report.view import View


def _render(view: View) -> str:
    graph = lineage_graph(view)
    return "\n".join(_lines(graph.vertices, graph.edges)) + "\n"


def _lines(vertices: tuple[Vertex, ...], edges: tuple[Edge, ...]) -> Iterator[str]:
    yield "digraph lineage {"
    yield "  rankdir=LR;"
    yield '  node [shape=box, fontname="sans-serif"];'
    yield '  edge [fontname="sans-serif"];'
    for one in vertices:
        style = "" if one.held else ", style=dashed"
        yield f"  {one.key} [label={_quoted(one.label)}{style}];"
    for edge in edges:
        style = "" if edge.directed else ", style=dashed, dir=none"
        yield f"  {edge.earlier} -> {edge.later} [label={_quoted(edge.relation)}{style}];"
    yield "}"


def _quoted(text: str) -> str:
    r"""A quoted string: ``\`` and ``"`` escaped (so no ``\N`` of theirs counts), lines ended by ``\n``.

    Graphviz reads HTML entities in labels, hence the ampersand's own.
    """
    escaped = text.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n") + '"'


FORMAT = TextFormat(name="dot", summary="lineage as Graphviz DOT", render=_render)
