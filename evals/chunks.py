"""The official measures of interpretable textual similarity (SemEval-2016 task 2, evalF1.pl).

Token pairs of aligned chunks count, each by one over the larger number of partners of its two
tokens (Melamed 1998, eq. 4), so that a chunk of many words weighs about as much as its shorter
side has words. Marks are left out. Flags (FACT, POL) are labels beside the type.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
Pairs = dict[tuple[int, int], float]
"""Token pair -> what it counts."""

_MARKS = frozenset(".,:'`?;\"-")
_DETAIL = frozenset({"SIMI", "SPE1", "SPE2"})
_RELATED = _DETAIL | {"REL"}
_NEAR, _FAR = 4, 2
_MOST = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """A chunk pair with its labels and its closeness, 0..5."""

    labels: frozenset[str]
    closeness: float


def chunk_pairs(row: Row) -> list[Mapping[str, Any]]:
    """The aligned chunks of a row."""
    return [one for one in row["alignments"] if one["type"] != "NOALI"]


def side(row: Row, name: str, chunk: Iterable[int]) -> str:
    """The text of a chunk."""
    return " ".join(row[f"{name}_tokens"][index] for index in chunk)


def counted(row: Row, pairs: Iterable[tuple[int, int]]) -> Pairs:
    """What each token pair counts."""
    left, right = row["left_tokens"], row["right_tokens"]
    kept = sorted({(i, j) for i, j in pairs if left[i] not in _MARKS and right[j] not in _MARKS})
    lefts, rights = Counter(i for i, _ in kept), Counter(j for _, j in kept)
    return {(i, j): 1 / max(lefts[i], rights[j]) for i, j in kept}


def weight(row: Row, one: Mapping[str, Any]) -> float:
    """What an aligned pair of chunks counts."""
    return sum(counted(row, ((i, j) for i in one["left"] for j in one["right"])).values())


def type_agreement(gold: Judged, found: Judged) -> float:
    """Share of labels that both have, 0..1."""
    return len(gold.labels & found.labels) / len(gold.labels | found.labels)


def closeness_agreement(gold: Judged, found: Judged) -> float:
    """1 for the same closeness, down to 0."""
    return 1 - abs(gold.closeness - found.closeness) / _MOST


def strict_agreement(gold: Judged, found: Judged) -> float:
    """Type and closeness together."""
    return type_agreement(gold, found) * closeness_agreement(gold, found)


def agreement(gold: Judged, found: Judged) -> float:
    """Type and closeness as the task counts them.

    No type is wrong where one is EQUI and the other SIMI or SPE of closeness 4, nor between
    SIMI, SPE and REL where both are of 2 or less.
    """
    if not (_lenient(gold, found) or _lenient(found, gold) or _far(gold, found)):
        return strict_agreement(gold, found)
    labels = (len(gold.labels & found.labels) + 1) / (len(gold.labels | found.labels) - 1)
    return labels * closeness_agreement(gold, found)


def _lenient(one: Judged, other: Judged) -> bool:
    return "EQUI" in one.labels and bool(other.labels & _DETAIL) and other.closeness >= _NEAR


def _far(one: Judged, other: Judged) -> bool:
    apart = not (one.labels & other.labels & _RELATED)
    related = bool(one.labels & _RELATED and other.labels & _RELATED)
    return apart and related and max(one.closeness, other.closeness) <= _FAR


Agreement = Callable[[Judged, Judged], float]


def share(gold: Sequence[tuple[Judged, float]], found: Sequence[Judged], agree: Agreement) -> float:
    """F1 where the alignment is given: both sides count the same, so precision and recall are one."""
    whole = sum(counts for _, counts in gold)
    return sum(agree(one, guess) * counts for (one, counts), guess in zip(gold, found, strict=True)) / whole
