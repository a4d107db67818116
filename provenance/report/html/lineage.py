"""Derivations as a figure and as statements with the words that they rest on."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenance.report.html import graph
from provenance.report.html.anchors import Anchors
from provenance.report.paths import Step, label, path_lines, step
from provenance.report.view import Json, View
from provenance.report.wording import safe, shortened, when

MOST_NODES = 12
"""Nodes drawn; beyond, the best connected are and the rest is counted."""
_MOST_EDGES = 40
"""Derivations told with their evidence before the rest is counted."""
_QUOTED = 240
"""Characters of evidence quoted; the link leads to all of them."""
_COLUMNS = 18
"""Columns of a name that fit a box."""
_SHARES = "shares a source with"
_NOT_HELD = "not in the pile"


@dataclass(frozen=True, slots=True)
class Ref:
    """An article or a source as it is named, and where it stands on the page."""

    name: str
    detail: str
    href: str | None
    kind: str
    held: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article and the link to them."""

    words: str
    article: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Ground:
    """A piece of evidence: its rule, what it says, the quoted words."""

    rule: str
    note: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """``later relation earlier`` with its evidence."""

    later: Ref
    relation: str
    earlier: Ref
    confidence: float
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class BoxMark:
    """A node as drawn."""

    x: float
    y: float
    name: str
    detail: str
    ref: Ref
    origin: bool


