"""The rules: each reads one time expression that starts at a given word."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from provenance.times.calendar import MONTHS, WEEKDAYS, ZONE_NAMES, calendar_day
from provenance.times.resolve import (
    Context,
    Direction,
    day_in_month,
    duration,
    moved,
    moved_day,
    of_day,
    of_months,
    weekday,
    year_of_month,
)
from provenance.times.vocabulary import (
    APPROX,
    CARDINAL,
    DECADES,
    MONTH,
    NTH,
    NUMBER,
    PART,
    PARTS,
    SEASON,
    SEASONS,
    SH,
    UNIT,
    UNITS,
    VAGUE,
    WEEKDAY,
    WEEKDAY_SHORT,
    YEAR,
    YEAR_WORDS,
    S,
    amount,
    one_of,
    ordinal,
    year_in_words,
)

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
    r"|(?P<future>will|won['’]t|shall|would|plans?|planned|planning|scheduled|expected|expects?|due|set to|going to|is to|are to"
    r"|to be|until|upcoming|ahead of|may|must|could|deadline|payable|record|intends?|hopes?|wants?|vows?|vowed|begins?"
    r"|opens|starts|ending|takes place|leaves|effective|slated|next)"
    r"|(?P<past2>[a-z]+ed|said|says|was|were|had|has|have|told|met|took|began|came|went|made|held|saw|fell|rose|won|lost"
    r"|since|last|ago|did|gave|got|sent|left|led))\b|(?P<stop>(?<=[a-z]{3})[.;!?]\s|''|``|[\n“”])"
)

_SINCE_DONE = re.compile(r"[\w.]{2,12}(?:,| \w{2,12})? \w{2,12} (?:had|was|were|did|has|have)\b")
"""What follows a limit in the past: "until Thursday, they had not"."""

Rule = Callable[[Scan, int], Draft | None]

_PREPOSITION = re.compile(
    r"(?:^|[\s(\"“'‘])(?:in|since|until|till|by|during|through|from|to|before|after|between|for|of|on|and|or|around|about"
    r"|late|early|mid|last|next|this|each|every|as of|past|throughout|per|than|the)[\s-]$"
)


def _prepared(scan: Scan, at: int) -> bool:
    return _PREPOSITION.search(scan.before(at)) is not None


# --- days and months ---------------------------------------------------------------------

_MONTH_DAY = re.compile(
    rf"(?:(?P<wd>{WEEKDAY_SHORT}),?{S})?(?:(?P<which>last|next|this{S}past|this{S}coming|this){S})?(?P<m>{MONTH})\.?{S}(?:the{S})?"
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
    """ "Sunday, Nov. 17, 2019", "17 November", "the 17th of November"."""
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
    """ "August", "August 2019", "June last year", "last May", "each July"."""
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
_SURE_MONTHS = frozenset("january february july september october november december june august".split())


def _month_alone(scan: Scan, match: re.Match[str]) -> bool:
    """Whether a month's name without a day or year is meant as one: persons are called so too."""
    at, end = match.start("m"), match.end("m")
    named = scan.text[end : end + 1] == " " and scan.text[end + 1 : end + 2].isupper()
    if scan.before(at).endswith("by "):
        return match["m"] != "may" or scan.text[end : end + 1] in (",", ".", ";")
    return _prepared(scan, at) or (match["m"] in _SURE_MONTHS and not named)


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
    """ "2019-11-17", "17/11/2019" where only one order is a date."""
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
    rf"(?:(?:the{S})?(?P<rel>this{S}coming|this{S}past|the{S}previous|previous|this|last|next|past|coming|every|each){S})?"
    rf"(?P<wd>{WEEKDAY})(?P<s>s)?\b(?:{S}(?:early{S}|late{S})?(?P<p>{PART})(?P<ps>s)?\b)?"
)
_PAPERS = re.compile(
    r"['’]?s?\s(?:Times|Mail|Mirror|Telegraph|Express|Herald|Post|People|Sun|Independent|Tribune|World|Star|Night Live)\b"
)
_HOLIDAY = re.compile(
    r"(?:^|\s)(?:good|easter|palm|ash|shrove|black|cyber|super|bloody|holy|giving|fat|red) $"
)


def week_day(scan: Scan, at: int) -> Draft | None:
    """ "Sunday", "last Monday", "every Friday", "Mondays"."""
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
    rf"(?:(?:this|last|next){S})?(?P<name>christmas(?:{S}(?P<c>day|eve))?|new{S}year['’]?s{S}(?P<n>day|eve)|halloween"
    rf"|valentine['’]?s{S}day|thanksgiving(?:{S}day)?|labor{S}day|memorial{S}day|election{S}day)\b"
)
_FIXED = {"christmas eve": (12, 24), "christmas": (12, 25), "halloween": (10, 31), "valentine": (2, 14)}
_MOVABLE = {"thanksgiving": (11, 22, 4), "labor": (9, 1, 1), "memorial": (5, 25, 1), "election": (11, 2, 2)}
"""American holidays: the first day of a month that each can fall on, and its ISO weekday."""


