"""The report of ``examples/`` says what ``examples/expected.json`` says is true."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from provenance.report import Report
from provenance.report.schema import validate
from tests.integration.truth import Truth, cases, expected

CASES = dict(cases())


@pytest.mark.encoder
@pytest.mark.parametrize("check", CASES.values(), ids=list(CASES))
def test_statement(examples_report: Report, check: Callable[[Truth], None]) -> None:
    check(Truth(examples_report))


@pytest.mark.encoder
def test_every_divergence_kind_is_expected_and_reported(examples_report: Report) -> None:
    wanted = {
        kind
        for claim in expected()["claims"]
        for one in claim["divergences"]
        for kind in one["kind"].split("|")
    }
    reported = {one["kind"] for claim in examples_report.document["claims"] for one in claim["divergences"]}
    assert len(wanted) == 13
    assert wanted <= reported


@pytest.mark.encoder
def test_validates(examples_report: Report) -> None:
    validate(examples_report.document)
