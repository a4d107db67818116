"""Attribution: who published an article, to whom it owes its story, who says each sentence."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace

from provenance.attribution import assembling, crediting, features, firsthand, parse, publisher, statements
from provenance.attribution.clause import Clause
from provenance.attribution.clauses import Finder
from provenance.attribution.grammar import Tagger
from provenance.attribution.marking import Marker
from provenance.attribution.naming import Cast
from provenance.lexicon import Lexicon, OutletMatch
from provenance.model import AttributedArticle, Body, Source, Span, Statement

__all__ = ["Clause", "attribute", "find_clauses", "tools_of"]


def attribute(body: Body, lexicon: Lexicon) -> AttributedArticle:
    """Outlet, credits, statements, evidence of own reporting and sources of one article."""
    rows = parse.parse(body, tools_of(lexicon))
    own = publisher.identify(body.article, rows, lexicon)
    source = own.source if own else None
    cast = Cast(body.article.text, lexicon, source, _in_order(rows), (row.words for row in rows))
    said = statements.build(rows, cast)
    credited = crediting.find(body, rows, said, source, lexicon)
    evidence = firsthand.find(body, rows, said, own, lexicon)
    if own is not None and not credited:
        evidence += firsthand.from_the_place(body.article, rows, own, lexicon)
    cut = parse.inside_sentences(body)
    sources = [source] if source else []
    sources += [one for _, one in credited]
    sources += [one for statement in said for one in statement.sources]
    return AttributedArticle(
        article=body.article,
        body=body,
        outlet=own.identity if own else None,
        credits=tuple(credit for credit, _ in credited),
        statements=tuple(_cleared(one.statement, cut) for one in said),
        own_reporting=tuple(evidence),
        sources=_unique(sources),
    )


def _cleared(statement: Statement, cut: Sequence[Span]) -> Statement:
    """``statement`` without what was dropped from inside its sentence."""
    content: Sequence[Span] = statement.content
    for gap in cut:
        content = [rest for part in content for rest in _beside(part, gap)]
    return replace(statement, content=tuple(content))


def _beside(part: Span, gap: Span) -> Sequence[Span]:
    if not part.overlaps(gap):
        return (part,)
    ends = (part.start, gap.start), (gap.end, part.end)
    return [Span(start=start, end=end) for start, end in ends if start < end]


def find_clauses(body: Body, lexicon: Lexicon) -> tuple[Clause, ...]:
    """All attribution clauses of ``body`` in order, speech acts, beliefs and wishes included.

    Contents run over sentences where a quotation does; they do not overlap.
    """
    rows = parse.parse(body, tools_of(lexicon))
    marker = marker_of(lexicon)
    if marker is None:
        return tuple(clause for row in rows for clause in row.clauses if not clause.nested)
    return tuple(assembling.assembled(marker.marks(rows), rows, features.lay_out(rows)))


@functools.lru_cache(maxsize=4)
def marker_of(lexicon: Lexicon) -> Marker | None:
    """The learnt labels of ``lexicon``, if it has any."""
    return Marker(lexicon.labels) if lexicon.labels is not None else None


@functools.lru_cache(maxsize=4)
def tools_of(lexicon: Lexicon) -> parse.Tools:
    """What sentences are taken apart with by the cues of ``lexicon``."""
    return parse.Tools(Tagger(lexicon.verbs), Finder(lexicon), lexicon)


def _in_order(rows: list[parse.Parsed]) -> tuple[OutletMatch, ...]:
    return tuple(sorted((match for row in rows for match in row.outlets), key=lambda match: match.name))


def _unique(sources: list[Source]) -> tuple[Source, ...]:
    """Each source once, by id; the first name given stands."""
    found: dict[str, Source] = {}
    for source in sources:
        found.setdefault(source.id, source)
    return tuple(found[identifier] for identifier in sorted(found))
