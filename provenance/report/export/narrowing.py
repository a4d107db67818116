"""A report narrowed to one claim: a document of the same form with all that bears on the claim."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.report.view import Json, View


def narrowed(view: View, claim: Json) -> View:
    """The view of a document that holds only ``claim``, its articles, its sources and its lineage."""
    ends = [one[side] for one in claim["derivations"] for side in ("earlier", "later")]
    origin = claim["origin"]
    articles = {mention["article"] for mention in claim["mentions"]}
    articles |= {end["article"] for end in ends if "article" in end}
    articles |= {origin["article"]} if origin["article"] else set()
    held = [one for one in view.articles.values() if one["id"] in articles]
    sources = set(_sources(claim, held)) | {end["source"] for end in ends if "source" in end}
    document = {
        **view.document,
        "articles": held,
        "sources": [one for one in view.sources.values() if one["id"] in sources],
        "claims": [claim],
        "derivations": claim["derivations"],
        "fingerprints": [],
        "skipped": [],
    }
    return View(document, view.texts)


def _sources(claim: Json, articles: list[Json]) -> Iterator[str]:
    if claim["origin"]["source"]:
        yield claim["origin"]["source"]
    for mention in claim["mentions"]:
        yield from (made["source"] for made in mention["attributions"] if made["source"])
    for article in articles:
        if article["outlet"]:
            yield article["outlet"]["source"]
        yield from (credit["source"] for credit in article["credits"])
