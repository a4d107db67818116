"""Whole trace against what a user would write instead with sentence-transformers alone, same weights.

The other side only groups sentences; tracing, attribution and divergences are ours on top.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from benchmarks.harness import Measured, measured
from benchmarks.piles import real_pile, rows, write
from benchmarks.planted import pair_f1
from evals.cascades.pile import generate
from evals.harness import Table

SIZES = tuple(int(size) for size in os.environ.get("BENCH_SIZES", "250 1000").split())
"""Articles; BENCH_SIZES="1000 5000" for the whole of it."""
_SEED = 11


def run() -> Table:
    """Seconds, memory and pair F1 of both, on the same piles, one after the other."""
    found: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory() as folder:
        planted = generate(real_pile(), seed=_SEED)
        planted.save(Path(folder) / "planted")
        pile = str(Path(folder) / "planted" / "pile.jsonl")
        f1 = {
            name: pair_f1(measured(name, pile=pile).result["groups"], planted.truth).f1
            for name in ("ours", "library")
        }
        base = rows(real_pile())
        for size in SIZES:
            path = str(write(Path(folder) / f"{size}.jsonl", base[:size]))
            ours, theirs = measured("ours", pile=path), measured("library", pile=path)
            found += [
                _row(size, "this project", ours, f1["ours"], theirs),
                _row(size, "sentence-transformers", theirs, f1["library"], theirs),
            ]
    return Table(
        title="Whole trace against encode + paraphrase_mining + community_detection",
        columns=("articles", "what", "seconds", "peak MB", "times as fast", "planted pair F1"),
        rows=tuple(found),
        notes=(f"planted pile: {len(planted.rows)} articles, seed {_SEED}; no vectors kept between runs",),
    )


def _row(size: int, name: str, one: Measured, f1: float, other: Measured) -> tuple[str, ...]:
    ratio = other.seconds / one.seconds
    return (f"{size:,}", name, f"{one.seconds:.1f}", f"{one.megabytes:,.0f}", f"{ratio:.2f}", f"{f1:.3f}")
