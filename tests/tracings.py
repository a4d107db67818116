"""A story with its copies, and a tracing that can be asked by labels; for tests of tracing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from provenance.model import Derivation, Lineage, Node, OriginPolicy
from provenance.tracing import TraceSettings, Tracing, trace
from tests.builders import PileBuilder, Say, say

FERRY = (
    "the ferry to the northern islands ran aground on a sandbank shortly before dawn with 140 people on board"
)
CREW = "the crew had reported trouble with the steering twice in the week before the accident off the cape"
TIDE = "divers found no hole in the hull and a tug will try to pull the ship free at the next high tide"
COVE = "a fishing boat took the first passengers to a cove where villagers waited with blankets and hot soup"
FERRY_OTHERWISE = (
    "a passenger ship bound for the islands is stuck in shallow water, and all those aboard are safe"
)


@dataclass
class Traced:
    """A tracing that can be asked by claim labels and article ids."""

    builder: PileBuilder
    tracing: Tracing

    def claim(self, label: str) -> Lineage:
        return next(one for one in self.tracing.lineages if one.claim == f"c:{label}")

    def edges(self) -> dict[tuple[str, str], str]:
        return edges(self.tracing.derivations)

    def edge(self, later: str, earlier: str) -> Derivation:
        return next(
            one
            for one in self.tracing.derivations
            if (label(one.later), label(one.earlier)) == (later, earlier)
        )


def label(node: Node) -> str:
    return node.article or f"<{node.source}>"


def edges(derivations: tuple[Derivation, ...]) -> dict[tuple[str, str], str]:
    return {(label(one.later), label(one.earlier)): one.relation for one in derivations}


def rules(one: Derivation) -> set[str]:
    return {piece.rule for piece in one.evidence}


def run(
    builder: PileBuilder, policy: OriginPolicy = "auto", groups: Mapping[str, str] | None = None
) -> Traced:
    return Traced(builder, trace(*builder.build(), policy, TraceSettings(), groups=groups or {}))


def story(*by: str, more: tuple[Say, ...] = ()) -> tuple[Say, ...]:
    """Three sentences that a wire story and its copies share; the first carries the attributions."""
    return (
        say(FERRY, *by, claim="ferry", role="lead"),
        say(CREW, claim="crew"),
        say(TIDE, claim="tide"),
        *more,
    )


def wire_family() -> PileBuilder:
    pile = PileBuilder()
    pile.add("wire", *story(), outlet="reuters", gathered=True, date="2024-05-03T09:00:00+00:00")
    pile.add(
        "faithful",
        *story("outlet:reuters"),
        outlet="dawn",
        credits=("reuters",),
        date="2024-05-03T15:00:00+00:00",
    )
    pile.add("silent", *story(), date="2024-05-06")
    return pile


def co_descendants() -> PileBuilder:
    """Two descendants of one text: one undated and crediting Kyodo, one of Trend crediting Sputnik."""
    pile = PileBuilder()
    pile.add(
        "anonymous",
        say(FERRY, "outlet:kyodo", claim="ferry", role="lead"),
        say(CREW, "outlet:kyodo:Japan's broadcaster:antecedent", claim="crew"),
        say(
            "the company replacеd its inspector and waits for the verdict of the harbour court", claim="court"
        ),
        say("In May the harbour masters of both islands had agreed on a common radio channel", claim="radio"),
        credits=("kyodo",),
    )
    pile.add(
        "trend",
        say(
            FERRY.replace("shortly ", ""),
            "outlet:trend:Trend:self",
            "outlet:sputnik",
            claim="ferry",
            role="lead",
        ),
        say(CREW, "outlet::Japan's broadcaster:orphan", claim="crew"),
        say(
            "the company replacеd its inspector and waits for the verdict of the harbour court", claim="court"
        ),
        outlet="trend",
        date="2024-05-03T13:43:00+04:00",
        credits=("sputnik",),
    )
    return pile
