"""The nouns. Everything the stages hand to each other is one of these.

All offsets are half-open code-point ranges ``[start, end)`` into ``Article.text``;
``text[start:end]`` is always the quoted text. ``similarity`` is a cosine in -1..1,
``probability`` and ``confidence`` are 0..1, a ``weight`` is a log-odds.
A value that is not known is ``None``, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

Precision = Literal["year", "month", "day", "hour", "minute", "second"]
DateBasis = Literal["metadata", "text", "url"]
OutletBasis = Literal["metadata", "domain", "byline", "dateline", "self-citation"]
SourceKind = Literal[
    "agency",
    "newspaper",
    "broadcaster",
    "website",
    "government",
    "person",
    "organisation",
    "anonymous",
    "unknown",
]
Role = Literal["headline", "lead", "body"]
AttributionKind = Literal["outlet", "speaker", "document", "anonymous"]
Resolution = Literal["named", "antecedent", "self", "orphan"]
Relation = Literal["cites", "copies", "quotes", "revises", "shares-source"]
OriginBasis = Literal["cited", "earliest", "most-attributed", "only-mention", "undetermined"]
OriginPolicy = Literal["auto", "earliest", "most-attributed"]
Standing = Literal["corroborated", "single-origin", "unattributed", "contested"]
DivergenceKind = Literal[
    "temporal",
    "numeric",
    "negation",
    "modality",
    "attribution",
    "quotation",
    "entity",
    "omission",
    "addition",
    "wording",
    "spelling",
    "typography",
    "headline",
]
Severity = Literal["substantive", "minor", "cosmetic"]
FingerprintKind = Literal["homoglyph", "misspelling", "orphan-reference", "shared-phrase"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A half-open range of code points, ``0 <= start <= end``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a range: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The text in this range."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """A range in one article."""

    article: str
    span: Span


_DAY = len("2019-11-17")
_ZONE_DOUBT = timedelta(hours=14)
"""A time without a zone may be up to this far from UTC, either way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timestamp:
    """A point in time as precisely as it was printed, and no more.

    ``value`` is ISO 8601 cut to the precision: ``2019``, ``2019-11``, ``2019-11-17``,
    ``2019-11-17T13:43:00+04:00`` (zone only where one was given).
    """

    value: str
    precision: Precision
    basis: DateBasis

    def bounds(self) -> tuple[datetime, datetime]:
        """Earliest and latest instant (UTC) that the printed value allows.

        A value without a zone is uncertain by up to 14 hours either way; so is a bare
        day, month or year, as nobody says in which zone it was counted.
        """
        first, last = self._local_bounds()
        if first.tzinfo is not None:
            return _in_utc(first), _in_utc(last)
        low = _shift(first.replace(tzinfo=UTC), -_ZONE_DOUBT)
        return low, _shift(last.replace(tzinfo=UTC), _ZONE_DOUBT)

    def surely_before(self, other: Timestamp) -> bool:
        """Whether this is earlier than ``other`` whatever the zones were."""
        return self.bounds()[1] < other.bounds()[0]

    def day_before(self, other: Timestamp) -> bool:
        """Whether this is on an earlier printed calendar day than ``other``."""
        mine, others = self.value[:_DAY], other.value[:_DAY]
        return mine < others and len(mine) == len(others) == _DAY

    def _local_bounds(self) -> tuple[datetime, datetime]:
        if self.precision == "year":
            year = int(self.value)
            return datetime(year, 1, 1), datetime(year, 12, 31, 23, 59, 59)  # noqa: DTZ001
        if self.precision == "month":
            first = datetime.fromisoformat(self.value + "-01")
            after = _shift(first.replace(day=28), timedelta(days=4)).replace(day=1)
            return first, _shift(after, -timedelta(seconds=1))
        first = datetime.fromisoformat(self.value)
        width = {
            "day": timedelta(days=1),
            "hour": timedelta(hours=1),
            "minute": timedelta(minutes=1),
            "second": timedelta(seconds=1),
        }[self.precision]
        return first, _shift(first, width - timedelta(seconds=1))


def _in_utc(moment: datetime) -> datetime:
    return _shift(moment.replace(tzinfo=UTC), -(moment.utcoffset() or timedelta(0)))


