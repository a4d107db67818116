"""Printed publication dates ("17 November 2019 13:43 (UTC+04:00)") and dates of records."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import regex

from provenance.model import DateBasis, Precision, Span, Timestamp
from provenance.text import normal
from provenance.times.calendar import ALL_MONTHS, ZONE_NAMES, calendar_day, zone_offset


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A date printed in a header line. ``span`` covers date, time and zone, not the label.

    ``label`` is what the words before it call it: "published", "updated", "accessed" or "date".
    """

    span: Span
    timestamp: Timestamp
    label: str | None


@dataclass(frozen=True, slots=True)
class _Day:
    start: int
    end: int
    year: int
    month: int
    day: int | None


@dataclass(frozen=True, slots=True)
class _Clock:
    start: int
    end: int
    hour: int
    minute: int | None
    second: int | None
    zone: str | None


_DATE = regex.compile(
    r"""
      (?<![\p{L}\p{N}.,:/-])(?:
        (?P<y1>\d{4}) (?P<sep1>[-/.]) (?P<m1>\d{1,2}) (?P=sep1) (?P<d1>\d{1,2})
      | (?P<a>\d{1,2}) \s? (?P<sep2>[./-]) \s? (?P<b>\d{1,2}) \s? (?P=sep2) \s? (?P<y2>\d{4})
      | (?P<y3>\d{4}) \s? [年년] \s? (?P<m3>\d{1,2}) \s? [月월] \s? (?: (?P<d3>\d{1,2}) \s? [日일] )?
      | (?P<d4>\d{1,2}) (?:st|nd|rd|th|er|\.|º|ª)? (?:\s{1,3}|-) (?:of\s|de\s)?
          (?P<m4>[\p{L}\p{M}]{3,12}) \.? ,? (?:\s{1,3}|-) (?:de\s|del\s)? (?P<y4>\d{4})
      | (?P<m5>[\p{L}\p{M}]{3,12}) \.?
          (?: (?:\s{1,3}|-) (?P<d5>\d{1,2}) (?:st|nd|rd|th)? (?:\s?,\s{0,3}|\s{1,3}|-)
            | ,? \s{1,3} (?:de\s)? )
          (?P<y5>\d{4})
      )(?! [\p{N}%] | [/:-]\d )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_ZONE = rf"""
    \s{{0,2}} \(? (?:
        (?P<name>{"|".join(ZONE_NAMES)}) (?![\p{{L}}])
          (?: \s? (?P<o1>[+\u2212-]\d{{1,2}}(?::?\d\d)?) (?![\d:]) )?
      | (?P<o2>[+]\d\d:?\d\d | (?<!\s)[-\u2212]\d\d(?::?\d\d)? | [-\u2212]\d{{4}}) (?![\d:])
    ) \)?
"""
_CLOCK = regex.compile(
    rf"""
      (?<![\d.,:/$€£]) (?<![\p{{L}}--[Tt]]) (?:
        (?P<h>\d{{1,2}}) [:.h] (?P<m>\d\d) (?: : (?P<s>\d\d) (?:[.,]\d{{1,9}})? )?
          (?: \s? (?P<half>[ap])\.?\s?m\b\.? | \s? (?:uhr|hrs?|h|ч)\b )?
      | (?P<h2>\d{{1,2}}) \s? (?: (?P<half2>[ap])\.?\s?m\b\.? | uhr\b )
      | (?P<h3>\d\d) (?P<m3>\d\d) (?= \s? (?:gmt|utc|hrs?)\b ) (?:\s?hrs?\b)?
      ) (?![\d%]) (?:{_ZONE})?
    """,
    regex.VERBOSE | regex.IGNORECASE | regex.V1,
)
_GAP = regex.compile(
    r"(?:[\s,|·•@()/–—-]|г\.|\b(?:at|um|à|às|a las|alle ore|alle|ore|в|on|, le)\b){0,8}|T", regex.IGNORECASE
)
_WEEKDAY = r"(?:\p{L}{3,7}day|mon|tues?|wed|thur?s?|fri|sat|sun)\.?,?\s{1,2}"
_WEEKDAY_BEFORE = regex.compile(rf"(?<![\p{{L}}\p{{N}}]){_WEEKDAY}$", regex.IGNORECASE)
_WEEKDAY_GAP = regex.compile(rf"[\s,|·•–—-]{{0,4}}(?:on\s)?{_WEEKDAY}", regex.IGNORECASE)
_LABELS = {
    "updated": "updated|modified|edited|revised|corrected|aktualisiert|mis à jour|mise à jour|actualizado"
    "|atualizado|aggiornato|обновлено",
    "accessed": "accessed|retrieved|viewed|abgerufen|consulté",
    "published": "published|posted|publication date|publish date|pub date|pubdate|released|issued|filed"
    "|created|uploaded|veröffentlicht|publié|publicado|pubblicato|опубликовано",
    "date": "dated|date|datum|fecha|data|дата",
}
_LABEL = regex.compile(
    r"(?<![\p{L}])(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _LABELS.items()) + r")"
    r"(?:[\s:|·•,–—(-]|\b(?:on|at|am|le|el|il|em|date|by)\b){0,6}(?:[\p{L}]{2,10}[.,]?\s{1,2})?$",
    regex.IGNORECASE,
)
_LABEL_REACH = 40


def published(text: str, basis: DateBasis = "text") -> list[Printed]:
    """Dates of a short header line, in order, as precise as printed; offsets into ``text``.

    Nothing is given for what does not tell a day in a year: ambiguous (03/04/2024), impossible
    (30 February), relative ("2 hours ago") or yearless dates. A time joins the date beside it;
    the name of a zone that means several ("IST") leaves the time without a zone.
    """
    days = [day for match in _DATE.finditer(text) if (day := _day(match))]
    clocks = [clock for match in _CLOCK.finditer(text) if (clock := _clock(match))] if days else []
    starts = [clock.start for clock in clocks]
    found: list[Printed] = []
    free = 0
    for index, day in enumerate(days):
        last = days[index + 1].start if index + 1 < len(days) else len(text)
        clock = _beside(text, day, clocks, bisect_left(starts, day.end), free, last)
        start = min(day.start, clock.start if clock else day.start)
        if weekday := _WEEKDAY_BEFORE.search(text, max(free, start - _LONGEST_WEEKDAY), start):
            start = weekday.start()
        end = max(day.end, clock.end if clock else 0)
        stamp = _timestamp(day, clock, basis)
        found.append(
            Printed(span=Span(start=start, end=end), timestamp=stamp, label=_label(text, free, start))
        )
        free = end
    return found


_LONGEST_WEEKDAY = 14


def _day(match: regex.Match[str]) -> _Day | None:
    parts = match.groupdict()
    if parts["a"]:
        return _numeric_day(match)
    for index in "1345":
        if (year := parts[f"y{index}"]) is None:
            continue
        month = parts[f"m{index}"]
        number = int(month) if month.isdecimal() else ALL_MONTHS.get(normal(month), 0)
        day = parts[f"d{index}"]
        if calendar_day(int(year), number, int(day or 1)) is None:
            return None
        return _Day(match.start(), match.end(), int(year), number, int(day) if day else None)
    return None


def _numeric_day(match: regex.Match[str]) -> _Day | None:
    """17.11.2019 puts the day first wherever it is written; with / and - only a part above 12 tells."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y2"])
    orders = {(a, b)} if match["sep2"] == "." else {(a, b), (b, a)}
    possible = [(d, m) for d, m in sorted(orders) if calendar_day(year, m, d)]
    if len(possible) != 1:
        return None
    return _Day(match.start(), match.end(), year, possible[0][1], possible[0][0])


