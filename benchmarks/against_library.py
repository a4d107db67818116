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
_THEIRS = "sentence-transformers"
_SIDES: dict[str, tuple[str, dict[str, str]]] = {
    "this project": ("ours", {}),
    "encoding the likely": ("ours", {"encoded": "likely"}),
    _THEIRS: ("library", {}),
}
"""What is measured, and what is chosen for it."""


def run() -> Table:
    """Seconds, memory and pair F1 of both, on the same piles, one after the other."""
    found: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory() as folder:
        planted = generate(real_pile(), seed=_SEED)
        planted.save(Path(folder) / "planted")
        pile = str(Path(folder) / "planted" / "pile.jsonl")
        f1 = {
            name: pair_f1(measured(work, pile=pile, **chosen).result["groups"], planted.truth).f1
            for name, (work, chosen) in _SIDES.items()
        }
        base = rows(real_pile())
        for size in SIZES:
            path = str(write(Path(folder) / f"{size}.jsonl", base[:size]))
            taken = {name: measured(work, pile=path, **chosen) for name, (work, chosen) in _SIDES.items()}
            found += [_row(size, name, one, f1[name], taken[_THEIRS]) for name, one in taken.items()]
    return Table(
        title="Whole trace against encode + paraphrase_mining + community_detection",
        columns=("articles", "what", "seconds", "peak MB", "times as fast", "planted pair F1"),
        rows=tuple(found),
        notes=(f"planted pile: {len(planted.rows)} articles, seed {_SEED}; no vectors kept between runs",),
    )


def _row(size: int, name: str, one: Measured, f1: float, other: Measured) -> tuple[str, ...]:
    ratio = other.seconds / one.seconds
    return (f"{size:,}", name, f"{one.seconds:.1f}", f"{one.megabytes:,.0f}", f"{ratio:.2f}", f"{f1:.3f}")
