"""The few shapes every screen is made of: lines with a hanging indent, facts, sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text

from provenance.report.wording import safe

STYLES = {"substantive": "bold red", "minor": "yellow", "cosmetic": "dim"}
STANDING_STYLES = {
    "corroborated": "green",
    "single-origin": "yellow",
    "unattributed": "magenta",
    "contested": "bold red",
}
SYMBOLS = {"substantive": "!", "minor": "~", "cosmetic": "."}
"""Severity without colour."""


@dataclass(frozen=True)
class Line:
    """A paragraph whose further lines start under its first word, right of ``prefix``.

    It wraps between words, folds a word that is too long, and never cuts or pads.
    """

    body: Text
    prefix: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        indent = self.prefix.cell_len
        room = max(options.max_width - indent, 1)
        for number, wrapped in enumerate(self.body.wrap(console, room, overflow="fold")):
            line = self.prefix.copy() if number == 0 else Text(" " * indent)
            line.append_text(wrapped)
            line.rstrip()
            yield line


def line(body: Text, prefix: str | Text = "") -> Line:
    """``body`` after ``prefix``, hanging."""
    return Line(body, prefix if isinstance(prefix, Text) else Text(prefix))


def facts(rows: Iterable[tuple[str, Text | Line]], indent: int = 0) -> Iterator[Line]:
    """Labels in a column, what they say beside them; empty rows and repeated labels are left out."""
    kept = [(name, row if isinstance(row, Line) else line(row)) for name, row in rows if row]
    width = max((len(name) for name, _ in kept), default=0)
    before = ""
    for name, row in kept:
        shown = "" if name == before else name
        label = Text.assemble(" " * indent, (f"{shown:<{width}}  ", "dim"))
        yield Line(row.body, label + row.prefix)
        before = name


def heading(title: str) -> Text:
    """A section's title."""
    return Text(title, style="bold")


def section(title: str, content: Iterable[RenderableType]) -> Iterator[RenderableType]:
    """A title, its lines, an empty line; nothing at all where there are no lines."""
    inside = list(content)
    if inside:
        yield heading(title)
        yield from inside
        yield Text()


def plain(text: str, style: str = "") -> Text:
    """Words from outside as a rich ``Text``; markup and escapes in them stay text."""
    return styled(safe(text), style)


def piece(words: str) -> str:
    """A part of a passage made safe, with white space at its ends kept as one space."""
    shown = safe(words)
    if not shown:
        return " " if words else ""
    return f"{' ' if words[0].isspace() else ''}{shown}{' ' if words[-1].isspace() else ''}"


def styled(text: str, style: str) -> Text:
    """``text`` in a style that what is appended to it does not inherit."""
    return Text.assemble((text, style))


def join(pieces: Iterable[Text], separator: str) -> Text:
    """Pieces with a separator between them."""
    return Text(separator).join(pieces)
