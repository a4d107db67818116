"""The stages composed, one way: segment → attribute → encode → match → cluster → trace → compare.

Pure: what comes from outside (articles, encoder, index, tables) is handed in.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from typing import TypeVar

from provenance import text
from provenance.attribution import attribute
from provenance.divergence import compare, compare_title
from provenance.lexicon import Lexicon
from provenance.matching import (
    MatchSettings,
    Worded,
    cluster,
    match,
    relate,
    weighed_by_time,
    with_gaps,
    worth_encoding,
)
from provenance.model import (
    Article,
    AttributedArticle,
    Claim,
    Divergence,
    Findings,
    Match,
    Mention,
    OriginPolicy,
    Related,
    Side,
    Skipped,
    Source,
    Span,
    Statement,
    Timestamp,
    TitleDivergence,
    TracedClaim,
)
from provenance.ports import CloseReader, Comparisons, Encoder, Monitor, Tick, VectorIndex, Vectors
from provenance.segmentation import segment
from provenance.tracing import TraceSettings, Tracing, contest, reference, trace

MINIMUM_WORDS = 4
"""A shorter content ("He did.") states nothing that can be traced on its own."""

_ABOUT_THE_TELLING = re.compile(
    r"""
      ^ (?: [\w’'.-]+ \s+ ){1,8} (?: spoke | talked ) \s .{0,120} \b condition \s of \s anonymity \b
    | \b (?: margin \s of \s (?: sampling \s )? | sampling \s ) error \b
        (?= .{0,60} (?: \d | \b (?: plus | points? ) \b ) )
    | \b points? \s margin \s of \s (?: sampling \s )? error \b
    | \b did \s not \s (?: \w+ \s )? (?: respond | reply | return ) \b .{0,80} \b comment \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""How a source spoke, how a poll errs, who did not answer: said alike in unrelated stories."""
_TELLING_SIGNS = ("anonym", "error", "comment")
"""One of these is in every such sentence; looked for first, as hardly any other has one."""

_T = TypeVar("_T")


class SilentMonitor:
    """A monitor that watches nothing."""

    def stage(self, name: str) -> AbstractContextManager[Tick]:  # noqa: ARG002 (the port's signature)
        """Ignore the stage."""
        return nullcontext(lambda *_: None)

    def note(self, text: str) -> None:
        """Ignore the note."""


class NoComparisons:
    """Remembers nothing."""

    def held(self, claim: Claim, reference: str, articles: Sequence[str]) -> None:
        """Nothing is held."""

    def keep(
        self, claim: Claim, reference: str, articles: Sequence[str], found: tuple[Divergence, ...]
    ) -> None:
        """Nothing is kept."""

    def held_titles(self, article: str) -> None:
        """Nothing is held."""

    def keep_titles(self, article: str, found: tuple[TitleDivergence, ...]) -> None:
        """Nothing is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageSettings:
    """What the stages need to know."""

    origin: OriginPolicy = "auto"
    matching: MatchSettings = field(default_factory=MatchSettings)
    tracing: TraceSettings = field(default_factory=TraceSettings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What the pipeline uses but does not own."""

    lexicon: Lexicon
    encoder: Encoder
    index: VectorIndex
    monitor: Monitor = field(default_factory=SilentMonitor)
    comparisons: Comparisons = field(default_factory=NoComparisons)
    reader: CloseReader | None = None
    """Reads a large pile's articles closely, in place of reading them one after the other."""
    vocabulary: Collection[str] = frozenset()
    """Words known to be spelt right, lower case."""


def run(
    articles: Sequence[Article], skipped: Sequence[Skipped], outside: Outside, settings: StageSettings
) -> Findings:
    """Trace every claim of ``articles``. The order of ``articles`` does not matter."""
    return conclude(read_closely(articles, outside), skipped, outside, settings)


def conclude(
    articles: Iterable[AttributedArticle],
    skipped: Iterable[Skipped],
    outside: Outside,
    settings: StageSettings,
    versions: Iterable[tuple[str, str]] = (),
) -> Findings:
    """Trace every claim of ``articles`` that are read closely already: what depends on the whole pile.

    ``versions``: pairs (later, earlier) of ids of articles of which one took the place of the other.
    """
    attributed = sorted(articles, key=lambda one: (one.article.name, one.article.id))
    mentions = [mention for article in attributed for mention in mentions_of(article)]
    published = {one.article.id: one.article.published_at for one in attributed if one.article.published_at}
    matches, claims, related = link(mentions, published, outside, settings.matching)
    with outside.monitor.stage("trace"):
        tracing = trace(
            attributed,
            mentions,
            matches,
            claims,
            settings.origin,
            settings.tracing,
            groups=outside.lexicon.groups(),
            vocabulary=outside.vocabulary,
            versions=versions,
        )
    traced, titles = differences(attributed, mentions, claims, tracing, outside)
    return Findings(
        encoder=outside.encoder.identity,
        articles=tuple(attributed),
        sources=_sources(attributed),
        mentions=tuple(mentions),
        matches=tuple(_inside(matches, claims)),
        claims=tuple(traced),
        derivations=tracing.derivations,
        title_divergences=tuple(titles),
        fingerprints=tracing.fingerprints,
        skipped=tuple(sorted(skipped, key=lambda one: (one.name, one.reason))),
        related=tuple(related),
    )


def read_closely(articles: Sequence[Article], outside: Outside) -> list[AttributedArticle]:
    """Segment and attribute each article."""
    if outside.reader is not None:
        with outside.monitor.stage("attribute") as tick:
            return list(_ticking(outside.reader(articles), tick, len(articles)))
    with outside.monitor.stage("segment") as tick:
        bodies = [segment(article) for article in _ticking(articles, tick, len(articles))]
    with outside.monitor.stage("attribute") as tick:
        return [attribute(body, outside.lexicon) for body in _ticking(bodies, tick, len(bodies))]


def one_closely(article: Article, lexicon: Lexicon) -> AttributedArticle:
    """Segment and attribute one article."""
    return attribute(segment(article), lexicon)


def link(
    mentions: Sequence[Mention],
    published: Mapping[str, Timestamp],
    outside: Outside,
    settings: MatchSettings,
) -> tuple[list[Match], list[Claim], list[Related]]:
    """Match mentions, cluster them into claims, and tell which claims are of one event."""
    contents = sorted({mention.content for mention in mentions})
    row_of = {content: row for row, content in enumerate(contents)}
    rows = [row_of[mention.content] for mention in mentions]
    chosen = _to_encode(contents, mentions, settings)
    with outside.monitor.stage("encode") as tick:
        made = outside.encoder.encode([contents[row] for row in chosen], tick)
        vectors: Vectors = with_gaps(made, chosen, len(contents))
    with outside.monitor.stage("index"):
        near = outside.index.pairs(made, settings.neighbour_similarity, settings.neighbours)
        neighbours = [(chosen[one], chosen[two], cosine) for one, two, cosine in near]
        if outside.index.recall is not None:
            outside.monitor.note(f"recall {outside.index.recall:.3f}")
    with outside.monitor.stage("match"):
        words = Worded.of(mentions, rows, len(contents))
        found = match(mentions, vectors, rows, neighbours, settings, words)
        matches = weighed_by_time(found, mentions, published, settings.minimum_probability)
    with outside.monitor.stage("cluster"):
        claims = cluster(mentions, matches, vectors, rows, settings)
    with outside.monitor.stage("relate"):
        return matches, claims, relate(mentions, claims, vectors, rows, settings, words)


def _to_encode(
    contents: Sequence[str], mentions: Sequence[Mention], settings: MatchSettings
) -> Sequence[int]:
    """The rows of ``contents`` that get a vector."""
    if settings.encoded == "all":
        return range(len(contents))
    where: Mapping[str, list[str]] = defaultdict(list)
    for mention in mentions:
        where[mention.content].append(mention.article)
    return worth_encoding([(content, where[content]) for content in contents], settings.word_neighbours)


def differences(
    articles: Sequence[AttributedArticle],
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
    tracing: Tracing,
    outside: Outside,
) -> tuple[list[TracedClaim], list[TitleDivergence]]:
    """Compare the mentions of each claim, and each title with its article.

    A headline that stands in its article's text is a mention, so what it overstates is a
    divergence of the claim whose body mention it is set against; a title from a field of its
    own has no place in the text and stays with the article.
    """
    by_id = {mention.id: mention for mention in mentions}
    article_of = {article.article.id: article for article in articles}
    claim_of = {mention: claim.id for claim in claims for mention in claim.mentions}
    traced: list[TracedClaim] = []
    with outside.monitor.stage("compare") as tick:
        headlines, titles = _titles(articles, mentions, outside.comparisons)
        overstated: Mapping[str, list[Divergence]] = defaultdict(list)
        for divergence in headlines:
            overstated[claim_of[divergence.right.mention]].append(divergence)
        for claim, lineage in _ticking(zip(claims, tracing.lineages, strict=True), tick, len(claims)):
            inside = {one: by_id[one] for one in claim.mentions}
            start = reference(claim, lineage, inside, article_of)
            found = _compared(claim, inside, article_of, start, outside.comparisons)
            found = _with(found, overstated[claim.id])
            contested = contest(lineage, found, tracing.lines)
            traced.append(TracedClaim(claim=claim, lineage=contested, divergences=found))
    return traced, titles


def mentions_of(article: AttributedArticle) -> list[Mention]:
    """The mentions that an article's statements make."""
    made = (_mention(article.article, statement) for statement in article.statements)
    return [mention for mention in made if mention is not None]


def _mention(article: Article, statement: Statement) -> Mention | None:
    if not statement.content:
        return None
    content = text.folded(" ".join(part.of(article.text) for part in statement.content))
    if len(text.bare_words(content)) < MINIMUM_WORDS or _is_about_the_telling(content):
        return None
    hull = Span(start=statement.content[0].start, end=statement.content[-1].end)
    return Mention(
        id=mention_id(article.id, hull),
        article=article.id,
        span=hull,
        parts=statement.content,
        text=hull.of(article.text),
        content=content,
        sentence=statement.sentence,
        role=statement.sentence.role,
        attributions=statement.attributions,
        quotes=statement.quotes,
    )


def _is_about_the_telling(content: str) -> bool:
    low = content.lower()
    return any(sign in low for sign in _TELLING_SIGNS) and _ABOUT_THE_TELLING.search(content) is not None


def mention_id(article: str, span: Span) -> str:
    """The id of the mention that stands in this range of this article."""
    return "m" + digest(article, str(span.start), str(span.end))


def digest(*parts: str) -> str:
    """Twelve hexadecimal digits that stand for ``parts``."""
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def _compared(
    claim: Claim,
    mentions: Mapping[str, Mention],
    articles: Mapping[str, AttributedArticle],
    reference: str,
    comparisons: Comparisons,
) -> tuple[Divergence, ...]:
    if len(mentions) == 1:
        return ()
    own = sorted({mention.article for mention in mentions.values()})
    found = comparisons.held(claim, reference, own)
    if found is None:
        found = compare(claim, mentions, articles, reference)
        comparisons.keep(claim, reference, own, found)
    return found


def _titles(
    articles: Sequence[AttributedArticle], mentions: Sequence[Mention], comparisons: Comparisons
) -> tuple[list[Divergence], list[TitleDivergence]]:
    """What titles overstate: by headlines that are mentions, and by titles that are not."""
    own: Mapping[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        own[mention.article].append(mention)
    headlines: list[Divergence] = []
    titles: list[TitleDivergence] = []
    for article in articles:
        inside = own[article.article.id]
        headline = next((one for one in inside if one.role == "headline"), None)
        compared = comparisons.held_titles(article.article.id)
        if compared is None:
            compared = tuple(compare_title(article, inside))
            comparisons.keep_titles(article.article.id, compared)
        for found in compared:
            placed = _placed(found, article.article, headline)
            if placed is None:
                titles.append(found)
            else:
                headlines.append(placed)
    return headlines, titles


def _placed(found: TitleDivergence, article: Article, headline: Mention | None) -> Divergence | None:
    """``found`` as a divergence of the headline's mention, if the title's words stand in the text."""
    if headline is None or article.headline is None:
        return None
    start = article.headline.start + found.title.start
    span = Span(start=start, end=start + len(found.title))
    if span.of(article.text) != found.text:
        return None
    side = Side(mention=headline.id, span=span, text=found.text)
    return Divergence(kind="headline", severity=found.severity, left=side, right=found.body, note=found.note)


def _with(found: tuple[Divergence, ...], more: Sequence[Divergence]) -> tuple[Divergence, ...]:
    """``found`` and what of ``more`` it does not say already, on the same words."""
    said = {frozenset({(one.left.span, one.left.text), (one.right.span, one.right.text)}) for one in found}
    new = [
        one
        for one in more
        if frozenset({(one.left.span, one.left.text), (one.right.span, one.right.text)}) not in said
    ]
    return (*found, *new)


def _sources(articles: Sequence[AttributedArticle]) -> tuple[Source, ...]:
    """Every source once; where articles disagree on name or kind, the commonest, then the first."""
    named: dict[str, list[Source]] = defaultdict(list)
    for article in articles:
        for source in article.sources:
            named[source.id].append(source)
    return tuple(
        replace(max(sorted(same, key=lambda one: (one.name, one.kind)), key=same.count))
        for _, same in sorted(named.items())
    )


def _inside(matches: Iterable[Match], claims: Sequence[Claim]) -> list[Match]:
    """The matches whose two ends stand in one claim."""
    claim_of = {mention: claim.id for claim in claims for mention in claim.mentions}
    return [one for one in matches if claim_of[one.left] == claim_of[one.right]]


def _ticking(items: Iterable[_T], tick: Tick, count: int) -> Iterable[_T]:
    for done, item in enumerate(items):
        tick(done, count)
        yield item
    tick(count, count)