def holiday(scan: Scan, at: int) -> Draft | None:
    """ "Christmas Eve", "last Thanksgiving", "New Year's Day"."""
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


# --- years, decades, quarters, seasons ---------------------------------------------------

_YEAR = re.compile(
    rf"(?:(?:the{S})?(?P<kind>fiscal{S}year|fiscal|calendar|year){S})?(?P<y>{YEAR}|{YEAR_WORDS})"
    rf"(?:[-–/](?P<to>\d\d(?:\d\d)?)(?!\d))?(?![\w’']?\w)"
)
_DECADE = re.compile(
    rf"(?:the{S})?(?:(?P<c>1[5-9]|20)?(?P<ten>\d)0['’]?s|['’‘](?P<ten2>\d)0s|(?:(?P<cw>nineteen){S})?(?P<w>{one_of(DECADES)}))\b"
)
_CENTURY = re.compile(
    rf"(?:the{S})?(?P<n>\d{{1,2}}(?:st|nd|rd|th)|{NTH}){SH}century\b(?:{S}(?P<bc>b\.?c\.?))?"
)
_NO_YEAR_BEFORE = re.compile(
    r"(?<!mid)(?<!pre)(?<!post)(?<!early)(?<!late)(?:[$€£#¥]|\bno\. |\broom |\bnumber |\bflight |\bhighway |\broute |\bboeing |\bpage |[\d,.:/+–-])$"
)
_COUNTED = re.compile(
    r"\s(?:[a-z]+\s)?(?:people|men|women|children|soldiers|troops|points?|miles|kilomet\w+|km|met\w+|feet|tons?|tonnes|pounds|"
    r"dollars|euros|shares|copies|votes|seats|jobs|workers|employees|times|students|homes|houses|cases|deaths|percent|"
    r"per cent|others|more|of them|barrels|megawatts|acres|hectares|rpm|hp|members|refugees|hours|gmt)\b"
)


def year(scan: Scan, at: int) -> Draft | None:
    """ "2019", "fiscal 1989", "the year two thousand", "2019-20"."""
    match = scan.match(_YEAR, at)
    if (
        match is None
        or _NO_YEAR_BEFORE.search(scan.before(at))
        or _COUNTED.match(scan.low, match.end(), scan.end)
    ):
        return None
    number = int(match["y"]) if match["y"].isdecimal() else year_in_words(match["y"])
    old = number is None or not 1900 <= number < 2050  # noqa: PLR2004  numbers like other years are mostly counts
    if number is None or (old and not match["kind"] and not _YEAR_WORD_BEFORE.search(scan.before(at))):
        return None
    return Draft(at, match.end("y") if not match["to"] else match.end(), "DATE", f"{number:04d}", "year")


_YEAR_WORD_BEFORE = re.compile(
    r"\b(?:in|since|until|circa|by|from|of|and|to|between|after|before|during|[a-z]{3,9}\.?,?) (?:early |late |mid-)?$"
)


def decade(scan: Scan, at: int) -> Draft | None:
    """ "the 1990s", "the nineties", "the '90s"."""
    match = scan.match(_DECADE, at)
    if match is None:
        return None
    quoted = scan.before(at, 1) in ("'", "’", "‘")
    if not (match["c"] or match["cw"] or quoted or match[0].startswith("the")):
        return None
    digit = match["ten"] or match["ten2"] or str(DECADES[match["w"]])
    century = match["c"] or ("20" if digit in "01" else "19")
    return Draft(at, match.end(), "DATE", century + digit, "decade")


def century(scan: Scan, at: int) -> Draft | None:
    """ "the 20th century"."""
    match = scan.match(_CENTURY, at)
    number = ordinal(match["n"]) if match else None
    if match is None or not number or match["bc"]:
        return None
    return Draft(at, match.end(), "DATE", f"{number - 1:02d}", "century")


