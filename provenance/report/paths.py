"""How a claim travelled, read off its derivations."""

from __future__ import annotations

from provenance.report.view import Json, View

Step = tuple[str, str]
"""("article" | "source", id)"""


def step(node: Json) -> Step:
    """The end of a derivation as a hashable pair."""
    return ("article", node["article"]) if "article" in node else ("source", node["source"])


def children(derivations: list[Json]) -> dict[Step, list[Step]]:
    """Who has it from whom: earlier → later; co-descent gives no direction and is left out."""
    found: dict[Step, list[Step]] = {}
    for one in derivations:
        if one["relation"] != "shares-source":
            found.setdefault(step(one["earlier"]), []).append(step(one["later"]))
    return found


def roots(derivations: list[Json]) -> list[Step]:
    """Ends that derive from nothing, in order of appearance."""
    later = {target for targets in children(derivations).values() for target in targets}
    return [start for start in children(derivations) if start not in later]


def chains(derivations: list[Json]) -> list[list[Step]]:
    """Every way from a root to a leaf, the longest first."""
    below = children(derivations)
    found: list[list[Step]] = []
    stack = [[root] for root in reversed(roots(derivations))]
    while stack:
        chain = stack.pop()
        onward = [one for one in below.get(chain[-1], []) if one not in chain]
        if not onward:
            found.append(chain)
        stack.extend([*chain, one] for one in reversed(onward))
    return sorted(found, key=len, reverse=True)


def label(view: View, one: Step) -> str:
    """A step's name for people: the outlet of an article where it is known, else its name."""
    kind, identifier = one
    if kind == "source":
        return view.source_name(identifier)
    return view.outlet_name(identifier) or view.article_name(identifier)


def path_lines(view: View, claim: Json) -> list[str]:
    """``Kyodo News → Sputnik → Trend``, a line for each way the claim travelled, without repeats."""
    lines = []
    for chain in chains(claim["derivations"]):
        names = [label(view, one) for one in chain]
        distinct = [name for index, name in enumerate(names) if index == 0 or name != names[index - 1]]
        line = " → ".join(distinct)
        if len(distinct) > 1 and line not in lines:
            lines.append(line)
    return lines
