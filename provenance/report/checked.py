"""The check document ``provenance-check/1``: a draft's claims and what a collection knows of them.

Articles, sources and claims have the form of the report document, as far as they are given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from provenance import __version__
from provenance.checking import (
    Checked,
    CheckedClaim,
    Collected,
    KnownClaim,
    Unheld,
    Verdict,
    Version,
    conditions,
)
from provenance.model import (
    AttributedArticle,
    Divergence,
    EncoderIdentity,
    Mention,
    Side,
    Span,
)
from provenance.report import document as report
from provenance.report.wording import counted

FORMAT = "provenance-check/1"

Json = dict[str, Any]


def document(checked: Checked, encoder: EncoderIdentity, limit: int | None) -> Json:
    """The check document; the same check gives the same document."""
    draft, collected = checked.draft.article, checked.collected
    claims = [_claim(one, collected) for one in checked.claims]
    holding = dict.fromkeys(name for one in claims for name in one["conditions"])
    return {
        "format": FORMAT,
        "tool": {"name": "provenance", "version": __version__},
        "settings": {"limit": limit},
        "encoder": asdict(encoder),
        "draft": {
            "text": draft.text,
            "title": draft.title,
            "left_out": [{**_range(one.span), "reason": one.reason} for one in checked.left_out],
            "notes": [*draft.notes, *_notes(collected)],
        },
        "collection": {"articles": collected.size},
        "conditions": list(holding) if claims else ["unchecked"],
        "checks": claims,
        "claims": [_known(id_, one) for id_, one in sorted(collected.claims.items())],
        "articles": [_article(one) for _, one in sorted(collected.articles.items())],
        "sources": [
            {"id": one.id, "name": one.name, "kind": one.kind, "held": held}
            for one, held in collected.sources
        ],
    }


def _notes(collected: Collected) -> list[str]:
    return [
        f"{name} is this very text: it is no version of itself, but the collection's counts include it"
        for name in collected.same
    ]


def _claim(one: CheckedClaim, collected: Collected) -> Json:
    return {
        **_mention(one.mention),
        "verdict": one.verdict,
        "reason": _reason(one.verdict, one.nearest is not None, collected.size),
        "claim": one.claim,
        "conditions": list(conditions(one, collected.claims)),
        "versions": [_version(version) for version in one.versions],
        "more": one.more,
        "nearest": _placed(one.nearest) if one.nearest else None,
        "unsupported": [_unheld(words) for words in one.unheld],
    }


def _reason(verdict: Verdict, near: bool, size: int) -> str:  # noqa: FBT001
    if verdict == "known":
        return "the collection makes this claim"
    nothing = f"nothing in {counted(size, 'article')} says this"
    if verdict == "unclear":
        return f"nothing in {counted(size, 'article')} surely says this; the nearest may"
    if verdict == "otherwise":
        return f"{nothing}; the nearest says otherwise"
    return f"{nothing}; the nearest says something else" if near else f"{nothing}, or comes near it"


def _version(one: Version) -> Json:
    return {
        **_placed(one.mention),
        "claim": one.claim,
        "match": {
            **_range(one.clause),
            "similarity": round(one.verdict.similarity, 3),
            "probability": round(one.verdict.probability, 3),
            "reuse": one.verdict.reuse,
            "parts": report.parts(one.verdict.parts),
        },
        "divergences": [_divergence(each) for each in one.divergences],
    }


def _placed(mention: Mention) -> Json:
    return {"mention": mention.id, "article": mention.article, **_mention(mention)}


def _mention(mention: Mention) -> Json:
    return {
        **_range(mention.span),
        "text": mention.text,
        "parts": [_range(part) for part in mention.parts],
        "sentence": _range(mention.sentence.span),
        "role": mention.role,
        "attributions": [report.attribution(one) for one in mention.attributions],
    }


def _divergence(one: Divergence) -> Json:
    """In the draft and in the version, not left and right: which is which is what matters here."""
    return {
        "kind": one.kind,
        "severity": one.severity,
        "draft": _side(one.right),
        "version": _side(one.left),
        "note": one.note,
        "conflict": None if one.conflict is None else report.conflict(one.conflict),
    }


def _unheld(one: Unheld) -> Json:
    return {**_side(one.side), "probability": round(one.probability, 3)}


def _side(one: Side) -> Json:
    return {**_range(one.span), "text": one.text}


def _known(id_: str, one: KnownClaim) -> Json:
    lineage = one.lineage
    return {
        "id": id_,
        "text": one.text,
        "origin": report.origin(lineage),
        "counts": asdict(lineage.counts),
        "standing": lineage.standing,
        "notes": list(lineage.notes),
    }


def _article(one: AttributedArticle) -> Json:
    article, outlet = one.article, one.outlet
    return {
        "id": article.id,
        "name": article.name,
        "url": article.url,
        "title": article.title,
        "outlet": {"source": outlet.source, "basis": outlet.basis} if outlet else None,
        "published_at": report.timestamp(article.published_at) if article.published_at else None,
    }


def _range(span: Span) -> Mapping[str, int]:
    return {"start": span.start, "end": span.end}
