"""The relation of two aligned passages."""

from __future__ import annotations

import math

import pytest

from provenance.divergence import Passage, RelationKind, differences, relation
from provenance.divergence.fitted import CLOSENESS, RELATION
from provenance.divergence.relating import KINDS, MIRRORED

CASES: tuple[tuple[str, str, RelationKind], ...] = (
    ("the flooded village", "the flooded village", "same"),
    ("a new pact", "a new treaty", "same"),
    ("in Oslo", "at Oslo", "same"),
    ("Norwegian police", "the police in Oslo", "same"),
    ("prices rose", "prices fell", "opposite"),
    ("former minister", "minister", "left more specific"),
    ("ferry", "passenger ferry", "right more specific"),
    ("14 sailors", "19 sailors", "similar"),
    ("Helsinki", "Lisbon", "similar"),
)


@pytest.mark.parametrize(("left", "right", "kind"), CASES)
def test_relations(left: str, right: str, kind: RelationKind) -> None:
    assert relation(Passage(left), Passage(right)).kind == kind


@pytest.mark.parametrize(("left", "right", "kind"), CASES)
def test_sides_can_change_places(left: str, right: str, kind: RelationKind) -> None:
    there, back = relation(Passage(left), Passage(right)), relation(Passage(right), Passage(left))
    assert back.kind == MIRRORED.get(kind, kind)
    assert back.probability == pytest.approx(there.probability, abs=0.02)
    assert back.closeness == there.closeness


def test_only_the_same_is_closest() -> None:
    assert relation(Passage("the old bridge"), Passage("the old bridge")).closeness == 5
    assert all(relation(Passage(a), Passage(b)).closeness < 5 for a, b, kind in CASES if kind != "same")


def test_weights_say_why() -> None:
    found = dict(relation(Passage("14 sailors"), Passage("19 sailors")).weights)
    assert found["other numbers"] > 0
    assert "the same number" not in found


def test_what_the_sentence_says_elsewhere_is_not_new() -> None:
    chunks = Passage("Oslo meeting"), Passage("meeting")
    alone = relation(*chunks)
    known = relation(*chunks, (Passage("Oslo meeting ends"), Passage("Oslo: meeting ends")))
    assert (alone.kind, known.kind) == ("left more specific", "same")


def test_every_table_is_of_known_kinds_and_finite() -> None:
    assert tuple(RELATION) == KINDS
    tables = [CLOSENESS, *RELATION.values()]
    assert all(math.isfinite(weight) for table in tables for weight in table.values())


@pytest.mark.parametrize(
    ("left", "right", "note"),
    [
        (
            "The crew attempted to reach the island before dark.",
            "The crew tried to reach the island before dark.",
            "attempted | tried (the same in other words)",
        ),
        (
            "The crew painted the island ferry before dark.",
            "The crew boarded the island ferry before dark.",
            "painted | boarded",
        ),
    ],
)
def test_a_change_of_wording_names_its_relation_where_that_is_clear(left: str, right: str, note: str) -> None:
    (found,) = differences(Passage(left), Passage(right))
    assert (found.kind, found.note) == ("wording", note)


@pytest.mark.parametrize(("place", "severity"), [("Norway", "minor"), ("the harbour", "substantive")])
def test_what_the_other_side_says_in_another_form_is_not_gravely_lost(place: str, severity: str) -> None:
    left = f"A sailors' court in {place} heard of the use of Norwegian sailors for unpaid labour on whaling ships."
    right = f"A sailors' court in {place} heard of the use of unpaid labour on whaling ships."
    found = [one for one in differences(Passage(left), Passage(right)) if one.kind == "omission"]
    assert [one.severity for one in found if one.left] == [severity]