def _clock(match: regex.Match[str]) -> _Clock | None:
    hour = int(match["h"] or match["h2"] or match["h3"])
    minute, second = match["m"] or match["m3"], match["s"]
    if half := match["half"] or match["half2"]:
        if not 1 <= hour <= 12:  # noqa: PLR2004  hours of a clock face
            return None
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    if hour > 23 or int(minute or 0) > 59 or int(second or 0) > 59:  # noqa: PLR2004  hours and minutes there are
        return None
    zone = match["o1"] or match["o2"] or match["name"]
    end = match.end()
    if match[0].endswith(")") and "(" not in match[0]:
        end -= 1
    return _Clock(
        match.start(), end, hour, int(minute) if minute else None, int(second) if second else None, zone
    )


def _beside(text: str, day: _Day, clocks: list[_Clock], after: int, free: int, last: int) -> _Clock | None:
    """The time printed directly after the date, or else directly before it.

    ``after`` is the index of the first time that starts after the date; ``free`` and ``last``
    are where the dates before and after it end and begin.
    """
    if day.day is None:
        return None
    follows = clocks[after] if after < len(clocks) else None
    if follows and follows.end <= last and _GAP.fullmatch(text, day.end, follows.start):
        return follows
    leads = next((clock for clock in clocks[max(0, after - 2) : after][::-1] if clock.end <= day.start), None)
    if leads is None or leads.start < free:
        return None
    gaps = _GAP.fullmatch(text, leads.end, day.start) or _WEEKDAY_GAP.fullmatch(text, leads.end, day.start)
    return leads if gaps else None


def _label(text: str, free: int, start: int) -> str | None:
    match = _LABEL.search(text, max(free, start - _LABEL_REACH), start)
    return match.lastgroup if match else None


