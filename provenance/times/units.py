"""Rules for counted and relative units: "three years", "two days ago", "last week"."""

from __future__ import annotations

import re

from provenance.times.periods import reported
from provenance.times.resolve import Context, Unit, duration, moved
from provenance.times.scan import Draft, Scan
from provenance.times.vocabulary import APPROX, NUMBER, SH, UNIT, UNITS, VAGUE, S, amount

_WHICH = (
    rf"(?P<w>this|that|last|next|past|coming|current|recent|future|previous|each|every|per"
    rf"|each{S}and{S}every|every{S}other|these"
    rf"|the{S}(?:very{S})?(?:past|last|next|coming|following|previous|preceding|prior|current|same"
    rf"|latest|present|first|final|entire|whole|full|early|recent|fiscal)|the)"
)
_RELATIVE = re.compile(
    rf"{_WHICH}{S}(?:(?:fiscal|calendar|school|trading|full|entire|whole|academic|current|financial"
    rf"|business|working|few){S})*"
    rf"(?P<unit>{UNIT}|weekend|weekends|fortnight)\b(?![-–])(?P<or>{S}or{S}so)?"
)
_AMOUNT = re.compile(
    rf"(?:(?P<approx>{APPROX}){S})?(?:(?P<every>each|every){S}(?:of{S})?)?"
    rf"(?:(?:the|these|those|his|her|its|their"
    rf"|our){S})?(?:at{S}least{S}(?:the{S})?)?(?P<rel>(?:very{S})?(?:past|last|next|coming|first"
    rf"|following|previous|preceding|final|latest|recent|year-earlier|full|additional|extra|further){S})?"
    rf"(?:(?P<n0>{NUMBER}){S}?(?:to|or|and|[-–]){S}?)?(?P<n>{NUMBER}|{VAGUE})"
    rf"(?:{SH}(?:or{S}so|or{S}more|more|additional|full|straight|consecutive|whole|trading|business"
    rf"|working|fiscal|calendar|long|solid|short|entire))?"
    rf"{SH}(?P<unit>{UNIT})\b"
    rf"(?P<half>{S}and{S}a{S}half)?(?P<or2>{S}or{S}(?:so|two|more))?(?P<or3>{S}(?:or|to){S}{UNIT})?"
    rf"(?:{SH}(?:(?P<ago>ago|back)|(?P<hence>from{S}now|hence)|(?P<earlier>earlier|before|previously)"
    rf"|(?P<later>later|after|afterwards?)|(?P<old>olds?)|(?P<period>period|term)))?\b"
)
_PLURAL = re.compile(
    rf"(?P<unit>(?:seconds|minutes|hours|days|weeks|months|years|decades|centuries))\b(?:{S}(?:or"
    rf"|and){S}{UNIT}\b)?(?P<ago>{S}ago\b)?"
)
_PLURAL_BEFORE = re.compile(
    r"\b(?:for|in|within|over|after|takes?|took|taken|spent|spend|lasts?|lasted|just|lasting"
    r"|hundreds of|matter of|since|by|before|only)\s$"
)
_PLURAL_AFTER = re.compile(r"\s(?:of\b|later|before|earlier|after|to come|on end|or\b|and\b|apart)")


_EACH = frozenset(("each", "every", "per", "every other", "each and every"))
_NOT_COUNTED = frozenset(str.split("second seconds sec secs minutes min mins hr hrs"))
"""Units that nobody says "last" or "the" of, or means something else by it ("the second")."""


def relative(scan: Scan, at: int) -> Draft | None:
    """Read "last week", "the past year", "every month", "the weekend", "recent years"."""
    match = scan.match(_RELATIVE, at)
    if match is None or match["unit"] in _NOT_COUNTED:
        return None
    which, name = match["w"].removeprefix("the ").removeprefix("very "), match["unit"]
    if name.startswith("weekend"):
        return _weekend(scan, match, which)
    unit: Unit = "week" if name == "fortnight" else UNITS[name]
    end = match.end() if match["or"] else match.end("unit")
    many = name.endswith("s")
    if which in _EACH:
        return None if many else Draft(at, end, "SET", duration(1 + which.endswith("other"), unit), "set")
    return _plural(at, end, which, unit) if many else _singular(scan, at, end, which, unit)


def _plural(at: int, end: int, which: str, unit: Unit) -> Draft | None:
    if which == "these":
        return Draft(at, end, "DATE", "PRESENT_REF", "ref") if unit == "day" else None
    if which in ("recent", "past", "last", "previous"):
        return Draft(at, end, "DATE", "PAST_REF", "ref")
    if which in ("coming", "next", "future", "following"):
        return Draft(at, end, "DATE", "FUTURE_REF", "ref")
    return None


_ENDED = re.compile(r"\s(?:ended|ending)\b")
_SHIFTS = {"this": 0, "current": 0, "present": 0, "latest": 0, "last": -1, "past": -1, "previous": -1,
           "prior": -1, "next": 1, "coming": 1, "the": 0, "fiscal": 0, "full": 0}  # fmt: skip
_TOLD = {"that": 0, "same": 0, "following": 1, "preceding": -1}
"""Counted from what the text spoke of last, not from the time of writing."""


def _singular(scan: Scan, at: int, end: int, which: str, unit: Unit) -> Draft | None:
    if unit in ("decade", "century"):
        return Draft(at, end, "DURATION", duration(10 if unit == "decade" else 100, "year"), "duration")
    ended = which in ("the", "fiscal") and _ENDED.match(scan.low, end, scan.end)
    if which in ("entire", "whole") or ended:
        return Draft(at, end, "DURATION", duration(1, unit), "duration")
    if unit == "day" and which in ("next", "previous"):
        which = "following" if which == "next" else "preceding"
    if unit in ("hour", "minute", "second") or (unit == "quarter" and which in ("the", "full")):
        return None
    if which in _TOLD:
        return Draft(at, end, "DATE", moved(_told(scan.context), unit, _TOLD[which]), unit)
    if which not in _SHIFTS or unit == "day":
        return None
    return Draft(at, end, "DATE", moved(scan.context, unit, _SHIFTS[which]), unit)


