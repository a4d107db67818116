"""A claim of a draft set against its versions: what differs, and what none of them carries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from provenance.checking.nouns import (
    CONDITIONS,
    CheckedClaim,
    Condition,
    Found,
    Kind,
    KnownClaim,
    Said,
    Unheld,
    Verdict,
    Version,
)
from provenance.divergence import compare, passage_of, side_of, unsupported
from provenance.model import AttributedArticle, Claim, Divergence, Mention, Span
from provenance.pipeline import mentions_of

_AROUND = 2
"""Sentences before and after a version in which a detail may be told."""
_VERDICTS: Mapping[Kind, Verdict] = {"same": "known", "otherwise": "otherwise", "unclear": "unclear"}


def concluded(
    mention: Mention,
    draft: AttributedArticle,
    placed: Sequence[tuple[Said, Found | None]],
    limit: int | None,
    articles: Mapping[str, AttributedArticle],
    claim_of: Mapping[str, str],
) -> CheckedClaim:
    """A claim of the draft with its versions compared.

    Args:
        mention: the claim.
        draft: the draft.
        placed: where versions stand (``places``).
        limit: how many are compared; ``None`` for all.
        articles: those of the versions that are compared.
        claim_of: the collection's claim of each of their mentions.
    """
    mentions = {one.id: one for article in articles.values() for one in mentions_of(article)}
    versions = tuple(
        _version(mentions[place.mention], articles[place.article], one, mention, draft, claim_of)
        for place, one in placed[:limit]
        if one is not None and place.mention in mentions
    )
    kinds = [one.kind for _, one in placed if one is not None]
    verdict: Verdict = _VERDICTS[kinds[0]] if versions else "unknown"
    near = next((mentions[place.mention] for place, _ in placed if place.mention in mentions), None)
    return CheckedClaim(
        mention=mention,
        verdict=verdict,
        versions=versions,
        more=sum(one is not None for _, one in placed) - len(versions),
        nearest=near if verdict == "unknown" else None,
        unheld=_unheld(mention, draft, versions, articles) if verdict == "known" else (),
    )


def _version(
    version: Mention,
    article: AttributedArticle,
    found: Found,
    mention: Mention,
    draft: AttributedArticle,
    claim_of: Mapping[str, str],
) -> Version:
    clause = version if found.clause is None else _narrowed(version, article, found.clause)
    return Version(
        mention=version,
        claim=claim_of.get(version.id),
        verdict=found.verdict,
        clause=clause.span,
        divergences=_compared(clause, article, mention, draft),
    )


def _narrowed(mention: Mention, article: AttributedArticle, clause: Span) -> Mention:
    """As much of a mention as a clause of its content."""
    span = side_of(mention, article, clause).span
    parts = tuple(
        Span(start=max(part.start, span.start), end=min(part.end, span.end))
        for part in mention.parts
        if part.overlaps(span)
    )
    return replace(
        mention,
        span=span,
        parts=parts,
        text=span.of(article.article.text),
        content=clause.of(mention.content),
        quotes=tuple(quote for quote in mention.quotes if span.contains(quote)),
    )


def _compared(
    version: Mention, article: AttributedArticle, mention: Mention, draft: AttributedArticle
) -> tuple[Divergence, ...]:
    pair = Claim(
        id=mention.id,
        text=version.text,
        representative=version.id,
        mentions=(version.id, mention.id),
        minimum_similarity=1.0,
    )
    sides = {version.id: version, mention.id: mention}
    found = compare(pair, sides, {version.article: article, mention.article: draft}, version.id)
    return tuple(one for one in found if one.kind != "attribution" or not _is_bare(mention, draft))


def _is_bare(mention: Mention, draft: AttributedArticle) -> bool:
    """Whether a claim was asked by itself, crediting nobody: then that it credits nobody says nothing."""
    return len(draft.body.sentences) == 1 and not mention.attributions


def _unheld(
    mention: Mention,
    draft: AttributedArticle,
    versions: Sequence[Version],
    articles: Mapping[str, AttributedArticle],
) -> tuple[Unheld, ...]:
    """What neither a version nor a sentence near it carries."""
    around: dict[str, Mention] = {}
    for version in versions:
        index = version.mention.sentence.index
        for one in mentions_of(articles[version.mention.article]):
            if abs(one.sentence.index - index) <= _AROUND:
                around[one.id] = one
    evidence = [passage_of(one, articles[one.article]) for _, one in sorted(around.items())]
    found = unsupported(passage_of(mention, draft), evidence)
    return tuple(Unheld(side=side_of(mention, draft, one.span), probability=one.probability) for one in found)


def conditions(one: CheckedClaim, known: Mapping[str, KnownClaim]) -> tuple[Condition, ...]:
    """The conditions that a claim of a draft fulfils, of those that a newsroom may refuse.

    What a version does not say is no difference in substance from it: what the draft adds is
    ``unsupported`` where no version carries it.
    """
    differing = [
        difference
        for version in (() if one.verdict == "unclear" else one.versions)
        for difference in version.divergences
        if difference.kind != "addition"
    ]
    held = known.get(one.claim or "")
    standing = held.lineage.standing if held else None
    holds: dict[Condition, bool] = {
        "unknown": one.verdict != "known",
        "contradicted": any(difference.conflict for difference in differing),
        "substantive": any(difference.severity == "substantive" for difference in differing),
        "unsupported": bool(one.unheld),
        "unattributed": standing == "unattributed",
        "single-origin": standing == "single-origin",
        "contested": standing == "contested",
    }
    return tuple(name for name in CONDITIONS if holds.get(name))