_WHOSE = rf"(?:(?P<whose>this|last|next|the{S}(?:previous|past|current)){S}year['’]s{S})?"
_QUARTER = re.compile(
    rf"{_WHOSE}(?:the{S})?(?:(?P<lead>{YEAR}){S})?(?P<back>(?:comparable{S}|same{S}|corresponding{S})*"
    rf"(?:year-?{S}?ago|year-earlier|year{S}ago){S})?(?:(?:latest|recent|most{S}recent|current|just{S}ended){S})?"
    rf"(?:(?:fiscal|flat|strong|weak){SH})?(?:(?P<n>{NTH}|\d(?:st|nd|rd|th)|final){SH}quarters?|q(?P<q>[1-4]))\b"
    rf"(?:{S}(?:of{S})?(?:fiscal{S}(?:year{S})?)?(?:(?P<y>{YEAR})\b|(?P<rel>this|last|next){S}year\b))?"
)
_PERIOD = re.compile(
    rf"{_WHOSE}(?:the{S})?(?:(?P<lead>{YEAR}){S}|(?P<this>latest|current|this|most{S}recent){S}"
    rf"|(?P<last>last|previous|prior|past){S}|(?P<next>next|coming|following){S}"
    rf"|(?P<back>(?:(?:comparable|same|corresponding){S})*(?:year-?{S}?ago|year-earlier){S}))"
    rf"(?:fiscal{S}|calendar{S})?(?P<unit>quarter|period)\b(?!{S}of{S}a\b)"
)
_THE_QUARTER = re.compile(rf"the{S}(?:fiscal{S})?quarter\b(?!-)")
_YEAR_AGO = re.compile(r"year-(?:ago|earlier)\b")
_HALF = re.compile(
    rf"(?:the{S})?(?P<n>first|second|last|latter){S}half{S}of{S}(?:the{S})?(?:fiscal{S})?"
    rf"(?:(?P<y>{YEAR})|(?P<rel>this|last|next){S}year|(?P<the>year))\b"
)


