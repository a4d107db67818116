"""Single numbers as printed, with a sign before them and a unit after them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from provenance.numbers.quantity import Bound
from provenance.numbers.words import (
    CARDINAL,
    DIGITS,
    SCALE,
    SCALES,
    SHORT_SCALE,
    SIGN,
    UNIT,
    UNITS,
    VAGUE,
    currency,
    one_of,
    worth,
)


@dataclass(slots=True)
class Atom:
    """One number as printed, with a currency's sign before it and a unit after it."""

    start: int
    end: int
    value: float
    step: float
    upper: float | None = None
    unit: str | None = None
    bound: Bound | None = None
    scaled: bool = False
    words: bool = False


_PARTS = {"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4, "fifth": 5,
          "fifths": 5, "sixth": 6, "eighth": 8, "tenth": 10, "tenths": 10}  # fmt: skip
_ATOM = re.compile(
    rf"""
      (?<![\w-]) (?P<vague>{one_of(VAGUE)}) \b (?!\s?[-–])
    | (?<![\w-]) (?: (?P<over>\d|one|two|three|four|five|nine|an?) [\s-] )? (?P<part>{one_of(_PARTS)})
        (?= \s of \s | \s (?:the|its|their|all) \s )
    | (?<![\w/.,]) (?P<num>\d{{1,2}}) / (?P<den>[2-9]|10) (?![\d/\w]|-)
    | (?<!\w) (?:(?P<sign>{SIGN})\s?)? (?<![\w.,:/#]) (?P<n>{DIGITS}|{CARDINAL})
      (?: (?: [\s-]? (?P<scale>{SCALE})(?!\w) | (?P<short>{SHORT_SCALE})(?!\w) )
          (?: \s (?P<scale2>million|billion|trillion|crore) \b )? )?
      (?! [\w] | [.,:/]\d | '\d )
      (?P<plus>\+|-plus\b)? (?P<odd>[-\s]odd\b)?
      (?: (?:\s?|-) (?P<unit>{UNIT}) (?![\w]) )?
    """,
    re.VERBOSE,
)


def atoms(low: str) -> Iterator[Atom]:
    """The numbers in lower-case text, in order."""
    for match in _ATOM.finditer(low):
        atom = _atom(match)
        if atom is not None:
            yield atom


def _atom(match: re.Match[str]) -> Atom | None:
    if match["vague"]:
        low, high = VAGUE[re.sub(r"\s", " ", match["vague"])]
        return Atom(match.start(), match.end(), low, low, upper=high, bound="about", words=True)
    if match["part"] or match["num"]:
        return _fraction(match)
    value, step = worth(match["n"])
    scales = [SCALES[scale] for scale in (match["scale"], match["short"], match["scale2"]) if scale]
    unit = _unit(match)
    metres = match["short"] == "m" and unit is None and not _COUNTED.match(match.string, match.end())
    if metres:
        unit, scales = "m", []
    for scale in scales:
        value, step = value * scale, step * scale
    end = match.end()
    if unit == "pound" and scales:
        unit = "GBP"
    elif unit == "KRW" and not match["sign"] and value < _FEWEST_WON:
        unit, end = None, match.end("n")
    start = match.start()
    if _MINUS.search(match.string, max(0, start - 2), start):
        start, value = start - 1, -value
    words = match["n"][0].isalpha()
    bound = _own_bound(match, words=words)
    return Atom(start, end, value, step, unit=unit, bound=bound, scaled=bool(scales), words=words)


def _unit(match: re.Match[str]) -> str | None:
    if match["sign"]:
        return currency(match["sign"])
    return UNITS[re.sub(r"\s", " ", match["unit"])] if match["unit"] else None


def _own_bound(match: re.Match[str], *, words: bool) -> Bound | None:
    """The bound that is part of the number: "1,000+", "20-odd", "two dozen"."""
    if match["plus"]:
        return "at-least"
    return "about" if match["odd"] or (words and match["scale"] == "dozen") else None


_FEWEST_WON = 1000
"""Below it "won" is the verb."""
_COUNTED = re.compile(r"\s(?:[a-z]{3,20}s|people|or|to)\b")
"""After "1.5m": it is a million and not a metre."""
_MINUS = re.compile(r"(?:^|[\s(])[-\u2212]$")


def _fraction(match: re.Match[str]) -> Atom | None:
    if match["num"]:
        over, under = int(match["num"]), int(match["den"])
    else:
        word = match["over"] or "one"
        over = int(worth(word)[0]) if word not in ("a", "an") else 1
        under = _PARTS[match["part"]]
    if not 0 < over < under:
        return None
    return Atom(match.start(), match.end(), over / under, 0.05, unit="share", words=True)
