"""What articles say about their sources: citations, chains, credits, and bad piles."""

from __future__ import annotations

import pytest

from provenance.tracing import trace
from tests.builders import PileBuilder, say
from tests.tracings import (
    CREW,
    FERRY,
    FERRY_OTHERWISE,
    TIDE,
    edges,
    rules,
    run,
    story,
)


def test_an_unheld_source_is_a_node_and_the_origin() -> None:
    pile = PileBuilder()
    pile.add("a", *story("outlet:kyodo"), credits=("kyodo",))
    got = run(pile)
    assert got.edges() == {("a", "<kyodo>"): "cites"}
    ferry = got.claim("ferry")
    assert (ferry.origin.source, ferry.origin.article, ferry.origin.held) == ("kyodo", None, False)
    assert ferry.origin.basis == "cited"
    assert (ferry.counts.origins, ferry.counts.unknown_lineage, ferry.standing) == (1, 0, "single-origin")


def test_a_credit_covers_the_sentences_that_name_nobody() -> None:
    pile = PileBuilder()
    pile.add("a", *story("outlet:kyodo"), credits=("kyodo",))
    assert run(pile).claim("tide").origin.source == "kyodo"


def test_a_held_report_is_the_earlier_end_of_a_citation() -> None:
    pile = PileBuilder()
    pile.add("wire", *story(), outlet="reuters", gathered=True, date="2024-05-03T09:00:00+00:00")
    pile.add(
        "copy",
        *story("outlet:reuters"),
        outlet="dawn",
        credits=("reuters",),
        date="2024-05-03T12:00:00+00:00",
    )
    got = run(pile)
    assert got.edges() == {("copy", "wire"): "cites"}
    assert "shared-passages" in rules(got.edge("copy", "wire"))
    origin = got.claim("ferry").origin
    assert (origin.source, origin.article, origin.held, origin.basis) == ("reuters", "wire", True, "cited")
    assert "Reuters" in origin.reason
    assert "Dawn" in origin.reason


def test_a_report_of_the_cited_outlet_on_something_else_is_not_meant() -> None:
    pile = PileBuilder()
    pile.add("other", say("the price of barley rose by a tenth in the spring"), outlet="reuters")
    pile.add("a", *story("outlet:reuters"), credits=("reuters",))
    assert run(pile).edges() == {("a", "<reuters>"): "cites"}


def test_a_surely_later_report_is_not_meant() -> None:
    pile = PileBuilder()
    pile.add("late", say(FERRY_OTHERWISE, claim="ferry"), outlet="reuters", date="2024-05-09")
    pile.add("a", say(FERRY, "outlet:reuters", claim="ferry"), credits=("reuters",), date="2024-05-03")
    assert ("a", "<reuters>") in run(pile).edges()


def test_a_credit_of_ones_own_outlet_or_group_is_no_derivation() -> None:
    pile = PileBuilder()
    pile.add(
        "a", *story("outlet:trend", "outlet:trend-news"), outlet="trend", credits=("trend", "trend-news")
    )
    got = run(pile, groups={"trend": "trend-group", "trend-news": "trend-group"})
    assert got.edges() == {}
    assert got.claim("ferry").counts.origins == 0


def test_a_chain_in_one_credit_runs_from_the_nearest_to_the_farthest() -> None:
    pile = PileBuilder()
    pile.add("a", say(FERRY, "outlet:efe", "outlet:ansa", claim="ferry"), credits=("efe", "ansa"))
    got = run(pile)
    assert got.edges() == {("a", "<efe>"): "cites", ("<efe>", "<ansa>"): "cites"}
    assert got.claim("ferry").origin.source == "ansa"
    assert got.claim("ferry").counts.origins == 1


def test_sources_side_by_side_in_one_article_are_one_origin() -> None:
    pile = PileBuilder()
    pile.add(
        "a",
        say(FERRY, "outlet:afp", "outlet:reuters", claim="ferry", beside=True),
        credits=("afp", "reuters"),
    )
    got = run(pile)
    assert got.edges() == {("a", "<afp>"): "cites", ("a", "<reuters>"): "cites"}
    ferry = got.claim("ferry")
    assert (ferry.counts.origins, ferry.counts.witnesses, ferry.standing) == (1, 1, "single-origin")
    assert any("fewer independent wordings" in note for note in ferry.notes)


def test_different_sources_of_articles_worded_independently_are_two_origins() -> None:
    pile = PileBuilder()
    pile.add("a", say(FERRY, "outlet:afp", claim="ferry"), credits=("afp",))
    pile.add("b", say(FERRY_OTHERWISE, "outlet:reuters", claim="ferry"), credits=("reuters",))
    ferry = run(pile).claim("ferry")
    assert (ferry.counts.origins, ferry.standing) == (2, "corroborated")


def test_different_credits_under_one_wording_are_one_origin_and_nobody_is_named() -> None:
    pile = PileBuilder()
    pile.add("a", *story("outlet:afp"), credits=("afp",))
    pile.add("b", *story("outlet:reuters"), credits=("reuters",))
    ferry = run(pile).claim("ferry")
    assert ferry.counts.origins == 1
    assert (ferry.origin.basis, ferry.origin.source) == ("undetermined", None)
    assert "Afp" in ferry.origin.reason
    assert "Reuters" in ferry.origin.reason


