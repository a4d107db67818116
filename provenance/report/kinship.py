"""How two articles of a report hang together, read off its derivations."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from provenance.report.paths import Step, step
from provenance.report.view import Json, View

Kind = Literal["derives", "shares-source", "common-source", "unknown"]


@dataclass(frozen=True, slots=True)
class Kinship:
    """One way in which two articles hang together.

    ``paths``: from the earlier end to the later; one for ``derives``, one to each article from
    what both go back to for ``common-source``. ``derivations`` are the steps of the paths, each
    with its evidence. ``whole``: of the articles as a whole, not of single claims alone.
    """

    kind: Kind
    paths: tuple[tuple[Step, ...], ...] = ()
    derivations: tuple[Json, ...] = ()
    whole: bool = True


def kinships(view: View, left: str, right: str) -> list[Kinship]:
    """How the two articles, by id, hang together, the strongest first; at least ``unknown``."""
    found = _between(view.document["derivations"], left, right, whole=True)
    if not found:
        shared = [
            one
            for claim in view.claims.values()
            if {left, right} <= {mention["article"] for mention in claim["mentions"]}
            for one in claim["derivations"]
        ]
        found = _between(shared, left, right, whole=False)
    return found or [Kinship("unknown")]


def marks_of_copying(view: View, left: str, right: str) -> list[Json]:
    """The fingerprints that both articles bear."""
    return [
        one
        for one in view.document["fingerprints"]
        if {left, right} <= {place["article"] for place in one["places"]}
    ]


def _between(derivations: Iterable[Json], left: str, right: str, *, whole: bool) -> list[Kinship]:
    one, other = ("article", left), ("article", right)
    links: dict[tuple[Step, Step], Json] = {}
    above: dict[Step, list[Step]] = defaultdict(list)
    shared: list[Json] = []
    for made in derivations:
        later, earlier = step(made["later"]), step(made["earlier"])
        if made["relation"] != "shares-source":
            if links.setdefault((later, earlier), made) is made:
                above[later].append(earlier)
        elif {later, earlier} == {one, other} and not shared:
            shared.append(made)
    ways = _upward(above, one), _upward(above, other)
    for way, end in ((ways[1], one), (ways[0], other)):
        if end in way:
            return [Kinship("derives", (way[end],), tuple(_steps(links, way[end])), whole)]
    found = [Kinship("shares-source", (), tuple(shared), whole)] if shared else []
    common = [node for node in ways[0] if node in ways[1]]
    if common:
        nearest = min(common, key=lambda node: (len(ways[0][node]) + len(ways[1][node]), node))
        paths = ways[0][nearest], ways[1][nearest]
        steps = {id(made): made for path in paths for made in _steps(links, path)}
        found.append(Kinship("common-source", paths, tuple(steps.values()), whole))
    return found


def _upward(above: dict[Step, list[Step]], start: Step) -> dict[Step, tuple[Step, ...]]:
    """All that ``start`` goes back to, each with a shortest path from it down to ``start``."""
    ways: dict[Step, tuple[Step, ...]] = {start: (start,)}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for earlier in above.get(here, ()):
            if earlier not in ways:
                ways[earlier] = (earlier, *ways[here])
                queue.append(earlier)
    return ways


def _steps(links: dict[tuple[Step, Step], Json], path: tuple[Step, ...]) -> list[Json]:
    return [links[later, earlier] for earlier, later in pairwise(path)]
