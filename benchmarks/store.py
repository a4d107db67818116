"""What a store saves: ``python -m benchmarks.store PILE.jsonl [ARTICLES] [VECTORS]``.

Builds a store of 99 % of the pile's first articles, reports, adds the last 1 %, reports again, repeats
the report, and traces all at once; prints wall and processor seconds, and whether the two
reports are the same bytes. VECTORS is a vector cache to spare the encoder.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def main(pile: Path, articles: int, vectors: str) -> None:
    """Run the steps in a folder of their own and print the table."""
    lines = pile.read_text(encoding="utf-8").splitlines(keepends=True)[:articles]
    last = max(1, articles // 100)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        most, few = folder / "most.jsonl", folder / "few.jsonl"
        most.write_text("".join(lines[:-last]), encoding="utf-8")
        few.write_text("".join(lines[-last:]), encoding="utf-8")
        store = ("--store", str(folder / "store"), "--cache", vectors)
        told, traced = folder / "report.json", folder / "trace.json"
        print(f"{'step':<34}{'wall s':>9}{'cpu s':>9}")
        _step(f"add {len(lines) - last} articles", "add", most, *store)
        _step("first report", "report", *store)
        _step(f"add {last} articles", "add", few, *store)
        _step("report with them", "report", *store, "--json", told)
        _step("report again", "report", *store)
        _step("add the same again", "add", few, *store)
        _step(
            f"trace {len(lines)} articles at once", "trace", most, few, "--cache", vectors, "--json", traced
        )
        print(
            "report and trace:", "the same bytes" if told.read_bytes() == traced.read_bytes() else "DIFFERENT"
        )


def _step(label: str, *arguments: object) -> None:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "provenance", *map(str, arguments)], check=True, stdout=subprocess.DEVNULL
    )
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - started
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{label:<34}{wall:>9.1f}{processor:>9.1f}", flush=True)


if __name__ == "__main__":
    given = sys.argv[1:]
    main(Path(given[0]), int(given[1]) if len(given) > 1 else 1000, given[2] if len(given) > 2 else "auto")
