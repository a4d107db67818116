"""The report and its parts as HTML for notebooks; shares the page's templates.

Rules of style hold inside the output alone. Where a viewer strips the script, tables just do not sort.
"""

from __future__ import annotations

from typing import Any

from provenance.report.html.anchors import Anchors
from provenance.report.html.article import Indexed, article_card
from provenance.report.html.claim import claim_card, entry
from provenance.report.html.environment import environment, script, style
from provenance.report.html.overview import overview
from provenance.report.view import Json, View

_SHOWN = 20


def html_overview(view: View, limit: int = _SHOWN) -> str:
    """How claims stand, then a table of the most important ones, which sorts."""
    shown = view.shared[:limit]
    anchors = Anchors(view)
    return _fragment(
        "overview",
        over=overview(view, anchors, {}),
        entries=[entry(view, anchors, number, one) for number, one in enumerate(shown, 1)],
        hidden=len(view.shared) - len(shown),
    )


def html_claim(view: View, claim: Json) -> str:
    """One claim: witnesses, apparatus, lineage, appearances, evidence."""
    number = 1 + next((place for place, one in enumerate(view.claims) if one == claim["id"]), 0)
    return _fragment("claim", card=claim_card(view, Anchors(view), number, claim))


def html_article(view: View, article: Json) -> str:
    """One article: its text with everything marked, what it took from where."""
    numbers = {one: number for number, one in enumerate(view.claims, 1)}
    anchors = Anchors(view, articles=[article["id"]])
    return _fragment("article", card=article_card(Indexed(view, numbers), anchors, article))


def _fragment(kind: str, **values: Any) -> str:
    template = environment().get_template("fragment.html.j2")
    return template.render(kind=kind, style=style(page=False), script=script(page=False), **values)


def html_check(view: View) -> str:
    """A check: each claim of the draft with its verdict, origin, and how the versions differ."""
    rows = [
        {"check": one, "known": view.claims.get(one["claim"] or ""), "versions": one["versions"]}
        for one in view.document["checks"]
    ]
    return _fragment("check", rows=rows, view=view, size=view.document["collection"]["articles"])
