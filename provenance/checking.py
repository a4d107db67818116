"""A draft set against a collection: which of its claims are known there, and what differs.

Pure, like the pipeline: the candidates that the collection proposes are handed in. The draft is
never one of the collection's articles: nothing is counted or corroborated by it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np

from provenance import text
from provenance.attribution import attribute
from provenance.divergence import compare, passage_of, side_of, unsupported
from provenance.lexicon import Lexicon
from provenance.matching import (
    Comparison,
    Judgement,
    MatchSettings,
    Rarity,
    WordIndex,
    probability,
    rank,
    wording,
)
from provenance.model import (
    Article,
    AttributedArticle,
    Body,
    Claim,
    Divergence,
    Dropped,
    Lineage,
    Mention,
    Sentence,
    Side,
    Source,
    Span,
)
from provenance.pipeline import mentions_of
from provenance.ports import Vector
from provenance.segmentation import segment

DRAFT = "draft"
"""The id under which a draft's ranges are given."""

Verdict = Literal["known", "otherwise", "unknown"]
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

_AGAINST = frozenset({"numbers-against", "names-against", "times-against", "opposed", "swapped"})
"""Parts of a comparison by which two wordings disagree in what they say of one thing."""
_SOLID_PROBABILITY = 0.8
"""A match so sure tells which articles are of the draft's story, as in a pile."""
_NEAR = 0.1
"""From this probability on, that a new sentence repeats a known one, the known one is named as near."""
_AROUND = 2
"""Sentences before and after a version in which a detail may be told."""
_UNTRACEABLE = "states nothing that can be traced by itself: too short, or about the telling"


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """Where a content of the collection stands."""

    mention: str
    article: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A content of the collection that may say what a claim of the draft says."""

    text: str
    vector: Vector
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim of the draft, the vector of its content, and what the collection proposes for it."""

    mention: Mention
    vector: Vector
    candidates: Sequence[Candidate]


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate set against a claim.

    ``same``: it makes the same claim; otherwise it would, were it not for what the two disagree
    in. ``likeness``: how surely the claim repeats just this content (``matching.rank``).
    """

    candidate: Candidate
    verdict: Judgement
    same: bool
    likeness: float


@dataclass(frozen=True, slots=True)
class Findings:
    """What became of a claim's candidates, the likeliest first; ``nearest`` is the nearest of all."""

    found: tuple[Found, ...]
    nearest: Candidate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A mention in the collection set against a claim of the draft.

    In each of ``divergences`` the left side is the version's, the right one the draft's.
    """

    mention: Mention
    claim: str | None
    verdict: Judgement
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


def read_draft(article: Article, lexicon: Lexicon) -> AttributedArticle:
    """The draft segmented and attributed like an article; a text of one line is one claim."""
    return attribute(_one_claim(article) or segment(article), lexicon)


def _one_claim(article: Article) -> Body | None:
    """A text that is one sentence, whatever it looks like: no headline, no page furniture."""
    body = article.text.strip()
    if article.headline or article.title or not body or len(body.splitlines()) > 1:
        return None
    start = article.text.index(body)
    span = Span(start=start, end=start + len(body))
    if len(segment(article).sentences) > 1:
        return None
    sentence = Sentence(article=article.id, index=0, span=span, role="body", paragraph=0)
    return Body(article=article, sentences=(sentence,), dropped=())


def left_out(draft: AttributedArticle, mentions: Iterable[Mention]) -> tuple[Dropped, ...]:
    """The ranges of a draft that are not checked, with the reason."""
    told = {mention.sentence.index for mention in mentions}
    silent = [
        Dropped(span=one.span, reason=_UNTRACEABLE) for one in draft.body.sentences if one.index not in told
    ]
    return tuple(sorted([*draft.body.dropped, *silent], key=lambda one: one.span))


def settle(asked: Sequence[Asked], rarity: Rarity, settings: MatchSettings) -> list[Findings]:
    """What becomes of each claim's candidates.

    A claim asked by itself need share no more than ``reworded_rarity`` with what makes it; one among
    several needs ``minimum_rarity``, or an article that shares more of the draft's claims with it.
    """
    bench = [_Bench(one, rarity, settings) for one in asked]
    alone = len(asked) == 1
    found = [one.judged(alone=alone) for one in bench]
    kin = frozenset() if alone else _kin(found, settings)
    if kin:
        within = _mutual([one.within(kin) for one in bench])
        found = [_joined(one, more) for one, more in zip(found, within, strict=True)]
    return [Findings(tuple(own), one.nearest) for own, one in zip(found, bench, strict=True)]


class _Bench:
    """One claim with its candidates, compared part by part."""

    def __init__(self, asked: Asked, rarity: Rarity, settings: MatchSettings) -> None:
        self._candidates = asked.candidates
        self._settings = settings
        contents = [asked.mention.content, *(one.text for one in asked.candidates)]
        words = [wording(content, rarity) for content in contents]
        self._comparison = Comparison(contents, words, rarity)
        self._ranked = []
        if asked.candidates:
            vectors = np.stack([one.vector for one in asked.candidates])
            count = len(asked.candidates)
            index = WordIndex(words[1:], rarity)
            self._ranked = rank(contents[0], asked.vector, range(count), index, vectors, rarity, count)

    @property
    def nearest(self) -> Candidate | None:
        """What comes nearest, if anything comes near."""
        best = next(iter(self._ranked), None)
        return self._candidates[best.row] if best and best.probability >= _NEAR else None

    def judged(self, *, alone: bool) -> list[Found]:
        """The candidates that make the claim, or would but for what they disagree in."""
        least = self._settings.reworded_rarity if alone else self._settings.minimum_rarity
        return self._found(0.0, lambda verdict: verdict.rarity >= least)

    def within(self, kin: frozenset[str]) -> list[Found]:
        """The same of the articles that tell the draft's story, where less wording is enough."""
        settings = self._settings

        def enough(verdict: Judgement) -> bool:
            least = settings.related_rarity if verdict.reuse else settings.reworded_rarity
            return verdict.whole or verdict.rarity >= least

        inside = [
            replace(one, candidate=replace(one.candidate, said=said))
            for one in self._found(1.0, enough)
            if (said := tuple(place for place in one.candidate.said if place.article in kin))
        ]
        return [one for one in inside if one.same]

    def _found(self, kinship: float, enough: Callable[[Judgement], bool]) -> list[Found]:
        bar = self._settings.minimum_probability
        made = []
        for one in self._ranked:
            verdict = self._comparison.judge(0, one.row + 1, one.similarity, floor=bar, kinship=kinship)
            if verdict is None or not enough(verdict):
                continue
            same = verdict.probability >= bar
            if same or _undisputed(verdict) >= bar:
                made.append(Found(self._candidates[one.row], verdict, same, one.probability))
        return sorted(made, key=_likeliest)


