"""The stage: headline, paragraphs, furniture, sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from provenance.model import Article, Body, Dropped, Role, Sentence, Span
from provenance.segmentation import furniture, sentences, surroundings
from provenance.segmentation.lines import paragraphs, trimmed
from provenance.text import blanked, folded, words

_LEAD_SENTENCES = 3
_SAME_TITLE = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentationSettings:
    """How an article is cut.

    ``longest_sentence``: code points; the longest real sentence seen in 5,000 news articles has
    under 1,500, and later stages cost more than linear time on a sentence.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    longest_sentence: int = 2000


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence before it is numbered."""

    span: Span
    role: Role
    paragraph: int


def segment(article: Article, settings: SegmentationSettings = SegmentationSettings()) -> Body:
    """Sentences and dropped ranges of ``article``, both in order and disjoint.

    What is dropped may also lie inside a sentence, which goes on after it.
    Every character that is in neither is white space. ``headline`` sentences are the title
    where it stands in the text; ``lead`` the first paragraph's (at most three); the rest ``body``.
    """
    taken = _taken(article)
    rows = paragraphs(article.text, _gaps(taken, len(article.text)))
    texts = [_view(article.text, row) for row in rows]
    reasons = surroundings.reasons(texts, [furniture.of_line(text) for text in texts])
    title = _repeated_title(article, texts)
    if title is not None:
        reasons[title] = None
    dropped = [one for one in taken if isinstance(one, Dropped)]
    pieces: list[_Piece] = []
    if article.headline:
        pieces += _headline(article.text, article.headline, settings)
    for index, (row, reason) in enumerate(zip(rows, reasons, strict=True)):
        if reason:
            dropped.append(Dropped(span=row, reason=reason))
        elif index == title:
            pieces += _headline(article.text, row, settings)
        else:
            kept, lost = _body(article.text, row, settings)
            dropped += lost
            pieces += [_Piece(span, "body", index + 1) for span in kept]
    return Body(article=article, sentences=_numbered(article, pieces), dropped=_merged(article.text, dropped))


def _taken(article: Article) -> list[Dropped | Span]:
    """Headline and header ranges, in order and disjoint; the headline comes before the header."""
    found: list[Dropped | Span] = [article.headline] if article.headline else []
    for one in article.header:
        if len(one.span) and not any(_range(other).overlaps(one.span) for other in found):
            found.append(one)
    return sorted(found, key=_range)


def _range(one: Dropped | Span) -> Span:
    return one if isinstance(one, Span) else one.span


def _gaps(taken: Iterable[Dropped | Span], length: int) -> Iterator[Span]:
    position = 0
    for one in taken:
        yield Span(start=position, end=_range(one).start)
        position = _range(one).end
    yield Span(start=position, end=length)


def _view(text: str, row: Span) -> str:
    """A paragraph with white space folded; one too long to be furniture only as far as shape needs it."""
    if len(row) <= furniture.LONGEST:
        return folded(row.of(text))
    return row.of(text)


def _repeated_title(article: Article, texts: Sequence[str]) -> int | None:
    """The first paragraph, where it says the title that came in a field of its own."""
    if article.headline or not article.title or not texts or len(texts[0]) > 2 * len(article.title) + 20:
        return None
    ours = {token.norm for token in words(article.title)}
    theirs = {token.norm for token in words(texts[0])}
    return 0 if ours and len(ours & theirs) >= _SAME_TITLE * len(ours | theirs) else None


def _headline(text: str, span: Span, settings: SegmentationSettings) -> list[_Piece]:
    whole = trimmed(text, span.start, span.end)
    if whole is None:
        return []
    if len(whole) > settings.longest_sentence:
        return [
            _Piece(part, "headline", 0) for part in sentences.split(text, whole, settings.longest_sentence)
        ]
    return [_Piece(whole, "headline", 0)]


def _body(text: str, row: Span, settings: SegmentationSettings) -> tuple[list[Span], list[Dropped]]:
    kept: list[Span] = []
    dropped = [
        Dropped(span=Span(start=start, end=end), reason=reason)
        for start, end, reason in furniture.inside(text, row.start, row.end)
    ]
    if dropped:  # the sentences around go on: they are cut, and judged, as if it were not there
        text = blanked(text, (one.span for one in dropped))
    position = row.start
    for start, end, reason in furniture.inline(text, row.start, row.end):
        kept += sentences.split(text, Span(start=position, end=start), settings.longest_sentence)
        dropped.append(Dropped(span=Span(start=start, end=end), reason=reason))
        position = end
    kept += sentences.split(text, Span(start=position, end=row.end), settings.longest_sentence)
    alone = len(kept) == 1 and not dropped  # then its wording was looked at as a line
    reasons = [None if alone else furniture.of_sentence(span.of(text)) for span in kept]
    dropped += [
        Dropped(span=span, reason=reason) for span, reason in zip(kept, reasons, strict=True) if reason
    ]
    return [span for span, reason in zip(kept, reasons, strict=True) if not reason], dropped


def _numbered(article: Article, pieces: Iterable[_Piece]) -> tuple[Sentence, ...]:
    ordered = sorted(pieces, key=lambda piece: piece.span)
    lead = next((piece.paragraph for piece in ordered if piece.role == "body"), None)
    leads = [piece for piece in ordered if piece.role == "body" and piece.paragraph == lead][:_LEAD_SENTENCES]
    numbers = {
        paragraph: number for number, paragraph in enumerate(dict.fromkeys(p.paragraph for p in ordered))
    }
    return tuple(
        Sentence(
            article=article.id,
            index=index,
            span=piece.span,
            role="lead" if piece in leads else piece.role,
            paragraph=numbers[piece.paragraph],
        )
        for index, piece in enumerate(ordered)
    )


def _merged(text: str, dropped: Iterable[Dropped]) -> tuple[Dropped, ...]:
    """Dropped ranges in order; neighbours of one reason with only white space between are one."""
    found: list[Dropped] = []
    for one in sorted(dropped, key=lambda dropped: dropped.span):
        last = found[-1] if found else None
        if last and last.reason == one.reason and not text[last.span.end : one.span.start].strip():
            found[-1] = Dropped(span=Span(start=last.span.start, end=one.span.end), reason=one.reason)
        else:
            found.append(one)
    return tuple(found)
