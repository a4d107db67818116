"""Rules for years, decades, quarters and seasons: "fiscal 2019", "the third quarter"."""

from __future__ import annotations

import re

from provenance.times.resolve import Context, moved
from provenance.times.scan import Draft, Scan
from provenance.times.vocabulary import (
    DECADES,
    NTH,
    SEASON,
    SEASONS,
    SH,
    YEAR,
    YEAR_WORDS,
    S,
    one_of,
    ordinal,
    year_in_words,
)

_YEAR = re.compile(
    rf"(?:(?:the{S})?(?P<kind>fiscal{S}year|fiscal|calendar|year){S})?(?P<y>{YEAR}|{YEAR_WORDS})"
    rf"(?:[-–/](?P<to>\d\d(?:\d\d)?)(?!\d))?(?![\w’']?\w)"
)
_DECADE = re.compile(
    rf"(?:the{S})?(?:(?P<c>1[5-9]|20)?(?P<ten>\d)0['’]?s|['’‘](?P<ten2>\d)0s"
    rf"|(?:(?P<cw>nineteen){S})?(?P<w>{one_of(DECADES)}))\b"
)
_CENTURY = re.compile(
    rf"(?:the{S})?(?P<n>\d{{1,2}}(?:st|nd|rd|th)|{NTH}){SH}century\b(?:{S}(?P<bc>b\.?c\.?))?"
)
_NO_YEAR_BEFORE = re.compile(
    r"(?<!mid)(?<!pre)(?<!post)(?<!early)(?<!late)(?:[$€£#¥]|\bno\. |\broom |\bnumber |\bflight "
    r"|\bhighway |\broute |\bboeing |\bpage |[\d,.:/+–-])$"
)
_COUNTED = re.compile(
    r"\s(?:[a-z]+\s)?(?:people|men|women|children|soldiers|troops|points?|miles|kilomet\w+|km|met\w+"
    r"|feet|tons?|tonnes|pounds|"
    r"dollars|euros|shares|copies|votes|seats|jobs|workers|employees|times|students|homes|houses"
    r"|cases|deaths|percent|"
    r"per cent|others|more|of them|barrels|megawatts|acres|hectares|rpm|hp|members|refugees|hours|gmt)\b"
)


def year(scan: Scan, at: int) -> Draft | None:
    """Read "2019", "fiscal 1989", "the year two thousand", "2019-20"."""
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
    r"\b(?:in|since|until|circa|by|from|of|and|to|between|after|before|during"
    r"|[a-z]{3,9}\.?,?) (?:early |late |mid-)?$"
)


def decade(scan: Scan, at: int) -> Draft | None:
    """Read "the 1990s", "the nineties", "the '90s"."""
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
    """Read "the 20th century"."""
    match = scan.match(_CENTURY, at)
    number = ordinal(match["n"]) if match else None
    if match is None or not number or match["bc"]:
        return None
    return Draft(at, match.end(), "DATE", f"{number - 1:02d}", "century")


_WHOSE = rf"(?:(?P<whose>this|last|next|the{S}(?:previous|past|current)){S}year['’]s{S})?"
_QUARTER = re.compile(
    rf"{_WHOSE}(?:the{S})?(?:(?P<lead>{YEAR}){S})?(?P<back>(?:comparable{S}|same{S}|corresponding{S})*"
    rf"(?:year-?{S}?ago|year-earlier|year{S}ago){S})?(?:(?:latest|recent|most{S}recent|current"
    rf"|just{S}ended){S})?"
    rf"(?:(?:fiscal|flat|strong|weak){SH})?(?:(?P<n>{NTH}|\d(?:st|nd|rd|th)|final){SH}quarters?"
    rf"|q(?P<q>[1-4]))\b"
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
    """Read "the third quarter of 2019", "last year's fourth quarter", "Q3 2019", "third-quarter"."""
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
    printed, context = match["y"] or match["lead"], scan.context
    if printed or context.year is None:
        return int(printed) if printed else None
    whose = (match["rel"] or match["whose"] or "").split()
    if whose or match["back"]:
        shifts = {"last": -1, "next": 1, "previous": -1, "past": -1}
        return context.year + (shifts.get(whose[-1], 0) if whose else -1)
    if context.month is None:
        return None
    current = (context.month + 2) // 3
    if scan.direction(match.start()) == "future":
        return context.year + (number < current - 1)
    return context.year - (number > current)


def period(scan: Scan, at: int) -> Draft | None:
    """Read "the latest quarter", "the year-ago period", "the 1988 period", "next quarter", "year-earlier"."""
    context = scan.context
    match = scan.match(_PERIOD, at)
    if match is None:
        bare, ago = scan.match(_THE_QUARTER, at), scan.match(_YEAR_AGO, at)
        if bare:
            return Draft(at, bare.end(), "DATE", reported(context, 0), "quarter")
        return Draft(at, ago.end(), "DATE", reported(context, -1), "year") if ago else None
    if match["lead"]:
        told = context.last_quarter
        value = f"{int(match['lead'])}-Q{told[1]}" if told else str(int(match["lead"]))
    elif match["back"] or (match["whose"] or "").startswith("last"):
        value = reported(context, -1)
    elif match["unit"] == "period" or match["this"] in ("latest", "most recent"):
        if match["unit"] == "period" and match["this"] != "latest":
            return None
        value = reported(context, 0)
    else:
        value = moved(context, "quarter", 0 if match["this"] else -1 if match["last"] else 1)
    return Draft(at, match.end(), "DATE", value, "quarter")


def reported(context: Context, years: int) -> str:
    """The quarter the text speaks of, or a year before it."""
    if context.last_quarter:
        year, number = context.last_quarter
        return f"{year + years:04d}-Q{number}"
    return moved(context, "year", years) if years else moved(context, "quarter", -1)


def half(scan: Scan, at: int) -> Draft | None:
    """Read "the first half of 2019"."""
    match = scan.match(_HALF, at)
    if match is None:
        return None
    shift = {"last": -1, "next": 1}.get(match["rel"] or "", 0)
    year = str(int(match["y"])) if match["y"] else moved(scan.context, "year", shift)
    return Draft(at, match.end(), "DATE", f"{year}-H{1 if match['n'] == 'first' else 2}", "half")


_SEASON = re.compile(
    rf"(?:(?P<rel>this{S}past|the{S}past|this{S}coming|this|last|next|the|each|every){S})?(?:(?:early"
    rf"|late|mid){SH})?(?P<s>{SEASON})"
    rf"(?:{S}(?:of{S})?(?:(?P<y>{YEAR}|{YEAR_WORDS})\b|(?P<rel2>this|last|next){S}year\b))?\b"
    rf"(?!{S}(?:olympic|games|house|school|camp|break|training|of\b|apart|short|to\b|from\b"
    rf"|in\b(?=.*price)|roll|water))"
)
IN = re.compile(
    r"\b(?:in|during|since|until|by|through|throughout|over|into|for|before|after|of|and"
    r"|to)\s(?:the\s)?(?:early\s|late\s)?$"
)


def season(scan: Scan, at: int) -> Draft | None:
    """Read "last summer", "the spring of 2019", "in winter"."""
    match = scan.match(_SEASON, at)
    if match is None:
        return None
    rel, name = match["rel"] or "", match["s"]
    if not (match["y"] or match["rel2"]):
        if rel in ("", "the") and not IN.search(scan.before(at)):
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
