"""Proper names: where they are, and whether two can be of one bearer."""

from __future__ import annotations

import pytest

from provenance import names
from provenance.model import Span


def found(text: str) -> list[tuple[str, str, str | None]]:
    return [(name.text, name.kind, name.title) for name in names.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The talks began when Danish Finance Minister Nils Holm urged Oslo to wait.",
            [("Danish", "place", None), ("Nils Holm", "person", "Finance Minister"), ("Oslo", "place", None)],
        ),
        (
            "US Secretary of State Ann Lee left.",
            [("US", "place", None), ("Ann Lee", "person", "Secretary of State")],
        ),
        ("Prime Minister Kim Tae-yon spoke.", [("Kim Tae-yon", "person", "Prime Minister")]),
        ("He joined the Ministry of Public Works.", [("Ministry of Public Works", "organisation", None)]),
        (
            "She met Ursula van der Berg and Omar bin Said.",
            [("Ursula van der Berg", "unknown", None), ("Omar bin Said", "unknown", None)],
        ),
        ("He praised Peru's Ana Lima.", [("Peru", "place", None), ("Ana Lima", "unknown", None)]),
        (
            "the U.S.-led force and the US-Japan pact",
            [("U.S.", "place", None), ("US", "place", None), ("Japan", "place", None)],
        ),
        ("On Monday in March, it told us that he had won.", []),
        ("Officials said that protesters had left.", []),
        ("“We won,” Holm said.", [("Holm", "unknown", None)]),
        ("I think that NATO will.", [("NATO", "organisation", None)]),
        ("He bought it on HealthStore.com today.", []),
        ("", []),
    ],
)
def test_reads(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert found(text) == expected


def test_nations_have_their_country_as_key() -> None:
    keys = [name.key for name in names.find("He met Japanese, South Korean and U.S. officials.")]
    assert keys == [("japan",), ("south", "korea"), ("united", "states")]


def test_a_word_that_stands_in_lower_case_elsewhere_is_no_name() -> None:
    text = "Rivers rose. He feared the rivers. Tuvok rose. He feared Tuvok."
    assert [(name.text, name.certain) for name in names.find(text)] == [("Tuvok", True), ("Tuvok", True)]


def test_an_unknown_opening_word_is_uncertain() -> None:
    (name,) = names.find("Zorbax shares fell.")
    assert not name.certain


def test_headlines_give_only_what_is_known_and_nothing_certain() -> None:
    text = "Oslo Mayor Sees Trouble Ahead for Danish Farmers After Storm"
    assert [(name.text, name.certain) for name in names.find(text)] == [("Oslo", False), ("Danish", False)]


def test_the_text_around_a_range_is_evidence() -> None:
    text = "Storms came. The storms went."
    assert names.find(text, Span(start=0, end=12)) == []


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Holm", "Nils Holm", True),
        ("Nils Holm", "Ana Lima", False),
        ("Nils Holm", "Greta Holm", False),
        ("N. Holm", "Nils Holm", True),
        ("Mr Holm", "Nils Holm", True),
        ("Nils Q. Holm", "Nils Holm", True),
        ("Kim Tae-yon", "Kim Tae-yeon", True),
        ("US", "the United States", True),
        ("EU", "European Union", True),
        ("WHO", "World Health Organization", True),
        ("Danish", "Denmark", True),
        ("Oslo", "Norway", None),
        ("Oslo", "Denmark", False),
        ("Ministry of Defence", "Defense Ministry", True),
        ("Ministry of Defence", "Ministry of Finance", False),
        ("Holm", "Lima", None),
    ],
)
def test_same(left: str, right: str, *, verdict: bool | None) -> None:
    a, b = names.find(f"He saw {left}")[-1], names.find(f"He saw {right}")[-1]
    assert names.same(a, b) is verdict
    assert names.same(b, a) is verdict


def test_countries() -> None:
    oslo, danish, lima = names.find("He saw Oslo and Danish boats and Holm")
    assert names.country(oslo) == ("norway",)
    assert names.country(danish) == ("denmark",)
    assert names.country(lima) is None
