"""Sources, two articles side by side and explanations as they look, word for word, without colour.

``PROVENANCE_UPDATE_GOLDEN=1`` writes them anew; look at the difference before keeping it.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from rich.console import Console, RenderableType

from provenance.report import Report
from provenance.report.citing import citings
from provenance.report.terminal import claim_page, diff_page, sources_page
from provenance.report.view import View
from tests import piles

FOLDER = Path(__file__).parent / "screens"


@pytest.fixture(scope="module")
def view() -> View:
    return Report.of(piles.teaching(), {}).view


def _screen(view: View, name: str) -> RenderableType:
    if name == "sources":
        return sources_page(view, citings(view))
    if name == "explain":
        claim = next(one for one in view.claims.values() if "since August" in one["text"])
        return claim_page(view, claim, explain=True)
    by_name = {one["name"]: one for one in view.articles.values()}
    return diff_page(view, by_name["ferry/undated.txt"], by_name["ferry/trend.txt"])


@pytest.mark.parametrize("width", [80, 160])
@pytest.mark.parametrize("name", ["sources", "diff", "explain"])
def test_screen(view: View, name: str, width: int) -> None:
    stream = io.StringIO()
    console = Console(file=stream, width=width, color_system=None, highlight=False, legacy_windows=False)
    console.print(_screen(view, name))
    drawn = "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())
    kept = FOLDER / f"{name}-{width}.txt"
    if os.environ.get("PROVENANCE_UPDATE_GOLDEN") == "1":
        kept.write_text(drawn, encoding="utf-8")
    assert drawn == kept.read_text(encoding="utf-8")
