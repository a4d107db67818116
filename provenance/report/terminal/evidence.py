"""Derivations with the words that they rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rich.text import Text

from provenance.report.paths import Step, step
from provenance.report.terminal.layout import Line, line, plain
from provenance.report.terminal.names import node, place
from provenance.report.view import Json, View
from provenance.report.wording import safe, shortened

SHARES = "shares a source with"
_QUOTED = 160
"""Characters of evidence shown before it is shortened; the range says where the rest stands."""


def derivation_lines(view: View, one: Json) -> Iterator[Line]:
    """A derivation, then its evidence line by line."""
    yield line(derivation_head(view, one), "  ")
    for evidence in one["evidence"]:
        yield from evidence_lines(view, evidence, indent=4)


def derivation_head(view: View, one: Json, called: Callable[[View, Step], Text] = node) -> Text:
    """Who has it from whom, and how sure that is; ``called`` gives an end its name."""
    relation = SHARES if one["relation"] == "shares-source" else one["relation"]
    head = called(view, step(one["later"])).append(f" {relation} ", style="magenta")
    head.append_text(called(view, step(one["earlier"])))
    return head.append(f" · confidence {one['confidence']:.2f}", style="dim")


def evidence_lines(view: View, evidence: Json, indent: int = 2) -> Iterator[Line]:
    """One piece of evidence: its rule and note, then the exact words with where they stand."""
    head = plain(evidence["rule"], "magenta").append(": ").append(safe(evidence["note"]))
    yield line(head, " " * indent)
    for one in evidence["spans"]:
        yield line(quotation(view, one), " " * (indent + 2))


def quotation(view: View, at: Json) -> Text:
    """The words in a range and where they stand; the place alone where the text is not at hand."""
    words = view.quoted(at["article"], at["start"], at["end"])
    quoted = Text(f"“{shortened(words, _QUOTED)}” ") if words else Text()
    return quoted.append(f"[{place(view, at)}]", style="dim")
