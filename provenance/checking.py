"""A draft set against a collection: which of its claims are known there, and what differs.

Pure, like the pipeline: the candidates that the collection proposes are handed in. The draft is
never one of the collection's articles: nothing is counted or corroborated by it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
    Ranked,
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
from provenance.pipeline import MINIMUM_WORDS, mentions_of
from provenance.ports import Encoder, Vector
from provenance.segmentation import segment

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

_AGAINST = frozenset({"numbers-against", "names-against", "times-against", "opposed", "swapped"})
"""Parts of a comparison by which two wordings disagree in what they say of one thing."""
_SOLID_PROBABILITY = 0.8
"""A match so sure tells which articles are of the draft's story, as in a pile."""
_NEAR = 0.1
"""From this probability on, that a new sentence repeats a known one, the known one is named as near."""
_AROUND = 2
"""Sentences before and after a version in which a detail may be told."""
_KINDS: tuple[Kind, ...] = get_args(Kind)
"""What is told first if several hold."""
_READ = 5
"""Candidates whose clauses are compared: in ``matching.rank`` the right one is among the first five."""
_MOST_CLAUSES = 12
_MAYBE = 3
"""Wordings named that may make a claim, where none surely does."""
_MARK = re.compile(r"\s*(?:[;:—–]|,(?!\d)|\s-{1,2}\s)\s*")
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


def settle(
    asked: Sequence[Asked], rarity: Rarity, settings: MatchSettings, encoder: Encoder
) -> list[Findings]:
    """What becomes of each claim's candidates.

    A claim asked by itself need share no more than ``reworded_rarity`` with what makes it; one among
    several needs ``minimum_rarity``, or an article that shares more of the draft's claims with it.
    Where no sentence makes a claim, the clauses of those that come nearest are asked.
    """
    bench = [_Bench(one, rarity, settings, alone=len(asked) == 1) for one in asked]
    found = [one.judged() for one in bench]
    kin = frozenset() if len(asked) == 1 else _kin(found, settings)
    if kin:
        within = _mutual([one.within(kin) for one in bench])
        found = [_joined(one, more) for one, more in zip(found, within, strict=True)]
    open_ = [row for row, own in enumerate(found) if not any(one.same for one in own)]
    clauses = {row: bench[row].clauses() for row in open_}
    wanted = list(dict.fromkeys(clause.text for row in open_ for clause in clauses[row]))
    vectors = dict(zip(wanted, encoder.encode(wanted), strict=True)) if wanted else {}
    for row in open_:
        found[row] = _best_of_each([*found[row], *bench[row].by_clause(clauses[row], vectors)])
    return [Findings(tuple(own), one.nearest) for own, one in zip(found, bench, strict=True)]


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause of a candidate, by the candidate's place in the ranking."""

    ranked: Ranked
    span: Span
    text: str


class _Bench:
    """One claim with its candidates, compared part by part."""

    def __init__(self, asked: Asked, rarity: Rarity, settings: MatchSettings, *, alone: bool) -> None:
        self._asked = asked
        self._rarity = rarity
        self._settings = settings
        self._least = settings.reworded_rarity if alone else settings.minimum_rarity
        contents = [asked.mention.content, *(one.text for one in asked.candidates)]
        words = [wording(content, rarity) for content in contents]
        self._comparison = Comparison(contents, words, rarity)
        self._ranked: list[Ranked] = []
        if asked.candidates:
            vectors = np.stack([one.vector for one in asked.candidates])
            count = len(asked.candidates)
            index = WordIndex(words[1:], rarity)
            self._ranked = rank(contents[0], asked.vector, range(count), index, vectors, rarity, count)

    @property
    def nearest(self) -> Candidate | None:
        """What comes nearest, if anything comes near."""
        best = next(iter(self._ranked), None)
        return self._asked.candidates[best.row] if best and best.probability >= _NEAR else None

    def judged(self) -> list[Found]:
        """The candidates that make the claim, or would but for what they disagree in, or may."""
        found = []
        for one in self._ranked:
            verdict = self._comparison.judge(0, one.row + 1, one.similarity, floor=self._unclear)
            if verdict is not None and verdict.rarity >= self._least:
                found += self._of_a_kind(one, verdict)
        return sorted(found, key=_likeliest)

    def within(self, kin: frozenset[str]) -> list[Found]:
        """Those that make the claim in articles that tell the draft's story, where less wording is enough."""
        settings, found = self._settings, []
        for one in self._ranked:
            candidate = self._asked.candidates[one.row]
            said = tuple(place for place in candidate.said if place.article in kin)
            if not said:
                continue
            bar = settings.minimum_probability
            verdict = self._comparison.judge(0, one.row + 1, one.similarity, floor=bar, kinship=1.0)
            if verdict is None or verdict.probability < bar:
                continue
            least = settings.related_rarity if verdict.reuse else settings.reworded_rarity
            if verdict.whole or verdict.rarity >= least:
                found.append(Found(replace(candidate, said=said), verdict, "same", one.probability))
        return found

    def clauses(self) -> list[_Clause]:
        """The clauses of the sentences that come nearest."""
        return [
            _Clause(one, span, span.of(self._asked.candidates[one.row].text))
            for one in self._ranked[:_READ]
            for span in _clauses(self._asked.candidates[one.row].text)
        ]

    def by_clause(self, clauses: Sequence[_Clause], vectors: Mapping[str, Vector]) -> list[Found]:
        """The clauses that may make the claim; what a clause states its sentence may deny or make depend."""
        contents = [self._asked.mention.content, *(one.text for one in clauses)]
        words = [wording(content, self._rarity) for content in contents]
        comparison = Comparison(contents, words, self._rarity)
        found = []
        for row, one in enumerate(clauses, start=1):
            cosine = float(self._asked.vector @ vectors[one.text])
            verdict = comparison.judge(0, row, cosine, floor=self._unclear)
            if verdict is not None and verdict.rarity >= self._least:
                maybe = self._of_a_kind(one.ranked, verdict)
                found += [replace(each, kind="unclear", clause=one.span) for each in maybe]
        return found

    @property
    def _unclear(self) -> float:
        """From this probability on a match cannot be excluded: as unsure as ``minimum_probability`` is sure."""
        return 1.0 - self._settings.minimum_probability

    def _of_a_kind(self, one: Ranked, verdict: Judgement) -> list[Found]:
        bar = self._settings.minimum_probability
        kind: Kind
        if verdict.probability >= bar:
            kind = "same"
        elif _undisputed(verdict) >= bar:
            kind = "otherwise"
        elif verdict.probability >= self._unclear:
            kind = "unclear"
        else:
            return []
        return [Found(self._asked.candidates[one.row], verdict, kind, one.probability)]


