"""Who has it from whom, as a tree of the whole pile."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text
from rich.tree import Tree

from provenance.report.paths import Step, children, roots, step
from provenance.report.terminal.words import counted, safe
from provenance.report.view import Json, View

_WORDS = {"cites": "cited by", "copies": "copied by", "quotes": "quoted by", "revises": "revised by"}
_NAMED = 12
"""Up to so many articles without derivations are named."""


def lineage_tree(view: View, limit: int | None) -> RenderableType:
    """The derivations between articles and sources as trees, then co-descent, then the rest.

    ``limit`` bounds the number of trees and of co-descents; what is left out is counted.
    """
    derivations = view.document["derivations"]
    below = children(derivations)
    starts = sorted(roots(derivations), key=lambda start: (-_size(below, start), start))
    shared = [one for one in derivations if one["relation"] == "shares-source"]
    return Group(
        *(_tree(view, derivations, below, start) for start in starts[:limit]),
        *_more(len(starts) - len(starts[:limit]), "tree"),
        *(_co_descent(view, one) for one in shared[:limit]),
        *_more(len(shared) - len(shared[:limit]), "co-descent"),
        *_alone(view, derivations),
    )


def node_text(view: View, node: Step) -> Text:
    """A node for people: held articles by outlet and name, sources with whether they are held."""
    kind, identifier = node
    if kind == "source":
        text = Text(safe(view.source_name(identifier)), style="cyan")
        held = identifier in view.sources and view.sources[identifier]["held"]
        return text if held else text.append(" (not in the pile)", style="dim")
    outlet = view.outlet_name(identifier)
    name = safe(view.article_name(identifier))
    published = view.articles[identifier]["published_at"]
    text = Text(safe(outlet), style="bold").append(f" {name}", "dim") if outlet else Text(name, style="bold")
    return text.append(f", {published['value'] if published else 'undated'}", style="dim")


def _tree(view: View, derivations: list[Json], below: dict[Step, list[Step]], start: Step) -> Tree:
    relations = {(step(one["earlier"]), step(one["later"])): one["relation"] for one in derivations}
    tree = Tree(node_text(view, start))
    stack: list[tuple[Tree, Step, tuple[Step, ...]]] = [(tree, start, (start,))]
    while stack:
        branch, at, above = stack.pop()
        for later in below.get(at, []):
            if later not in above:
                line = Text(f"{_WORDS[relations[at, later]]} ", style="dim") + node_text(view, later)
                stack.append((branch.add(line), later, (*above, later)))
    return tree


def _co_descent(view: View, one: Json) -> Text:
    line = node_text(view, step(one["later"])).append(" shares a source with ", style="magenta")
    line += node_text(view, step(one["earlier"]))
    rules = ", ".join(dict.fromkeys(safe(evidence["rule"]) for evidence in one["evidence"]))
    return line.append(f" ({rules})", style="dim")


def _alone(view: View, derivations: list[Json]) -> list[RenderableType]:
    linked = {step(one[side]) for one in derivations for side in ("later", "earlier")}
    alone = [article for article in view.articles if ("article", article) not in linked]
    if not alone:
        return []
    if len(alone) > _NAMED:
        return [Text(f"{counted(len(alone), 'article')} without a known derivation.", style="dim")]
    names = ", ".join(safe(view.article_name(article)) for article in alone)
    return [Text(f"Without a known derivation: {names}.", style="dim")]


def _more(hidden: int, noun: str) -> list[RenderableType]:
    return [Text(f"{counted(hidden, 'more ' + noun)} not shown: --limit 0.", style="italic")] if hidden else []


def _size(below: dict[Step, list[Step]], start: Step) -> int:
    seen, stack = {start}, [start]
    while stack:
        onward = [later for later in below.get(stack.pop(), []) if later not in seen]
        seen.update(onward)
        stack.extend(onward)
    return len(seen)
