"""Rules for times of day and for words that point: "10:35 a.m.", "last night", "now"."""

from __future__ import annotations

import re

from provenance.times.calendar import ZONE_NAMES
from provenance.times.periods import IN
from provenance.times.resolve import Context, duration, moved, moved_day, of_day
from provenance.times.scan import Draft, Scan
from provenance.times.vocabulary import CARDINAL, PART, PARTS, SH, UNITS, S, amount

_ZONES = "|".join(sorted(ZONE_NAMES, key=lambda name: (-len(name), name)))
_CLOCK = re.compile(
    rf"(?:(?P<approx>about|around|approximately|nearly|almost|just{S}(?:before|after)"
    rf"|shortly{S}(?:before|after)|exactly){S})?"
    rf"(?:(?P<h>\d{{1,2}})(?:[:.](?P<m>\d\d))?(?::(?P<s>\d\d))?{S}?(?P<half>[ap])\.?{S}?m\b\.?"
    rf"|(?P<h2>[01]?\d|2[0-3]):(?P<m2>[0-5]\d)(?::(?P<s2>[0-5]\d))?(?![\d:])"
    rf"|(?P<h3>[01]\d|2[0-3])(?P<m3>[0-5]\d)(?=(?:{S}(?:hours|hrs)|{S}(?:gmt|utc))\b)(?:{S}(?:hours"
    rf"|hrs))?|(?P<h4>\d{{1,2}}|{CARDINAL}){S}o['’]clock"
    rf"|(?P<h5>\d{{1,2}})(?={S}in{S}the{S}(?:morning|afternoon|evening))|(?P<word>noon|midday|midnight))"
    rf"(?:{S}in{S}the{S}(?P<part>morning|afternoon|evening))?"
    rf"(?:,?{S}?\(?(?P<zone>{_ZONES}|local{S}time|eastern(?:{S}(?:standard|daylight))?(?:{S}time)?"
    rf"|pacific{S}time)\b(?:[+-]\d\d:?\d\d)?\)?)?"
)
_CLOCK_BEFORE = re.compile(r"\b(?:at|by|from|until|till|since|to|before|after|and|between|on)\s$")
_PART = re.compile(
    rf"(?:(?:the{S})?(?P<rel>this|last|that|next|following|the|every|each|early|late|mid|tomorrow"
    rf"|yesterday){SH})(?:(?:early|late|mid){SH})?(?P<p>{PART})s?\b"
)
_NIGHTLY = re.compile(r"overnight\b")
_WORDS = re.compile(
    rf"(?P<PRESENT_REF>now|currently|nowadays|presently|at{S}present|at{S}the{S}moment"
    rf"|this{S}(?:crucial{S}|very{S})?moment|right{S}now|current)\b"
    rf"|(?P<PAST_REF>(?:more{S}|most{S}|just{S})?recently|the{S}(?:recent{S}|distant{S})?past|recent)\b"
    rf"|(?P<FUTURE_REF>soon|the{S}(?:near|foreseeable|immediate)?{S}?future|someday|some{S}day)\b"
    rf"|(?P<day>today|yesterday|tomorrow|tonight)\b"
    rf"|(?P<end>year(?:{SH}|['’]s{S})end)\b"
    rf"|(?P<set>hourly|daily|weekly|monthly|annually|yearly)\b"
)


def clock(scan: Scan, at: int) -> Draft | None:
    """Read "10:35 a.m.", "9 pm ET", "0735 GMT", "noon", "13:43" after a preposition or before a zone."""
    match = scan.match(_CLOCK, at)
    if match is None:
        return None
    time = _clock_value(scan, match)
    if time is None:
        return None
    day = scan.context.last_day or scan.context.day
    return Draft(at, match.end(), "TIME", of_day(day) + time, "clock")


def _clock_value(scan: Scan, match: re.Match[str]) -> str | None:
    if match["word"]:
        return "T24:00" if match["word"] == "midnight" else "T12:00"
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
    """Read "this morning", "last night", "mid-afternoon", "overnight"."""
    match = scan.match(_PART, at)
    if match is None:
        night = scan.match(_NIGHTLY, at)
        return Draft(at, night.end(), "TIME", of_day(scan.context.day) + "TNI", "part") if night else None
    rel, code = match["rel"], PARTS[match["p"]]
    if rel in ("every", "each"):
        return Draft(at, match.end(), "SET", f"XXXX-XX-XXT{code}", "set")
    if rel == "the" and (code == "NI" or not IN.search(scan.before(at))):
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
    """Read "now", "today", "recently", "soon", "year-end", "annually"."""
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
    r"\s*(?:$|[,.;:)!?\"”]|(?:in|at|on|for|from|since|and|or|to|until|by|through|after|before|that|which|when|but)\b)"
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
