"""Fit ``EVENT`` of ``provenance/matching/weights.py``: ``python -m evals.fit_events FOLDER``.

Pairs of annotated sentences of the odd topics of cross_outlet, each topic a pile of its whole articles.
Prints the weights, the bar with the best F1, and the figures of five folds over topics.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from evals.event_data import Told, piles
from evals.fit_data import Matrix, best_threshold, calibration_error, chances, fit, tally
from provenance.matching.weights import EVENT

_FEATURES = tuple(EVENT)
_FOLDS = 5


def main(folder: Path) -> None:
    """Print the weights and what they are worth."""
    told = [Told.of(pile) for pile in piles(folder, odd=True)]
    free = list(range(len(_FEATURES)))
    while True:
        weights = _fitted(told, free)
        kept = [at for at in free if at == 0 or weights[at] > 0]
        if kept == free:
            break
        free = kept
    out: list[float] = []
    labels: list[bool] = []
    said: list[bool] = []
    bars: list[float] = []
    for at in range(_FOLDS):
        rest = [one for place, one in enumerate(told) if place % _FOLDS != at]
        inside, bar = _fitted(rest, free), 0.0
        bar = best_threshold(_chances(rest, inside), _labels(rest))
        for one in told[at::_FOLDS]:
            found = chances(one.values, inside)
            out += found.tolist()
            labels += one.labels
            said += (found >= bar).tolist()
        bars.append(bar)
    counts = tally(said, labels)
    counts.fn += sum(one.missed for one in told)
    print(f"{len(labels)} pairs of {len(told)} topics, {sum(labels)} of one event; bars {np.round(bars, 2)}")
    print(f"five folds over topics: P {counts.precision:.3f} R {counts.recall:.3f} F1 {counts.f1:.3f}")
    print(f"expected calibration error {calibration_error(np.array(out), labels):.3f}")
    print(f"best bar {best_threshold(_chances(told, weights), _labels(told)):.2f}")
    for name, weight in zip(_FEATURES, weights.tolist(), strict=True):
        print(f'    "{name}": {weight:.2f},')


def _fitted(told: Sequence[Told], free: Sequence[int]) -> Matrix:
    values = np.concatenate([one.values for one in told])
    out = np.zeros(values.shape[1])
    out[list(free)] = fit(values[:, list(free)], _labels(told))
    return out


def _chances(told: Sequence[Told], weights: Matrix) -> Matrix:
    return chances(np.concatenate([one.values for one in told]), weights)


def _labels(told: Sequence[Told]) -> list[bool]:
    return [label for one in told for label in one.labels]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
