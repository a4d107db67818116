"""An article as the page shows it: its text with everything marked that the report says of it."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from provenance.report.html.anchors import Anchors, address, slug, words_id
from provenance.report.html.claim import GLYPHS
from provenance.report.html.lineage import Edge, Ground, Quote, edges, ground, quote
from provenance.report.html.ranges import Laid, Piece, cut
from provenance.report.paths import Step, step
from provenance.report.view import Json, View
from provenance.report.wording import when

Kind = Literal["claim", "only", "dropped", "headline", "attribution", "fingerprint", "anchor"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said of a range: a claim made, words dropped, and so on."""

    kind: Kind
    label: str = ""
    href: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of the text with the classes it bears, its ids and the labels that end on it."""

    start: int
    text: str
    kinds: tuple[Kind, ...]
    ids: tuple[str, ...]
    before: tuple[Mark, ...]
    after: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class TitleChange:
    """A title that says more than its article's text."""

    severity: str
    title: str
    body: Quote
    note: str


@dataclass(frozen=True, slots=True)
class Trace:
    """A mark of copying and where else it stands."""

    kind: str
    note: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """Everything about an article."""

    id: str
    name: str
    title: str
    outlet: str | None
    outlet_basis: str | None
    published: str
    published_basis: str | None
    url: str | None
    href: str | None
    sentences: int
    shared: int
    only: int
    dropped: int
    notes: tuple[str, ...]
    credits: tuple[tuple[str, str | None, Quote], ...]
    own: tuple[Ground, ...]
    titles: tuple[TitleChange, ...]
    traces: tuple[Trace, ...]
    took: tuple[Edge, ...]
    gave: tuple[Edge, ...]
    shares: tuple[Edge, ...]
    runs: tuple[Run, ...] | None
    quoted: tuple[Quote, ...]


@dataclass(frozen=True)
class Indexed:
    """What the document says of each article, gathered once. ``numbers`` are those of claims on the page."""

    view: View
    numbers: Mapping[str, int]

    @functools.cached_property
    def mentions(self) -> dict[str, list[tuple[Json, Json]]]:
        """Each article's mentions, each with its claim."""
        found: dict[str, list[tuple[Json, Json]]] = defaultdict(list)
        for claim in self.view.claims.values():
            for mention in claim["mentions"]:
                found[mention["article"]].append((mention, claim))
        return found

    @functools.cached_property
    def derivations(self) -> dict[Step, list[Json]]:
        """Derivations between whole articles and sources, by either end."""
        found: dict[Step, list[Json]] = defaultdict(list)
        for one in self.view.document["derivations"]:
            for end in {step(one["earlier"]), step(one["later"])}:
                found[end].append(one)
        return found

    @functools.cached_property
    def fingerprints(self) -> dict[str, list[Json]]:
        """Marks of copying by article."""
        found: dict[str, list[Json]] = defaultdict(list)
        for one in self.view.document["fingerprints"]:
            for article in dict.fromkeys(place["article"] for place in one["places"]):
                found[article].append(one)
        return found


def link_all(indexed: Indexed, anchors: Anchors, articles: Iterable[str]) -> None:
    """Tells ``anchors`` every range that cards of these articles will link to in each other."""
    for article in articles:
        _edges(indexed, anchors, article)
        _traces(indexed, anchors, article)


def article_card(indexed: Indexed, anchors: Anchors, article: Json) -> ArticleCard:
    """The article; links into other articles were told to ``anchors`` by ``link_all``."""
    view, identifier = indexed.view, article["id"]
    outlet, published = article["outlet"], article["published_at"]
    mentions = indexed.mentions.get(identifier, [])
    took, gave, shares = _edges(indexed, anchors, identifier)
    credited = tuple(
        (
            view.source_name(one["source"]),
            anchors.source(one["source"]),
            _quote(view, anchors, identifier, one),
        )
        for one in article["credits"]
    )
    own = tuple(ground(view, anchors, one) for one in article.get("own_reporting", ()))
    titles = tuple(_title_change(view, anchors, one) for one in article.get("title_divergences", ()))
    traces = _traces(indexed, anchors, identifier)
    shared = [claim for _, claim in mentions if claim["counts"]["articles"] > 1]
    return ArticleCard(
        id=slug(identifier),
        name=article["name"],
        title=view.title(article) or article["name"],
        outlet=view.source_name(outlet["source"]) if outlet else None,
        outlet_basis=outlet["basis"] if outlet else None,
        published=when(article),
        published_basis=published["basis"] if published else None,
        url=article["url"],
        href=address(article["url"]),
        sentences=article["sentences"],
        shared=len(shared),
        only=len(mentions) - len(shared),
        dropped=len(article["dropped"]),
        notes=tuple(article.get("notes", ())),
        credits=credited,
        own=own,
        titles=titles,
        traces=traces,
        took=took,
        gave=gave,
        shares=shares,
        runs=_runs(indexed, anchors, article),
        quoted=() if identifier in view.texts else _quoted(mentions, view),
    )


