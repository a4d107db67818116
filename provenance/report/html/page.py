"""The report as one HTML file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from provenance.report.html.anchors import Anchors
from provenance.report.html.article import ArticleCard, Indexed, article_card, link_all
from provenance.report.html.claim import ClaimCard, Entry, claim_card, entry
from provenance.report.html.environment import environment, policy, script, style
from provenance.report.html.overview import STANDINGS, overview, source_rows
from provenance.report.view import Json, View

LIMIT = 500
"""Shared claims and articles written out unless told otherwise: some 13 MB, which mail still takes."""
_SOURCES = 200
"""Sources listed besides those that the page's claims lead to."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What stands on the page and how much does not."""

    limit: int
    articles: int
    hidden_claims: int
    hidden_articles: int
    hidden_sources: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What the list can be filtered by."""

    standings: list[str]
    origins: list[str]
    kinds: list[str]


def page(view: View, limit: int = LIMIT) -> Iterator[str]:
    """The page in pieces; the same document and texts give the same bytes.

    Args:
        view: the report; articles whose text is not at hand show what the document quotes.
        limit: shared claims and articles written out at most, the most shared first; 0 for all.
    """
    most = limit or None
    claims = view.shared[:most]
    articles = _articles(view, claims)[:most]
    sources = _sources(view, claims)
    anchors = Anchors(view, claims, articles, sources)
    numbers = {one["id"]: number for number, one in enumerate(claims, 1)}
    entries = [entry(view, anchors, number, one) for number, one in enumerate(claims, 1)]
    indexed = Indexed(view, numbers)
    yield from (
        environment()
        .get_template("page.html.j2")
        .generate(
            policy=policy(),
            style=style(page=True),
            script=script(page=True),
            tool=view.document["tool"],
            encoder=view.document["encoder"],
            over=overview(view, anchors, numbers),
            entries=entries,
            choices=_choices(entries),
            limits=_limits(view, limit, len(claims), len(articles), len(sources)),
            claims=_claims(view, anchors, claims),
            articles=_cards(indexed, anchors, articles),
            sources=source_rows(view, anchors, sources),
        )
    )


def _articles(view: View, claims: list[Json]) -> list[str]:
    """Articles of the claims that are shown, then the rest; each part in the document's order."""
    first = {mention["article"] for claim in claims for mention in claim["mentions"]}
    return [one for one in view.articles if one in first] + [one for one in view.articles if one not in first]


def _sources(view: View, claims: list[Json]) -> set[str]:
    """Sources that the claims lead to, those of derivations between articles, and the most cited."""
    derivations = [*view.document["derivations"], *(one for claim in claims for one in claim["derivations"])]
    ends = (one[side].get("source") for one in derivations for side in ("earlier", "later"))
    origins = (claim["origin"]["source"] for claim in claims)
    outlets = (one["outlet"]["source"] for one in view.articles.values() if one["outlet"])
    credited = (credit["source"] for one in view.articles.values() for credit in one["credits"])
    cited = sorted(view.sources.values(), key=lambda one: (-len(one["cited_by"]), one["id"]))[:_SOURCES]
    named = {*ends, *origins, *outlets, *credited, *(one["id"] for one in cited)}
    return {one for one in named if one in view.sources}


def _claims(view: View, anchors: Anchors, claims: list[Json]) -> Iterator[ClaimCard]:
    for number, claim in enumerate(claims, 1):
        yield claim_card(view, anchors, number, claim)


def _cards(indexed: Indexed, anchors: Anchors, articles: list[str]) -> Iterator[ArticleCard]:
    link_all(indexed, anchors, articles)
    for one in articles:
        yield article_card(indexed, anchors, indexed.view.articles[one])


def _choices(entries: list[Entry]) -> Choices:
    present = {one.standing for one in entries}
    return Choices(
        standings=[one for one in STANDINGS if one in present],
        origins=sorted({one.origin for one in entries}, key=lambda one: (one.casefold(), one)),
        kinds=sorted({kind for one in entries for kind in one.kinds}),
    )


def _limits(view: View, limit: int, claims: int, articles: int, sources: int) -> Limits:
    return Limits(
        limit=limit,
        articles=articles,
        hidden_claims=len(view.shared) - claims,
        hidden_articles=len(view.articles) - articles,
        hidden_sources=len(view.sources) - sources,
    )
