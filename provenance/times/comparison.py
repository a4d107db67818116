"""Whether two TIMEX3 values can denote one time."""

from __future__ import annotations

import re
from datetime import date, timedelta

_DATE = re.compile(
    r"(?P<y>[0-9X]{2,4})"
    r"(?:-W(?P<w>\d\d|XX)(?:-(?P<wd>[1-7]|WE))?|-Q(?P<q>[1-4X])|-H(?P<h>[12])|-(?P<s>SP|SU|FA|WI)"
    r"|-(?P<m>\d\d|XX)(?:-(?P<d>\d\d|XX))?)?(?:T(?P<t>MO|AF|EV|NI|\d\d:\d\d))?$"
)
_DURATION = re.compile(r"P(?P<t>T?)(?P<n>[\d.]+)(?P<u>[A-Z])$")
_MINUTES = {"TS": 1 / 60, "TM": 1, "TH": 60, "D": 1440, "W": 10080}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
_SEASON_MONTHS = {"SP": (3, 4, 5), "SU": (6, 7, 8), "FA": (9, 10, 11), "WI": (12, 1, 2)}
_PART_HOURS = {"MO": (0, 12), "AF": (12, 18), "EV": (17, 24), "NI": (18, 30)}


def same_duration(a: str, b: str) -> bool | None:
    """Whether two durations are equally long; ``None`` where one is vague or units do not convert."""
    if a == b:
        return None if "X" in a else True
    left, right = _length(a), _length(b)
    if left is None or right is None or left[0] != right[0]:
        return None
    return abs(left[1] - right[1]) < 1e-6  # noqa: PLR2004  rounding


def same_pace(a: str, b: str) -> bool | None:
    """Whether two repetitions come equally often; ``None`` where one is told by its day ("every Monday")."""
    if _length(a) is None or _length(b) is None:
        return None
    return bool(same_duration(a, b))


def _length(value: str) -> tuple[str, float] | None:
    match = _DURATION.match(value)
    if match is None:
        return None
    unit, number = match["t"] + match["u"], float(match["n"])
    if unit in _MINUTES:
        return "minutes", number * _MINUTES[unit]
    return ("months", number * _MONTHS[unit]) if unit in _MONTHS else None


def same_date(a: str, b: str) -> bool | None:
    """Whether two dates or times can be one: equal, or one inside the other.

    ``None`` where what is known of one says nothing about the other.
    """
    left, right = _DATE.match(a), _DATE.match(b)
    if left is None or right is None:
        return None
    dates = _same_day(left, right)
    if not dates or not (left["t"] and right["t"]):
        return dates
    return _same_hours(left["t"], right["t"])


def _same_hours(a: str, b: str) -> bool:
    (first, last), (start, end) = sorted((_hours(a), _hours(b)))
    return start < last or (first, last) == (start, end)


def _hours(part: str) -> tuple[float, float]:
    if part in _PART_HOURS:
        return _PART_HOURS[part]
    moment = int(part[:2]) + int(part[3:]) / 60
    return moment, moment


def _same_day(a: re.Match[str], b: re.Match[str]) -> bool | None:
    left, right = _days(a), _days(b)
    if left and right:
        if left[1] < right[0] or right[1] < left[0]:
            return False
        inside = (left[0] <= right[0] and right[1] <= left[1]) or (
            right[0] <= left[0] and left[1] <= right[1]
        )
        return True if inside else None
    if not _agree(a["y"], b["y"]):
        return False
    return _same_parts(a, b)


def _agree(a: str | None, b: str | None) -> bool:
    """Whether digits agree as far as both are known."""
    return all(x == y or "X" in (x, y) for x, y in zip(a or "", b or "", strict=False))


def _same_parts(a: re.Match[str], b: re.Match[str]) -> bool | None:
    """Compares months, days, weekdays where at least one year is not known."""
    said = False
    for left, right in (
        (_month_set(a), _month_set(b)),
        (_day_set(a), _day_set(b)),
        (_weekday_set(a), _weekday_set(b)),
    ):
        if left and right:
            if not left & right:
                return False
            said = True
    return True if said else None


def _month_set(match: re.Match[str]) -> frozenset[int]:
    if match["m"] and match["m"] != "XX":
        return frozenset((int(match["m"]),))
    if match["q"] and match["q"] != "X":
        first = int(match["q"]) * 3 - 2
        return frozenset(range(first, first + 3))
    return frozenset(_SEASON_MONTHS[match["s"]]) if match["s"] else frozenset()


def _day_set(match: re.Match[str]) -> frozenset[int]:
    return frozenset((int(match["d"]),)) if match["d"] and match["d"] != "XX" else frozenset()


def _weekday_set(match: re.Match[str]) -> frozenset[int]:
    if match["wd"]:
        return frozenset((6, 7) if match["wd"] == "WE" else (int(match["wd"]),))
    days = _days(match)
    return frozenset((days[0].isoweekday(),)) if days and days[0] == days[1] else frozenset()


def _days(match: re.Match[str]) -> tuple[date, date] | None:
    """First and last day, where everything is known down to the value's grain."""
    if "X" in match[0] or len(match["y"]) != 4 or match["y"] == "0000":  # noqa: PLR2004  digits of a year
        return None
    try:
        return _known_days(match, int(match["y"]))
    except (ValueError, OverflowError):
        return None


def _known_days(match: re.Match[str], year: int) -> tuple[date, date]:
    if match["w"]:
        weekday = match["wd"]
        first = date.fromisocalendar(year, int(match["w"]), 6 if weekday == "WE" else int(weekday or 1))
        return first, first + timedelta(days=1 if weekday == "WE" else 0 if weekday else 6)
    if match["d"]:
        day = date(year, int(match["m"]), int(match["d"]))
        return day, day
    month, count = 1, 12
    if match["m"]:
        month, count = int(match["m"]), 1
    elif match["q"]:
        month, count = int(match["q"]) * 3 - 2, 3
    elif match["h"]:
        month, count = int(match["h"]) * 6 - 5, 6
    elif match["s"]:
        month, count = _SEASON_MONTHS[match["s"]][0], 3
    after = year * 12 + month - 1 + count
    return date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
