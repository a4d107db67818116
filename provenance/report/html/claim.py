"""A claim as the page shows it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from provenance.report.html.anchors import Anchors, slug
from provenance.report.html.lineage import Edge, Figure, Ref, edges, figure, ref
from provenance.report.html.timeline import Timeline, timeline
from provenance.report.html.witnesses import Collation, collate
from provenance.report.paths import Step, step
from provenance.report.view import Json, View
from provenance.report.wording import counted

GLYPHS = {"corroborated": "●●", "single-origin": "●", "unattributed": "○", "contested": "✕"}
"""A standing's sign, which says without colour what its name says."""
_SEVERITIES = ("substantive", "minor", "cosmetic")
_MOST_MATCHES = 20
"""Pairs of mentions explained before the rest is counted."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim in the list: what it is sorted and filtered by."""

    number: int
    id: str
    href: str | None
    text: str
    standing: str
    glyph: str
    origin: str
    held: bool
    counts: Json
    severities: tuple[tuple[str, int], ...]
    kinds: tuple[str, ...]

    @property
    def weight(self) -> int:
        """Sorts by the worst severity, then by how often it occurs."""
        ranks = {"substantive": 1_000_000, "minor": 1_000, "cosmetic": 1}
        return sum(ranks[name] * min(count, 999) for name, count in self.severities)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions judged to make one claim, and the parts of that judgement."""

    left: str
    right: str
    probability: float
    similarity: float
    reuse: bool
    parts: tuple[Json, ...]


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """Everything about a claim."""

    entry: Entry
    behind: str
    origin: Ref | None
    reason: str
    basis: str
    confidence: float
    notes: tuple[str, ...]
    minimum_similarity: float | None
    collation: Collation
    figure: Figure | None
    loose: tuple[Ref, ...]
    timeline: Timeline | None
    edges: tuple[Edge, ...]
    hidden_edges: int
    pairs: tuple[Pair, ...]
    hidden_pairs: int


def entry(view: View, anchors: Anchors, number: int, claim: Json) -> Entry:
    """The claim's line in the list."""
    severities = Counter(one["severity"] for one in claim["divergences"])
    return Entry(
        number=number,
        id=slug(claim["id"]),
        href=anchors.claim(claim["id"]),
        text=claim["text"],
        standing=claim["standing"],
        glyph=GLYPHS[claim["standing"]],
        origin=_origin_name(view, claim["origin"]),
        held=claim["origin"]["held"],
        counts=claim["counts"],
        severities=tuple((one, severities[one]) for one in _SEVERITIES if severities[one]),
        kinds=tuple(sorted({one["kind"] for one in claim["divergences"]})),
    )


def claim_card(view: View, anchors: Anchors, number: int, claim: Json) -> ClaimCard:
    """The claim with its witnesses, apparatus, lineage, appearances and evidence."""
    origin = claim["origin"]
    at = _origin_step(origin)
    told, hidden = edges(view, anchors, claim["derivations"])
    matches = claim.get("matches", [])
    articles = list(dict.fromkeys(one["article"] for one in claim["mentions"]))
    linked = {step(one[side]) for one in claim["derivations"] for side in ("earlier", "later")}
    return ClaimCard(
        entry=entry(view, anchors, number, claim),
        behind=_behind(claim["counts"]),
        origin=ref(view, anchors, at) if at else None,
        reason=origin["reason"],
        basis=origin["basis"],
        confidence=origin["confidence"],
        notes=tuple(claim.get("notes", ())),
        minimum_similarity=claim["minimum_similarity"] if claim["counts"]["mentions"] > 1 else None,
        collation=collate(view, anchors, claim),
        figure=figure(view, anchors, claim["derivations"], at),
        loose=tuple(
            ref(view, anchors, ("article", one)) for one in articles if ("article", one) not in linked
        ),
        timeline=timeline(view, anchors, articles),
        edges=tuple(told),
        hidden_edges=hidden,
        pairs=tuple(_pair(view, one) for one in matches[:_MOST_MATCHES]),
        hidden_pairs=max(len(matches) - _MOST_MATCHES, 0),
    )


def _behind(counts: Json) -> str:
    """``1 origin behind 6 articles of 5 known outlets; 1 of unknown lineage``."""
    origins = counted(counts["origins"], "origin") if counts["origins"] else "no established origin"
    words = f"{origins} behind {counted(counts['articles'], 'article')}"
    if counts["outlets"]:
        words += f" of {counted(counts['outlets'], 'known outlet')}"
    if counts["unknown_lineage"]:
        words += f"; {counts['unknown_lineage']:,} of unknown lineage"
    return words


def _origin_name(view: View, origin: Json) -> str:
    if origin["source"] is not None:
        return view.source_name(origin["source"])
    return view.article_name(origin["article"]) if origin["article"] is not None else "undetermined"


def _origin_step(origin: Json) -> Step | None:
    """The origin as a node: the article where its own report is held, else the source."""
    if origin["article"] is not None:
        return ("article", origin["article"])
    return ("source", origin["source"]) if origin["source"] is not None else None


def _pair(view: View, one: Json) -> Pair:
    left, right = (view.article_name(view.mentions[one[side]]["article"]) for side in ("left", "right"))
    return Pair(left, right, one["probability"], one["similarity"], one["reuse"], tuple(one["parts"]))
