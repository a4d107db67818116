"""The words time expressions are made of, as pieces of regular expressions over lower-case text."""

from __future__ import annotations

import re
from typing import cast

from provenance.times.calendar import MONTHS, WEEKDAYS
from provenance.times.resolve import Unit


def one_of(words: object) -> str:
    """An alternative of words, the longest first."""
    listed = words.split() if isinstance(words, str) else list(cast("dict[str, int]", words))
    return "(?:" + "|".join(sorted(map(re.escape, listed), key=lambda word: (-len(word), word))) + ")"


_ONES = str.split(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = str.split("twenty thirty forty fifty sixty seventy eighty ninety")
_CARDINALS = {word: number for number, word in enumerate(_ONES)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
_ORDINAL_WORDS = str.split(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: number for number, word in enumerate(_ORDINAL_WORDS, start=1)} | {"twenty-first": 21}

UNITS: dict[str, Unit] = {
    name: cast("Unit", unit)
    for unit, names in {
        "second": "seconds second secs sec",
        "minute": "minutes minute mins min",
        "hour": "hours hour hrs hr",
        "day": "days day",
        "week": "weeks week",
        "month": "months month",
        "quarter": "quarters quarter",
        "year": "years year yrs yr",
        "decade": "decades decade",
        "century": "centuries century",
    }.items()
    for name in names.split()
}
SEASONS = {
    "spring": ("SP", 3),
    "summer": ("SU", 6),
    "autumn": ("FA", 9),
    "fall": ("FA", 9),
    "winter": ("WI", 12),
}
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
DECADES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7,
           "eighties": 8, "nineties": 9}  # fmt: skip

S = r"(?:[ \t\n\u00a0\u202f]{1,3})"
"""White space between words."""
SH = r"(?:[ \u00a0\u202f\n]|[-\u2010\u2011\u2013])"
"""White space or a hyphen."""
MONTH = one_of(MONTHS)
WEEKDAY = one_of([name for name in WEEKDAYS if name.endswith("day")])
WEEKDAY_SHORT = one_of(WEEKDAYS) + r"\.?"
UNIT = one_of(UNITS)
SEASON = one_of(SEASONS)
PART = one_of(PARTS)
NTH = one_of(ORDINALS)
_TEN, _ONE = one_of(_TENS), one_of(_ONES)
CARDINAL = (
    rf"(?:{_TEN}(?:{SH}{_ONE})?|{_ONE})(?:{SH}(?:hundred|thousand))?|a{S}hundred|a{S}thousand|a{S}dozen"
)
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,6}}(?:\.\d{{1,3}})?(?:{SH}\d/[1-9]|½)?"
    rf"|{CARDINAL}|half{S}an?|an?{S}half|an?)"
)
VAGUE = (
    rf"(?:several|a{S}few|few|many|some|(?:a{S})?couple{S}of|a{S}couple|dozens{S}of|hundreds{S}of"
    rf"|countless|numerous)"
)
APPROX = (
    rf"(?:about|around|approximately|nearly|almost|roughly|(?:no{S})?more{S}than|over(?!{S}(?:the|its"
    rf"|his|her|their|several|a{S}few|many|some|a)\b)|(?:no{S})?less{S}than"
    rf"|fewer{S}than|at{S}least|at{S}most|up{S}to|just{S}over|just{S}under|barely|some)"
)
YEAR = r"(?:1[0-9]\d\d|20\d\d)(?!\d|,\d|\.\d|%)"

_MODS = (
    ("START", rf"(?:the{S})?(?:early|(?:beginning|start){S}of)"),
    ("MID", rf"(?:the{S})?(?:mid|middle{S}of)"),
    ("END", rf"(?:the{S})?(?:late|(?:end|close){S}of)"),
    ("BEFORE", "earlier"),
    ("AFTER", "later"),
    ("APPROX", "about|around"),
)
MOD = re.compile(
    "(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _MODS)
    + rf")(?:{S}(?:in{S}|on{S})?|[-\u2010\u2011\u2013])"
)


def amount(words: str) -> float | None:
    """The number a phrase of ``NUMBER`` says; ``None`` for a vague one."""
    words = re.sub(r"[\s\u2010\u2011\u2013-]+", " ", words)
    if words in ("a", "an"):
        return 1
    if words.startswith("half "):
        return 0.5
    if "couple" in words:
        return 2
    total = 0.0
    for word in words.split():
        if word in ("hundred", "thousand", "dozen"):
            total = (total or 1) * {"hundred": 100, "thousand": 1000, "dozen": 12}[word]
        elif word in _CARDINALS:
            total += _CARDINALS[word]
        elif re.fullmatch(r"\d/[1-9]", word):
            total += int(word[0]) / int(word[2])
        elif re.fullmatch(r"[\d,]+(?:\.\d+)?½?", word):
            total += float(word.rstrip("½").replace(",", "")) + 0.5 * word.endswith("½")
        elif word not in ("a", "an", "and"):
            return None
    return total


def ordinal(words: str) -> int | None:
    """``third``, ``3rd``, ``3`` -> 3."""
    digits = re.match(r"\d+", words)
    return int(digits[0]) if digits else ORDINALS.get(words)


_TEENS = one_of("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")
YEAR_WORDS = rf"(?:{_TEENS}{S}{_TEN}(?:{SH}{_ONE})?|two{S}thousand(?:{S}(?:and{S})?{_ONE})?)"


def year_in_words(words: str) -> int | None:
    """``nineteen ninety-six`` -> 1996."""
    parts = [part for part in re.split(r"[\s\u2010\u2011\u2013-]+", words) if part != "and"]
    if parts[:2] == ["two", "thousand"]:
        return 2000 + sum(_CARDINALS[part] for part in parts[2:])
    numbers = [_CARDINALS[part] for part in parts]
    return numbers[0] * 100 + sum(numbers[1:])