def _quote(view: View, anchors: Anchors, article: str, place: Json) -> Quote:
    return quote(view, anchors, article, place["start"], place["end"])


def _edges(
    indexed: Indexed, anchors: Anchors, article: str
) -> tuple[tuple[Edge, ...], tuple[Edge, ...], tuple[Edge, ...]]:
    """What the article took, what others took from it, with whom it shares a source."""
    at = ("article", article)
    took: list[Json] = []
    gave: list[Json] = []
    shares: list[Json] = []
    for one in indexed.derivations.get(at, []):
        if one["relation"] == "shares-source":
            shares.append(one)
        else:
            (took if step(one["later"]) == at else gave).append(one)
    told = [tuple(edges(indexed.view, anchors, group)[0]) for group in (took, gave, shares)]
    return told[0], told[1], told[2]


def _traces(indexed: Indexed, anchors: Anchors, article: str) -> tuple[Trace, ...]:
    return tuple(
        Trace(
            one["kind"].replace("-", " "),
            one["note"],
            tuple(quote(indexed.view, anchors, **place) for place in one["places"]),
        )
        for one in indexed.fingerprints.get(article, [])
    )


def _title_change(view: View, anchors: Anchors, one: Json) -> TitleChange:
    body = one["right"]
    where = view.mentions[body["mention"]]["article"]
    return TitleChange(one["severity"], one["left"]["text"], _quote(view, anchors, where, body), one["note"])


def _quoted(mentions: list[tuple[Json, Json]], view: View) -> tuple[Quote, ...]:
    """The article's mentions in order, where its text is not at hand."""
    ordered = sorted((mention for mention, _ in mentions), key=lambda one: one["start"])
    return tuple(Quote(one["text"], view.article_name(one["article"]), None) for one in ordered)


def _runs(indexed: Indexed, anchors: Anchors, article: Json) -> tuple[Run, ...] | None:
    """The whole text, cut where anything begins or ends; ``None`` where it is not at hand."""
    text = indexed.view.texts.get(article["id"])
    if text is None:
        return None
    marks = [*_marks(indexed, anchors, article)]
    marks += [
        Laid(start, end, Mark("anchor", words_id(article["id"], start, end)))
        for start, end in anchors.ranges(article["id"])
    ]
    return tuple(_run(text, piece) for piece in cut(0, len(text), marks))


def _run(text: str, piece: Piece[Mark]) -> Run:
    return Run(
        start=piece.start,
        text=text[piece.start : piece.end],
        kinds=tuple(dict.fromkeys(one.kind for one in piece.marks if one.kind != "anchor")),
        ids=tuple(one.label for one in piece.opening if one.kind == "anchor"),
        before=tuple(one for one in piece.opening if one.kind == "dropped"),
        after=tuple(one for one in piece.closing if one.kind == "claim"),
    )


def _marks(indexed: Indexed, anchors: Anchors, article: Json) -> Iterator[Laid[Mark]]:
    if article["headline"]:
        yield Laid(article["headline"]["start"], article["headline"]["end"], Mark("headline"))
    for one in article["dropped"]:
        yield Laid(one["start"], one["end"], Mark("dropped", one["reason"].replace("-", " ")))
    seen: set[tuple[int, int]] = set()
    for mention, claim in indexed.mentions.get(article["id"], []):
        yield from _mention(indexed, anchors, mention, claim)
        for made in mention["attributions"]:
            if (made["start"], made["end"]) not in seen:
                seen.add((made["start"], made["end"]))
                yield Laid(made["start"], made["end"], Mark("attribution"))
    for one in indexed.fingerprints.get(article["id"], []):
        for place in one["places"]:
            if place["article"] == article["id"]:
                yield Laid(place["start"], place["end"], Mark("fingerprint", one["kind"]))


def _mention(indexed: Indexed, anchors: Anchors, mention: Json, claim: Json) -> Iterator[Laid[Mark]]:
    """A shared claim bears its number at its end; a claim of this article alone only shows as such."""
    parts = mention.get("parts") or [mention]
    if claim["counts"]["articles"] < 2:  # noqa: PLR2004 (shared is what two articles say)
        yield from (Laid(one["start"], one["end"], Mark("only")) for one in parts)
        return
    href = anchors.claim(claim["id"])
    number = indexed.numbers.get(claim["id"])
    glyph = GLYPHS[claim["standing"]]
    label = f"{glyph} {number}" if number and href else glyph
    note = f"claim {number}, {claim['standing']}" if number and href else claim["standing"]
    plain = Mark("claim")
    yield from (Laid(one["start"], one["end"], plain) for one in parts[:-1])
    yield Laid(parts[-1]["start"], parts[-1]["end"], Mark("claim", label, href, note))