def _timestamp(day: _Day, clock: _Clock | None, basis: DateBasis) -> Timestamp:
    if day.day is None:
        return Timestamp(value=f"{day.year:04d}-{day.month:02d}", precision="month", basis=basis)
    printed = date(day.year, day.month, day.day)
    if clock is None:
        return Timestamp(value=printed.isoformat(), precision="day", basis=basis)
    offset = _offset(clock.zone, printed)
    value = f"{printed.isoformat()}T{clock.hour:02d}:{clock.minute or 0:02d}:{clock.second or 0:02d}"
    precision: Precision = "hour" if clock.minute is None else "minute" if clock.second is None else "second"
    return Timestamp(value=value + _zone_suffix(offset), precision=precision, basis=basis)


def _offset(zone: str | None, day: date) -> timedelta | None:
    if zone is None:
        return None
    if zone[0] not in "+-\u2212":
        return zone_offset(zone, day)
    digits = zone[1:].replace(":", "")
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))  # noqa: PLR2004
    if hours > 14 or minutes > 59:  # noqa: PLR2004  the farthest zones there are
        return None
    offset = timedelta(hours=hours, minutes=minutes)
    return offset if zone[0] == "+" else -offset


def _zone_suffix(offset: timedelta | None) -> str:
    if offset is None:
        return ""
    minutes = abs(int(offset.total_seconds())) // 60
    return f"{'-' if offset < timedelta(0) else '+'}{minutes // 60:02d}:{minutes % 60:02d}"


_COMPACT = regex.compile(
    r"(?P<y>\d{4})(?:-(?P<m>\d\d)|(?P<m>\d\d)(?P<d>\d\d)(?:T?(?P<h>\d\d)(?P<min>\d\d)(?P<s>\d\d)?(?P<z>Z)?)?)?"
)
_EPOCH_UNITS = {9: 1, 10: 1, 12: 10**3, 13: 10**3, 15: 10**6, 16: 10**6, 18: 10**9, 19: 10**9}
"""Digits of an epoch since 1973, and how many of its units make a second."""
_LONGEST_RECORD = 80
"""Characters a date field may have before it is taken for running text."""


def from_record(value: object) -> Timestamp | None:
    """The timestamp in a record's field; ``None`` where it holds none that is sure.

    ISO 8601 of any precision, RFC 2822, dates as printed, datetimes, epochs in seconds to
    nanoseconds. Midnight to the second counts as a day without a time: that is what programs
    write for one. Never raises.
    """
    if isinstance(value, datetime):
        return _of_moment(value)
    if isinstance(value, date):
        return Timestamp(value=value.isoformat(), precision="day", basis="metadata")
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    words = value.strip() if isinstance(value, str) else _digits(value)
    if not 4 <= len(words) <= _LONGEST_RECORD:  # noqa: PLR2004  a year
        return None
    return _of_compact(words) or _of_epoch(words) or _of_printed(words)


def _digits(number: float) -> str:
    """The whole part of a number that an epoch, a year or a compact date could be."""
    return str(int(number)) if 0 <= number < 1e19 else ""  # noqa: PLR2004  nanoseconds until 2286


def _of_printed(words: str) -> Timestamp | None:
    dates = published(words, "metadata")
    if len(dates) != 1:
        return None
    stamp = dates[0].timestamp
    return _of_moment(datetime.fromisoformat(stamp.value)) if stamp.precision == "second" else stamp


def _of_compact(words: str) -> Timestamp | None:
    """``2019``, ``2019-11``, ``20191117``, ``20191117T134300Z``."""
    match = _COMPACT.fullmatch(words) if words.isascii() else None
    if match is None or calendar_day(int(match["y"]), int(match["m"] or 1), int(match["d"] or 1)) is None:
        return None
    if match["m"] is None:
        return Timestamp(value=match["y"], precision="year", basis="metadata")
    if match["d"] is None:
        return Timestamp(value=f"{match['y']}-{match['m']}", precision="month", basis="metadata")
    if match["h"] is None:
        return Timestamp(value=f"{match['y']}-{match['m']}-{match['d']}", precision="day", basis="metadata")
    try:
        moment = datetime(*(int(match[part] or 0) for part in ("y", "m", "d", "h", "min", "s")))  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return None
    return _of_moment(moment.replace(tzinfo=UTC) if match["z"] else moment)


def _of_epoch(words: str) -> Timestamp | None:
    whole = words.partition(".")[0]
    if not (whole.isascii() and whole.isdecimal() and len(whole) in _EPOCH_UNITS):
        return None
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(whole) // _EPOCH_UNITS[len(whole)])
    return _of_moment(moment)


def _of_moment(moment: datetime) -> Timestamp:
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return Timestamp(value=moment.date().isoformat(), precision="day", basis="metadata")
    value = moment.replace(microsecond=0, tzinfo=None).isoformat()
    return Timestamp(value=value + _zone_suffix(moment.utcoffset()), precision="second", basis="metadata")
