"""The report document ``provenance-report/1``: findings as plain JSON values.

Every other output is a view of this document; nothing is shown that is not in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from provenance import __version__
from provenance.model import (
    AttributedArticle,
    Attribution,
    Conflict,
    Derivation,
    Divergence,
    Evidence,
    Findings,
    Fingerprint,
    Lineage,
    Match,
    Mention,
    Node,
    Part,
    Place,
    Related,
    Side,
    Span,
    Timestamp,
    TitleDivergence,
    TracedClaim,
)

FORMAT = "provenance-report/1"
_SEVERITY_WEIGHT = {"substantive": 3, "minor": 1, "cosmetic": 0}

Json = dict[str, Any]


def document(findings: Findings, settings: Mapping[str, Any]) -> Json:
    """The report document of ``findings``; the same findings give the same document."""
    mentions = {mention.id: mention for mention in findings.mentions}
    titles: dict[str, list[TitleDivergence]] = defaultdict(list)
    for found in findings.title_divergences:
        titles[found.article].append(found)
    matches, related = _by_claim(findings), _related(findings)
    return {
        "format": FORMAT,
        "tool": {"name": "provenance", "version": __version__},
        "settings": _plain(settings),
        "encoder": {
            "name": findings.encoder.name,
            "dimension": findings.encoder.dimension,
            "weights_sha256": findings.encoder.weights_sha256,
        },
        "articles": [_article(one, titles[one.article.id]) for one in findings.articles],
        "sources": _sources(findings),
        "claims": [
            _claim(one, mentions, matches.get(one.claim.id, ()), related.get(one.claim.id, ()))
            for one in _by_importance(findings, mentions)
        ],
        "derivations": [_derivation(one) for one in findings.derivations],
        "fingerprints": [_fingerprint(one) for one in findings.fingerprints],
        "skipped": [{"name": one.name, "reason": one.reason} for one in findings.skipped],
    }


def _plain(value: Any) -> Any:
    """Settings as JSON values: tuples as lists, what JSON does not know as its text."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    if isinstance(value, (set, frozenset)):
        return sorted(_plain(inner) for inner in value)
    return value if value is None or isinstance(value, (str, int, float)) else str(value)


def _by_importance(findings: Findings, mentions: Mapping[str, Mention]) -> list[TracedClaim]:
    """What matters most first: shared by most articles, then most changed, then in order of reading."""
    place = {one.article.id: index for index, one in enumerate(findings.articles)}

    def key(traced: TracedClaim) -> tuple[int, int, int, int]:
        first = mentions[traced.claim.representative]
        changed = sum(_SEVERITY_WEIGHT[one.severity] for one in traced.divergences)
        return -traced.lineage.counts.articles, -changed, place[first.article], first.span.start

    return sorted(findings.claims, key=key)


def _by_claim(findings: Findings) -> dict[str, list[Match]]:
    claim_of = {mention: one.claim.id for one in findings.claims for mention in one.claim.mentions}
    grouped: dict[str, list[Match]] = defaultdict(list)
    for match in findings.matches:
        grouped[claim_of[match.left]].append(match)
    return grouped


def _related(findings: Findings) -> dict[str, list[tuple[str, Related]]]:
    """For each claim the other claims of its event, the likeliest first."""
    grouped: dict[str, list[tuple[str, Related]]] = defaultdict(list)
    for one in sorted(findings.related, key=lambda one: (-one.probability, one.left, one.right)):
        grouped[one.left].append((one.right, one))
        grouped[one.right].append((one.left, one))
    return grouped


def _article(one: AttributedArticle, titles: Iterable[TitleDivergence]) -> Json:
    article = one.article
    outlet = one.outlet
    return {
        "id": article.id,
        "name": article.name,
        "url": article.url,
        "title": article.title,
        "headline": _quoted(article.headline, article.text) if article.headline else None,
        "outlet": {"source": outlet.source, "basis": outlet.basis} if outlet else None,
        "published_at": timestamp(article.published_at) if article.published_at else None,
        "credits": [
            {"source": credit.source, **_range(credit.span), "text": credit.text, "cue": credit.cue}
            for credit in one.credits
        ],
        "own_reporting": [_evidence(evidence) for evidence in one.own_reporting],
        "dropped": [{**_range(drop.span), "reason": drop.reason} for drop in one.body.dropped],
        "sentences": len(one.body.sentences),
        "title_divergences": [_title_divergence(found) for found in titles],
        "notes": list(article.notes),
    }


def _sources(findings: Findings) -> list[Json]:
    holding: dict[str, list[str]] = defaultdict(list)
    citing: dict[str, list[str]] = defaultdict(list)
    for one in findings.articles:
        if one.outlet:
            holding[one.outlet.source].append(one.article.id)
        for source in _cited(one):
            citing[source].append(one.article.id)
    return [
        {
            "id": source.id,
            "name": source.name,
            "kind": source.kind,
            "held": source.id in holding,
            "articles": holding.get(source.id, []),
            "cited_by": citing.get(source.id, []),
        }
        for source in findings.sources
    ]


