"""Statements: each sentence's content, and whom it is attributed to, nearest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from provenance.attribution import links
from provenance.attribution import vocabulary as v
from provenance.attribution.clause import Clause
from provenance.attribution.grammar import Words
from provenance.attribution.groups import Group
from provenance.attribution.links import Link
from provenance.attribution.naming import Cast
from provenance.attribution.parse import Parsed
from provenance.attribution.phrases import head_of
from provenance.attribution.reference import ANONYMOUS, Reference
from provenance.model import Attribution, Source, Span, Statement

CLAUSAL = frozenset({"that", "clause", "quote", "colon", "end", "phrase", "saying"})
"""Frames in which a report's content is a proposition; else the whole sentence is the content."""

_UNREAL = frozenset("would could should must may might cannot not never no 'll will".split())
"""In a cue these say that nobody said it: denied, supposed, still to come."""

_NOBODY = frozenset("i we you there nobody nothing none neither it's".split())
_OPENING = "\"“„«‘'"
_CLOSING = "\"”»’'"
_EDGES = " \t\r\n,;:—–-"
_SHORTEST_REST = 4
_NEAR = 25
"""Characters between a source and its cue that still are one clause ("X, in turn, said")."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with what the article's other steps need to know of it.

    ``told``: the attributions by which a source tells something, with the sources.
    """

    row: Parsed
    statement: Statement
    sources: tuple[Source, ...]
    told: tuple[tuple[Attribution, Source], ...]
    links: tuple[Link, ...]


