"""The report as pandas data frames: one row a thing, ids to join on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provenance.report.view import View

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]


def claims(view: View) -> pd.DataFrame:
    """One row a claim: wording, origin, standing, counts, divergences by severity."""
    return _frame([_claim(view, claim) for claim in view.claims.values()], "claim")


def mentions(view: View) -> pd.DataFrame:
    """One row a mention: claim, article, outlet, date, range, role, who it is attributed to."""
    rows = [_mention(view, claim, mention) for claim in view.claims.values() for mention in claim["mentions"]]
    return _frame(rows, "mention")


def articles(view: View) -> pd.DataFrame:
    """One row an article: outlet and date with their basis, credits, sentences, claims shared."""
    shared: dict[str, int] = {}
    for claim in view.shared:
        for article in {mention["article"] for mention in claim["mentions"]}:
            shared[article] = shared.get(article, 0) + 1
    return _frame([_article(view, one, shared) for one in view.articles.values()], "article")


def sources(view: View) -> pd.DataFrame:
    """One row a source: kind, whether held, how many articles cite it."""
    rows = [
        {
            "source": one["id"],
            "name": one["name"],
            "kind": one["kind"],
            "held": one["held"],
            "articles": len(one["articles"]),
            "cited_by": len(one["cited_by"]),
        }
        for one in view.sources.values()
    ]
    return _frame(rows, "source")


def derivations(view: View) -> pd.DataFrame:
    """One row a derivation: between whole articles (``claim`` missing) and inside each claim."""
    rows = [_derivation(view, None, one) for one in view.document["derivations"]]
    for claim in view.claims.values():
        rows += [_derivation(view, claim["id"], one) for one in claim["derivations"]]
    return _frame(rows)


def divergences(view: View) -> pd.DataFrame:
    """One row a divergence: claim, kind, severity, the two readings and where they stand."""
    rows = [
        {
            "claim": claim["id"],
            "kind": one["kind"],
            "severity": one["severity"],
            "left": one["left"]["text"],
            "right": one["right"]["text"],
            "left_article": view.article_name(view.mentions[one["left"]["mention"]]["article"]),
            "right_article": view.article_name(view.mentions[one["right"]["mention"]]["article"]),
            "left_mention": one["left"]["mention"],
            "right_mention": one["right"]["mention"],
            "note": one["note"],
        }
        for claim, one in view.divergences()
    ]
    return _frame(rows)


def _claim(view: View, claim: Row) -> Row:
    severities = [one["severity"] for one in claim["divergences"]]
    origin = claim["origin"]
    return {
        "claim": claim["id"],
        "text": claim["text"],
        "origin": origin["source"],
        "origin_name": view.source_name(origin["source"]) if origin["source"] else None,
        "origin_basis": origin["basis"],
        "origin_held": origin["held"],
        "confidence": origin["confidence"],
        "standing": claim["standing"],
        **claim["counts"],
        "substantive": severities.count("substantive"),
        "minor": severities.count("minor"),
        "cosmetic": severities.count("cosmetic"),
        "minimum_similarity": claim["minimum_similarity"],
    }


def _mention(view: View, claim: Row, mention: Row) -> Row:
    article = view.articles[mention["article"]]
    published = article["published_at"]
    return {
        "mention": mention["id"],
        "claim": claim["id"],
        "article": mention["article"],
        "article_name": article["name"],
        "outlet": article["outlet"]["source"] if article["outlet"] else None,
        "published_at": published["value"] if published else None,
        "role": mention["role"],
        "text": mention["text"],
        "start": mention["start"],
        "end": mention["end"],
        "attributed_to": [one["source"] for one in mention["attributions"]],
    }


def _article(view: View, article: Row, shared: dict[str, int]) -> Row:
    published, outlet = article["published_at"], article["outlet"]
    return {
        "article": article["id"],
        "name": article["name"],
        "title": article.get("title") or (article["headline"] or {}).get("text"),
        "url": article["url"],
        "outlet": outlet["source"] if outlet else None,
        "outlet_name": view.source_name(outlet["source"]) if outlet else None,
        "outlet_basis": outlet["basis"] if outlet else None,
        "published_at": published["value"] if published else None,
        "precision": published["precision"] if published else None,
        "credits": [credit["source"] for credit in article["credits"]],
        "sentences": article["sentences"],
        "dropped": len(article["dropped"]),
        "shared_claims": shared.get(article["id"], 0),
    }


def _derivation(view: View, claim: str | None, one: Row) -> Row:
    return {
        "claim": claim,
        "later": view.node_name(one["later"]),
        "earlier": view.node_name(one["earlier"]),
        "relation": one["relation"],
        "confidence": one["confidence"],
        "rules": [evidence["rule"] for evidence in one["evidence"]],
        "later_article": one["later"].get("article"),
        "later_source": one["later"].get("source"),
        "earlier_article": one["earlier"].get("article"),
        "earlier_source": one["earlier"].get("source"),
    }



def _frame(rows: list[Row], index: str | None = None) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 (half a second, only when frames are asked for)

    if index is None:
        return pd.DataFrame(rows)
    return pd.DataFrame(rows, columns=None if rows else [index]).set_index(index)
