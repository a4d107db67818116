"""Tracing by hand-made piles: who derives from whom, how many origins, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from provenance.model import Derivation, Divergence, Lineage, Node, OriginPolicy, Side, Span
from provenance.tracing import TraceSettings, Tracing, contest, reference, trace
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


# --- citations -------------------------------------------------------------------------------


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


# --- copies, revisions, co-descent -----------------------------------------------------------


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
    pile.add("a", *story(), outlet="reuters", gathered=True, date="2024-05-03T09:00:00+00:00")
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


# --- counting --------------------------------------------------------------------------------


def test_two_agencies_with_their_own_reporting_are_two_origins() -> None:
    pile = wire_family()
    pile.add(
        "afp",
        say(FERRY_OTHERWISE, "speaker:harbour-master", claim="ferry", told_here=True),
        outlet="afp",
        gathered=True,
        date="2024-05-03T10:00:00+00:00",
    )
    ferry = run(pile).claim("ferry")
    assert (ferry.counts.origins, ferry.counts.unknown_lineage, ferry.standing) == (2, 0, "corroborated")
    assert ferry.origin.article == "wire"
    assert "one of 2 independent origins" in ferry.origin.reason


@pytest.mark.parametrize("kind", ["speaker", "document"])
def test_one_speaker_heard_by_two_agencies_is_one_origin(kind: str) -> None:
    pile = PileBuilder()
    pile.add(
        "ap", say(FERRY, f"{kind}:ministry", claim="ferry"), outlet="ap", gathered=True, date="2024-05-03"
    )
    pile.add(
        "afp",
        say(FERRY_OTHERWISE, f"{kind}:ministry", claim="ferry"),
        outlet="afp",
        gathered=True,
        date="2024-05-07",
    )
    ferry = run(pile).claim("ferry")
    assert (ferry.counts.witnesses, ferry.counts.origins, ferry.standing) == (2, 1, "single-origin")
    assert any("Ministry" in note for note in ferry.notes)
    assert (ferry.origin.article, ferry.origin.basis) == ("ap", "earliest")


def test_different_speakers_heard_by_two_agencies_are_two_origins() -> None:
    pile = PileBuilder()
    pile.add("ap", say(FERRY, "speaker:nurse", claim="ferry"), outlet="ap", gathered=True)
    pile.add("afp", say(FERRY_OTHERWISE, "speaker:mayor", claim="ferry"), outlet="afp", gathered=True)
    ferry = run(pile).claim("ferry")
    assert (ferry.counts.origins, ferry.origin.basis) == (2, "undetermined")


def test_an_unattributed_lead_rests_on_the_voice_that_its_article_names_elsewhere() -> None:
    pile = PileBuilder()
    pile.add("ap", say(FERRY, "document:report", claim="ferry"), outlet="ap", gathered=True)
    pile.add(
        "bbc",
        say(FERRY_OTHERWISE, claim="ferry", role="lead"),
        say("nobody had checked the steering since the autumn", "document:report"),
        outlet="bbc",
        gathered=True,
    )
    ferry = run(pile).claim("ferry")
    assert (ferry.counts.witnesses, ferry.counts.origins) == (2, 1)


def two_silent_leads(told_here: bool) -> PileBuilder:  # noqa: FBT001
    """Two agencies make a claim without attribution, in stories on one document."""
    pile = PileBuilder()
    for id_, words in (("ap", FERRY), ("bbc", FERRY_OTHERWISE)):
        pile.add(
            id_,
            say(words, claim="ferry", told_here=told_here and id_ == "bbc"),
            say(f"nobody had checked the steering, in the words of {id_}", "document:report"),
            outlet=id_,
            gathered=True,
        )
    return pile


@pytest.mark.parametrize(("told_here", "origins"), [(False, 1), (True, 2)])
def test_two_stories_on_one_document_are_one_origin_unless_a_reporter_was_told(
    told_here: bool,  # noqa: FBT001
    origins: int,
) -> None:
    assert run(two_silent_leads(told_here)).claim("ferry").counts.origins == origins


@pytest.mark.parametrize(
    ("left", "right", "origins"),
    [
        ("ministry", "water-ministry", 1),
        ("kono", "taro-kono", 1),
        ("water-ministry", "health-ministry", 2),
    ],
)
def test_a_shorter_name_for_one_voice(left: str, right: str, origins: int) -> None:
    pile = PileBuilder()
    pile.add("ap", say(FERRY, f"speaker:{left}", claim="ferry"), outlet="ap", gathered=True)
    pile.add("afp", say(FERRY_OTHERWISE, f"speaker:{right}", claim="ferry"), outlet="afp", gathered=True)
    assert run(pile).claim("ferry").counts.origins == origins


def test_one_quotation_in_two_sentences_is_one_origin() -> None:
    pile = PileBuilder()
    quotation = "“none of us on the bridge had slept for thirty hours”"
    pile.add(
        "ap",
        say(f"{quotation}, it says in a letter to the owners", claim="sleep"),
        outlet="ap",
        gathered=True,
    )
    pile.add("afp", say(f"The mate wrote {quotation} in May", claim="sleep"), outlet="afp", gathered=True)
    sleep = run(pile).claim("sleep")
    assert (sleep.counts.witnesses, sleep.counts.origins) == (2, 1)


def test_one_voice_heard_by_outlets_without_an_order_is_the_origin() -> None:
    pile = PileBuilder()
    pile.add("ap", say(FERRY, "speaker:mayor", claim="ferry"), outlet="ap", gathered=True)
    pile.add("afp", say(FERRY_OTHERWISE, "speaker:mayor", claim="ferry"), outlet="afp", gathered=True)
    origin = run(pile).claim("ferry").origin
    assert (origin.source, origin.basis, origin.held) == ("mayor", "cited", False)


def test_one_sentence_reworded_gives_no_lineage() -> None:
    pile = PileBuilder()
    reworded = "since dawn 140 people on board the ferry to the northern islands are stuck on a sandbank"
    pile.add("a", say(FERRY, claim="ferry"), outlet="ap", gathered=True)
    pile.add("b", say(reworded, claim="ferry"))
    ferry = run(pile).claim("ferry")
    assert (ferry.counts.origins, ferry.counts.unknown_lineage) == (1, 1)


def test_unnamed_media_are_no_source() -> None:
    pile = PileBuilder()
    pile.add("a", say(FERRY, "outlet:unnamed-media:local media", claim="ferry"), credits=("unnamed-media",))
    got = run(pile)
    assert got.edges() == {}
    assert got.claim("ferry").counts.unknown_lineage == 1


def test_unknown_lineage_never_raises_the_origins() -> None:
    pile = PileBuilder()
    pile.add("ap", say(FERRY, claim="ferry"), outlet="ap", gathered=True, date="2024-05-03")
    pile.add("blog", say(FERRY_OTHERWISE, claim="ferry"))
    ferry = run(pile).claim("ferry")
    assert (ferry.counts.origins, ferry.counts.unknown_lineage, ferry.standing) == (1, 1, "single-origin")


def test_text_in_common_with_a_credited_article_gives_a_lineage() -> None:
    pile = PileBuilder()
    pile.add("credited", *story("outlet:kyodo"), credits=("kyodo",))
    pile.add("bare", *story())
    ferry = run(pile).claim("ferry")
    assert (ferry.counts.origins, ferry.counts.unknown_lineage) == (1, 0)


def test_the_same_voice_without_any_outlet_is_an_origin_of_unknown_ways() -> None:
    pile = PileBuilder()
    pile.add("a", say(FERRY, "speaker:minister", claim="ferry"))
    pile.add("b", say(FERRY_OTHERWISE, "speaker:minister", claim="ferry"))
    ferry = run(pile).claim("ferry")
    assert (ferry.origin.source, ferry.origin.basis, ferry.origin.held) == ("minister", "cited", False)
    assert (ferry.counts.origins, ferry.counts.unknown_lineage, ferry.standing) == (1, 2, "single-origin")


def test_different_voices_without_any_outlet_are_at_most_one_origin() -> None:
    pile = PileBuilder()
    pile.add("a", say(FERRY, "speaker:minister", claim="ferry"))
    pile.add("b", say(FERRY_OTHERWISE, "speaker:nurse", claim="ferry"))
    ferry = run(pile).claim("ferry")
    assert (ferry.counts.origins, ferry.origin.basis) == (1, "undetermined")


def test_anonymous_sources_are_noted_and_are_no_origin() -> None:
    pile = PileBuilder()
    pile.add("a", say(FERRY, "anonymous:official", claim="ferry"))
    ferry = run(pile).claim("ferry")
    assert (ferry.counts.origins, ferry.origin.basis) == (0, "only-mention")
    assert "Every attribution of this claim is to an anonymous source." in ferry.notes


def test_fourteen_articles_in_a_chain_are_one_origin() -> None:
    pile = PileBuilder()
    pile.add(
        "n00", *story("outlet:kyodo"), outlet="o00", credits=("kyodo",), date="2024-05-03T00:30:00+00:00"
    )
    for number in range(1, 14):
        before = f"o{number - 1:02}"
        pile.add(
            f"n{number:02}",
            say(f"{FERRY_OTHERWISE} in report number {number}", f"outlet:{before}", claim="ferry"),
            outlet=f"o{number:02}",
            credits=(before,),
            date=f"2024-05-03T{number:02}:30:00+00:00",
        )
    ferry = run(pile).claim("ferry")
    assert (ferry.counts.articles, ferry.counts.outlets, ferry.counts.origins) == (14, 14, 1)
    assert (ferry.counts.unknown_lineage, ferry.origin.source) == (0, "kyodo")
    assert ferry.notes[0].startswith("14 articles, all lead to one report")
    assert len(ferry.derivations) == 14


# --- bad piles -------------------------------------------------------------------------------


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


# --- policies --------------------------------------------------------------------------------


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


# --- what the claim is compared with, and contests ---------------------------------------------


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


def divergence(left: str, right: str, kind: str, severity: str = "substantive") -> Divergence:
    span = Span(start=0, end=1)
    return Divergence(
        kind=kind,  # type: ignore[arg-type]
        severity=severity,  # type: ignore[arg-type]
        left=Side(mention=left, span=span, text="x"),
        right=Side(mention=right, span=span, text="y"),
        note="x | y",
    )


@pytest.mark.parametrize(
    ("right", "kind", "severity", "standing"),
    [
        ("m:afp:0", "negation", "substantive", "contested"),
        ("m:afp:0", "numeric", "substantive", "contested"),
        ("m:afp:0", "numeric", "minor", "corroborated"),
        ("m:afp:0", "wording", "substantive", "corroborated"),
        ("m:faithful:0", "negation", "substantive", "corroborated"),  # an edit inside one line
        ("m:blog:0", "negation", "substantive", "corroborated"),  # its lineage is not known
    ],
)
def test_what_contests_a_claim(right: str, kind: str, severity: str, standing: str) -> None:
    pile = wire_family()
    pile.add("afp", say(FERRY_OTHERWISE, claim="ferry"), outlet="afp", gathered=True)
    pile.add("blog", say("nobody was hurt when that boat got stuck", claim="ferry"))
    got = run(pile)
    found = contest(got.claim("ferry"), [divergence("m:wire:0", right, kind, severity)], got.tracing.lines)
    assert found.standing == standing


@pytest.mark.parametrize("field", ["link_words", "story_words", "listed"])
def test_settings_out_of_range_are_refused(field: str) -> None:
    with pytest.raises(ValueError, match=field):
        TraceSettings(**{field: 0})
