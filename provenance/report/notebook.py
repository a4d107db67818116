"""The report's short HTML display in notebooks. Everything from articles is escaped."""

from __future__ import annotations

from html import escape

from provenance.report.paths import path_lines
from provenance.report.view import Json, View
from provenance.report.wording import counted, safe

_SHOWN = 20
_COLUMNS = ("claim", "origin", "path", "standing", "articles", "origins", "divergences")
_LEFT = "style='text-align:left;vertical-align:top'"


def html_overview(view: View, limit: int = _SHOWN) -> str:
    """A table of the most important claims, with a sentence on top."""
    shared = view.shared
    head = (
        f"<p><b>{counted(len(view.articles), 'article')}</b>, {counted(len(view.claims), 'claim')}, "
        f"<b>{len(shared):,}</b> made by more than one article; "
        f"{counted(len(view.document['skipped']), 'input')} skipped.</p>"
    )
    columns = "".join(f"<th {_LEFT}>{column}</th>" for column in _COLUMNS)
    rows = "".join(_row(view, claim) for claim in shared[:limit])
    more = len(shared) - limit
    tail = f"<p>{more:,} more in <code>report.claims</code>.</p>" if more > 0 else ""
    return f"{head}<table><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table>{tail}"


def _row(view: View, claim: Json) -> str:
    origin = claim["origin"]
    name = view.source_name(origin["source"]) if origin["source"] else origin["basis"]
    changes = (one for one in claim["divergences"] if one["severity"] != "cosmetic")
    cells = (
        _shown(claim["text"]),
        f"{_shown(name)}<br><small>{_shown(origin['reason'])}</small>",
        "<br>".join(_shown(line) for line in path_lines(view, claim)),
        _shown(claim["standing"]),
        f"{claim['counts']['articles']:,}",
        f"{claim['counts']['origins']:,}",
        "<br>".join(_change(one) for one in changes),
    )
    return "<tr>" + "".join(f"<td {_LEFT}>{cell}</td>" for cell in cells) + "</tr>"


def _change(one: Json) -> str:
    readings = " │ ".join(_shown(one[side]["text"]) or "—" for side in ("left", "right"))
    return f"{readings} <small>({_shown(one['kind'])}, {_shown(one['severity'])})</small>"


def _shown(text: str) -> str:
    return escape(safe(text))
