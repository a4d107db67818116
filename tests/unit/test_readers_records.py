from __future__ import annotations

import io
import json
from typing import Any

import pytest

from provenance.readers import FieldNames, ReaderSettings, Reading, read

TEXT = "The ferry sank on Monday. Nobody was hurt."


def given(*values: Any, settings: ReaderSettings | None = None) -> Reading:
    data = "\n".join(value if isinstance(value, str) else json.dumps(value) for value in values)
    return read(["-"], settings or ReaderSettings(), io.BytesIO(data.encode()))


def test_all_fields() -> None:
    record = {
        "id": "r1",
        "url": "https://gazette.example/a",
        "title": "Ferry sinks",
        "outlet": "The Gazette",
        "published_at": "2024-03-03T09:12:00+01:00",
        "text": TEXT,
        "authors": ["Ann Lee", "Bo Ek"],
    }
    (article,) = given(record).articles
    assert (article.name, article.url, article.title) == ("r1", "https://gazette.example/a", "Ferry sinks")
    assert (article.site, article.byline, article.text) == ("The Gazette", "Ann Lee, Bo Ek", TEXT)
    assert article.headline is None
    assert article.published_at
    assert article.published_at.value == "2024-03-03T09:12:00+01:00"
    assert article.published_at.basis == "metadata"


@pytest.mark.parametrize(
    "record",
    [
        {"body": TEXT},
        {"Content": TEXT},
        {"text": None, "content": TEXT},
        {"text": "", "articleBody": TEXT},
        {"text": ["The ferry sank on Monday.", "Nobody was hurt."]},
    ],
)
def test_usual_names_of_the_text(record: dict[str, Any]) -> None:
    assert given(record).articles[0].text.startswith("The ferry sank on Monday.")


def test_names_by_configuration() -> None:
    names = FieldNames(text=("inhalt",), title=("titel",))
    (article,) = given(
        {"inhalt": TEXT, "titel": "Fähre sinkt"}, settings=ReaderSettings(fields=names)
    ).articles
    assert article.title == "Fähre sinkt"


def test_source_given_as_an_object() -> None:
    assert (
        given({"text": TEXT, "source": {"id": "gz", "name": "The Gazette"}}).articles[0].site == "The Gazette"
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024", "2024"),
        ("2024-03", "2024-03"),
        ("2024-03-03", "2024-03-03"),
        ("Sun, 03 Mar 2024 09:12:00 +0100", "2024-03-03T09:12:00+01:00"),
        (1709453520, "2024-03-03T08:12:00+00:00"),
        ("soon", None),
    ],
)
def test_dates(value: object, expected: str | None) -> None:
    (article,) = given({"text": TEXT, "date": value}).articles
    assert (article.published_at.value if article.published_at else None) == expected
    assert bool(article.notes) == (expected is None)


@pytest.mark.parametrize(("value", "year"), [("0001-01-01", 1), ("9999-12-31", 9999)])
def test_an_implausible_year_stays_and_is_noted(value: str, year: int) -> None:
    (article,) = given({"text": TEXT, "published_at": value}).articles
    assert article.published_at
    assert article.published_at.value == value
    assert article.notes == (f"dated in the year {year}",)
    article.published_at.bounds()


@pytest.mark.parametrize("wrap", ["articles", "items", "data"])
def test_documents(wrap: str) -> None:
    records = [{"id": "a", "text": TEXT}, {"id": "b", "text": TEXT + " It was old."}]
    for value in (records, {"status": "ok", wrap: records}, {"response": {"docs": records}}):
        assert [article.name for article in given(json.dumps(value, indent=1)).articles] == ["a", "b"]


def test_names_of_records() -> None:
    reading = given({"text": TEXT}, {"id": "x", "text": TEXT + " A"}, {"id": "x", "text": TEXT + " B"})
    assert [article.name for article in reading.articles] == ["stdin#1", "stdin#x", "stdin#x (2)"]


def test_a_bad_line_does_not_end_the_run() -> None:
    reading = given(
        {"id": "a", "text": TEXT}, '{"id": ', "[]", {"id": "c"}, "", {"id": "d", "text": TEXT + " It was."}
    )
    assert [article.name for article in reading.articles] == ["a", "d"]
    assert [one.reason.split(":")[0] for one in reading.skipped] == ["line 2", "line 3", "line 4"]
    assert "not JSON" in reading.skipped[0].reason


def test_bad_first_line() -> None:
    reading = given("{oops", {"id": "a", "text": TEXT})
    assert [article.name for article in reading.articles] == ["a"]
    assert reading.skipped[0].reason.startswith("line 1: not JSON")


def test_halves_of_surrogate_pairs() -> None:
    (article,) = given(
        '{"text": "The ferry \\ud800 sank on Monday \\ud83d\\ude00", "title": "a \\udfff b"}'
    ).articles
    assert article.text == "The ferry \ufffd sank on Monday 😀"
    assert article.title == "a \ufffd b"
    assert article.notes == ("halves of surrogate pairs replaced",)


def test_the_header_of_a_text_fills_what_the_record_lacks() -> None:
    text = f"Ferry sinks off the coast\n\n3 March 2024 09:12\n\n{TEXT}"
    (article,) = given({"text": text}).articles
    assert article.title == "Ferry sinks off the coast"
    assert article.published_at
    assert article.published_at.basis == "text"
