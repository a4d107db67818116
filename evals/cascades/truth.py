"""What is true of a generated pile, in the form of ``truth.json``.

``truth.json`` is one object, ``"format": "cascade-truth/1"``:

``articles``   ``{id, cascade, plan, node, outlet, headline}``: ``cascade`` is null for an article
               that has to do with no other; ``headline`` says whether the title is ``stronger``
               than the text, ``faithful``, or not judged (null).
``sentences``  ``{article, start, end, fact, telling, clause, sites}``: sentences of one ``fact`` make
               one claim; those of one ``telling`` descend from one wording, and ``sites`` are the
               ranges ``{id, form, applied, start, end}`` in which any two of them can differ (a
               site that one applies and the other does not is a difference, see ``FORMS``).
               ``clause`` is the attribution clause ``{start, end, source}`` around it, or null.
``facts``      ``{id, cascade, holders, origin, origins, unknown, families}``: the articles that hold
               it, the right answers for its origin (``{source, article}``; ``source`` null: no
               outlet is named, which is right where nothing tells, or where credits contradict
               each other; the list is null where nothing is judged), for the number
               of independent origins, and for articles of unknown lineage (null: not judged).
``edges``      ``{later, earlier, relations, required, through}``: a derivation is right if its ends are
               among ``later`` and ``earlier`` (``article:ID`` or ``source:ID``) and its relation
               among ``relations``; ``required`` false: it may be reported or not. ``through`` (rare)
               is an article that must be one of the ends: a text that names nobody must be tied to
               one of its kin, either by ``shares-source`` or as made from one of its ancestors.
``siblings``   pairs of articles of one descent of which neither is made from the other.
``marks``      ``{form, article, start, end, id}``: planted foreign letters and misspellings.

All ranges are half-open, in code points of the article's ``text``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Any

from evals.cascades.base import Outlet
from evals.cascades.plans import Node, Plan, ancestors
from evals.cascades.versions import Story

FORMAT = "cascade-truth/1"
Json = dict[str, Any]
DIRECTED = ("cites", "copies", "quotes", "revises")


@dataclass(slots=True, kw_only=True)
class Truth:
    """The truth of a pile; ``as_json`` is ``truth.json``."""

    articles: list[Json] = field(default_factory=list)
    sentences: list[Json] = field(default_factory=list)
    facts: list[Json] = field(default_factory=list)
    edges: list[Json] = field(default_factory=list)
    siblings: list[list[str]] = field(default_factory=list)
    marks: list[Json] = field(default_factory=list)

    def as_json(self, **about: object) -> Json:
        """The whole object, headed by what it is ``about`` (seed, base)."""
        return {
            "format": FORMAT,
            **about,
            "articles": self.articles,
            "sentences": self.sentences,
            "facts": self.facts,
            "edges": self.edges,
            "siblings": self.siblings,
            "marks": self.marks,
        }

    @classmethod
    def of(cls, read: Mapping[str, Any]) -> Truth:
        """The truth read from ``truth.json``.

        Raises:
            ValueError: it is of another format.
        """
        if read.get("format") != FORMAT:
            raise ValueError(f"not {FORMAT}: {read.get('format')!r}")
        names = ("articles", "sentences", "facts", "edges", "siblings", "marks")
        return cls(**{name: list(read[name]) for name in names})


class Descent:
    """Who has what from whom in one cascade, as far as its articles let anybody know."""

    def __init__(
        self, plan: Plan, outlets: Mapping[str, Outlet], ids: Mapping[str, str], wrong: Outlet | None
    ) -> None:
        self.plan = plan
        self._outlets = outlets
        self._ids = ids
        self._wrong = wrong
        self._path = {node.key: ancestors(plan, node) for node in plan}
        named = {name for node in plan if node.held for name in node.names}
        self._known = {node.key for node in plan if node.key in named or (node.held and node.own)}

    def family(self, key: str, since: str | None = None) -> str:
        """The origin of the tree that a text belongs to; of what ``since`` added, that text."""
        return self._way(key, since)[-1].key

    def top(self, key: str, since: str | None = None) -> Node | None:
        """The farthest text on the way back that anybody can know of."""
        known = [node for node in self._way(key, since) if node.key in self._known]
        return known[-1] if known else None

    def _way(self, key: str, since: str | None) -> list[Node]:
        path = self._path[key]
        keys = [node.key for node in path]
        return path[: keys.index(since) + 1] if since is not None else path

    def fact(self, name: str, story: Story, holders: list[str], *, voiced: bool, spoken: bool) -> Json:
        """The row of a fact that the held texts ``holders`` tell.

        ``voiced``: all tellings rest on one speaker. ``spoken``: a speaker is named, who may be
        called the one origin of what nobody knows the lineage of.
        """
        since = story.since.get(name)
        family = {key: self.family(key, since) for key in holders}
        families = sorted(set(family.values()))
        known = [
            one for one in families if any(self.top(key, since) for key in holders if family[key] == one)
        ]
        lost = [key for key in holders if family[key] not in known]
        return {
            "id": name,
            "cascade": story.cascade,
            "holders": [self._ids[key] for key in holders],
            "families": len(families),
            "origin": self._origin(holders, known, lost, since),
            "origins": [min(len(known), 1) if voiced else len(known), *([1] if spoken and not known else [])],
            "unknown": [len(lost)],
        }

    def _origin(
        self, holders: list[str], known: list[str], lost: list[str], since: str | None
    ) -> list[Json] | None:
        if len(known) > 1:
            return None
        tops = {top.key: top for key in holders if (top := self.top(key, since))}
        nobody: list[Json] = [{"source": None, "article": None}]
        if not tops:
            return nobody
        if told := self._told(holders, since, set(tops)):
            tops[told.key] = told
        right: list[Json] = [
            {"source": self._outlets[key].id, "article": self._ids[key] if node.held else None}
            for key, node in sorted(tops.items())
        ]
        # Beside somebody of unknown lineage, who may have been first, a report that nobody names may
        # be called the origin or not.
        misled = any(self._by_key(key).misnames for key in holders)
        doubtful = lost and not any(self._by_key(key).names for key in holders)
        return right + nobody if misled or doubtful else right

    def _told(self, holders: list[str], since: str | None, tops: set[str]) -> Node | None:
        """The farthest text that the holders themselves lead to, where it is not among ``tops``.

        What another article says of that text's own source need not hold for a sentence that this
        article lacks: so far as anybody can tell, the text may have added it.
        """
        told: list[tuple[int, Node]] = []
        for key in holders:
            way = self._way(key, since)
            held = [node for node in way if node.held]
            named = {name for node in held for name in node.names} | {one.key for one in held if one.own}
            told += [(at - len(way), node) for at, node in enumerate(way) if node.key in named]
        if not told or any(node.key in tops for _, node in told):
            return None
        return max(told, key=lambda one: (one[0], one[1].key))[1]

    def edges(self) -> list[Json]:
        """Every derivation that is right; those that the texts themselves declare are required."""
        rows: dict[tuple[str, ...], Json] = {}
        for node in self.plan:
            if node.held:
                for row in self._declared(node):
                    rows[_key(row)] = row
        for one, other in combinations([node for node in self.plan if node.held], 2):
            if self.family(one.key) == self.family(other.key):
                ends = [f"article:{self._ids[one.key]}", f"article:{self._ids[other.key]}"]
                self._allow(rows, ends, ends, ("shares-source",))
        for node in self.plan:
            for above in self._path[node.key][1:]:
                self._allow(rows, self._ends(node), self._ends(above), (*DIRECTED, "shares-source"))
        return list(rows.values())

    def _allow(
        self,
        rows: dict[tuple[str, ...], Json],
        later: list[str],
        earlier: list[str],
        relations: tuple[str, ...],
    ) -> None:
        row = {"later": later, "earlier": earlier, "relations": list(relations), "required": False}
        rows.setdefault((*_key(row), "allowed"), row)

    def _declared(self, node: Node) -> list[Json]:
        mine = [f"article:{self._ids[node.key]}"]
        if node.misnames and self._wrong is not None:
            return [_required(mine, [f"source:{self._wrong.id}"], ("cites",))]
        if node.version_of is not None:
            return [_required(mine, [f"article:{self._ids[node.version_of]}"], ("revises",))]
        names = [self._by_key(name) for name in node.names if name != node.key]
        steps = [_required(mine, self._ends(names[0]), ("cites", "copies"))] if names else []
        for nearer, farther in pairwise(names):
            steps.append(_required(self._ends(nearer), self._ends(farther), ("cites", "copies")))
        if not names and (kin := self._kin(node)):
            steps.append(_required([*mine, *kin], [*mine, *kin], ("shares-source",), through=mine[0]))
        return steps

    def _kin(self, node: Node) -> list[str]:
        """The held articles of the family, for a text that names none and is no origin."""
        if node.parent is None:
            return []
        return [
            f"article:{self._ids[one.key]}"
            for one in self.plan
            if one.held and one.key != node.key and self.family(one.key) == self.family(node.key)
        ]

    def _ends(self, node: Node) -> list[str]:
        """A text as its article, as another version of it, or as its outlet."""
        versions = [
            one for one in self.plan if one.held and self._outlets[one.key] == self._outlets[node.key]
        ]
        source = [f"source:{self._outlets[node.key].id}"] if node.printed else []
        return [*(f"article:{self._ids[one.key]}" for one in versions), *source]

    def _by_key(self, key: str) -> Node:
        return next(node for node in self.plan if node.key == key)

    def siblings(self) -> list[list[str]]:
        """Pairs of held articles of one family of which neither is made from the other."""
        pairs = []
        for one, other in combinations([node for node in self.plan if node.held], 2):
            if self.family(one.key) != self.family(other.key):
                continue
            if other in self._path[one.key] or one in self._path[other.key]:
                continue
            pairs.append([self._ids[one.key], self._ids[other.key]])
        return pairs


def _required(
    later: list[str], earlier: list[str], relations: tuple[str, ...], through: str | None = None
) -> Json:
    row: Json = {"later": later, "earlier": earlier, "relations": list(relations), "required": True}
    return row | {"through": through} if through else row


def _key(row: Json) -> tuple[str, ...]:
    return (*row["later"], ">", *row["earlier"], row.get("through", ""))
