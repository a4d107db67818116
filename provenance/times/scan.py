"""A text being read for time expressions, and what a rule makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from provenance.times.resolve import Context, Direction

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A time expression read by one rule. ``grain`` is what kind it is to the rules that join two."""

    start: int
    end: int
    type: TimexType
    value: str
    grain: str = ""
    mod: str | None = None


@dataclass(slots=True)
class Scan:
    """A text being read: as written, in lower case (of equal length), the limit, the context."""

    text: str
    low: str
    end: int
    context: Context

    def match(self, pattern: re.Pattern[str], at: int) -> re.Match[str] | None:
        """``pattern`` at a place, inside the limit."""
        return pattern.match(self.low, at, self.end)

    def before(self, at: int, reach: int = 24) -> str:
        """The lower-case text before a place."""
        return self.low[max(0, at - reach) : at]

    def capital(self, at: int) -> bool:
        """Whether the word at a place is written with a capital."""
        return self.text[at].isupper()

    def direction(self, at: int) -> Direction | None:
        """Whether the words before a place speak of the future or the past; ``None`` if neither."""
        found = None
        for found in _TENSE.finditer(self.low, max(0, at - _TENSE_REACH), at):  # noqa: B007  the last is wanted
            pass
        if found is None or found.lastgroup == "stop":
            return None
        if found.group() in ("by", "until") and _SINCE_DONE.match(self.low, at):
            return "past"
        return "future" if found.lastgroup == "future" else "past"


_TENSE_REACH = 90
_TENSE = re.compile(
    r"\b(?:(?P<past>(?:had|has) been (?:due|scheduled|expected|set|planned))"
    r"|(?P<future>will|won['’]t|shall|would|plans?(?= to\b)|planned|planning|scheduled|expected|expects?|due"
    r"|set to|going to|is to|are to"
    r"|to be|until|upcoming|ahead of|may|must|could|deadline|payable|record|intends?|hopes?|wants?"
    r"|vows?|vowed|begins?"
    r"|opens|starts|ending|takes place|leaves|effective|slated|next)"
    r"|(?P<past2>[a-z]+ed|said|says|was|were|had|has|have|told|met|took|began|came|went|made|held|saw"
    r"|fell|rose|won|lost"
    r"|since|last|ago|did|gave|got|sent|left|led))\b|(?P<stop>(?<=[a-z]{3})[.;!?]\s|''|``|[\n“”])"
)

_SINCE_DONE = re.compile(r"[\w.]{2,12}(?:,| \w{2,12})? \w{2,12} (?:had|was|were|did|has|have)\b")
"""What follows a limit in the past: "until Thursday, they had not"."""

Rule = Callable[[Scan, int], Draft | None]

_PREPOSITION = re.compile(
    r"(?:^|[\s(\"“'‘])(?:in|since|until|till|by|during|through|from|to|before|after|between|for|of|on"
    r"|and|or|around|about"
    r"|late|early|mid|last|next|this|each|every|as of|past|throughout|per|than|the)[\s-]$"
)


def prepared(scan: Scan, at: int) -> bool:
    """Whether a preposition or another word that times follow stands before a place."""
    return _PREPOSITION.search(scan.before(at)) is not None
