"""TEI and Markdown; and what holds for every format."""

from __future__ import annotations

import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from lxml import etree
from markdown_it import MarkdownIt

from provenance.errors import ExportError
from provenance.report import Report
from provenance.report.export import FORMATS, TextFormat, export_format, narrowed
from provenance.report.view import View
from provenance.report.wording import safe
from tests import piles
from tests.exports import VIEWS, text

TEI = "{http://www.tei-c.org/ns/1.0}"
TEXTS = [name for name, one in FORMATS.items() if isinstance(one, TextFormat)]
PROFILE = Path(__file__).parents[1] / "schemas" / "tei-apparatus.rng"
ALLOWED_MARKUP = set("h1 h2 p ul li strong table thead tbody tr th td".split())


@pytest.fixture(params=list(VIEWS))
def view(request: pytest.FixtureRequest) -> View:
    return VIEWS[request.param]()


@pytest.mark.parametrize("name", TEXTS)
def test_no_control_character_and_valid_utf8(view: View, name: str) -> None:
    made = text(view, name)
    made.encode("utf-8")
    loose = {char for char in made if char != "\n" and (ord(char) < 32 or 127 <= ord(char) < 160)}
    # These keep a mention's own white space, but for carriage returns, which they escape.
    assert loose <= ({"\t"} if name in {"tei", "graphml", "prov-n"} else set())


@pytest.mark.parametrize("name", ["prov-json", "schema-org", "web-annotation"])
def test_json_can_stand_inside_html(view: View, name: str) -> None:
    assert not set("<>&") & set(text(view, name))


def valid_tei(view: View) -> etree._Element:
    root = etree.fromstring(text(view, "tei").encode())
    etree.RelaxNG(etree.parse(PROFILE)).assertValid(root)
    return root


def test_tei_is_valid_and_its_pointers_point(view: View) -> None:
    root = valid_tei(view)
    witnesses = {one.get("{http://www.w3.org/XML/1998/namespace}id") for one in root.iter(f"{TEI}witness")}
    assert len(witnesses) == len(view.articles)
    assert {str(one.get("wit"))[1:] for one in root.iter(f"{TEI}rdg")} <= witnesses
    assert len(list(root.iter(f"{TEI}div"))) == len(view.shared)


def test_tei_keeps_the_wordings() -> None:
    root = valid_tei(VIEWS["teaching"]())
    apps = [one for one in root.iter(f"{TEI}app") if one.get("type") == "temporal"]
    assert [[reading.text for reading in app.iter(f"{TEI}rdg")] for app in apps] == [
        ["since August", "in August"]
    ]
    assert apps[0].get("subtype") == "substantive"


class _Shown(HTMLParser):
    """The tags and the text of a rendered page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(markdown: str) -> _Shown:
    page = _Shown()
    page.feed(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown))
    page.close()
    return page


def test_markdown_shows_the_words_and_does_nothing_else(view: View) -> None:
    page = shown(text(view, "markdown"))
    assert page.tags <= ALLOWED_MARKUP
    for claim in view.shared:
        assert f"“{safe(claim['text'])}”" in page.text
        for mention in claim["mentions"]:
            assert f"“{safe(mention['text'])}”" in page.text
    for article in view.articles.values():
        assert safe(article["name"]) in page.text


def test_markdown_tables_have_their_cells(view: View) -> None:
    rows = [line for line in text(view, "markdown").splitlines() if line.startswith("| ")]
    for row in rows:
        assert row.replace("\\\\", "").replace("\\|", "").count("|") == 5
    assert len(rows) == (len(view.articles) + 2 if view.articles else 0)


def test_an_unknown_format_is_named_beside_those_there_are() -> None:
    with pytest.raises(
        ExportError, match=r"no export format 'graphm'; .*markdown, csv, .*Did you mean 'graphml'"
    ):
        export_format("graphm")


def test_a_report_exports_itself() -> None:
    report = Report.of(piles.teaching(), {})
    assert report.export("dot") == text(report.view, "dot")


@pytest.mark.parametrize("name", list(FORMATS))
def test_one_claim_alone(name: str) -> None:
    view = VIEWS["teaching"]()
    claim = next(one for one in view.claims.values() if "since August" in one["text"])
    alone = narrowed(view, claim)
    assert {one["name"] for one in alone.articles.values()} == {"ferry/undated.txt", "ferry/trend.txt"}
    made = FORMATS[name].render(alone)
    whole = made if isinstance(made, str) else "".join(str(one) for one in made.values())
    assert "rockfall" not in whole.lower()


def test_a_claim_that_a_divergence_points_into_stays() -> None:
    view = VIEWS["across claims"]()
    first = next(iter(view.claims.values()))
    alone = narrowed(view, first)
    assert list(alone.claims) == [first["id"], "other"]
    for one in FORMATS.values():
        one.render(alone)


SCRIPT = """
import sys
from provenance.report.export import FORMATS, TextFormat
from tests.exports import VIEWS
view = VIEWS["teaching"]()
for one in FORMATS.values():
    made = one.render(view)
    if one.name != "parquet":
        print(made if isinstance(made, str) else sorted(made.items()))
"""


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    made = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            capture_output=True,
            check=True,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1