def _clauses(content: str) -> list[Span]:
    """What stands between marks in a sentence, if there are any: each stretch that could state something."""
    edges = [0, *(place for mark in _MARK.finditer(content) for place in mark.span()), len(content)]
    spans = [Span(start=start, end=end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    if len(spans) == 1:
        return []
    return [one for one in spans if len(text.words(one.of(content))) >= MINIMUM_WORDS][:_MOST_CLAUSES]


def _best_of_each(found: Iterable[Found]) -> list[Found]:
    """The surest finding about each candidate, the likeliest candidate first."""
    best: dict[str, Found] = {}
    for one in sorted(found, key=_likeliest):
        best.setdefault(one.candidate.text, one)
    return list(best.values())


def _undisputed(verdict: Judgement) -> float:
    """The probability were it not for what the two wordings disagree in."""
    return probability([part for part in verdict.parts if part.name not in _AGAINST])


def _likeliest(one: Found) -> tuple[int, float, float, str]:
    return _KINDS.index(one.kind), -one.verdict.probability, -one.likeness, one.candidate.text


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

    Where nothing makes the claim: what says otherwise, else what may make it, else the nearest.
    """
    same = [one for one in findings.found if one.kind == findings.found[0].kind]
    if not same:
        return [(place, None) for place in findings.nearest.said[:1]] if findings.nearest else []
    if same[0].kind == "unclear":
        same = same[:_MAYBE]
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
        _version(mentions[place.mention], articles[place.article], one, mention, draft, claim_of)
        for place, one in placed[:limit]
        if one is not None and place.mention in mentions
    )
    kinds = [one.kind for _, one in placed if one is not None]
    verdict: Verdict = _VERDICTS[kinds[0]] if versions else "unknown"
    near = next((mentions[place.mention] for place, _ in placed if place.mention in mentions), None)
    return CheckedClaim(
        mention=mention,
        verdict=verdict,
        versions=versions,
        more=sum(one is not None for _, one in placed) - len(versions),
        nearest=near if verdict == "unknown" else None,
        unheld=_unheld(mention, draft, versions, articles) if verdict == "known" else (),
    )


_VERDICTS: Mapping[Kind, Verdict] = {"same": "known", "otherwise": "otherwise", "unclear": "unclear"}


def _version(
    version: Mention,
    article: AttributedArticle,
    found: Found,
    mention: Mention,
    draft: AttributedArticle,
    claim_of: Mapping[str, str],
) -> Version:
    clause = version if found.clause is None else _narrowed(version, article, found.clause)
    return Version(
        mention=version,
        claim=claim_of.get(version.id),
        verdict=found.verdict,
        clause=clause.span,
        divergences=_compared(clause, article, mention, draft),
    )


def _narrowed(mention: Mention, article: AttributedArticle, clause: Span) -> Mention:
    """As much of a mention as a clause of its content."""
    span = side_of(mention, article, clause).span
    parts = tuple(
        Span(start=max(part.start, span.start), end=min(part.end, span.end))
        for part in mention.parts
        if part.overlaps(span)
    )
    return replace(
        mention,
        span=span,
        parts=parts,
        text=span.of(article.article.text),
        content=clause.of(mention.content),
        quotes=tuple(quote for quote in mention.quotes if span.contains(quote)),
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
        for version in (() if one.verdict == "unclear" else one.versions)
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
