"""Every entry of the table of page furniture proves itself by its own examples."""

from __future__ import annotations

import re

import pytest

from provenance.segmentation import furniture
from provenance.segmentation.wordings import INLINE, WORDINGS, Wording


def _pairs(kind: str) -> list[tuple[Wording, str]]:
    return [(one, text) for one in WORDINGS for text in getattr(one, kind)]


@pytest.mark.parametrize(("wording", "text"), _pairs("matches"))
def test_matches(wording: Wording, text: str) -> None:
    assert re.compile(wording.pattern, re.IGNORECASE).fullmatch(text)
    assert wording.clue in text.lower()
    assert furniture.of_line(text) is not None


@pytest.mark.parametrize(("wording", "text"), _pairs("misses"))
def test_misses(wording: Wording, text: str) -> None:
    assert not re.compile(wording.pattern, re.IGNORECASE).fullmatch(text)


@pytest.mark.parametrize("wording", INLINE)
def test_inline(wording: Wording) -> None:
    assert all(furniture.inline(f"He left. {text} It rained.", 0, 600) for text in wording.matches)
    assert not any(furniture.inline(text, 0, len(text)) for text in wording.misses)


def test_every_wording_has_examples() -> None:
    assert all(one.matches and one.misses for one in WORDINGS)


@pytest.mark.parametrize(
    "seed",
    [
        "1 ",
        "a/",
        "(",
        "A ",
        "A, ",
        "12:00 ",
        "x ",
        "Home / ",
        "By Aa, ",
        "mon ",
        "1/1/",
        ". ",
        "@a.",
        "may 1 ",
        "A/A ",
    ],
)
def test_hostile_lines_are_read_to_their_end(seed: str) -> None:
    """What takes more than linear time would keep this test for minutes."""
    line = (seed * 600)[: furniture.LONGEST]
    assert furniture.of_sentence(line) in {None, furniture.of_line(line)}
