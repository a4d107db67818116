"""Strength: how surely one thing is said to bring about another."""

from __future__ import annotations

import pytest

from provenance.divergence import Passage, differences
from provenance.divergence.passage import read
from provenance.divergence.strength import relations, strength


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("The museum reopens on Sunday after a long winter.", 0),
        ("Late trains are not linked to the new timetable.", 0),
        ("The levy had little effect on prices.", 0),
        ("Late trains are linked to the new timetable.", 1),
        ("A survey tied falling rents to the new tram line.", 1),
        ("Tenants near the line are more likely to move.", 1),
        ("Frost was associated with increased prices.", 1),
        ("The new timetable may cause delays.", 2),
        ("A wider lock could cut waiting times.", 2),
        ("The wall has the potential to prevent floods.", 2),
        ("The new timetable causes delays.", 3),
        ("A wider lock cuts waiting times.", 3),
        ("The strike led to empty shelves.", 3),
        ("Shelves were empty because of the strike.", 3),
    ],
)
def test_grades(text: str, grade: int) -> None:
    assert strength(read(Passage(text))) == grade


def test_a_noun_or_an_adjective_is_no_cause() -> None:
    for text in (
        "A raise in pay was refused.",
        "The lower bridge is closed.",
        "Rents are lower than before.",
    ):
        assert 3 not in [one.grade for one in relations(read(Passage(text)))], text


@pytest.mark.parametrize(
    ("left", "right", "note"),
    [
        (
            "Night trains are linked to fewer accidents on the coast road.",
            "Night trains cause fewer accidents on the coast road.",
            "as a link | as a cause: stronger",
        ),
        (
            "The wall prevents floods in the lower town, engineers say.",
            "The wall is associated with floods in the lower town, engineers say.",
            "as a cause | as a link: weaker",
        ),
    ],
)
def test_a_link_that_became_a_cause_says_which_way(left: str, right: str, note: str) -> None:
    found = [one for one in differences(Passage(left), Passage(right)) if one.kind == "modality"]
    assert [(one.severity, one.note) for one in found] == [("substantive", note)]


def test_two_words_for_one_grade_are_no_modality() -> None:
    left, right = "The strike caused long queues at the port.", "The strike led to long queues at the port."
    assert "modality" not in {one.kind for one in differences(Passage(left), Passage(right))}
