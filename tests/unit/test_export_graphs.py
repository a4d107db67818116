"""GraphML, DOT and Mermaid: read back, they are the lineage and its names, whatever the names hold."""

from __future__ import annotations

import html
import io
import re

import networkx as nx
import pydot
import pytest

from provenance.report.export.lineage import LineageGraph, lineage_graph
from provenance.report.view import View
from tests.exports import VIEWS, text

MERMAID = re.compile(
    r"flowchart LR"
    r'|  (?P<node>n\d+)\["(?P<label>(?:[\w .,\'’]|#\d+;|<br/>)*)"\](?P<style>:::unheld)?'
    r'|  (?P<earlier>n\d+) (?P<arrow>-->|-\.-)\|"(?P<relation>(?:\w|#45;)+)"\| (?P<later>n\d+)'
    r"|  classDef unheld stroke-dasharray: 5 5"
)
"""Each line is one of these; a label holds letters, digits and character codes alone."""


@pytest.fixture(params=list(VIEWS))
def view(request: pytest.FixtureRequest) -> View:
    return VIEWS[request.param]()


def edges(graph: LineageGraph) -> list[tuple[str, str, str]]:
    return sorted((one.earlier, one.later, one.relation) for one in graph.edges)


def test_graphml(view: View) -> None:
    wanted = lineage_graph(view, alone=True)
    made = nx.read_graphml(io.BytesIO(text(view, "graphml").encode()), force_multigraph=True)
    assert set(made.nodes) == {one.key for one in wanted.vertices}
    assert sorted((a, b, data["relation"]) for a, b, data in made.edges(data=True)) == edges(wanted)
    for one in wanted.vertices:
        data = made.nodes[one.key]
        assert (data["kind"], data["held"]) == (one.kind, one.held)
        assert data.get("published_at") == one.published_at
    assert {one.identifier for one in wanted.vertices} >= set(view.articles)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # pydot's, of its own parser
def test_dot(view: View) -> None:
    wanted = lineage_graph(view)
    (made,) = pydot.graph_from_dot_data(text(view, "dot")) or []
    nodes = {one.get_name(): one for one in made.get_nodes() if one.get_name() not in {"node", "edge"}}
    for one in wanted.vertices:
        label = nodes.pop(one.key).get("label")
        assert undone(label) == one.label
    assert not nodes
    found = [(one.get_source(), one.get_destination(), one.get("label")[1:-1]) for one in made.get_edges()]
    assert sorted(found) == edges(wanted)


def undone(quoted: str) -> str:
    """A DOT string as Graphviz shows it."""
    assert quoted[0] == quoted[-1] == '"'
    shown = re.sub(
        r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], quoted[1:-1], flags=re.DOTALL
    )
    return html.unescape(shown)


def test_mermaid(view: View) -> None:
    wanted = lineage_graph(view)
    lines = [MERMAID.fullmatch(line) for line in text(view, "mermaid").splitlines()]
    assert all(lines)
    found = [line for line in lines if line]
    labels = {line["node"]: line for line in found if line["node"]}
    assert set(labels) == {one.key for one in wanted.vertices}
    for one in wanted.vertices:
        line = labels[one.key]
        shown = re.sub(r"#(\d+);", lambda code: chr(int(code[1])), line["label"].replace("<br/>", "\n"))
        assert shown == one.label
        assert (line["style"] is None) == one.held
    drawn = [line for line in found if line["relation"]]
    assert sorted(
        (line["earlier"], line["later"], line["relation"].replace("#45;", "-")) for line in drawn
    ) == edges(wanted)
    assert {line["arrow"] for line in drawn if "shares" in line["relation"]} <= {"-.-"}


def test_what_nobody_holds_is_dashed() -> None:
    view = VIEWS["teaching"]()
    assert re.search(r'label="Kyodo News\\nnot in the pile", style=dashed', text(view, "dot"))
    assert re.search(r'label="shares-source", style=dashed, dir=none', text(view, "dot"))
    assert re.search(r'"Kyodo News<br/>not in the pile"\]:::unheld', text(view, "mermaid"))
