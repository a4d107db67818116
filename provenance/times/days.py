"""Rules for days and months: "Sunday, 17 November", "last May", "Christmas Eve"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from provenance.times.calendar import MONTHS, WEEKDAYS, calendar_day
from provenance.times.resolve import Context, day_in_month, of_day, weekday, year_of_month
from provenance.times.scan import Draft, Scan, prepared
from provenance.times.vocabulary import (
    MONTH,
    NTH,
    PART,
    PARTS,
    WEEKDAY,
    WEEKDAY_SHORT,
    YEAR,
    YEAR_WORDS,
    S,
    ordinal,
    year_in_words,
)

_MONTH_DAY = re.compile(
    rf"(?:(?P<wd>{WEEKDAY_SHORT}),?{S})?(?:(?P<which>last|next|this{S}past|this{S}coming"
    rf"|this){S})?(?P<m>{MONTH})\.?{S}(?:the{S})?"
    rf"(?P<d>\d{{1,2}}(?:st|nd|rd|th)?(?![\d%]|:\d|,\d|\.\d|{S}(?:percent|per{S}cent|million|billion))|{NTH})"
    rf"(?:,?{S}(?P<y>{YEAR})\b)?(?!\w)"
)
_DAY_MONTH = re.compile(
    rf"(?:(?P<wd>{WEEKDAY_SHORT}),?{S})?(?:the{S})?(?P<d>\d{{1,2}}(?:st|nd|rd|th)?|{NTH})(?:{S}of)?{S}"
    rf"(?P<m>{MONTH})\b(?:,?{S}(?P<y>{YEAR})\b)?(?!\w)"
)
_MONTH_YEAR = re.compile(
    rf"(?:(?P<which>this{S}past|this{S}coming|this|last|next|past|every|each){S})?(?P<m>{MONTH})\b"
    rf"(?:\.?,?{S}(?:of{S})?(?P<y>{YEAR}|{YEAR_WORDS})\b|\.?{S}(?:of{S})?(?P<rel>this|last|next){S}year\b)?"
)
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
_SLASHED = re.compile(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4})(?![\d/])")


def month_day(scan: Scan, at: int) -> Draft | None:
    """Read "Sunday, Nov. 17, 2019", "17 November", "the 17th of November"."""
    match = scan.match(_MONTH_DAY, at) or scan.match(_DAY_MONTH, at)
    if match is None:
        return None
    month, day = MONTHS[match["m"]], ordinal(match["d"]) or 0
    if match["m"] in ("may", "march") and not scan.capital(match.start("m")):
        return None
    year = int(match["y"]) if match["y"] else None
    if calendar_day(year or 2000, month, day) is None:
        return None
    if year is None:
        direction = scan.direction(match.start())
        if match.re is _MONTH_DAY and match["which"] in ("last", "this past"):
            direction = "past"
        near = day_in_month(scan.context, month, day, direction or "nearest")
        value = near.isoformat() if near else f"XXXX-{month:02d}-{day:02d}"
    else:
        value = f"{year:04d}-{month:02d}-{day:02d}"
    return Draft(match.start(), match.end(), "DATE", value, "day")


def month(scan: Scan, at: int) -> Draft | None:
    """Read "August", "August 2019", "June last year", "last May", "each July"."""
    match = scan.match(_MONTH_YEAR, at)
    if match is None:
        return None
    number, bare = MONTHS[match["m"]], not (match["y"] or match["rel"])
    if not scan.capital(match.start("m")) and (bare or match["m"] in ("may", "march")):
        return None
    if (
        bare
        and len(match["m"]) <= _LONGEST_SHORT_MONTH
        and match["m"] != "may"
        and scan.low[match.end("m") :][:1] != "."
    ):
        return None
    if bare and not match["which"] and not _month_alone(scan, match):
        return None
    if match["which"] in ("each", "every"):
        return Draft(at, match.end(), "SET", f"XXXX-{number:02d}", "set")
    return Draft(at, match.end(), "DATE", _month_value(scan, number, match), "month")


_LONGEST_SHORT_MONTH = 3
_SURE_MONTHS = frozenset(str.split("january february july september october november december june august"))


def _month_alone(scan: Scan, match: re.Match[str]) -> bool:
    """Whether a month's name without a day or year is meant as one: persons are called so too."""
    at, end = match.start("m"), match.end("m")
    named = scan.text[end : end + 1] == " " and scan.text[end + 1 : end + 2].isupper()
    if scan.before(at).endswith("by "):
        return match["m"] != "may" or scan.text[end : end + 1] in (",", ".", ";")
    return prepared(scan, at) or (match["m"] in _SURE_MONTHS and not named)


def _month_value(scan: Scan, number: int, match: re.Match[str]) -> str:
    context, at = scan.context, match.start()
    if match["y"]:
        year = int(match["y"]) if match["y"].isdecimal() else year_in_words(match["y"])
    elif match["rel"]:
        shift = {"this": 0, "last": -1, "next": 1}[match["rel"]]
        year = context.year + shift if context.year else None
    elif match["which"] == "this":
        year = context.year
    elif match["which"]:
        ahead = match["which"].startswith(("next", "this coming"))
        year = year_of_month(context, number, "future" if ahead else "past", sure=True)
    else:
        year = year_of_month(context, number, scan.direction(at) or "nearest")
    return f"{year:04d}-{number:02d}" if year else f"XXXX-{number:02d}"


