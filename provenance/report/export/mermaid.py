"""A Mermaid flowchart of the lineage, as GitHub, GitLab, Obsidian and Notion draw it."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.report.export.formats import TextFormat
from provenance.report.export.lineage import Edge, Vertex, lineage_graph
from provenance.report.view import View

_PLAIN = frozenset(" .,'’")
"""Beside letters and digits, what stands in a label as it is."""


def _render(view: View) -> str:
    graph = lineage_graph(view)
    return "\n".join(_lines(graph.vertices, graph.edges)) + "\n"


def _lines(vertices: tuple[Vertex, ...], edges: tuple[Edge, ...]) -> Iterator[str]:
    yield "flowchart LR"
    for one in vertices:
        yield f'  {one.key}["{_escaped(one.label)}"]' + ("" if one.held else ":::unheld")
    for edge in edges:
        arrow = "-->" if edge.directed else "-.-"
        yield f'  {edge.earlier} {arrow}|"{_escaped(edge.relation)}"| {edge.later}'
    yield "  classDef unheld stroke-dasharray: 5 5"


def _escaped(text: str) -> str:
    """Letters as they are, all else as Mermaid's entity codes: no quote, tag, link or Markdown."""
    return "<br/>".join("".join(_spelt(char) for char in line) for line in text.split("\n"))


def _spelt(char: str) -> str:
    return char if char.isalnum() or char in _PLAIN else f"#{ord(char)};"


FORMAT = TextFormat(
    name="mermaid",
    summary="lineage as a Mermaid flowchart, for Markdown pages",
    render=_render,
)