def test_a_date_proves_nothing_against_a_name_for_the_same_text() -> None:
    pile = PileBuilder()
    pile.add("a", *story(), outlet="dawn", gathered=True, date="2024-05-03")
    pile.add("b", *story("outlet:reuters"), outlet="trend", credits=("reuters",), date="2024-05-09")
    ferry = run(pile).claim("ferry")
    assert (ferry.counts.origins, ferry.origin.basis) == (1, "undetermined")


def test_outlets_of_one_group_are_one_origin() -> None:
    pile = PileBuilder()
    pile.add("a", say(FERRY, "outlet:agency-one", claim="ferry"), credits=("agency-one",))
    pile.add("b", say(FERRY_OTHERWISE, "outlet:agency-two", claim="ferry"), credits=("agency-two",))
    groups = {"agency-one": "house", "agency-two": "house"}
    assert run(pile, groups=groups).claim("ferry").counts.origins == 1


def test_a_sentences_own_source_goes_before_the_credit_of_the_story() -> None:
    pile = PileBuilder()
    pile.add(
        "a",
        *story("outlet:reuters"),
        say("the gate had stuck twice in the past winter", "outlet:bote", claim="gate"),
        credits=("reuters",),
    )
    got = run(pile)
    assert got.claim("gate").origin.source == "bote"
    assert got.claim("tide").origin.source == "reuters"


def test_a_quotation_from_another_outlet_in_one_sentence_is_a_quote() -> None:
    pile = PileBuilder()
    pile.add(
        "a", say("“the gate had stuck twice in the past winter”", "outlet:bote", claim="gate"), outlet="dawn"
    )
    assert run(pile).edges() == {("a", "<bote>"): "quotes"}


def test_what_the_credited_report_does_not_say_has_no_known_lineage() -> None:
    pile = PileBuilder()
    extra = say("the captain had once been a circus rider in the south of the country", claim="captain")
    pile.add("wire", *story(), outlet="reuters", gathered=True, date="2024-05-03")
    pile.add("copy", *story("outlet:reuters", more=(extra,)), credits=("reuters",), date="2024-05-07")
    captain = run(pile).claim("captain")
    assert (captain.counts.origins, captain.counts.unknown_lineage, captain.standing) == (
        0,
        1,
        "unattributed",
    )
    assert captain.origin.basis == "only-mention"
    assert any("does not make this claim" in note for note in captain.notes)


def test_the_chain_is_kept_and_its_echo_left_out() -> None:
    pile = PileBuilder()
    pile.add("efe", *story("outlet:ansa"), outlet="efe", credits=("ansa",), date="2024-05-03T08:00:00+00:00")
    pile.add(
        "trend", *story("outlet:efe"), outlet="trend", credits=("efe",), date="2024-05-03T12:00:00+00:00"
    )
    hindu = (
        say(FERRY, "outlet:trend", claim="ferry"),
        say(CREW, "outlet:ansa", claim="crew"),
        say(TIDE, claim="tide"),
    )
    pile.add("hindu", *hindu, outlet="hindu", credits=("trend",), date="2024-05-03T18:00:00+00:00")
    got = run(pile)
    way = {("hindu", "trend"): "cites", ("trend", "efe"): "cites", ("efe", "<ansa>"): "cites"}
    assert got.edges() == way
    assert "echo" in rules(got.edge("hindu", "trend"))
    assert edges(got.claim("crew").derivations) == way
    assert got.claim("crew").origin.source == "ansa"


@pytest.mark.parametrize(
    "dates",
    [
        (None, None, None),
        ("2024-05-03T08:00:00+00:00", "2024-05-03T09:00:00+00:00", "2024-05-03T10:00:00+00:00"),
        ("2024-05-03", "2024-05-03", "2024-05-03"),
    ],
)
def test_a_circle_of_credits_is_cut_and_reported(dates: tuple[str | None, ...]) -> None:
    pile = PileBuilder()
    circle = {"a": "b", "b": "c", "c": "a"}
    for (article, cited), date in zip(circle.items(), dates, strict=True):
        pile.add(
            article, *story(f"outlet:o-{cited}"), outlet=f"o-{article}", credits=(f"o-{cited}",), date=date
        )
    got = run(pile)
    between = [one for one in got.tracing.derivations if one.relation == "cites"]
    assert len(between) == 2
    assert all("citation-cycle" in rules(one) for one in between)
    ferry = got.claim("ferry")
    assert ferry.counts.origins <= 1
    assert any("circle" in note for note in ferry.notes)


def test_two_articles_that_credit_each_other_establish_nothing() -> None:
    pile = PileBuilder()
    pile.add("a", *story("outlet:o-b"), outlet="o-a", credits=("o-b",))
    pile.add("b", *story("outlet:o-a"), outlet="o-b", credits=("o-a",))
    ferry = run(pile).claim("ferry")
    assert (ferry.counts.origins, ferry.counts.unknown_lineage, ferry.standing) == (0, 2, "unattributed")
    assert ferry.origin.source is None


def test_a_copy_dated_before_its_source_is_reported() -> None:
    pile = PileBuilder()
    pile.add("wire", *story(), outlet="reuters", gathered=True, date="2024-05-09")
    pile.add("copy", *story("outlet:reuters"), outlet="dawn", credits=("reuters",), date="2024-05-03")
    got = run(pile)
    edge = got.edge("copy", "wire")
    assert "date-contradiction" in rules(edge)
    assert edge.confidence < 0.5
    assert any("dates contradict" in note for note in got.claim("ferry").notes)


def test_an_article_without_statements_and_a_pile_without_articles() -> None:
    assert trace([], [], [], []).lineages == ()
    pile = PileBuilder()
    pile.add("empty")
    assert run(pile).tracing.derivations == ()
