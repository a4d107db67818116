"""Articles, sources, claims and places as they are named on every screen."""

from __future__ import annotations

from rich.text import Text

from provenance.report.paths import Step
from provenance.report.terminal.layout import STANDING_STYLES, plain
from provenance.report.view import Json, View
from provenance.report.wording import counted, safe, when

NOT_HELD = "not in the pile"
_UNDETERMINED = "undetermined"


def source(view: View, identifier: str) -> Text:
    """A source's name."""
    return plain(view.source_name(identifier), style="cyan")


def is_held(view: View, identifier: str) -> bool:
    """Whether the pile holds a report of this source's own."""
    return identifier in view.sources and bool(view.sources[identifier]["held"])


def node(view: View, at: Step) -> Text:
    """A node for people: articles by outlet, name and date, sources with whether they are held."""
    kind, identifier = at
    if kind == "source":
        text = source(view, identifier)
        return text if is_held(view, identifier) else text.append(f" ({NOT_HELD})", style="dim")
    name, outlet = safe(view.article_name(identifier)), view.outlet_name(identifier)
    dated = f" ({when(view.articles[identifier])})"
    if outlet is None:
        return Text.assemble((name, "bold"), (dated, "dim"))
    return Text.assemble((safe(outlet), "bold"), (f" {name}{dated}", "dim"))


def origin(view: View, of: Json, same: int | None = None) -> Text:
    """An origin and what it rests on; named once, also where the reason begins with the name.

    ``same`` is the number of a claim shown before that gives the same reason.
    """
    found = of["origin"]
    name, style = _origin_name(view, found)
    reason = safe(found["reason"])
    tags = [found["basis"]] if found["basis"] != name else []
    if tags and not found["held"] and (same or NOT_HELD not in reason):
        tags.append(NOT_HELD)
    tagged = f" ({', '.join(tags)})" if tags else ""
    if same:
        return Text.assemble((name, style), (f"{tagged}, as for claim {same}", "dim"))
    if reason.casefold().startswith(name.casefold()):
        return Text.assemble((reason[: len(name)], style), (f"{reason[len(name) :]}{tagged}", "dim"))
    return Text.assemble((name, style), (f"{tagged}\n{reason}", "dim"))


def _origin_name(view: View, found: Json) -> tuple[str, str]:
    if found["source"] is not None:
        return safe(view.source_name(found["source"])), "cyan"
    if found["article"] is not None:
        return safe(view.article_name(found["article"])), "bold"
    return _UNDETERMINED, "magenta"


def claim(found: Json) -> Text:
    """A claim's wording and its id."""
    return plain(found["text"], "bold").append(f" [{safe(found['id'])}]", style="dim")


def standing(found: Json, separator: str = " · ") -> Text:
    """``single-origin · 1 origin behind 14 articles, 12 known outlets``."""
    counts, name = found["counts"], found["standing"]
    behind = counted(counts["origins"], "origin") if counts["origins"] else "no established origin"
    words = f"{behind} behind {counted(counts['articles'], 'article')}"
    if counts["outlets"]:
        words += f", {counted(counts['outlets'], 'known outlet')}"
    text = Text.assemble((name, STANDING_STYLES[name]), separator, words)
    if counts["unknown_lineage"]:
        text.append(separator).append(f"{counts['unknown_lineage']:,} of unknown lineage", style="magenta")
    return text


def place(view: View, at: Json) -> str:
    """``trend.txt:120–141``: the article's name and the range."""
    return f"{safe(view.article_name(at['article']))}:{at['start']}–{at['end']}"
