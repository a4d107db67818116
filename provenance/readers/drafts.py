"""What a format hands over: drafts of articles, and flaws; and what a format is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from provenance.model import Draft
from provenance.readers.settings import ReaderSettings

__all__ = ["Draft", "Flaw", "Format", "Outcome", "too_long"]


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something in a file that could not be read, in people's words."""

    reason: str


Outcome = Draft | Flaw


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A kind of file. ``read`` never raises for bad content: it yields flaws.

    ``sniff`` tells from the first bytes (encoding undone, white space kept) whether content
    of unknown suffix is of this kind; formats are asked in the order of the table.
    """

    name: str
    suffixes: frozenset[str]
    sniff: Callable[[str], bool]
    read: Callable[[BinaryIO, ReaderSettings], Iterator[Outcome]]


def too_long(settings: ReaderSettings) -> Flaw:
    """The flaw of a text over the limit."""
    return Flaw(f"longer than {settings.longest_article:,} characters")
