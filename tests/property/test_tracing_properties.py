"""What holds of every tracing, whatever the pile."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.model import Derivation, Node, OriginPolicy
from provenance.tracing import Tracing, trace
from tests.builders import PileBuilder, Say, say

OUTLETS = ("reuters", "afp", "dawn", "trend")
VOICES = ("speaker:minister", "speaker:nurse", "document:report", "anonymous:official")
WORDINGS = {
    "ferry": (
        "the ferry to the northern islands ran aground on a sandbank before dawn with 140 people on board",
        "a passenger ship bound for the islands is stuck in shallow water, and all those aboard are safe",
    ),
    "crew": (
        "the crew had reported trouble with the steering twice in the week before the accident off the cape",
        "“we told them that something was wrong with the rudder and nobody at the company listened to us”",
    ),
    "tide": (
        "divers found no hole in the hull and a tug will try to pull the ship free at the next high tide",
        "the ship is whole and is to be towed off the sand when the water is highest",
    ),
}
DATES = (
    None,
    "2024",
    "2024-05-03",
    "2024-05-04",
    "2024-05-09",
    "2024-05-03T09:00:00+00:00",
    "2024-05-03T17:30:00+09:00",
)
RESOLUTIONS = ("named", "antecedent", "orphan")


@st.composite
def sentences(draw: st.DrawFn) -> Say:
    claim = draw(st.sampled_from(sorted(WORDINGS)))
    outlets = [
        f"outlet:{'' if resolution == 'orphan' else outlet}:the agency {outlet}:{resolution}"
        for outlet in draw(st.lists(st.sampled_from(OUTLETS), max_size=2, unique=True))
        for resolution in [draw(st.sampled_from(RESOLUTIONS))]
    ]
    voices = draw(st.lists(st.sampled_from(VOICES), max_size=1))
    return say(
        draw(st.sampled_from(WORDINGS[claim])),
        *outlets,
        *voices,
        claim=claim,
        role=draw(st.sampled_from(("headline", "lead", "body"))),
        told_here=draw(st.booleans()),
        beside=draw(st.booleans()),
    )


@st.composite
def piles(draw: st.DrawFn) -> PileBuilder:
    pile = PileBuilder()
    for number in range(draw(st.integers(min_value=1, max_value=7))):
        pile.add(
            f"a{number}",
            *draw(st.lists(sentences(), min_size=1, max_size=3)),
            outlet=draw(st.sampled_from((None, *OUTLETS))),
            date=draw(st.sampled_from(DATES)),
            credits=tuple(draw(st.lists(st.sampled_from(OUTLETS), max_size=2, unique=True))),
            gathered=draw(st.booleans()),
        )
    return pile


POLICIES: tuple[OriginPolicy, ...] = ("auto", "earliest", "most-attributed")
policies = st.sampled_from(POLICIES)
few = settings(derandomize=True, deadline=None, max_examples=60)


def every_graph(got: Tracing) -> list[tuple[Derivation, ...]]:
    return [got.derivations, *(lineage.derivations for lineage in got.lineages)]


@few
@given(piles())
def test_no_cycle(pile: PileBuilder) -> None:
    for derivations in every_graph(trace(*pile.build())):
        onward: dict[Node, set[Node]] = {}
        for one in derivations:
            if one.relation != "shares-source":
                onward.setdefault(one.later, set()).add(one.earlier)
        while onward:
            ends = [node for node, targets in onward.items() if not targets & onward.keys()]
            assert ends, f"a cycle among {sorted(map(repr, onward))}"
            for node in ends:
                del onward[node]


@few
@given(piles())
def test_no_copy_is_earlier_than_its_source_unless_that_is_noted(pile: PileBuilder) -> None:
    date = {one.article.id: one.article.published_at for one in pile.articles}
    for derivations in every_graph(trace(*pile.build())):
        for one in derivations:
            if one.relation == "shares-source" or one.later.article is None or one.earlier.article is None:
                continue
            later, earlier = date[one.later.article], date[one.earlier.article]
            if later and earlier and later.surely_before(earlier):
                assert "date-contradiction" in {piece.rule for piece in one.evidence}


@few
@given(piles(), st.integers())
def test_the_order_of_the_input_does_not_matter(pile: PileBuilder, seed: int) -> None:
    built = pile.build()
    first = trace(*built)
    articles, mentions, matches, claims = built[0][:], built[1][:], built[2][:], built[3][:]
    turned = random.Random(seed)  # noqa: S311 (an order, no secret)
    for part in (articles, mentions, matches, claims):
        turned.shuffle(part)
    second = trace(articles, mentions, matches, claims)
    assert first.derivations == second.derivations
    assert first.fingerprints == second.fingerprints
    assert first.lines == second.lines
    by_claim = {lineage.claim: lineage for lineage in second.lineages}
    assert list(first.lineages) == [by_claim[lineage.claim] for lineage in first.lineages]


@few
@given(piles(), policies)
def test_counts_add_up(pile: PileBuilder, policy: OriginPolicy) -> None:
    articles, mentions, matches, claims = pile.build()
    got = trace(articles, mentions, matches, claims, policy)
    assert [lineage.claim for lineage in got.lineages] == [claim.id for claim in claims]
    article_of = {mention.id: mention.article for mention in mentions}
    for claim, lineage in zip(claims, got.lineages, strict=True):
        counts = lineage.counts
        holders = {article_of[one] for one in claim.mentions}
        assert counts.mentions == len(claim.mentions)
        assert counts.articles == len(holders)
        assert 0 <= counts.origins <= counts.witnesses
        assert counts.outlets <= counts.articles
        assert counts.unknown_lineage <= counts.articles
        assert counts.witnesses <= max(1, counts.articles - counts.unknown_lineage)
        by_count = {0: "unattributed", 1: "single-origin"}
        assert lineage.standing == by_count.get(counts.origins, "corroborated")


@few
@given(piles(), policies)
def test_an_origin_is_in_the_pile_or_named_in_it(pile: PileBuilder, policy: OriginPolicy) -> None:
    articles, mentions, matches, claims = pile.build()
    got = trace(articles, mentions, matches, claims, policy)
    article_of = {mention.id: mention.article for mention in mentions}
    named = {article.article.id: {source.id for source in article.sources} for article in articles}
    for claim, lineage in zip(claims, got.lineages, strict=True):
        origin = lineage.origin
        holders = {article_of[one] for one in claim.mentions}
        assert origin.held == (origin.article is not None)
        assert origin.reason
        if origin.basis == "undetermined":
            assert origin.source is None
            assert origin.article is None
        elif origin.article is not None:
            assert origin.article in holders
        else:
            assert any(origin.source in named[holder] for holder in named)


@few
@given(piles())
def test_places_stand_in_their_articles_and_derivations_in_their_claims(pile: PileBuilder) -> None:
    articles, mentions, matches, claims = pile.build()
    length = {one.article.id: len(one.article.text) for one in articles}
    article_of = {mention.id: mention.article for mention in mentions}
    got = trace(articles, mentions, matches, claims)
    for derivations in every_graph(got):
        assert len({(one.later, one.earlier) for one in derivations}) == len(derivations)
        for one in derivations:
            assert one.later != one.earlier
            assert one.evidence
            for piece in one.evidence:
                assert all(place.span.end <= length[place.article] for place in piece.places)
    for claim, lineage in zip(claims, got.lineages, strict=True):
        holders = {article_of[one] for one in claim.mentions}
        ends = [end for one in lineage.derivations for end in (one.later, one.earlier)]
        assert all(end.article in holders for end in ends if end.article is not None)