def quarter(scan: Scan, at: int) -> Draft | None:
    """ "the third quarter of 2019", "last year's fourth quarter", "Q3 2019", "third-quarter"."""
    match = scan.match(_QUARTER, at)
    if match is None:
        return None
    number = 4 if match["n"] == "final" else ordinal(match["n"] or match["q"])
    if not number or number > 4:  # noqa: PLR2004  quarters of a year
        return None
    found = _quarter_year(scan, match, number)
    if found is None:
        return Draft(at, match.end(), "DATE", f"XXXX-Q{number}", "quarter")
    told = (found + bool(match["back"]), number)
    if told < (scan.context.year or 0, ((scan.context.month or 12) + 2) // 3):
        scan.context.last_quarter = told
    return Draft(at, match.end(), "DATE", f"{found:04d}-Q{number}", "quarter")


def _quarter_year(scan: Scan, match: re.Match[str], number: int) -> int | None:
    printed = match["y"] or match["lead"]
    if printed:
        return int(printed)
    context = scan.context
    if context.year is None:
        return None
    rel = (match["rel"] or match["whose"] or "").split()
    if rel:
        return context.year + {"last": -1, "next": 1, "previous": -1, "past": -1}.get(rel[-1], 0)
    if match["back"]:
        return context.year - 1
    if context.month is None:
        return None
    current = (context.month + 2) // 3
    if scan.direction(match.start()) == "future":
        return context.year + (number < current - 1)
    return context.year - (number > current)


def period(scan: Scan, at: int) -> Draft | None:
    """ "the latest quarter", "the year-ago period", "the 1988 period", "next quarter", "year-earlier"."""
    context = scan.context
    match = scan.match(_PERIOD, at)
    if match is None:
        bare, ago = scan.match(_THE_QUARTER, at), scan.match(_YEAR_AGO, at)
        if bare:
            return Draft(at, bare.end(), "DATE", _reported(context, 0), "quarter")
        return Draft(at, ago.end(), "DATE", _reported(context, -1), "year") if ago else None
    if match["lead"]:
        reported = context.last_quarter
        value = f"{match['lead']}-Q{reported[1]}" if reported else match["lead"]
    elif match["back"] or (match["whose"] or "").startswith("last"):
        value = _reported(context, -1)
    elif match["unit"] == "period" or match["this"] in ("latest", "most recent"):
        if match["unit"] == "period" and match["this"] != "latest":
            return None
        value = _reported(context, 0)
    else:
        value = moved(context, "quarter", 0 if match["this"] else -1 if match["last"] else 1)
    return Draft(at, match.end(), "DATE", value, "quarter")


def _reported(context: Context, years: int) -> str:
    """The quarter the text speaks of, or a year before it."""
    if context.last_quarter:
        year, number = context.last_quarter
        return f"{year + years:04d}-Q{number}"
    return moved(context, "year", years) if years else moved(context, "quarter", -1)


def half(scan: Scan, at: int) -> Draft | None:
    """ "the first half of 2019"."""
    match = scan.match(_HALF, at)
    if match is None:
        return None
    shift = {"last": -1, "next": 1}.get(match["rel"] or "", 0)
    year = match["y"] or moved(scan.context, "year", shift)
    return Draft(at, match.end(), "DATE", f"{year}-H{1 if match['n'] == 'first' else 2}", "half")


_SEASON = re.compile(
    rf"(?:(?P<rel>this{S}past|the{S}past|this{S}coming|this|last|next|the|each|every){S})?(?:(?:early|late|mid){SH})?(?P<s>{SEASON})"
    rf"(?:{S}(?:of{S})?(?:(?P<y>{YEAR}|{YEAR_WORDS})\b|(?P<rel2>this|last|next){S}year\b))?\b"
    rf"(?!{S}(?:olympic|games|house|school|camp|break|training|of\b|apart|short|to\b|from\b|in\b(?=.*price)|roll|water))"
)
_IN = re.compile(
    r"\b(?:in|during|since|until|by|through|throughout|over|into|for|before|after|of|and|to)\s(?:the\s)?(?:early\s|late\s)?$"
)


def season(scan: Scan, at: int) -> Draft | None:
    """ "last summer", "the spring of 2019", "in winter"."""
    match = scan.match(_SEASON, at)
    if match is None:
        return None
    rel, name = match["rel"] or "", match["s"]
    if not (match["y"] or match["rel2"]):
        if rel in ("", "the") and not _IN.search(scan.before(at)):
            return None
        if name == "fall" and rel == "":
            return None
    if rel in ("each", "every"):
        return Draft(at, match.end(), "SET", f"XXXX-{SEASONS[name][0]}", "season")
    code, start = SEASONS[name]
    found = _season_year(scan, match, rel, start)
    return Draft(at, match.end(), "DATE", f"{found:04d}-{code}" if found else f"XXXX-{code}", "season")


def _season_year(scan: Scan, match: re.Match[str], rel: str, start: int) -> int | None:
    if match["y"]:
        return int(match["y"]) if match["y"].isdecimal() else year_in_words(match["y"])
    context = scan.context
    if context.year is None or match["rel2"]:
        return context.year + {"this": 0, "last": -1, "next": 1}[match["rel2"]] if context.year else None
    if context.month is None:
        return None
    if rel in ("this", "this coming"):
        return context.year
    if rel == "next" or scan.direction(match.start()) == "future":
        return context.year + (start < context.month)
    running = context.month - start in (0, 1, 2) and rel == "last"
    return context.year - (start > context.month or running)


# --- units -------------------------------------------------------------------------------

_WHICH = (
    rf"(?P<w>this|that|last|next|past|coming|current|recent|future|previous|each|every|per|each{S}and{S}every|every{S}other|these"
    rf"|the{S}(?:very{S})?(?:past|last|next|coming|following|previous|preceding|prior|current|same|latest|present|first|final|entire|whole|full|early|recent|fiscal)|the)"
)
_RELATIVE = re.compile(
    rf"{_WHICH}{S}(?:(?:fiscal|calendar|school|trading|full|entire|whole|academic|current|financial|business|working|few){S})*"
    rf"(?P<unit>{UNIT}|weekend|weekends|fortnight)\b(?![-–])(?P<or>{S}or{S}so)?"
)
_AMOUNT = re.compile(
    rf"(?:(?P<approx>{APPROX}){S})?(?:(?P<every>each|every){S}(?:of{S})?)?"
    rf"(?:(?:the|these|those|his|her|its|their|our){S})?(?:at{S}least{S}(?:the{S})?)?(?P<rel>(?:very{S})?(?:past|last|next|coming|first|following|previous|preceding|final|latest|recent|year-earlier|full|additional|extra|further){S})?"
    rf"(?:(?P<n0>{NUMBER}){S}?(?:to|or|and|[-–]){S}?)?(?P<n>{NUMBER}|{VAGUE})"
    rf"(?:{SH}(?:or{S}so|or{S}more|more|additional|full|straight|consecutive|whole|trading|business|working|fiscal|calendar|long|solid|short|entire))?"
    rf"{SH}(?P<unit>{UNIT})\b"
    rf"(?P<half>{S}and{S}a{S}half)?(?P<or2>{S}or{S}(?:so|two|more))?(?P<or3>{S}(?:or|to){S}{UNIT})?"
    rf"(?:{SH}(?:(?P<ago>ago|back)|(?P<hence>from{S}now|hence)|(?P<earlier>earlier|before|previously)|(?P<later>later|after|afterwards?)|(?P<old>olds?)|(?P<period>period|term)))?\b"
)
_PLURAL = re.compile(
    rf"(?P<unit>(?:seconds|minutes|hours|days|weeks|months|years|decades|centuries))\b(?:{S}(?:or|and){S}{UNIT}\b)?(?P<ago>{S}ago\b)?"
)
_PLURAL_BEFORE = re.compile(
    r"\b(?:for|in|within|over|after|takes?|took|taken|spent|spend|lasts?|lasted|just|lasting|hundreds of|matter of|since|by|before|only)\s$"
)
_PLURAL_AFTER = re.compile(r"\s(?:of\b|later|before|earlier|after|to come|on end|or\b|and\b|apart)")


def relative(scan: Scan, at: int) -> Draft | None:
    """ "last week", "the past year", "every month", "the weekend", "recent years"."""
    match = scan.match(_RELATIVE, at)
    if match is None:
        return None
    which, name = match["w"].removeprefix("the ").removeprefix("very "), match["unit"]
    if name in ("second", "seconds", "minutes", "sec", "secs", "min", "mins", "hr", "hrs"):
        return None
    if name.startswith("weekend"):
        return _weekend(scan, match, which)
    unit = "week" if name == "fortnight" else UNITS[name]
    end = match.end() if match["or"] else match.end("unit")
    if which in ("each", "every", "per", "every other", "each and every"):
        if name.endswith("s") and name != "s":
            return None
        return Draft(at, end, "SET", duration(2 if which.endswith("other") else 1, unit), "set")
    if name.endswith("s"):
        return _plural(at, end, which, unit)
    return _singular(scan, at, end, which, unit)


def _plural(at: int, end: int, which: str, unit: str) -> Draft | None:
    if which == "these":
        return Draft(at, end, "DATE", "PRESENT_REF", "ref") if unit == "day" else None
    if which in ("recent", "past", "last", "previous"):
        return Draft(at, end, "DATE", "PAST_REF", "ref")
    if which in ("coming", "next", "future", "following"):
        return Draft(at, end, "DATE", "FUTURE_REF", "ref")
    return None


def _singular(scan: Scan, at: int, end: int, which: str, unit: str) -> Draft | None:
    kind = UNITS[unit]
    if kind in ("decade", "century"):
        return Draft(at, end, "DURATION", duration(10 if kind == "decade" else 100, "year"), "duration")
    if which in ("entire", "whole") or (
        which in ("the", "fiscal") and re.match(r"\s(?:ended|ending)", scan.low[end : end + 8])
    ):
        return Draft(at, end, "DURATION", duration(1, kind), "duration")
    if which in ("the", "fiscal", "full"):
        if kind not in ("week", "month", "year"):
            return None
        return Draft(at, end, "DATE", moved(scan.context, kind, 0), kind)
    if which in ("that", "same", "following", "preceding") or (
        kind == "day" and which in ("next", "previous")
    ):
        return _mentioned(scan, at, end, which, unit)
    if which == "current" and kind == "day":
        return None
    if which not in _SHIFTS or kind in ("hour", "minute", "day"):
        return None
    return Draft(at, end, "DATE", moved(scan.context, kind, _SHIFTS[which]), kind)


_SHIFTS = {"this": 0, "current": 0, "present": 0, "latest": 0, "last": -1, "past": -1, "previous": -1, "prior": -1,
           "next": 1, "coming": 1}  # fmt: skip


def _mentioned(scan: Scan, at: int, end: int, which: str, unit: str) -> Draft | None:
    """ "that year", "the following month": counted from the day the text last spoke of."""
    kind = UNITS[unit]
    if kind in ("second", "minute", "hour", "century", "decade"):
        return None
    day, (year, month) = scan.context.last_day, scan.context.last_month or (None, None)
    told = Context(year=year, month=month or None, day=day)
    step = {"following": 1, "next": 1, "preceding": -1, "previous": -1}.get(which, 0)
    return Draft(at, end, "DATE", moved(told, kind, step), kind)


def _weekend(scan: Scan, match: re.Match[str], which: str) -> Draft | None:
    if which in ("each", "every", "per") or match["unit"].endswith("s"):
        return Draft(match.start(), match.end(), "SET", "XXXX-WXX-WE", "set")
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 0, "this": 0}.get(which)
    if step is None and scan.context.day:
        running = scan.context.day.isoweekday() >= 6  # noqa: PLR2004  Saturday
        step = 0 if running or scan.direction(match.start()) == "future" else -1
    return Draft(
        match.start(), match.end(), "DATE", moved(scan.context, "week", step or 0) + "-WE", "weekend"
    )


