"""Two real articles, the first acceptance: run where PROVENANCE_SEEDS names their folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from provenance.report import Report
from provenance.report.schema import validate

SEEDS = os.environ.get("PROVENANCE_SEEDS")
pytestmark = [
    pytest.mark.encoder,
    pytest.mark.skipif(SEEDS is None, reason="PROVENANCE_SEEDS names no folder"),
]

Json = dict[str, Any]


@pytest.fixture(scope="module")
def report() -> Report:
    from provenance import trace  # noqa: PLC0415

    assert SEEDS is not None
    return trace(Path(SEEDS))


@pytest.fixture
def first(report: Report) -> Json:
    """The article without outlet or date."""
    return _named(report, "000")


@pytest.fixture
def second(report: Report) -> Json:
    """The article of the outlet that cites another."""
    return _named(report, "001")


def _named(report: Report, prefix: str) -> Json:
    return dict(next(one for one in report.document["articles"] if one["name"].startswith(prefix)))


def _lead(report: Report) -> Json:
    return next(
        claim
        for claim in report.view.shared
        if any(mention["role"] == "lead" for mention in claim["mentions"]) and "reaffirmed" in claim["text"]
    )


def _divergences(report: Report, kind: str) -> Iterator[Json]:
    return (one for _, one in report.view.divergences() if one["kind"] == kind)


def test_two_articles_none_skipped(report: Report) -> None:
    validate(report.document)
    assert len(report.document["articles"]) == 2
    assert report.document["skipped"] == []


def test_the_second_is_trends_and_credits_sputnik(second: Json) -> None:
    assert second["outlet"] == {"source": "trend", "basis": "self-citation"}
    assert second["published_at"] == {
        "value": "2019-11-17T13:43:00+04:00",
        "precision": "minute",
        "basis": "text",
    }
    assert [one["source"] for one in second["credits"]] == ["sputnik"]


def test_the_first_has_neither_outlet_nor_date_and_credits_kyodo(first: Json) -> None:
    assert first["outlet"] is None
    assert first["published_at"] is None
    assert [one["source"] for one in first["credits"]] == ["kyodo"]


def test_at_least_eight_claims_in_both(report: Report) -> None:
    assert len(report.view.shared) >= 8


def test_the_lead_claims_origin_is_kyodo_unheld_and_one(report: Report) -> None:
    lead = _lead(report)
    assert lead["origin"]["source"] == "kyodo"
    assert lead["origin"]["basis"] == "cited"
    assert lead["origin"]["held"] is False
    assert lead["counts"]["origins"] == 1
    assert lead["standing"] == "single-origin"


def test_no_claim_has_more_than_one_origin(report: Report) -> None:
    assert {claim["counts"]["origins"] for claim in report.view.shared} <= {0, 1}


def test_neither_derives_from_the_other_they_share_a_source(
    report: Report, first: Json, second: Json
) -> None:
    ends = [{"article": first["id"]}, {"article": second["id"]}]
    between = [
        one for one in report.document["derivations"] if one["later"] in ends and one["earlier"] in ends
    ]
    assert [one["relation"] for one in between] == ["shares-source"]
    quoted = " ".join(
        report.view.quoted(place["article"], place["start"], place["end"]) or ""
        for evidence in between[0]["evidence"]
        for place in evidence["spans"]
    )
    assert "Defenсe" in quoted
    assert "media outlet" in quoted
    private = {
        place["article"]
        for evidence in between[0]["evidence"]
        if evidence["rule"] == "private-text"
        for place in evidence["spans"]
    }
    assert first["id"] in private


def test_fingerprints(report: Report, first: Json, second: Json) -> None:
    kinds = {one["kind"]: one for one in report.document["fingerprints"]}
    assert {place["article"] for place in kinds["homoglyph"]["places"]} == {first["id"], second["id"]}
    assert second["id"] in {place["article"] for place in kinds["orphan-reference"]["places"]}


def test_since_and_in_august(report: Report) -> None:
    found = [one for one in _divergences(report, "temporal") if "August" in one["left"]["text"]]
    assert {frozenset((one["left"]["text"], one["right"]["text"])) for one in found} == {
        frozenset(("since August", "in August"))
    }
    assert {one["severity"] for one in found} == {"substantive"}


def test_a_qualifier_is_omitted(report: Report, first: Json) -> None:
    found = [one for kind in ("omission", "addition") for one in _divergences(report, kind)]
    sides = [
        side for one in found for side in (one["left"], one["right"]) if "of Korean citizens" in side["text"]
    ]
    assert sides
    assert {report.view.mentions[side["mention"]]["article"] for side in sides} == {first["id"]}


def test_quotation_marks_are_dropped(report: Report) -> None:
    assert any("Beijing and Pyongyang" in one["left"]["text"] for one in _divergences(report, "quotation"))


def test_the_credit_changes(report: Report) -> None:
    assert any(
        "Kyodo" in one["left"]["text"] + one["right"]["text"]
        and "Sputnik" in one["left"]["text"] + one["right"]["text"]
        for one in _divergences(report, "attribution")
    )


def test_the_headline_is_stronger(report: Report) -> None:
    found = list(_divergences(report, "headline"))
    assert any(
        {"Dissolve", "fail to agree to renew"} <= {one["left"]["text"], one["right"]["text"]}
        and one["severity"] == "substantive"
        for one in found
    )


def test_spelling_and_typography_are_cosmetic(report: Report) -> None:
    cosmetic = [one for _, one in report.view.divergences("cosmetic")]
    pairs = {frozenset((one["left"]["text"].casefold(), one["right"]["text"].casefold())) for one in cosmetic}
    assert frozenset(("defense", "defence")) in pairs
    assert any(any("intelligence-sharing" in text for text in pair) for pair in pairs)


def test_no_page_furniture_becomes_a_claim(report: Report) -> None:
    said = " ".join(mention["text"] for mention in report.view.mentions.values())
    for words in (
        "Uzbekistan",
        "Turkmenistan",
        "newsletter",
        "Telegram",
        "1,424",
        "Advertisement",
        "real time updates",
    ):
        assert words not in said


def test_the_paragraphs_that_only_one_has_match_nothing(report: Report, first: Json) -> None:
    for words in ("vowed to mend ties", "initially promising initiative"):
        claim = next(
            claim
            for claim in report.document["claims"]
            if any(words in mention["text"] for mention in claim["mentions"])
        )
        assert {mention["article"] for mention in claim["mentions"]} == {first["id"]}
