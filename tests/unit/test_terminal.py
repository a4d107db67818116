"""Screens: nothing interpreted, nothing cut silently, nothing wider than told."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from provenance.model import Findings
from provenance.report import Report
from provenance.report.terminal import article_page, claim_page, overview
from provenance.report.terminal.divergence import apparatus
from provenance.report.view import View
from provenance.report.wording import listed, safe, shortened, when
from tests import odd_piles, piles
from tests.odd_piles import HOSTILE, KINDS, SEVERITIES


def shown(what: RenderableType, width: int = 100, *, terminal: bool = False) -> str:
    stream = io.StringIO()
    colour = {"force_terminal": True, "color_system": "truecolor"} if terminal else {"color_system": None}
    Console(file=stream, width=width, highlight=False, legacy_windows=False, **colour).print(what)
    return stream.getvalue()


def flat(text: str) -> str:
    """Words without the layout."""
    return " ".join(text.split())


def screens(view: View, limit: int | None = None) -> list[RenderableType]:
    pages = [claim_page(view, one) for one in view.claims.values()]
    return [overview(view, limit), *pages, *(article_page(view, one) for one in view.articles.values())]


@pytest.fixture(scope="module")
def hostile() -> View:
    return Report.of(odd_piles.hostile(), {}).view


@pytest.fixture(scope="module")
def teaching() -> View:
    return Report.of(piles.teaching(), {}).view


@pytest.fixture(scope="module")
def many() -> View:
    return Report.of(odd_piles.many(), {}).view


CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


@pytest.mark.parametrize("width", [40, 80, 160])
def test_no_control_character_reaches_the_terminal(hostile: View, width: int) -> None:
    for screen in screens(hostile):
        assert not CONTROLS.search(shown(screen, width))


def test_in_colour_the_only_escapes_are_rich_s_own(hostile: View) -> None:
    for screen in screens(hostile):
        text = shown(screen, terminal=True)
        rest = re.sub(r"\x1b\[[0-9;]*m", "", text)
        assert not CONTROLS.search(rest)
        assert "\x1b]8" not in text


@pytest.mark.parametrize(
    "literal", ["[red]markup[/red]", "[link=file:///x]click[/link]", "[/]", "\\[bold]", ":warning:"]
)
def test_markup_stays_text(hostile: View, literal: str) -> None:
    page = next(one for one in hostile.claims.values() if literal in one["text"])
    article = next(one for one in hostile.articles.values() if literal in one["name"])
    assert literal in shown(claim_page(hostile, page), 300)
    assert literal in shown(article_page(hostile, article), 300)
    assert literal in shown(overview(hostile, None), 80)


@pytest.mark.parametrize("text", HOSTILE)
def test_every_hostile_claim_is_shown_in_full(hostile: View, text: str) -> None:
    claim = next(one for one in hostile.claims.values() if text in one["text"])
    page = shown(claim_page(hostile, claim), 80)
    assert safe(text).replace(" ", "") in page.replace("\n", "").replace(" ", "")


@pytest.mark.parametrize(
    "pile", [piles.teaching, odd_piles.hostile, odd_piles.every_divergence, odd_piles.cycle]
)
@pytest.mark.parametrize("width", [40, 80, 119, 120, 160])
def test_nothing_is_wider_than_told(pile: Callable[[], Findings], width: int) -> None:
    for screen in screens(Report.of(pile(), {}).view):
        assert max(cell_len(line) for line in shown(screen, width).splitlines()) <= width


@pytest.mark.parametrize("width", [40, 80, 160])
def test_every_divergence_is_on_its_claims_page(width: int) -> None:
    view = Report.of(odd_piles.every_divergence(), {}).view
    (claim,) = view.claims.values()
    page = flat(shown(claim_page(view, claim), width))
    for kind in KINDS:
        for severity in SEVERITIES:
            assert f"· {kind}, {severity}" in page


def test_an_omission_shows_a_dash() -> None:
    view = Report.of(odd_piles.every_divergence(), {}).view
    (claim,) = view.claims.values()
    page = shown(claim_page(view, claim), 160)
    assert "! Alpha [Left Post] │ — [Right Post] · omission, substantive" in page
    assert "! — [Left Post] │ Bravo [Right Post] · addition, substantive" in page


def test_an_apparatus_line(teaching: View) -> None:
    claim = next(one for one in teaching.claims.values() if "since August" in one["text"])
    line = shown(apparatus(teaching, claim["divergences"][0]), 100)
    assert line == "! since August [ferry/undated.txt] │ in August [Trend] · temporal, substantive\n"


def test_only_the_differing_words_are_marked(teaching: View) -> None:
    claim = next(one for one in teaching.claims.values() if "since August" in one["text"])
    line = shown(apparatus(teaching, claim["divergences"][0]), 100, terminal=True)
    assert re.search(r"\x1b\[1;31msince\x1b\[0m August", line)
    assert re.search(r"\x1b\[1;31min\x1b\[0m August", line)


def test_a_long_reading_keeps_what_differs(teaching: View) -> None:
    claim = next(one for one in teaching.claims.values() if "since August" in one["text"])
    one = claim["divergences"][0]
    long = "one two three four five six {} seven eight nine ten eleven twelve"
    sides = {
        side: {**one[side], "text": long.format(word)} for side, word in (("left", "RED"), ("right", "BLUE"))
    }
    line = shown(apparatus(teaching, {**one, **sides}), 200)
    assert "… four five six RED seven eight nine … [" in line
    assert "… four five six BLUE seven eight nine … [" in line
    assert long.format("RED") in shown(apparatus(teaching, {**one, **sides}, whole=True), 200)


@pytest.mark.parametrize("width", [80, 160])
@pytest.mark.parametrize(("limit", "hidden"), [(1, 299), (20, 280), (299, 1), (300, 0), (None, 0)])
def test_hidden_claims_are_counted(many: View, width: int, limit: int | None, hidden: int) -> None:
    text = flat(shown(overview(many, limit), width))
    ids = [one for one in many.claims if f"[{one}]" in text]
    assert len(ids) == 300 - hidden
    said = re.findall(r"(\d+) more claims? that more than one article makes: --limit 0 shows all", text)
    assert [int(one) for one in said] == ([hidden] if hidden else [])


def test_hidden_branches_and_skipped_inputs_are_counted(many: View) -> None:
    text = flat(shown(overview(many, 20), 100))
    assert "… 19 more: --limit 0 shows all" in text
    assert "40 inputs skipped" in text
    assert "… and 34 more (34 × not JSON); --json lists all" in text
    whole = flat(shown(overview(many, None), 200))
    assert all(f"copied by Outlet {number:02} long/{number:02}.txt" in whole for number in range(1, 30))


def test_single_claims_are_counted(teaching: View) -> None:
    assert "1 claim that one article alone makes: --article NAME or --json shows them" in shown(
        overview(teaching)
    )


def test_a_repeated_origin_points_to_the_first(teaching: View) -> None:
    text = shown(overview(teaching), 80)
    assert text.count("Kyodo News is the farthest source that the articles credit.") == 1
    assert text.count("Kyodo News (cited, not in the pile), as for claim 2") == 3


def test_the_origin_s_name_is_said_once(teaching: View) -> None:
    claim = next(one for one in teaching.claims.values() if "since August" in one["text"])
    origin = next(
        line for line in shown(claim_page(teaching, claim), 160).splitlines() if line.startswith("origin")
    )
    assert origin.count("Kyodo News") == 1


@pytest.mark.parametrize(
    ("pile", "words"),
    [
        (odd_piles.empty, ["0 articles, no claims.", "1 input skipped"]),
        (
            odd_piles.single,
            ["1 article, 1 claim; none are made by more than one article.", "There is nothing to compare."],
        ),
        (
            odd_piles.unshared,
            ["2 articles, 2 claims; none are made", "No known derivation (2 articles): a.txt, b.txt."],
        ),
        (
            odd_piles.cycle,
            ["Birch Post Birch.txt (undated) · also cites Ash Post Ash.txt (undated)", "cited by Cedar Post"],
        ),
    ],
)
def test_small_and_odd_piles(pile: Callable[[], Findings], words: list[str]) -> None:
    text = flat(shown(overview(Report.of(pile(), {}).view), 100))
    for one in words:
        assert one in text


def test_an_article_page_tells_all(teaching: View) -> None:
    by_name = {one["name"]: one for one in teaching.articles.values()}
    page = flat(shown(article_page(teaching, by_name["ferry/undated.txt"]), 100))
    for words in (
        "outlet not known",
        "published not known",
        "credits Kyodo News: “the Kyodo news agency reported”",
        "newsletter: “Subscribe to our newsletter”",
        "orphan reference: “Japan’s news agency”",
        "also in 1 other article",
    ):
        assert words in page
    rates = flat(shown(article_page(teaching, by_name["rates.html"]), 100))
    assert (
        "! stuns markets [title] │ left its rate where it was [Daily Ledger] · headline, substantive" in rates
    )
    assert "the title says more than the text" in rates
    assert "note two dates were given" in rates


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("plain words", "plain words"),
        ("  two\n lines\t", "two lines"),
        ("\x1b[31m", "␛[31m"),
        ("a\x9bb", "a<U+009B>b"),
        ("\u202eabc", "<U+202E>abc"),
        ("soft\u00adhyphen", "soft<U+00AD>hyphen"),
        ("me\u0301", "me\u0301"),
        ("\U0001f469\u200d\U0001f680", "\U0001f469\u200d\U0001f680"),
        ("half \ud800", "half <U+D800>"),
        ("東京", "東京"),
    ],
)
def test_safe(given: str, expected: str) -> None:
    assert safe(given) == expected


def test_shortened_cuts_at_a_word() -> None:
    assert shortened("one two three", 13) == "one two three"
    assert shortened("one two three", 12) == "one two…"
    assert shortened("one two three", None) == "one two three"


def test_listed_counts_the_rest() -> None:
    assert listed(["a", "b"], 2) == "a, b"
    assert listed(["a", "b", "c"], 2) == "a, b and 1 more"


@pytest.mark.parametrize(
    ("value", "precision", "expected"),
    [
        ("2019", "year", "2019"),
        ("2019-11", "month", "2019-11"),
        ("2019-11-17", "day", "2019-11-17"),
        ("2019-11-17T13:43:00+04:00", "minute", "2019-11-17 13:43 +04:00"),
        ("2019-11-17T13:43:09+04:00", "second", "2019-11-17 13:43:09 +04:00"),
        ("2019-11-17T13:43:00", "minute", "2019-11-17 13:43"),
        ("2019-11-17T13:43+04:00", "minute", "2019-11-17 13:43 +04:00"),
        ("2019-11-17T13:43:00Z", "minute", "2019-11-17 13:43 Z"),
    ],
)
def test_when(value: str, precision: str, expected: str) -> None:
    assert when({"published_at": {"value": value, "precision": precision, "basis": "text"}}) == expected


def test_when_not_known() -> None:
    assert when({"published_at": None}) == "undated"
