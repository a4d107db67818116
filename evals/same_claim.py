"""Are two sentences paraphrases? The comparison's values, refitted in five folds, on MRPC's training part."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from evals.fit_data import (
    FEATURES,
    Matrix,
    best_threshold,
    calibration_error,
    chances,
    fit,
    folds,
    paraphrases,
    tally,
)
from evals.harness import Table
from provenance.matching import MatchSettings
from provenance.matching.weights import MEANING

_WORDS = FEATURES.index("words")


def run(folder: Path) -> Table:
    """Accuracy and F1, beside cosine alone and word overlap alone, each with its fitted threshold."""
    pairs = paraphrases(folder)
    values, labels = pairs.matrix(), pairs.labels
    shipped = chances(values, np.array([MEANING[name] for name in FEATURES]))
    kept = (shipped >= MatchSettings().minimum_probability).tolist()
    strict = tally(kept, labels)
    fitted, error = _fitted(values, labels)
    return Table(
        title=f"same_claim: {len(labels)} pairs, five folds",
        columns=("method", "accuracy", "precision", "recall", "F1"),
        rows=(
            _line("cosine alone", _thresholded(pairs.cosines, labels), labels),
            _line("rarity-weighted word overlap alone", _thresholded(values[:, _WORDS], labels), labels),
            _line("comparison, weights refitted", fitted, labels),
            _line("comparison as shipped, at its bar", kept, labels),
        ),
        notes=(
            f"expected calibration error of the refitted probabilities: {error:.3f}",
            (
                f"the shipped bar is set for news, where most candidates differ; it keeps {strict.fp} pairs "
                "that these judges call different"
            ),
        ),
    )


def _fitted(values: Matrix, labels: list[bool]) -> tuple[list[bool], float]:
    out = np.zeros(len(labels))
    for held in folds(len(labels)):
        rest = np.setdiff1d(np.arange(len(labels)), held)
        out[held] = chances(values[held], fit(values[rest], [labels[row] for row in rest]))
    return (out >= 0.5).tolist(), calibration_error(out, labels)


def _thresholded(scores: Matrix, labels: list[bool]) -> list[bool]:
    out = np.zeros(len(labels), dtype=bool)
    for held in folds(len(labels)):
        rest = np.setdiff1d(np.arange(len(labels)), held)
        out[held] = scores[held] >= best_threshold(scores[rest], [labels[row] for row in rest])
    return list(out.tolist())


def _line(name: str, decided: list[bool], labels: list[bool]) -> tuple[str, ...]:
    counts = tally(decided, labels)
    right = np.mean([said == true for said, true in zip(decided, labels, strict=True)])
    figures = (right, counts.precision, counts.recall, counts.f1)
    return (name, *(f"{figure:.3f}" for figure in figures))
