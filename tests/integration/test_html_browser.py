"""The page in a real browser: hostile articles run nothing and ask for nothing; our own script works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from provenance.report import Report
from tests import odd_piles, piles
from tests.browser import canary, chromium, run_page
from tests.pages import Page

pytestmark = pytest.mark.skipif(
    chromium() is None,
    reason="no Chromium or Chrome on the path; install Debian's package chromium to run the browser tests",
)

_RUN = "document.documentElement.dataset.owned=1"


def payloads(server: str) -> list[str]:
    """Texts that would run a script or ask ``server`` for something if any part of them were interpreted."""
    fetch = f"{_RUN};fetch('{server}/fetch')"
    return [
        f"<script>{fetch}</script>",
        f"</script><script>{fetch}</script>",
        f"</style><style>@import url({server}/import);*{{background:url({server}/css)}}</style>",
        f"</title><script>{fetch}</script>",
        f"--><script>{fetch}</script><!--",
        f"]]><script>{fetch}</script>",
        f'<img src={server}/img onerror="{_RUN}">',
        f'"><img src={server}/quoted onerror="{_RUN}">',
        f"' autofocus onfocus='{_RUN}' x='",
        f'" autofocus onfocus="{_RUN}" tabindex="1',
        f'<svg onload="{_RUN}"><image href="{server}/svg"/></svg>',
        f'<svg><style>@import "{server}/svgstyle";</style><use href="{server}/use#x"/></svg>',
        f"<svg><script>{fetch}</script></svg>",
        f'<math><mtext><img src="{server}/math" onerror="{_RUN}"></mtext></math>',
        f'<iframe src="{server}/frame" srcdoc="&lt;script&gt;parent.{_RUN}&lt;/script&gt;"></iframe>',
        f'<link rel=stylesheet href="{server}/link"><link rel=prefetch href="{server}/prefetch">',
        f'<meta http-equiv=refresh content="0;url={server}/refresh">',
        f'<base href="{server}/base/">',
        f'<object data="{server}/object"></object><embed src="{server}/embed">',
        f'<video src="{server}/video" autoplay onerror="{_RUN}"></video><audio src="{server}/audio">',
        f'<details open ontoggle="{_RUN}">x</details>',
        f'<input autofocus onfocus="{_RUN}"><body onload="{_RUN}">',
        f"javascript:{_RUN}",
        f"data:text/html,<script>{fetch}</script>",
        f"{server}/link-only",
        f"background:url({server}/inline);}} * {{ background: url({server}/rule) }}",
        f"expression({_RUN})",
        "{{ 7 * 7 }}{% for x in range(9) %}x{% endfor %}{# gone #}",
        f"{{{{ cycler.__init__.__globals__.os.system('curl {server}/template') }}}}",
        f"${{{_RUN}}}`{_RUN}`",
        "\u202e\u2066txet\u2069\u202c \u200f\ufeff \x00\x1b]8;;x\x07 \x85 \u2028 \u2029",
        "W" * 5000,
        "&lt;script&gt;&#60;script&#62;&amp;lt;",
        f"<scr\x00ipt>{fetch}</scr\x00ipt>",
        "<plaintext>",
        "<textarea><!--",
    ]


def _hostile(server: str) -> Report:
    """Every field holds each payload; addresses are payloads whole."""
    texts = payloads(server)
    report = Report.of(odd_piles.hostile(texts), {"origin": texts[0]})
    document = report.document
    for number, article in enumerate(document["articles"]):
        article["url"] = texts[number // 2]
    document["tool"]["version"] = document["encoder"]["name"] = texts[1]
    return Report(document, report.view.texts)


def test_hostile_articles_run_nothing_and_ask_for_nothing(tmp_path: Path) -> None:
    target = tmp_path / "hostile.html"
    with canary() as (server, asked):
        _hostile(server).to_html(target)
        after = run_page(target.as_uri())
    page = Page(after)
    assert asked == []
    assert "data-owned" not in page.elements[0][1]
    assert "Where the claims of 72 articles come from" in page.words
    assert [one for one in page.links if (one["href"] or "").startswith("javascript:")] == []
    assert "{{ 7 * 7 }}" in page.words


def test_hostile_displays_for_notebooks_run_nothing_and_ask_for_nothing(tmp_path: Path) -> None:
    """Without the page's policy to help: escaping alone must do."""
    target = tmp_path / "notebook.html"
    with canary() as (server, asked):
        report = _hostile(server)
        shown = [report._repr_html_()]
        shown += [report.claim(one)._repr_html_() for one in report.view.claims]
        shown += [report.article(one)._repr_html_() for one in report.view.articles]
        target.write_text("<!doctype html><meta charset=utf-8>" + "".join(shown), "utf-8")
        after = run_page(target.as_uri())
    assert asked == []
    assert "data-owned" not in Page(after).elements[0][1]


def test_the_browser_would_have_been_caught(tmp_path: Path) -> None:
    """The same payloads, not escaped: what the tests above look for does happen."""
    target = tmp_path / "open.html"
    with canary() as (server, asked):
        target.write_text(f"<!doctype html><p>{payloads(server)[0]}{payloads(server)[6]}", "utf-8")
        after = run_page(target.as_uri())
    assert {"/fetch", "/img"} <= set(asked)
    assert "data-owned" in Page(after).elements[0][1]


def test_the_policy_alone_would_stop_them(tmp_path: Path) -> None:
    """Were a payload ever not escaped, the page's policy still lets nothing run and nothing out."""
    target = tmp_path / "injected.html"
    with canary() as (server, asked):
        html = Report.of(piles.teaching(), {}).html()
        injected = "".join(payloads(server)[number] for number in (0, 6, 10, 14, 15, 18))
        target.write_text(html.replace("<main>", f"<main>{injected}", 1), "utf-8")
        after = run_page(target.as_uri())
    assert asked == []
    assert "data-owned" not in Page(after).elements[0][1]


def test_our_own_script_runs_under_the_policy(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    report = Report.of(piles.teaching(), {})
    report.to_html(target)
    mention = report.view.shared[0]["mentions"][0]
    anchor = f"{mention['article']}-{mention['start']}-{mention['end']}"
    after = run_page(f"{target.as_uri()}#{anchor}")
    page = Page(after)
    form = next(one for tag, one in page.elements if tag == "form")
    assert "hidden" not in form
    heads = [one for tag, one in page.elements if tag == "th" and "aria-sort" in one]
    assert len(heads) == 7 + 6
    lit = re.findall(r'<span[^>]*class="[^"]*\blit\b[^"]*"[^>]*>([^<]*)</span>', after)
    assert "".join(lit) == mention["text"]
