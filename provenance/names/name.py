"""What a proper name is here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.model import Span

NameKind = Literal["person", "place", "organisation", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A proper name as written.

    ``span`` is the name without title and possessive; ``key`` are the normal forms of its
    content tokens (of countries and nationalities the country's: "Japanese" -> ("japan",)).
    ``title`` is the title printed before it ("Prime Minister"), if any. ``certain`` is false
    where capitals say little (Title-Case headlines, an unknown word that opens a sentence).
    """

    span: Span
    text: str
    key: tuple[str, ...]
    kind: NameKind = "unknown"
    title: str | None = None
    certain: bool = True
