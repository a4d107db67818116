"""The first screen: what matters, the claims, the lineage."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from provenance.report.paths import path_lines
from provenance.report.terminal import names
from provenance.report.terminal.divergence import apparatus, by_severity, repeated
from provenance.report.terminal.layout import Line, facts, heading, line, plain, styled
from provenance.report.terminal.lineage import lineage
from provenance.report.terminal.summary import summary
from provenance.report.view import Json, View
from provenance.report.wording import counted, safe

DEFAULT_LIMIT = 20
_WIDE = 120
"""From this many columns on claims stand in a table; below, in blocks."""
_PATHS = 3
_CHANGES = 5
"""Paths and divergences of a claim before it says how many more ``--claim`` shows."""


def overview(view: View, limit: int | None = DEFAULT_LIMIT) -> RenderableType:
    """The report's first screen. ``limit``: how many claims are shown; ``None`` for all."""
    shown = view.shared[:limit]
    parts: list[RenderableType] = [heading("What matters"), *summary(view)]
    if shown:
        parts += [Text(), heading("Claims that more than one article makes"), _Claims(view, shown)]
    parts += _rest(view, len(shown))
    if view.articles:
        parts += [Text(), heading("Lineage"), *lineage(view, limit)]
    return Group(*parts)


def _rest(view: View, shown: int) -> Iterator[RenderableType]:
    hidden, single = len(view.shared) - shown, len(view.claims) - len(view.shared)
    if hidden or single:
        yield Text()
    if hidden:
        words = f"{counted(hidden, 'more claim')} that more than one article makes: --limit 0 shows all"
        yield line(Text(words, style="italic"))
    if single:
        words = (
            f"{counted(single, 'claim')} that one article alone makes: --article NAME or --json shows them"
        )
        yield line(Text(words, style="italic"))


class _Claims:
    """The claims: a table where there is room, blocks where there is not."""

    def __init__(self, view: View, claims: list[Json]) -> None:
        self.view = view
        self.claims = claims
        self.seen: dict[tuple[str, ...], int] = {}
        """The number of the first claim of each origin and path."""
        for number, claim in enumerate(claims, 1):
            self.seen.setdefault(_lineage_key(view, claim), number)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if options.max_width >= _WIDE:
            yield self._table()
            return
        for number, claim in enumerate(self.claims, 1):
            if number > 1:
                yield Text()
            yield line(names.claim(claim), Text.assemble((f"{number:>3}  ", "bold")))
            yield from facts(self._rows(number, claim), indent=5)

    def _table(self) -> Table:
        table = Table(
            box=box.SIMPLE_HEAD, expand=True, show_edge=False, pad_edge=False, leading=1, header_style="dim"
        )
        table.add_column("", justify="right", style="dim")
        table.add_column("claim", ratio=6, overflow="fold")
        table.add_column("standing", ratio=3, overflow="fold")
        table.add_column("origin, path", ratio=6, overflow="fold")
        table.add_column("divergences", ratio=6, overflow="fold")
        for number, claim in enumerate(self.claims, 1):
            origin = Group(
                *(line(one, "" if label == "origin" else "  ") for label, one in self._origin(number, claim))
            )
            changes = Group(*_changes(self.view, claim))
            table.add_row(Text(str(number)), names.claim(claim), names.standing(claim, "\n"), origin, changes)
        return table

    def _rows(self, number: int, claim: Json) -> Iterator[tuple[str, Text | Line]]:
        yield "standing", names.standing(claim)
        yield from self._origin(number, claim)
        yield from (("differs", one) for one in _changes(self.view, claim))

    def _origin(self, number: int, claim: Json) -> Iterator[tuple[str, Text]]:
        """Origin and paths, or the number of the claim above that has the same."""
        first = self.seen[_lineage_key(self.view, claim)]
        if first != number:
            yield "origin", names.origin(self.view, claim, same=first)
            return
        yield "origin", names.origin(self.view, claim)
        yield from (("path", one) for one in _paths(self.view, claim))


def _lineage_key(view: View, claim: Json) -> tuple[str, ...]:
    origin = claim["origin"]
    return (
        str(origin["source"]),
        str(origin["article"]),
        origin["basis"],
        origin["reason"],
        *path_lines(view, claim),
    )


def _paths(view: View, claim: Json) -> list[Text]:
    ways = path_lines(view, claim)
    hidden = len(ways) - _PATHS
    more = [styled(f"… {hidden:,} more: --claim {safe(claim['id'])}", "dim")] if hidden > 0 else []
    return [plain(one) for one in ways[:_PATHS]] + more


def _changes(view: View, claim: Json) -> list[Line]:
    distinct = repeated(by_severity(claim["divergences"]))
    lines = [
        apparatus(view, one, after=f" · {times:,} times" if times > 1 else "")
        for one, times in distinct[:_CHANGES]
    ]
    hidden = len(distinct) - _CHANGES
    if hidden > 0:
        lines.append(line(styled(f"… {hidden:,} more: --claim {safe(claim['id'])}", "dim")))
    return lines
