"""What texts show where dates and credits do not: agencies, speakers, one outlet, one story."""

from __future__ import annotations

import pytest

from provenance.tracing import TraceSettings, trace
from tests.builders import PileBuilder, say
from tests.tracings import COVE, FERRY, FERRY_OTHERWISE, run, story

WORDS = "“we will not rest until each of the forty families has been told what happened”"


@pytest.mark.parametrize("date", ["2024-05-03", None])
def test_a_newspaper_with_an_agency_s_text_has_it_from_the_agency(date: str | None) -> None:
    pile = PileBuilder()
    pile.add("wire", *story(), outlet="reuters", gathered=True, date="2024-05-03")
    pile.add("paper", *story(), outlet="gazette", kind="newspaper", date=date)
    got = run(pile)
    assert got.edges() == {("paper", "wire"): "copies"}
    ferry = got.claim("ferry")
    assert (ferry.origin.article, ferry.counts.origins, ferry.counts.unknown_lineage) == ("wire", 1, 0)


@pytest.mark.parametrize("date", ["2024-05-02", "2024-04-20"])
def test_not_so_where_the_newspaper_printed_it_on_an_earlier_day(date: str) -> None:
    pile = PileBuilder()
    pile.add("wire", *story(), outlet="reuters", gathered=True, date="2024-05-03")
    pile.add("paper", *story(), outlet="gazette", kind="newspaper", date=date)
    assert run(pile).edges() == {("wire", "paper"): "shares-source"}


def test_two_agencies_with_one_text_have_no_order() -> None:
    pile = PileBuilder()
    pile.add("a", *story(), outlet="reuters", gathered=True, date="2024-05-03")
    pile.add("b", *story(), outlet="efe", date="2024-05-03")
    assert run(pile).edges() == {("b", "a"): "shares-source"}


def test_quotations_do_not_make_a_version_less_of_a_version() -> None:
    pile = PileBuilder()
    quotes = tuple(
        say(f"“{number} of us lay awake and listened to the bell of the cape all night”", "speaker:crewman")
        for number in ("Three", "Seven", "Twelve")
    )
    for id_, hour in (("first", "09"), ("second", "12")):
        pile.add(id_, *story(more=quotes), outlet="gazette", date=f"2024-05-03T{hour}:00:00+00:00")
    assert run(pile).edges() == {("second", "first"): "revises"}


def test_a_full_name_and_its_short_form_are_one_voice() -> None:
    pile = PileBuilder()
    pile.add("a", say(FERRY, "speaker:taro-kono", claim="ferry"), outlet="gazette")
    pile.add("b", say(FERRY_OTHERWISE, "speaker:kono", claim="ferry"), outlet="courier")
    ferry = run(pile).claim("ferry")
    assert (ferry.origin.source, ferry.origin.basis) == ("taro-kono", "cited")
    assert ferry.origin.reason.startswith("All 2 articles attribute this to Taro-Kono")


def quoting(*speakers: str | None) -> PileBuilder:
    """Articles with one quotation; each names its speaker or nobody."""
    pile = PileBuilder()
    for number, speaker in enumerate(speakers):
        by = (f"speaker:{speaker}",) if speaker else ()
        pile.add(f"a{number}", say(WORDS, *by, claim="vow"), outlet=f"paper{number}", date="2024-05-03")
    return pile


def test_who_quotes_without_a_name_quotes_whom_the_other_names() -> None:
    vow = run(quoting("mayor-stone", None)).claim("vow")
    assert (vow.origin.source, vow.origin.confidence) == ("mayor-stone", 0.5)
    assert "has the same quotation" in vow.origin.reason
    assert (vow.counts.origins, vow.counts.unknown_lineage, vow.standing) == (1, 2, "single-origin")


@pytest.mark.parametrize(
    "speakers", [(None, None), ("mayor-stone", "captain-reed", None), ("mayor-stone:she:antecedent", None)]
)
def test_nobody_is_named_where_nobody_or_two_are(speakers: tuple[str | None, ...]) -> None:
    vow = run(quoting(*speakers)).claim("vow")
    assert (vow.origin.source, vow.origin.basis) == (None, "undetermined")


def test_words_outside_quotation_marks_name_no_speaker() -> None:
    pile = PileBuilder()
    pile.add("a", say(FERRY, "speaker:pilot", claim="ferry"), outlet="gazette", date="2024-05-03")
    pile.add("b", say(FERRY, claim="ferry"), outlet="courier", date="2024-05-03")
    assert run(pile).claim("ferry").origin.basis == "undetermined"


def test_a_speaker_is_the_origin_where_the_reports_have_no_order() -> None:
    pile = quoting("mayor-stone", "mayor-stone")
    pile.add("own", say(WORDS, "speaker:mayor-stone", claim="vow"), outlet="herald", gathered=True)
    origin = run(pile).claim("vow").origin
    assert (origin.source, origin.article) == ("mayor-stone", None)
    assert "first to report it is not shown" in origin.reason


