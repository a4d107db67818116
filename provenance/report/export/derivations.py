"""Derivations as the linked-data formats need them."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.report.paths import Step, step
from provenance.report.view import Json, View


def all_derivations(view: View) -> Iterator[tuple[str | None, Json]]:
    """Each derivation with the id of its claim: between whole articles (no claim), then inside claims.

    What a claim only repeats of the whole articles is left out.
    """
    whole = {link(one) for one in view.document["derivations"]}
    for one in view.document["derivations"]:
        yield None, one
    for claim in view.claims.values():
        for one in claim["derivations"]:
            if link(one) not in whole:
                yield claim["id"], one


def common_text(one: Json) -> str:
    """The id of the text that nobody holds and that both ends of a ``shares-source`` descend from."""
    ends = step(one["earlier"]), step(one["later"])
    return "+".join(sorted(f"{kind}:{identifier}" for kind, identifier in ends))


def link(one: Json) -> tuple[Step, Step, str]:
    """A derivation's ends and relation: what it has in common with its like inside claims."""
    return step(one["earlier"]), step(one["later"]), one["relation"]
