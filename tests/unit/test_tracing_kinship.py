"""What common text shows: copies, revisions, co-descent; and what follows for a claim."""

from __future__ import annotations

import pytest

from provenance.model import Conflict, Divergence, Side, Span
from provenance.tracing import TraceSettings, contest, reference
from tests.builders import PileBuilder, say
from tests.tracings import (
    COVE,
    FERRY,
    FERRY_OTHERWISE,
    co_descendants,
    edges,
    rules,
    run,
    story,
    wire_family,
)


def test_an_uncredited_later_copy_of_a_report_with_its_own_reporting() -> None:
    got = run(wire_family())
    assert got.edges() == {("faithful", "wire"): "cites", ("silent", "wire"): "copies"}
    assert rules(got.edge("silent", "wire")) == {"copy", "shared-passages"}
    ferry = got.claim("ferry")
    assert (ferry.counts.articles, ferry.counts.origins, ferry.counts.unknown_lineage) == (3, 1, 0)
    assert ferry.origin.article == "wire"
    assert any(note.startswith("3 articles, all lead to one report") for note in ferry.notes)


@pytest.mark.parametrize(
    ("date", "later"),
    [
        (None, "bare"),  # no date: nobody knows which was first
        ("2024-05-03", "bare"),  # the same day
        ("2024-05-06", "gathered"),  # the later one has reporting of its own
        ("2024-05-06", "credited"),  # the later one has it from somebody else
    ],
)
def test_without_sure_signs_two_articles_share_a_source(date: str | None, later: str) -> None:
    pile = PileBuilder()
    pile.add(
        "a", *story(), outlet="gazette", kind="newspaper", gathered=True, date="2024-05-03T09:00:00+00:00"
    )
    if later == "credited":
        pile.add("b", *story("outlet:afp"), date=date, credits=("afp",))
    else:
        pile.add("b", *story(), date=date, gathered=later == "gathered")
    got = run(pile).edges()
    assert got[("b", "a")] == "shares-source"
    assert set(got) <= {("b", "a"), ("b", "<afp>")}


def test_an_earlier_article_of_unknown_lineage_is_no_model() -> None:
    pile = PileBuilder()
    pile.add("a", *story(), outlet="blog", date="2024-05-01")
    pile.add("b", *story(), outlet="dawn", date="2024-05-09")
    got = run(pile)
    assert got.edges() == {("b", "a"): "shares-source"}
    ferry = got.claim("ferry")
    assert (ferry.counts.origins, ferry.counts.unknown_lineage, ferry.standing) == (0, 2, "unattributed")
    assert (ferry.origin.basis, ferry.origin.article) == ("earliest", "a")
    assert ferry.origin.confidence < 0.5


def test_an_article_with_mostly_text_of_its_own_is_no_copy() -> None:
    pile = PileBuilder()
    pile.add("wire", *story(), outlet="reuters", gathered=True, date="2024-05-03")
    own = [
        say(f"in year {number} the harbour of Port Isel was dredged, and nobody lost a day")
        for number in range(15)
    ]
    pile.add("essay", *story(more=tuple(own)), outlet="review", date="2024-05-09")
    assert run(pile).edges() == {("wire", "essay"): "shares-source"}


def test_a_later_article_that_knows_more_of_the_line_is_no_copy() -> None:
    pile = PileBuilder()
    pile.add("wire", *story(), outlet="reuters", gathered=True, date="2024-05-03")
    cove = say(COVE, claim="cove")
    pile.add("fuller", *story(more=(cove,)), date="2024-05-04")
    pile.add("later", *story(more=(cove,)), date="2024-05-08")
    got = run(pile).edges()
    assert "copies" not in {relation for ends, relation in got.items() if ends[0] == "later"}


def test_a_later_version_of_an_outlets_own_article_revises_it() -> None:
    pile = PileBuilder()
    pile.add("first", *story(), outlet="dawn", date="2024-05-03T08:00:00+00:00")
    pile.add(
        "second", *story(more=(say(COVE, claim="cove"),)), outlet="dawn", date="2024-05-03T18:00:00+00:00"
    )
    got = run(pile)
    assert got.edges() == {("second", "first"): "revises"}
    assert got.claim("ferry").counts.outlets == 1
    assert got.claim("ferry").counts.unknown_lineage == 2