def iso_date(scan: Scan, at: int) -> Draft | None:
    """Read "2019-11-17", "17/11/2019" where only one order is a date."""
    match = scan.match(_ISO, at)
    if match:
        day = calendar_day(int(match["y"]), int(match["m"]), int(match["d"]))
        return Draft(at, match.end(), "DATE", day.isoformat(), "day") if day else None
    match = scan.match(_SLASHED, at)
    if match is None:
        return None
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    days = {day for day in (calendar_day(year, a, b), calendar_day(year, b, a)) if day}
    if not days:
        return None
    return Draft(
        at, match.end(), "DATE", days.pop().isoformat() if len(days) == 1 else f"{year}-XX-XX", "day"
    )


_WEEKDAY = re.compile(
    rf"(?:(?:the{S})?(?P<rel>this{S}coming|this{S}past|the{S}previous|previous|this|last|next|past"
    rf"|coming|every|each){S})?"
    rf"(?P<wd>{WEEKDAY})(?P<s>s)?\b(?:{S}(?:early{S}|late{S})?(?P<p>{PART})(?P<ps>s)?\b)?"
)
_PAPERS = re.compile(
    r"['’]?s?\s(?:Times|Mail|Mirror|Telegraph|Express|Herald|Post|People|Sun|Independent|Tribune"
    r"|World|Star|Night Live)\b"
)
_HOLIDAY = re.compile(
    r"(?:^|\s)(?:good|easter|palm|ash|shrove|black|cyber|super|bloody|holy|giving|fat|red) $"
)


def week_day(scan: Scan, at: int) -> Draft | None:
    """Read "Sunday", "last Monday", "every Friday", "Mondays"."""
    match = scan.match(_WEEKDAY, at)
    if match is None or not scan.capital(match.start("wd")):
        return None
    if _PAPERS.match(scan.text, match.end()) or _HOLIDAY.search(scan.before(match.start("wd"))):
        return None
    number, rel = WEEKDAYS[match["wd"]], match["rel"] or ""
    time = f"T{PARTS[match['p']]}" if match["p"] else ""
    if match["s"] or match["ps"] or rel in ("every", "each"):
        return Draft(at, match.end(), "SET", f"XXXX-WXX-{number}{time}", "set")
    if rel == "this":
        day = _this_week(scan.context, number)
    elif rel.startswith(("next", "this coming", "coming")):
        day = weekday(scan.context, number, "future", other=True)
    elif rel:
        day = weekday(scan.context, number, "past", other=True)
    else:
        day = weekday(scan.context, number, scan.direction(at) or "past")
    value = of_day(day) if day else f"XXXX-WXX-{number}"
    return Draft(at, match.end(), "TIME" if time else "DATE", value + time, "part" if time else "day")


def _this_week(context: Context, number: int) -> date | None:
    return context.day + timedelta(days=number - context.day.isoweekday()) if context.day else None


_HOLIDAYS = re.compile(
    rf"(?:(?:this|last|next){S})?(?P<name>christmas(?:{S}(?P<c>day|eve))?|new{S}year['’]?s{S}(?P<n>day"
    rf"|eve)|halloween"
    rf"|valentine['’]?s{S}day|thanksgiving(?:{S}day)?|labor{S}day|memorial{S}day|election{S}day)\b"
)
_FIXED = {"christmas eve": (12, 24), "christmas": (12, 25), "halloween": (10, 31), "valentine": (2, 14)}
_MOVABLE = {"thanksgiving": (11, 22, 4), "labor": (9, 1, 1), "memorial": (5, 25, 1), "election": (11, 2, 2)}
"""American holidays: the first day of a month that each can fall on, and its ISO weekday."""


def holiday(scan: Scan, at: int) -> Draft | None:
    """Read "Christmas Eve", "last Thanksgiving", "New Year's Day"."""
    match = scan.match(_HOLIDAYS, at)
    if match is None or not scan.capital(match.start("name")):
        return None
    name = match["name"]
    if match["n"]:
        month, day = (1, 1) if match["n"] == "day" else (12, 31)
    elif name.split()[0].split("'")[0].split("’")[0] in _MOVABLE:
        return Draft(at, match.end(), "DATE", _movable(scan, match, *_MOVABLE[name.split()[0]]), "day")
    else:
        month, day = next(place for start, place in _FIXED.items() if name.startswith(start))
    near = day_in_month(scan.context, month, day, scan.direction(at) or "nearest")
    return Draft(at, match.end(), "DATE", near.isoformat() if near else f"XXXX-{month:02d}-{day:02d}", "day")


def _movable(scan: Scan, match: re.Match[str], month: int, first: int, number: int) -> str:
    near = day_in_month(scan.context, month, first, scan.direction(match.start()) or "nearest")
    if near is None:
        return f"XXXX-{month:02d}-XX"
    return of_day(near + timedelta(days=(number - near.isoweekday()) % 7))
