"""A probability explained: bars of the log-odds that add up to it.

    base               ░░░░░░░░░░░░░░░░░  -9.50
    copied-of-shorter  ██████████████     +5.28

Bars run from where the last one ended; the last two lines are the sum and its probability.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from provenance.report.terminal.layout import Line, line
from provenance.report.view import Json
from provenance.report.wording import safe

_FOR, _AGAINST = "█", "░"
_STYLES = {_FOR: "green", _AGAINST: "red"}
_LEAST_ROOM = 16
"""Columns below which bars say nothing and are left out."""
_MOST_ROOM = 72


@dataclass(frozen=True)
class Waterfall:
    """Bars from the first part to the sum of all; ``parts`` have a name, a value and a weight (log-odds).

    Parts that weigh nothing are left out.
    """

    parts: Sequence[Json]
    probability: float
    indent: int = 4

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        telling = [one for one in self.parts if one["weight"]]
        names = [safe(one["name"]) for one in telling]
        values = [f"{one['value']:g}" for one in telling]
        total = math.fsum(one["weight"] for one in telling)
        name_width = max(map(len, [*names, "log-odds"]))
        value_width = max(map(len, [*values, ""]))
        head = self.indent + name_width + value_width + 12
        room = min(options.max_width - head - 1, _MOST_ROOM)
        scale = _Scale.of([one["weight"] for one in telling], room)
        at = 0.0
        for name, value, one in zip(names, values, telling, strict=True):
            prefix = (
                f"{'':{self.indent}}{name:<{name_width}}  {value:>{value_width}}  {one['weight']:>+7.2f} "
            )
            yield _bar(prefix, scale, at, at + one["weight"], options.max_width)
            at += one["weight"]
        prefix = f"{'':{self.indent}}{'log-odds':<{name_width}}  {'':>{value_width}}  {total:>+7.2f} "
        yield _bar(prefix, scale, 0.0, total, options.max_width, style="bold")
        yield self._result(name_width + value_width + 2, total)

    def _result(self, width: int, total: float) -> Line:
        """The probability, and how it follows from the sum."""
        text = Text.assemble(
            f"{'':{self.indent}}",
            (f"{'probability':<{width}}  {self.probability:>7.3f}", "bold"),
            (f" = 1 / (1 + e^{-total:.2f})", "dim"),
        )
        return line(text)


@dataclass(frozen=True)
class _Scale:
    """Log-odds laid out over columns; ``room`` 0 where there is no place for bars."""

    low: float
    high: float
    room: int

    @classmethod
    def of(cls, weights: Sequence[float], room: int) -> _Scale:
        """The scale on which every step of the sum and zero have a place."""
        sums = [0.0]
        for weight in weights:
            sums.append(sums[-1] + weight)
        return cls(min(sums), max(sums), room if room >= _LEAST_ROOM and max(sums) > min(sums) else 0)

    def column(self, at: float) -> int:
        """The column of a log-odds, 0 to ``room``."""
        return round((at - self.low) / (self.high - self.low) * self.room)


def _bar(prefix: str, scale: _Scale, start: float, end: float, width: int, style: str = "") -> Text:
    text = Text(prefix[: max(width, 1)], style=style, no_wrap=True, end="\n")
    if not scale.room:
        return text
    mark = _FOR if end >= start else _AGAINST
    first, last = sorted((scale.column(start), scale.column(end)))
    zero = scale.column(0.0)
    cells = [mark if first <= at < last else " " for at in range(scale.room + 1)]
    if first == last:
        cells[min(first, scale.room)] = mark
    if cells[zero] == " ":
        cells[zero] = "│"
    drawn = Text("".join(cells).rstrip())
    drawn.highlight_regex(f"{mark}+", _STYLES[mark])
    drawn.highlight_regex("│", "dim")
    return text.append_text(drawn)
