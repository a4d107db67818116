"""Time expressions of running text with TIMEX3 values."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from provenance.model import Span, Timestamp
from provenance.times.comparison import same_date, same_duration, same_pace
from provenance.times.resolve import Context
from provenance.times.rules import RULES, read
from provenance.times.scan import Draft, Scan, TimexType
from provenance.times.vocabulary import MOD

__all__ = ["TimeExpression", "TimexType", "find", "same"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time expression.

    ``value`` is a TIMEX3 value: ISO-like ("2019-11-17", "2019-W46", "P3D", "XXXX-WXX-7" for a
    bare Sunday, "XXXX-08" for a bare August, "PRESENT_REF"); relative expressions are resolved
    where an anchor was given. ``relation`` is the preposition directly before ("in", "since"),
    normalised to lower case; ``governed`` is ``span`` with that preposition. ``mod`` is the
    TIMEX3 modifier of a printed one ("early": START, "late": END, "nearly": LESS_THAN).
    """

    span: Span
    text: str
    type: TimexType
    value: str
    relation: str | None
    governed: Span
    mod: str | None = None


_WORD = re.compile(r"[a-z0-9]+")
_TRIGGER = re.compile(
    r"\d\d|[ap]\.?m\b|o.clock|day|week|month|year|quarter|hour|hrs?|min|sec|yrs?|q[1-4]|decade|centur|period"
    r"|morning|evening|night|noon|summer|winter|spring|autumn|fall|now|current|recent|soon|future|past|present"
    r"|moment|annual|daily|hourly|tomorrow|teen|ties\b|'\d0s|christmas|hallow|thanksg|thousand"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
)
"""Without one of these there is no expression of time; a cheap test before any rule is tried."""


def find(text: str, span: Span | None = None, anchor: Timestamp | None = None) -> list[TimeExpression]:
    """Time expressions of ``text`` (or of a range of it), in order; offsets into ``text``.

    ``anchor`` is the time of writing, against which relative expressions are resolved. What
    was said before in the same range also counts: "that year", "the quarter", "at 9 p.m.".
    Never raises; time linear in the range.
    """
    piece, offset = (span.of(text), span.start) if span is not None else (text, 0)
    low = _lowered(piece)
    if _TRIGGER.search(low) is None:
        return []
    scan = Scan(piece, low, len(piece), Context.at(anchor))
    return [_expression(scan, draft, offset) for draft in _joined(scan, _drafts(scan))]


