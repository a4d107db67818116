"""Derivations as a graph: merged, free of cycles, walked towards the source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from provenance.model import Derivation, Evidence, Node, Relation
from provenance.tracing.pile import Pile
from provenance.tracing.settings import CONFIDENCE

_RANK: Mapping[Relation, int] = {"cites": 0, "revises": 1, "copies": 2, "quotes": 3, "shares-source": 4}


class Groups:
    """Disjoint groups of keys; the smallest key stands for its group."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def find(self, key: str) -> str:
        """The key that stands for the group of ``key``."""
        root = key
        while (above := self._above.get(root, root)) != root:
            root = above
        while (above := self._above.get(key, key)) != root:
            self._above[key] = root
            key = above
        return root

    def join(self, first: str, second: str) -> bool:
        """Make two groups one; whether they were two."""
        low, high = sorted((self.find(first), self.find(second)))
        self._above[high] = low
        return low != high


def key(node: Node) -> str:
    """A node as a string that sorts and cannot be mistaken for a node of the other sort."""
    return f"article:{node.article}" if node.article is not None else f"source:{node.source}"


def order(derivation: Derivation) -> tuple[str, str]:
    """The order in which derivations are listed."""
    return key(derivation.later), key(derivation.earlier)


def merged(derivations: Iterable[Derivation]) -> list[Derivation]:
    """One derivation for each pair of ends: the firmest relation, all the evidence."""
    pairs: dict[tuple[str, str], list[Derivation]] = defaultdict(list)
    for one in derivations:
        if one.later != one.earlier:
            pairs[order(one)].append(one)
    found = []
    for _, same in sorted(pairs.items()):
        firmest = min(same, key=lambda one: (_RANK[one.relation], -one.confidence))
        evidence = dict.fromkeys(piece for one in same for piece in one.evidence)
        confidence = max(one.confidence for one in same)
        found.append(replace(firmest, evidence=tuple(evidence), confidence=confidence))
    return found


def dated(pile: Pile, derivation: Derivation) -> Derivation:
    """Report it where the dates say that the later end was published first."""
    later, earlier = derivation.later.article, derivation.earlier.article
    if derivation.relation == "shares-source" or later is None or earlier is None:
        return derivation
    if not pile.before(later, earlier):
        return derivation
    note = (
        f"The dates contradict this: {pile.title(later)} is dated {_day(pile, later)}, "
        f"before {pile.title(earlier)} ({_day(pile, earlier)})."
    )
    evidence = (*derivation.evidence, Evidence(rule="date-contradiction", note=note))
    return replace(derivation, evidence=evidence, confidence=CONFIDENCE["contradicted"])


def _day(pile: Pile, article: str) -> str:
    date = pile.date(article)
    return date.value if date else "nowhere"


@dataclass(frozen=True, slots=True)
class Acyclic:
    """Derivations without a cycle, and sentences on what had to be cut for it."""

    derivations: tuple[Derivation, ...]
    cuts: tuple[str, ...]


def acyclic(pile: Pile, derivations: Sequence[Derivation]) -> Acyclic:
    """Cut the weakest link of every circle of sources, and say so on the links that stay.

    Links are laid in order of their strength; one that would close a circle is left out.
    """
    onward: dict[str, set[str]] = defaultdict(set)
    kept: dict[tuple[str, str], Derivation] = {}
    cuts: list[str] = []
    for one in sorted(derivations, key=lambda link: _strength(pile, link)):
        later, earlier = order(one)
        way = [] if one.relation == "shares-source" else _way(onward, earlier, later)
        if not way:
            kept[later, earlier] = one
            if one.relation != "shares-source":
                onward[later].add(earlier)
            continue
        note = (
            f"{pile.label(one.later)} also names {pile.label(one.earlier)} as its source, "
            f"which closes a circle; that link is left out."
        )
        places = tuple(sorted({place for piece in one.evidence for place in piece.places}))
        cuts.append(note)
        for step in way:
            there = kept[step]
            evidence = (*there.evidence, Evidence(rule="citation-cycle", note=note, places=places))
            kept[step] = replace(there, evidence=evidence)
    return Acyclic(tuple(kept[pair] for pair in sorted(kept)), tuple(cuts))


def _strength(pile: Pile, one: Derivation) -> tuple[int, float, int, tuple[str, str]]:
    """Strongest first: dates that agree, confidence, pieces of evidence, then by name."""
    later, earlier = one.later.article, one.earlier.article
    fits = later is not None and earlier is not None and pile.day_before(earlier, later)
    places = sum(len(piece.places) for piece in one.evidence)
    return (0 if fits else 1, -one.confidence, -places, order(one))


def _way(onward: Mapping[str, set[str]], start: str, goal: str) -> list[tuple[str, str]]:
    """The links of a way from ``start`` to ``goal``, none if there is no way."""
    came: dict[str, str] = {start: start}
    queue = [start]
    for node in queue:
        if node == goal:
            return _back(came, start, goal)
        for target in sorted(onward.get(node, ())):
            if target not in came:
                came[target] = node
                queue.append(target)
    return []


def _back(came: Mapping[str, str], start: str, goal: str) -> list[tuple[str, str]]:
    links = []
    node = goal
    while node != start:
        links.append((came[node], node))
        node = came[node]
    return links


def reduced(derivations: Sequence[Derivation]) -> tuple[Derivation, ...]:
    """Leave out a citation that a longer way through the pile already explains.

    The Hindu names ANSA and credits Trend, which credits EFE, which credits ANSA: the chain is
    what happened, the direct link its echo. The evidence goes to the first link of the chain.
    """
    by_pair = {order(one): one for one in derivations}
    onward: dict[str, set[str]] = defaultdict(set)
    for pair, one in by_pair.items():
        if one.relation != "shares-source":
            onward[pair[0]].add(pair[1])
    for pair in sorted(by_pair):
        later, earlier = pair
        if by_pair[pair].relation != "cites" or len(onward[later]) < 2:  # noqa: PLR2004 (a fork)
            continue
        onward[later].discard(earlier)
        way = _way(onward, later, earlier)
        if not way:
            onward[later].add(earlier)
            continue
        echo = by_pair.pop(pair)
        first = by_pair[way[-1]]
        extra = tuple(replace(piece, rule="echo") for piece in echo.evidence if piece not in first.evidence)
        by_pair[way[-1]] = replace(first, evidence=first.evidence + extra)
    return tuple(by_pair[pair] for pair in sorted(by_pair))


class Ways:
    """The ways from later to earlier ends of an acyclic set of derivations."""

    def __init__(self, derivations: Iterable[Derivation]) -> None:
        self.onward: dict[Node, list[Derivation]] = defaultdict(list)
        self.citing: dict[Node, list[Derivation]] = defaultdict(list)
        for one in derivations:
            if one.relation != "shares-source":
                self.onward[one.later].append(one)
                self.citing[one.earlier].append(one)

    def reached(self, start: Node) -> list[Node]:
        """``start`` and everything it descends from, nearest first."""
        seen = {start: None}
        queue = [start]
        for node in queue:
            for one in self.onward.get(node, ()):
                if one.earlier not in seen:
                    seen[one.earlier] = None
                    queue.append(one.earlier)
        return queue

    def ends(self, start: Node) -> list[Node]:
        """The farthest nodes that ``start`` descends from; itself if it descends from nothing."""
        return [node for node in self.reached(start) if not self.onward.get(node)]
