"""Who has it from whom, as trees of the whole pile."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text
from rich.tree import Tree

from provenance.report.paths import Forest, Step, step
from provenance.report.terminal.evidence import SHARES
from provenance.report.terminal.layout import line, styled
from provenance.report.terminal.names import node
from provenance.report.view import Json, View
from provenance.report.wording import counted, listed, safe

_PASSIVE = {"cites": "cited", "copies": "copied", "quotes": "quoted", "revises": "revised"}
_BRANCHES = 10
"""Branches of one node before the rest is counted."""
_NAMED = 12
"""Articles without a known derivation that are named before the rest is counted."""


def lineage(view: View, limit: int | None) -> Iterator[RenderableType]:
    """The derivations between articles and sources as trees, then co-descent, then the rest.

    ``limit`` bounds the number of trees and of co-descents and holds each tree's branches to
    ten; what is left out is counted.
    """
    derivations = view.document["derivations"]
    forest = Forest.of(derivations)
    starts = sorted(forest.roots, key=lambda start: -sum(1 for _ in forest.walk(start)))
    for start in starts[:limit]:
        yield _tree(view, forest, start, None if limit is None else _BRANCHES)
    yield from _more(len(starts) - len(starts[:limit]), "tree")
    shared = [one for one in derivations if one["relation"] == "shares-source"]
    for one in shared[:limit]:
        yield _co_descent(view, one)
    yield from _more(len(shared) - len(shared[:limit]), "co-descent")
    yield from _alone(view, derivations, limit)


def _tree(view: View, forest: Forest, start: Step, most: int | None) -> Tree:
    tree = Tree(_with_also(view, forest, node(view, start), start), guide_style="dim")
    stack = [(tree, start)]
    while stack:
        branch, at = stack.pop()
        later = forest.below.get(at, [])
        stack += [(branch.add(_branch(view, forest, at, one)), one) for one in later[:most]]
        hidden = len(later) - len(later[:most])
        if hidden:
            branch.add(Text(f"… {hidden:,} more: --limit 0 shows all", style="italic"))
    return tree


def _branch(view: View, forest: Forest, earlier: Step, later: Step) -> Text:
    relations = " and ".join(_PASSIVE[one] for one in forest.relations[earlier, later])
    text = styled(f"{relations} by ", "dim").append_text(node(view, later))
    return _with_also(view, forest, text, later)


def _with_also(view: View, forest: Forest, text: Text, at: Step) -> Text:
    """``text``, and what ``at`` derives from besides what stands above it."""
    for other in forest.also[at]:
        words = " and ".join(forest.relations[other, at])
        text.append(f" · also {words} ", style="dim").append_text(node(view, other))
    return text


def _co_descent(view: View, one: Json) -> RenderableType:
    ends = [node(view, step(one[side])) for side in ("later", "earlier")]
    rules = ", ".join(dict.fromkeys(safe(evidence["rule"]) for evidence in one["evidence"]))
    text = ends[0].append(f" {SHARES} ", style="magenta").append_text(ends[1])
    return line(text.append(f" ({rules})", style="dim"))


def _alone(view: View, derivations: list[Json], limit: int | None) -> Iterator[RenderableType]:
    linked = {step(one[side]) for one in derivations for side in ("later", "earlier")}
    alone = [safe(view.article_name(one)) for one in view.articles if ("article", one) not in linked]
    if alone:
        head = f"No known derivation ({counted(len(alone), 'article')})"
        names = listed(alone, len(alone) if limit is None else _NAMED)
        yield line(Text(f"{head}: {names}.", style="dim"))


def _more(hidden: int, noun: str) -> Iterator[RenderableType]:
    if hidden:
        yield line(Text(f"… {counted(hidden, 'more ' + noun)}: --limit 0 shows all", style="italic"))
