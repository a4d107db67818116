"""Divergences as lines of a critical apparatus: reading [witness] │ reading [witness] · kind, severity."""

from __future__ import annotations

from rich.text import Text

from provenance.report.terminal.words import STYLES, SYMBOLS, safe, shortened
from provenance.report.view import Json, View

_ORDER = {"substantive": 0, "minor": 1, "cosmetic": 2}


def by_severity(divergences: list[Json]) -> list[Json]:
    """The substantive first; otherwise in the document's order."""
    return sorted(divergences, key=lambda one: _ORDER[one["severity"]])


def apparatus(view: View, one: Json, *, names: bool = True, width: int = 70) -> Text:
    """One divergence on a line; ``width`` bounds each reading, ``names`` adds the two witnesses."""
    style = STYLES[one["severity"]]
    line = Text(f"{SYMBOLS[one['severity']]} ", style=style)
    for position, side in enumerate(("left", "right")):
        if position:
            line.append(" │ ", style="dim")
        line.append(_reading(one[side], width), style=style)
        if names:
            line.append(f" [{witness(view, one, side)}]", style="dim")
    line.append(f" · {one['kind']}, {one['severity']}", style="dim")
    return line


def _reading(side: Json, width: int) -> str:
    return shortened(side["text"], width) if side["text"].strip() else "—"


def witness(view: View, one: Json, side: str) -> str:
    """Whose reading: the outlet where that tells the two apart, otherwise the article's name."""
    if "mention" not in one[side]:
        return "title"
    article = view.mentions[one[side]["mention"]]["article"]
    other_side = one["right" if side == "left" else "left"]
    other = view.mentions[other_side["mention"]]["article"] if "mention" in other_side else None
    outlet = view.outlet_name(article)
    if outlet and (other is None or view.outlet_name(other) != outlet):
        return safe(outlet)
    return safe(view.article_name(article))


def repeated(divergences: list[Json]) -> list[tuple[Json, int]]:
    """Divergences with the same kind and readings told once, with how often they occur."""
    seen: dict[tuple[str, str, str], tuple[Json, int]] = {}
    for one in divergences:
        key = (one["kind"], one["left"]["text"], one["right"]["text"])
        first, count = seen.get(key, (one, 0))
        seen[key] = (first, count + 1)
    return list(seen.values())
