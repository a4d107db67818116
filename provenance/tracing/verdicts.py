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
        """Whether the two lead to different roots, and have not even their wording in common."""
        established = bool(self.roots and other.roots)
        return established and self.line != other.line and not self.roots & other.roots


def standing(origins: int) -> Standing:
    """The standing that the number of independent origins gives."""
    if origins > 1:
        return "corroborated"
    return "single-origin" if origins == 1 else "unattributed"


def contest(lineage: Lineage, divergences: Iterable[Divergence], lines: Mapping[str, Line]) -> Lineage:
    """``lineage``, contested where its mentions contradict each other (``Divergence.conflict``).

    Only mentions with different established roots contest a claim. What was changed on the way
    down one line is an edit: it stays a divergence and contests nothing; so does what an article
    of unknown lineage says, which may be such an edit.

    Args:
        lineage: a traced claim.
        divergences: the differences between its mentions.
        lines: mention id -> where it stands (``Tracing.lines``).
    """
    for one in divergences:
        left, right = lines.get(one.left.mention), lines.get(one.right.mention)
        if one.conflict is None or left is None or right is None:
            continue
        if left.is_apart_from(right):
            note = f"Reports of different origin contradict each other ({one.kind}): {one.note}."
            return replace(lineage, standing="contested", notes=(*lineage.notes, note))
    return lineage
