"""The first screen: what matters, the claims, the lineage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from provenance.report.paths import path_lines
from provenance.report.terminal.divergence import apparatus, by_severity, repeated
from provenance.report.terminal.lineage import lineage_tree
from provenance.report.terminal.words import STANDING_STYLES, counted, join, plain, safe, shortened
from provenance.report.view import Json, View

DEFAULT_LIMIT = 20
_WIDE = 120
"""From this many columns on claims stand in a table; below, in blocks."""
_TOP = 6
"""How many entries a list of the summary shows before it says how many more there are."""

_STANDINGS = {
    "corroborated": "corroborated by two or more independent origins",
    "single-origin": "resting on a single origin",
    "contested": "contested",
    "unattributed": "of unattributed origin",
}


def overview(view: View, limit: int | None = DEFAULT_LIMIT) -> RenderableType:
    """The report's first screen. ``limit``: how many claims are shown; ``None`` for all."""
    shown = view.shared[:limit]
    parts: list[RenderableType] = [*_summary(view), Text()]
    if shown:
        parts += [_heading("Claims that more than one article makes"), _Claims(view, shown)]
        parts += list(_rest(view, len(shown)))
    parts += [Text(), _heading("Lineage"), lineage_tree(view, limit)]
    return Group(*parts)


def _heading(title: str) -> Text:
    return Text(title, style="bold underline")


def _summary(view: View) -> Iterator[Text]:
    yield _heading("What matters")
    yield _counts(view)
    if view.shared:
        yield _standings(view)
        yield from _origins(view)
    yield from _substance(view)
    yield from _fingerprints(view)
    yield from _skipped(view)


def _counts(view: View) -> Text:
    shared = len(view.shared)
    line = Text("• ")
    line.append(counted(len(view.articles), "article"), style="bold")
    line.append(f", {counted(len(view.claims), 'claim')}; ")
    line.append(counted(shared, "claim"), style="bold")
    line.append(f" {'is' if shared == 1 else 'are'} made by more than one article.")
    return line


def _standings(view: View) -> Text:
    counts = Counter(claim["standing"] for claim in view.shared)
    pieces = [
        Text(f"{counts[standing]} {words}", style=STANDING_STYLES[standing])
        for standing, words in _STANDINGS.items()
        if counts[standing]
    ]
    return Text("• Of these: ") + join(pieces, "; ") + Text(".")


def _origins(view: View) -> Iterator[Text]:
    behind: Counter[str] = Counter()
    articles: dict[str, set[str]] = {}
    for claim in view.shared:
        source = claim["origin"]["source"]
        if source is not None:
            behind[source] += 1
            articles.setdefault(source, set()).update(mention["article"] for mention in claim["mentions"])
    ranked = sorted(behind, key=lambda source: (-behind[source], source))
    for source in ranked[:_TOP]:
        line = Text("• ") + Text(safe(view.source_name(source)), style="bold cyan")
        held = source in view.sources and view.sources[source]["held"]
        line.append("" if held else " (not in the pile)")
        line.append(f" stands behind {counted(behind[source], 'shared claim')}")
        yield line.append(f" in {counted(len(articles[source]), 'article')}.")
    if len(ranked) > _TOP:
        yield Text(f"• … and {counted(len(ranked) - _TOP, 'other origin')}.")


def _substance(view: View) -> Iterator[Text]:
    found = [one for _, one in view.divergences("substantive")]
    titles = [one for article in view.articles.values() for one in article.get("title_divergences", [])]
    found += [one for one in titles if one["severity"] == "substantive"]
    if not found:
        yield Text("• Nothing diverges in substance." if view.shared else "• There is nothing to compare.")
        return
    changed = {claim["id"] for claim, _ in view.divergences("substantive")}
    line = Text("• ") + Text(counted(len(found), "substantive divergence"), style="bold red")
    yield line.append(f" in {counted(len(changed), 'claim')}:")
    distinct = repeated(found)
    for one, count in distinct[:_TOP]:
        entry = Text("    ") + apparatus(view, one, width=60)
        yield entry.append(f" (×{count})") if count > 1 else entry
    if len(distinct) > _TOP:
        yield Text(f"    … and {len(distinct) - _TOP} more; each claim below lists its own.")


def _fingerprints(view: View) -> Iterator[Text]:
    shared = [one for one in view.document["fingerprints"] if len({p["article"] for p in one["places"]}) > 1]
    if shared:
        words = [plain(f"{shortened(one['text'], 40)} ({one['kind']})") for one in shared[:_TOP]]
        more = f" and {len(shared) - _TOP} more" if len(shared) > _TOP else ""
        yield Text("• Marks of copying: ") + join(words, ", ") + Text(f"{more}.")


