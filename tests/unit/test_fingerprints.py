"""Marks that copying leaves, and what must not be taken for one."""

from __future__ import annotations

import pytest

from provenance.model import Fingerprint
from provenance.tracing import trace
from tests.builders import PileBuilder, say

GATE = "the council could not agree on who should pay for the new gate at the old harbour wall"
BOAT = "a boat of the harbour police lay ready all night beside the wall in case the water rose"


def found(pile: PileBuilder, kind: str, vocabulary: frozenset[str] = frozenset()) -> list[Fingerprint]:
    got = trace(*pile.build(), vocabulary=vocabulary).fingerprints
    return [one for one in got if one.kind == kind]


def twins(sentence: str, other: str | None = None) -> PileBuilder:
    """Two articles with one text."""
    pile = PileBuilder()
    for id_, last in (("a", sentence), ("b", other or sentence)):
        pile.add(id_, say(GATE, claim="gate"), say(BOAT, claim="boat"), say(last, claim="last"))
    return pile


def quoted(pile: PileBuilder, one: Fingerprint) -> list[tuple[str, str]]:
    texts = {article.article.id: article.article.text for article in pile.articles}
    return [(place.article, place.span.of(texts[place.article])) for place in one.places]


def test_a_foreign_letter_in_a_latin_word_is_reported_in_every_article() -> None:
    pile = twins("the Fisheriеs Union called a meeting for the second Monday in June")
    (mark,) = found(pile, "homoglyph")
    assert mark.text == "Fisheriеs"
    assert mark.note == "CYRILLIC SMALL LETTER IE in a Latin word"
    assert quoted(pile, mark) == [("a", "Fisheriеs"), ("b", "Fisheriеs")]


def test_a_foreign_letter_in_one_article_is_reported_too() -> None:
    pile = twins("the mayor opеned the meeting", "the mayor opened the meeting")
    assert [quoted(pile, one) for one in found(pile, "homoglyph")] == [[("a", "opеned")]]


@pytest.mark.parametrize(
    "sentence",
    [
        "the Совет met on Monday and the ministers of both countries spoke",  # a Russian word
        "a particle of 3 μm and the angle α were measured at the gate",  # formulas
        "the naïve coöperation of the façade builders of Łódź went on",  # accents are Latin
        "the letter с alone is no word of Latin script at all",
        "the СССР stamp was found in the captain's old logbook",
    ],
)
def test_what_is_no_homoglyph(sentence: str) -> None:
    assert found(twins(sentence), "homoglyph") == []


def test_a_shared_slip_of_a_known_word() -> None:
    pile = twins("both sides were told to find a comprimise before the end of the month")
    (mark,) = found(pile, "misspelling", frozenset({"compromise"}))
    assert mark.text == "comprimise"
    assert "compromise" in mark.note
    assert quoted(pile, mark) == [("a", "comprimise"), ("b", "comprimise")]


def test_the_pile_itself_vouches_for_a_common_word() -> None:
    pile = twins("both sides were told to find a comprimise before the end of the month")
    for number in range(3):
        pile.add(f"c{number}", say(f"a compromise number {number} was found about something else"))
    assert [one.text for one in found(pile, "misspelling")] == ["comprimise"]


def test_copies_of_one_text_do_not_vouch_for_its_slips() -> None:
    pile = twins("both sides were told to find a comprimise before the end of the month")
    for id_ in ("c", "d"):
        last = say("both sides were told to find a comprimise before the end of the month", claim="last")
        pile.add(id_, say(GATE, claim="gate"), say(BOAT, claim="boat"), last)
    (mark,) = found(pile, "misspelling", frozenset({"compromise"}))
    assert [place.article for place in mark.places] == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("sentence", "slip", "meant"),
    [
        ("the presiednt's answer was read out to the whole of the council", "presiednt", "president"),
        ("nobody in the harbour office would admit to any wrongoding at all", "wrongoding", "wrongdoing"),
    ],
)
def test_slips_in_possessives_and_beside_short_endings(sentence: str, slip: str, meant: str) -> None:
    (mark,) = found(twins(sentence), "misspelling", frozenset({meant, "wrong", "ode"}))
    assert mark.text == slip


@pytest.mark.parametrize(
    ("sentence", "known"),
    [
        ("the neighbouring harbours were asked to pay as well", "neighboring"),  # British spelling
        ("they organised a meeting of all the owners", "organized"),
        ("the minister of the Republik Compromisse spoke for an hour", "compromise"),  # a name
        ("two signallings were heard from the far side of the wall", "signalling"),  # a form of a known word
        ("they spoke of quoits all the long evening", "quotas"),  # too short to tell
        ("the results were read out to everybody over a landline", "landmine"),  # no likely slip
        ("the uncompromise of both sides was there for all to see", "compromise"),
    ],
)
def test_what_is_no_shared_misspelling(sentence: str, known: str) -> None:
    assert found(twins(sentence), "misspelling", frozenset({known})) == []


def test_a_compound_of_known_words_is_no_misspelling() -> None:
    pile = twins("the old gatehouse was painted white for the second time")
    assert found(pile, "misspelling", frozenset({"gate", "house", "gatehome", "gatehause"})) == []


def test_a_slip_that_stands_elsewhere_too_is_no_mark() -> None:
    slip = "both sides were told to find a comprimise before the end of the month"
    pile = twins(slip)
    pile.add("c", say("quite another story of a comprimise between two bakers"))
    assert found(pile, "misspelling", frozenset({"compromise"})) == []


def test_a_slip_in_one_article_only_is_no_mark() -> None:
    slip = "both sides were told to find a comprimise before the end of the month"
    pile = twins(slip, slip.replace("comprimise", "compromise"))
    assert found(pile, "misspelling", frozenset({"compromise"})) == []


def orphaned(other: str) -> PileBuilder:
    pile = PileBuilder()
    pile.add("a", say(GATE, claim="gate"), say(BOAT, other, claim="boat"))
    pile.add("b", say(GATE, claim="gate"), say(BOAT, "outlet::Spain's daily:orphan", claim="boat"))
    return pile


def test_a_reference_whose_antecedent_stands_only_in_the_other_article() -> None:
    pile = orphaned("outlet:el-pais:Spain's daily:antecedent")
    (mark,) = found(pile, "orphan-reference")
    assert mark.text == "Spain's daily"
    assert quoted(pile, mark) == [("a", "Spain's daily"), ("b", "Spain's daily")]
    assert "El-Pais" in mark.note


@pytest.mark.parametrize(
    "other",
    [
        "outlet::Spain's daily:orphan",  # an orphan in both
        "outlet:el-pais:the newspaper:antecedent",  # other words
        "speaker:mayor:Spain's daily:antecedent",  # no outlet
    ],
)
def test_what_is_no_orphan_reference(other: str) -> None:
    assert found(orphaned(other), "orphan-reference") == []


def test_the_same_reference_in_another_sentence_says_nothing() -> None:
    pile = PileBuilder()
    pile.add("a", say(GATE, "outlet:el-pais:Spain's daily:antecedent", claim="gate"), say(BOAT, claim="boat"))
    pile.add("b", say(GATE, claim="gate"), say(BOAT, "outlet::Spain's daily:orphan", claim="boat"))
    assert found(pile, "orphan-reference") == []
