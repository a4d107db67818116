"""``python -m evals [NAME…]``: run evals by module name; all of them without a name."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table as RichTable

import evals
from evals.harness import Table

_PLUMBING = {"__main__", "chunks", "harness"}


def names() -> list[str]:
    """The evals there are: modules and packages of this package with ``run(folder) -> Table``."""
    found = (module.name for module in pkgutil.iter_modules(evals.__path__))
    return sorted(name for name in found if name not in _PLUMBING and not name.startswith("fit_"))


def show(table: Table, seconds: float) -> None:
    """Print one eval's table."""
    rich = RichTable(title=table.title, title_justify="left")
    for position, column in enumerate(table.columns):
        rich.add_column(column, justify="left" if position == 0 else "right")
    for row in table.rows:
        rich.add_row(*row)
    console = Console()
    console.print(rich)
    for note in table.notes:
        console.print(note, markup=False)
    console.print(f"{seconds:.1f} s\n")


def main(wanted: list[str]) -> int:
    """Run the wanted evals; 2 on wrong usage."""
    folder = os.environ.get("PROVENANCE_EVALS")
    if not folder or not Path(folder).is_dir():
        print(
            "set PROVENANCE_EVALS to the folder that holds the data sets; see evals/README.md",
            file=sys.stderr,
        )
        return 2
    unknown = sorted(set(wanted) - set(names()))
    if unknown:
        print(f"no such eval: {', '.join(unknown)}; there are: {', '.join(names())}", file=sys.stderr)
        return 2
    for name in wanted or names():
        started = time.monotonic()
        table: Table = importlib.import_module(f"evals.{name}").run(Path(folder))
        show(table, time.monotonic() - started)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
