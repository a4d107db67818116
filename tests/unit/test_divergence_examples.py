"""The examples that each kind of divergence carries: what it must say, and when it must be silent."""

from __future__ import annotations

import pytest

from provenance.divergence import DETECTORS, compare
from provenance.divergence.detecting import Detector, Example
from provenance.model import Divergence
from tests.fakes.compared import claim, written

VALID = [(detector, example) for detector in DETECTORS for example in detector.valid]
INVALID = [(detector, example) for detector in DETECTORS for example in detector.invalid]


def _found(example: Example) -> list[Divergence]:
    left, (one,) = written("left", [example.left])
    right, (other,) = written("right", [example.right])
    articles = {"left": left, "right": right}
    return list(compare(claim(one, other), {one.id: one, other.id: other}, articles, one.id))


def _name(value: object) -> str:
    return value.kind if isinstance(value, Detector) else ""


@pytest.mark.parametrize(("detector", "example"), VALID, ids=_name)
def test_says_what_differs(detector: Detector, example: Example) -> None:
    found = [
        ((one.left.text, one.right.text), one.severity)
        for one in _found(example)
        if one.kind == detector.kind
    ]
    assert (example.shown, example.severity) in found


@pytest.mark.parametrize(("detector", "example"), VALID, ids=_name)
def test_says_it_under_one_kind(detector: Detector, example: Example) -> None:
    shown = [(one.left.span, one.right.span) for one in _found(example)]
    assert len(shown) == len(set(shown))


@pytest.mark.parametrize(("detector", "example"), INVALID, ids=_name)
def test_is_silent(detector: Detector, example: Example) -> None:
    assert detector.kind not in {one.kind for one in _found(example)}


def test_each_kind_has_examples_of_both_sorts() -> None:
    assert [one.kind for one in DETECTORS if not (one.valid and one.invalid)] == []
    assert len({one.kind for one in DETECTORS}) == len(DETECTORS) == 13
