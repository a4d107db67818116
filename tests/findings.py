"""Findings made by hand, for tests of what comes after the stages.

A ``Pile`` is filled with articles whose sentences stand one to a line, then with mentions,
claims and derivations named by their words; ``findings()`` turns it into what the pipeline
would hand on. ``tests.piles`` and ``tests.odd_piles`` hold the piles that tests share.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from provenance.model import (
    Article,
    AttributedArticle,
    Attribution,
    AttributionKind,
    Body,
    Claim,
    Counts,
    Credit,
    Derivation,
    Divergence,
    DivergenceKind,
    Dropped,
    EncoderIdentity,
    Evidence,
    Findings,
    Fingerprint,
    Lineage,
    Match,
    Mention,
    Node,
    Origin,
    OriginBasis,
    OutletIdentity,
    Part,
    Place,
    Precision,
    Relation,
    Role,
    Sentence,
    Severity,
    Side,
    Skipped,
    Source,
    SourceKind,
    Span,
    Standing,
    Statement,
    Timestamp,
    TitleDivergence,
    TracedClaim,
)


def identifier(*parts: str) -> str:
    """A stable id of twelve hexadecimal digits."""
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:12]


@dataclass
class Pile:
    """Articles, mentions and claims under construction."""

    articles: dict[str, Article] = field(default_factory=dict)
    outlets: dict[str, OutletIdentity] = field(default_factory=dict)
    credits: dict[str, list[Credit]] = field(default_factory=dict)
    own: dict[str, list[Evidence]] = field(default_factory=dict)
    dropped: dict[str, list[Dropped]] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    mentions: dict[str, Mention] = field(default_factory=dict)
    claims: list[TracedClaim] = field(default_factory=list)
    matches: list[Match] = field(default_factory=list)
    derivations: list[Derivation] = field(default_factory=list)
    titles: list[TitleDivergence] = field(default_factory=list)
    fingerprints: list[Fingerprint] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    cut: dict[str, list[Sentence]] = field(default_factory=dict)

    def source(self, name: str, kind: SourceKind = "agency") -> str:
        """A source; gives its id."""
        slug = name.casefold().replace(" ", "-")
        self.sources[slug] = Source(id=slug, name=name, kind=kind)
        return slug

    def article(
        self,
        name: str,
        text: str,
        *,
        outlet: str | None = None,
        published: str | None = None,
        precision: Precision = "minute",
        title: str | None = None,
        url: str | None = None,
        notes: tuple[str, ...] = (),
    ) -> str:
        """An article whose first line is its headline, unless a ``title`` is given apart; gives its id."""
        key = identifier("article", name)
        first = text.split("\n", 1)[0]
        self.articles[key] = Article(
            id=key,
            name=name,
            text=text,
            url=url,
            title=title or first,
            headline=None if title else Span(start=0, end=len(first)),
            published_at=Timestamp(value=published, precision=precision, basis="text") if published else None,
            notes=notes,
        )
        if outlet:
            self.outlets[key] = OutletIdentity(source=self.source(outlet), basis="self-citation")
        return key

    def credit(self, article: str, source: str, words: str, cue: str) -> None:
        """The article owes its story to ``source``, in these words."""
        found = Credit(source=source, span=self.find(article, words), text=words, cue=cue)
        self.credits.setdefault(article, []).append(found)

    def drop(self, article: str, words: str, reason: str) -> None:
        """These words are page furniture."""
        self.dropped.setdefault(article, []).append(Dropped(span=self.find(article, words), reason=reason))

    def find(self, article: str, words: str, inside: Span | None = None) -> Span:
        """Where ``words`` stand first, in the whole article or inside a range."""
        text = self.articles[article].text
        start = text.index(words, inside.start if inside else 0)
        return Span(start=start, end=start + len(words))

    def place(self, article: str, words: str) -> Place:
        """``find`` as a place."""
        return Place(article=article, span=self.find(article, words))

    def mention(self, article: str, words: str, *attributions: Attribution) -> Mention:
        """The mention whose content are these words."""
        span = self.find(article, words)
        sentence = next(one for one in self.sentences(article) if one.span.contains(span))
        made = Mention(
            id=identifier("mention", article, str(span.start)),
            article=article,
            span=span,
            parts=(span,),
            text=words,
            content=" ".join(words.split()),
            sentence=sentence,
            role=sentence.role,
            attributions=attributions,
        )
        self.mentions[made.id] = made
        return made

    def attribution(
        self,
        article: str,
        clause: str,
        name: str,
        cue: str,
        source: str | None,
        kind: AttributionKind = "outlet",
    ) -> Attribution:
        """An attribution clause; without a ``source`` it is an orphan reference."""
        return Attribution(
            kind=kind,
            source=source,
            name=name,
            cue=cue,
            span=self.find(article, clause),
            resolution="named" if source else "orphan",
        )

    def claim(
        self,
        mentions: Sequence[Mention],
        origin: Origin,
        *,
        standing: Standing = "single-origin",
        derivations: Iterable[Derivation] = (),
        divergences: Iterable[Divergence] = (),
        origins: int = 1,
        unknown: int = 0,
        notes: tuple[str, ...] = (),
    ) -> str:
        """A claim of these mentions, the first the representative one; gives its id."""
        first = mentions[0]
        key = identifier("claim", first.id)
        articles = {one.article for one in mentions}
        claim = Claim(
            id=key,
            text=first.text,
            representative=first.id,
            mentions=tuple(one.id for one in mentions),
            minimum_similarity=0.931 if len(mentions) > 1 else 1.0,
        )
        counts = Counts(
            mentions=len(mentions),
            articles=len(articles),
            outlets=len({self.outlets[one].source for one in articles if one in self.outlets}),
            origins=origins,
            unknown_lineage=unknown,
            witnesses=origins,
        )
        lineage = Lineage(
            claim=key,
            origin=origin,
            derivations=tuple(derivations),
            counts=counts,
            standing=standing,
            notes=notes,
        )
        self.claims.append(TracedClaim(claim=claim, lineage=lineage, divergences=tuple(divergences)))
        self.matches += [_match(first, other) for other in mentions[1:]]
        return key

    def differ(
        self,
        kind: DivergenceKind,
        severity: Severity,
        left: tuple[Mention, str],
        right: tuple[Mention, str],
        note: str,
    ) -> Divergence:
        """A divergence between the words of two mentions; empty words stand at the mention's end."""
        return Divergence(
            kind=kind, severity=severity, left=self._side(*left), right=self._side(*right), note=note
        )

    def _side(self, mention: Mention, words: str) -> Side:
        end = mention.span.end
        span = self.find(mention.article, words, mention.sentence.span) if words else Span(start=end, end=end)
        return Side(mention=mention.id, span=span, text=words)

    def derive(self, later: Node, earlier: Node, relation: Relation, *evidence: Evidence) -> Derivation:
        """A derivation, kept also among those between whole articles and sources."""
        made = Derivation(later=later, earlier=earlier, relation=relation, confidence=0.9, evidence=evidence)
        self.derivations.append(made)
        return made

    def sentences(self, article: str) -> list[Sentence]:
        """One sentence a line, the first the headline and the second the lead."""
        if article in self.cut:
            return self.cut[article]
        found: list[Sentence] = []
        start = 0
        for line in self.articles[article].text.split("\n"):
            if line.strip():
                role: Role = "headline" if not found else "lead" if len(found) == 1 else "body"
                span = Span(start=start, end=start + len(line))
                found.append(
                    Sentence(article=article, index=len(found), span=span, role=role, paragraph=len(found))
                )
            start += len(line) + 1
        self.cut[article] = found
        return found

    def findings(self) -> Findings:
        """What the pipeline would hand on."""
        return Findings(
            encoder=EncoderIdentity(name="by-hand", dimension=8, weights_sha256=None),
            articles=tuple(self._attributed(one) for one in self.articles.values()),
            sources=tuple(sorted(self.sources.values(), key=lambda one: one.id)),
            mentions=tuple(self.mentions.values()),
            matches=tuple(self.matches),
            claims=tuple(self.claims),
            derivations=tuple(self.derivations),
            title_divergences=tuple(self.titles),
            fingerprints=tuple(self.fingerprints),
            skipped=tuple(self.skipped),
        )

    def _attributed(self, article: Article) -> AttributedArticle:
        sentences = tuple(self.sentences(article.id))
        made = [one for one in self.mentions.values() if one.article == article.id]
        statements = [
            Statement(sentence=one.sentence, content=one.parts, attributions=one.attributions) for one in made
        ]
        return AttributedArticle(
            article=article,
            body=Body(article=article, sentences=sentences, dropped=tuple(self.dropped.get(article.id, ()))),
            outlet=self.outlets.get(article.id),
            credits=tuple(self.credits.get(article.id, ())),
            statements=tuple(statements),
            own_reporting=tuple(self.own.get(article.id, ())),
            sources=(),
        )


def held(article: str) -> Node:
    """An article as an end of a derivation."""
    return Node(article=article)


def cited(source: str) -> Node:
    """A source as an end of a derivation."""
    return Node(source=source)


def origin(
    source: str | None,
    basis: OriginBasis,
    reason: str,
    *,
    article: str | None = None,
    confidence: float = 0.9,
) -> Origin:
    """An origin, held where an article is named."""
    return Origin(
        source=source,
        article=article,
        held=article is not None,
        basis=basis,
        confidence=confidence,
        reason=reason,
    )


def _match(left: Mention, right: Mention) -> Match:
    first, second = sorted((left.id, right.id))
    parts = (Part(name="meaning", value=0.952, weight=3.1), Part(name="wording", value=0.81, weight=1.75))
    return Match(left=first, right=second, similarity=0.952, probability=0.992, reuse=True, parts=parts)
