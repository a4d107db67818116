"""Comparing the mentions of a claim with the one nearest its origin."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from provenance.divergence import circumstances
from provenance.divergence.attribution import DETECTOR as ATTRIBUTION
from provenance.divergence.conflict import conflict
from provenance.divergence.detecting import Changes, Detector, Difference, Pair, remaining
from provenance.divergence.headline import asserts, stronger
from provenance.divergence.passage import Passage, read
from provenance.divergence.registry import ACROSS_ROLES, DETECTORS
from provenance.divergence.telling import telling
from provenance.divergence.testimony import testimony
from provenance.model import (
    AttributedArticle,
    Claim,
    Divergence,
    Mention,
    Severity,
    Side,
    Span,
    TitleDivergence,
)
from provenance.text import quotations

_ORDER: dict[Severity, int] = {"substantive": 0, "minor": 1, "cosmetic": 2}
MOST_MINOR = 8
"""Minor and cosmetic differences kept of one pair; more say no more than "rewritten"."""
_FEWEST_TITLE_WORDS = 3
_FIRST_SENTENCES = 8
"""A title sums up the beginning of a text; further down the same verb has other objects."""


def compare(
    claim: Claim,
    mentions: Mapping[str, Mention],
    articles: Mapping[str, AttributedArticle],
    reference: str,
) -> tuple[Divergence, ...]:
    """How the mentions of ``claim`` diverge from the mention ``reference``, the gravest first.

    Every mention of another article is compared with the reference, which is the left side; a
    headline also with what its own article's text says of the claim.
    """
    pairs = sorted(set(_pairs(claim, mentions, reference)))
    found = [
        divergence
        for left, right in pairs
        for divergence in _between(mentions[left], mentions[right], articles)
    ]
    return tuple(sorted(_distinct(found), key=_rank))


def differences(left: Passage, right: Passage) -> tuple[Difference, ...]:
    """How two passages differ, each difference under one kind; empty for equal contents."""
    if left.content == right.content and left.headline == right.headline:
        return ()
    return _differences(left, right)


def _pairs(claim: Claim, mentions: Mapping[str, Mention], reference: str) -> Iterator[tuple[str, str]]:
    """Which mentions are compared: (left, right) ids."""
    first = mentions[reference]
    body = {
        mentions[one].article: one for one in reversed(claim.mentions) if mentions[one].role != "headline"
    }
    for one in claim.mentions:
        mention = mentions[one]
        if mention.role == "headline" and mention.article in body:
            yield body[mention.article], one
        if mention.article == first.article:
            continue
        if mention.role != "headline" and first.role == "headline" and first.article in body:
            yield body[first.article], one
        elif mention.role != "headline" or mention.article not in body or first.role == "headline":
            yield reference, one


def passage_of(mention: Mention, article: AttributedArticle) -> Passage:
    """What a mention of ``article`` says, as it is compared."""
    return _sided(mention, article).passage


def side_of(mention: Mention, article: AttributedArticle, span: Span) -> Side:
    """A range of the mention's content as a range of its article's text."""
    return _sided(mention, article).side(span)


@functools.lru_cache(maxsize=20_000)
def _differences(left: Passage, right: Passage) -> tuple[Difference, ...]:
    detectors = DETECTORS if left.headline == right.headline else ACROSS_ROLES
    return tuple(_explained(Pair(left, right), detectors))


def _explained(pair: Pair, detectors: Sequence[Detector]) -> Iterator[Difference]:
    """Differences, while each detector is given only what no earlier one has explained."""
    changes: Changes = pair.alignment.changes
    for detector in detectors:
        for difference in detector.detect(pair, changes):
            changes = remaining(changes, difference)
            if difference.severity:
                yield difference


def _between(one: Mention, other: Mention, articles: Mapping[str, AttributedArticle]) -> Iterator[Divergence]:
    sides = _sided(one, articles[one.article]), _sided(other, articles[other.article])
    pair = Pair(
        sides[0].passage,
        sides[1].passage,
        (testimony(one, articles[one.article]), testimony(other, articles[other.article])),
    )
    if one.article != other.article:
        beside = (*ATTRIBUTION.detect(pair, ()), *telling(pair))
        yield from _placed(_weighed(beside, pair, (one, other), articles), pair, sides)
    found = differences(sides[0].passage, sides[1].passage)
    yield from _placed(_capped(_weighed(found, pair, (one, other), articles)), pair, sides)


def _weighed(
    found: Iterable[Difference],
    pair: Pair,
    sides: tuple[Mention, Mention],
    articles: Mapping[str, AttributedArticle],
) -> list[Difference]:
    return [circumstances.weighed(each, pair, sides, articles) for each in found]


def _capped(found: Sequence[Difference]) -> list[Difference]:
    """All that is substantive, and so much of the rest as a reader can take in."""
    ordered = sorted(
        found, key=lambda one: (_ORDER[one.severity or "cosmetic"], one.left.start, one.right.start)
    )
    grave = [one for one in ordered if one.severity == "substantive"]
    return ordered[: len(grave) + MOST_MINOR]


@dataclass(frozen=True, slots=True)
class _Sided:
    """A mention ready to be compared: its passage, and where each character of it stands."""

    mention: Mention
    text: str
    passage: Passage
    offsets: tuple[int, ...]

    def side(self, span: Span) -> Side:
        """A range of the content as a range of the article."""
        if not self.offsets:
            return self.at(self.mention.span)
        last = self.offsets[span.end - 1] + 1 if span.end else self.offsets[0]
        start = self.offsets[span.start] if len(span) else last
        return self.at(Span(start=start, end=max(start, last)))

    def at(self, span: Span) -> Side:
        """A range of the article."""
        return Side(mention=self.mention.id, span=span, text=span.of(self.text))


def _sided(mention: Mention, article: AttributedArticle) -> _Sided:
    text = article.article.text
    offsets = _offsets(text, mention.parts)
    if len(offsets) != len(mention.content):
        offsets = ()
    quotes = tuple(
        Span(start=start, end=end)
        for start, end in (
            (bisect_left(offsets, quote.start), bisect_left(offsets, quote.end)) for quote in mention.quotes
        )
        if start < end
    )
    passage = Passage(mention.content, quotes, article.article.published_at, mention.role == "headline")
    return _Sided(mention, text, passage, offsets)


def _offsets(text: str, parts: Iterable[Span]) -> tuple[int, ...]:
    """Where in ``text`` each character of the content stands: parts joined, white space folded."""
    found: list[int] = []
    gap: int | None = None
    for part in parts:
        gap = part.start if found else None
        for index in range(part.start, part.end):
            if text[index].isspace():
                gap = index if found else None
                continue
            if gap is not None:
                found.append(gap)
                gap = None
            found.append(index)
    return tuple(found)


def _placed(found: Iterable[Difference], pair: Pair, sides: tuple[_Sided, _Sided]) -> Iterator[Divergence]:
    for one in found:
        if one.severity is None:
            continue
        if one.clauses:
            left, right = (side.at(span) for side, span in zip(sides, one.clauses, strict=True))
        else:
            left, right = (side.side(span) for side, span in zip(sides, one.spans(pair), strict=True))
        yield Divergence(
            kind=one.kind,
            severity=one.severity,
            left=left,
            right=right,
            note=one.note,
            conflict=conflict(pair, one),
        )


def _distinct(found: Iterable[Divergence]) -> list[Divergence]:
    return list(dict.fromkeys(found))


def _rank(one: Divergence) -> tuple[int, int, str, int, str, str]:
    left, right = one.left, one.right
    return _ORDER[one.severity], left.span.start, right.mention, right.span.start, left.mention, one.kind


def compare_title(article: AttributedArticle, mentions: Sequence[Mention]) -> tuple[TitleDivergence, ...]:
    """Where the title says more than the article's own text (``mentions`` of that article).

    ``title`` ranges are offsets into the title's wording, whether the title stands in the text
    or came in a field of its own. A difference is reported once, beside the first sentence
    that shows it, and only if no sentence of the text states what the title says.
    """
    title = article.article.title or ""
    body = sorted(
        (one for one in mentions if one.role != "headline"), key=lambda one: (one.span.start, one.id)
    )
    reading = read(Passage(title, tuple(quotations(title)), headline=True))
    if len(reading) < _FEWEST_TITLE_WORDS or not asserts(reading):
        return ()
    sides = [_sided(one, article) for one in body]
    for side in sides[:_FIRST_SENTENCES]:
        basis = read(side.passage)
        others = (read(other.passage) for other in sides if other is not side)
        for claimed, said, severity, note in stronger(reading, basis, others):
            span = reading.span(claimed)
            found = TitleDivergence(
                article=article.article.id,
                severity=severity,
                title=span,
                text=span.of(title),
                body=side.side(basis.span(said)),
                note=f"{note[0]} | {note[1]}",
            )
            return (found,)
    return ()
