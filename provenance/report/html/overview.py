"""What the page says at a glance."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from provenance.report.html.anchors import Anchors, slug
from provenance.report.html.claim import GLYPHS
from provenance.report.html.lineage import Figure, Quote, Ref, figure, quote, ref
from provenance.report.paths import Step, step
from provenance.report.view import Json, View

_TOP = 8
"""Entries of a short list before the rest is counted."""
_FAMILIES = 6
"""Families of articles drawn before the rest is counted."""

STANDINGS = {
    "corroborated": "two or more independent origins are established",
    "single-origin": "all that is known leads to one origin",
    "contested": "articles say opposite things",
    "unattributed": "no origin is established",
}
"""Each standing and what it means."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How many shared claims stand so; ``start`` and ``width`` of its part of a bar of 100."""

    name: str
    glyph: str
    meaning: str
    count: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Behind:
    """A source and how much leads to it."""

    source: Ref
    claims: int
    articles: int
    width: float


@dataclass(frozen=True, slots=True)
class Change:
    """A substantive divergence with the claim that it stands in."""

    number: int | None
    href: str | None
    kind: str
    left: str
    right: str
    note: str


@dataclass(frozen=True, slots=True)
class Copying:
    """A mark of copying and where it stands."""

    kind: str
    text: str
    note: str
    articles: int
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source: whether the pile holds a report of its own, and who cites it."""

    id: str
    name: str
    kind: str
    held: bool
    own: tuple[Ref, ...]
    citing: tuple[Ref, ...]
    cited_by: int
    origin_of: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The head of the page."""

    articles: int
    claims: int
    shared: int
    unknown: int
    held: int
    unheld: int
    standings: tuple[Standing, ...]
    behind: tuple[Behind, ...]
    hidden_behind: int
    changes: tuple[Change, ...]
    hidden_changes: int
    copying: tuple[Copying, ...]
    families: tuple[Figure, ...]
    hidden_families: int
    skipped: tuple[Json, ...]
    hidden_skipped: int


def overview(view: View, anchors: Anchors, numbers: Mapping[str, int]) -> Overview:
    """Counts by standing, who stands behind what, what changed in substance, how articles hang together."""
    behind, hidden_behind = _behind(view, anchors)
    changes, hidden_changes = _changes(view, anchors, numbers)
    families = _families(view.document["derivations"])
    skipped = view.document["skipped"]
    shared = [one for one in view.document["fingerprints"] if _spread(one) > 1]
    return Overview(
        articles=len(view.articles),
        claims=len(view.claims),
        shared=len(view.shared),
        unknown=sum(1 for one in view.shared if one["counts"]["unknown_lineage"]),
        held=sum(1 for one in view.sources.values() if one["held"]),
        unheld=sum(1 for one in view.sources.values() if not one["held"] and one["cited_by"]),
        standings=tuple(_standings(view)),
        behind=behind,
        hidden_behind=hidden_behind,
        changes=changes,
        hidden_changes=hidden_changes,
        copying=tuple(_copying(view, anchors, one) for one in shared[:_TOP]),
        families=tuple(made for one in families[:_FAMILIES] if (made := figure(view, anchors, one))),
        hidden_families=max(len(families) - _FAMILIES, 0),
        skipped=tuple(skipped[:_TOP]),
        hidden_skipped=max(len(skipped) - _TOP, 0),
    )


def source_rows(view: View, anchors: Anchors, shown: set[str]) -> list[SourceRow]:
    """The sources in ``shown``, those that most lead to first."""
    rows = [
        SourceRow(
            id=slug(one["id"]),
            name=one["name"],
            kind=one["kind"],
            held=one["held"],
            own=tuple(ref(view, anchors, ("article", article)) for article in one["articles"][:_TOP]),
            citing=tuple(ref(view, anchors, ("article", article)) for article in one["cited_by"][:_TOP]),
            cited_by=len(one["cited_by"]),
            origin_of=view.behind.get(one["id"], (0, 0))[0],
        )
        for one in view.sources.values()
        if one["id"] in shown
    ]
    return sorted(rows, key=lambda one: (-one.origin_of, -one.cited_by, one.name, one.id))


def _standings(view: View) -> list[Standing]:
    counts = Counter(claim["standing"] for claim in view.shared)
    whole, start, found = max(len(view.shared), 1), 0.0, []
    for name, meaning in STANDINGS.items():
        width = round(counts[name] / whole * 100, 3)
        found.append(Standing(name, GLYPHS[name], meaning, counts[name], round(start, 3), width))
        start += width
    return found


def _behind(view: View, anchors: Anchors) -> tuple[tuple[Behind, ...], int]:
    most = max((claims for claims, _ in view.behind.values()), default=1)
    shown = tuple(
        Behind(
            ref(view, anchors, ("source", one)),
            claims,
            articles,
            round(claims / most * 100, 2),
        )
        for one, (claims, articles) in list(view.behind.items())[:_TOP]
    )
    return shown, max(len(view.behind) - _TOP, 0)


def _changes(view: View, anchors: Anchors, numbers: Mapping[str, int]) -> tuple[tuple[Change, ...], int]:
    found: dict[tuple[str, str, str], Change] = {}
    for claim, one in view.divergences("substantive"):
        key = (one["kind"], one["left"]["text"], one["right"]["text"])
        if key not in found:
            number = numbers.get(claim["id"])
            found[key] = Change(number, anchors.claim(claim["id"]), key[0], key[1], key[2], one["note"])
    return tuple(found.values())[:_TOP], max(len(found) - _TOP, 0)


def _spread(fingerprint: Json) -> int:
    return len({place["article"] for place in fingerprint["places"]})


def _copying(view: View, anchors: Anchors, one: Json) -> Copying:
    quotes = tuple(quote(view, anchors, **place) for place in one["places"][:_TOP])
    return Copying(one["kind"].replace("-", " "), one["text"], one["note"], _spread(one), quotes)


def _families(derivations: list[Json]) -> list[list[Json]]:
    """Derivations grouped by what hangs together, the group with most nodes first."""
    top: dict[Step, Step] = {}

    def find(one: Step) -> Step:
        while (above := top.setdefault(one, one)) != one:
            top[one] = top[above]
            one = above
        return one

    for one in derivations:
        top[find(step(one["later"]))] = find(step(one["earlier"]))
    groups: dict[Step, list[Json]] = defaultdict(list)
    for one in derivations:
        groups[find(step(one["later"]))].append(one)
    sizes = {
        key: len({step(one[end]) for one in group for end in ("later", "earlier")})
        for key, group in groups.items()
    }
    return [groups[key] for key in sorted(groups, key=lambda one: -sizes[one])]
