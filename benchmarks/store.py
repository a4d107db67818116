"""What a store saves: adding 1 % of a collection, its report, and both beside tracing everything at once."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from benchmarks.harness import Measured, run_command
from benchmarks.piles import real_pile, rows, write
from evals.harness import Table

ARTICLES = int(os.environ.get("BENCH_STORE", "300"))
"""BENCH_STORE=5000 for the whole of it."""


def run() -> Table:
    """Build a store of 99 %, report, add the rest, report, report again; then trace all at once."""
    base = rows(real_pile())[:ARTICLES]
    last = max(1, len(base) // 100)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        most, few = write(folder / "most.jsonl", base[:-last]), write(folder / "few.jsonl", base[-last:])
        told, traced = folder / "report.json", folder / "trace.json"
        cache = ["--cache", str(folder / "vectors.sqlite")]
        store = ["--store", str(folder / "store"), *cache]
        steps = {
            f"add {len(base) - last:,} articles": ["add", str(most), *store],
            "report": ["report", *store],
            f"add {last:,} more": ["add", str(few), *store],
            "report with them": ["report", *store, "--json", str(told)],
            "report again": ["report", *store],
            "add the same again": ["add", str(few), *store],
            f"trace {len(base):,} at once": ["trace", str(most), str(few), *cache, "--json", str(traced)],
        }
        found = {step: run_command(arguments) for step, arguments in steps.items()}
        same = told.read_bytes() == traced.read_bytes()
    build = next(iter(found.values())).seconds
    return Table(
        title="A store that grows",
        columns=("step", "seconds", "of the first add", "peak MB"),
        rows=tuple(_row(step, done, build) for step, done in found.items()),
        notes=(
            f"report and trace: {'the same bytes' if same else 'DIFFERENT'}; vectors are kept, as by default",
        ),
    )


def _row(step: str, done: Measured, build: float) -> tuple[str, ...]:
    return step, f"{done.seconds:.1f}", f"{done.seconds / build:.2f}", f"{done.megabytes:,.0f}"
