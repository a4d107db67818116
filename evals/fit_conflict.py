"""Fit the weights of ``provenance/divergence/conflict.py``: ``python -m evals.fit_conflict FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from evals.fit_data import fit
from evals.symmetric import FEATURES, claims


def main(folder: Path) -> None:
    """Print the weights, fitted on all rows."""
    data = claims(folder)
    for name, weight in zip(FEATURES, fit(data.values, data.labels).tolist(), strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main(Path(sys.argv[1]))
