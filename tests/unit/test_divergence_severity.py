"""How grave a difference is: what freely reworded text shows must not look like an alteration."""

from __future__ import annotations

import pytest

from provenance.divergence import compare, differences
from provenance.model import AttributedArticle, Mention
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


def test_a_word_that_bears_the_meaning_of_a_quotation_is() -> None:
    left = "He wrote: “The harbour board is a danger to every crew on this coast.”"
    assert _graves(left, left.replace("danger", "shame")) == ["quotation"]


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
