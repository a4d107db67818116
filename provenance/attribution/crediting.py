"""Article credits: the outlets to which an article as a whole owes its story, nearest first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.attribution.parse import Parsed
from provenance.attribution.phrases import source_of
from provenance.attribution.publisher import in_byline, in_dateline
from provenance.attribution.reference import MEDIA
from provenance.attribution.statements import Said
from provenance.lexicon import Lexicon
from provenance.model import Article, Attribution, Body, Credit, Outlet, Source, Span

_LONGEST_LINE = 220
_NOT_CREDITS = re.compile(
    r"photo|picture|image|related|link|share|follow|newsletter|advert|comment|caption|promo|video"
)
_SIGNATURE = re.compile(r"[\s(\[/–—-]*(?P<name>[^\s()\[\]](?:[^()\[\]\n]{0,38}[^\s()\[\]/.])?)[\s)\]/.]*\Z")
_TAIL = re.compile(r"[.!?”\"]\s+[(\[—–-]*\s*(?P<name>[A-Z][\w .-]{1,30})[)\]]?\s*\Z")
_CREDIT_END = re.compile(
    r"(?:['’]s)?(?:\s(?:staff|writers?|news|service|LLC|Inc|L\.P|staff writers?))*[\s.,;)\]*]*"
    r"(?:(?:All|Used|Read|Republished|Click|Photo)\b.*|[\d\s:,/-]*)?"
)
"""What may follow the outlets of a credit line."""

_LABELLED = re.compile(r"\s*(?P<before>[\w/ ]{2,40}:)\s*(?P<name>[^\s:][^:\n]{1,40}?)[\s.]*")
"""A label with a name after it, which may be written otherwise than in running text ("THE HILL")."""

_AND = re.compile(r"\s*(?:,|/|&|and|, and)\s*")
_OPENING = 8
"""Sentences in which a story says where it has its news from."""

_LAST = 2
"""Sentences at the end, one of which may be a bare signature."""


def find(
    body: Body, rows: list[Parsed], said: list[Said], own: Source | None, lexicon: Lexicon
) -> list[tuple[Credit, Source]]:
    """Credits with their sources; the article's own outlet is none."""
    article = body.article
    found = [
        *_from_lead(article, said),
        *_from_dateline(article, rows, lexicon),
        *_from_byline(article, lexicon),
        *_from_lines(body, lexicon),
        *_first_reports(article, said),
    ]
    unique: dict[str, tuple[Credit, Source]] = {}
    desks = {form.id for form in lexicon.sign_offs}
    for credit, source in found:
        # Another agency that signs in the same form signs for itself.
        if credit.cue in desks and own is not None and own.kind == "agency":
            continue
        if source != own:
            unique.setdefault(source.id, (credit, source))
    return list(unique.values())


def _from_lead(article: Article, said: list[Said]) -> Iterator[tuple[Credit, Source]]:
    """Outlets that the opening of the story is attributed to, in the order of the chain."""
    for one in said:
        if one.row.sentence.role != "lead":
            continue
        for attribution, source in one.told:
            if attribution.kind == "outlet" and source != MEDIA:
                yield _credit(article, attribution), source


def _credit(article: Article, attribution: Attribution) -> Credit:
    assert attribution.source is not None  # noqa: S101 (the caller's condition)
    span = attribution.span
    return Credit(source=attribution.source, span=span, text=span.of(article.text), cue=attribution.cue)


def _from_dateline(article: Article, rows: list[Parsed], lexicon: Lexicon) -> Iterator[tuple[Credit, Source]]:
    found = in_dateline(rows, lexicon)
    if found is not None:
        outlet, span = found
        yield _made(article, outlet, span, "dateline")


def _from_byline(article: Article, lexicon: Lexicon) -> Iterator[tuple[Credit, Source]]:
    outlet = in_byline(article, lexicon)
    if outlet is not None and article.byline:
        start = article.text.find(article.byline)
        span = Span(start=start, end=start + len(article.byline)) if start >= 0 else Span(start=0, end=0)
        source = source_of(outlet)
        yield Credit(source=source.id, span=span, text=article.byline, cue="byline"), source


def _from_lines(body: Body, lexicon: Lexicon) -> Iterator[tuple[Credit, Source]]:
    """Sign-offs and short lines: "Source: Interfax", "With reporting by AFP", "… on Friday. REUTERS"."""
    text = body.article.text
    for span in _lines(body):
        signs = _signs(body, span)
        signed = _signed(text, span, lexicon) if signs else None
        if signs and (desk := signed_by_desk(span.of(text), lexicon)):
            yield _made(body.article, desk[0], span, desk[1])
        elif signed is not None:
            yield _made(body.article, signed[0], signed[1], "signature")
        elif len(span) <= _LONGEST_LINE:
            for credited, wording in _credited(span.of(text), lexicon):
                yield _made(body.article, credited, span, wording)


