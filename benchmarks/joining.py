"""Near pairs of very many vectors: time, memory and recall."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from benchmarks.harness import measured
from benchmarks.piles import real_pile, rows, write
from evals.harness import Table

SIZES = tuple(int(size) for size in os.environ.get("BENCH_JOIN", "60000").split())
"""Vectors; BENCH_JOIN="200000 1000000" for the whole of it."""
_ARTICLES = int(os.environ.get("BENCH_JOIN_ARTICLES", "100"))
"""Real articles whose contents are encoded."""


def run() -> Table:
    """Real vectors, repeated with noise up to each size (cosine about .97 to where they were)."""
    found = []
    with tempfile.TemporaryDirectory() as name:
        known, pile = Path(name) / "known.npz", Path(name) / "pile.jsonl"
        write(pile, rows(real_pile())[:_ARTICLES])
        cache = os.environ.get("BENCH_CACHE", "off")
        backend = os.environ.get("BENCH_BACKEND", "auto")
        held = measured("known_vectors", pile=pile, cache=cache, backend=backend, out=known)
        for size in SIZES:
            one = measured("joined", known=known, size=size)
            found.append(
                (
                    f"{size:,}",
                    f"{one.seconds:.0f}",
                    f"{one.megabytes:,.0f}",
                    f"{one.result['pairs']:,}",
                    f"{one.result['recall']:.3f}",
                )
            )
    return Table(
        title="Near pairs",
        columns=("vectors", "seconds", "peak MB", "pairs", "recall"),
        rows=tuple(found),
        notes=(f"{held.result['contents']:,} real vectors, then these again with noise (cosine about .97)",),
    )
