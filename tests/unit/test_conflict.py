"""Conflict: which wordings cannot both be true, and by which words."""

from __future__ import annotations

import math

import pytest

from provenance.divergence import Passage
from provenance.divergence.conflict import SURE, Weighing, conflict, weigh
from provenance.divergence.detecting import Pair
from provenance.divergence.passage import read
from provenance.divergence.registry import DETECTORS
from provenance.divergence.units import met, units
from provenance.model import Conflict

FERRY = "The ferry to the islands ran aground on a sandbank on 4 March 2011 with 60 passengers on board."


def _weigh(left: str, right: str) -> Weighing:
    return weigh(read(Passage(left)), read(Passage(right)))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The lighthouse was built in 1902.", "The lighthouse, a landmark of the coast, was built in 1911."),
        ("The bridge is in Norway.", "The bridge, opened by the king, is in Denmark."),
        ("The dam has three gates.", "The dam, which feeds the town, has five gates."),
        ("It was the first mill in the valley.", "It was the third mill in the valley."),
        ("The mayor opened the new school.", "The mayor, who lives next door, never opened the new school."),
        ("The mayor has yet to open the school.", "The mayor has opened the school in the old brewery."),
        ("The choir refused to sing in the square.", "On Sunday the choir did sing in the square."),
    ],
)
def test_what_cannot_both_be_true(left: str, right: str) -> None:
    assert _weigh(left, right).probability >= SURE
    assert _weigh(right, left).probability >= SURE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (FERRY, FERRY),
        ("The ferry ran aground.", FERRY),
        ("The ferry ran aground on March 4, 2011.", FERRY),
        ("The bridge is in Norway.", "The bridge, opened by the king in 1956, is a Norwegian landmark."),
        ("The mayor has not opened the school.", "The school has not been opened by the mayor so far."),
        ("Things went not quite right at the depot.", "Things did not go quite right at the depot."),
        ("She asked why we don't just close the road.", "She asked why don't we just close the road."),
        ("The plan was accepted today.", "The plan was accepted today."),
    ],
)
def test_what_can_both_be_true(left: str, right: str) -> None:
    assert _weigh(left, right).probability < SURE
    assert _weigh(right, left).probability < SURE


def test_the_parts_add_up_and_the_words_are_shown() -> None:
    left, right = (
        read(Passage("The dam has three gates.")),
        read(Passage("The dam by the town has five gates.")),
    )
    found = weigh(left, right)
    assert math.fsum(part.weight for part in found.parts) == pytest.approx(
        math.log(found.probability / (1 - found.probability))
    )
    assert [(one.sort, left.said(one.left), right.said(one.right)) for one in found.clashes] == [
        ("number", "three", "five")
    ]
    turned = weigh(right, left)
    assert [(one.left, one.right) for one in turned.clashes] == [
        (one.right, one.left) for one in found.clashes
    ]
    assert turned.probability == found.probability


def test_a_denial_turns_the_parts_round() -> None:
    parts = {one.name: one.weight for one in _weigh("It has a tower.", "It does not have a tower.").parts}
    agreed = {one.name: one.weight for one in _weigh("It has a tower.", "It does have a tower.").parts}
    assert parts["base"] == -agreed["base"] > 0
    assert agreed["denied"] == 0 < parts["denied"]


def _conflicts(left: str, right: str) -> list[tuple[str, Conflict | None]]:
    pair = Pair(Passage(left), Passage(right))
    found = ((each, one) for one in DETECTORS for each in one.detect(pair, pair.alignment.changes))
    return [(each.kind, conflict(pair, each)) for each, _ in found if each.severity == "substantive"]


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("The storm killed 12 sailors off the cape.", "The storm killed 19 sailors off the cape.", "numeric"),
        (
            "The talks begin on 3 May in the old town.",
            "The talks begin on 9 May in the old town.",
            "temporal",
        ),
        ("The pilot was not hurt in the crash.", "The pilot was hurt in the crash.", "negation"),
    ],
)
def test_a_substantive_difference_may_be_a_conflict(left: str, right: str, kind: str) -> None:
    assert [found.probability >= SURE for one, found in _conflicts(left, right) if one == kind and found] == [
        True
    ]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The gate has been broken since March.", "The gate was broken in March."),
        ("The council will close the bridge in June.", "The council could close the bridge in June."),
    ],
)
def test_other_differences_are_none(left: str, right: str) -> None:
    found = _conflicts(left, right)
    assert found
    assert all(one is None for _, one in found)


def test_pieces_of_a_passage_do_not_overlap() -> None:
    reading = read(Passage(FERRY))
    taken = [index for one in units(reading) for index in one.words]
    assert len(taken) == len(set(taken))
    assert {one.sort for one in units(reading)} == {"time", "number", "word"}


@pytest.mark.parametrize(
    ("evidence", "fate", "instead"),
    [
        ("The works opened in Leeds in 1950.", "replaced", "in 1950"),
        ("The works opened in Leeds on 7 June 1948.", "found", None),
        ("The works opened in Leeds.", "absent", None),
    ],
)
def test_what_becomes_of_a_time(evidence: str, fate: str, instead: str | None) -> None:
    there = read(Passage(evidence))
    (time,) = [
        one for one in met(read(Passage("The works opened in 1948.")), there) if one.unit.sort == "time"
    ]
    assert (time.fate, time.instead and there.said(time.instead)) == (fate, instead)
