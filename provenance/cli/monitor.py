"""Progress on stderr, and times and memory of the stages."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from provenance.ports import Tick

_REDRAW = 0.1
"""Seconds between redraws: a bar must not cost more than the work."""


@dataclass(frozen=True, slots=True)
class Timing:
    """One stage: seconds, the process's peak memory when it ended, in bytes, and what it measured."""

    stage: str
    seconds: float
    peak: int
    note: str


class TerminalMonitor:
    """Shows a progress bar for each stage on stderr and keeps the stages' times."""

    def __init__(self, console: Console, *, visible: bool) -> None:
        self.timings: list[Timing] = []
        self._console = console
        self._visible = visible
        self._note = ""

    @contextmanager
    def stage(self, name: str) -> Iterator[Tick]:
        """A bar while the stage runs; its time is kept."""
        started = time.perf_counter()
        try:
            if self._visible:
                yield from self._bar(name)
            else:
                yield lambda _done, _total: None
        finally:
            self.timings.append(Timing(name, time.perf_counter() - started, _peak(), self._note))
            self._note = ""

    def note(self, text: str) -> None:
        """Show ``text`` beside the stage that runs."""
        self._note = text

    def _bar(self, name: str) -> Iterator[Tick]:
        from rich import progress as rich_progress  # noqa: PLC0415 (only where a bar is seen)

        columns = (
            rich_progress.SpinnerColumn(),
            rich_progress.TextColumn("{task.description}"),
            rich_progress.BarColumn(),
            rich_progress.MofNCompleteColumn(),
            rich_progress.TimeRemainingColumn(),
        )
        with rich_progress.Progress(*columns, console=self._console, transient=True) as progress:
            task = progress.add_task(name, total=None)
            last = 0.0

            def tick(done: int, total: int) -> None:
                nonlocal last
                now = time.monotonic()
                if now - last >= _REDRAW or done == total:
                    last = now
                    progress.update(task, completed=done, total=total or None)

            yield tick

    def table(self) -> Table:
        """The stages with seconds and peak memory."""
        from rich import box  # noqa: PLC0415 (only where the times are wanted)
        from rich.table import Table  # noqa: PLC0415

        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim")
        table.add_column("stage")
        table.add_column("seconds", justify="right")
        table.add_column("peak memory", justify="right")
        table.add_column("")
        for one in self.timings:
            table.add_row(one.stage, f"{one.seconds:.2f}", f"{one.peak / 1e6:,.0f} MB", one.note)
        total = sum(one.seconds for one in self.timings)
        table.add_row("all", f"{total:.2f}", f"{_peak() / 1e6:,.0f} MB", style="bold")
        return table


def _peak() -> int:
    """Peak resident memory of this process in bytes (Linux counts in kilobytes, macOS in bytes)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
