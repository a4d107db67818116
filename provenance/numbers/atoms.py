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


_PARTS = {"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4, "fifth": 5, "fifths": 5,
          "sixth": 6, "eighth": 8, "tenth": 10, "tenths": 10}  # fmt: skip
_ATOM = re.compile(
    rf"""
      (?<![\w-]) (?P<vague>{one_of(VAGUE)}) \b (?!\s?[-–])
    | (?<![\w-]) (?:(?P<over>\d|one|two|three|four|five|nine|an?)[\s-])? (?P<part>{one_of(_PARTS)})
        (?= \s of \s | \s (?:the|its|their|all) \s )
    | (?<![\w/.,]) (?P<num>\d{{1,2}}) / (?P<den>[2-9]|10) (?![\d/\w]|-)
    | (?<!\w) (?:(?P<sign>{SIGN})\s?)? (?<![\w.,:/#]) (?P<n>{DIGITS}|{CARDINAL})
      (?: (?: [\s-]? (?P<scale>{SCALE})(?!\w) | (?P<short>{SHORT_SCALE})(?!\w) ) (?:\s(?P<scale2>million|billion|trillion|crore)\b)? )?
      (?! [\w] | [.,:/]\d | '\d )
      (?P<plus>\+|-plus\b)? (?P<odd>[-\s]odd\b)?
      (?: (?:\s?|-) (?P<unit>{UNIT}) (?![\w]) )?
    """,
    re.VERBOSE,
)


def atoms(low: str, start: int, end: int) -> Iterator[Atom]:
    """The numbers in a range of lower-case text, in order."""
    for match in _ATOM.finditer(low, start, end):
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
    scaled = False
    for scale in (match["scale"] or match["short"], match["scale2"]):
        if scale:
            value, step, scaled = value * SCALES[scale], step * SCALES[scale], True
    unit = UNITS[re.sub(r"\s", " ", match["unit"])] if match["unit"] else None
    if match["sign"]:
        unit = currency(match["sign"])
    elif (
        match["short"] == "m"
        and unit is None
        and not re.match(r"\s[a-z]{3,}s\b|\s(?:people|or|to)\b", match.string[match.end() : match.end() + 20])
    ):
        value, step, scaled, unit = value / 1e6, step / 1e6, False, "m"
    if unit == "pound" and scaled:
        unit = "GBP"
    bound: Bound | None = "at-least" if match["plus"] else "about" if match["odd"] else None
    words = not match["n"][0].isdigit() and match["n"][0] not in ".½¼¾"
    if words and match["scale"] == "dozen":
        bound = "about"
    start = match.start()
    if _MINUS.search(match.string, max(0, start - 2), start):
        start, value = start - 1, -value
    return Atom(start, match.end(), value, step, unit=unit, bound=bound, scaled=scaled, words=words)


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