def _shift(moment: datetime, by: timedelta) -> datetime:
    """``moment + by``, held inside what a datetime can express (year 1, year 9999)."""
    try:
        return moment + by
    except OverflowError:
        edge = datetime.min if by < timedelta(0) else datetime.max  # noqa: DTZ901 (the zone follows)
        return edge.replace(tzinfo=moment.tzinfo)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An entry of the gazetteer ``configs/outlets.toml``."""

    id: str
    name: str
    kind: SourceKind
    country: str | None = None
    group: str | None = None
    aliases: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somebody or something a claim can be owed to: outlet, speaker, document, nameless.

    ``named`` is false where a common noun is all there is ("police", "one report"): two articles'
    sources of that description may be one or two.
    """

    id: str
    name: str
    kind: SourceKind
    named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A range that is not body text, kept visible with its reason (a short slug)."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as read. ``text`` is never altered.

    ``headline`` is where the title stands in ``text`` (``None`` where the title came in a
    field of its own and is not repeated in the text); ``title`` is its wording either way.
    ``site`` and ``byline`` are as declared, not yet resolved to a source. ``header`` are the
    ranges a reader recognised as page header (date lines, bylines, counters).
    """

    id: str
    name: str
    text: str
    url: str | None = None
    title: str | None = None
    headline: Span | None = None
    site: str | None = None
    byline: str | None = None
    published_at: Timestamp | None = None
    header: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """An input that could not be read as an article, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of an article. ``index`` counts from 0, ``paragraph`` likewise."""

    article: str
    index: int
    span: Span
    role: Role
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An article cut into sentences, and what was dropped as page furniture."""

    article: Article
    sentences: tuple[Sentence, ...]
    dropped: tuple[Dropped, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One additive part of a match: a comparison, its value, its weight (log-odds)."""

    name: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two mentions judged to make the same claim.

    ``left`` < ``right`` are mention ids. The weights of ``parts`` add up to the log-odds of
    ``probability``. ``reuse``: the wording alone shows common descent (text reuse).
    """

    left: str
    right: str
    similarity: float
    probability: float
    reuse: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Mentions of one proposition. ``text`` is the representative mention's own wording.

    ``minimum_similarity`` is the cosine of the least similar pair inside (1.0 for one mention).
    """

    id: str
    text: str
    representative: str
    mentions: tuple[str, ...]
    minimum_similarity: float


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Node:
    """An end of a derivation: a held article, or a source. Exactly one is given."""

    article: str | None = None
    source: str | None = None

    def __post_init__(self) -> None:
        if (self.article is None) == (self.source is None):
            raise ValueError("a node is either an article or a source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """``later`` has its text or its story from ``earlier``; for ``shares-source`` neither has."""

    later: Node
    earlier: Node
    relation: Relation
    confidence: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a claim came from, as far as the pile shows."""

    source: str | None
    article: str | None
    held: bool
    basis: OriginBasis
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What stands behind a claim.

    ``origins``: independent roots that are established. ``unknown_lineage``: articles whose
    lineage is not known; they never raise ``origins``. ``witnesses``: established roots
    before those that rest on the same speaker or document are counted as one.
    """

    mentions: int
    articles: int
    outlets: int
    origins: int
    unknown_lineage: int
    witnesses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """A traced claim: its origin, how it travelled, how many origins it has."""

    claim: str
    origin: Origin
    derivations: tuple[Derivation, ...]
    counts: Counts
    standing: Standing
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a divergence: a range in a mention's article, and its text."""

    mention: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two wordings that cannot both be true: how likely, and the parts whose weights add up to it."""

    probability: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Divergence:
    """A typed difference between two mentions of one claim; ``left`` is nearer the origin.

    ``conflict`` is given where the difference makes the two mentions contradict each other.
    """

    kind: DivergenceKind
    severity: Severity
    left: Side
    right: Side
    note: str
    conflict: Conflict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleDivergence:
    """A title that says more than its article's text; ``title`` is a range of ``Article.title``."""

    article: str
    severity: Severity
    title: Span
    text: str
    body: Side
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """A mark that copying leaves and that is unlikely to arise twice."""

    kind: FingerprintKind
    text: str
    note: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedClaim:
    """A claim with everything known about it."""

    claim: Claim
    lineage: Lineage
    divergences: tuple[Divergence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderIdentity:
    """Which weights made the vectors."""

    name: str
    dimension: int
    weights_sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The whole result of a run; every report is a view of this."""

    encoder: EncoderIdentity
    articles: tuple[AttributedArticle, ...]
    sources: tuple[Source, ...]
    mentions: tuple[Mention, ...]
    matches: tuple[Match, ...]
    claims: tuple[TracedClaim, ...]
    derivations: tuple[Derivation, ...]
    title_divergences: tuple[TitleDivergence, ...]
    fingerprints: tuple[Fingerprint, ...]
    skipped: tuple[Skipped, ...]