def _told(context: Context) -> Context:
    """The day, month or year the text last spoke of, as a time to count from."""
    year, month = context.last_month or (None, None)
    return Context(year=year, month=month or None, day=context.last_day)


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
    """Read "three years", "two-week", "the past five days", "two days ago", "a year earlier"."""
    match = scan.match(_AMOUNT, at)
    if match is None or _no_duration(scan, match):
        return None
    unit, number = UNITS[match["unit"]], amount(match["n"])
    if match["half"]:
        number = (number or 0) + 0.5
    one = match["n"] in ("a", "an")
    if (match["or2"] or "").endswith("two") or (match["or3"] and one):
        number = None
    mod = _MOD_OF.get(match["approx"].split()[0]) if match["approx"] else None
    if match["ago"] or match["hence"] or (match["earlier"] == "earlier" and unit == "year" and number == 1):
        return Draft(at, match.end(), "DATE", _away(scan.context, match, unit, number), "ago", mod)
    end = max(match.end(group) for group in ("unit", "half", "or2", "or3"))
    joined = scan.low[match.end("n")] in _HYPHENS
    if one and not any(match[group] for group in ("rel", "approx", "half", "or2", "or3", "earlier", "later")):
        return None if joined else _one(scan, at, end, unit)
    if match["every"] and not match["rel"]:
        return Draft(at, end, "SET", duration(number, unit), "set")
    if joined and not match["rel"] and not match["approx"]:
        at = match.start("n0") if match["n0"] else match.start("n")
    if match["period"] and not one and not scan.low[match.end("unit")].isspace():
        end = match.end("unit")
    elif match["period"]:
        end = match.end()
    return Draft(at, end, "DURATION", duration(number, unit), "duration", mod)


_OLD = re.compile(rf"{SH}olds?\b")


def _no_duration(scan: Scan, match: re.Match[str]) -> bool:
    """Whether the words are an age, an ordinal ("a second"), a share ("three-quarters of") or a title."""
    number, name, unit = match["n"], match["unit"], UNITS[match["unit"]]
    if match["old"] or _OLD.match(scan.low, match.end("unit"), scan.end):
        return True
    many = name.endswith("s")
    if number.isdecimal():
        yearly = not many and 1900 <= int(number) < 2100  # noqa: PLR2004  "the 1988 quarter"
        return scan.capital(match.start("unit")) or yearly
    if number in ("a", "an") and not match["rel"] and not match["every"]:
        return unit in ("second", "quarter")
    if not many and (unit == "second" or number == "some"):
        return True
    share = scan.low[match.end("n")] == "-" or scan.low.startswith(" of ", match.end("unit"))
    return unit == "quarter" and share and amount(number) is not None


def _away(context: Context, match: re.Match[str], unit: Unit, number: float | None) -> str:
    """The value of so many units ago, or from now."""
    if number is None or number % 1:
        return "FUTURE_REF" if match["hence"] else "PAST_REF"
    if unit == "year" and number == 1 and not match["hence"] and context.last_quarter:
        return reported(context, -1)
    return moved(context, unit, int(number) if match["hence"] else -int(number))


def _one(scan: Scan, at: int, end: int, unit: Unit) -> Draft | None:
    """Tell "$5 a year", a rate, from "for a year", a duration; nothing where neither is clear."""
    before = scan.before(at)
    if _RATE_BEFORE.search(before):
        return Draft(at, end, "SET", duration(1, unit), "set")
    return Draft(at, end, "DURATION", duration(1, unit), "duration") if _SPAN_BEFORE.search(before) else None


_HYPHENS = "-\u2010\u2011\u2013"
_MOD_OF = {
    "about": "APPROX", "around": "APPROX", "approximately": "APPROX", "roughly": "APPROX",
    "nearly": "LESS_THAN",
    "almost": "LESS_THAN", "barely": "APPROX", "some": "APPROX", "more": "MORE_THAN", "over": "MORE_THAN",
    "less": "LESS_THAN", "fewer": "LESS_THAN", "up": "EQUAL_OR_LESS", "at": "EQUAL_OR_MORE",
    "no": "EQUAL_OR_LESS",
    "just": "APPROX",
}  # fmt: skip
_RATE_BEFORE = re.compile(
    r"(?:[\d%]|\b(?:million|billion|thousand|hundred|once|twice|percent|share|people|hour|day|week|night|much"
    r"|sold|half|[a-z]{3,20}s))\s$"
)
_SPAN_BEFORE = re.compile(
    r"\b(?:for|in|within|after|over|than|nearly|about|almost|least|during|half|barely|just|only|of|take|takes"
    r"|took|last|lasted|spent|into|by|until|be|once|every|to|with|and|or|later|as)\s$|^$|[,.\"“(;:]\s$"
)


def plural(scan: Scan, at: int) -> Draft | None:
    """Read "weeks" in "for weeks", "years of war", "months ago"."""
    match = scan.match(_PLURAL, at)
    if match is None or match["unit"] == "seconds":
        return None
    hinted = _PLURAL_BEFORE.search(scan.before(at)) or _PLURAL_AFTER.match(scan.low, match.end(), scan.end)
    if not (match["ago"] or hinted):
        return None
    if match["ago"]:
        return Draft(at, match.end(), "DATE", "PAST_REF", "ago")
    return Draft(at, match.end(), "DURATION", duration(None, UNITS[match["unit"]]), "duration")
