"""Standing of a claim, and what divergences do to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from provenance.model import Divergence, Lineage, Standing


@dataclass(frozen=True, slots=True)
class Line:
    """Where a mention stands: its wording's line, and the established roots it leads to."""

    line: str
    roots: frozenset[str]

    def is_apart_from(self, other: Line) -> bool:
        """Whether the two have neither their wording nor an origin in common."""
        return self.line != other.line and not self.roots & other.roots


_CONTRADICTS = frozenset({"negation"})
_CONFLICTS = frozenset({"numeric", "entity"})


def standing(origins: int) -> Standing:
    """The standing that the number of independent origins gives."""
    if origins > 1:
        return "corroborated"
    return "single-origin" if origins == 1 else "unattributed"


def contest(lineage: Lineage, divergences: Iterable[Divergence], lines: Mapping[str, Line]) -> Lineage:
    """``lineage``, contested where its mentions contradict each other.

    A negation contests a claim between any two mentions that descend apart; a number or a name
    only between established roots. What was changed on the way down one line is an edit: it
    stays a divergence and contests nothing.

    Args:
        lineage: a traced claim.
        divergences: the differences between its mentions.
        lines: mention id -> where it stands (``Tracing.lines``).
    """
    for one in divergences:
        left, right = lines.get(one.left.mention), lines.get(one.right.mention)
        if one.severity != "substantive" or left is None or right is None or not left.is_apart_from(right):
            continue
        established = bool(left.roots and right.roots)
        if one.kind in _CONTRADICTS or (one.kind in _CONFLICTS and established):
            note = f"Reports of different origin contradict each other ({one.kind}): {one.note}."
            return replace(lineage, standing="contested", notes=(*lineage.notes, note))
    return lineage
