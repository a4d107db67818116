"""Tracing a pile: from attributions, wording and dates to lineages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from provenance.model import (
    AttributedArticle,
    Claim,
    Counts,
    Derivation,
    Fingerprint,
    Lineage,
    Match,
    Mention,
    OriginPolicy,
)
from provenance.tracing.citations import Scene, set_scene
from provenance.tracing.counting import Tally, root_key, tally
from provenance.tracing.fingerprints import find_marks
from provenance.tracing.kinship import relate
from provenance.tracing.origins import choose
from provenance.tracing.pile import Pile, listed
from provenance.tracing.reuse import Reuse
from provenance.tracing.settings import TraceSettings
from provenance.tracing.strands import Follower, Strand
from provenance.tracing.verdicts import Line, standing

_CIRCULAR = 3
"""Articles from which it is worth saying that all lead to one report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracing:
    """A traced pile.

    ``lineages`` are in the order of the claims; ``derivations`` stand between whole articles and
    sources. ``lines`` says for each mention of a claim that several articles make which wording
    and which roots it belongs to; ``contest`` needs it.
    """

    lineages: tuple[Lineage, ...]
    derivations: tuple[Derivation, ...]
    fingerprints: tuple[Fingerprint, ...]
    lines: Mapping[str, Line]


def trace(
    articles: Sequence[AttributedArticle],
    mentions: Sequence[Mention],
    matches: Sequence[Match],
    claims: Sequence[Claim],
    policy: OriginPolicy = "auto",
    settings: TraceSettings | None = None,
    *,
    groups: Mapping[str, str] = MappingProxyType({}),
    vocabulary: Collection[str] = frozenset(),
    versions: Iterable[tuple[str, str]] = (),
) -> Tracing:
    """Say of each claim where it came from, how it travelled and how many origins it has.

    Args:
        articles: the pile, attributed.
        mentions: all mentions that the articles make.
        matches: pairs of mentions that make one claim; those with ``reuse`` show common text.
        claims: the mentions grouped; each mention in at most one claim.
        policy: how the origin is chosen.
        settings: thresholds; the defaults if not given.
        groups: outlet id -> id of its parent group; outlets of one group are one origin.
        vocabulary: words known to be spelt right, lower case; the larger, the more shared
            misspellings are recognised in a small pile.
        versions: pairs (later, earlier) of ids of articles of which one is known to have taken the
            place of the other; dates, where they tell, are trusted more.

    Returns:
        Lineages in the order of ``claims``, derivations between articles and sources, and
        fingerprints; the same for any order of the inputs.
    """
    settings = settings or TraceSettings()
    pile = Pile(articles, mentions, claims, groups, versions)
    reuse = Reuse(pile, matches, settings)
    marks = find_marks(pile, reuse, settings, vocabulary)
    scene = set_scene(pile, reuse, marks, settings)
    kinship = relate(scene)
    follower = Follower(scene, kinship)
    lineages: list[Lineage] = []
    lines: dict[str, Line] = {}
    for claim in claims:
        strand = follower.follow(claim)
        lineages.append(_lineage(scene, strand, policy))
        if len(strand.holders) > 1:
            lines.update(_lines(pile, strand))
    return Tracing(
        lineages=tuple(lineages),
        derivations=kinship.derivations,
        fingerprints=marks.fingerprints,
        lines=lines,
    )


def _lineage(scene: Scene, strand: Strand, policy: OriginPolicy) -> Lineage:
    pile = scene.pile
    counted = tally(pile, scene.reuse, strand, scene.settings)
    outlets = {outlet for article in strand.holders if (outlet := pile.outlets[article]) is not None}
    counts = Counts(
        mentions=len(strand.claim.mentions),
        articles=len(strand.holders),
        outlets=len(outlets),
        origins=counted.origins,
        unknown_lineage=len(counted.unknown),
        witnesses=counted.witnesses,
    )
    return Lineage(
        claim=strand.claim.id,
        origin=choose(pile, strand, counted, policy),
        derivations=strand.derivations,
        counts=counts,
        standing=standing(counted.origins),
        notes=(*_summary(pile, strand, counted), *counted.notes, *strand.notes),
    )


def _summary(pile: Pile, strand: Strand, counted: Tally) -> list[str]:
    """The sentences a reader should see first."""
    notes = []
    number = len(strand.holders)
    if number >= _CIRCULAR and len(counted.roots) == 1 and not counted.unknown:
        name = pile.label(counted.roots[0].nodes[0])
        notes.append(f"{number} articles, all lead to one report, that of {name}.")
    if number > 1 and counted.unknown:
        names = listed(pile.title(article) for article in counted.unknown)
        notes.append(f"Where {names} had this from is not known; no independence is inferred from it.")
    attributions = [
        one for mentions in strand.holders.values() for mention in mentions for one in mention.attributions
    ]
    if attributions and all(one.kind == "anonymous" for one in attributions):
        notes.append("Every attribution of this claim is to an anonymous source.")
    return notes


def _lines(pile: Pile, strand: Strand) -> Mapping[str, Line]:
    return {
        mention.id: Line(
            strand.lines[article], frozenset(root_key(pile, node) for node in strand.roots[article])
        )
        for article, mentions in strand.holders.items()
        for mention in mentions
    }
