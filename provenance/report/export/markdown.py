"""Markdown to paste into notes: the claims that more than one article makes, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from provenance.report.export.formats import TextFormat
from provenance.report.paths import path_lines
from provenance.report.view import Json, View
from provenance.report.wording import counted, safe, when

_ACTIVE = regex.compile(r"[\\`*_\[\]<>&|~$^=@#{}]|(?<=\bwww)\.|:(?=//|[a-z_]\w*:)", regex.IGNORECASE)
"""What Markdown and its dialects take for markup in the middle of a line: emphasis, code, links, HTML,
tables, mathematics, highlights, tags, mentions, bare addresses, emoji. No line begins with foreign text."""
_SEVERITIES = ("substantive", "minor")


def _render(view: View) -> str:
    return "\n".join(_lines(view)) + "\n"


def _lines(view: View) -> Iterator[str]:
    shared = view.shared
    yield "# Where the claims come from"
    yield ""
    yield (
        f"{counted(len(view.articles), 'article')}, {counted(len(view.claims), 'claim')}, "
        f"{len(shared):,} made by more than one article. Origins and changes are what the texts show; "
        "nothing here says that a claim is true or false."
    )
    # A report of one claim shows it even where a single article makes it.
    for claim in shared or (list(view.claims.values()) if len(view.claims) == 1 else []):
        yield from ("", *_claim(view, claim))
    yield from ("", *_articles(view))
    if view.document["skipped"]:
        yield from ("", *_skipped(view))


def _claim(view: View, claim: Json) -> Iterator[str]:
    origin, counts = claim["origin"], claim["counts"]
    yield f"## “{_text(claim['text'])}”"
    yield ""
    unknown = counts["unknown_lineage"]
    tail = f"; {counted(unknown, 'article')} of unknown lineage" if unknown else ""
    yield (
        f"- **Standing:** {_text(claim['standing'])}: {counted(counts['articles'], 'article')}, "
        f"{counted(counts['origins'], 'established origin')}{tail}"
    )
    yield f"- **Origin:** {_origin(view, origin)} ({origin['confidence']:.2f}). {_text(origin['reason'])}"
    for line in path_lines(view, claim):
        yield f"- **Path:** {_text(line)}"
    for mention in claim["mentions"]:
        yield f"- {_place(view, mention)}: “{_text(mention['text'])}”{_attributed(view, mention)}"
    yield from _changes(claim)


def _origin(view: View, origin: Json) -> str:
    if origin["source"]:
        return _text(view.source_name(origin["source"])) + ("" if origin["held"] else ", not in the pile")
    return _text(view.article_name(origin["article"]) if origin["article"] else origin["basis"])


def _place(view: View, mention: Json) -> str:
    article = view.articles[mention["article"]]
    outlet = view.outlet_name(article["id"])
    known = [outlet, article["name"], when(article)]
    return "article " + ", ".join(_text(one) for one in known if one)


def _attributed(view: View, mention: Json) -> str:
    names = [
        view.source_name(made["source"]) if made["source"] else made["name"]
        for made in mention["attributions"]
    ]
    return f" (attributed to {', '.join(map(_text, names))})" if names else ""


def _changes(claim: Json) -> Iterator[str]:
    changes = [one for severity in _SEVERITIES for one in claim["divergences"] if one["severity"] == severity]
    if changes:
        yield ""
        yield "What changed:"
        yield ""
    for one in changes:
        left, right = (
            f"“{_text(one[side]['text'])}”" if one[side]["text"] else "—" for side in ("left", "right")
        )
        yield f"- {left} against {right} ({_text(one['kind'])}, {_text(one['severity'])}): {_text(one['note'])}"


def _articles(view: View) -> Iterator[str]:
    yield "## Articles"
    yield ""
    if not view.articles:
        yield "None could be read."
        return
    yield "| article | outlet | published | address |"
    yield "| --- | --- | --- | --- |"
    for article in view.articles.values():
        cells = (
            article["name"],
            view.outlet_name(article["id"]) or "unknown",
            when(article),
            article["url"] or "",
        )
        yield f"| {' | '.join(_text(cell) for cell in cells)} |"


def _skipped(view: View) -> Iterator[str]:
    yield "## Not read"
    yield ""
    for one in view.document["skipped"]:
        yield f"- input {_text(one['name'])}: {_text(one['reason'])}"


def _text(text: str) -> str:
    """Text from outside on one line, shown as it is and taken for nothing else."""
    return _ACTIVE.sub(r"\\\g<0>", safe(text))


FORMAT = TextFormat(
    name="markdown",
    summary="notes to paste: shared claims, origins, what changed",
    render=_render,
)
