"""``python -m benchmarks [NAME…]``: run benchmarks by module name; all of them without a name."""

from __future__ import annotations

import importlib
import pkgutil
import sys
import time

import benchmarks
from benchmarks.harness import machine
from evals.__main__ import show

_PLUMBING = {"__main__", "harness", "piles", "planted", "work", "reuse_part", "enlarging"}


def names() -> list[str]:
    """The benchmarks there are: modules of this package with ``run() -> Table``."""
    return sorted(one.name for one in pkgutil.iter_modules(benchmarks.__path__) if one.name not in _PLUMBING)


def main(wanted: list[str]) -> int:
    """Run the wanted benchmarks; 2 on wrong usage."""
    unknown = sorted(set(wanted) - set(names()))
    if unknown:
        print(f"no such benchmark: {', '.join(unknown)}; there are: {', '.join(names())}", file=sys.stderr)
        return 2
    print(machine())
    for name in wanted or names():
        started = time.monotonic()
        show(importlib.import_module(f"benchmarks.{name}").run(), time.monotonic() - started)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
