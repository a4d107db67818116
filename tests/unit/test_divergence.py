"""Comparing the mentions of a claim: who is compared, where differences stand, what is not said."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from provenance.divergence import compare, compare_title, differences
from provenance.divergence.alignment import align
from provenance.divergence.detecting import Pair
from provenance.divergence.slips import slip
from provenance.model import (
    AttributedArticle,
    Attribution,
    Divergence,
    Mention,
    Resolution,
    Source,
    Span,
    Timestamp,
)
from tests.fakes.compared import claim, passage, written

Written = tuple[AttributedArticle, list[Mention]]


def _compared(*articles: Written, reference: int = 0) -> tuple[Divergence, ...]:
    mentions = [mention for _, made in articles for mention in made]
    return compare(
        claim(*mentions),
        {mention.id: mention for mention in mentions},
        {article.article.id: article for article, _ in articles},
        mentions[reference].id,
    )


def _kinds(left: str, right: str) -> list[tuple[str, str | None]]:
    return [(one.kind, one.severity) for one in differences(passage(left), passage(right))]


def test_equal_contents_do_not_differ() -> None:
    sentence = "The ferry sank near the island on Monday."
    assert _compared(written("a", [sentence]), written("b", [sentence])) == ()


def test_mentions_of_one_article_are_not_compared() -> None:
    one = written("a", ["The ferry sank on Monday near Arvo.", "The ferry sank on Tuesday near Arvo."])
    assert _compared(one) == ()


def test_every_other_article_is_compared_with_the_reference() -> None:
    found = _compared(
        written("a", ["The ferry sank near the island with 40 people on board."]),
        written("b", ["The ferry sank near the island with 50 people on board."]),
        written("c", ["The ferry sank near the island with 60 people on board."]),
    )
    assert [(one.left.text, one.right.text) for one in found] == [("40", "50"), ("40", "60")]


def test_an_omission_has_an_empty_range_at_its_place() -> None:
    shorter = written("b", ["Engineers could open a second gate by Monday."])
    found = _compared(
        written("a", ["Engineers could open a second gate by Monday if the rain eases."]), shorter
    )
    (one,) = found
    assert (one.kind, one.right.text, one.right.span.start) == (
        "omission",
        "",
        len(shorter[0].article.text) - 2,
    )


def test_ranges_skip_an_attribution_inside_the_sentence() -> None:
    left = written("a", ["The bridge, {Anna Berg|person said}, will close to lorries in May."])
    right = written("b", ["The bridge, {Anna Berg|person said}, will close to lorries in June."])
    (one,) = _compared(left, right)
    assert (one.left.text, one.right.text) == ("in May", "in June")
    assert one.left.span.of(left[0].article.text) == "in May"


def test_white_space_does_not_move_ranges() -> None:
    left = written("a", ["The  bridge   will\tclose to lorries in May."])
    right = written("b", ["The bridge will close to lorries in June."])
    (one,) = _compared(left, right)
    assert one.left.span.of(left[0].article.text) == "in May"


def test_the_gravest_comes_first() -> None:
    found = _compared(
        written("a", ["The harbour master said the ferry will sail at noon with 40 passengers."]),
        written("b", ["The harbor chief said the ferry may sail at noon with 45 passengers."]),
    )
    ranks = [("substantive", "minor", "cosmetic").index(one.severity) for one in found]
    assert ranks == sorted(ranks)
    assert {one.kind for one in found} >= {"modality", "numeric", "spelling", "wording"}


def test_a_rewritten_text_is_one_minor_difference() -> None:
    found = _kinds(
        "Families loaded mattresses and goats into lorries while the rain drummed down.",
        "People in the valley are being moved out by the army because of the flood.",
    )
    assert found == [("wording", "minor")]


def test_a_clashing_number_is_found_in_a_rewritten_text() -> None:
    found = _kinds(
        "Rescue crews brought 14 miners out of the flooded northern shaft before dawn.",
        "By early morning 19 miners had reached the surface alive, after water filled the mine.",
    )
    assert ("numeric", "substantive") in found


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("On Monday the court freed the two sailors.", "The court freed the two sailors on Monday."),
        ("The plan mentioned only two ports.", "The plan only mentioned two ports."),
        ("The court has freed the two sailors.", "The court freed the two sailors."),
        ("Two sailors were freed by the court.", "The court freed two sailors."),
    ],
)
def test_what_only_moved_is_not_a_difference(left: str, right: str) -> None:
    assert _kinds(left, right) == []


def test_the_same_day_in_two_wordings_is_no_conflict() -> None:
    day = Timestamp(value="2019-11-18", precision="day", basis="metadata")
    found = _compared(
        written("a", ["The gate gave way on Sunday near the old mill."], published_at=day),
        written("b", ["The gate gave way on Nov. 17 near the old mill."], published_at=day),
    )
    assert "substantive" not in {one.severity for one in found}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Taxes rise by $100 to $150 billion.", "Taxes rise by $100 billion to $150 billion."),
        ("The raid was the work of the May 4 brigade.", "The raid was work by the May 4 brigade."),
        ("They asked whether or not he had paid the fine.", "They asked whether he had paid the fine."),
        ("The road was shut on May 7.", "On May 7 the road was shut."),
    ],
)
def test_what_looks_grave_and_is_not(left: str, right: str) -> None:
    assert "substantive" not in {severity for _, severity in _kinds(left, right)}


def test_another_speaker_is_substantive_and_shows_both_clauses() -> None:
    found = _compared(
        written("a", ["The offer is fair and it stands, {Davit Rusk|person said}."]),
        written("b", ["The offer is fair and it stands, {Lena Makoa|person said}."]),
    )
    assert [(one.kind, one.severity, one.left.text, one.right.text) for one in found] == [
        ("attribution", "substantive", "Davit Rusk said", "Lena Makoa said")
    ]


@pytest.mark.parametrize("name", ["he", "the official", "a spokesman for Acme"])
def test_a_speaker_that_is_only_pointed_at_is_no_other_one(name: str) -> None:
    found = _compared(
        written("a", ["The offer is fair and it stands, {Davit Rusk|person said}."]),
        written("b", [f"The offer is fair and it stands, {{{name}|person said}}."]),
    )
    assert found == ()


def test_direct_speech_set_without_marks_has_not_lost_its_speaker() -> None:
    found = _compared(
        written("a", ["“Our offer is fair and we stand by it”, {Davit Rusk|person said}."]),
        written("b", ["Our offer is fair and we stand by it."]),
    )
    assert "attribution" not in {one.kind for one in found}


def test_a_speaker_named_next_door_is_not_dropped() -> None:
    found = _compared(
        written("a", ["The offer is fair and it stands, {Davit Rusk|person said}."]),
        written("b", ["The offer is fair and it stands.", "It ends in May, {Davit Rusk|person added}."]),
    )
    assert "attribution" not in {one.kind for one in found}


@pytest.mark.parametrize(
    ("owed", "outlet", "expected"),
    [((), None, ["substantive"]), (("outlet:wire",), None, []), ((), "outlet:wire", [])],
)
def test_an_outlet_that_the_article_credits_elsewhere_has_not_vanished(
    owed: tuple[str, ...], outlet: str | None, expected: list[str]
) -> None:
    found = _compared(
        written("a", ["The offer is fair and it stands, {the Northern Wire|outlet reported}."]),
        written("b", ["The offer is fair and it stands."], owed=owed, outlet=outlet),
    )
    assert [one.severity for one in found if one.kind == "attribution"] == expected


def test_a_headline_is_compared_with_the_text_under_it() -> None:
    article = written(
        "a", ["# Old dam gate gives way", "The gate of the old dam could give way if the water rises."]
    )
    (one,) = _compared(
        article, written("b", ["The gate of the old dam could give way if the water rises."]), reference=2
    )
    assert (one.kind, one.left.text, one.right.text) == ("headline", "could give way", "gives way")


def test_two_headlines_of_one_claim_are_compared() -> None:
    found = _compared(
        written("a", ["# Coastal states fail to agree to renew herring treaty"]),
        written("b", ["# Coastal States Scrap Herring Treaty"]),
    )
    assert ("headline", "fail to agree to renew", "Scrap") in {
        (one.kind, one.left.text, one.right.text) for one in found
    }


def test_the_opening_of_a_headline_is_no_difference() -> None:
    found = _compared(
        written("a", ["# BREAKING: Coastal states fail to renew herring treaty"]),
        written("b", ["# Coastal states fail to renew herring treaty"]),
    )
    assert found == ()


def test_an_orphan_attribution_is_no_other_source() -> None:
    left = written("a", ["The offer is fair and it stands, {the Northern Wire|outlet reported}."])
    article, (mention,) = written("b", ["The offer is fair and it stands, {the outlet|outlet reported}."])
    orphan = replace(mention.attributions[0], source=None, resolution="orphan")
    right = article, [replace(mention, attributions=(orphan,))]
    assert _compared(left, right) == ()


def _read_on(side: Written, source: str | None, name: str) -> Written:
    """The article with its only attribution resolved by what stands before it, or by nothing."""
    article, (mention,) = side
    resolution: Resolution = "antecedent" if source else "orphan"
    one = replace(mention.attributions[0], source=source, resolution=resolution)
    known = (Source(id=source, name=name, kind="agency"),) if source else ()
    return replace(article, sources=known), [replace(mention, attributions=(one,))]


def test_a_reference_that_the_copy_leaves_without_its_antecedent() -> None:
    sentence = "The offer is fair and it stands, {the island's news agency|outlet added}."
    left = _read_on(written("a", [sentence]), "northern", "Northern Wire")
    right = _read_on(written("b", [sentence]), None, "")
    (one,) = _compared(left, right)
    assert (one.kind, one.severity) == ("attribution", "minor")
    assert one.left.text == one.right.text == "the island's news agency added"
    assert one.note == "refers to Northern Wire | refers to nobody that the article names"
    assert _compared(left, _read_on(written("c", [sentence]), "northern", "Northern Wire")) == ()


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("Davit Rusk|person", "Makoa|unknown", "substantive"),
        ("Rusk|unknown", "Makoa|unknown", "substantive"),
        ("Davit Rusk|person", "Berlin|unknown", "minor"),
        ("Davit Rusk|person", "Harbour Trust|unknown", "minor"),
    ],
)
def test_a_swapped_speaker_is_grave_where_both_are_people(one: str, other: str, severity: str) -> None:
    found = _compared(
        written("a", [f"The offer is fair and it stands, {{{one} said}}."]),
        written("b", [f"The offer is fair and it stands, {{{other} said}}."]),
    )
    assert [(found.kind, found.severity) for found in found] == [("attribution", severity)]


def test_a_hedge_is_no_source() -> None:
    left = written("a", ["The clerk reportedly hid the ledger in a barn."])
    article, (mention,) = left
    word = Span(start=10, end=20)
    hedge = Attribution(kind="anonymous", source="anonymous", name="reportedly", cue="reportedly", span=word)
    hedged = article, [replace(mention, attributions=(hedge,))]
    found = _compared(hedged, written("b", ["The clerk hid the ledger in a barn."]))
    assert [one.kind for one in found] == ["modality"]


def test_a_hedge_on_who_said_so_is_modality() -> None:
    said = "the road along the lake stays closed until the spring"
    article, (mention,) = written("a", [f"{{Ada Moor|person has reportedly promised}} that {said}."])
    word = Span(start=13, end=23)
    hedge = Attribution(kind="anonymous", source="anonymous", name="reportedly", cue="reportedly", span=word)
    hedged = article, [replace(mention, attributions=(*mention.attributions, hedge))]
    plain = written("b", [f"{{Ada Moor|person has promised}} that {said}."])
    (found,) = _compared(hedged, plain)
    assert (found.kind, found.severity, found.left.text) == ("modality", "substantive", "reportedly")
    assert found.right.text == "Ada Moor has promised"
    assert not _compared(plain, written("c", [f"{{Ada Moor|person has promised}} that {said}."]))


@pytest.mark.parametrize(("day", "severity"), [("2019-11-20", "substantive"), ("2019-12-20", "minor")])
def test_a_week_and_a_month_clash_unless_the_articles_lie_far_apart(day: str, severity: str) -> None:
    first = Timestamp(value="2019-11-18", precision="day", basis="metadata")
    found = _compared(
        written("a", ["The lock was drained last week for repairs to its gates."], published_at=first),
        written(
            "b",
            ["The lock was drained last month for repairs to its gates."],
            published_at=Timestamp(value=day, precision="day", basis="metadata"),
        ),
    )
    assert [(one.kind, one.severity) for one in found] == [("temporal", severity)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("documents", "documnets", True),
        ("testimony", "testiomny", True),
        ("statement", "stateent", True),
        ("occurrence", "ocurrence", True),
        ("definitely", "definately", True),
        ("country", "county", False),
        ("planned", "planted", False),
        ("reporter", "reported", False),
        ("legal", "legally", False),
        ("relevant", "irrelevant", False),
        ("northern", "southern", False),
        ("harbour", "harbor", False),
    ],
)
def test_which_words_are_slips(one: str, other: str, *, expected: bool) -> None:
    assert slip(one, other) is slip(other, one) is expected


def test_a_sentence_told_in_another_order_is_not_cut_to_pieces() -> None:
    found = differences(
        passage(
            "Heavy rain overnight washed away the wooden bridge near the market, and tired police closed "
            "roads to the coast until Sunday."
        ),
        passage(
            "Until Sunday police closed all coast roads anew, as the market bridge, long rotten, washed away "
            "in overnight rain."
        ),
    )
    assert [(one.kind, one.severity, one.note) for one in found] == [
        ("wording", "minor", "told in another order")
    ]


def test_words_that_the_other_side_has_elsewhere_are_not_left_out() -> None:
    found = differences(
        passage("The flood drove 40 families from the old mill and 40 families from the old farm."),
        passage("The flood drove 40 families from the old mill and the farm."),
    )
    assert found == ()


def test_a_title_that_says_more_than_its_article() -> None:
    article, mentions = written(
        "a",
        [
            "The coastal states failed to agree to renew the herring treaty on Monday.",
            "The treaty runs out in a week.",
        ],
        title="Coastal States Scrap Herring Treaty",
    )
    (one,) = compare_title(article, mentions)
    assert (one.text, one.title.of(article.article.title or "")) == ("Scrap", "Scrap")
    assert (one.body.text, one.severity) == ("failed to agree to renew", "substantive")


def test_a_title_borne_out_further_down_says_no_more() -> None:
    article, mentions = written(
        "a",
        [
            "The coastal states may scrap the herring treaty this week.",
            "On Friday the coastal states scrapped the herring treaty.",
        ],
        title="Coastal States Scrap Herring Treaty",
    )
    assert compare_title(article, mentions) == ()


def test_an_article_without_title_or_text_has_no_title_divergence() -> None:
    article, mentions = written("a", ["The ferry sank near the island."])
    assert compare_title(article, mentions) == ()


def test_many_small_changes_are_shown_as_one() -> None:
    words = [f"river{index}" for index in range(12)]
    left = " was crossed slowly by the fleet of ".join(words)
    right = " was crossed slowly by the fleet of ".join(f"lake{word}" for word in words)
    assert [one.kind for one in differences(passage(left), passage(right))] == ["wording"]


def test_alignment_keeps_order_within_what_did_not_move() -> None:
    left = passage("The minister of Norway met the unions in the old town hall")
    right = passage("In the old town hall the minister of Norway met the unions")
    alignment = align(left, right)
    steady = [j for i, j in alignment.partners.items() if i not in alignment.moved]
    assert all(a < b for a, b in pairwise(steady))
    assert alignment.coverage == 1.0


def test_a_phrase_is_cut_out_whole() -> None:
    pair = Pair(
        passage("They spoke of the use of Norwegian sailors for unpaid labour."),
        passage("They spoke of the use of unpaid labour."),
    )
    assert [pair.left.said(change.left) for change in pair.alignment.changes] == ["of Norwegian sailors"]
