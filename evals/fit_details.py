"""Fit ``SUPPORT`` of ``provenance/divergence/fitted.py``: ``python -m evals.fit_details FOLDER``.

Words of the claims of WiCE's train part, each beside the supporting sentences and again beside the
whole page. Prints the weights, and for several bars the token F1 of five folds of claims.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from evals.details import Row, supporting, tokens_in, whole_page
from evals.fit_data import Matrix, calibration_error, chances, fit, folds
from evals.harness import Tally, rows
from provenance.divergence.alignment import runs
from provenance.divergence.fitted import SUPPORT
from provenance.divergence.passage import Passage, read
from provenance.divergence.support import signs
from provenance.model import Span

_NAMES = tuple(SUPPORT)
_BARS = (0.26, 0.29, 0.32, 0.35, 0.38, 0.5)


class _Claim:
    """A claim's words: their signs beside both kinds of evidence, and whether they are unsupported."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.passage = Passage(row["claim"])
        self.values = [_values(self.passage, evidence(row)) for evidence in (supporting, whole_page)]
        gold = [Span(start=start, end=end) for start, end in row["unsupported"]]
        self.labels = [
            any(word.start < span.end and span.start < word.end for span in gold)
            for word in read(self.passage).words
        ]

    def count(self, tally: Tally, chance: Matrix, bar: float) -> None:
        """Add the claim's tokens to ``tally``."""
        reading = read(self.passage)
        told = runs(index for index, one in enumerate(chance.tolist()) if one >= bar)
        found = tokens_in(self.row, (reading.span(words) for words in told))
        gold = set(self.row["unsupported_tokens"])
        tally.tp += len(gold & found)
        tally.fp += len(found - gold)
        tally.fn += len(gold - found)


def main(folder: Path) -> None:
    """Print the weights and what they are worth."""
    claims = [_Claim(row) for row in rows(folder / "details" / "train.jsonl.gz")]
    counts = {bar: (Tally(), Tally()) for bar in _BARS}
    out: list[Matrix] = []
    labels: list[bool] = []
    for held in folds(len(claims)):
        weights = _fitted([claim for at, claim in enumerate(claims) if at not in set(held.tolist())])
        for claim in (claims[at] for at in held.tolist()):
            for side, values in enumerate(claim.values):
                chance = chances(values, weights)
                out.append(chance)
                labels += claim.labels
                for bar, tallies in counts.items():
                    claim.count(tallies[side], chance, bar)
    for bar, (near, page) in counts.items():
        print(f"five folds, from {bar}: F1 {near.f1:.3f}, whole page {page.f1:.3f}")
    print(f"five folds: expected calibration error {calibration_error(np.concatenate(out), labels):.3f}")
    for name, weight in zip(_NAMES, _fitted(claims).tolist(), strict=True):
        print(f'    "{name}": {weight:.2f},')


def _fitted(claims: list[_Claim]) -> Matrix:
    values = np.concatenate([values for claim in claims for values in claim.values])
    labels = [label for claim in claims for _ in claim.values for label in claim.labels]
    return fit(values, labels)


def _values(claim: Passage, evidence: list[str]) -> Matrix:
    found = signs(claim, [Passage(sentence) for sentence in evidence])
    return np.array([[word.get(name, 0.0) for name in _NAMES] for word in found])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