@pytest.mark.parametrize(("second", "article"), [("2024-05-03", None), ("2024-05-04", "a")])
def test_what_one_outlet_alone_says_is_that_outlet_s(second: str, article: str | None) -> None:
    pile = PileBuilder()
    pile.add("a", say(FERRY, claim="ferry"), outlet="gazette", date="2024-05-03")
    pile.add("b", say(FERRY_OTHERWISE, claim="ferry"), outlet="gazette", date=second)
    ferry = run(pile).claim("ferry")
    assert (ferry.origin.source, ferry.origin.article, ferry.origin.basis) == (
        "gazette",
        article,
        "only-mention",
    )
    assert (ferry.origin.confidence, ferry.counts.origins) == (0.3, 0)


def test_articles_of_no_known_outlet_are_not_one_outlet_s() -> None:
    pile = PileBuilder()
    pile.add("a", say(FERRY, claim="ferry"))
    pile.add("b", say(FERRY_OTHERWISE, claim="ferry"))
    origin = run(pile).claim("ferry").origin
    assert origin.basis == "undetermined"
    assert "dates would settle it" in origin.reason


def test_a_sentence_worded_anew_inside_a_copied_story_is_no_second_origin() -> None:
    pile = PileBuilder()
    plain = story(more=(say(COVE, claim="cove"),))
    reworded = story(more=(say(FERRY_OTHERWISE, claim="cove"),))
    pile.add("a", *plain, credits=("kyodo",), outlet="gazette")
    pile.add("b", *plain, credits=("kyodo",), outlet="courier")
    pile.add("c", *reworded, credits=("sputnik",), outlet="herald")
    pile.add("d", *reworded, credits=("sputnik",), outlet="bugle")
    cove = run(pile).claim("cove")
    assert (cove.counts.origins, cove.standing) == (1, "single-origin")


def test_who_has_it_from_whom_is_known_from_another_article_of_the_story() -> None:
    pile = PileBuilder()
    more = (say(COVE, claim="cove"),)
    pile.add("near", *story(more=more), outlet="gazette", credits=("sputnik",))
    pile.add("far", *story(more=more), outlet="courier", credits=("kyodo",))
    pile.add("both", *story("outlet:sputnik", "outlet:kyodo"), outlet="herald", credits=("sputnik", "kyodo"))
    cove = run(pile).claim("cove")
    assert (cove.origin.source, cove.counts.articles) == ("kyodo", 2)


@pytest.mark.parametrize(("bar", "origins"), [(0.9, 2), (0.99, 1)])
def test_two_origins_must_surely_say_the_same(bar: float, origins: int) -> None:
    pile = PileBuilder()
    pile.add("ap", say(FERRY, "speaker:nurse", claim="ferry"), outlet="ap", gathered=True)
    pile.add("afp", say(FERRY_OTHERWISE, "speaker:mayor", claim="ferry"), outlet="afp", gathered=True)
    settings = TraceSettings(independence_probability=bar)
    (ferry,) = trace(*pile.build(), settings=settings).lineages
    assert ferry.counts.origins == origins
    assert any("too unlike to count as a second origin" in note for note in ferry.notes) == (origins == 1)


def test_words_told_to_another_outlet_give_away_whose_the_story_is() -> None:
    told = say(
        "there was no plan and there is still no plan", "outlet:reuters", "speaker:warden", claim="told"
    )
    here = say("there was no plan and there is still no plan", "speaker:warden", claim="told", told_here=True)
    pile = PileBuilder()
    pile.add("wire", *story(more=(here,)), outlet="reuters", gathered=True, date="2024-05-03")
    pile.add("quiet", *story(more=(told,)), outlet="gazette", kind="newspaper", date="2024-05-03")
    got = run(pile)
    assert got.edges() == {("quiet", "wire"): "cites"}
    tide = got.claim("tide")
    assert (tide.origin.article, tide.counts.unknown_lineage) == ("wire", 0)
    assert tide.origin.basis == "cited"


def test_a_version_has_from_the_earlier_one_whatever_that_said() -> None:
    quote = say(
        "“we will not rest until they have all been told”", "speaker:stone", claim="vow", told_here=True
    )
    pile = PileBuilder()
    for id_, hour in (("first", "09"), ("second", "12")):
        date = f"2024-05-03T{hour}:00:00+00:00"
        pile.add(id_, *story(more=(quote,)), outlet="gazette", gathered=True, date=date)
    copy = say(
        "“we will not rest until they have all been told”", "outlet:gazette", "speaker:stone", claim="vow"
    )
    pile.add("copy", *story(more=(copy,)), outlet="courier", credits=("gazette",), date="2024-05-04")
    assert run(pile).claim("vow").origin.article == "first"
