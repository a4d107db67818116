"""The lineage as a graph: who has the story from whom, for every format that draws it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from provenance.report.export.derivations import link
from provenance.report.paths import Step, step
from provenance.report.view import Json, View
from provenance.report.wording import safe, when


@dataclass(frozen=True, slots=True, kw_only=True)
class Vertex:
    """An article of the pile, or a source whose report may not be in it.

    ``key`` is unique and plain; ``label`` is a line or three for people, safe to show.
    """

    key: str
    label: str
    kind: str
    identifier: str
    name: str
    held: bool
    outlet: str | None = None
    published_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """``later`` has its text or story from ``earlier``; for ``shares-source`` neither has.

    ``claims`` counts the claims inside which the same link was found.
    """

    earlier: str
    later: str
    relation: str
    confidence: float
    claims: int

    @property
    def directed(self) -> bool:
        """Whether one end comes from the other."""
        return self.relation != "shares-source"


@dataclass(frozen=True, slots=True)
class LineageGraph:
    """Vertices and edges in the order of the report."""

    vertices: tuple[Vertex, ...]
    edges: tuple[Edge, ...]


def lineage_graph(view: View, *, alone: bool = False) -> LineageGraph:
    """The graph of the derivations between whole articles and sources.

    ``alone``: with the articles that no derivation touches.
    """
    derivations = view.document["derivations"]
    ends = [step(one[side]) for one in derivations for side in ("earlier", "later")]
    articles = [("article", one) for one in view.articles] if alone else []
    keys = {one: f"n{number}" for number, one in enumerate(dict.fromkeys([*articles, *ends]))}
    inside = Counter(link(one) for claim in view.claims.values() for one in claim["derivations"])
    return LineageGraph(
        tuple(_vertex(view, key, one) for one, key in keys.items()),
        tuple(_edge(one, keys, inside[link(one)]) for one in derivations),
    )


def _vertex(view: View, key: str, one: Step) -> Vertex:
    kind, identifier = one
    if kind == "article":
        return _article(view, key, identifier)
    held = bool(view.sources.get(identifier, {}).get("held"))
    name = view.source_name(identifier)
    label = safe(name) + ("" if held else "\nnot in the pile")
    return Vertex(key=key, label=label, kind=kind, identifier=identifier, name=name, held=held)


def _article(view: View, key: str, identifier: str) -> Vertex:
    article = view.articles[identifier]
    outlet = view.outlet_name(identifier)
    lines = [outlet, article["name"], when(article)]
    return Vertex(
        key=key,
        label="\n".join(safe(line) for line in lines if line),
        kind="article",
        identifier=identifier,
        name=article["name"],
        held=True,
        outlet=outlet,
        published_at=(article["published_at"] or {}).get("value"),
    )


def _edge(one: Json, keys: dict[Step, str], claims: int) -> Edge:
    return Edge(
        earlier=keys[step(one["earlier"])],
        later=keys[step(one["later"])],
        relation=one["relation"],
        confidence=one["confidence"],
        claims=claims,
    )
