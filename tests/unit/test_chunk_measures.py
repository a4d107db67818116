"""The official measures of typed chunk alignment."""

from __future__ import annotations

import pytest

from evals.chunks import Judged, agreement, counted, share, strict_agreement, type_agreement


def judged(labels: str, closeness: float) -> Judged:
    return Judged(frozenset(labels.split()), closeness)


@pytest.mark.parametrize(
    ("gold", "found", "strict", "lenient"),
    [
        (judged("EQUI", 5), judged("EQUI", 5), 1.0, 1.0),
        (judged("SIMI", 3), judged("SIMI", 2), 0.8, 0.8),
        (judged("SPE1", 4), judged("EQUI", 5), 0.0, 0.8),
        (judged("SPE1", 3), judged("EQUI", 5), 0.0, 0.0),
        (judged("REL", 2), judged("SIMI", 2), 0.0, 1.0),
        (judged("REL", 3), judged("SIMI", 3), 0.0, 0.0),
        (judged("EQUI FACT", 5), judged("EQUI", 5), 0.5, 0.5),
        (judged("SIMI FACT", 4), judged("EQUI", 5), 0.0, 0.4),
    ],
)
def test_agreement(gold: Judged, found: Judged, strict: float, lenient: float) -> None:
    assert strict_agreement(gold, found) == pytest.approx(strict)
    assert agreement(gold, found) == pytest.approx(lenient)


def test_tokens_count_less_the_more_partners_they_have_and_marks_not_at_all() -> None:
    row = {"left_tokens": ["dam", "guard"], "right_tokens": ["guard", ","]}
    assert counted(row, [(0, 0), (1, 0), (1, 1)]) == {(0, 0): 0.5, (1, 0): 0.5}


def test_share_is_weighed() -> None:
    gold = [(judged("EQUI", 5), 3.0), (judged("OPPO", 4), 1.0)]
    assert share(gold, [judged("EQUI", 5), judged("SIMI", 3)], type_agreement) == pytest.approx(0.75)
