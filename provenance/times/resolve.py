"""TIMEX3 values: what a time expression denotes, as far as the time of writing tells.

Parts that are not known are written ``X``: ``XXXX-08`` (August), ``XXXX-WXX-7`` (Sunday).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

from provenance.model import Timestamp
from provenance.times.calendar import calendar_day

Unit = Literal["second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"]
Direction = Literal["past", "future", "nearest"]

_MONTHS_PER = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_UNKNOWN = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX",
    "decade": "XXX", "century": "XX",
}  # fmt: skip


@dataclass(slots=True)
class Context:
    """The time of writing, and what the text has spoken of so far.

    ``year``, ``month`` and ``day`` are known as far as the time of writing is precise.
    """

    year: int | None = None
    month: int | None = None
    day: date | None = None
    last_day: date | None = None
    last_month: tuple[int, int] | None = None
    last_quarter: tuple[int, int] | None = None

    @classmethod
    def at(cls, anchor: Timestamp | None) -> Context:
        """The context of a text written at ``anchor``."""
        if anchor is None:
            return cls()
        parts = [int(part) for part in anchor.value[:10].split("-")]
        day = date(*parts) if len(parts) == 3 else None  # noqa: PLR2004
        return cls(year=parts[0], month=parts[1] if len(parts) > 1 else None, day=day)


def of_day(day: date | None) -> str:
    """``2019-11-17``."""
    return day.isoformat() if day else _UNKNOWN["day"]


def moved_day(context: Context, days: int) -> date | None:
    """The day that many days from the day of writing."""
    return _plus(context.day, days) if context.day else None


def _plus(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def moved(context: Context, unit: Unit, count: int) -> str:
    """The unit that many units from the one of writing: ``moved(…, "week", -1)`` is last week."""
    if unit == "day":
        return of_day(moved_day(context, count))
    if unit == "week":
        day = moved_day(context, 7 * count)
        return f"{day.isocalendar().year:04d}-W{day.isocalendar().week:02d}" if day else _UNKNOWN[unit]
    if unit not in _MONTHS_PER:
        return "PAST_REF" if count < 0 else "FUTURE_REF"
    if context.year is None or (context.month is None and unit in ("month", "quarter")):
        return _UNKNOWN[unit]
    months = context.year * 12 + (context.month or 1) - 1 + count * _MONTHS_PER[unit]
    return of_months(months, unit)


def of_months(months: int, unit: Unit) -> str:
    """The ``unit`` that holds a month, which is counted from year 0."""
    year, month = divmod(months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return _UNKNOWN[unit]
    whole = f"{year:04d}"
    return {
        "month": f"{whole}-{month + 1:02d}",
        "quarter": f"{whole}-Q{month // 3 + 1}",
        "year": whole,
        "decade": whole[:3],
        "century": whole[:2],
    }[unit]


def weekday(context: Context, number: int, direction: Direction, *, other: bool = False) -> date | None:
    """The day of that ISO weekday nearest the day of writing in a direction.

    The day of writing itself counts, unless ``other`` ("last Monday" said on a Monday).
    """
    if context.day is None:
        return None
    if direction == "future":
        ahead = (number - context.day.isoweekday()) % 7
        return _plus(context.day, ahead or 7 * other)
    back = (context.day.isoweekday() - number) % 7
    return _plus(context.day, -(back or 7 * other))


def year_of_month(context: Context, month: int, direction: Direction, *, sure: bool = False) -> int | None:
    """The year of the month meant: the nearest one, those against ``direction`` counting as farther.

    ``sure``: only that direction is possible, and this month is not meant ("last May").
    """
    if context.year is None or context.month is None:
        return None
    back, ahead = (context.month - month) % 12, (month - context.month) % 12
    if sure:
        future = direction == "future"
        back, ahead = back or 12, ahead or 12
    else:
        future = ahead * _AHEAD[direction] < back * _BACK[direction]
    months = context.year * 12 + context.month + (ahead if future else -back)
    return (months - 1) // 12


_AHEAD = {"past": 3.0, "nearest": 1.5, "future": 1.0}
_BACK = {"past": 1.0, "nearest": 1.0, "future": 3.0}
"""What a month ahead, and one gone by, counts under each direction (TimeBank, tuned)."""


def day_in_month(context: Context, month: int, day: int, direction: Direction) -> date | None:
    """The day without a year: the nearest in time, or nearest in a direction."""
    if context.year is None:
        return None
    here = context.day or calendar_day(context.year, context.month or month, 15)
    years = (context.year - 1, context.year, context.year + 1)
    days = [found for year in years if (found := calendar_day(year, month, day))]
    if here is None or not days:
        return None
    ahead, back = _AHEAD[direction], _BACK[direction]
    return min(days, key=lambda found: (found - here) * ahead if found > here else (here - found) * back)


_LETTERS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M",
            "quarter": "Q", "year": "Y", "decade": "E", "century": "C"}  # fmt: skip


def duration(count: float | None, unit: Unit) -> str:
    """``P3D``, ``PT2H``, ``P20Y`` (two decades), ``PXY`` (some years)."""
    letters = _LETTERS[unit]
    prefix = "PT" if letters[0] == "T" else "P"
    if count is None:
        return f"{prefix}X{letters[-1]}"
    whole = {"decade": 10, "century": 100}.get(unit, 1)
    if whole > 1 and count >= (2 if unit == "decade" else 1):
        count, letters = count * whole, "Y"
    if count != int(count) and letters == "Y":
        return f"P{int(count)}Y{round(count % 1 * 12)}M"
    if count != int(count) and letters == "TH":
        return f"PT{int(count)}H{round(count % 1 * 60)}M" if count >= 1 else f"PT{round(count * 60)}M"
    if count != int(count) and letters == "TM":
        return f"PT{int(count)}M{round(count % 1 * 60)}S"
    return f"{prefix}{count:g}{letters[-1]}" if count < 1e6 else f"{prefix}{int(count)}{letters[-1]}"  # noqa: PLR2004
