"""The nouns of a check: a draft's claims, what the collection proposes, what became of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from provenance.matching import Judgement
from provenance.model import AttributedArticle, Divergence, Dropped, Lineage, Mention, Side, Source, Span
from provenance.ports import Vector

DRAFT = "draft"
"""The id under which a draft's ranges are given."""

Kind = Literal["same", "otherwise", "unclear"]
Verdict = Literal["known", "otherwise", "unclear", "unknown"]
Condition = Literal[
    "unknown",
    "contradicted",
    "substantive",
    "unsupported",
    "unattributed",
    "single-origin",
    "contested",
    "unchecked",
]
CONDITIONS: tuple[Condition, ...] = get_args(Condition)


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """Where a content of the collection stands."""

    mention: str
    article: str


@dataclass(frozen=True, slots=True)
class Heading:
    """What the sentences of an article stand under: its title and how it opens, with one vector for both."""

    text: str
    vector: Vector


@dataclass(frozen=True, slots=True)
class Candidate:
    """A content of the collection that may say what a claim of the draft says.

    ``headings``: what it stands under in the articles that say it, as far as that is known.
    """

    text: str
    vector: Vector
    said: tuple[Said, ...]
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim of the draft, the vector of its content, and what the collection proposes for it."""

    mention: Mention
    vector: Vector
    candidates: Sequence[Candidate]


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate set against a claim.

    ``kind``: it makes the same claim; or it would, were it not for what the two disagree in; or that
    cannot be told. ``likeness``: how surely the claim repeats just this content (``matching.rank``).
    ``clause``: the range of the content that was compared, where that is not all of it.
    """

    candidate: Candidate
    verdict: Judgement
    kind: Kind
    likeness: float
    clause: Span | None = None

    @property
    def same(self) -> bool:
        """Whether it makes the same claim."""
        return self.kind == "same"


@dataclass(frozen=True, slots=True)
class Findings:
    """What became of a claim's candidates, the likeliest first; ``nearest`` is the nearest of all."""

    found: tuple[Found, ...]
    nearest: Candidate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A mention in the collection set against a claim of the draft.

    In each of ``divergences`` the left side is the version's, the right one the draft's. ``clause``
    is where in the version's article the words stand by which the two were matched.
    """

    mention: Mention
    claim: str | None
    verdict: Judgement
    clause: Span
    divergences: tuple[Divergence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unheld:
    """Words of the draft that no version carries."""

    side: Side
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedClaim:
    """A claim of the draft, and what the collection knows of it.

    ``more``: how many further mentions make the claim and were not compared. ``nearest``: what the
    collection says that comes nearest, where nothing in it makes the claim.
    """

    mention: Mention
    verdict: Verdict
    versions: tuple[Version, ...]
    more: int
    nearest: Mention | None
    unheld: tuple[Unheld, ...]

    @property
    def claim(self) -> str | None:
        """The collection's claim that this one is."""
        return self.versions[0].claim if self.verdict == "known" else None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownClaim:
    """A claim of the collection: its wording there, and what its report found."""

    text: str
    lineage: Lineage


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What of the collection bears on the draft; ``size`` counts its articles.

    ``sources``: each with whether the collection holds an article of its own.
    ``same``: articles that are the very text that is checked; they are left out of the versions.
    """

    size: int
    articles: Mapping[str, AttributedArticle]
    claims: Mapping[str, KnownClaim]
    sources: Sequence[tuple[Source, bool]]
    same: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A draft checked. ``left_out``: what of it was not, with the reason."""

    draft: AttributedArticle
    claims: tuple[CheckedClaim, ...]
    left_out: tuple[Dropped, ...]
    collected: Collected
