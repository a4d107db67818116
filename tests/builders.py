"""Small makers of attributed articles, mentions, matches and claims for tests.

    pile = PileBuilder()
    pile.add("a", say("the bridge is shut until Friday", "outlet:reuters", claim="bridge"), outlet="dawn")
    pile.add("b", say("the bridge is shut until Friday", claim="bridge"), date="2024-05-03")
    articles, mentions, matches, claims = pile.build()

A sentence is written as its content and the attributions behind it. Mentions of one ``claim``
are matched pair by pair; wording that is nearly the same counts as reuse.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from provenance import text
from provenance.model import (
    Article,
    AttributedArticle,
    Attribution,
    AttributionKind,
    Body,
    Claim,
    Credit,
    Evidence,
    Match,
    Mention,
    OutletBasis,
    OutletIdentity,
    Part,
    Place,
    Precision,
    Resolution,
    Role,
    Sentence,
    Source,
    SourceKind,
    Span,
    Statement,
    Timestamp,
)

REUSE = 0.75
"""Share of common words from which the builder calls a match text reuse."""

_KINDS: dict[AttributionKind, SourceKind] = {
    "outlet": "agency",
    "speaker": "person",
    "document": "organisation",
    "anonymous": "anonymous",
}


@dataclass(frozen=True)
class Say:
    """One sentence: ``content``, then what it is attributed to. See ``say``."""

    content: str
    by: tuple[str, ...]
    claim: str | None
    role: Role
    told_here: bool
    beside: bool


def say(
    content: str,
    *by: str,
    claim: str | None = None,
    role: Role = "body",
    told_here: bool = False,
    beside: bool = False,
) -> Say:
    """A sentence that says ``content``.

    Args:
        content: the words, without a full stop; quotation marks make quotes.
        by: attributions, nearest first, as ``kind:source``, ``kind:source:name`` or
            ``kind:source:name:resolution``; an empty source is unresolved.
        claim: label of the claim that it makes; a claim of its own if not given.
        role: headline, lead or body.
        told_here: the sentence shows that the outlet gathered it itself.
        beside: the attributions stand side by side ("Reuters and AFP"), not in a chain.
    """
    return Say(content, by, claim, role, told_here, beside)


def day(value: str) -> Timestamp:
    """A timestamp whose precision is read off ``value`` (ISO 8601, cut anywhere)."""
    by_length: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
    return Timestamp(value=value, precision=by_length.get(len(value), "minute"), basis="text")


@dataclass
class PileBuilder:
    """Collects articles; ``build`` gives what the tracing stage takes."""

    articles: list[AttributedArticle] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    labels: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(
        self,
        id_: str,
        *sentences: Say,
        outlet: str | None = None,
        basis: OutletBasis = "metadata",
        date: str | None = None,
        credits: tuple[str, ...] = (),  # noqa: A002 (the model's word)
        gathered: bool = False,
        url: str | None = None,
        kind: SourceKind = "agency",
    ) -> AttributedArticle:
        """Add an article; ``credits`` are outlet ids, ``gathered`` gives it a staff byline.

        ``kind`` is that of its outlet.
        """
        made = _Writer(id_, sentences)
        published = day(date) if date else None
        article = Article(id=id_, name=f"{id_}.txt", text=made.text, url=url, published_at=published)
        named = {source.id: source for source in made.sources}
        for source in (outlet, *credits):
            if source and source not in named:
                own = kind if source == outlet else "agency"
                named[source] = Source(id=source, name=source.title(), kind=own)
        attributed = AttributedArticle(
            article=article,
            body=Body(article=article, sentences=tuple(made.sentences), dropped=()),
            outlet=OutletIdentity(source=outlet, basis=basis) if outlet else None,
            credits=tuple(made.credit(source) for source in credits),
            statements=tuple(made.statements),
            own_reporting=tuple(made.own_reporting(gathered)),
            sources=tuple(named[source] for source in sorted(named)),
        )
        self.articles.append(attributed)
        for statement, sentence in zip(made.statements, sentences, strict=True):
            mention = mention_of(article, statement)
            self.mentions.append(mention)
            self.labels[sentence.claim or f"only {mention.id}"].append(mention.id)
        return attributed

    def build(
        self,
    ) -> tuple[list[AttributedArticle], list[Mention], list[Match], list[Claim]]:
        """Articles, mentions, matches and claims, in order of adding."""
        by_id = {mention.id: mention for mention in self.mentions}
        matches = [
            match(by_id[left], by_id[right])
            for ids in self.labels.values()
            for left, right in itertools.combinations(sorted(ids), 2)
        ]
        claims = [
            Claim(
                id=f"c:{label}",
                text=by_id[ids[0]].text,
                representative=ids[0],
                mentions=tuple(sorted(ids)),
                minimum_similarity=1.0,
            )
            for label, ids in self.labels.items()
        ]
        return self.articles, self.mentions, matches, claims


class _Writer:
    """Writes an article's text sentence by sentence and remembers where everything stands."""

    def __init__(self, article: str, sentences: tuple[Say, ...]) -> None:
        self.article = article
        self.text = ""
        self.sentences: list[Sentence] = []
        self.statements: list[Statement] = []
        self.sources: list[Source] = []
        self._told: list[Span] = []
        for sentence in sentences:
            self._write(sentence)

    def _write(self, say_: Say) -> None:
        start = len(self.text)
        content = self._append(say_.content)
        attributions = self._attribute(say_)
        self.sources += [
            Source(id=one.source, name=one.source.title(), kind=_KINDS[one.kind])
            for one in attributions
            if one.source
        ]
        self._append(".")
        span = Span(start=start, end=len(self.text))
        self._append("\n")
        index = len(self.sentences)
        sentence = Sentence(article=self.article, index=index, span=span, role=say_.role, paragraph=index)
        self.sentences.append(sentence)
        quotes = tuple(text.quotations(self.text, content))
        self.statements.append(
            Statement(sentence=sentence, content=(content,), attributions=tuple(attributions), quotes=quotes)
        )
        if say_.told_here:
            self._told.append(span)

    def _append(self, piece: str) -> Span:
        start = len(self.text)
        self.text += piece
        return Span(start=start, end=len(self.text))

    def _attribute(self, say_: Say) -> list[Attribution]:
        """ ", Reuters said, AFP said" in a chain, ", Reuters and AFP said" side by side."""
        specs = [_spec(one) for one in say_.by]
        named: list[Span] = []
        cues: list[Span] = []
        for index, (_, _, name, _) in enumerate(specs):
            self._append(" and " if say_.beside and index else ", ")
            named.append(self._append(name))
            if not say_.beside or index == len(specs) - 1:
                cues += [self._append(" said")] * (index + 1 - len(cues))
        return [
            Attribution(
                kind=kind,
                source=source or None,
                name=name,
                cue="said",
                span=Span(start=where.start, end=cue.end),
                resolution=resolution,
                source_span=where,
                cue_span=cue,
            )
            for (kind, source, name, resolution), where, cue in zip(specs, named, cues, strict=True)
        ]

    def credit(self, source: str) -> Credit:
        """A credit at the clause that names the source, else at the first sentence."""
        clauses = [one.span for made in self.statements for one in made.attributions if one.source == source]
        span = clauses[0] if clauses else self.sentences[0].span
        return Credit(source=source, span=span, text=span.of(self.text), cue="reported")

    def own_reporting(self, gathered: bool) -> Iterator[Evidence]:  # noqa: FBT001
        """Evidence that the outlet gathered the story: a byline, sentences told to it."""
        if gathered:
            first = Place(article=self.article, span=self.sentences[0].span)
            yield Evidence(rule="staff-byline", note="a reporter of its own signs", places=(first,))
        for span in self._told:
            place = Place(article=self.article, span=span)
            yield Evidence(rule="told-outlet", note="somebody told it", places=(place,))