def signed_by_desk(line: str, lexicon: Lexicon) -> tuple[Outlet, str] | None:
    """The agency whose desk signs stories in the form of ``line``, with the id of the form."""
    for form in lexicon.sign_offs:
        outlet = lexicon.outlet(form.outlet)
        if outlet is not None and form.signs(line):
            return outlet, form.id
    return None


def _signed(text: str, span: Span, lexicon: Lexicon) -> tuple[Outlet, Span] | None:
    """An outlet whose name is all of a line, or stands alone after its last sentence."""
    for pattern in (_SIGNATURE.match, _TAIL.search):
        found = pattern(text, span.start, span.end)
        outlet = lexicon.outlet_by_name(found["name"]) if found else None
        if found and outlet and found["name"] in _short_forms(outlet):
            return outlet, Span(start=found.start("name"), end=found.end("name"))
    return None


def _short_forms(outlet: Outlet) -> set[str]:
    forms = {outlet.name, *outlet.aliases, *outlet.codes}
    return forms | {form.upper() for form in forms}


def _lines(body: Body) -> Iterator[Span]:
    """Dropped ranges that can hold a credit, and body sentences as short as one."""
    text = body.article.text
    for one in (*body.article.header, *body.dropped):
        if _NOT_CREDITS.search(one.reason):
            continue
        for match in re.finditer(r"[^\n]+", one.span.of(text)):
            yield Span(start=one.span.start + match.start(), end=one.span.start + match.end())
    for sentence in body.sentences:
        if sentence.role != "headline":
            yield sentence.span


def credited_in(line: str, lexicon: Lexicon) -> list[tuple[Outlet, str]]:
    """Outlets that a line credits ("Source: Interfax"), each with the id of the cue's entry."""
    return [(outlet, lexicon.credit_lines[wording]) for outlet, wording in _credited(line, lexicon)]


def _credited(line: str, lexicon: Lexicon) -> Iterator[tuple[Outlet, str]]:
    """Outlets with the wording of credit before them; several joined by "and" share one."""
    matches = lexicon.outlets_in(line)
    if not matches and (labelled := _LABELLED.fullmatch(line)):
        wording = _wording(labelled["before"], lexicon)
        outlet = lexicon.outlet_by_name(labelled["name"])
        if wording is not None and outlet is not None:
            yield outlet, wording
    if not matches or not _CREDIT_END.fullmatch(line[matches[-1].span.end :]):
        return
    wording, end = None, 0
    for match in matches:
        between = line[end : match.span.start]
        if wording is None:
            wording = _wording(between, lexicon)
        elif not _AND.fullmatch(between):
            return
        end = match.span.end
        if wording is not None:
            yield match.outlet, wording


def _signs(body: Body, span: Span) -> bool:
    """Whether a bare name at ``span`` signs the story: in the header or after all but its last sentences."""
    sentences = [sentence.span for sentence in body.sentences[-_LAST:]]
    after = not sentences or span.start >= sentences[0].start
    return after or any(one.span.overlaps(span) for one in body.article.header)


def _wording(before: str, lexicon: Lexicon) -> str | None:
    """The wording of credit that stands right before an outlet's name and opens its line."""
    cleaned = re.sub(r"^[\s(\[*•—–-]+|[\s:]+$", "", before.lower())
    cleaned = re.sub(
        r"^(?:this|the) (?:article|story|piece|report|post|content)(?: was| is| has been)?\s*", "", cleaned
    )
    cleaned = re.sub(r"\s*\d{4}$", "", cleaned)
    return cleaned if cleaned in lexicon.credit_lines else None


def _first_reports(article: Article, said: list[Said]) -> Iterator[tuple[Credit, Source]]:
    """Take "first reported by X" near the story's head or in its end; elsewhere it is of a detail."""
    for index, one in enumerate(said):
        if _OPENING <= index < len(said) - 1:
            continue
        first = {link.span for link in one.links if link.order == "first"}
        for attribution, source in one.told:
            if attribution.span in first:
                yield _credit(article, attribution), source


def _made(article: Article, outlet: Outlet, span: Span, cue: str) -> tuple[Credit, Source]:
    source = source_of(outlet)
    return Credit(source=source.id, span=span, text=span.of(article.text), cue=cue), source
