"""GraphML of the lineage, for Gephi, yEd, Cytoscape and networkx itself."""

from __future__ import annotations

from typing import Any

from provenance.report.export.formats import TextFormat
from provenance.report.export.lineage import LineageGraph, lineage_graph
from provenance.report.export.spelling import as_xml
from provenance.report.view import View


def _render(view: View) -> str:
    """Arrows run from the earlier to the later; ``directed`` is false where neither is from the other."""
    import networkx as nx  # noqa: PLC0415 (only for this format)

    return "\n".join(nx.generate_graphml(_graph(lineage_graph(view, alone=True)), named_key_ids=True)) + "\n"


def _graph(lineage: LineageGraph) -> Any:
    import networkx as nx  # noqa: PLC0415

    graph = nx.MultiDiGraph()
    for one in lineage.vertices:
        known = {"outlet": one.outlet, "published_at": one.published_at}
        graph.add_node(
            one.key,
            label=as_xml(one.name),
            kind=one.kind,
            identifier=as_xml(one.identifier),
            held=one.held,
            **{name: as_xml(value) for name, value in known.items() if value is not None},
        )
    for edge in lineage.edges:
        graph.add_edge(
            edge.earlier,
            edge.later,
            relation=edge.relation,
            confidence=edge.confidence,
            claims=edge.claims,
            directed=edge.directed,
        )
    return graph


FORMAT = TextFormat(
    name="graphml",
    summary="lineage as a graph, for Gephi, yEd, Cytoscape, networkx",
    render=_render,
)
