"""Sources, diff, waterfalls and pictures in the terminal: nothing interpreted, cut or fetched."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from lxml import etree
from rich.cells import cell_len
from rich.console import RenderableType

from provenance.report import Report
from provenance.report.citing import citings
from provenance.report.terminal import claim_page, diff_page, overview, sources_lines, sources_page, svg
from provenance.report.terminal.divergence import apparatus
from provenance.report.terminal.waterfall import Waterfall
from provenance.report.view import View
from tests import odd_piles, piles
from tests.findings import Pile
from tests.unit.test_terminal import CONTROLS, flat, shown


@pytest.fixture(scope="module")
def hostile() -> View:
    return Report.of(odd_piles.hostile(), {}).view


@pytest.fixture(scope="module")
def teaching() -> View:
    return Report.of(piles.teaching(), {}).view


def screens(view: View) -> list[RenderableType]:
    pages = [diff_page(view, one, other) for one, other in pairwise(view.articles.values())]
    explained = [claim_page(view, one, explain=True) for one in view.claims.values()]
    return [sources_page(view, citings(view)), *pages, *explained]


@pytest.mark.parametrize("width", [40, 80, 120, 160])
def test_hostile_text_stays_text_and_inside(hostile: View, width: int) -> None:
    for screen in screens(hostile):
        text = shown(screen, width)
        assert not CONTROLS.search(text)
        assert max(cell_len(line) for line in text.splitlines()) <= width


def test_in_colour_the_only_escapes_are_rich_s_own(hostile: View) -> None:
    for screen in screens(hostile):
        rest = re.sub(r"\x1b\[[0-9;]*m", "", shown(screen, terminal=True))
        assert not CONTROLS.search(rest)


def _pair(view: View) -> RenderableType:
    by_name = {one["name"]: one for one in view.articles.values()}
    return diff_page(view, by_name["ferry/undated.txt"], by_name["ferry/trend.txt"])


def test_differing_words_are_braced_without_colours_and_styled_with(teaching: View) -> None:
    page = _pair(teaching)
    assert "agreement {in August}." in shown(page)
    coloured = shown(page, terminal=True)
    assert "\x1b[1;31min August\x1b[0m" in coloured
    assert "{in August}" not in coloured


def test_only_changes(teaching: View) -> None:
    by_name = {one["name"]: one for one in teaching.articles.values()}
    page = shown(diff_page(teaching, by_name["ferry/undated.txt"], by_name["ferry/trend.txt"], changes=True))
    assert "behind closed doors" not in page.split("Sentence by sentence")[1]
    assert "… 3 rows left out by --changes" in page


def test_nothing_shared_is_said(teaching: View) -> None:
    by_name = {one["name"]: one for one in teaching.articles.values()}
    page = shown(diff_page(teaching, by_name["rates.html"], by_name["ferry/trend.txt"]))
    assert "Nothing is shared" in page
    assert "No derivation between them is known" in page


def test_sources_are_ranked_and_none_is_lost(teaching: View) -> None:
    found = citings(teaching)
    assert [one.name for one in found[:2]] == ["Kyodo News", "Reuters"]
    assert (found[0].origin_of, found[0].reaching, found[0].held) == (4, 2, False)
    assert {one.id for one in found} == set(teaching.sources)
    assert [one.name for one in citings(teaching, ["person"])] == ["Ana Brandt"]
    assert "… 10 more sources: --limit 0 shows all" in shown(sources_page(teaching, found, 2))


def test_sources_on_a_pipe_have_a_line_each(hostile: View) -> None:
    found = citings(hostile)
    lines = list(sources_lines(hostile, found))
    assert len(lines) == len(found) + 1
    assert {line.count("\t") for line in lines} == {4}
    assert not any(CONTROLS.search(line.replace("\t", "")) for line in lines)


def _parts(*weights: float) -> list[dict[str, object]]:
    return [{"name": f"part {number}", "value": 1.0, "weight": one} for number, one in enumerate(weights)]


def test_a_waterfall_adds_up() -> None:
    drawn = shown(Waterfall(_parts(-3.0, 4.0, 1.0), 0.881), 80)
    bars = [line.split("0 ", 1)[1] if "0 " in line else "" for line in drawn.splitlines()]
    assert "-3.00" in drawn.splitlines()[0]
    assert "+2.00" in drawn.splitlines()[3]
    assert "0.881 = 1 / (1 + e^-2.00)" in drawn.splitlines()[4]
    assert [line.count("█") > 0 for line in bars[:4]] == [False, True, True, True]
    assert "░" in bars[0]


@pytest.mark.parametrize("width", [1, 20, 40, 41, 60, 400])
@pytest.mark.parametrize("weights", [(), (0.0,), (-9.5,), (1e-9, -1e-9), (30.0, -60.0, 0.001)])
def test_a_waterfall_fits(weights: tuple[float, ...], width: int) -> None:
    for line in shown(Waterfall(_parts(*weights), 0.5), width).splitlines():
        assert cell_len(line) <= width


def test_what_weighs_nothing_is_left_out() -> None:
    drawn = shown(Waterfall(_parts(1.0, 0.0), 0.731), 80)
    assert "part 0" in drawn
    assert "part 1" not in drawn


def test_a_picture_is_the_same_every_time_and_fetches_nothing(teaching: View) -> None:
    made = svg(overview(teaching))
    assert made == svg(overview(teaching))
    assert re.findall(r"https?://[^\"' ]+", made) == ["http://www.w3.org/2000/svg", *_shown_addresses(made)]
    assert not re.search(r"@font-face|url\((?!#)|<script|href|<image|@import", made)


def _shown_addresses(made: str) -> list[str]:
    """Addresses that stand in what is shown."""
    return re.findall(r"https?://[^\"' ]+", " ".join(etree.fromstring(made.encode()).itertext()))


def test_a_picture_of_hostile_text_is_xml_in_which_it_is_text() -> None:
    pile = odd_piles.hostile([*odd_piles.HOSTILE, "no character \ufffe\uffff"])
    root = etree.fromstring(svg(overview(Report.of(pile, {}).view, None)).encode("utf-8"))
    assert {str(one.tag).rsplit("}", 1)[-1] for one in root.iter()} <= {
        "svg", "style", "defs", "clipPath", "rect", "g", "text", "circle",
    }  # fmt: skip
    assert not [name for one in root.iter() for name in one.attrib if name.lower().startswith(("on", "href"))]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["short.txt"], ["short.txt"]),
        (["000_bfde1a0b7893e1bc.txt", "001_aba40e9004e96d20.txt"], ["000", "001"]),
        (["a/harbour-news-of-may.txt", "b/harbour-news-of-june.txt"], ["harbour-news-of-may", "harbour-news-of-june"]),
        (["a/one-and-the-same.txt", "b/one-and-the-same.txt"], ["a/one-and-the-same.txt", "b/one-and-the-same.txt"]),
        (["one/ab_long_file_name.txt"], ["ab_long"]),
    ],
)  # fmt: skip
def test_long_names_are_cut_to_what_tells_them_apart(names: list[str], expected: list[str]) -> None:
    pile = Pile()
    ids = [pile.article(name, f"Words of {name}\n") for name in names]
    sigla = Report.of(pile.findings(), {}).view.sigla
    assert [sigla[one] for one in ids] == expected


def test_readings_of_the_same_words_say_what_parts_them(teaching: View) -> None:
    claim = next(one for one in teaching.claims.values() if "since August" in one["text"])
    one = claim["divergences"][0]
    same = {**one, "right": {**one["right"], "text": one["left"]["text"]}}
    assert "(the refusal began in August" in flat(shown(apparatus(teaching, same)))
    assert "(the refusal" not in shown(apparatus(teaching, one))