@dataclass(frozen=True, slots=True)
class LineMark:
    """A derivation as drawn; ``head`` is the arrowhead's outline."""

    path: str
    x: float
    y: float
    label: str
    relation: str
    head: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A lineage as drawn, the same in words, and how many nodes were left out.

    ``paths`` tell the arrows; ``shared`` the links without direction.
    """

    width: float
    height: float
    boxes: tuple[BoxMark, ...]
    lines: tuple[LineMark, ...]
    paths: tuple[str, ...]
    shared: tuple[str, ...]
    hidden: int


def ref(view: View, anchors: Anchors, at: Step) -> Ref:
    """An end of a derivation for people."""
    kind, identifier = at
    href = anchors.node(kind, identifier)
    if kind == "source":
        source = view.sources.get(identifier, {})
        held = bool(source.get("held"))
        detail = source.get("kind", "unknown") if held else _NOT_HELD
        return Ref(safe(label(view, at)), detail, href, kind, held)
    article = view.articles[identifier]
    outlet = view.outlet_name(identifier)
    detail = when(article) if outlet is None else f"{safe(article['name'])} · {when(article)}"
    return Ref(safe(label(view, at)), detail, href, kind, held=True)


def edges(view: View, anchors: Anchors, derivations: Sequence[Json]) -> tuple[list[Edge], int]:
    """Each derivation with its evidence, and how many more there are."""
    told = [_edge(view, anchors, one) for one in derivations[:_MOST_EDGES]]
    return told, len(derivations) - len(told)


def _edge(view: View, anchors: Anchors, one: Json) -> Edge:
    return Edge(
        later=ref(view, anchors, step(one["later"])),
        relation=_SHARES if one["relation"] == "shares-source" else str(one["relation"]),
        earlier=ref(view, anchors, step(one["earlier"])),
        confidence=one["confidence"],
        grounds=tuple(ground(view, anchors, evidence) for evidence in one["evidence"]),
    )


def ground(view: View, anchors: Anchors, evidence: Json) -> Ground:
    """A piece of evidence with its quoted words."""
    quotes = tuple(quote(view, anchors, **place) for place in evidence["spans"])
    return Ground(evidence["rule"].replace("-", " "), evidence["note"], quotes)


def quote(view: View, anchors: Anchors, article: str, start: int, end: int) -> Quote:
    """The words in a range; where the text is not at hand, where they stand."""
    words = view.quoted(article, start, end)
    shown = f"characters {start:,}–{end:,}" if words is None else f"“{shortened(words, _QUOTED)}”"
    return Quote(shown, safe(view.article_name(article)), anchors.words(article, start, end))


def figure(
    view: View, anchors: Anchors, derivations: Sequence[Json], origin: Step | None = None
) -> Figure | None:
    """The figure of these derivations; ``None`` where there are none."""
    steps = _steps(derivations)
    if not steps:
        return None
    kept = _kept(steps, derivations)
    drawing = graph.draw(kept, _arrows(derivations, set(kept)))
    boxes = tuple(_box(view, anchors, one, origin=one.node == origin) for one in drawing.boxes)
    directed = [one for one in derivations if one["relation"] != "shares-source"]
    paths = tuple(path_lines(view, {"derivations": directed, "mentions": []}))
    shared = [
        " and ".join(safe(label(view, one)) for one in (line.arrow.start, line.arrow.end))
        for line in drawing.lines
        if not line.arrow.directed
    ]
    lines = tuple(_line(one) for one in drawing.lines)
    return Figure(drawing.width, drawing.height, boxes, lines, paths, tuple(shared), len(steps) - len(kept))


def _steps(derivations: Iterable[Json]) -> list[Step]:
    return list(dict.fromkeys(step(one[side]) for one in derivations for side in ("earlier", "later")))


def _kept(steps: list[Step], derivations: Iterable[Json]) -> list[Step]:
    """The best connected steps, in their order."""
    if len(steps) <= MOST_NODES:
        return steps
    degree = Counter(step(one[side]) for one in derivations for side in ("earlier", "later"))
    best = set(sorted(steps, key=lambda one: -degree[one])[:MOST_NODES])
    return [one for one in steps if one in best]


def _arrows(derivations: Iterable[Json], kept: set[Step]) -> list[graph.Arrow[Step]]:
    """One arrow a pair of nodes; of the links without direction, as few as join the same nodes."""
    named: dict[tuple[Step, Step], list[str]] = {}
    links: list[tuple[Step, Step]] = []
    for one in derivations:
        pair = (step(one["earlier"]), step(one["later"]))
        if pair[0] == pair[1] or not kept.issuperset(pair):
            continue
        if one["relation"] == "shares-source":
            links.append(pair)
        elif one["relation"] not in named.setdefault(pair, []):
            named[pair].append(one["relation"])
    arrows = [graph.Arrow(start, end, " + ".join(relations)) for (start, end), relations in named.items()]
    return arrows + [graph.Arrow(*pair, "shares a source", directed=False) for pair in _joining(links)]


def _joining(links: Iterable[tuple[Step, Step]]) -> list[tuple[Step, Step]]:
    """Those links that join nodes not yet joined."""
    group: dict[Step, Step] = {}

    def top(one: Step) -> Step:
        while one in group:
            one = group[one]
        return one

    joining = []
    for pair in links:
        ends = [top(one) for one in pair]
        if ends[0] != ends[1]:
            group[ends[0]] = ends[1]
            joining.append(pair)
    return joining


def _box(view: View, anchors: Anchors, at: graph.Box[Step], *, origin: bool) -> BoxMark:
    named = ref(view, anchors, at.node)
    detail = when(view.articles[at.node[1]]) if named.kind == "article" else named.detail
    return BoxMark(at.x, at.y, _fitting(named.name), _fitting(detail, _COLUMNS + 8), named, origin)


def _line(one: graph.Line[Step]) -> LineMark:
    relation = one.arrow.label if one.arrow.directed else "shares-source"
    return LineMark(one.path, one.label_x, one.label_y, one.arrow.label, relation, _head(one))


def _head(one: graph.Line[Step]) -> str | None:
    """The outline of an arrowhead at the line's tip, pointing the way the line arrives."""
    if one.tip is None:
        return None
    x, y = one.tip
    back = -8 if one.label_x < x else 8
    return f"M{x:g} {y:.1f}l{back} -4.5v9z"


def _fitting(text: str, columns: int = _COLUMNS) -> str:
    """``text`` cut to what a box holds; East Asian letters take two columns."""
    used = 0
    for index, char in enumerate(text):
        used += 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if used > columns:
            return text[: max(index - 1, 0)].rstrip() + "…"
    return text
