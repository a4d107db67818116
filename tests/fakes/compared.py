"""Articles and mentions made from marked-up sentences, for comparing.

``{Anna Berg|person said}`` in a sentence is an attribution clause: its source, the source's kind
and the cue. A sentence that begins with ``# `` is the headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from provenance import text
from provenance.divergence import Passage
from provenance.model import (
    Article,
    AttributedArticle,
    Attribution,
    Body,
    Claim,
    Credit,
    Mention,
    OutletIdentity,
    Sentence,
    Source,
    SourceKind,
    Span,
    Statement,
    Timestamp,
)

_CLAUSE = re.compile(r"\{(?P<name>[^|{}]+)\|(?P<kind>\w+) (?P<cue>[^{}]+)\}")


def passage(wording: str) -> Passage:
    """A wording as a passage; ``# `` marks a headline."""
    plain = wording.removeprefix("# ")
    return Passage(plain, tuple(text.quotations(plain)), None, wording.startswith("# "))


def written(
    name: str,
    sentences: Sequence[str],
    *,
    outlet: str | None = None,
    owed: Sequence[str] = (),
    published_at: Timestamp | None = None,
    title: str | None = None,
) -> tuple[AttributedArticle, list[Mention]]:
    """An article of marked-up sentences, one a line, and the mention that each sentence makes."""
    whole, statements, sources = "", [], {}
    for index, marked in enumerate(sentences):
        start = len(whole)
        plain, attributions = _unmarked(marked.removeprefix("# "), start)
        whole += plain + "\n"
        role = "headline" if marked.startswith("# ") else "body"
        span = Span(start=start, end=start + len(plain))
        sentence = Sentence(article=name, index=index, span=span, role=role, paragraph=index)  # type: ignore[arg-type]
        statements.append(
            Statement(
                sentence=sentence,
                content=_content(plain, span, attributions),
                attributions=attributions,
                quotes=tuple(text.quotations(whole, span)),
            )
        )
        sources.update({one.source: _kind(one) for one in attributions if one.source})
    article = Article(id=name, name=name, text=whole, title=title, published_at=published_at)
    attributed = AttributedArticle(
        article=article,
        body=Body(article=article, sentences=tuple(one.sentence for one in statements), dropped=()),
        outlet=OutletIdentity(source=outlet, basis="metadata") if outlet else None,
        credits=tuple(Credit(source=one, span=Span(start=0, end=0), text="", cue="") for one in owed),
        statements=tuple(statements),
        own_reporting=(),
        sources=tuple(
            Source(id=key, name=key.partition(":")[2], kind=kind) for key, kind in sorted(sources.items())
        ),
    )
    return attributed, [_mention(attributed, statement) for statement in statements]


def claim(*mentions: Mention) -> Claim:
    """A claim of these mentions."""
    ids = tuple(mention.id for mention in mentions)
    return Claim(
        id="c", text=mentions[0].content, representative=ids[0], mentions=ids, minimum_similarity=1.0
    )


def _unmarked(marked: str, offset: int) -> tuple[str, tuple[Attribution, ...]]:
    plain, found, end = "", [], 0
    for match in _CLAUSE.finditer(marked):
        plain += marked[end : match.start()]
        start = offset + len(plain)
        plain += f"{match['name']} {match['cue']}"
        found.append(_attribution(match, Span(start=start, end=offset + len(plain))))
        end = match.end()
    return plain + marked[end:], tuple(found)


def _attribution(match: re.Match[str], span: Span) -> Attribution:
    kind = "outlet" if match["kind"] == "outlet" else "speaker"
    last = match["name"].split()[-1].lower()
    source = f"{match['kind']}:{last}"
    return Attribution(kind=kind, source=source, name=match["name"], cue=match["cue"], span=span)  # type: ignore[arg-type]


def _kind(one: Attribution) -> SourceKind:
    kind = (one.source or "").split(":", maxsplit=1)[0]
    return "agency" if kind == "outlet" else cast("SourceKind", kind)


def _content(plain: str, span: Span, attributions: tuple[Attribution, ...]) -> tuple[Span, ...]:
    parts, start = [], span.start
    for one in attributions:
        parts.append((start, one.span.start))
        start = one.span.end
    parts.append((start, span.end))
    told = [
        (a, b) for a, b in parts if any(char.isalnum() for char in plain[a - span.start : b - span.start])
    ]
    return tuple(Span(start=a, end=b) for a, b in told) or (span,)


def _mention(article: AttributedArticle, statement: Statement) -> Mention:
    whole = article.article.text
    hull = Span(start=statement.content[0].start, end=statement.content[-1].end)
    return Mention(
        id=f"{article.article.id}:{statement.sentence.index}",
        article=article.article.id,
        span=hull,
        parts=statement.content,
        text=hull.of(whole),
        content=text.folded(" ".join(part.of(whole) for part in statement.content)),
        sentence=statement.sentence,
        role=statement.sentence.role,
        attributions=statement.attributions,
        quotes=statement.quotes,
    )
