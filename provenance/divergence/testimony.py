"""Whom a mention credits, seen with what its article says around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from provenance.divergence.lexemes import listed
from provenance.model import AttributedArticle, Attribution, Mention, Source
from provenance.text import words

_NEAR = 2
"""Sentences before and after among which a speaker is taken to go on."""
_QUOTED = 0.8
_FIRST_PERSON = listed("i i'm i've i'd i'll my me we we're we've we'll our us ourselves myself")
_SPEAKING = frozenset({"speaker", "document", "anonymous"})


@dataclass(frozen=True, slots=True)
class Testimony:
    """Whom a mention credits, and whom its article credits for all it tells.

    ``around`` are the sources that the sentences next to it credit, ``elsewhere`` those that any
    sentence of the article does; ``end`` is where a missing attribution is shown, ``spoken``
    whether the mention is somebody's direct speech, ``sources`` those of the article by id.
    """

    attributions: tuple[Attribution, ...]
    owed: frozenset[str]
    outlet: str | None
    around: frozenset[str]
    elsewhere: frozenset[str]
    sources: Mapping[str, Source]
    end: int
    spoken: bool = False
    headline: bool = False

    def speakers(self) -> list[Attribution]:
        """Attributions to who said it: people, documents, the nameless.

        "Reportedly" and "allegedly" name nobody: they hedge, which is told as modality.
        """
        return [one for one in self.attributions if one.kind in _SPEAKING and not _hedge(one)]

    def outlets(self) -> list[Attribution]:
        """Attributions to who reported it."""
        return [one for one in self.attributions if one.kind == "outlet"]

    def person(self, one: Attribution) -> bool:
        """Whether a source is known to be one person."""
        source = self.sources.get(one.source or "")
        return source is not None and source.kind == "person"

    def name(self, one: Attribution) -> str:
        """A source's name as written here, and as its article knows it ("Berg", "Anna Berg")."""
        source = self.sources.get(one.source or "")
        return f"{one.name} {source.name}" if source else one.name


def _hedge(one: Attribution) -> bool:
    """Whether the cue is all there is of a source."""
    return one.name == one.cue


def testimony(mention: Mention, article: AttributedArticle) -> Testimony:
    """What ``mention`` and its article say about their sources."""
    near = range(mention.sentence.index - _NEAR, mention.sentence.index + _NEAR + 1)
    credited = [
        (statement.sentence.index, one.source)
        for statement in article.statements
        for one in statement.attributions
        if one.source
    ]
    return Testimony(
        attributions=mention.attributions,
        owed=frozenset(credit.source for credit in article.credits),
        outlet=article.outlet.source if article.outlet else None,
        around=frozenset(source for index, source in credited if index in near),
        elsewhere=frozenset(source for _, source in credited),
        sources={source.id: source for source in article.sources},
        end=mention.sentence.span.end,
        spoken=_spoken(mention, article.article.text),
        headline=mention.role == "headline",
    )


def _spoken(mention: Mention, text: str) -> bool:
    """Whether it is direct speech: in quotation marks, or in the first person.

    A speech that runs over several sentences has a mark at its ends only; the mark may be left
    out of the content with the clause that says who spoke.
    """
    if sum(len(quote) for quote in mention.quotes) > _QUOTED * len(mention.span):
        return True
    start, end = mention.span.start, mention.span.end
    if _OPENING & set(text[max(0, start - 1) : start + 1]) or _CLOSING & set(text[end - 1 : end + 1]):
        return True
    return any(word.norm in _FIRST_PERSON for word in words(mention.content))


_OPENING = frozenset('"“«„')
_CLOSING = frozenset('"”»')
