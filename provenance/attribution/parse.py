"""Each sentence of an article with its words, quotations and attribution clauses."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from provenance.attribution import dateline
from provenance.attribution import vocabulary as v
from provenance.attribution.behind import tag_line
from provenance.attribution.clause import Clause
from provenance.attribution.clauses import Finder
from provenance.attribution.dateline import Dateline
from provenance.attribution.grammar import Tagger, Words
from provenance.lexicon import Lexicon, OutletMatch
from provenance.model import Body, Sentence, Span
from provenance.text import blanked, quotations

_OPENINGS = 3
"""Paragraphs of the body in which a dateline can stand: there may be a summary before it."""

_SOURCE_NOUNS = v.ROLES | v.BODIES | v.DOCUMENTS | v.ANONYMOUS


@dataclass(slots=True)
class Parsed:
    """A sentence taken apart.

    ``body`` begins after a dateline; ``quotes`` are cut to the sentence, ``around`` are the same
    ones whole. ``spoken``: all of it is quotation; ``carried`` is then the clause that quotes it.
    """

    sentence: Sentence
    body: Span
    words: Words
    quotes: tuple[Span, ...]
    clauses: list[Clause]
    outlets: list[OutletMatch]
    around: list[Span]
    dateline: Dateline | None = None
    spoken: bool = False
    carried: Clause | None = None


@dataclass(frozen=True, slots=True)
class Tools:
    """What sentences are taken apart with; built once for a lexicon."""

    tagger: Tagger
    finder: Finder
    lexicon: Lexicon


def parse(body: Body, tools: Tools) -> list[Parsed]:
    """The sentences of ``body`` taken apart, in order."""
    text = blanked(body.article.text, inside_sentences(body))
    found: list[Parsed] = []
    openings = _OPENINGS
    for (headline, _), group in groupby(
        body.sentences, key=lambda one: (one.role == "headline", one.paragraph)
    ):
        paragraph = list(group)
        hull = Span(start=paragraph[0].span.start, end=paragraph[-1].span.end)
        quotes = quoted(text, hull)
        named = tools.lexicon.outlets_in(text, hull)
        line = dateline.find(text, hull) if openings > 0 and not headline else None
        openings = 0 if line else openings - (not headline)
        rows = [_parsed(text, sentence, quotes, named, line, tools) for sentence in paragraph]
        _join_quotations(text, rows)
        found += rows
    _drop_labels(found)
    _carry(found)
    return found


def inside_sentences(body: Body) -> tuple[Span, ...]:
    """What was dropped from inside sentences, in order."""
    starts = [sentence.span.start for sentence in body.sentences]
    found = []
    for one in body.dropped:
        at = bisect.bisect_right(starts, one.span.start) - 1
        if at >= 0 and body.sentences[at].span.contains(one.span):
            found.append(one.span)
    return tuple(found)


def _drop_labels(rows: list[Parsed]) -> None:
    """Take back what stands before a headline's colon where nothing shows that it names a source."""
    for row in rows:
        if row.clauses and row.clauses[0].form == "headline" and not _names_source(row, rows):
            row.clauses = []


def _names_source(row: Parsed, rows: list[Parsed]) -> bool:
    """Whether the label is a noun for a source, or a name that the body has too."""
    group = row.clauses[0].group
    if group is None:
        return False
    label = row.words.low[group.last]
    if label in _SOURCE_NOUNS or label.removesuffix("s") in _SOURCE_NOUNS:
        return True
    return any(
        low == label and other.words.raw[index][0].isupper() and index > 0 and other.words.tag[index] == "N"
        for other in rows
        if other.sentence.role != "headline"
        for index, low in enumerate(other.words.low)
    )


def quoted(text: str, span: Span) -> list[Span]:
    """Quotations in a range, doubled apostrophes taken for quotation marks too."""
    view = span.of(text)
    if "''" not in view:
        return quotations(text, span)
    inside = quotations(view.replace("''", '"\0'))
    return [
        Span(start=span.start + one.start + (view[one.start] == "'"), end=span.start + one.end)
        for one in inside
    ]


def title_case(raw: Sequence[str]) -> bool:
    """Whether capitals say nothing: most words of more than three letters begin with one."""
    long = [word for word in raw if len(word) > 3 and word[0].isalpha()]  # noqa: PLR2004
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.7 * len(long)  # noqa: PLR2004


def _parsed(
    text: str,
    sentence: Sentence,
    quotes: list[Span],
    named: list[OutletMatch],
    line: Dateline | None,
    tools: Tools,
) -> Parsed:
    span = sentence.span
    inner = span
    if line is not None and line.span.overlaps(span):
        inner = Span(start=min(line.span.end, span.end), end=span.end)
        line = line if line.span.start >= span.start else None
    else:
        line = None
    headline = sentence.role == "headline"
    around = _overlapping(quotes, span)
    capitals = headline and title_case(inner.of(text).split())
    names = [one.name for one in named if inner.contains(one.name)]
    words = tools.tagger.tag(text, inner, around, names, title=capitals)
    clauses = tools.finder.find(words, headline=headline)
    marks = tuple(Span(start=max(one.start, span.start), end=min(one.end, span.end)) for one in around)
    first = bisect.bisect_left(named, inner.start, key=lambda match: match.name.start)
    stop = bisect.bisect_left(named, inner.end, key=lambda match: match.name.start)
    return Parsed(sentence, inner, words, marks, clauses, named[first:stop], around, line)