def test_versions_without_an_order_revise_nothing() -> None:
    pile = PileBuilder()
    pile.add("first", *story(), outlet="dawn", date="2024-05-03")
    pile.add("second", *story(more=(say(COVE, claim="cove"),)), outlet="dawn", date="2024-05-03")
    assert run(pile).edges() == {("second", "first"): "shares-source"}


def test_an_outlets_background_paragraph_is_no_derivation() -> None:
    pile = PileBuilder()
    others = [
        say(f"the council of ward {number} met about the price of bread and milk") for number in range(9)
    ]
    pile.add("first", say(FERRY, claim="ferry"), *others[:4], outlet="dawn", date="2024-05-03")
    pile.add("second", say(FERRY, claim="ferry"), *others[4:], outlet="dawn", date="2024-05-09")
    assert run(pile).edges() == {}


def test_co_descendants_share_a_source_and_neither_is_the_others() -> None:
    got = run(co_descendants())
    assert got.edges() == {
        ("anonymous", "<kyodo>"): "cites",
        ("trend", "<sputnik>"): "cites",
        ("<sputnik>", "<kyodo>"): "cites",
        ("trend", "anonymous"): "shares-source",
    }
    between = got.edge("trend", "anonymous")
    assert {
        "homoglyph",
        "orphan-reference",
        "shared-passages",
        "private-text",
        "credits",
        "no-date",
    } <= rules(between)
    private = [piece for piece in between.evidence if piece.rule == "private-text"]
    assert [{place.article for place in piece.places} for piece in private] == [{"anonymous"}]
    inferred = got.edge("<sputnik>", "<kyodo>")
    assert rules(inferred) == {"shared-text"}
    assert inferred.confidence < got.edge("anonymous", "<kyodo>").confidence


@pytest.mark.parametrize("claim", ["ferry", "crew", "court"])
def test_co_descendants_have_one_origin_which_is_not_held(claim: str) -> None:
    lineage = run(co_descendants()).claim(claim)
    assert (lineage.origin.source, lineage.origin.basis, lineage.origin.held) == ("kyodo", "cited", False)
    assert (lineage.counts.articles, lineage.counts.origins, lineage.counts.unknown_lineage) == (2, 1, 0)
    assert lineage.standing == "single-origin"
    assert edges(lineage.derivations)["<sputnik>", "<kyodo>"] == "cites"


def test_the_inferred_source_does_not_reach_text_that_is_not_shared() -> None:
    pile = co_descendants()
    pile.add("other", say(COVE, "outlet:sputnik", claim="cove"), outlet="dawn", credits=("sputnik",))
    got = run(pile).claim("cove")
    assert got.origin.source == "sputnik"
    assert edges(got.derivations) == {("other", "<sputnik>"): "cites"}


def test_fifty_copies_are_joined_by_forty_nine_links() -> None:
    pile = PileBuilder()
    for number in range(50):
        pile.add(f"copy{number:02}", *story())
    got = run(pile)
    assert len(got.tracing.derivations) == 49
    assert got.claim("ferry").counts.unknown_lineage == 50


def test_one_quotation_in_two_articles_is_no_common_text() -> None:
    pile = PileBuilder()
    words = "“we will find out how the ferry could run aground on a bank that every child here knows”"
    pile.add("a", say(words, "speaker:minister", claim="vow"), outlet="ap", gathered=True)
    pile.add("b", say(words, "speaker:minister", claim="vow"), outlet="guardian", gathered=True)
    got = run(pile)
    assert got.edges() == {}
    assert (got.claim("vow").counts.witnesses, got.claim("vow").counts.origins) == (2, 1)


