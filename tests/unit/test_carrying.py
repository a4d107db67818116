"""Whether and how a text carries the words of another."""

from __future__ import annotations

import pytest

from provenance.divergence.carrying import Carrier, Kinship, family
from provenance.divergence.passage import Passage, read


@pytest.mark.parametrize(
    ("word", "held", "kinship"),
    [
        ("ferries", "The ferry sank.", "same"),
        ("fourteen", "It took 14 hours.", "same"),
        ("fourteen", "It took 40 hours.", None),
        ("Norwegian", "The ship left Oslo.", "nation"),
        ("WMO", "The World Meteorological Organization warned of hail.", "initials"),
        ("gunshot", "A gun shot was heard.", "compound"),
        ("destroyer", "The town was destroyed.", "same"),
        ("Floridian", "A storm hit Florida.", "family"),
        ("treaty", "The pact was signed.", "synonym"),
        ("harbour", "The bridge was closed.", None),
        ("the", "The bridge was closed.", None),
    ],
)
def test_kinship_of_one_word(word: str, held: str, kinship: Kinship | None) -> None:
    assert Carrier([Passage(held)]).kinships(read(Passage(word))) == [kinship]


def test_a_name_spelt_out_is_carried_by_its_initials() -> None:
    found = Carrier([Passage("The WMO warned of hail.")]).kinships(
        read(Passage("World Meteorological Organization"))
    )
    assert found == ["initials"] * 3


def test_a_word_may_stand_in_any_of_the_passages() -> None:
    carrier = Carrier([Passage("The ferry sank."), Passage("The harbour was closed.")])
    assert carrier.kinships(read(Passage("harbour ferry bridge"))) == ["same", "same", None]


def test_contrary_words() -> None:
    (fell,) = read(Passage("fell")).words
    assert Carrier([Passage("Prices rose.")]).contrary(fell)
    assert not Carrier([Passage("Prices dropped.")]).contrary(fell)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("florida", "floridians", True),
        ("resign", "resignation", False),
        ("protest", "protesters", True),
        ("contract", "contrast", True),
        ("port", "portrait", False),
        ("the", "them", False),
    ],
)
def test_families_of_words(one: str, other: str, *, alike: bool) -> None:
    assert family(one, other) is alike
    assert family(other, one) is alike
