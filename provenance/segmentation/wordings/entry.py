"""The form of an entry."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording: its reason (a slug), its patterns, examples that must and must not match.

    ``line_only``: it counts for a line of its own, not for a sentence inside a paragraph; ``long``:
    for one of any length, which takes a ``clue``.
    """

    reason: str
    patterns: tuple[str, ...]
    matches: tuple[str, ...]
    misses: tuple[str, ...] = ()
    clue: str = ""
    line_only: bool = False
    long: bool = False

    @property
    def pattern(self) -> str:
        """The patterns as one expression."""
        return "|".join(f"(?:{pattern})" for pattern in self.patterns)
