from __future__ import annotations

import io

import pytest

from provenance.model import Article
from provenance.readers import Reading, read


def one(text: str) -> Article:
    reading: Reading = read(["-"], stdin=io.BytesIO(text.encode()))
    assert len(reading.articles) == 1, reading.skipped
    return reading.articles[0]


BODY = "The ferry sank on Monday, officials said. It had been repaired twice.\n\nIt was old, they said."

WRAPPED = """The ministers met on Monday for the first time since the
war and agreed to open the border in the summer, the
agency reported, and the opposition said that it would
vote against it.

The talks go on."""

HEADS = {
    "title": ("Ferry sinks off the coast\n\n", "Ferry sinks off the coast", None, None, None),
    "date and title on one line": (
        " date 2019-11-17 Ferry sinks off the coast\n\n17 November 2019 13:43 (UTC+04:00)\n\n",
        "Ferry sinks off the coast",
        "2019-11-17T13:43:00+04:00",
        None,
        None,
    ),
    "sections, byline and date above": (
        "World | Politics\nBy Jane Doe and Bo Ek\n3 March 2024, 09:12\n\nFerry sinks off the coast\n\n",
        "Ferry sinks off the coast",
        "2024-03-03T09:12:00",
        "Jane Doe and Bo Ek",
        None,
    ),
    "published before updated": (
        "Ferry sinks off the coast\n\nUpdated: 3 March 2024 10:15 GMT | Published: 3 March 2024 09:12 GMT\n",
        "Ferry sinks off the coast",
        "2024-03-03T09:12:00+00:00",
        None,
        None,
    ),
    "label on a line of its own": (
        "Ferry sinks off the coast | Harbour News\n\nPublished\n3 March 2024\nShare\n\n",
        "Ferry sinks off the coast",
        "2024-03-03",
        None,
        "Harbour News",
    ),
    "outlet below the byline": (
        "Ferry sinks off the coast\n\nBy JANE DOE\nHarbour News\n\n",
        "Ferry sinks off the coast",
        None,
        "JANE DOE, Harbour News",
        None,
    ),
    "markdown": (
        "# Ferry sinks off the coast\n\n*By Jane Doe*\n\nSource: Harbour News\n\n",
        "Ferry sinks off the coast",
        None,
        "Jane Doe",
        "Harbour News",
    ),
    "key lines": (
        "Title: Ferry sinks\nSource: Harbour News\nPublished: March 3, 2024\nBy: Jane Doe\n\n",
        "Ferry sinks",
        "2024-03-03",
        "Jane Doe",
        "Harbour News",
    ),
    "front matter": (
        '---\ntitle: "Ferry sinks"\ndate: 2024-03-03\nauthor: Jane Doe\nsource: Harbour News\n---\n\n',
        "Ferry sinks",
        "2024-03-03",
        "Jane Doe",
        "Harbour News",
    ),
    "another script": ("渡轮沉没\n2024年3月3日\n\n", "渡轮沉没", "2024-03-03", None, None),
    "a title that looks like furniture": (
        "WATCH: Ferry sinks in storm\n\n",
        "WATCH: Ferry sinks in storm",
        None,
        None,
        None,
    ),
    "a counter and share buttons": (
        "Ferry sinks off the coast\n\n0 1,424\n\nShare on Facebook  Tweet\n\n",
        "Ferry sinks off the coast",
        None,
        None,
        None,
    ),
}


@pytest.mark.parametrize("name", HEADS)
def test_header(name: str) -> None:
    head, title, value, byline, site = HEADS[name]
    article = one(head + BODY)
    assert article.text == head + BODY
    assert article.title == title
    assert (article.published_at.value if article.published_at else None) == value
    assert article.byline == byline
    assert article.site == site
    if article.headline:
        assert article.headline.of(article.text) == title
    assert all(range_.span.end <= len(head) for range_ in article.header)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "OSLO, March 3 (Reuters) - The ferry sank on Monday and nobody was hurt\n\nIt was old.",
        WRAPPED,
        "only one line and nothing else",
    ],
)
def test_a_text_without_a_headline(text: str) -> None:
    article = one(text)
    assert article.headline is None
    assert article.title is None


def test_dash_before_an_agency_is_not_the_site() -> None:
    article = one(f"Ferry unsafe for years - Reuters\n\n{BODY}")
    assert article.site is None
    assert article.title == "Ferry unsafe for years - Reuters"


def test_dates_that_contradict_each_other() -> None:
    article = one(f"Date: 2024-03-03\nPublished: 5 March 2024\n\nFerry sinks at sea\n\n{BODY}")
    assert article.published_at
    assert article.published_at.value == "2024-03-03"
    assert article.notes == ("two publication dates, 2024-03-03 and 2024-03-05; the first is taken",)


def test_dates_in_prose_are_not_publication_dates() -> None:
    article = one(
        "Ferry sinks at sea\n\nThe ferry, built on 3 March 1990, sank on 5 May 2024 at 10:15.\n\nIt was old."
    )
    assert article.published_at is None


def test_newlines_are_not_normalised() -> None:
    assert one("Ferry sinks at sea\r\n\r\nIt sank.\r\n").text == "Ferry sinks at sea\r\n\r\nIt sank.\r\n"
