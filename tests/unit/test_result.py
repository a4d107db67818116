"""The report as people hold it in Python."""

from __future__ import annotations

import io
import json
import re

import pytest
from rich.console import Console

from provenance.report import Report
from tests import odd_piles, piles
from tests.odd_piles import HOSTILE
from tests.pages import Page, offences


@pytest.fixture(scope="module")
def hostile() -> Report:
    return Report.of(odd_piles.hostile(), {})


def test_json_says_exactly_the_document(hostile: Report) -> None:
    for report in (hostile, Report.of(piles.teaching(), {"a": (1, 2)}), Report.of(odd_piles.empty(), {})):
        assert json.loads(report.to_json()) == report.document


def test_json_is_written_as_it_is_told() -> None:
    report = Report.of(piles.teaching(), {})
    stream = io.StringIO()
    report.write_json(stream)
    assert stream.getvalue() == report.to_json()
    assert report.to_json().endswith("}\n")


def test_json_has_an_entry_a_line_in_readable_letters() -> None:
    lines = Report.of(piles.teaching(), {}).to_json().splitlines()
    assert sum(line.startswith('{"id":') for line in lines) == 12 + 8 + len(
        Report.of(piles.teaching(), {}).sources
    )
    assert any("Japan’s" in line for line in lines)


def test_half_a_surrogate_pair_survives_utf8() -> None:
    document = Report.of(odd_piles.empty(), {}).document
    document["skipped"][0]["name"] = "half \ud83d name"
    written = Report(document).to_json().encode("utf-8")
    assert json.loads(written)["skipped"][0]["name"] == "half \ud83d name"


def test_a_report_can_be_read_back(hostile: Report) -> None:
    again = Report(json.loads(hostile.to_json()))
    console = Console(file=io.StringIO(), width=100)
    console.print(again)
    assert len(again.claims) == len(hostile.claims)


def test_repr_counts() -> None:
    assert repr(Report.of(piles.teaching(), {})) == "<Report: 12 articles, 8 claims, 7 shared>"


def test_html_interprets_nothing(hostile: Report) -> None:
    html = hostile._repr_html_()
    assert offences(html) == []
    assert "<script>alert(1)</script>" in Page(html).words
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)


def test_html_says_how_many_more() -> None:
    assert "280 more" in Report.of(odd_piles.many(), {})._repr_html_()


@pytest.mark.parametrize("report", [odd_piles.empty(), odd_piles.single(), odd_piles.unshared()])
def test_html_of_little(report: object) -> None:
    assert Report.of(report, {})._repr_html_().startswith("<div")  # type: ignore[arg-type]


def test_rich_shows_the_overview() -> None:
    stream = io.StringIO()
    Console(file=stream, width=100).print(Report.of(piles.teaching(), {}))
    assert "What matters" in stream.getvalue()


def test_hostile_strings_are_all_in_the_pile(hostile: Report) -> None:
    text = json.dumps(hostile.document)
    assert all(json.dumps(one)[1:-1] in text for one in HOSTILE)
