"""How many independent origins a claim has."""

from __future__ import annotations

import pytest

from tests.builders import PileBuilder, say
from tests.tracings import (
    FERRY,
    FERRY_OTHERWISE,
    run,
    story,
    wire_family,
)


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


@pytest.mark.parametrize(
    ("voice", "told_here", "origins"),
    [("speaker:mayor", True, 2), ("speaker:mayor", False, 1), ("speaker:ministry", True, 1)],
)
def test_like_sentences_that_a_reporter_had_from_another_speaker(
    voice: str,
    told_here: bool,  # noqa: FBT001
    origins: int,
) -> None:
    pile = PileBuilder()
    siren = "the warning siren sounded in the village of Lower Mill"
    pile.add("ap", say(siren, "speaker:ministry", claim="siren"), outlet="ap", gathered=True)
    pile.add(
        "afp", say(f"{siren} at four", voice, claim="siren", told_here=told_here), outlet="afp", gathered=True
    )
    assert run(pile).claim("siren").counts.origins == origins


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
