"""How claims travelled, read off the derivations."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from provenance.report.view import Json, View
from provenance.report.wording import listed

Step = tuple[str, str]
"""("article" | "source", id)"""

_LEAVES = 6
"""Names at the end of a path before it only says how many more there are."""


def step(node: Json) -> Step:
    """The end of a derivation as a hashable pair."""
    return ("article", node["article"]) if "article" in node else ("source", node["source"])


def label(view: View, one: Step) -> str:
    """A step's name for people: the outlet of an article where it is known, else its name."""
    kind, identifier = one
    if kind == "source":
        return view.source_name(identifier)
    return view.outlet_name(identifier) or view.article_name(identifier)


@dataclass
class Forest:
    """Derivations as trees in which each node stands once, below the last it has its text from.

    ``above`` gives that parent. ``also`` are further parents that do not stand above the node
    in its tree: a second source, or the link that would close a circle. A link that only skips
    steps of the tree (Kyodo → Trend beside Kyodo → Sputnik → Trend) is implied and left out.
    Co-descent has no direction and is left out.
    """

    roots: list[Step] = field(default_factory=list)
    above: dict[Step, Step] = field(default_factory=dict)
    below: dict[Step, list[Step]] = field(default_factory=dict)
    also: dict[Step, list[Step]] = field(default_factory=dict)
    relations: dict[tuple[Step, Step], list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, derivations: list[Json]) -> Forest:
        """The forest of ``derivations``, in their order; cost grows with their number alone."""
        forest = cls()
        for one in derivations:
            earlier, later = step(one["earlier"]), step(one["later"])
            if one["relation"] != "shares-source" and earlier != later:
                relations = forest.relations.setdefault((earlier, later), [])
                if one["relation"] not in relations:
                    relations.append(one["relation"])
        forest._grow()
        return forest

    def _grow(self) -> None:
        earlier_of: dict[Step, list[Step]] = {}
        for earlier, later in self.relations:
            earlier_of.setdefault(earlier, [])
            earlier_of.setdefault(later, []).append(earlier)
        depth: dict[Step, int] = {}
        for node in _sources_first(earlier_of):
            placed = [one for one in earlier_of[node] if one in depth]
            if not placed:
                self.roots.append(node)
                depth[node] = 0
                continue
            parent = max(placed, key=depth.__getitem__)
            depth[node] = depth[parent] + 1
            self.above[node] = parent
            self.below.setdefault(parent, []).append(node)
        for node, parents in earlier_of.items():
            standing_above = set(self.chain(node))
            self.also[node] = [one for one in parents if one not in standing_above]

    def chain(self, node: Step) -> list[Step]:
        """From the root down to ``node``."""
        upward = [node]
        while upward[-1] in self.above:
            upward.append(self.above[upward[-1]])
        return upward[::-1]

    def walk(self, start: Step) -> Iterator[Step]:
        """``start`` and all below it, each before what derives from it."""
        stack = [start]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(self.below.get(node, [])))


def _sources_first(earlier_of: dict[Step, list[Step]]) -> Iterator[Step]:
    """Each node after all it derives from; a circle is entered at its first node."""
    waiting = {node: len(parents) for node, parents in earlier_of.items()}
    later_of: dict[Step, list[Step]] = {}
    for node, parents in earlier_of.items():
        for parent in parents:
            later_of.setdefault(parent, []).append(node)
    ready = deque(node for node, count in waiting.items() if not count)
    entries = iter(earlier_of)
    done: set[Step] = set()
    while len(done) < len(earlier_of):
        node = ready.popleft() if ready else next(one for one in entries if one not in done)
        done.add(node)
        yield node
        for later in later_of.get(node, []):
            waiting[later] -= 1
            if not waiting[later] and later not in done:
                ready.append(later)


def path_lines(view: View, claim: Json) -> list[str]:
    """``Kyodo News → Sputnik → Trend``: a line for each way the claim travelled.

    Ends of one way share its line. Then come articles known only to share a source, and a last
    line names those without a known derivation: each article of the claim is named.
    """
    forest = Forest.of(claim["derivations"])
    ways: list[tuple[list[Step], list[Step]]] = []
    for root in forest.roots:
        for node in forest.walk(root):
            leaves = [one for one in forest.below.get(node, []) if one not in forest.below]
            ways += [(forest.chain(node), leaves)] if leaves else []
            ways += [(forest.chain(one), [node]) for one in forest.also[node]]
    ways.sort(key=lambda way: -len(way[0]))
    lines = [_line(view, chain, leaves) for chain, leaves in ways]
    lines += _co_descents(view, claim, forest)
    loose = _loose(view, claim)
    if loose:
        lines.append(f"no known derivation: {listed(loose, _LEAVES)}")
    return list(dict.fromkeys(line for line in lines if line))


def _line(view: View, chain: list[Step], leaves: list[Step]) -> str:
    """The chain and its ends; empty where all of them bear one name."""
    names = _distinct(label(view, one) for one in chain)
    ends = [end for end in _distinct(label(view, one) for one in leaves) if end != names[-1]]
    parts = [*names, listed(ends, _LEAVES)] if ends else names
    return " → ".join(parts) if len(parts) > 1 else ""


def _distinct(names: Iterator[str]) -> list[str]:
    """``names`` without the same name twice in a row."""
    kept: list[str] = []
    for name in names:
        if not kept or kept[-1] != name:
            kept.append(name)
    return kept


def _co_descents(view: View, claim: Json, forest: Forest) -> Iterator[str]:
    """Pairs that share a source and of which no way above says more."""
    for one in claim["derivations"]:
        ends = [step(one[side]) for side in ("earlier", "later")]
        if one["relation"] == "shares-source" and not all(end in forest.also for end in ends):
            yield f"{label(view, ends[0])} and {label(view, ends[1])} share a source"


def _loose(view: View, claim: Json) -> list[str]:
    linked = {step(one[side]) for one in claim["derivations"] for side in ("later", "earlier")}
    steps = dict.fromkeys(("article", mention["article"]) for mention in claim["mentions"])
    return [label(view, one) for one in steps if one not in linked] if len(steps) > 1 else []