def amount_of(scan: Scan, at: int) -> Draft | None:
    """ "three years", "two-week", "the past five days", "two days ago", "a year earlier"."""
    match = scan.match(_AMOUNT, at)
    if match is None or match["old"]:
        return None
    unit, number = UNITS[match["unit"]], amount(match["n"])
    if re.match(rf"{SH}olds?\b", scan.low[match.end("unit") : match.end("unit") + 6]):
        return None
    if match["n"] in ("a", "an") and not match["rel"] and not match["every"]:
        if unit in ("second", "quarter"):
            return None
    elif unit == "second" and not match["unit"].endswith("s") and not match["n"].isdecimal():
        return None
    if match["n"] == "some" and not match["unit"].endswith("s"):
        return None
    if match["half"]:
        number = (number or 0) + 0.5
    if match["or2"] == " or two" or (match["or3"] and match["n"] in ("a", "an")):
        number = None
    if unit == "quarter" and (
        scan.low[match.end("n")] == "-" or scan.low.startswith(" of ", match.end("unit"))
    ):
        return None
    if match["n"].isdecimal() and scan.capital(match.start("unit")):
        return None
    if match["n"].isdecimal() and 1900 <= int(match["n"]) < 2100 and not match["unit"].endswith("s"):  # noqa: PLR2004
        return None
    return _amount_draft(scan, match, number)


