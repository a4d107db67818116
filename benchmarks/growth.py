"""How time and memory grow with the pile, vectors at hand; a fitted exponent of the time."""

from __future__ import annotations

import math
import os
import tempfile
from pathlib import Path

from benchmarks.harness import measured
from benchmarks.piles import grown, real_pile, rows, write
from evals.harness import Table

SIZES = tuple(int(size) for size in os.environ.get("BENCH_GROWTH", "250 500 1000 2000").split())
"""Articles; BENCH_GROWTH="1000 5000 20000 50000" for the whole of it."""


def run() -> Table:
    """Each size twice: the first run encodes, the second finds its vectors; the second is fitted."""
    found, points = [], []
    base = rows(real_pile())
    with tempfile.TemporaryDirectory() as folder:
        cache = str(Path(folder) / "vectors.sqlite")
        for size in SIZES:
            path = str(write(Path(folder) / "pile.jsonl", grown(base, size)))
            first, again = (measured("ours", pile=path, cache=cache) for _ in range(2))
            points.append((math.log(size), math.log(again.seconds)))
            each = 1000 * again.seconds / size
            found.append(
                (
                    f"{size:,}",
                    f"{first.seconds:.1f}",
                    f"{again.seconds:.1f}",
                    f"{each:.1f}",
                    f"{again.megabytes:,.0f}",
                )
            )
    return Table(
        title="Growth of the pile",
        columns=("articles", "seconds, new", "seconds, again", "ms an article, again", "peak MB"),
        rows=tuple(found),
        notes=(f"seconds, again ~ articles ^ {_exponent(points):.2f}",),
    )


def _exponent(points: list[tuple[float, float]]) -> float:
    """The slope of the least-squares line through (log size, log seconds)."""
    middle = [sum(axis) / len(points) for axis in zip(*points, strict=True)]
    spread = sum((x - middle[0]) ** 2 for x, _ in points)
    return sum((x - middle[0]) * (y - middle[1]) for x, y in points) / spread if spread else math.nan