def build(rows: list[Parsed], cast: Cast) -> list[Said]:
    """Statements of all sentences; names are resolved from the first sentence to the last."""
    resolved: dict[int, list[_Tie]] = {}
    # The headline last: it speaks of those whom the body introduces.
    order = sorted(range(len(rows)), key=lambda index: (rows[index].sentence.role == "headline", index))
    made = {index: _ties(rows[index], cast, resolved) for index in order}
    drafts = [made[index] for index in range(len(rows))]
    return [
        _said(row, ties, found, cast.text, _carried(row, resolved))
        for row, (ties, found) in zip(rows, drafts, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Tie:
    """An attribution with its source. ``reports``: the source tells it, and is not only spoken of."""

    attribution: Attribution
    source: Source | None
    reports: bool = True


def _ties(row: Parsed, cast: Cast, resolved: dict[int, list[_Tie]]) -> tuple[list[_Tie], tuple[Link, ...]]:
    """The attributions of one sentence, nearest first, and its links."""
    relayed = [clause.cue for clause in row.clauses if clause.relays]
    found = [
        link
        for link in links.find(row.words, cast.lexicon)
        if not any(cue.contains(link.cue) for cue in relayed)
    ]
    accepted: list[Link] = []
    chain: list[_Tie] = []
    cues = {link.cue.start: link for link in found}
    for clause in sorted(row.clauses, key=lambda one: one.cue.start):
        if clause.cue.start in cues:
            continue
        made = _clause_ties(row, clause, cast)
        resolved[clause.cue.start] = made
        outermost = clause.form in ("trailing", "inverted", "phrase") and not clause.nested
        chain = made + chain if outermost else chain + made
    for link in found:
        tie = _link_tie(row, link, cast)
        if tie is None:
            continue
        accepted.append(link)
        _insert(chain, tie, link)
    chain += [_hedged(hedge, cast.text) for hedge in links.hedges(row.words, cast.lexicon)]
    for match in row.outlets:
        if match.certain or match.noun:
            cast.met(match)
    return chain, tuple(accepted)


def _hedged(hedge: links.Hedge, text: str) -> _Tie:
    """Somebody unnamed, of whom "reportedly" speaks."""
    name = hedge.cue.of(text)
    return _tie(Reference("anonymous", ANONYMOUS, name), None, hedge.cue, hedge.cue, text)


def _insert(chain: list[_Tie], tie: _Tie, link: Link) -> None:
    """Put a linked source at its place in the chain."""
    if link.order == "farther":
        near = [index for index, one in enumerate(chain) if one.attribution.span.start <= link.cue.start]
        chain.insert(near[-1] + 1 if near else len(chain), tie)
    else:
        chain.insert(0, tie)


def _clause_ties(row: Parsed, clause: Clause, cast: Cast) -> list[_Tie]:
    if clause.group is None:
        return []
    reference = cast.refer(row.words, clause.group)
    if not _asserts(row, clause) or reference.name.lower() in _NOBODY:
        return []
    if reference.kind == "speaker" and "condition of anonymity" in row.body.of(cast.text):
        reference = replace(
            reference, kind="anonymous", source=ANONYMOUS, resolution="named", antecedent=None
        )
    tie = _tie(reference, clause.source, clause.cue, _hull(clause), cast.text)
    ties = [replace(tie, reports=clause.kind == "report")]
    if clause.recipient is not None:
        ties = _with_recipient(row, clause, cast, ties)
    return ties


def _asserts(row: Parsed, clause: Clause) -> bool:
    """Whether the sentence itself says that the source says so: not in passing, not denied, not supposed."""
    if clause.kind == "stance":
        return False
    words, group = row.words, clause.group
    assert group is not None  # noqa: S101 (the caller's condition)
    for at in range(len(words)):
        if clause.cue.start <= words.start[at] < clause.cue.end and _unreal(words.low[at], words.tag[at]):
            return False
    if clause.form in ("trailing", "inverted", "phrase", "headline"):
        return True
    before = group.first - 1
    opens = next((at for at in range(group.first + 1) if words.tag[at] not in ',J"'), group.first)
    if words.tag[group.first] == "S":
        return False
    if before >= 0 and words.tag[before] in "SNVP" and not _is_adjunct(words, opens, group.first):
        return False
    return words.tag[opens] != "S" or opens == group.first or _is_main(words, opens, group.first)


def _is_adjunct(words: Words, opens: int, first: int) -> bool:
    """Whether only where or when it was stands before word ``first`` ("In the main square Lee said")."""
    if words.tag[opens] != "P" or words.low[opens] in ("of", "like", "than") or opens + 1 >= first:
        return False
    return all(words.tag[at] in "DNKJ'" for at in range(opens + 1, first))


def _unreal(low: str, tag: str) -> bool:
    return low in _UNREAL or low.endswith("n't") or tag == "T"


def _is_main(words: Words, opens: int, first: int) -> bool:
    """Whether the dependent clause that opens the sentence has ended before word ``first``."""
    return words.low[first - 1] == "," and any(words.tag[at] in "VA" for at in range(opens, first))


def _with_recipient(row: Parsed, clause: Clause, cast: Cast, ties: list[_Tie]) -> list[_Tie]:
    """Put whom a clause addresses or quotes into the chain.

    "told Reuters", "quoted by Reuters as saying": Reuters is nearer; "quoted the ministry as
    saying": the ministry is farther.
    """
    assert clause.recipient is not None  # noqa: S101 (the caller's condition)
    first, last = clause.recipient
    agent = row.words.low[first] == "by" and first < last
    group = _recipient_group(row, first + agent, last)
    reference = cast.refer(row.words, group)
    if reference.kind != "outlet" and not clause.relays:
        return ties
    span = row.words.span(group.first, group.last)
    hull = Span(
        start=min(clause.cue.start, span.start), end=max(span.end, clause.cue.end if clause.relays else 0)
    )
    tie = _tie(reference, span, clause.cue, hull, cast.text)
    return [*ties, tie] if clause.relays and not agent else [tie, *ties]


def _recipient_group(row: Parsed, first: int, last: int) -> Group:
    core = next((at - 1 for at in range(first + 1, last + 1) if row.words.tag[at] in ",P"), last)
    apposed = core < last and row.words.tag[core + 1] == ","
    return Group(first, last if apposed else core, core)


def _link_tie(row: Parsed, link: Link, cast: Cast) -> _Tie | None:
    reference = cast.refer(row.words, link.group)
    if link.order != "farther" and reference.kind != "outlet":
        return None
    if not _is_source(row, link, reference):
        return None
    return _tie(reference, row.words.span(link.group.first, link.group.last), link.cue, link.span, cast.text)


def _is_source(row: Parsed, link: Link, reference: Reference) -> bool:
    """Whether what follows "citing" is a source at all and not a reason ("citing security concerns")."""
    if reference.kind in ("outlet", "document", "anonymous"):
        return True
    head = head_of(row.words, link.group)
    noun = row.words.low[head]
    return row.words.raw[head][0].isupper() or bool({noun, noun.removesuffix("s")} & (v.ROLES | v.GOVERNMENT))


def _tie(reference: Reference, source: Span | None, cue: Span, span: Span, text: str) -> _Tie:
    attribution = Attribution(
        kind=reference.kind,
        source=reference.source.id if reference.source else None,
        name=reference.name,
        cue=cue.of(text),
        span=span,
        resolution=reference.resolution,
        source_span=source,
        cue_span=cue,
        antecedent=reference.antecedent,
    )
    return _Tie(attribution, reference.source)


def _hull(clause: Clause) -> Span:
    """The range of cue and source, of the cue alone where the source stands apart (", adding that")."""
    apart = clause.form == "leading" and clause.source and clause.cue.start - clause.source.end > _NEAR
    ends = [clause.cue] + ([clause.source] if clause.source and not apart else [])
    return Span(start=min(one.start for one in ends), end=max(one.end for one in ends))


def _carried(row: Parsed, resolved: dict[int, list[_Tie]]) -> list[_Tie]:
    """The speaker of a quotation whose cue stands in a neighbouring sentence."""
    if row.carried is None:
        return []
    return [
        _Tie(
            replace(
                tie.attribution,
                resolution=tie.attribution.resolution
                if tie.attribution.resolution == "orphan"
                else "antecedent",
                antecedent=tie.attribution.antecedent or tie.attribution.source_span,
            ),
            tie.source,
        )
        for tie in resolved.get(row.carried.cue.start, [])
    ]


def _said(row: Parsed, ties: list[_Tie], found: tuple[Link, ...], text: str, carried: list[_Tie]) -> Said:
    everything = ties + carried
    statement = Statement(
        sentence=row.sentence,
        content=_content(row, text, ties, found),
        attributions=tuple(tie.attribution for tie in everything),
        quotes=row.quotes,
    )
    sources = tuple(tie.source for tie in everything if tie.source is not None)
    told = tuple((tie.attribution, tie.source) for tie in ties if tie.source is not None and tie.reports)
    return Said(row, statement, sources, told, found)


def _content(row: Parsed, text: str, ties: list[_Tie], found: tuple[Link, ...]) -> tuple[Span, ...]:
    """What is left of the sentence without its attribution clauses."""
    tied = {tie.attribution.cue_span.start for tie in ties if tie.attribution.cue_span}
    clausal = [
        one for one in row.clauses if one.frame in CLAUSAL and one.kind == "report" and one.cue.start in tied
    ]
    cut = sorted(link.span for link in found)
    pieces = list(_pieces(row, clausal, cut))
    if pieces == [row.body] and len(row.body):
        return (row.body,)
    trimmed = (_trimmed(text, piece) for piece in pieces)
    return tuple(piece for piece in trimmed if piece is not None)


def _pieces(row: Parsed, clausal: list[Clause], cut: list[Span]) -> Iterator[Span]:
    """Contents of the clauses, what stands beside them if it is a clause of its own, all less ``cut``."""
    if not clausal:
        yield from _less(row.body, cut)
        return
    position = row.body.start
    outer = [clause for clause in clausal if not clause.nested] or clausal
    inner = [clause for clause in clausal if clause.nested]
    kept = sorted(piece for clause in (inner or outer) for piece in clause.content)
    kept += [
        piece
        for clause in outer
        for piece in clause.content
        if inner and not any(_near(piece, one) for one in inner)
    ]
    taken = sorted(cut + [_hull(clause) for clause in clausal])
    for piece in sorted(kept):
        start, end = max(piece.start, row.body.start), min(piece.end, row.body.end)
        if start >= end:
            continue
        if start > position:
            yield from _rest(row, Span(start=position, end=start), taken)
        yield from _less(Span(start=start, end=end), cut)
        position = max(position, end)
    if position < row.body.end:
        yield from _rest(row, Span(start=position, end=row.body.end), taken)


def _near(piece: Span, clause: Clause) -> bool:
    hull = _hull(clause)
    return piece.overlaps(hull) or any(piece.overlaps(one) for one in clause.content)


def _rest(row: Parsed, span: Span, taken: list[Span]) -> Iterator[Span]:
    """Text beside the contents: kept only where it states something, with a verb of its own."""
    for part in _less(span, taken):
        words = row.words
        inside = [index for index in range(len(words)) if part.start <= words.start[index] < part.end]
        tags = [words.tag[index] for index in inside]
        opens = next((tag for tag in tags if tag not in ",J"), ",")
        if (
            len([tag for tag in tags if tag not in ',"']) >= _SHORTEST_REST
            and opens not in "GPS"
            and "V" in "".join(tags)
        ):
            yield part


def _less(span: Span, cut: list[Span]) -> Iterator[Span]:
    position = span.start
    for one in cut:
        if not one.overlaps(span):
            continue
        if one.start > position:
            yield Span(start=position, end=one.start)
        position = max(position, one.end)
    if position < span.end:
        yield Span(start=position, end=span.end)


def _trimmed(text: str, span: Span) -> Span | None:
    """``span`` without loose marks, an opening "that", and marks around a whole quotation."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    if text[start : start + 5].lower() == "that ":
        return _trimmed(text, Span(start=start + 5, end=end)) if end > start + 5 else None
    if text[start : start + 4].lower() in ("and ", "but ") and end > start + 4:
        start += 4
    if end - start > 2 and text[start] in _OPENING and text[end - 1] in _CLOSING:  # noqa: PLR2004
        inside = text[start + 1 : end - 1]
        if not any(mark in inside for mark in '"“”„«»'):
            start, end = start + 1, end - 1
            while end > start and text[end - 1] in " ,":
                end -= 1
    return Span(start=start, end=end) if any(char.isalnum() for char in text[start:end]) else None
