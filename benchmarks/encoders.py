"""The encoder's backends side by side: how fast, how soon, how near to torch."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.harness import measured
from benchmarks.piles import real_pile
from evals.harness import Table

SENTENCES = int(os.environ.get("BENCH_SENTENCES", "1000"))
"""Sentences that each backend encodes."""
THREADS = int(os.environ["BENCH_THREADS"]) if "BENCH_THREADS" in os.environ else None
"""As shipped if not told. Torch's threads wait for each other, so that other work slows it twice over;
BENCH_THREADS=1 compares the backends alone on a machine that is busy."""
_TURNS = 3
_BACKENDS = ("torch", "onnx", "onnx-int8")


def run() -> Table:
    """Each backend in processes of its own, in turn: once to export, then some times to measure; the best counts.

    Sentences per core second leave out what other work on the machine takes; the first vector is
    wall-clock time from the start of the interpreter's work, imports and all.
    """
    taken: dict[str, list[dict[str, Any]]] = {name: [] for name in _BACKENDS}
    with tempfile.TemporaryDirectory() as folder:
        exports = Path(folder) / "exports"
        first = {name: _encoded(name, exports, folder, 1)["cold"] for name in _BACKENDS}
        for _ in range(_TURNS):
            for name in _BACKENDS:
                taken[name].append(_encoded(name, exports, folder, SENTENCES))
        vectors = {name: np.load(Path(folder) / f"{name}.npy") for name in _BACKENDS}
    best = {
        name: {
            "cold": min(one["cold"] for one in several),
            "wall": max(one["wall"] for one in several),
            "core": max(one["core"] for one in several),
            "megabytes": min(one["megabytes"] for one in several),
        }
        for name, several in taken.items()
    }
    rows = tuple(_row(name, first[name], best, vectors) for name in _BACKENDS)
    return Table(
        title=f"Encoder backends, {SENTENCES:,} sentences of a pile of news",
        columns=(
            "backend", "sentences/s", "per core second", "times torch", "first vector, s",
            "the very first time, s", "peak MB", "least cosine",
        ),
        rows=rows,
        notes=("the very first time includes loading torch and exporting; later commands need neither",),
    )  # fmt: skip


def _encoded(backend: str, exports: Path, folder: str, count: int) -> dict[str, Any]:
    done = measured(
        "encoder",
        pile=str(real_pile()),
        backend=backend,
        exports=str(exports),
        count=count,
        threads=THREADS,
        vectors=str(Path(folder) / f"{backend}.npy"),
    )
    return {**done.result, "megabytes": done.megabytes}


def _row(
    name: str, first: float, best: dict[str, dict[str, float]], vectors: dict[str, Any]
) -> tuple[str, ...]:
    cosines = np.einsum("ij,ij->i", vectors["torch"], vectors[name], dtype=np.float64)
    own = best[name]
    return (
        name,
        f"{own['wall']:.0f}",
        f"{own['core']:.0f}",
        f"{own['core'] / best['torch']['core']:.2f}",
        f"{own['cold']:.2f}",
        f"{first:.1f}",
        f"{own['megabytes']:,.0f}",
        f"{cosines.min():.4f}",
    )
