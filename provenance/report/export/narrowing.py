"""A report narrowed to one claim: a document of the same form with all that bears on the claim."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.report.view import Json, View


def narrowed(view: View, claim: Json) -> View:
    """The view of a document that holds ``claim``, its articles, its sources and its lineage alone.

    A claim that a divergence points into (a headline beside the body's own) stays with it.
    """
    pointed = (one[side]["mention"] for one in claim["divergences"] for side in ("left", "right"))
    claims = [
        view.claims[one] for one in dict.fromkeys([claim["id"], *map(view.claim_of.__getitem__, pointed)])
    ]
    ends = [one[side] for one in claim["derivations"] for side in ("earlier", "later")]
    articles = {mention["article"] for one in claims for mention in one["mentions"]}
    articles |= {end["article"] for end in ends if "article" in end}
    articles |= {one["origin"]["article"] for one in claims}
    mentions = {mention["id"] for one in claims for mention in one["mentions"]}
    held = [_with_titles_of(one, mentions) for one in view.articles.values() if one["id"] in articles]
    sources = {source for one in claims for source in _sources(one, held)}
    sources |= {end["source"] for end in ends if "source" in end}
    document = {
        **view.document,
        "articles": held,
        "sources": [one for one in view.sources.values() if one["id"] in sources],
        "claims": [claims[0], *({**one, "divergences": [], "derivations": []} for one in claims[1:])],
        "derivations": claim["derivations"],
        "fingerprints": [],
        "skipped": [],
    }
    return View(document, view.texts)


def _with_titles_of(article: Json, mentions: set[str]) -> Json:
    """The article with what its title overstates of these mentions alone."""
    titles = article.get("title_divergences", [])
    kept = [one for one in titles if one["right"]["mention"] in mentions]
    return {**article, "title_divergences": kept}


def _sources(claim: Json, articles: list[Json]) -> Iterator[str]:
    if claim["origin"]["source"]:
        yield claim["origin"]["source"]
    for mention in claim["mentions"]:
        yield from (made["source"] for made in mention["attributions"] if made["source"])
    for article in articles:
        if article["outlet"]:
            yield article["outlet"]["source"]
        yield from (credit["source"] for credit in article["credits"])
