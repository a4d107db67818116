"""Who says what: attributions, credits, statements, and the mentions of claims."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.model.kinds import AttributionKind, OutletBasis, Resolution, Role
from provenance.model.places import Place, Span
from provenance.model.reading import Article, Body, Sentence, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who a sentence says it has its content from.

    ``span`` is the whole attribution clause; ``name`` the source as written; ``source`` the
    id of the source it resolves to, ``None`` for an orphan reference ("the outlet" with
    nothing before it that it could mean). ``antecedent`` is where a pronoun or a descriptive
    reference was resolved to.
    """

    kind: AttributionKind
    source: str | None
    name: str
    cue: str
    span: Span
    resolution: Resolution = "named"
    source_span: Span | None = None
    cue_span: Span | None = None
    antecedent: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence taken apart: its content, and whom it is attributed to.

    ``content`` are the ranges left when attribution clauses are taken out, in order, never
    empty ranges; ``()`` when the sentence is nothing but attribution. ``attributions`` run
    from the nearest (the outlet that tells the reader) to the farthest (the first source).
    ``quotes`` are the quotation ranges inside the sentence, marks excluded.
    """

    sentence: Sentence
    content: tuple[Span, ...]
    attributions: tuple[Attribution, ...]
    quotes: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """An outlet to which the article as a whole owes its story; ``text`` the words that say so."""

    source: str
    span: Span
    text: str
    cue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletIdentity:
    """The outlet that published an article and what that rests on."""

    source: str
    basis: OutletBasis
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why a decision was taken: a rule's slug, a sentence for people, the exact ranges."""

    rule: str
    note: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributedArticle:
    """An article with its outlet, its credits and its statements.

    ``own_reporting`` holds the positive evidence that the outlet gathered the story itself
    ("told Reuters", an agency's own dateline, a staff byline with a place). Without it an
    uncredited article is of unknown lineage. ``sources`` are all sources named in it.
    """

    article: Article
    body: Body
    outlet: OutletIdentity | None
    credits: tuple[Credit, ...]
    statements: tuple[Statement, ...]
    own_reporting: tuple[Evidence, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One article's making of a claim.

    ``span`` is the smallest range around all ``parts``; ``content`` is what is encoded: the
    parts' text joined by one space, white space folded. ``quotes`` as in ``Statement``.
    """

    id: str
    article: str
    span: Span
    parts: tuple[Span, ...]
    text: str
    content: str
    sentence: Sentence
    role: Role
    attributions: tuple[Attribution, ...]
    quotes: tuple[Span, ...] = ()
