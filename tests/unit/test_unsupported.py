"""Details of a claim that no witness carries."""

from __future__ import annotations

import pytest

from provenance.divergence import Passage, UnsupportedSettings, unsupported

EVIDENCE = (
    Passage("The port authority said on Tuesday that the lock at Ramsel had held through the night."),
    Passage("About 9,000 people spent the night in schools."),
    Passage("Engineers opened a second gate."),
)


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("About 9,000 people spent the night in schools.", []),
        ("Some 9000 persons spent the night in schools.", []),
        ("About 9,000 people spent the night in schools in Antwerp.", ["in Antwerp"]),
        (
            "The lock at Ramsel, built in 1957 by Belgian masons, held.",
            ["built in 1957 by Belgian masons"],
        ),
        (
            "A bishop in Malta resigned over a tax scandal.",
            ["A bishop in Malta resigned over a tax scandal"],
        ),
        ("It did.", []),
        ("", []),
    ],
)
def test_phrases_that_the_evidence_lacks(claim: str, told: list[str]) -> None:
    assert [one.text for one in unsupported(Passage(claim), EVIDENCE)] == told


def test_another_number_is_unsupported_with_its_bound() -> None:
    (found,) = unsupported(Passage("Around 15,000 people spent the night in schools."), EVIDENCE)
    assert found.text == "Around 15,000"


def test_without_evidence_all_is_unsupported() -> None:
    (found,) = unsupported(Passage("The lock held."), ())
    assert (found.text, found.probability) == ("The lock held", 1.0)


def test_order_of_the_evidence_does_not_matter() -> None:
    claim = Passage("Engineers in Antwerp opened a third gate at Ramsel on Tuesday.")
    assert unsupported(claim, EVIDENCE) == unsupported(claim, EVIDENCE[::-1])


def test_a_higher_bar_marks_no_more() -> None:
    claim = Passage("Engineers in Antwerp opened a third gate at noon.")
    low, high = (
        unsupported(claim, EVIDENCE, UnsupportedSettings(minimum_probability=bar)) for bar in (0.3, 0.8)
    )
    assert high
    assert all(
        any(one.span.start >= wide.span.start and one.span.end <= wide.span.end for wide in low)
        for one in high
    )
    assert sum(len(one.span) for one in high) < sum(len(one.span) for one in low)