def _lowered(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else "".join(_one_lower(char) for char in text)


def _one_lower(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char


def _drafts(scan: Scan) -> list[Draft]:
    drafts: list[Draft] = []
    free, trigger = 0, -1
    for match in _WORD.finditer(scan.low):
        at, word = match.start(), match[0]
        if at < free or not (word in _FIRST or word[0].isdigit()) or _inside(scan.low, at):
            continue
        if trigger < at:
            found = _TRIGGER.search(scan.low, at)
            if found is None:
                break
            trigger = found.start()
        if trigger - at > _TRIGGER_REACH:
            continue
        draft = _modified(scan, at, word)
        if draft is not None:
            free = draft.end
            drafts.append(draft)
            _remember(scan.context, draft)
    return drafts


_MODIFYING = frozenset(
    str.split("early late mid earlier later about around the beginning start middle end close")
)
_FIRST = frozenset(RULES) | _MODIFYING
_TRIGGER_REACH = 60
"""Characters between an expression's first word and the word that makes it one of time."""


def _inside(low: str, at: int) -> bool:
    """Whether a place is inside a word: letters that are not ASCII go on before it."""
    return at > 0 and (low[at - 1].isalnum() or low[at - 1] == "_")


def _modified(scan: Scan, at: int, word: str) -> Draft | None:
    draft = read(scan, at, word)
    mod = scan.match(MOD, at) if word in _MODIFYING else None
    after = _WORD.match(scan.low, mod.end(), scan.end) if mod else None
    if mod is None or after is None:
        return draft
    inner = read(scan, mod.end(), after[0])
    if inner is None or inner.type not in ("DATE", "TIME") or inner.value.endswith("_REF"):
        return draft
    weekday = mod.lastgroup == "APPROX" and _spoken(scan, inner)
    if weekday or (draft is not None and draft.end >= inner.end):
        return draft
    return replace(inner, start=at, mod=mod.lastgroup)


def _remember(context: Context, draft: Draft) -> None:
    """Keeps what "that day", "that year", "at 9 p.m." may refer to."""
    if draft.type not in ("DATE", "TIME") or not re.match(r"\d{4}(?:-\d\d|$)", draft.value):
        return
    if re.match(r"\d{4}-\d\d-\d\d", draft.value):
        context.last_day = date.fromisoformat(draft.value[:10])
    elif draft.value != "0000":
        context.last_day = None
    context.last_month = int(draft.value[:4]), int(draft.value[5:7] or 0)


_BETWEEN = re.compile(r"[ \u00a0\n]|,? (?:on )?|, ")
_BETWEEN_AT = re.compile(r",? (?:at |in the )?")


def _joined(scan: Scan, drafts: list[Draft]) -> list[Draft]:
    """Expressions that are one: "10 p.m. Wednesday", "Saturday night", "Wednesday at 10 p.m."."""
    joined: list[Draft] = []
    for draft in drafts:
        before = joined[-1] if joined else None
        both = _join(scan, before, draft) if before else None
        if both is None:
            joined.append(draft)
        else:
            joined[-1] = both
    return joined


def _join(scan: Scan, left: Draft, right: Draft) -> Draft | None:
    gap = scan.low[left.end : right.start]
    kinds = (left.grain, right.grain)
    if kinds in (("clock", "day"), ("part", "day")) and _BETWEEN.fullmatch(gap):
        return replace(
            right,
            start=left.start,
            type="TIME",
            value=right.value[:10] + left.value[left.value.index("T", 4) :],
        )
    if kinds == ("day", "day") and gap == ", " and _spoken(scan, left) and not _spoken(scan, right):
        return replace(right, start=left.start)
    if kinds == ("day", "clock") and _BETWEEN_AT.fullmatch(gap) and "T" not in left.value:
        return replace(right, start=left.start, value=left.value + right.value[right.value.index("T", 4) :])
    return None


def _spoken(scan: Scan, draft: Draft) -> bool:
    """Whether a day is told by its weekday's name alone."""
    return scan.low.endswith("day", draft.start, draft.end)


_RELATION = re.compile(
    r"\b(in|on|at|since|until|till|by|before|after|from|during|for|within|between|through|throughout"
    r"|over|to|of|as of|around"
    r"|about|towards?|into)\s+(?:the\s+)?$"
)


def _expression(scan: Scan, draft: Draft, offset: int) -> TimeExpression:
    match = _RELATION.search(scan.low, max(0, draft.start - _RELATION_REACH), draft.start)
    span = Span(start=draft.start + offset, end=draft.end + offset)
    return TimeExpression(
        span=span,
        text=scan.text[draft.start : draft.end],
        type=draft.type,
        value=draft.value,
        relation=("until" if match[1] == "till" else match[1]) if match else None,
        governed=Span(start=match.start() + offset, end=span.end) if match else span,
        mod=draft.mod,
    )


_RELATION_REACH = 16


def same(a: TimeExpression, b: TimeExpression) -> bool | None:
    """Whether two expressions can denote the same time; ``None`` where their values do not tell.

    "Sunday" and 2019-11-17 can (it was one), "August" and 2019-08-15 can, "in early 2019" and
    "in late 2019" cannot, "last week" without a time of writing tells nothing. Only what the
    values say counts, not their relations ("in August", "since August").
    """
    if {a.mod, b.mod} == {"START", "END"} and a.value == b.value:
        return False
    if a.value.endswith("_REF") or b.value.endswith("_REF"):
        opposed = {a.value, b.value} == {"PAST_REF", "FUTURE_REF"}
        return True if a.value == b.value else False if opposed else None
    if a.type == b.type == "DURATION":
        return same_duration(a.value, b.value)
    if a.type == b.type == "SET":
        return True if a.value == b.value else same_pace(a.value, b.value)
    if {a.type, b.type} <= {"DATE", "TIME"}:
        return same_date(a.value, b.value)
    return None
