"""Everything about one article."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from provenance.report.paths import step
from provenance.report.terminal.divergence import apparatus, by_severity
from provenance.report.terminal.evidence import derivation_lines, evidence_lines
from provenance.report.terminal.words import STANDING_STYLES, counted, plain, safe, shortened
from provenance.report.view import Json, View


def article_page(view: View, article: Json) -> RenderableType:
    """Who published it and when, whom it credits, its claims, its lineage, what was dropped."""
    node = ("article", article["id"])
    derivations = [
        one for one in view.document["derivations"] if node in (step(one["later"]), step(one["earlier"]))
    ]
    lines = (line for one in derivations for line in derivation_lines(view, one))
    title = article.get("title") or (article["headline"] or {}).get("text") or article["name"]
    parts: list[RenderableType] = [plain(title, style="bold"), Text(), _facts(view, article), Text()]
    parts += _section("Lineage", lines)
    parts += _section("Own reporting", _own_reporting(view, article))
    parts += _section("Title and text", (apparatus(view, one) for one in article.get("title_divergences", [])))
    parts += _section("Claims", _claims(view, article))
    parts += _section("Dropped, not body text", _dropped(view, article))
    return Group(*parts)


def _section(title: str, content: Iterator[Text]) -> list[RenderableType]:
    inside = list(content)
    if not inside:
        return []
    return [Text(title, style="bold underline"), *(Padding(one, (0, 0, 0, 2)) for one in inside), Text()]


def _facts(view: View, article: Json) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    outlet, published = article["outlet"], article["published_at"]
    table.add_row("name", plain(article["name"]))
    known = f"{view.source_name(outlet['source'])} (from its {outlet['basis']})" if outlet else "not known"
    table.add_row("outlet", plain(known))
    dated = f"{published['value']} (to the {published['precision']}, from {published['basis']})" if published else ""
    table.add_row("published", plain(dated or "not known"))
    for credit in article["credits"]:
        table.add_row("credits", plain(f"{view.source_name(credit['source'])}: “{credit['text']}”"))
    if article["url"]:
        table.add_row("address", plain(article["url"]))
    table.add_row("sentences", str(article["sentences"]))
    for note in article.get("notes", []):
        table.add_row("note", plain(note))
    return table


def _own_reporting(view: View, article: Json) -> Iterator[Text]:
    for evidence in article.get("own_reporting", []):
        yield from evidence_lines(view, evidence)


def _claims(view: View, article: Json) -> Iterator[Text]:
    inside = [
        (mention["start"], claim, mention)
        for claim in view.claims.values()
        for mention in claim["mentions"]
        if mention["article"] == article["id"]
    ]
    for _, claim, mention in sorted(inside, key=lambda one: one[0]):
        yield _claim(view, claim, mention)


def _claim(view: View, claim: Json, mention: Json) -> Text:
    line = Text(f"{claim['id']} ", style="dim") + plain(mention["text"])
    counts = claim["counts"]
    if counts["articles"] > 1:
        line.append(f"\n    {claim['standing']}", style=STANDING_STYLES[claim["standing"]])
        line.append(f" · in {counted(counts['articles'], 'article')}")
    else:
        line.append("\n    in this article only", style="dim")
    line.append(f" · {safe(claim['origin']['reason'])}", style="dim")
    for one in by_severity(claim["divergences"]):
        if mention["id"] in (one["left"]["mention"], one["right"]["mention"]):
            line.append("\n    ").append_text(apparatus(view, one))
    return line


def _dropped(view: View, article: Json) -> Iterator[Text]:
    for one in article["dropped"]:
        words = view.quoted(article["id"], one["start"], one["end"])
        shown = f"“{shortened(words, 90)}”" if words else f"{one['start']}–{one['end']}"
        yield Text(f"{safe(one['reason'])}: ", style="yellow") + Text(shown, style="dim")