def _spec(spec: str) -> tuple[AttributionKind, str, str, Resolution]:
    kind, source, name, resolution, *_ = [*spec.split(":"), "", "", ""]
    kinds: dict[str, AttributionKind] = {one: one for one in _KINDS}
    found: dict[str, Resolution] = {
        "": "named",
        "named": "named",
        "antecedent": "antecedent",
        "self": "self",
        "orphan": "orphan",
    }
    return kinds[kind], source, name or source.title(), found[resolution]


def mention_of(article: Article, statement: Statement) -> Mention:
    """The mention that a statement makes."""
    hull = Span(start=statement.content[0].start, end=statement.content[-1].end)
    return Mention(
        id=f"m:{article.id}:{statement.sentence.index}",
        article=article.id,
        span=hull,
        parts=statement.content,
        text=hull.of(article.text),
        content=text.folded(" ".join(part.of(article.text) for part in statement.content)),
        sentence=statement.sentence,
        role=statement.sentence.role,
        attributions=statement.attributions,
        quotes=statement.quotes,
    )


def match(left: Mention, right: Mention) -> Match:
    """A sure match; reuse where the wording is nearly the same."""
    words = [set(re.findall(r"\w+", one.content.casefold())) for one in (left, right)]
    common = len(words[0] & words[1]) / max(1, len(words[0] | words[1]))
    return Match(
        left=min(left.id, right.id),
        right=max(left.id, right.id),
        similarity=common,
        probability=0.95,
        reuse=common >= REUSE,
        parts=(Part(name="wording", value=common, weight=2.9),),
    )
