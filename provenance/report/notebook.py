"""The report's short HTML display in notebooks. Everything from articles is escaped."""

from __future__ import annotations

from html import escape

from provenance.report.paths import path_lines
from provenance.report.view import Json, View

_SHOWN = 20
_COLUMNS = ("claim", "origin", "path", "standing", "articles", "origins", "divergences")


def html_overview(view: View, limit: int = _SHOWN) -> str:
    """A table of the most important claims, with a sentence on top."""
    shared = view.shared
    head = (
        f"<p><b>{len(view.articles):,}</b> articles, <b>{len(view.claims):,}</b> claims, "
        f"<b>{len(shared):,}</b> made by more than one article, "
        f"{len(view.document['skipped']):,} inputs skipped.</p>"
    )
    columns = "".join(f"<th style='text-align:left'>{column}</th>" for column in _COLUMNS)
    rows = "".join(_row(view, claim) for claim in shared[:limit])
    more = len(shared) - limit
    tail = f"<p>{more:,} more in <code>report.claims</code>.</p>" if more > 0 else ""
    return f"{head}<table><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table>{tail}"


def _row(view: View, claim: Json) -> str:
    counts, origin = claim["counts"], claim["origin"]
    name = view.source_name(origin["source"]) if origin["source"] else origin["basis"]
    changes = [
        f"{escape(one['left']['text'] or '—')} │ {escape(one['right']['text'] or '—')} "
        f"<small>({one['kind']}, {one['severity']})</small>"
        for one in claim["divergences"]
        if one["severity"] != "cosmetic"
    ]
    cells = (
        escape(claim["text"]),
        f"{escape(name)}<br><small>{escape(origin['reason'])}</small>",
        "<br>".join(escape(line) for line in path_lines(view, claim)),
        claim["standing"],
        str(counts["articles"]),
        str(counts["origins"]),
        "<br>".join(changes),
    )
    return "<tr>" + "".join(f"<td style='text-align:left'>{cell}</td>" for cell in cells) + "</tr>"
