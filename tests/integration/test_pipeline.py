"""The whole pipeline on small odd piles, with a quick stand-in for the encoder."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest
from rich.console import Console

from provenance import InputError, load_settings, trace
from provenance.report import Report, validate
from tests.fakes.encoder import HashedEncoder
from tests.pages import offences

LEAD = (
    "The harbour of Kestrel Bay was closed to all ships on Monday after a crane fell across the entrance "
    "and blocked the fairway, {credit}."
)
SECOND = "Divers found no damage to the quay walls, and two tugs were sent from the naval yard at Port Aude."


def traced(pile: Path) -> Report:
    report = trace(pile, encoder=HashedEncoder(), settings=load_settings(overrides={"cache": "off"}))
    validate(report.document)
    _every_range_holds(report)
    return report


def _every_range_holds(report: Report) -> None:
    texts = report.view.texts
    for article in report.document["articles"]:
        for credit in article["credits"]:
            assert texts[article["id"]][credit["start"] : credit["end"]] == credit["text"]
        if article["headline"]:
            one = article["headline"]
            assert texts[article["id"]][one["start"] : one["end"]] == one["text"]
    for mention in report.view.mentions.values():
        assert texts[mention["article"]][mention["start"] : mention["end"]] == mention["text"]
    for _, divergence in report.view.divergences():
        for side in (divergence["left"], divergence["right"]):
            article = report.view.mentions[side["mention"]]["article"]
            assert texts[article][side["start"] : side["end"]] == side["text"]


def write(
    pile: Path, name: str, credit: str, date: str = "", headline: str = "Crane closes Kestrel Bay harbour"
) -> None:
    lead = LEAD.format(credit=credit)
    (pile / name).write_text(
        "\n\n".join(part for part in (headline, date, lead, SECOND) if part), encoding="utf-8"
    )


def shown(report: Report) -> str:
    console = Console(width=100, file=open("/dev/null", "w"), record=True)  # noqa: SIM115, PTH123
    console.print(report)
    console.file.close()
    return console.export_text(styles=True)


def test_nothing_to_read_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no articles"):
        traced(tmp_path)


def test_what_cannot_be_read_is_listed_and_the_run_goes_on(tmp_path: Path) -> None:
    write(tmp_path, "good.txt", "Reuters reported")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "cut.jsonl").write_text('{"id": "a", "text": "half a reco', encoding="utf-8")
    (tmp_path / "cut.txt.gz").write_bytes(gzip.compress(b"some text " * 500)[:40])
    report = traced(tmp_path)
    assert [one["name"] for one in report.document["articles"]] == ["good.txt"]
    assert len({one["name"] for one in report.document["skipped"]}) == 4
    assert all(one["reason"] for one in report.document["skipped"])


def test_the_same_article_twice_is_one_and_is_said(tmp_path: Path) -> None:
    write(tmp_path, "one.txt", "Reuters reported")
    write(tmp_path, "two.txt", "Reuters reported")
    report = traced(tmp_path)
    assert len(report.document["articles"]) == 1
    assert [one["name"] for one in report.document["skipped"]] == ["two.txt"]
    assert "one.txt" in report.document["skipped"][0]["reason"]


def test_a_citation_cycle_ends_and_invents_no_origin(tmp_path: Path) -> None:
    rows = [
        {
            "id": "a",
            "outlet": "Reuters",
            "text": LEAD.format(credit="Agence France-Presse reported") + " " + SECOND,
        },
        {"id": "b", "outlet": "AFP", "text": LEAD.format(credit="Reuters reported") + " " + SECOND},
    ]
    (tmp_path / "pile.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    report = traced(tmp_path)
    directed = {
        (json.dumps(one["later"]), json.dumps(one["earlier"]))
        for one in report.document["derivations"]
        if one["relation"] != "shares-source"
    }
    assert not any((earlier, later) in directed for later, earlier in directed)
    assert all(claim["counts"]["origins"] <= 1 for claim in report.document["claims"])
    said = json.dumps(report.document["derivations"]) + json.dumps(
        [one["notes"] for one in report.document["claims"]]
    )
    assert "cycle" in said or "each other" in said


def test_a_copy_dated_before_its_source_is_reported(tmp_path: Path) -> None:
    source = "KESTREL BAY, May 8 (Reuters) - " + LEAD.format(credit="the port said") + " " + SECOND
    copy = LEAD.format(credit="Reuters reported") + " " + SECOND
    rows = [
        {"id": "a", "outlet": "Reuters", "published_at": "2024-05-08T10:00:00Z", "text": source},
        {"id": "b", "outlet": "Dawn", "published_at": "2024-05-06T10:00:00Z", "text": copy},
    ]
    (tmp_path / "pile.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    report = traced(tmp_path)
    rules = {evidence["rule"] for one in report.document["derivations"] for evidence in one["evidence"]}
    assert "date-contradiction" in rules


@pytest.mark.parametrize("date", ["1 January 0001", "17 November 2999 13:43"])
def test_dates_out_of_this_world_do_no_harm(tmp_path: Path, date: str) -> None:
    write(tmp_path, "odd.txt", "Reuters reported", date)
    write(tmp_path, "plain.txt", "Reuters reported", "6 May 2024 10:00 GMT", "Port shut")
    report = traced(tmp_path)
    assert len(report.document["articles"]) == 2
    assert all(claim["counts"]["origins"] <= 1 for claim in report.document["claims"])


HOSTILE = [
    "\x1b[31mRed\x1b[0m alert \x1b]8;;http://evil.example\x07click\x1b]8;;\x07 as crane falls",
    "[red]Crane[/red] [link=file:///etc/passwd]falls[/link] [bold",
    "<script>alert(1)</script> <img src=x onerror=alert(1)> crane falls",
    "Crane \u202egnp.exe\u202c falls \u2066hidden\u2069 in bay",
    "Cra\u0301ne fa\u0308lls a\u0300\u0301\u0302 in bay",
    "سقطت رافعة في ميناء خليج كيستريل يوم الاثنين",
    '=HYPERLINK("http://evil.example") crane ../../etc/passwd falls',
]  # fmt: skip


@pytest.mark.parametrize("headline", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_shown_not_interpreted(tmp_path: Path, headline: str) -> None:
    write(tmp_path, "a.txt", "Reuters reported", headline=headline)
    write(tmp_path, "b.txt", "Dawn reports citing Reuters", headline=headline)
    report = traced(tmp_path)
    assert "\x1b]8" not in shown(report)
    assert "\u202e" not in shown(report)
    assert offences(report._repr_html_()) == []
    assert offences(report.html()) == []


def test_how_a_source_spoke_is_no_claim(tmp_path: Path) -> None:
    boilerplate = "The official spoke on the condition of anonymity because the talks were private."
    for name, event in (
        ("a.txt", "A bridge was closed in Port Aude on Monday."),
        ("b.txt", "Two ferries were sold."),
    ):
        (tmp_path / name).write_text(f"Harbour news\n\n{event}\n\n{boilerplate}", encoding="utf-8")
    said = [claim["text"] for claim in traced(tmp_path).document["claims"]]
    assert any("bridge" in claim for claim in said)
    assert not any("anonymity" in claim for claim in said)


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    rows = [
        {
            "id": name,
            "outlet": outlet,
            "published_at": date,
            "text": LEAD.format(credit=credit) + " " + SECOND,
        }
        for name, outlet, date, credit in (
            ("a", "Reuters", "2024-05-06T10:00:00Z", "the port said"),
            ("b", "Dawn", "2024-05-06T12:00:00Z", "Reuters reported"),
            ("c", "Trend", "2024-05-06T13:00:00Z", "Trend reports citing Dawn"),
            ("d", None, None, "officials said"),
        )
    ]
    written = []
    for seed in range(3):
        random.Random(seed).shuffle(rows)  # noqa: S311 (an order, not a secret)
        pile = tmp_path / str(seed)
        pile.mkdir()
        (pile / "pile.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        written.append(traced(pile).to_json())
    assert written[0] == written[1] == written[2]
