"""Fit the weights of ``provenance/matching/weights.py``: ``python -m evals.fit_matching FOLDER``.

Positive pairs: paraphrases of news sentences (same_claim), and sentences of the odd topics of
cross_outlet that share more than half of their events. Negative pairs: those judged no paraphrase,
sentences of one topic that share no event, and sentences of the news pile published two months
apart. Prints the weights, and the figures of five folds.

Judges called sentences paraphrases that differ in a number or a day, and sentences that share an
event need not say the same of it. So the weights of what must not differ are not learnt from them
(``weights.POLICY``), and their pairs count less (``_SHARES``).
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from evals.fit_data import (
    FEATURES,
    Matrix,
    Pairs,
    Sentence,
    calibration_error,
    chances,
    fit,
    folds,
    labelled,
    paraphrases,
    strangers,
    tally,
    topics,
)
from provenance.matching.weights import POLICY

_SHARES = {"paraphrases": (0.5, 0.5), "events": (0.2, 1.0), "strangers": (1.0, 1.0)}
"""What a positive and a negative pair of each set counts."""

_FREE = [at for at, name in enumerate(FEATURES) if name not in POLICY]
_FIXED = np.array([POLICY.get(name, 0.0) for name in FEATURES])


def main(folder: Path) -> None:
    """Print the weights and what they are worth."""
    sets = {"paraphrases": paraphrases(folder), "events": events(folder), "strangers": strangers_of(folder)}
    values = np.concatenate([one.matrix() for one in sets.values()])
    labels = [label for one in sets.values() for label in one.labels]
    shares = np.array([_SHARES[name][not label] for name, one in sets.items() for label in one.labels])
    out = np.zeros(len(labels))
    for held in folds(len(labels)):
        rest = np.setdiff1d(np.arange(len(labels)), held)
        out[held] = chances(values[held], weights(values[rest], [labels[row] for row in rest], shares[rest]))
    for name, one in sets.items():
        print(f"{name}: {len(one.labels)} pairs, {sum(one.labels)} positive")
    for bar in (0.5, 0.7, 0.9):
        counts = tally((out >= bar).tolist(), labels)
        print(f"five folds, from {bar}: P {counts.precision:.3f} R {counts.recall:.3f} F1 {counts.f1:.3f}")
    print(f"five folds: expected calibration error {calibration_error(out, labels, shares):.3f}")
    for name, weight in zip(FEATURES, weights(values, labels, shares).tolist(), strict=True):
        print(f'    "{name}": {weight:.2f},')


def weights(values: Matrix, labels: list[bool], shares: Matrix) -> Matrix:
    """Fit what is free beside what is fixed; a weight with the wrong sign is noise and becomes 0."""
    free = list(_FREE)
    while True:
        fitted = fit(values[:, free], labels, shares, values @ _FIXED)
        kept = [at for at, weight in zip(free, fitted.tolist(), strict=True) if at == 0 or weight > 0]
        if kept == free:
            break
        free = kept
    out = _FIXED.copy()
    out[free] = fitted
    return out


def events(folder: Path) -> Pairs:
    """Pairs of the odd topics that share most events, or none; pairs in between teach nothing."""
    sentences: list[Sentence] = []
    pairs: list[tuple[int, int, bool]] = []
    for topic in topics(folder, odd=True):
        start = len(sentences)
        sentences += topic.sentences
        for one, two, shares in topic.pairs():
            mine, others = topic.events[one], topic.events[two]
            if not shares or 2 * len(mine & others) > len(mine | others):
                pairs.append((start + one, start + two, shares))
    positive = [pair for pair in pairs if pair[2]]
    negative = [pair for pair in pairs if not pair[2]]
    return labelled(sentences, [*positive, *negative[:: max(1, len(negative) // 4000)]])


def strangers_of(folder: Path) -> Pairs:
    """Sentences of unconnected news."""
    return strangers(folder, articles=120, sentences=12, count=4000)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
