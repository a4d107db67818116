"""How grave a difference is: what freely reworded text shows must not look like an alteration."""

from __future__ import annotations

import pytest

from provenance.divergence import compare, differences
from provenance.model import AttributedArticle, Mention, Timestamp
from tests.fakes.compared import claim, passage, written


def _graves(left: str, right: str) -> list[str]:
    return [one.kind for one in differences(passage(left), passage(right)) if one.severity == "substantive"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("He wrote: “We keep trying to mend the old pump.”", "He wrote: “We keep attempting to mend the old pump.”"),
        ("He wrote: “You have to show some patience now.”", "He wrote: “You have to have some patience now.”"),
        (
            "He wrote: “In other words, the harbour board never read our letter.”",
            "He wrote: “By their silence, the harbour board never read our letter.”",
        ),
        (
            "He wrote: “When I go out there I talk about the ferry, the fish and the price of oil.”",
            "He wrote: “The price of oil is a scandal and when the boats go out I talk about it.”",
        ),
    ],
)  # fmt: skip
def test_speech_taken_down_by_two_hands_is_not_an_altered_quotation(left: str, right: str) -> None:
    assert _graves(left, right) == []


@pytest.mark.parametrize(
    ("one", "other"), [("ISIS", "the Islamic State"), ("the StateDept", "the State Department")]
)
def test_two_names_of_one_body_are_no_other_body(one: str, other: str) -> None:
    assert _graves(f"The report blames {one} for the raid on the bridge.",
                   f"The report blames {other} for the raid on the bridge.") == []  # fmt: skip


def test_a_statement_moved_to_the_next_sentence_is_not_left_out() -> None:
    whole = "The mill will close in May; the owners promised every worker a new post."
    cut = written("b", ["The mill will close in May.", "The owners promised every worker a new post."])
    lost = written("c", ["The mill will close in May.", "Rain fell on the town all day."])
    told = written("a", [whole])

    def severities(other: tuple[AttributedArticle, list[Mention]]) -> set[str]:
        mentions = [told[1][0], other[1][0]]
        articles = {one[0].article.id: one[0] for one in (told, other)}
        found = compare(claim(*mentions), {one.id: one for one in mentions}, articles, mentions[0].id)
        return {one.severity for one in found}

    assert "substantive" not in severities(cut)
    assert severities(lost)


def _severities(one: str, other: str, days: tuple[str, str] = ("2019-11-18", "2019-11-18")) -> dict[str, str]:
    sides = [
        written(name, [text], published_at=Timestamp(value=day, precision="day", basis="metadata"))
        for name, text, day in (("a", one, days[0]), ("b", other, days[1]))
    ]
    mentions = [made[0] for _, made in sides]
    articles = {article.article.id: article for article, _ in sides}
    found = compare(claim(*mentions), {one.id: one for one in mentions}, articles, mentions[0].id)
    return {one.kind: one.severity for one in found}


def test_a_number_that_the_other_side_tells_too_is_not_changed() -> None:
    found = _severities(
        "After the crash 29 people were taken to hospital, police said.",
        "Of the 40 people hurt after the crash, 29 were taken to hospital, police said.",
    )
    assert found.get("numeric") != "substantive"


@pytest.mark.parametrize(("later", "severity"), [("2019-11-20", "substantive"), ("2020-02-03", "minor")])
def test_numbers_of_a_series_are_of_their_own_day(later: str, severity: str) -> None:
    poll = "The harbour poll was taken by telephone among {} grown people in the district."
    found = _severities(poll.format("1,012"), poll.format("1,952"), ("2019-11-18", later))
    assert found["numeric"] == severity


def test_a_day_inside_the_week_that_the_other_names_is_no_other_time() -> None:
    found = _severities(
        "The strong vote in the council last week came as a relief to the crews.",
        "The strong vote in the council on Thursday came as a relief to the crews.",
        ("2013-12-18", "2013-12-17"),
    )
    assert found.get("temporal") != "substantive"


@pytest.mark.parametrize(
    ("one", "other", "days", "kind", "severity"),
    [
        # A plan is broken news only while it cannot have come true.
        ("The owners plan to close the mill.", "The owners closed the mill.", 0, "modality", "substantive"),
        ("The owners plan to close the mill.", "The owners closed the mill.", 1, "modality", "minor"),
        # A count told anew is the count of its day; a copy with another number is not.
        (
            "Eleven days after the fire nine of the hurt were still in hospital.",
            "Twelve days after the fire eight were still in hospital, the town said.",
            1, "numeric", "minor",
        ),
        (
            "After the fire on the quay nine of the hurt were still in the hospital of the town.",
            "After the fire on the quay eight of the hurt were still in the hospital of the town.",
            1, "numeric", "substantive",
        ),
    ],
)  # fmt: skip
def test_what_may_have_happened_in_between_is_no_alteration(
    one: str, other: str, days: int, kind: str, severity: str
) -> None:
    found = _severities(one, other, ("2019-11-18", f"2019-11-{18 + days}"))
    assert found.get(kind, "minor") == severity


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # A phrase that a retelling lacks, a hedge that is none, a denial in other words, a speaker's slip.
        (
            "They fled from Harn's house in May, when one of the girls broke a door and called to the street.",
            "They fled in May, when a girl broke part of the door and cried for help from people outside.",
        ),
        ("The fund was sold to avoid conflicts of interest.",
         "He sold most of the fund to avoid potential conflicts of interest when he took the post at the ministry."),
        ("The plan would mean that about 24,000 fewer families would have a doctor by then.",
         "About 24,000 more of them could be without a doctor by the spring under the bill."),
        ("I was there and I didn't have — did not have talks with them, and I am unable to say more.",
         "I was there and I did not have talks with them, and I am unable to say more."),
    ],
)  # fmt: skip
def test_a_retelling_alters_nothing(one: str, other: str) -> None:
    assert _graves(one, other) == []