def test_policy_earliest_names_the_first_article_whatever_it_cites() -> None:
    pile = PileBuilder()
    pile.add("a", *story("outlet:kyodo"), outlet="dawn", credits=("kyodo",), date="2024-05-03")
    pile.add("b", *story("outlet:kyodo"), outlet="trend", credits=("kyodo",), date="2024-05-09")
    origin = run(pile, "earliest").claim("ferry").origin
    assert (origin.source, origin.article, origin.basis, origin.held) == ("dawn", "a", "earliest", True)


def test_policy_earliest_abstains_where_dates_do_not_order() -> None:
    pile = PileBuilder()
    pile.add("a", *story(), outlet="dawn", date="2024-05-03")
    pile.add("b", *story(), outlet="trend", date="2024-05")
    assert run(pile, "earliest").claim("ferry").origin.basis == "undetermined"


def test_policy_most_attributed_counts() -> None:
    pile = co_descendants()
    origin = run(pile, "most-attributed").claim("ferry").origin
    assert (origin.source, origin.basis) == ("kyodo", "most-attributed")
    assert "2 of 2" in origin.reason


def test_dates_alone_never_name_an_origin_beside_an_undated_twin() -> None:
    pile = PileBuilder()
    pile.add("a", *story(), outlet="dawn", date="2024-05-03")
    pile.add("b", *story(), outlet="trend", date="2024-05-09")
    pile.add("c", *story())
    assert run(pile).claim("ferry").origin.basis == "undetermined"


def test_the_reference_is_the_mention_nearest_the_origin() -> None:
    pile = co_descendants()
    articles, mentions, _, claims = pile.build()
    got = run(pile)
    claim = next(one for one in claims if one.id == "c:ferry")
    by_id, by_article = {one.id: one for one in mentions}, {one.article.id: one for one in articles}
    assert reference(claim, got.claim("ferry"), by_id, by_article) == "m:anonymous:0"


def test_the_reference_is_the_origins_own_mention_and_no_headline() -> None:
    pile = wire_family()
    pile.add(
        "z", say(FERRY_OTHERWISE, "outlet:reuters", claim="ferry", role="headline"), credits=("reuters",)
    )
    articles, mentions, _, claims = pile.build()
    claim = next(one for one in claims if one.id == "c:ferry")
    by_id, by_article = {one.id: one for one in mentions}, {one.article.id: one for one in articles}
    assert reference(claim, run(pile).claim("ferry"), by_id, by_article) == "m:wire:0"


def divergence(left: str, right: str, kind: str, *, conflicting: bool) -> Divergence:
    span = Span(start=0, end=1)
    return Divergence(
        kind=kind,  # type: ignore[arg-type]
        severity="substantive",
        left=Side(mention=left, span=span, text="x"),
        right=Side(mention=right, span=span, text="y"),
        note="x | y",
        conflict=Conflict(probability=0.8, parts=()) if conflicting else None,
    )


@pytest.mark.parametrize(
    ("right", "kind", "conflicting", "standing"),
    [
        ("m:afp:0", "negation", True, "contested"),
        ("m:afp:0", "numeric", True, "contested"),
        ("m:afp:0", "numeric", False, "corroborated"),
        ("m:faithful:0", "negation", True, "corroborated"),  # an edit inside one line
        ("m:blog:0", "negation", True, "corroborated"),  # its lineage is not known
    ],
)
def test_what_contests_a_claim(right: str, kind: str, standing: str, *, conflicting: bool) -> None:
    pile = wire_family()
    pile.add("afp", say(FERRY_OTHERWISE, claim="ferry"), outlet="afp", gathered=True)
    pile.add("blog", say("nobody was hurt when that boat got stuck", claim="ferry"))
    got = run(pile)
    found = contest(
        got.claim("ferry"),
        [divergence("m:wire:0", right, kind, conflicting=conflicting)],
        got.tracing.lines,
    )
    assert found.standing == standing


@pytest.mark.parametrize("field", ["link_words", "story_words", "listed"])
def test_settings_out_of_range_are_refused(field: str) -> None:
    with pytest.raises(ValueError, match=field):
        TraceSettings(**{field: 0})
