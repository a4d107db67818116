"""How long commands take to start, beside a bare interpreter and the import of torch."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.harness import ROOT, as_installed
from evals.harness import Table

_TURNS = 5


def run() -> Table:
    """The median of five starts each, one kind after the other in turn."""
    with tempfile.TemporaryDirectory() as folder:
        cache = str(Path(folder) / "vectors.sqlite")
        traced = ["-m", "provenance", "trace", "examples", "--plain", "--cache", cache]
        kinds: dict[str, Sequence[str]] = {
            "python -c pass": ["-c", "pass"],
            "import torch": ["-c", "import torch"],
            "provenance --help": ["-m", "provenance", "--help"],
            "provenance trace examples, again": traced,
        }
        _timed(traced)  # the first run encodes
        taken: dict[str, list[float]] = {name: [] for name in kinds}
        for _ in range(_TURNS):
            for name, arguments in kinds.items():
                taken[name].append(_timed(arguments))
    middle = {name: statistics.median(seconds) for name, seconds in taken.items()}
    bare = middle["python -c pass"]
    rows = tuple((name, f"{seconds:.2f}", f"{seconds / bare:.1f}") for name, seconds in middle.items())
    return Table(title="Start", columns=("command", "seconds", "of a bare interpreter"), rows=rows)


def _timed(arguments: Sequence[str]) -> float:
    before = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=as_installed(), capture_output=True, check=True
    )
    return time.perf_counter() - before
