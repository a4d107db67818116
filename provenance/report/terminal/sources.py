"""Who is cited by whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from provenance.report.citing import Citing
from provenance.report.paths import label
from provenance.report.terminal.layout import line, plain
from provenance.report.view import View
from provenance.report.wording import counted, listed, safe

_NAMED = 6
"""Outlets named before the rest is counted; on a pipe all are named."""
COLUMNS = ("source", "kind", "held", "origin of", "cited by")


def sources_page(view: View, found: Sequence[Citing], limit: int | None = None) -> RenderableType:
    """A table of sources; ``limit``: how many are shown, ``None`` for all."""
    if not found:
        return line(Text("No source is named in this pile."))
    shown = found[:limit]
    parts: list[RenderableType] = [line(_head(found)), Text(), _table(view, shown)]
    if len(found) > len(shown):
        more = counted(len(found) - len(shown), "more source")
        parts += [Text(), line(Text(f"… {more}: --limit 0 shows all", style="italic"))]
    return Group(*parts)


def sources_lines(view: View, found: Iterable[Citing]) -> Iterator[str]:
    """The same for other programs: a head line, then a source a line, cells parted by tabs, nothing left out."""
    yield "\t".join(COLUMNS)
    for one in found:
        citing = "; ".join(_cited_by(view, one))
        yield "\t".join(
            [safe(one.name), one.kind, "yes" if one.held else "no", str(one.origin_of), safe(citing)]
        )


def _head(found: Sequence[Citing]) -> Text:
    held = sum(one.held for one in found)
    text = Text(counted(len(found), "source"), style="bold")
    return Text.assemble(
        text, f": reports of {held:,} are in the pile, {len(found) - held:,} are only cited."
    )


def _table(view: View, found: Sequence[Citing]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, show_edge=False, pad_edge=False, header_style="dim")
    table.add_column(COLUMNS[0], ratio=4, overflow="fold")
    table.add_column(COLUMNS[1], no_wrap=True)
    table.add_column(COLUMNS[2], no_wrap=True)
    table.add_column(COLUMNS[3], justify="right", no_wrap=True)
    table.add_column(COLUMNS[4], ratio=5, overflow="fold")
    for one in found:
        table.add_row(
            plain(one.name, "cyan"),
            Text(one.kind),
            Text("yes") if one.held else Text("no", style="magenta"),
            Text(
                counted(one.origin_of, "claim") if one.origin_of else "—",
                style="" if one.origin_of else "dim",
            ),
            _citing(view, one),
        )
    return table


def _citing(view: View, one: Citing) -> Text:
    if not one.cited_by:
        return Text("—", style="dim")
    by = listed([safe(name) for name in _cited_by(view, one)], _NAMED)
    return Text.assemble((f"{counted(len(one.cited_by), 'article')}: ", "dim"), by)


def _cited_by(view: View, one: Citing) -> list[str]:
    """The citing outlets, and articles whose outlet is not known, with how many articles; the most first."""
    times = Counter(label(view, ("article", article)) for article in one.cited_by)
    ranked = sorted(times, key=lambda name: (-times[name], name))
    return [f"{name} ({times[name]:,})" if times[name] > 1 else name for name in ranked]