def _amount_draft(scan: Scan, match: re.Match[str], number: float | None) -> Draft | None:
    at, unit = match.start(), UNITS[match["unit"]]
    mod = _MOD_OF.get((match["approx"] or "").split()[0] if match["approx"] else "")
    inner = (
        match.end("or3")
        if match["or3"]
        else match.end("or2")
        if match["or2"]
        else match.end("half")
        if match["half"]
        else match.end("unit")
    )
    one_year = unit == "year" and number == 1
    if match["ago"] or match["hence"] or (match["earlier"] == "earlier" and one_year):
        if number is None or number != int(number):
            value = "FUTURE_REF" if match["hence"] else "PAST_REF"
        elif one_year and not match["hence"] and scan.context.last_quarter:
            value = _reported(scan.context, -1)
        else:
            value = moved(scan.context, unit, int(number) * (1 if match["hence"] else -1))
        return Draft(at, match.end(), "DATE", value, "ago", mod)
    if match["n"] in ("a", "an") and not (
        match["rel"]
        or match["approx"]
        or match["half"]
        or match["or2"]
        or match["or3"]
        or match["earlier"]
        or match["later"]
    ):
        if _RATE_BEFORE.search(scan.before(at)) and scan.low[match.end("n")] not in _HYPHENS:
            return Draft(at, inner, "SET", duration(1, unit), "set")
        if not _SPAN_BEFORE.search(scan.before(at)) or scan.low[match.end("n")] in _HYPHENS:
            return None
    if match["every"] and not match["rel"]:
        return Draft(at, inner, "SET", duration(number, unit), "set")
    end = (
        match.end()
        if match["period"] and match["n"] not in ("a", "an") and scan.low[match.end("unit")] == " "
        else inner
    )
    if scan.low[match.end("n")] in _HYPHENS and not match["rel"] and not match["approx"]:
        at = match.start("n0") if match["n0"] else match.start("n")
    return Draft(
        at, inner if not match["period"] else end, "DURATION", duration(number, unit), "duration", mod
    )


_HYPHENS = "-\u2010\u2011\u2013"
_MOD_OF = {
    "about": "APPROX", "around": "APPROX", "approximately": "APPROX", "roughly": "APPROX", "nearly": "LESS_THAN",
    "almost": "LESS_THAN", "barely": "APPROX", "some": "APPROX", "more": "MORE_THAN", "over": "MORE_THAN",
    "less": "LESS_THAN", "fewer": "LESS_THAN", "up": "EQUAL_OR_LESS", "at": "EQUAL_OR_MORE", "no": "EQUAL_OR_LESS",
    "just": "APPROX",
}  # fmt: skip
_RATE_BEFORE = re.compile(
    r"(?:\d|\b(?:million|billion|thousand|hundred|dollars|cents|pounds|euros|times|once|twice|percent|%|share|people|hours?|days?|"
    r"weeks?|nights?|flights|[a-z]{3,}s|barrels|much|sold|half))\s$"
)
_SPAN_BEFORE = re.compile(
    r"\b(?:for|in|within|after|over|than|nearly|about|almost|least|during|half|barely|just|only|of|take|takes|took|last|"
    r"lasted|spent|into|by|until|be|once|every|to|with|and|or|later|as)\s$|^$|[,.\"“(;:]\s$"
)


def plural(scan: Scan, at: int) -> Draft | None:
    """ "weeks" in "for weeks", "years of war", "months ago"."""
    match = scan.match(_PLURAL, at)
    if match is None or match["unit"] == "seconds":
        return None
    if not (
        match["ago"]
        or _PLURAL_BEFORE.search(scan.before(at))
        or _PLURAL_AFTER.match(scan.low, match.end(), scan.end)
    ):
        return None
    if match["ago"]:
        return Draft(at, match.end(), "DATE", "PAST_REF", "ago")
    return Draft(at, match.end(), "DURATION", duration(None, UNITS[match["unit"]]), "duration")


# --- the day's times, and words that point ------------------------------------------------

