"""What relation two aligned passages have: the same, contrary, one more specific, similar or related.

The relations are those of interpretable textual similarity (Agirre et al., SemEval-2016 task 2).
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import Literal, get_args

from provenance import numbers
from provenance.divergence.carrying import Carrier, nations
from provenance.divergence.fitted import CLOSENESS, RELATION
from provenance.divergence.lexemes import keyed
from provenance.divergence.passage import Passage, Word, read
from provenance.divergence.vocabulary import NEGATORS, OPPOSITE_PREPOSITIONS
from provenance.names import same

RelationKind = Literal["same", "opposite", "left more specific", "right more specific", "similar", "related"]
KINDS: tuple[RelationKind, ...] = get_args(RelationKind)
MIRRORED: dict[str, RelationKind] = {
    "left more specific": "right more specific",
    "right more specific": "left more specific",
}
"""What a relation is called when the passages change places, where that is another one."""

_MOST = 3
"""Further words than this make no further difference."""
_LONG = 10
_GENERAL = keyed(
    """man woman men person people someone official leader group firm company thing attack place city
    town country area building vehicle case"""
)
"""Nouns that hold for much: beside another noun they are the less specific."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How two passages are related.

    ``probability`` is that of ``kind``; ``closeness`` is 5 for the same meaning, down to 0 for none
    in common; ``weights`` are the log-odds by which each sign speaks for ``kind``, the strongest
    first, against the mean of all kinds.
    """

    kind: RelationKind
    probability: float
    closeness: int
    weights: tuple[tuple[str, float], ...]


@functools.lru_cache(maxsize=20_000)
def relation(left: Passage, right: Passage, within: tuple[Passage, Passage] | None = None) -> Relation:
    """The relation of two short passages; ``within`` are the sentences in which they stand.

    With the sentences known, what a passage lacks and its sentence says elsewhere is not taken for new.
    """
    found = signs(left, right, within)
    odds = {kind: _sum(RELATION[kind], found) for kind in KINDS}
    kind = max(KINDS, key=lambda one: (odds[one], -KINDS.index(one)))
    mean = {name: math.fsum(RELATION[one].get(name, 0.0) for one in KINDS) / len(KINDS) for name in found}
    weights = {name: (RELATION[kind].get(name, 0.0) - mean[name]) * value for name, value in found.items()}
    return Relation(
        kind=kind,
        probability=1.0 / math.fsum(math.exp(other - odds[kind]) for other in odds.values()),
        closeness=_closeness(kind, found),
        weights=tuple(sorted(weights.items(), key=lambda one: (-abs(one[1]), one[0]))),
    )


def _sum(weights: dict[str, float], found: dict[str, float]) -> float:
    return math.fsum(weights.get(name, 0.0) * value for name, value in found.items())


def _closeness(kind: RelationKind, found: dict[str, float]) -> int:
    if kind in ("same", "opposite"):
        return 5 if kind == "same" else 4
    return min(4, max(1, round(_sum(CLOSENESS, found))))


def signs(left: Passage, right: Passage, within: tuple[Passage, Passage] | None = None) -> dict[str, float]:
    """The signs by which the relation is told; names as in ``fitted.RELATION``."""
    one = _Half(left, right, within[1] if within else None)
    other = _Half(right, left, within[0] if within else None)
    mine = {f"left {name}": value for name, value in _directed(one, other).items()}
    others = {f"right {name}": value for name, value in _directed(other, one).items()}
    found = {"always": 1.0, **_shared(one, other), **mine, **others}
    return {name: float(value) for name, value in found.items() if value}


class _Half:
    """A passage beside another: which of its words of content the other carries, and how."""

    def __init__(self, passage: Passage, other: Passage, sentence: Passage | None) -> None:
        self.reading = read(passage)
        content = [index for index, word in enumerate(self.reading.words) if not word.function]
        self.words = [self.reading.words[index] for index in content]
        carrier = Carrier((other,))
        kin = carrier.kinships(self.reading)
        self.kin = [kin[index] for index in content]
        self.lone = [index for index in content if kin[index] is None]
        self.contrary = any(carrier.contrary(self.reading.words[index]) for index in self.lone)
        self.nations = frozenset(nations(self.reading).values())
        self.quantities = [quantity for quantity, _ in self.reading.quantities]
        self.functions = frozenset(word.norm for word in self.reading.words if word.function)
        around = Carrier((sentence,)).kinships(self.reading) if sentence else kin
        self.elsewhere = sum(around[index] is not None for index in self.lone) / max(1, len(self.lone))

    @property
    def negated(self) -> bool:
        """Whether a word of negation stands here."""
        return not NEGATORS.isdisjoint(word.norm for word in self.reading.words)

    @property
    def last(self) -> Word | None:
        """The last word of content, which in English noun phrases is the head."""
        return self.words[-1] if self.words else None

    @property
    def general(self) -> bool:
        """Whether the last word that the other lacks is a noun that holds for much."""
        return bool(self.lone) and self.reading.words[self.lone[-1]].key in _GENERAL

    def capital(self) -> bool:
        """Whether a word that the other lacks has a capital."""
        return any(self.reading.words[index].text[0].isupper() for index in self.lone)


def _shared(one: _Half, other: _Half) -> dict[str, float]:
    """The signs that do not depend on which passage is the left one."""
    kin = [*one.kin, *other.kin]
    total = max(1, len(kin))
    lone = sum(each is None for each in kin)
    near = sum(each not in (None, "same") for each in kin)
    single = max(len(one.words), len(other.words)) <= 1
    plural = _plural(one.last, other.last)
    agree = _numbers_agree(one, other)
    return {
        "the same words": not lone and not near,
        "words carried": 1.0 - lone / total,
        "words carried in another form": near / total,
        "synonyms": "synonym" in kin,
        "other numbers": agree is False,
        "the same number": agree is True,
        "other nations": bool(one.nations and other.nations) and one.nations.isdisjoint(other.nations),
        "contrary words": one.contrary or other.contrary,
        "contrary directions": _contrary_directions(one, other),
        "negated on one side": one.negated != other.negated,
        "last words carried": bool(one.kin and other.kin) and None not in (one.kin[-1], other.kin[-1]),
        "singular and plural": plural,
        "singular and plural in a phrase": plural and not single,
        "length": min(total, _LONG) / _LONG,
        "single words": single,
    }


def _directed(one: _Half, other: _Half) -> dict[str, float]:
    """The signs that ``one`` is more specific than ``other``, or less."""
    only = bool(one.lone) and not other.lone
    longer = len(one.words) - len(other.words)
    return {
        "says more": only,
        "words of its own": min(len(one.lone), _MOST) / _MOST,
        "is longer": min(max(0, longer), _MOST) / _MOST,
        "is longer, none carried": longer > 0 and not any(one.kin),
        "alone has a number": bool(one.quantities) and not other.quantities,
        "says more in its last word": only and one.kin[-1] is None,
        "is said elsewhere": one.elsewhere,
        "has the fuller name": only and _fuller(one, other),
        "is general": one.general and bool(other.lone) and not other.general,
        "alone has capitals": one.capital() and not other.capital(),
    }


def _numbers_agree(one: _Half, other: _Half) -> bool | None:
    if not (one.quantities and other.quantities):
        return None
    return any(numbers.compatible(a, b) for a in one.quantities for b in other.quantities)


def _contrary_directions(one: _Half, other: _Half) -> bool:
    mine, others = one.functions - other.functions, other.functions - one.functions
    return any(
        pair in OPPOSITE_PREPOSITIONS or pair[::-1] in OPPOSITE_PREPOSITIONS
        for pair in _product(mine, others)
    )


def _product(mine: frozenset[str], others: frozenset[str]) -> list[tuple[str, str]]:
    return [(a, b) for a in sorted(mine) for b in sorted(others)]


def _plural(one: Word | None, other: Word | None) -> bool:
    """Whether two forms of one word differ by the ending of the plural."""
    if one is None or other is None or one.key != other.key:
        return False
    short, long = sorted((one.norm, other.norm), key=len)
    return long.endswith("s") and not short.endswith(("s", "ed", "ing")) and "'" not in long


def _fuller(one: _Half, other: _Half) -> bool:
    """Whether all that ``one`` says more belongs to a name that both have: "Angela Merkel", "Merkel"."""
    lone = set(one.lone)
    return any(
        same(name, mate) and lone <= set(words)
        for name, words in one.reading.names
        for mate, _ in other.reading.names
    )
