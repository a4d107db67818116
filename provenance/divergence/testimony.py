"""Whom a mention credits, seen with what its article says around it."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.model import AttributedArticle, Attribution, Mention, SourceKind

_SPEAKING = frozenset({"speaker", "document", "anonymous"})


@dataclass(frozen=True, slots=True)
class Testimony:
    """Whom a mention credits, and whom its article credits for all it tells.

    ``around`` are the sources that the sentences next to it credit, ``end`` is where a missing
    attribution is shown, ``spoken`` whether the mention is all quotation, ``kinds`` the kinds
    of the sources.
    """

    attributions: tuple[Attribution, ...]
    owed: frozenset[str]
    outlet: str | None
    around: frozenset[str]
    kinds: tuple[tuple[str, SourceKind], ...]
    end: int
    spoken: bool = False
    headline: bool = False

    def speakers(self) -> list[Attribution]:
        """Attributions to who said it: people, documents, the nameless."""
        return [one for one in self.attributions if one.kind in _SPEAKING]

    def outlets(self) -> list[Attribution]:
        """Attributions to who reported it."""
        return [one for one in self.attributions if one.kind == "outlet"]

    def person(self, one: Attribution) -> bool:
        """Whether a source is known to be one person."""
        return (one.source, "person") in self.kinds


def testimony(mention: Mention, article: AttributedArticle) -> Testimony:
    """What ``mention`` and its article say about their sources."""
    near = range(mention.sentence.index - 1, mention.sentence.index + 2)
    around = (
        one.source
        for statement in article.statements
        if statement.sentence.index in near
        for one in statement.attributions
    )
    covered = sum(len(quote) for quote in mention.quotes)
    return Testimony(
        attributions=mention.attributions,
        owed=frozenset(credit.source for credit in article.credits),
        outlet=article.outlet.source if article.outlet else None,
        around=frozenset(source for source in around if source),
        kinds=tuple(sorted((source.id, source.kind) for source in article.sources)),
        end=mention.sentence.span.end,
        spoken=covered > 0.8 * len(mention.span),
        headline=mention.role == "headline",
    )
