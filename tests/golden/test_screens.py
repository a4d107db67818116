"""The screens as they look, word for word: 80 and 160 columns, no colour.

``PROVENANCE_UPDATE_GOLDEN=1`` writes them anew; look at the difference before keeping it.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from rich.console import Console, RenderableType

from provenance.report import Report
from provenance.report.terminal import article_page, claim_page, overview
from provenance.report.view import View
from tests import piles

FOLDER = Path(__file__).parent / "screens"


@pytest.fixture(scope="module")
def view() -> View:
    return Report.of(piles.teaching(), {}).view


def _screen(view: View, name: str) -> RenderableType:
    if name == "overview":
        return overview(view)
    if name == "claim":
        return claim_page(view, next(one for one in view.claims.values() if "since August" in one["text"]))
    return article_page(view, next(one for one in view.articles.values() if one["name"] == "ferry/trend.txt"))


@pytest.mark.parametrize("width", [80, 160])
@pytest.mark.parametrize("name", ["overview", "claim", "article"])
def test_screen(view: View, name: str, width: int) -> None:
    stream = io.StringIO()
    Console(file=stream, width=width, color_system=None, highlight=False, legacy_windows=False).print(
        _screen(view, name)
    )
    drawn = "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())
    kept = FOLDER / f"{name}-{width}.txt"
    if os.environ.get("PROVENANCE_UPDATE_GOLDEN") == "1":
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(drawn, encoding="utf-8")
    assert drawn == kept.read_text(encoding="utf-8")