def _undisputed(verdict: Judgement) -> float:
    """The probability were it not for what the two wordings disagree in."""
    return probability([part for part in verdict.parts if part.name not in _AGAINST])


def _likeliest(one: Found) -> tuple[bool, float, float, str]:
    return not one.same, -one.verdict.probability, -one.likeness, one.candidate.text


def _kin(found: Iterable[Sequence[Found]], settings: MatchSettings) -> frozenset[str]:
    """The articles that share so many claims with the draft that they tell its story."""
    shared: Counter[str] = Counter()
    for own in found:
        solid = (one for one in own if one.same and one.verdict.probability >= _SOLID_PROBABILITY)
        shared.update({place.article for one in solid for place in one.candidate.said})
    return frozenset(one for one, count in shared.items() if count >= settings.related_matches)


def _mutual(within: Sequence[Sequence[Found]]) -> list[list[Found]]:
    """What is copied, and else, of each article, what is the claim's best there and whose best the claim is."""
    best: dict[tuple[int | str, str], float] = defaultdict(float)
    for row, own in enumerate(within):
        for one in own:
            for place in one.candidate.said:
                for key in ((row, place.article), (one.candidate.text, place.article)):
                    best[key] = max(best[key], one.verdict.probability)

    def stays(row: int, one: Found, place: Said) -> bool:
        keys = ((row, place.article), (one.candidate.text, place.article))
        return one.verdict.reuse or all(best[key] == one.verdict.probability for key in keys)

    kept = [
        [(one, tuple(place for place in one.candidate.said if stays(row, one, place))) for one in own]
        for row, own in enumerate(within)
    ]
    return [
        [replace(one, candidate=replace(one.candidate, said=said)) for one, said in own if said]
        for own in kept
    ]


def _joined(found: Sequence[Found], more: Sequence[Found]) -> list[Found]:
    """What was found anywhere, and what only the articles of one story show."""
    held = {place for one in found if one.same for place in one.candidate.said}
    new = [
        replace(one, candidate=replace(one.candidate, said=said))
        for one in more
        if (said := tuple(place for place in one.candidate.said if place not in held))
    ]
    return sorted([*found, *new], key=_likeliest)


