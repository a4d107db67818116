"""What is concluded: matches, claims, derivations, origins, divergences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.model.attributing import AttributedArticle, Evidence, Mention
from provenance.model.kinds import DivergenceKind, FingerprintKind, OriginBasis, Relation, Severity, Standing
from provenance.model.places import Place, Span
from provenance.model.reading import Skipped, Source


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Two claims that likely tell of one event; ``left`` < ``right`` are claim ids.

    What else the pile says, not another telling: nothing is counted or corroborated by it.
    """

    left: str
    right: str
    relation: Literal["same-event"]
    probability: float


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
    related: tuple[Related, ...] = ()