_ZONES = "|".join(sorted(ZONE_NAMES, key=lambda name: (-len(name), name)))
_CLOCK = re.compile(
    rf"(?:(?P<approx>about|around|approximately|nearly|almost|just{S}(?:before|after)|shortly{S}(?:before|after)|exactly){S})?"
    rf"(?:(?P<h>\d{{1,2}})(?:[:.](?P<m>\d\d))?(?::(?P<s>\d\d))?{S}?(?P<half>[ap])\.?{S}?m\b\.?|(?P<h2>[01]?\d|2[0-3]):(?P<m2>[0-5]\d)(?::(?P<s2>[0-5]\d))?(?![\d:])"
    rf"|(?P<h3>[01]\d|2[0-3])(?P<m3>[0-5]\d)(?=(?:{S}(?:hours|hrs)|{S}(?:gmt|utc))\b)(?:{S}(?:hours|hrs))?|(?P<h4>\d{{1,2}}|{CARDINAL}){S}o['’]clock"
    rf"|(?P<h5>\d{{1,2}})(?={S}in{S}the{S}(?:morning|afternoon|evening))|(?P<word>noon|midday|midnight))"
    rf"(?:{S}in{S}the{S}(?P<part>morning|afternoon|evening))?"
    rf"(?:,?{S}?\(?(?P<zone>{_ZONES}|local{S}time|eastern(?:{S}(?:standard|daylight))?(?:{S}time)?|pacific{S}time)\b\)?)?"
)
_CLOCK_BEFORE = re.compile(r"\b(?:at|by|from|until|till|since|to|before|after|and|between|on)\s$")
_PART = re.compile(
    rf"(?:(?:the{S})?(?P<rel>this|last|that|next|following|the|every|each|early|late|mid|tomorrow|yesterday){SH})(?:(?:early|late|mid){SH})?(?P<p>{PART})s?\b"
)
_NIGHTLY = re.compile(r"overnight\b")
_WORDS = re.compile(
    rf"(?P<PRESENT_REF>now|currently|nowadays|presently|at{S}present|at{S}the{S}moment|this{S}(?:crucial{S}|very{S})?moment|right{S}now|current)\b"
    rf"|(?P<PAST_REF>(?:more{S}|most{S}|just{S})?recently|the{S}(?:recent{S}|distant{S})?past|recent)\b"
    rf"|(?P<FUTURE_REF>soon|the{S}(?:near|foreseeable|immediate)?{S}?future|someday|some{S}day)\b"
    rf"|(?P<day>today|yesterday|tomorrow|tonight)\b"
    rf"|(?P<end>year(?:{SH}|['’]s{S})end)\b"
    rf"|(?P<set>hourly|daily|weekly|monthly|annually|yearly)\b"
)


def clock(scan: Scan, at: int) -> Draft | None:
    """ "10:35 a.m.", "9 pm ET", "0735 GMT", "noon", "13:43" after a preposition or before a zone."""
    match = scan.match(_CLOCK, at)
    if match is None:
        return None
    if match["word"]:
        time = "T24:00" if match["word"] == "midnight" else "T12:00"
    else:
        time = _clock_value(scan, match)
    if time is None:
        return None
    day = scan.context.last_day or scan.context.day
    return Draft(at, match.end(), "TIME", of_day(day) + time, "clock")


def _clock_value(scan: Scan, match: re.Match[str]) -> str | None:
    if match["h2"] and not (
        match["zone"] or match["part"] or _CLOCK_BEFORE.search(scan.before(match.start()))
    ):
        return None
    word = match["h"] or match["h2"] or match["h3"] or match["h4"] or match["h5"]
    hour = int(amount(word) or 0)
    late = match["half"] == "p" or match["part"] in ("afternoon", "evening")
    if (match["half"] or match["part"]) and hour <= 12:  # noqa: PLR2004  hours of a clock face
        hour = hour % 12 + 12 * late
    minute = match["m"] or match["m2"] or match["m3"] or "00"
    if hour > 23 or int(minute) > 59:  # noqa: PLR2004  hours and minutes there are
        return None
    return f"T{hour:02d}:{minute}"


def part(scan: Scan, at: int) -> Draft | None:
    """ "this morning", "last night", "mid-afternoon", "overnight"."""
    match = scan.match(_PART, at)
    if match is None:
        night = scan.match(_NIGHTLY, at)
        return Draft(at, night.end(), "TIME", of_day(scan.context.day) + "TNI", "part") if night else None
    rel, code = match["rel"], PARTS[match["p"]]
    if rel in ("every", "each"):
        return Draft(at, match.end(), "SET", f"XXXX-XX-XXT{code}", "set")
    if rel == "the" and (code == "NI" or not _IN.search(scan.before(at))):
        return None
    if rel == "last" and code != "NI":
        return None
    if rel in ("that", "next", "following"):
        day = scan.context.last_day
        day = moved_day(Context(day=day), int(rel != "that")) if day else None
    else:
        day = moved_day(scan.context, {"last": -1, "yesterday": -1, "tomorrow": 1}.get(rel, 0))
    return Draft(at, match.end(), "TIME", f"{of_day(day)}T{code}", "part")


