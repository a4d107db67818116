"""What a check costs in a store of up to a million sentences: opening, the first check, those after it."""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
from pathlib import Path

from benchmarks.harness import measured
from benchmarks.piles import real_pile
from evals.harness import Table

SIZES = tuple(int(size) for size in os.environ.get("BENCH_LARGE", "10000").split())
"""Distinct contents; BENCH_LARGE="10000 200000 1000000" for the whole of it."""
_CLAIMS = 50
_ENCODED = 200
"""Articles that are really encoded where no store is named to begin with."""


def run() -> Table:
    """One store, larger at each row; BENCH_LARGE_STORE names one to begin with, of many real articles."""
    found = []
    with tempfile.TemporaryDirectory() as name:
        store = Path(name) / "store"
        if begun := os.environ.get("BENCH_LARGE_STORE"):
            shutil.copytree(begun, store)
        for size in SIZES:
            grown = measured("larger_store", store=store, pile=real_pile(), contents=size, encoded=_ENCODED)
            first = measured("large_checks", store=store, claims=1)
            cold = measured("large_checks", store=store, claims=1)
            warm = measured("large_checks", store=store, claims=_CLAIMS)
            taken = sorted(warm.result["milliseconds"])
            found.append(
                (
                    f"{grown.result['contents']:,}",
                    f"{grown.result['sentences']:,}",
                    f"{first.result['first']:.2f}",
                    f"{cold.result['opened']:.2f}",
                    f"{cold.result['first']:.2f}",
                    f"{cold.megabytes:,.0f}",
                    f"{statistics.median(taken):.0f}",
                    f"{taken[int(len(taken) * 0.95)]:.0f}",
                    f"{taken[-1]:.0f}",
                    f"{warm.megabytes:,.0f}",
                )
            )
    return Table(
        title="Check of one claim in a large store",
        columns=(
            "contents",
            "sentences",
            "after an add s",
            "open s",
            "first check s",
            "its MB",
            "warm ms, median",
            "95 %",
            "most",
            "peak MB",
        ),
        rows=tuple(found),
        notes=(
            (
                "beyond the pile, its articles again, three words of ten exchanged for others as long; the vector of "
                "a changed sentence is that of the sentence it was, turned by noise to a cosine of about .9"
            ),
            "the report is taken for made and empty, so that origins are not looked up; the encoder is left out",
        ),
    )
