"""Evidence that an outlet gathered a story itself, conservative and with exact places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.attribution.parse import Parsed
from provenance.attribution.publisher import Publisher, in_dateline
from provenance.attribution.statements import Said
from provenance.lexicon import Lexicon
from provenance.model import Article, Body, Evidence, Place, Span

_OWN_STAFF = re.compile(
    r"""\b(?:told|in\ an?\ (?:exclusive\ )?interview\ with|speaking\ to|in\ comments\ to)\s
    (?P<own>this\ (?:newspaper|reporter|correspondent|publication|outlet|website|agency)
    |our\ (?:correspondent|reporter|newspaper))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_STAFF = re.compile(
    r"(?:['’]s)?\s(?:news\s)?(?:reporters?|journalists?|correspondents?|witness(?:es)?|photographers?|videographers?|crews?|teams?)\b"
)
_SEEN = re.compile(
    r"\b(?:seen|obtained|reviewed|viewed|verified|examined|analy[sz]ed|conducted|compiled)\s(?:exclusively\s)?by\s$"
)
_SIGNED = re.compile(r"^[\s(\[]*(?:additional\s)?(?:reporting|writing)\sby\s", re.IGNORECASE)
_BYLINE_PLACE = re.compile(
    r"^(?:by\s)?[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3},?\sin\s(?P<place>[A-Z][\w'’-]+)", re.IGNORECASE
)


def find(
    body: Body, rows: list[Parsed], said: list[Said], own: Publisher | None, lexicon: Lexicon
) -> list[Evidence]:
    """The evidence that holds whether or not others are credited, in the order of the text.

    Without a known outlet only words such as "told this newspaper" count.
    """
    article = body.article
    found = [*_own_words(article, rows)]
    if own is not None:
        found += [*_told(article, said, own), *_named(article, rows, own), *_signed(body, own)]
        line = in_dateline(rows, lexicon)
        if line is not None and line[0].id == own.source.id:
            found.append(_evidence(article, "own-dateline", f"dateline of {own.source.name}", line[1]))
    return _in_order(found)


def from_the_place(article: Article, rows: list[Parsed], own: Publisher, lexicon: Lexicon) -> list[Evidence]:
    """A place in the dateline or beside the byline: evidence only for a story that credits nobody."""
    found = [*_byline(article, own)]
    if in_dateline(rows, lexicon) is None and (own.source.kind == "agency" or article.byline):
        note = f"{own.source.name} writes from the place"
        found += [
            _evidence(article, "place-dateline", note, row.dateline.span) for row in rows if row.dateline
        ]
    return _in_order(found)


def _in_order(found: list[Evidence]) -> list[Evidence]:
    return sorted(found, key=lambda one: ([place.span for place in one.places], one.rule))


def _evidence(article: Article, rule: str, note: str, span: Span) -> Evidence:
    return Evidence(rule=rule, note=note, places=(Place(article=article.id, span=span),))


def _own_words(article: Article, rows: list[Parsed]) -> Iterator[Evidence]:
    for row in rows:
        for match in _OWN_STAFF.finditer(article.text, row.body.start, row.body.end):
            if not _quoted(row, match.start()):
                span = Span(start=match.start(), end=match.end())
                yield _evidence(article, "told-own", f"a source spoke to {match['own'].lower()}", span)


def _quoted(row: Parsed, position: int) -> bool:
    return any(one.start <= position < one.end for one in row.quotes)


def _told(article: Article, said: list[Said], own: Publisher) -> Iterator[Evidence]:
    """Somebody told the outlet, or gave it an interview."""
    for one in said:
        told = {clause.cue.start for clause in one.row.clauses if clause.recipient is not None}
        asked = {link.cue.start for link in one.links if link.order == "witness"}
        for attribution in one.statement.attributions:
            cue = attribution.cue_span
            if attribution.source == own.source.id and cue is not None and cue.start in told | asked:
                yield _evidence(article, "told-own", f"a source spoke to {own.source.name}", attribution.span)


def _named(article: Article, rows: list[Parsed], own: Publisher) -> Iterator[Evidence]:
    """The outlet's own reporter saw it; it has seen the document."""
    text = article.text
    for row in rows:
        for match in row.outlets:
            if match.outlet.id != own.source.id or _quoted(row, match.name.start):
                continue
            staff = _STAFF.match(text, match.name.end, match.name.end + 40)
            if staff is not None:
                span = Span(start=match.span.start, end=staff.end())
                yield _evidence(article, "own-reporter", f"{own.source.name} had a reporter there", span)
            before = _SEEN.search(text[max(row.body.start, match.span.start - 40) : match.span.start])
            if before:
                start = max(row.body.start, match.span.start - 40) + before.start()
                yield _evidence(
                    article,
                    "seen-by",
                    f"{own.source.name} has it itself",
                    Span(start=start, end=match.span.end),
                )


def _signed(body: Body, own: Publisher) -> Iterator[Evidence]:
    """Find "(Reporting by …)" under an agency's story."""
    if own.source.kind != "agency":
        return
    text = body.article.text
    ranges = [one.span for one in body.dropped] + [sentence.span for sentence in body.sentences]
    for span in sorted(ranges):
        if _SIGNED.match(span.of(text)):
            yield _evidence(body.article, "signed", f"{own.source.name}'s reporters sign for it", span)


def _byline(article: Article, own: Publisher) -> Iterator[Evidence]:
    """A staff byline with the place it was written from."""
    if not article.byline:
        return
    start = article.text.find(article.byline)
    if start < 0:
        return
    end = article.text.find("\n", start)
    line = article.text[start : end if end >= 0 else None]
    if match := _BYLINE_PLACE.match(line):
        yield _evidence(
            article,
            "byline-place",
            f"{own.source.name}'s writer in {match['place']}",
            Span(start=start, end=start + match.end()),
        )
