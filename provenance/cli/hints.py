"""What to do next, said on stderr to somebody at a terminal; never to a pipe."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from provenance.report.citing import Citing
    from provenance.report.view import Json, View

Hint = tuple[str, str]
"""A command, and what it shows."""

_MOST_PATHS = 3
"""Paths repeated in a command; more are only hinted at."""


def show(hints: Sequence[Hint]) -> None:
    """Print ``hints`` where both stdout and stderr are a terminal."""
    if not hints or not (sys.stdout.isatty() and sys.stderr.isatty()):
        return
    width = max(len(what) for _, what in hints)
    click.echo("\nNext:", err=True)
    for command, what in hints:
        click.echo(f"  {what:<{width}}  {command}", err=True)


def after_trace(view: View, paths: Sequence[str]) -> list[Hint]:
    """After a first look: the first claim, two articles that share it, the sources."""
    named = _named(paths)
    if not view.shared:
        return [
            (
                f"provenance trace {named} --article NAME",
                "what one article says; nothing is shared with others",
            ),
            (f"provenance sources {named}", "whom the articles cite"),
        ]
    first = view.shared[0]
    return [
        (f"provenance trace {named} --claim {first['id']}", "everything about the first claim"),
        (f"provenance diff {_pair(view, first)} {_inside(paths)}", "two articles, sentence by sentence"),
        (f"provenance sources {named}", "who is cited by whom"),
    ]


def after_claim(claim: Json, paths: Sequence[str]) -> list[Hint]:
    """After a claim's page: how its mentions were judged."""
    if not claim.get("matches"):
        return []
    return [(f"provenance trace {_named(paths)} --claim {claim['id']} --explain", "how each pair was judged")]


def after_sources(view: View, found: Sequence[Citing]) -> list[Hint]:
    """After the sources: an article that cites the first of them."""
    citing = [article for one in found for article in one.cited_by]
    if not citing:
        return []
    return [
        (f"provenance trace PATH… --article {_quoted(view, citing[0])}", "what an article took from where")
    ]


def _pair(view: View, claim: Json) -> str:
    articles = list(dict.fromkeys(mention["article"] for mention in claim["mentions"]))
    return " ".join(_quoted(view, one) for one in articles[:2])


def _quoted(view: View, article: str) -> str:
    from provenance.report.wording import safe  # noqa: PLC0415 (after the work)

    return shlex.quote(safe(view.article_name(article)))


def _named(paths: Sequence[str]) -> str:
    from provenance.report.wording import safe  # noqa: PLC0415

    return "PATH…" if len(paths) > _MOST_PATHS or "-" in paths else safe(shlex.join(paths))


def _inside(paths: Sequence[str]) -> str:
    """Each path as ``--in PATH``."""
    if len(paths) > _MOST_PATHS or "-" in paths:
        return "--in PATH"
    return " ".join(f"--in {_named([path])}" for path in paths)
