"""Derivations with the words that they rest on."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from provenance.report.paths import step
from provenance.report.terminal.lineage import node_text
from provenance.report.terminal.words import safe, shortened
from provenance.report.view import Json, View

_RELATIONS = {
    "cites": " cites ",
    "copies": " copies ",
    "quotes": " quotes ",
    "revises": " revises ",
    "shares-source": " shares a source with ",
}


def derivation_lines(view: View, one: Json, quoted: int = 90) -> Iterator[Text]:
    """A derivation, then its evidence line by line; ``quoted`` bounds each quotation."""
    head = node_text(view, step(one["later"])) + Text(_RELATIONS[one["relation"]], style="magenta")
    head += node_text(view, step(one["earlier"]))
    yield head.append(f" · confidence {one['confidence']:.2f}", style="dim")
    for evidence in one["evidence"]:
        yield from evidence_lines(view, evidence, quoted)


def evidence_lines(view: View, evidence: Json, quoted: int = 90) -> Iterator[Text]:
    """One piece of evidence: its rule and note, then the exact words with where they stand."""
    yield Text("    ") + Text(safe(evidence["rule"]), style="cyan") + Text(f": {safe(evidence['note'])}")
    for place in evidence["spans"]:
        words = view.quoted(place["article"], place["start"], place["end"])
        if words:
            line = Text(f"      “{shortened(words, quoted)}”")
            yield line.append(f" [{place_name(view, place)}]", style="dim")


def place_name(view: View, place: Json) -> str:
    """``trend.txt:120–141``: the article's name and the range."""
    return f"{safe(view.article_name(place['article']))}:{place['start']}–{place['end']}"
