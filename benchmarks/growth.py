"""How time and memory grow with the pile, vectors at hand; a fitted exponent of the time."""

from __future__ import annotations

import math
import os
import tempfile
from pathlib import Path

from benchmarks.enlarging import repeats
from benchmarks.harness import measured
from benchmarks.piles import real_pile, rows, write
from evals.harness import Table

SIZES = tuple(int(size) for size in os.environ.get("BENCH_GROWTH", "250 500 1000").split())
"""Articles; BENCH_GROWTH="1000 5000 20000 50000" for the whole of it."""
_CACHE = os.environ.get("BENCH_CACHE", "")
"""A cache of vectors to begin with, so that the real articles are not encoded again."""
_BACKEND = os.environ.get("BENCH_BACKEND", "auto")
"""What made the vectors in that cache."""


def run() -> Table:
    """Each size once; beyond the real articles the pile goes on with repeats, three words of ten exchanged."""
    found, points = [], []
    base = rows(real_pile())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        known, first = folder / "known.npz", write(folder / "first.jsonl", base[: max(SIZES)])
        cache = _CACHE or str(folder / "vectors.sqlite")
        held = measured("known_vectors", pile=first, cache=cache, backend=_BACKEND, out=known)
        for size in SIZES:
            more = repeats(base, len(base), size - len(base)) if size > len(base) else []
            pile = write(folder / "pile.jsonl", base[:size] + more)
            one = measured("traced", pile=pile, known=known)
            points.append((math.log(size), math.log(one.seconds)))
            each = 1000 * one.seconds / size
            found.append(
                (
                    f"{size:,}",
                    f"{one.result['claims']:,}",
                    f"{one.seconds:.0f}",
                    f"{each:.1f}",
                    f"{one.megabytes:,.0f}",
                    f"{1000 * one.megabytes / size:,.0f}",
                )
            )
    return Table(
        title="Growth of the pile, vectors at hand",
        columns=("articles", "claims", "seconds", "ms an article", "peak MB", "kB an article"),
        rows=tuple(found),
        notes=(
            f"seconds ~ articles ^ {_exponent(points):.2f}",
            f"beyond {len(base):,} articles: repeats with three words of ten exchanged",
            "the vector of a changed sentence is that of what it was, with noise (cosine about .9)",
            f"the vectors at hand ({held.result['contents']:,}) take part of the memory",
        ),
    )


def _exponent(points: list[tuple[float, float]]) -> float:
    """The slope of the least-squares line through (log size, log seconds)."""
    middle = [sum(axis) / len(points) for axis in zip(*points, strict=True)]
    spread = sum((x - middle[0]) ** 2 for x, _ in points)
    return sum((x - middle[0]) * (y - middle[1]) for x, y in points) / spread if spread else math.nan