def pointing(scan: Scan, at: int) -> Draft | None:
    """ "now", "today", "recently", "soon", "year-end", "annually"."""
    match = scan.match(_WORDS, at)
    if match is None or not _points(scan, match):
        return None
    kind, word, end = match.lastgroup or "", match[0], match.end()
    if kind == "day":
        shift = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
        day = of_day(moved_day(scan.context, shift))
        return (
            Draft(at, end, "TIME", day + "TNI", "part")
            if word == "tonight"
            else Draft(at, end, "DATE", day, "day")
        )
    if kind == "end":
        return Draft(at, end, "DATE", moved(scan.context, "year", 0) + "-12-31", "day")
    if kind == "set":
        units = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month"}
        return Draft(at, end, "SET", duration(1, UNITS[units.get(word, "year")]), "set")
    return Draft(at, end, "DATE", kind, "ref")


_LOOSE_END = re.compile(
    r"\s*(?:$|[,.;:)!?\"”]|(?:in|at|on|for|from|since|and|or|to|until|by|through|after|before)\b)"
)


def _points(scan: Scan, match: re.Match[str]) -> bool:
    word, before, at = match[0], scan.before(match.start()), match.start()
    if word == "soon":
        return not before.endswith("as ") and not re.match(
            r"\s(?:after|as)\b", scan.low[match.end() : match.end() + 7]
        )
    if match.lastgroup == "set":
        return not scan.capital(at)
    if word in ("current", "recent"):
        return scan.low[match.end() : match.end() + 1] == " "
    if word.startswith("the") and word.endswith("past"):
        return _LOOSE_END.match(scan.low, match.end(), scan.end) is not None
    if word == "today" and scan.capital(at):
        return not before.endswith(("usa ", "news ", "russia "))
    return True


# --- which rules begin with which word ----------------------------------------------------

_HEADS: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    (" ".join(MONTHS), (month_day, month)),
    (" ".join(WEEKDAYS), (week_day, month_day)),
    ("this last next past coming the previous every each that per current recent future these", (
        amount_of, quarter, period, relative, week_day, month, holiday, season, part, month_day, year, decade, century, half, pointing)),
    ("fiscal calendar year", (year, quarter, period, pointing)),
    (" ".join(SEASONS), (season,)),
    ("noon midday midnight about around approximately nearly almost just shortly", (clock, amount_of)),
    ("early late mid", (part, season)),
    ("over more less fewer at up no barely roughly some several few many half dozens hundreds countless numerous a an", (amount_of, pointing)),
    ("seconds minutes hours days weeks months years decades centuries", (plural,)),
    ("now currently nowadays presently right recently most in soon someday today yesterday tomorrow tonight", (pointing, part)),
    ("hourly daily weekly monthly annually yearly overnight", (pointing, part)),
    ("first second third fourth final 1st 2nd 3rd 4th q1 q2 q3 q4 latter", (quarter, half)),
    (" ".join(DECADES), (decade,)),
    ("christmas new halloween valentine thanksgiving labor memorial election", (holiday,)),
    ("additional extra further full its his her their our those", (amount_of,)),
)  # fmt: skip
_BY_NUMBER: tuple[Rule, ...] = (amount_of, month_day, iso_date, clock, year, decade, century, quarter, period)


def _table() -> dict[str, tuple[Rule, ...]]:
    table: dict[str, tuple[Rule, ...]] = {}
    for words, rules in _HEADS:
        for word in words.split():
            table[word] = (*table.get(word, ()), *(rule for rule in rules if rule not in table.get(word, ())))
    numbers = re.findall(r"[a-z]+", CARDINAL + NTH)
    for word in sorted(set(numbers)):
        if word in ("a", "an"):
            continue
        more = (amount_of, month_day, year, decade, century, clock)
        table[word] = (*table.get(word, ()), *(rule for rule in more if rule not in table.get(word, ())))
    return table


RULES = _table()
"""First word, in lower case -> the rules that may begin with it."""


def read(scan: Scan, at: int, word: str) -> Draft | None:
    """The longest time expression that starts with the word at a place."""
    rules = _BY_NUMBER if word[0].isdigit() else RULES.get(word, ())
    best: Draft | None = None
    for rule in rules:
        draft = rule(scan, at)
        if draft and (best is None or draft.end > best.end):
            best = draft
    return best


def with_mod(draft: Draft, start: int, mod: str) -> Draft:
    """``draft`` with the modifier printed before it."""
    return replace(draft, start=start, mod=mod)


def unfinished(months: int) -> str:
    """The month counted from year 0."""
    return of_months(months, "month")
