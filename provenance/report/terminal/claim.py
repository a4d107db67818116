"""Everything about one claim."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from provenance.report.paths import path_lines
from provenance.report.terminal.divergence import apparatus, by_severity
from provenance.report.terminal.evidence import derivation_lines, place_name
from provenance.report.terminal.lineage import node_text
from provenance.report.terminal.words import STANDING_STYLES, STYLES, counted, join, plain, safe
from provenance.report.view import Json, View


def claim_page(view: View, claim: Json) -> RenderableType:
    """The claim's standing, origin, mentions, lineage with evidence, divergences and matches."""
    parts: list[RenderableType] = [plain(claim["text"], style="bold"), Text(claim["id"], style="dim"), Text()]
    parts += [_facts(view, claim), Text()]
    parts += _section("Mentions", (_mention(view, claim, one) for one in claim["mentions"]))
    lines = (line for one in claim["derivations"] for line in derivation_lines(view, one))
    parts += _section("Lineage", lines)
    parts += _section("Divergences", _divergences(view, claim))
    parts += _section("Why these mentions are one claim", _matches(view, claim))
    return Group(*parts)


def _section(title: str, content: Iterator[RenderableType]) -> list[RenderableType]:
    inside = list(content)
    if not inside:
        return []
    return [Text(title, style="bold underline"), *(Padding(one, (0, 0, 0, 2)) for one in inside), Text()]


def _facts(view: View, claim: Json) -> Table:
    origin, counts = claim["origin"], claim["counts"]
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    table.add_row("standing", Text(claim["standing"], style=STANDING_STYLES[claim["standing"]]))
    table.add_row("origin", _origin(view, origin))
    table.add_row("why", plain(origin["reason"]))
    paths = path_lines(view, claim)
    if paths:
        table.add_row("path", Text("\n").join(plain(line) for line in paths))
    words = [
        counted(counts["origins"], "independent origin"),
        counted(counts["articles"], "article"),
        counted(counts["outlets"], "known outlet"),
        f"{counts['unknown_lineage']} of unknown lineage",
    ]
    table.add_row("counts", " · ".join(words))
    if counts["mentions"] > 1:
        table.add_row("similarity", f"least similar pair inside: {claim['minimum_similarity']:.3f}")
    for note in claim.get("notes", []):
        table.add_row("note", plain(note))
    return table


def _origin(view: View, origin: Json) -> Text:
    if origin["source"] is None and origin["article"] is None:
        return Text("undetermined", style="magenta").append(f" · confidence {origin['confidence']:.2f}", "dim")
    if origin["source"] is not None:
        name = Text(safe(view.source_name(origin["source"])), style="cyan")
    else:
        name = node_text(view, ("article", origin["article"]))
    held = "held" if origin["held"] else "not in the pile"
    return name.append(f" · {origin['basis']} · {held} · confidence {origin['confidence']:.2f}", style="dim")


def _mention(view: View, claim: Json, mention: Json) -> Text:
    line = node_text(view, ("article", mention["article"]))
    line.append(f" · {mention['role']} · {mention['start']}–{mention['end']}\n", style="dim")
    line += _marked(claim, mention)
    for one in mention["attributions"]:
        who = view.source_name(one["source"]) if one["source"] else "nobody that the article names"
        line.append(f"\n  {one['kind']}: “{safe(one['name'])}” {safe(one['cue'])} → {safe(who)}", style="dim")
    return line


def _marked(claim: Json, mention: Json) -> Text:
    """The mention's words with its divergences coloured by severity."""
    spans = [
        (side["start"], side["end"], one["severity"])
        for one in by_severity(claim["divergences"])
        for side in (one["left"], one["right"])
        if side["mention"] == mention["id"] and mention["start"] <= side["start"] < side["end"] <= mention["end"]
    ]
    line, at = Text(), mention["start"]
    for start, end, severity in sorted(spans):
        if start < at:
            continue
        line.append(_piece(mention, at, start)).append(_piece(mention, start, end), style=STYLES[severity])
        at = end
    return line.append(_piece(mention, at, mention["end"]))


def _piece(mention: Json, start: int, end: int) -> str:
    words = mention["text"][start - mention["start"] : end - mention["start"]]
    shown = safe(words)
    left = " " if words[:1].isspace() else ""
    right = " " if words[-1:].isspace() and shown else ""
    return f"{left}{shown}{right}"


def _divergences(view: View, claim: Json) -> Iterator[RenderableType]:
    for one in by_severity(claim["divergences"]):
        line = apparatus(view, one, width=100)
        yield line.append(f"\n    {safe(one['note'])}", style="dim") if one["note"] else line


def _matches(view: View, claim: Json) -> Iterator[RenderableType]:
    for one in claim.get("matches", []):
        ends = [Text(place_name(view, view.mentions[one[side]]), style="dim") for side in ("left", "right")]
        head = join(ends, " = ").append(f" · probability {one['probability']:.3f}", style="bold")
        head.append(f" · cosine {one['similarity']:.3f}")
        if one["reuse"]:
            head.append(" · text reuse", style="magenta")
        parts = (f"{part['name']} {part['value']:g} ({part['weight']:+.2f})" for part in one["parts"])
        yield head.append("\n    " + ", ".join(parts), style="dim")
