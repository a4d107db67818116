"""schema.org as JSON-LD: articles, claims with their appearances, drafts of claim reviews.

A review is a draft on purpose: it has no rating, no author and no date. Those are a person's to give.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.report.export.derivations import all_derivations, common_text
from provenance.report.export.formats import TextFormat
from provenance.report.export.spelling import as_json, urn
from provenance.report.view import Json, View

_CITED = {False: "Cited; not in the pile.", True: "Cited; which of its reports is not said."}
"""By whether the pile holds reports of the source."""
_OUTLETS = frozenset({"agency", "newspaper", "broadcaster", "website"})
_SPEAKERS = {"person": "Person", "government": "Organization", "organisation": "Organization"}


def _render(view: View) -> str:
    return as_json({"@context": "https://schema.org", "@graph": [_known(one) for one in _things(view)]})


def _things(view: View) -> Iterator[Json]:
    based = _bases(view)
    for article in view.articles.values():
        yield _article(view, article, based.get(_article_id(article["id"]), []))
    for source in view.sources.values():
        yield _source(source)
    yield from _unheld(view, based)
    for claim in view.claims.values():
        yield _claim(view, claim)
    for claim in view.shared:
        yield _review(claim)


def _bases(view: View) -> dict[str, list[str]]:
    """For each work, the works that it is based on; two that share a source are based on an unknown third."""
    based: dict[str, list[str]] = {}
    for _, one in all_derivations(view):
        later, earlier = _end(one["later"]), _end(one["earlier"])
        if one["relation"] == "shares-source":
            common = urn("common", common_text(one))
            based.setdefault(later, []).append(common)
            based.setdefault(earlier, []).append(common)
        else:
            based.setdefault(later, []).append(earlier)
    return {work: list(dict.fromkeys(bases)) for work, bases in based.items()}


def _article(view: View, article: Json, based: list[str]) -> Json:
    published = article["published_at"]
    return {
        "@type": "Article",
        "@id": _article_id(article["id"]),
        "name": article["name"],
        "headline": view.title(article),
        "url": article["url"],
        "datePublished": published["value"] if published else None,
        "publisher": _ref(urn("source", article["outlet"]["source"])) if article["outlet"] else None,
        "isBasedOn": [_ref(one) for one in based],
    }


def _source(source: Json) -> Json:
    kind = "NewsMediaOrganization" if source["kind"] in _OUTLETS else _SPEAKERS.get(source["kind"], "Thing")
    return {"@type": kind, "@id": urn("source", source["id"]), "name": source["name"]}


def _unheld(view: View, based: dict[str, list[str]]) -> Iterator[Json]:
    """Works that are known only because others rest on them: what a source is cited for, a common text."""
    cited = [claim["origin"]["source"] for claim in view.claims.values() if _unheld_origin(view, claim)]
    ends = [one[side] for _, one in all_derivations(view) for side in ("earlier", "later")]
    cited += [end["source"] for end in ends if "source" in end]
    for source in dict.fromkeys(cited):
        work = urn("report", source)
        yield {
            "@type": "CreativeWork",
            "@id": work,
            "name": f"a report by {view.source_name(source)}",
            "provider": _ref(urn("source", source)),
            "abstract": _CITED[bool(view.sources.get(source, {}).get("held"))],
            "isBasedOn": [_ref(one) for one in based.get(work, [])],
        }
    shared = [one for _, one in all_derivations(view) if one["relation"] == "shares-source"]
    for common in dict.fromkeys(urn("common", common_text(one)) for one in shared):
        yield {
            "@type": "CreativeWork",
            "@id": common,
            "name": "a text that several articles descend from",
            "abstract": "Inferred from what they share; not in the pile.",
        }


def _claim(view: View, claim: Json) -> Json:
    articles = dict.fromkeys(mention["article"] for mention in claim["mentions"])
    speaker = claim["origin"]["source"] if _spoken(view, claim) else None
    return {
        "@type": "Claim",
        "@id": urn("claim", claim["id"]),
        "text": claim["text"],
        "appearance": [_ref(_article_id(one)) for one in articles],
        "firstAppearance": _first(view, claim),
        "author": _ref(urn("source", speaker)) if speaker else None,
    }


def _first(view: View, claim: Json) -> Json | None:
    """The first known appearance: the article of the origin, or the unheld report of the outlet cited for it."""
    origin = claim["origin"]
    if origin["basis"] == "undetermined":
        return None
    if origin["article"]:
        return _ref(_article_id(origin["article"]))
    return _ref(urn("report", origin["source"])) if _unheld_origin(view, claim) else None


def _unheld_origin(view: View, claim: Json) -> bool:
    origin = claim["origin"]
    known = origin["basis"] != "undetermined" and origin["source"] is not None and origin["article"] is None
    return known and view.sources.get(origin["source"], {}).get("kind") in _OUTLETS


def _spoken(view: View, claim: Json) -> bool:
    origin = claim["origin"]
    return origin["basis"] == "cited" and view.sources.get(origin["source"], {}).get("kind", "") in _SPEAKERS


def _review(claim: Json) -> Json:
    return {
        "@type": "ClaimReview",
        "@id": urn("review", claim["id"]),
        "creativeWorkStatus": "Draft",
        "claimReviewed": claim["text"],
        "itemReviewed": _ref(urn("claim", claim["id"])),
    }


def _end(end: Json) -> str:
    return _article_id(end["article"]) if "article" in end else urn("report", end["source"])


def _article_id(identifier: str) -> str:
    return urn("article", identifier)


def _ref(identifier: str) -> Json:
    return {"@id": identifier}


def _known(thing: Json) -> Json:
    return {name: value for name, value in thing.items() if value not in (None, [])}


FORMAT = TextFormat(
    name="schema-org",
    summary="schema.org JSON-LD: Claim, Article, and ClaimReview drafts without a rating",
    render=_render,
)
