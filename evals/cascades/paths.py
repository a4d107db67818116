"""Scoring of derivations: the edges of the report's graph, and which articles are co-descendants."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from evals.cascades.reading import PEOPLE, Json, Judged

if TYPE_CHECKING:
    from evals.cascades.scoring import Scores

Edge = tuple[str, str, str]
"""Later end, earlier end, relation."""


def judge_edges(judged: Judged, scores: Scores) -> None:
    """Count the derivations between whole articles and sources that are right, wrong, missing."""
    required = [row for row in judged.truth.edges if row["required"]]
    allowed = [row for row in judged.truth.edges if not row["required"]]
    met: set[int] = set()
    for edge in sorted(set(_edges(judged))):
        fits = any(_fits(edge, row) for row in allowed)
        hits = {
            index for index, row in enumerate(required) if _fits(edge, row) or (fits and _ties(edge, row))
        }
        met |= hits
        if not hits and not fits:
            scores.edges.fp += 1
            scores.errors.append(("edge-wrong", " ".join((edge[0], edge[2], edge[1]))))
    scores.edges.tp = len(met)
    scores.edges.fn = len(required) - len(met)
    for index, row in enumerate(required):
        if index not in met:
            later = row.get("through") or row["later"][0]
            scores.errors.append(("edge-missed", f"{later} {'|'.join(row['relations'])} {row['earlier']}"))


def _edges(judged: Judged) -> list[Edge]:
    return [
        (judged.end(one["later"]), judged.end(one["earlier"]), one["relation"])
        for one in judged.document["derivations"]
        if judged.kind_of.get(one["earlier"].get("source") or "") not in PEOPLE
        and judged.kind_of.get(one["later"].get("source") or "") not in PEOPLE
    ]


def _fits(edge: Edge, row: Json) -> bool:
    later, earlier, relation = edge
    if (
        relation not in row["relations"]
        or later == earlier
        or row.get("through", later) not in (later, earlier)
    ):
        return False
    ways = [(later, earlier), (earlier, later)] if relation == "shares-source" else [(later, earlier)]
    return any(one in row["later"] and other in row["earlier"] for one, other in ways)


def _ties(edge: Edge, row: Json) -> bool:
    """An allowed edge from a text that names nobody ties it to its kin."""
    return "through" in row and edge[0] == row["through"] and edge[2] != "shares-source"


def judge_siblings(judged: Judged, scores: Scores) -> None:
    """Count the pairs of co-descendants that the report joins, and those it gives a direction.

    Two articles are joined if both lead to one node, or to nodes that ``shares-source`` joins, be it
    through others: to share a text with one who has it from a third is to share it with the third.
    They have a direction if one leads to the other, or to the other's outlet.
    """
    onward: dict[str, set[str]] = defaultdict(set)
    above: dict[str, str] = {}
    for later, earlier, relation in _edges(judged):
        if relation == "shares-source":
            above[_stem(later, above)] = _stem(earlier, above)
        else:
            onward[later].add(earlier)
    outlet_of = {row["id"]: row["outlet"] for row in judged.truth.articles}
    reach = {id_: _reached(f"article:{id_}", onward, outlet_of) for id_ in outlet_of}
    for one, other in judged.truth.siblings:
        directed = _leads(reach[one], other, outlet_of) or _leads(reach[other], one, outlet_of)
        mine, others = (
            {_stem(node, above) for node in (f"article:{id_}", *reach[id_])} for id_ in (one, other)
        )
        joined = mine & others
        scores.siblings.fp += directed
        scores.siblings.tp += bool(joined) and not directed
        scores.siblings.fn += directed or not joined
        if directed or not joined:
            scores.errors.append(
                ("siblings", f"{one} and {other}: {'directed' if directed else 'not joined'}")
            )


def _stem(node: str, above: dict[str, str]) -> str:
    """What stands for all nodes that ``shares-source`` joins with ``node``."""
    while above.get(node, node) != node:
        node = above[node]
    return node


def _reached(start: str, onward: dict[str, set[str]], outlet_of: dict[str, str | None]) -> set[str]:
    """The nodes that ``start`` leads to, a held article's outlet among them."""
    seen: set[str] = set()
    queue = [start]
    while queue:
        for node in sorted(onward.get(queue.pop(), ())):
            if node in seen:
                continue
            seen.add(node)
            queue.append(node)
            outlet = outlet_of.get(node.removeprefix("article:"))
            if outlet:
                seen.add(f"source:{outlet}")
    return seen


def _leads(reached: set[str], article: str, outlet_of: dict[str, str | None]) -> bool:
    return f"article:{article}" in reached or f"source:{outlet_of[article]}" in reached
