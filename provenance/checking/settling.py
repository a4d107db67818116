"""Which candidates make the claims of a draft."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from provenance.checking.bench import Bench, likeliest
from provenance.checking.nouns import Asked, Findings, Found, Said
from provenance.matching import MatchSettings, Rarity
from provenance.ports import Encoder

_SOLID_PROBABILITY = 0.8
"""A match so sure tells which articles are of the draft's story, as in a pile."""
_MAYBE = 3
"""Wordings named that may make a claim, where none surely does."""


def settle(
    asked: Sequence[Asked], rarity: Rarity, settings: MatchSettings, encoder: Encoder
) -> list[Findings]:
    """What becomes of each claim's candidates.

    A claim asked by itself need share no more than ``reworded_rarity`` with what makes it; one among
    several needs ``minimum_rarity``, or an article that shares more of the draft's claims with it.
    Where no sentence makes a claim, the clauses of those that come nearest are asked.
    """
    bench = [Bench(one, rarity, settings, alone=len(asked) == 1) for one in asked]
    found = [one.judged() for one in bench]
    kin = _kin(found, settings) if len(asked) > 1 else frozenset[str]()
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


def _best_of_each(found: Iterable[Found]) -> list[Found]:
    """The surest finding about each candidate, the likeliest candidate first."""
    best: dict[str, Found] = {}
    for one in sorted(found, key=likeliest):
        best.setdefault(one.candidate.text, one)
    return list(best.values())


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
    return sorted([*found, *new], key=likeliest)


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
