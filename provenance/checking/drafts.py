"""Reading what is checked: a draft like an article, a sentence as one claim."""

from __future__ import annotations

from collections.abc import Iterable

from provenance import text
from provenance.attribution import attribute
from provenance.lexicon import Lexicon
from provenance.model import Article, AttributedArticle, Body, Dropped, Mention, Sentence, Span
from provenance.segmentation import segment

_UNTRACEABLE = "states nothing that can be traced by itself: too short, or about the telling"


def read_draft(article: Article, lexicon: Lexicon) -> AttributedArticle:
    """The draft segmented and attributed like an article; a text of one line is one claim."""
    return attribute(_one_claim(article) or segment(article), lexicon)


def _one_claim(article: Article) -> Body | None:
    """A text that is one sentence, whatever it looks like: no headline, no page furniture."""
    body = article.text.strip()
    if article.headline or article.title or not body or len(body.splitlines()) > 1:
        return None
    start = article.text.index(body)
    span = Span(start=start, end=start + len(body))
    if len(segment(article).sentences) > 1:
        return None
    sentence = Sentence(article=article.id, index=0, span=span, role="body", paragraph=0)
    return Body(article=article, sentences=(sentence,), dropped=())


def left_out(draft: AttributedArticle, mentions: Iterable[Mention]) -> tuple[Dropped, ...]:
    """The ranges of a draft that are not checked, with the reason."""
    told = {mention.sentence.index for mention in mentions}
    silent = [
        Dropped(span=one.span, reason=_UNTRACEABLE) for one in draft.body.sentences if one.index not in told
    ]
    return tuple(sorted([*draft.body.dropped, *silent], key=lambda one: one.span))


def same_text(one: str, other: str) -> bool:
    """Whether two texts are one, white space aside."""
    return text.folded(one) == text.folded(other)
