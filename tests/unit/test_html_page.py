"""The HTML page: whole without network and script, linked throughout, nothing of an article interpreted."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from provenance.model import Findings
from provenance.report import Report
from provenance.report.html.anchors import address, slug
from provenance.report.html.environment import environment, policy, script, style
from tests import odd_piles, piles
from tests.pages import Page, offences

PILES = {
    "teaching": piles.teaching,
    "hostile": odd_piles.hostile,
    "every divergence": odd_piles.every_divergence,
    "cycle": odd_piles.cycle,
    "single": odd_piles.single,
    "unshared": odd_piles.unshared,
    "empty": odd_piles.empty,
}
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)


@pytest.fixture(scope="module", params=sorted(PILES))
def report(request: pytest.FixtureRequest) -> Report:
    return Report.of(PILES[request.param](), {})


@pytest.fixture(scope="module")
def teaching() -> Page:
    return Page(Report.of(piles.teaching(), {}).html())


def test_nothing_is_fetched_run_or_unseen(report: Report) -> None:
    html = report.html()
    assert offences(html) == []
    assert not UNSEEN.search(html)


def test_the_same_without_texts(report: Report) -> None:
    html = Report(json.loads(report.to_json())).html()
    assert offences(html) == []
    assert _dangling(Page(html)) == []


def test_each_link_leads_to_one_place(report: Report) -> None:
    page = Page(report.html())
    assert _dangling(page) == []
    assert [one for one, times in page.ids.items() if times > 1] == []


def _dangling(page: Page) -> list[str]:
    ids = page.ids
    return [href for one in page.links if (href := one["href"] or "").startswith("#") and href[1:] not in ids]


def test_the_same_report_gives_the_same_bytes() -> None:
    one, other = (Report.of(odd_piles.hostile(), {}).html() for _ in range(2))
    assert one == other


def test_hostile_text_is_shown_as_text() -> None:
    words = Page(Report.of(odd_piles.hostile(), {}).html()).words
    for text in (
        "<script>alert(1)</script>",
        "&amp;<b>bold</b>",
        "[red]markup[/red]",
        "null␀",
        "<U+202E>gnirts",
    ):
        assert text in words, text
    assert "W" * 300 in words


def test_templates_leave_escaping_on() -> None:
    for one in files("provenance.report.html").joinpath("templates").iterdir():
        if one.name.endswith(".j2"):
            assert not re.search(r"\|\s*safe|autoescape|Markup", one.read_text("utf-8")), one.name


@pytest.mark.parametrize("text", ["{{ 7 * 7 }}", "{% raw %}", "{# note #}", "</style>", "]]>", "<!--"])
def test_template_syntax_is_text(text: str) -> None:
    made = environment().from_string("{{ text }}").render(text=text)
    assert Page(f"<p>{made}</p>").words == text


def test_the_policy_names_the_page_s_own_style_and_script() -> None:
    html = Report.of(piles.teaching(), {}).html()
    page = Page(html)
    assert page.code["style"] == [style(page=True)]
    assert page.code["script"] == [script(page=True)]
    metas = [one for tag, one in page.elements if tag == "meta"]
    assert {"http-equiv": "Content-Security-Policy", "content": policy()} in metas
    assert "unsafe" not in policy()
    assert "http" not in policy().replace("https", "")


def test_style_and_script_name_no_address() -> None:
    for code in (style(page=True), script(page=True)):
        assert not re.search(r"url\(|@import|https?:|innerHTML|eval\(|fetch\(|XMLHttp", code)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org/x",
        "http:/example.org",
        "https://",
        "https:\\\\example.org",
        "https://example.org/\u202egpj.exe",
        "https://example.org/a b",
        "http://[",
        "ftp://example.org",
        "",
        None,
    ],
)
def test_only_plain_web_addresses_become_links(url: str | None) -> None:
    assert address(url) is None


def test_web_addresses_become_links_that_tell_nobody() -> None:
    html = Report.of(piles.teaching(), {}).html()
    out = [one for one in Page(html).links if (one["href"] or "").startswith("https://")]
    assert [one["href"] for one in out] == ["https://trend.example/ferry"]
    assert out[0]["rel"] == "noopener noreferrer nofollow"


def test_ids_stay_ids() -> None:
    assert slug("c1f2-a_b") == "c1f2-a_b"
    for text in ("a b", '"><script>', "é", "\ud800", "x" * 200, ""):
        assert re.fullmatch("[0-9a-f]{12}", slug(text))


def test_a_page_is_readable_without_script(teaching: Page) -> None:
    controls = [one for tag, one in teaching.elements if tag == "form"]
    assert [("hidden" in one) for one in controls] == [True]
    assert sum("wording" in (one.get("class") or "") for _, one in teaching.elements) == 7
    assert not any(tag == "button" for tag, one in teaching.elements if one.get("type") != "reset")


def test_landmarks_languages_and_headers(teaching: Page) -> None:
    assert {"header", "nav", "main", "footer"} <= teaching.tags
    assert ("html", {"lang": "en"}) in teaching.elements
    texts = teaching.having("text") + teaching.having("words")
    assert texts
    assert all(one["lang"] == "" and one["dir"] == "auto" for one in texts)
    assert all("scope" in one for tag, one in teaching.elements if tag == "th")


def test_exact_words_stand_behind_their_anchor() -> None:
    report = Report.of(piles.teaching(), {})
    html = report.html()
    for mention in report.view.mentions.values():
        if report.view.claims[report.view.claim_of[mention["id"]]]["counts"]["articles"] > 1:
            assert f'id="{mention["article"]}-{mention["start"]}-{mention["end"]}"' in html


def test_divergences_are_marked_by_kind_and_severity() -> None:
    page = Page(Report.of(odd_piles.every_divergence(), {}).html())
    labels = {one.get("aria-label") for one in page.having("n")}
    number = 0
    for severity in odd_piles.SEVERITIES:
        for kind in odd_piles.KINDS:
            number += 1
            assert f"difference {number}: {kind}, {severity}" in labels
    assert page.having("gap")


def test_unheld_sources_are_dashed_and_co_descent_has_no_arrow(teaching: Page) -> None:
    boxes = teaching.having("box")
    assert any("unheld" in (one["class"] or "") for one in boxes)
    dotted = teaching.having("shares-source")
    assert dotted
    assert "share a source" in teaching.words


def test_dropped_text_is_shown_with_its_reason(teaching: Page) -> None:
    assert "dropped: newsletterSubscribe to our newsletter" in teaching.words


def test_a_limit_is_said_with_how_to_raise_it() -> None:
    report = Report.of(odd_piles.many(), {})
    page = Page(report.html(limit=10))
    assert len(page.having("wording")) == 10
    assert "10 of 300 shared claims and 10 of 30 articles" in page.words
    assert "--html-limit 100" in page.words
    assert _dangling(page) == []
    assert "--html-limit" not in Page(report.html(limit=0)).words


def test_at_most_twelve_nodes_are_drawn_and_the_rest_is_counted() -> None:
    page = Page(Report.of(odd_piles.many(40), {}).html(limit=1))
    assert "18 more are not" in page.words


def test_the_page_is_written_as_it_is_told(tmp_path: Path) -> None:
    report = Report.of(piles.teaching(), {})
    report.to_html(tmp_path / "report.html")
    assert (tmp_path / "report.html").read_bytes().decode() == report.html()


def _channels(colour: str) -> list[float]:
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    values = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    return [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values]


def _contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    light = [
        sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), _channels(c), strict=True)) for c in (one, other)
    ]
    return (max(light) + 0.05) / (min(light) + 0.05)


def _palettes() -> dict[str, dict[str, str]]:
    blocks = re.findall(r"--paper:[^}]*?(?=font|color-scheme|\})", style(page=True))
    found = [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", block)) for block in blocks]
    return dict(zip(("light", "dark", "print"), found, strict=True))


@pytest.mark.parametrize("name", ["light", "dark", "print"])
def test_contrast(name: str) -> None:
    colours = _palettes()["light"] | _palettes()[name]
    for ink in ("ink", "quiet", "link", "substance", "minor", "form", "good"):
        for ground in ("paper", "raised"):
            assert _contrast(colours[ink], colours[ground]) >= 4.5, (name, ink, ground)
    for ground in ("substance-tint", "minor-tint", "form-tint", "claim-tint", "flash"):
        for ink in ("ink", "quiet"):
            if (ink, ground) != ("quiet", "flash"):
                assert _contrast(colours[ink], colours[ground]) >= 4.5, (name, ink, ground)


@pytest.mark.parametrize("make", [piles.teaching, odd_piles.hostile])
def test_every_part_has_a_display_for_notebooks(make: Callable[[], Findings]) -> None:
    report = Report.of(make(), {})
    claim = report.claim(next(iter(report.view.claims)))
    article = report.article(next(iter(report.view.articles)))
    for one in (report, claim, article):
        bundle = one._repr_mimebundle_()
        assert bundle["text/plain"] == repr(one)
        assert bundle["text/html"] == one._repr_html_()
        assert offences(bundle["text/html"]) == []
        assert not UNSEEN.search(bundle["text/html"])
        assert _dangling(Page(bundle["text/html"])) == []


def test_rules_for_notebooks_hold_inside_the_output_alone() -> None:
    rules = str(style(page=False))
    assert rules.startswith(".provenance {")
    depth = [0]
    for char in rules:
        depth.append(depth[-1] + (char == "{") - (char == "}"))
    assert depth.index(0, 14) >= len(rules.rstrip())


def test_a_part_is_found_by_its_beginning_and_says_what_there_is() -> None:
    report = Report.of(piles.teaching(), {})
    first = next(iter(report.view.claims))
    assert report.claim(first[:6]).document["id"] == first
    assert report.article("trend").document["name"] == "ferry/trend.txt"
    with pytest.raises(KeyError, match="no claim fits 'zzz'; there are: "):
        report.claim("zzz")
    with pytest.raises(KeyError, match="articles fit 'tunnel'; there are: tunnel/"):
        report.article("tunnel")
