"""Conflict: whether two wordings of one claim can both be true, as a probability that can be explained.

The shorter side is taken for the claim, the longer one for the evidence, which may carry more. A
piece of the claim that the evidence lacks makes a conflict likelier, one that it replaces (another
number, day, rank or name in its place, a contrary) much more so. Where one side denies what the
other says, everything turns round: then it is agreement of the pieces that makes the conflict.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from provenance.divergence.chains import denies
from provenance.divergence.detecting import Difference, Pair, meet
from provenance.divergence.lexemes import keyed, listed
from provenance.divergence.passage import Reading
from provenance.divergence.units import Met, Sort, carries, met, predicate
from provenance.divergence.vocabulary import NEGATORS
from provenance.model import Conflict, DivergenceKind, Part

WEIGHTS: Mapping[str, float] = {
    "base": -1.70,
    "absent": 2.88,
    "subject": 0.57,
    "time": 1.69,
    "number": 2.19,
    "name-absent": 1.07,
    "name": 1.77,
    "contrary": 0.77,
    "denied": 0.47,
}
"""Log-odds for a feature's full value; all but ``denied`` turn their sign where one side denies.

Made by ``python -m evals.fit_conflict`` from the 705 rows of FEVER Symmetric 0.2 (dev).
"""

SURE = 0.5
"""From here on a substantive difference is called a conflict."""
_REFUSALS = keyed("incapable unable avoid lack refuse fail prevent decline cease deny reject exclude")
_PAIRS = frozenset({("yet", "to"), ("other", "than"), ("turned", "down")})
_LESS = listed("nevertheless nonetheless regardless unless less doubtless countless")
_REACH = 8
"""Words before a word, in its clause, among which a denial bears on it."""
_SORTS: Mapping[DivergenceKind, tuple[Sort, ...]] = {
    "numeric": ("number", "rank"), "temporal": ("time",), "entity": ("name",), "negation": ("word",),
}  # fmt: skip
"""Kinds of divergence that can contradict, and the sorts of clashing words that show it."""
_NUMERIC: tuple[Sort, ...] = ("number", "rank")


@dataclass(frozen=True, slots=True)
class Clash:
    """Words of both sides that cannot both be true, and of what sort; empty ranges where none can be shown."""

    sort: Sort
    left: range
    right: range


@dataclass(frozen=True, slots=True)
class Weighing:
    """How likely two wordings contradict each other.

    The weights of ``parts`` add up to the log-odds of ``probability``. ``denied``: one side denies
    what the other says; ``clashes``: what stands against what.
    """

    probability: float
    parts: tuple[Part, ...]
    denied: bool
    clashes: tuple[Clash, ...]


def conflict(pair: Pair, difference: Difference) -> Conflict | None:
    """The conflict that ``difference`` makes between the two sides, if it makes one.

    Only where the whole wordings probably contradict each other, and by the very words that differ.
    """
    sorts = _SORTS.get(difference.kind)
    if difference.severity != "substantive" or sorts is None:
        return None
    found = weigh(pair.left, pair.right)
    shown = any(
        one.sort in sorts and meet(one.left, difference.left) and meet(one.right, difference.right)
        for one in found.clashes
    )
    denied = difference.kind == "negation" and found.denied
    if found.probability < SURE or not (shown or denied):
        return None
    return Conflict(probability=found.probability, parts=found.parts)


def weigh(left: Reading, right: Reading) -> Weighing:
    """How likely ``left`` and ``right`` contradict each other, if they are about one thing."""
    turned = _content(right) < _content(left)
    found = weighed(right, left) if turned else weighed(left, right)
    if not turned:
        return found
    clashes = tuple(Clash(one.sort, one.right, one.left) for one in found.clashes)
    return Weighing(found.probability, found.parts, found.denied, clashes)


@functools.lru_cache(maxsize=20_000)
def weighed(claim: Reading, evidence: Reading) -> Weighing:
    """As ``weigh``, with the sides told apart."""
    values = features(claim, evidence)
    parts = tuple(
        Part(name=name, value=value, weight=WEIGHTS[name] * value) for name, value in values.items()
    )
    odds = math.fsum(part.weight for part in parts)
    clashes = tuple(
        Clash(one.unit.sort, one.unit.words, one.instead)
        for one in met(claim, evidence)
        if one.fate == "replaced" and one.instead is not None
    )
    return Weighing(1.0 / (1.0 + math.exp(-odds)), parts, bool(values["denied"]), clashes)


def features(claim: Reading, evidence: Reading) -> dict[str, float]:
    """What the probability rests on, by name; negative where one side denies what the other says."""
    pieces = met(claim, evidence)
    start = predicate(claim)
    said = [one for one in pieces if one.unit.words.stop > start] or list(pieces)
    subject = [one for one in pieces if one.unit.words.stop <= start and one not in said]
    denied = _denied(claim, evidence, said)
    sign = -1.0 if denied else 1.0
    values = {
        "base": 1.0,
        "absent": _share(said),
        "subject": _share(subject),
        "time": _replaced(said, "time"),
        "number": _replaced(said, *_NUMERIC),
        "name-absent": float(any(one.unit.sort == "name" and one.fate != "found" for one in said)),
        "name": _replaced(said, "name"),
        "contrary": _replaced(list(pieces), "word"),
    }
    turned = {name: sign * value + 0.0 for name, value in values.items()}  # 0.0, not -0.0
    return {**turned, "denied": float(denied)}


def _share(pieces: list[Met]) -> float:
    """The share of pieces that the other side does not have."""
    return sum(one.fate != "found" for one in pieces) / len(pieces) if pieces else 0.0


def _replaced(pieces: list[Met], *sorts: Sort) -> float:
    return float(any(one.fate == "replaced" and one.unit.sort in sorts for one in pieces))


def _denied(claim: Reading, evidence: Reading, said: list[Met]) -> bool:
    """Whether one side denies a piece that the other affirms, and both deny none.

    What both deny is told with one denial that stands elsewhere ("went not quite right", "did not
    go quite right"). A piece that the evidence lacks is denied by the claim alone.
    """
    pairs = [
        (
            _all_undone(claim, [index for index in one.unit.words if carries(claim, index)]),
            _all_undone(evidence, one.mates),
        )
        for one in said
    ]
    return (True, True) not in pairs and any(here != there for here, there in pairs)


def _all_undone(reading: Reading, words: Sequence[int]) -> bool:
    return bool(words) and all(_undone(reading, index) for index in words)


def _undone(reading: Reading, index: int) -> bool:
    """Whether an odd number of denials stand before a word in its clause."""
    count = 0
    for near in range(index, max(-1, index - 1 - _REACH), -1):
        count += _undoes(reading, near)
        if reading.breaks(near):
            break
    return count % 2 == 1


def _undoes(reading: Reading, index: int) -> bool:
    word, following = reading.words[index], reading.norm(index + 1)
    if word.norm in NEGATORS:
        return denies(reading, index)
    lacking = word.norm.endswith("less") and word.norm not in _LESS
    return word.key in _REFUSALS or (word.norm, following) in _PAIRS or lacking


def _content(reading: Reading) -> int:
    return sum(not word.function for word in reading.words)