def places(findings: Findings) -> list[tuple[Said, Found | None]]:
    """Where the versions of a claim stand, each wording once before any again.

    Where nothing makes the claim: the likeliest that says otherwise, else the nearest.
    """
    same = [one for one in findings.found if one.same] or list(findings.found[:1])
    if not same:
        return [(place, None) for place in findings.nearest.said[:1]] if findings.nearest else []
    turns = max(len(one.candidate.said) for one in same)
    return [
        (one.candidate.said[turn], one)
        for turn in range(turns)
        for one in same
        if turn < len(one.candidate.said)
    ]


def concluded(
    mention: Mention,
    draft: AttributedArticle,
    placed: Sequence[tuple[Said, Found | None]],
    limit: int | None,
    articles: Mapping[str, AttributedArticle],
    claim_of: Mapping[str, str],
) -> CheckedClaim:
    """A claim of the draft with its versions compared.

    Args:
        mention: the claim.
        draft: the draft.
        placed: where versions stand (``places``).
        limit: how many are compared; ``None`` for all.
        articles: those of the versions that are compared.
        claim_of: the collection's claim of each of their mentions.
    """
    mentions = {one.id: one for article in articles.values() for one in mentions_of(article)}
    versions = tuple(
        Version(
            mention=mentions[place.mention],
            claim=claim_of.get(place.mention),
            verdict=one.verdict,
            divergences=_compared(mentions[place.mention], articles[place.article], mention, draft),
        )
        for place, one in placed[:limit]
        if one is not None and place.mention in mentions
    )
    same = any(one is not None and one.same for _, one in placed)
    verdict: Verdict = "known" if same and versions else "otherwise" if versions else "unknown"
    near = next((mentions[place.mention] for place, _ in placed if place.mention in mentions), None)
    return CheckedClaim(
        mention=mention,
        verdict=verdict,
        versions=versions,
        more=sum(one is not None for _, one in placed) - len(versions),
        nearest=near if verdict == "unknown" else None,
        unheld=_unheld(mention, draft, versions, articles) if verdict == "known" else (),
    )


def _compared(
    version: Mention, article: AttributedArticle, mention: Mention, draft: AttributedArticle
) -> tuple[Divergence, ...]:
    pair = Claim(
        id=mention.id,
        text=version.text,
        representative=version.id,
        mentions=(version.id, mention.id),
        minimum_similarity=1.0,
    )
    sides = {version.id: version, mention.id: mention}
    found = compare(pair, sides, {version.article: article, mention.article: draft}, version.id)
    return tuple(one for one in found if one.kind != "attribution" or not _is_bare(mention, draft))


def _is_bare(mention: Mention, draft: AttributedArticle) -> bool:
    """Whether a claim was asked by itself, crediting nobody: then that it credits nobody says nothing."""
    return len(draft.body.sentences) == 1 and not mention.attributions


def _unheld(
    mention: Mention,
    draft: AttributedArticle,
    versions: Sequence[Version],
    articles: Mapping[str, AttributedArticle],
) -> tuple[Unheld, ...]:
    """What neither a version nor a sentence near it carries."""
    around: dict[str, Mention] = {}
    for version in versions:
        index = version.mention.sentence.index
        for one in mentions_of(articles[version.mention.article]):
            if abs(one.sentence.index - index) <= _AROUND:
                around[one.id] = one
    evidence = [passage_of(one, articles[one.article]) for _, one in sorted(around.items())]
    found = unsupported(passage_of(mention, draft), evidence)
    return tuple(Unheld(side=side_of(mention, draft, one.span), probability=one.probability) for one in found)


def conditions(one: CheckedClaim, known: Mapping[str, KnownClaim]) -> tuple[Condition, ...]:
    """The conditions that a claim of a draft fulfils, of those that a newsroom may refuse.

    What a version does not say is no difference in substance from it: what the draft adds is
    ``unsupported`` where no version carries it.
    """
    differing = [
        difference
        for version in one.versions
        for difference in version.divergences
        if difference.kind != "addition"
    ]
    held = known.get(one.claim or "")
    standing = held.lineage.standing if held else None
    holds: dict[Condition, bool] = {
        "unknown": one.verdict != "known",
        "contradicted": any(difference.conflict for difference in differing),
        "substantive": any(difference.severity == "substantive" for difference in differing),
        "unsupported": bool(one.unheld),
        "unattributed": standing == "unattributed",
        "single-origin": standing == "single-origin",
        "contested": standing == "contested",
    }
    return tuple(name for name in CONDITIONS if holds.get(name))


def same_text(one: str, other: str) -> bool:
    """Whether two texts are one, white space aside."""
    return text.folded(one) == text.folded(other)
