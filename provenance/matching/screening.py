"""The most that a pair of contents could come to, for many pairs at once.

Nearly all proposed pairs are of two claims. What they share is counted here in bulk, and only those
whose upper bound reaches the bar are compared one by one; so the verdicts are those of comparing all.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from provenance.matching.comparison import (
    AGREEING_AT_BEST,
    HOPELESS_CONTAINMENT,
    HOPELESS_SIMILARITY,
    log_odds,
)
from provenance.matching.incidence import Amounts, Incidence, Numbers, Rows, blocks
from provenance.matching.runs import RUN
from provenance.matching.weights import MEANING, REUSE
from provenance.matching.words import Wording
from provenance.ports import Vectors

_SLACK = 1e-3
"""Far above the rounding of any comparison, far below what would let many more pairs pass."""
_VECTORS_AT_ONCE = 20_000

Kept = npt.NDArray[np.bool_]


class Screen:
    """Upper bounds of the log-odds of pairs of rows."""

    def __init__(self, wordings: Sequence[Wording], telling: Incidence, vectors: Vectors) -> None:
        self._vectors = vectors
        self._telling = telling
        words = Numbers([one.sequence for one in wordings])
        self._words, self._runs = words.incidence(), words.runs(RUN)
        self._mass = np.array([one.mass for one in wordings], dtype=np.float64)
        self._length = np.array([max(len(one.sequence), 1) for one in wordings], dtype=np.float64)
        self._distinct = np.array([max(len(set(one.sequence)), 1) for one in wordings], dtype=np.float64)

    def cosines(self, left: Rows, right: Rows) -> Amounts:
        """Cosines in double precision."""
        found = np.empty(len(left), dtype=np.float64)
        for part in blocks(len(left), _VECTORS_AT_ONCE):
            one = self._vectors[left[part]].astype(np.float64)
            found[part] = np.einsum("ij,ij->i", one, self._vectors[right[part]])
        return found

    def may_match(
        self, left: Rows, right: Rows, cosines: Amounts, floor: float, kinship: Amounts | None = None
    ) -> Kept:
        """Which pairs could reach the probability ``floor``; all others surely cannot.

        ``kinship``: for each pair how surely its articles tell one story; none if not given.
        """
        shared = self._telling.shared(left, right)
        if kinship is None:
            smaller = np.minimum(self._mass[left], self._mass[right])
            kept = (cosines >= HOPELESS_SIMILARITY - _SLACK) | (
                shared >= HOPELESS_CONTAINMENT * smaller - _SLACK
            )
            at = np.flatnonzero(kept)
            kept[at] = self._reaches(left[at], right[at], cosines[at], shared[at], np.zeros(len(at)), floor)
            return kept
        return self._reaches(left, right, cosines, shared, kinship, floor)

    def _reaches(
        self, left: Rows, right: Rows, cosines: Amounts, shared: Amounts, kinship: Amounts, floor: float
    ) -> Kept:
        runs = self._run_words(left, right)
        bar = log_odds(floor) - _SLACK
        by_meaning = self._by_meaning(left, right, cosines, shared, runs)
        by_copy = self._by_copy(left, right, shared, runs)
        return (by_meaning + MEANING["same-story"] * kinship >= bar) | (
            by_copy + REUSE["same-story"] * kinship >= bar
        )

    def _run_words(self, left: Rows, right: Rows) -> Amounts:
        """At most so many words of either row lie in shared runs; each shared triple covers three."""
        count = self._runs.shared(left, right)
        unknown = self._runs.repeats[left] | self._runs.repeats[right]
        return np.where(unknown & (count > 0) | (self._length[left] < RUN), np.inf, RUN * count)

    def _by_meaning(
        self, left: Rows, right: Rows, cosines: Amounts, shared: Amounts, runs: Amounts
    ) -> Amounts:
        one, two = self._mass[left], self._mass[right]
        every = np.maximum(one + two - shared, 1e-9)
        longer = np.maximum(self._length[left], self._length[right])
        common = self._words.shared(left, right) / np.minimum(self._distinct[left], self._distinct[right])
        bounds = {
            "base": np.ones(len(left)),
            "meaning": cosines,
            "words": np.minimum(shared / every, 1.0),
            "containment": shared / np.maximum(np.minimum(one, two), 1.0),
            "common-words": common,
            "phrases": np.minimum(runs / longer, 1.0),
            "length": np.abs(np.log(self._length[left] / self._length[right])),
        }
        found = np.full(len(left), AGREEING_AT_BEST, dtype=np.float64)
        for name, most in bounds.items():
            found += MEANING[name] * most
        return found

    def _by_copy(self, left: Rows, right: Rows, shared: Amounts, runs: Amounts) -> Amounts:
        one, two = self._length[left], self._length[right]
        found: Amounts = (
            REUSE["base"]
            + REUSE["copied-of-shorter"] * np.minimum(runs / np.minimum(one, two), 1.0)
            + REUSE["copied-of-longer"] * np.minimum(runs / np.maximum(one, two), 1.0)
            + REUSE["copied-rarity"] * np.minimum(shared, 40.0) / 10.0
            + REUSE["longest-run"] * np.log1p(np.minimum(runs, 20.0))
        )
        return found
