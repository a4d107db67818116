"""One claim of a draft and its candidates, compared part by part."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

import numpy as np

from provenance import text
from provenance.checking.nouns import Asked, Candidate, Found, Heading, Kind
from provenance.matching import (
    Comparison,
    Judgement,
    Known,
    MatchSettings,
    Ranked,
    Rarity,
    probability,
    rank,
    wording,
)
from provenance.model import Span
from provenance.pipeline import MINIMUM_WORDS
from provenance.ports import Vector

_AGAINST = frozenset({"numbers-against", "names-against", "times-against", "opposed", "swapped"})
"""Parts of a comparison by which two wordings disagree in what they say of one thing."""
_NEAR = 0.1
"""From this probability on, that a new sentence repeats a known one, the known one is named as near."""
_KINDS: tuple[Kind, ...] = get_args(Kind)
"""What is told first if several hold."""
_READ = 5
"""Candidates whose clauses are compared: in ``matching.rank`` the right one is among the first five."""
_MOST_CLAUSES = 12
_MARK = re.compile(r"\s*(?:[;:—–]|,(?!\d)|\s-{1,2}\s)\s*")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a candidate, by the candidate's place in the ranking."""

    ranked: Ranked
    span: Span
    text: str


class Bench:
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
            above = [_heading(one.headings, asked.vector) for one in asked.candidates]
            known = Known.of(words[1:], vectors, above, rarity)
            count = len(asked.candidates)
            self._ranked = rank(contents[0], asked.vector, range(count), known, count)

    @property
    def nearest(self) -> Candidate | None:
        """What comes nearest, if anything comes near."""
        best = next(iter(self._ranked), None)
        return self._asked.candidates[best.row] if best and best.probability >= _NEAR else None

    def judged(self) -> list[Found]:
        """The candidates that make the claim, or would but for what they disagree in, or may."""
        found: list[Found] = []
        for one in self._ranked:
            verdict = self._comparison.judge(0, one.row + 1, one.similarity, floor=self._unclear)
            if verdict is not None and verdict.rarity >= self._least:
                found += self._of_a_kind(one, verdict)
        return sorted(found, key=likeliest)

    def within(self, kin: frozenset[str]) -> list[Found]:
        """Those that make the claim in articles that tell the draft's story, where less wording is enough."""
        settings = self._settings
        found: list[Found] = []
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

    def clauses(self) -> list[Clause]:
        """The clauses of the sentences that come nearest."""
        return [
            Clause(one, span, span.of(self._asked.candidates[one.row].text))
            for one in self._ranked[:_READ]
            for span in _clauses(self._asked.candidates[one.row].text)
        ]

    def by_clause(self, clauses: Sequence[Clause], vectors: Mapping[str, Vector]) -> list[Found]:
        """The clauses that may make the claim; what a clause states its sentence may deny or make depend."""
        contents = [self._asked.mention.content, *(one.text for one in clauses)]
        words = [wording(content, self._rarity) for content in contents]
        comparison = Comparison(contents, words, self._rarity)
        found: list[Found] = []
        for row, one in enumerate(clauses, start=1):
            cosine = float(self._asked.vector @ vectors[one.text])
            verdict = comparison.judge(0, row, cosine, floor=self._unclear)
            if verdict is not None and verdict.rarity >= self._least:
                found += [_in_doubt(each, one.span) for each in self._of_a_kind(one.ranked, verdict)]
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


def _heading(headings: Sequence[Heading], vector: Vector) -> tuple[str, Vector] | None:
    """Of what a content stands under here and there, what comes nearest to the claim."""
    nearest = max(headings, key=lambda one: (round(float(one.vector @ vector), 6), one.text), default=None)
    return None if nearest is None else (nearest.text, nearest.vector)


def _in_doubt(found: Found, clause: Span) -> Found:
    """What a clause says of a claim: never that its sentence makes it."""
    return replace(found, kind="unclear" if found.same else found.kind, clause=clause)


def _clauses(content: str) -> list[Span]:
    """What stands between marks in a sentence, if there are any: each stretch that could state something."""
    edges = [0, *(place for mark in _MARK.finditer(content) for place in mark.span()), len(content)]
    spans = [Span(start=start, end=end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    if len(spans) == 1:
        return []
    return [one for one in spans if len(text.words(one.of(content))) >= MINIMUM_WORDS][:_MOST_CLAUSES]


def _undisputed(verdict: Judgement) -> float:
    """The probability were it not for what the two wordings disagree in."""
    return probability([part for part in verdict.parts if part.name not in _AGAINST])


def likeliest(one: Found) -> tuple[int, float, float, str]:
    """The order of findings about one claim."""
    return _KINDS.index(one.kind), -one.verdict.probability, -one.likeness, one.candidate.text