def _cited(one: AttributedArticle) -> set[str]:
    """The sources to which an article owes its story or a statement."""
    attributions = (attribution for statement in one.statements for attribution in statement.attributions)
    named = {made.source for made in attributions if made.source and made.resolution != "self"}
    return named | {credit.source for credit in one.credits}


def _claim(
    traced: TracedClaim,
    mentions: Mapping[str, Mention],
    matches: Iterable[Match],
    related: Iterable[tuple[str, Related]],
) -> Json:
    claim, lineage = traced.claim, traced.lineage
    return {
        "id": claim.id,
        "text": claim.text,
        "mentions": [_mention(mentions[one]) for one in claim.mentions],
        "minimum_similarity": round(claim.minimum_similarity, 3),
        "origin": origin(lineage),
        "derivations": [_derivation(one) for one in lineage.derivations],
        "counts": {
            "mentions": lineage.counts.mentions,
            "articles": lineage.counts.articles,
            "outlets": lineage.counts.outlets,
            "origins": lineage.counts.origins,
            "unknown_lineage": lineage.counts.unknown_lineage,
            "witnesses": lineage.counts.witnesses,
        },
        "standing": lineage.standing,
        "notes": list(lineage.notes),
        "divergences": [_divergence(one) for one in traced.divergences],
        "matches": [_match(one) for one in matches],
        "related": [
            {"claim": other, "relation": one.relation, "probability": round(one.probability, 3)}
            for other, one in related
        ],
    }


def _mention(mention: Mention) -> Json:
    return {
        "id": mention.id,
        "article": mention.article,
        **_range(mention.span),
        "text": mention.text,
        "parts": [_range(part) for part in mention.parts],
        "sentence": _range(mention.sentence.span),
        "role": mention.role,
        "attributions": [attribution(one) for one in mention.attributions],
    }


def attribution(one: Attribution) -> Json:
    """Whom a mention credits."""
    return {
        "kind": one.kind,
        "source": one.source,
        "name": one.name,
        "cue": one.cue,
        **_range(one.span),
        "resolution": one.resolution,
        "antecedent": _range(one.antecedent) if one.antecedent else None,
    }


def origin(lineage: Lineage) -> Json:
    """Where a claim came from."""
    origin = lineage.origin
    return {
        "source": origin.source,
        "article": origin.article,
        "held": origin.held,
        "basis": origin.basis,
        "confidence": round(origin.confidence, 2),
        "reason": origin.reason,
    }


def _derivation(one: Derivation) -> Json:
    return {
        "later": _node(one.later),
        "earlier": _node(one.earlier),
        "relation": one.relation,
        "confidence": round(one.confidence, 2),
        "evidence": [_evidence(evidence) for evidence in one.evidence],
    }


def _node(node: Node) -> Json:
    return {"article": node.article} if node.article is not None else {"source": node.source}


def _evidence(one: Evidence) -> Json:
    return {"rule": one.rule, "note": one.note, "spans": [_place(place) for place in one.places]}


def _place(place: Place) -> Json:
    return {"article": place.article, **_range(place.span)}


def _divergence(one: Divergence) -> Json:
    return {
        "kind": one.kind,
        "severity": one.severity,
        "left": _side(one.left),
        "right": _side(one.right),
        "note": one.note,
        "conflict": None if one.conflict is None else conflict(one.conflict),
    }


def conflict(one: Conflict) -> Json:
    """How likely two wordings contradict each other, and by what."""
    return {"probability": round(one.probability, 3), "parts": parts(one.parts)}


def _title_divergence(one: TitleDivergence) -> Json:
    return {
        "kind": "headline",
        "severity": one.severity,
        "left": {"field": "title", **_range(one.title), "text": one.text},
        "right": _side(one.body),
        "note": one.note,
    }


def _side(side: Side) -> Json:
    return {"mention": side.mention, **_range(side.span), "text": side.text}


def _match(one: Match) -> Json:
    return {
        "left": one.left,
        "right": one.right,
        "similarity": round(one.similarity, 3),
        "probability": round(one.probability, 3),
        "reuse": one.reuse,
        "parts": parts(one.parts),
    }


def parts(of: Iterable[Part]) -> list[Json]:
    """The parts whose weights add up to a probability's log-odds."""
    return [{"name": one.name, "value": round(one.value, 3), "weight": round(one.weight, 3)} for one in of]


def _fingerprint(one: Fingerprint) -> Json:
    return {
        "kind": one.kind,
        "text": one.text,
        "note": one.note,
        "places": [_place(place) for place in one.places],
    }


def timestamp(one: Timestamp) -> Json:
    """A date as precisely as it is known."""
    return {"value": one.value, "precision": one.precision, "basis": one.basis}


def _quoted(span: Span, text: str) -> Json:
    return {**_range(span), "text": span.of(text)}


def _range(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