def _skipped(view: View) -> Iterator[Text]:
    skipped = view.document["skipped"]
    if not skipped:
        yield Text("• Nothing was skipped.")
        return
    yield Text("• ") + Text(f"{len(skipped)} skipped:", style="yellow")
    for one in skipped[:_TOP]:
        yield Text(f"    {safe(one['name'])}: {safe(one['reason'])}")
    if len(skipped) > _TOP:
        reasons = Counter(one["reason"].split(":")[0] for one in skipped[_TOP:])
        kinds = "; ".join(f"{count} × {safe(reason)}" for reason, count in reasons.most_common())
        yield Text(f"    … and {len(skipped) - _TOP} more ({kinds}); --json lists all.")


def _rest(view: View, shown: int) -> Iterator[Text]:
    hidden, single = len(view.shared) - shown, len(view.claims) - len(view.shared)
    if hidden:
        yield Text(f"{counted(hidden, 'more shared claim')} not shown: --limit 0 shows all.", style="italic")
    if single:
        words = f"{counted(single, 'claim')} made by one article only: --article NAME or --json shows them."
        yield Text(words, style="italic dim")


class _Claims:
    """The claims: a table where there is room, blocks where there is not."""

    def __init__(self, view: View, claims: list[Json]) -> None:
        self.view = view
        self.claims = claims

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if options.max_width >= _WIDE:
            yield self._table()
        else:
            for position, claim in enumerate(self.claims, 1):
                yield from self._block(position, claim)

    def _table(self) -> Table:
        table = Table(expand=True, show_lines=True, pad_edge=False)
        table.add_column("claim", ratio=7)
        table.add_column("origin, and why", ratio=5)
        table.add_column("path", ratio=4)
        table.add_column("counts", ratio=3)
        table.add_column("divergences", ratio=7)
        for claim in self.claims:
            head = Text(claim["id"], style="dim") + Text("\n") + plain(claim["text"])
            path = Text("\n").join(plain(line) for line in _paths(self.view, claim)) or Text("—")
            table.add_row(
                head, _origin(self.view, claim), path, _standing(claim, "\n"), _changes(self.view, claim)
            )
        return table

    def _block(self, position: int, claim: Json) -> Iterator[RenderableType]:
        head = Text(f"{position:>3} ", style="bold") + plain(claim["text"], style="bold")
        yield head
        rows = Table.grid(padding=(0, 1))
        rows.add_column(style="dim", no_wrap=True)
        rows.add_column()
        rows.add_row("id", Text(claim["id"], style="dim"))
        rows.add_row("origin", _origin(self.view, claim))
        paths = _paths(self.view, claim)
        if paths:
            rows.add_row("path", Text("\n").join(plain(line) for line in paths))
        rows.add_row("counts", _standing(claim, " · "))
        if claim["divergences"]:
            rows.add_row("differs", _changes(self.view, claim))
        yield Padding(rows, (0, 0, 1, 4))


_PATHS = 3
_CHANGES = 5


def _paths(view: View, claim: Json) -> list[str]:
    lines = path_lines(view, claim)
    hidden = len(lines) - _PATHS
    return [*lines[:_PATHS], f"and {hidden} more"] if hidden > 0 else lines


def _origin(view: View, claim: Json) -> Text:
    origin = claim["origin"]
    if origin["source"] is not None:
        name = Text(safe(view.source_name(origin["source"])), style="cyan")
    elif origin["article"] is not None:
        name = Text(safe(view.article_name(origin["article"])), style="cyan")
    else:
        name = Text("undetermined", style="magenta")
    held = "" if origin["held"] or origin["source"] is None else ", not in the pile"
    return name.append(f" ({origin['basis']}{held})", style="dim").append(f"\n{safe(origin['reason'])}", "dim")


def _standing(claim: Json, separator: str) -> Text:
    counts = claim["counts"]
    words = [
        Text(claim["standing"], style=STANDING_STYLES[claim["standing"]]),
        Text(counted(counts["origins"], "origin")),
        Text(counted(counts["articles"], "article")),
        Text(counted(counts["outlets"], "known outlet")),
    ]
    if counts["unknown_lineage"]:
        words.append(Text(f"{counts['unknown_lineage']} of unknown lineage", style="magenta"))
    return join(words, separator)


def _changes(view: View, claim: Json) -> Text:
    distinct = repeated(by_severity(claim["divergences"]))
    lines = [apparatus(view, one, names=claim["counts"]["articles"] > 2, width=60) for one, _ in distinct]  # noqa: PLR2004
    if len(lines) > _CHANGES:
        lines[_CHANGES:] = [Text(f"… {len(lines) - _CHANGES} more: --claim {claim['id']}", style="dim")]
    return Text("\n").join(lines)