def _overlapping(quotes: list[Span], span: Span) -> list[Span]:
    """The quotations, in order and disjoint, that share a character with ``span``."""
    first = bisect.bisect_right(quotes, span.start, key=lambda one: one.end)
    stop = bisect.bisect_left(quotes, span.end, key=lambda one: one.start)
    return quotes[first:stop]


def _join_quotations(text: str, rows: list[Parsed]) -> None:
    """Give sentences that lie wholly inside a quotation to the clause that quotes it."""
    for row in rows:
        row.spoken = not row.clauses and _wholly_quoted(text, row)
    for index in range(len(rows)):
        _answer(rows, index)
        _reach_back(rows, index)
    for index in range(len(rows)):
        _go_on(text, rows, index)


def _reach_back(rows: list[Parsed], index: int) -> None:
    """Give the sentences before, as long as they lie in the quotation that ends here, to who is named here."""
    row = rows[index]
    if not row.clauses or row.clauses[0].form not in ("trailing", "inverted") or not row.clauses[0].content:
        return
    first = row.clauses[0]
    back = index - 1 if first.content[0].end <= row.body.start else index
    while back > 0 and rows[back - 1].spoken and _same_quote(rows[back - 1], first.content[0].start):
        back -= 1
    for earlier in rows[back:index]:
        earlier.carried = first
        first = _extended(first, earlier.body, front=True)
    row.clauses[0] = first


def _go_on(text: str, rows: list[Parsed], index: int) -> None:
    """Give the quoted sentences that follow, and that nobody else is given, to who speaks here."""
    row = rows[index]
    at = _speaking(text, row) if row.clauses else None
    if at is None:
        return
    last = row.clauses[at]
    for later in rows[index + 1 :]:
        if not later.spoken or later.carried:
            break
        later.carried = last
        last = _extended(last, later.body, front=False)
    row.clauses[at] = last


def _answer(rows: list[Parsed], index: int) -> None:
    """'"Is it safe?" he asked.' cut in two: the quotation before is what the bare clause reports."""
    row = rows[index]
    if not row.clauses and index and rows[index - 1].spoken and _runs_on(rows[index - 1], row):
        row.clauses = [one for one in (tag_line(row.words),) if one]
    if not row.clauses or row.clauses[0].content:
        return
    clause = row.clauses.pop(0)
    if index == 0 or not (rows[index - 1].spoken or rows[index - 1].quotes) or rows[index - 1].clauses:
        return
    before = rows[index - 1]
    clause = replace(clause, content=(before.body,))
    before.carried = clause
    row.clauses.insert(0, clause)


def _runs_on(before: Parsed, row: Parsed) -> bool:
    """Whether a sentence stands right behind a question or an exclamation, and may belong to it."""
    words = before.words
    ends = [low for low, tag in zip(words.low, words.tag, strict=True) if tag != '"'][-1:]
    return ends in (["?"], ["!"]) and row.body.start - before.body.end <= 1


def _wholly_quoted(text: str, row: Parsed) -> bool:
    marks = "\"“”„«»' .?!…\n\t"
    start, end = row.body.start, row.body.end
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return start < end and any(one.start <= start and end <= one.end for one in row.around)


def _same_quote(row: Parsed, position: int) -> bool:
    """Whether the sentence and ``position`` lie in one quotation."""
    return any(one.start - 2 <= row.body.start and position < one.end for one in row.around)


def _speaking(text: str, row: Parsed) -> int | None:
    """Which clause of the row a quotation after it goes on with: ", adding …", else the one that quotes."""
    reports = [index for index, clause in enumerate(row.clauses) if clause.kind == "report"]
    if not reports:
        return None
    if row.clauses[reports[-1]].cue.of(text).lower() in ("adding", "continuing"):
        return reports[-1]
    return next((index for index in reports if _quotes(text, row.clauses[index])), reports[-1])


def _quotes(text: str, clause: Clause) -> bool:
    """Whether the clause gives the source's own words."""
    return any(text[piece.start] in "\"“„«'‘" or text[piece.end - 1] in "\"”»'’" for piece in clause.content)


def _extended(clause: Clause, span: Span, *, front: bool) -> Clause:
    """``clause`` with a neighbouring sentence joined to its first or last piece where they touch."""
    content = list(clause.content)
    if front:
        content[0] = Span(start=min(span.start, content[0].start), end=content[0].end)
    elif 0 <= span.start - content[-1].end <= 2:  # noqa: PLR2004 (one blank between them)
        content[-1] = Span(start=content[-1].start, end=span.end)
    else:
        content.append(span)
    return replace(clause, content=tuple(content))


def _carry(rows: list[Parsed]) -> None:
    """Give a paragraph that is one quotation without a cue to the speaker of the one before it."""
    for index, row in enumerate(rows):
        if not row.spoken or row.carried or index == 0:
            continue
        previous = rows[index - 1]
        speaker = previous.carried or (previous.clauses[-1] if previous.clauses else None)
        if speaker is not None and speaker.kind == "report" and speaker.source is not None:
            row.carried = speaker
