"""Two articles side by side as a document of its own."""

from __future__ import annotations

from collections.abc import Iterable

from provenance.report.kinship import Kinship, kinships
from provenance.report.pairing import Passage, Range, Row, rows
from provenance.report.paths import Step
from provenance.report.view import Json, View

FORMAT = "provenance-diff/1"


def diff_document(view: View, left: str, right: str) -> Json:
    """How two articles, by id, hang together and which sentence of one answers which of the other.

    Ranges are half-open code points of the article; ``differing`` are words that the other
    side lacks. Divergences and derivations have the form that they have in a report.
    """
    return {
        "format": FORMAT,
        "left": _article(view, left),
        "right": _article(view, right),
        "kinship": [_kinship(one) for one in kinships(view, left, right)],
        "rows": [_row(one) for one in rows(view, left, right)],
    }


def _article(view: View, article: str) -> Json:
    found = view.articles[article]
    return {key: found[key] for key in ("id", "name", "outlet", "published_at")}


def _kinship(one: Kinship) -> Json:
    return {
        "kind": one.kind,
        "whole": one.whole,
        "paths": [[_node(step) for step in path] for path in one.paths],
        "derivations": list(one.derivations),
    }


def _node(step: Step) -> Json:
    kind, identifier = step
    return {kind: identifier}


def _row(row: Row) -> Json:
    return {
        "left": _side(row.left, row.differing[0]),
        "right": _side(row.right, row.differing[1]),
        "claim": row.claim,
        "same": row.same,
        "moved": row.moved,
        "again": row.again,
        "divergences": list(row.divergences),
        "through": list(row.through),
    }


def _side(passage: Passage | None, differing: Iterable[Range]) -> Json | None:
    if passage is None:
        return None
    return {
        "mention": passage.mention,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "differing": [{"start": start, "end": end} for start, end in differing],
    }
