from __future__ import annotations

import contextlib
import io

import pytest

from provenance.errors import InputError
from provenance.readers import Reading, read

PARAGRAPHS = "".join(
    f"<p>{text}</p>"
    for text in (
        "The ferry sank off the coast on Monday after its engine had failed, the coastguard said in a note.",
        "Nobody was hurt, and all 300 passengers were brought to the port of Isel by fishing boats.",
        "The ferry had been repaired twice in the past winter, according to the company that owns it.",
    )
)
JSON_LD = """<script type="application/ld+json">{"@graph": [
{"@type": "WebSite", "name": "x"},
{"@type": "NewsArticle", "headline": "Ferry sinks &amp; all are saved",
 "datePublished": "2024-03-03T09:12:33+01:00", "publisher": {"name": "The Gazette"},
 "author": [{"@type": "Person", "name": "Ann Lee"}, {"name": "Bo Ek"}]}]}</script>"""


def given(head: str = "", body: str = PARAGRAPHS) -> Reading:
    page = (
        f"<!doctype html><html><head>{head}</head><body><main><article>{body}</article></main></body></html>"
    )
    return read(["-"], stdin=io.BytesIO(page.encode()))


def test_json_ld() -> None:
    (article,) = given(JSON_LD).articles
    assert article.title == "Ferry sinks & all are saved"
    assert article.published_at
    assert article.published_at.value == "2024-03-03T09:12:33+01:00"
    assert (article.site, article.byline) == ("The Gazette", "Ann Lee, Bo Ek")
    assert article.headline
    assert article.headline.of(article.text) == article.title
    assert "\n\nNobody was hurt" in article.text


def test_open_graph_and_canonical() -> None:
    head = (
        "<title>Ferry sinks | The Gazette</title>"
        '<link rel="canonical" href="https://gazette.example/2024/03/03/ferry">'
        '<meta property="og:title" content="Ferry sinks"><meta property="og:site_name" content="The Gazette">'
        '<meta property="article:published_time" content="2024-03-03T09:12:00Z">'
    )
    (article,) = given(head, f"<h1>Ferry sinks</h1>{PARAGRAPHS}").articles
    assert article.text.startswith("Ferry sinks\n\nThe ferry sank off")
    assert (article.site, article.url) == ("The Gazette", "https://gazette.example/2024/03/03/ferry")
    assert article.published_at
    assert article.published_at.value == "2024-03-03T09:12:00+00:00"


def test_the_date_most_statements_agree_on() -> None:
    head = (
        '<link rel="canonical" href="https://gazette.example/2024/03/03/ferry">'
        '<meta name="date" content="2019-01-05T00:10:00Z">'
        '<meta property="article:published_time" content="2024-03-03T09:12:00Z">'
    )
    (article,) = given(head).articles
    assert article.published_at
    assert article.published_at.value == "2024-03-03T09:12:00+00:00"


def test_the_site_falls_back_on_the_host() -> None:
    (article,) = given('<link rel="canonical" href="https://www.gazette.example/a">').articles
    assert article.site == "gazette.example"


def test_a_title_behind_a_dash_only_with_the_known_site() -> None:
    site = '<meta property="og:site_name" content="The Gazette">'
    head = f"<title>Ferry sinks off coast - The Gazette</title>{site}"
    assert given(head).articles[0].title == "Ferry sinks off coast"
    assert given("<title>Ferry unsafe for years - Reuters</title>").articles[0].site is None


@pytest.mark.parametrize(
    "script",
    [
        "{",
        '{"@type": "NewsArticle", "datePublished": {"a": 1}, "author": 7}',
        "[" * 5000,
        '{"@type": ["Article"], "headline": 5}',
    ],
)
def test_broken_json_ld(script: str) -> None:
    title = "<title>Ferry sinks off coast</title>"
    (article,) = given(f'{title}<script type="application/ld+json">{script}</script>').articles
    assert article.title == "Ferry sinks off coast"


@pytest.mark.parametrize(
    "page", ["<html>", "<html><body></body></html>", "<!doctype html><title>x", "<html><p>" * 3000]
)
def test_a_page_without_a_main_text_is_skipped(page: str) -> None:
    good = '{"id": "a", "text": "The ferry sank on Monday."}'
    reading = read_two(page, good)
    assert [article.name for article in reading.articles] == ["a"]
    assert reading.skipped[0].reason in {"a page without a main text", "a page that cannot be parsed"}


def read_two(page: str, record: str) -> Reading:
    import tempfile  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "page.html").write_text(page, encoding="utf-8")
        Path(folder, "good.jsonl").write_text(record, encoding="utf-8")
        return read([folder])


def test_page_in_the_encoding_it_declares() -> None:
    head = '<head><meta charset="windows-1251"><title>Паром затонул у берега</title></head>'
    page = f"<html>{head}<body><article>{PARAGRAPHS}</article></body></html>"
    (article,) = read(["-"], stdin=io.BytesIO(page.encode("cp1251"))).articles
    assert article.title == "Паром затонул у берега"
    assert article.notes == ("decoded as windows-1251",)


@pytest.mark.parametrize("name", ["idna", "undefined", "rot13", "hex", "no-such", "utf-16"])
def test_page_in_an_encoding_that_it_cannot_be_in(name: str) -> None:
    head = f'<head><meta charset="{name}"><title>Ferry sinks off the coast</title></head>'
    page = f"<html>{head}<body><article>{PARAGRAPHS}<p>Caf\xe9</p></article></body></html>".encode("cp1252")
    with contextlib.suppress(InputError):
        read(["-"], stdin=io.BytesIO(page))
