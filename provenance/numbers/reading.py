"""Finding quantities: which numbers count or measure, and which belong together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from provenance.model import Span
from provenance.numbers.atoms import Atom, atoms
from provenance.numbers.nouns import head_noun
from provenance.numbers.quantity import Bound, Quantity, QuantityKind
from provenance.numbers.words import BOUND, MONEY, SHARES

_HINT = re.compile(
    r"\d|[½¼¾]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|third|quarter|dozens?|scores|hundreds?"
    r"|thousands?|millions?|billions?|trillions?|[a-z]+teen|[a-z]+ty)\b"
)
_BOUND_BEFORE = re.compile(rf"(?:^|[^\w])(?:{BOUND})\s(?:the\s|an?\s)?$")
_BOUND_AFTER = re.compile(
    r"\s(?:(?P<at_least>or\s(?:more|older|above|over))|(?P<about>or\sso)|(?P<at_most>or\s(?:fewer|less|under)))\b"
)
_BOUND_REACH = 24


def find(text: str, span: Span | None = None) -> list[Quantity]:
    """Quantities of ``text`` (or of a range of it), in order; offsets into ``text``.

    Dates, times and durations are left to ``provenance.times``; identifiers ("Boeing 737",
    "Article 5", "COVID-19"), ordinals and telephone numbers are no quantities. Never raises;
    time linear in the range.
    """
    start, end = (span.start, span.end) if span else (0, len(text))
    low = _lowered(text)
    if _HINT.search(low, start, end) is None:
        return []
    reading = _Reading(text, low, start, end, _titled(text[start:end]))
    return reading.quantities(list(atoms(low, start, end)))


def _lowered(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


_TITLE_SHARE = 0.6
"""From this share of capitalised words on, capitals do not mark names (headlines)."""


def _titled(text: str) -> bool:
    words = re.findall(r"[^\W\d_]{4,}", text)
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= _TITLE_SHARE * len(words)  # noqa: PLR2004


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATED_BEFORE = re.compile(rf"\b{_MONTH}\.?\s(?:the\s)?$")
_DATED_AFTER = re.compile(
    rf"\s(?:of\s)?{_MONTH}\b|\s?(?:[ap]\.?m\b|o['’]clock|gmt\b|utc\b|hrs\b|a\.d\.|b\.c\.|bce?\b)"
)
_TIME_UNIT = re.compile(
    r"(?:\s(?:more|full|straight|consecutive|long|whole|further|additional|trading|business|working))?[\s-](?:and\sa\shalf\s)?"
    r"(?:seconds?|minutes?|hours?|days?|weeks?|weekends?|fortnights?|nights?|months?|quarters?|years?|decades?|centur(?:y|ies)"
    r"|mornings?|evenings?)\b(?!\s?-?olds?\b)"
)
_AGE_AFTER = re.compile(
    r"[\s-](?:years?|months?|weeks?|days?)[\s-](?P<old>olds?)\b|[\s-]year[\s-]olds?\b|\syears\sof\sage\b"
)
_AGE_BEFORE = re.compile(r"\b(?:aged|age|ages)\s$")
_APPOSED_BEFORE = re.compile(r"[A-Z][\w'’-]+,\s$")
_APPOSED_AFTER = re.compile(r"(?:,|\)|\.$|$)")
_NUMBERED = re.compile(
    r"\b(?:no|nos|number|numbers|article|articles|section|chapter|clause|paragraph|page|pages|room|flight|route|highway|interstate|act"
    r"|channel|group|group of|level|phase|stage|tier|type|category|class|grade|part|volume|episode|season|boeing|airbus|apollo|windows"
    r"|iphone|covid|resolution|protocol|annex|appendix|title|gate|platform|line|unit|district|ward|precinct|zone|figure|table|step"
    r"|version|model|mark|chapter|round|week|day|under|u|top|area|studio|pier|bus|train|radio|station|formula)(?:\.?\s|-|\s#)$|[#№@_]$"
)
_ONE_NOUNS = re.compile(
    r"[\s-](?:other\s|more\s|additional\s)?(?:person|man|woman|child|boy|girl|soldier|officer|civilian|student|worker|victim|suspect|member|vote|goal"
    r"|point|killed|dead|death|injured|wounded|missing|case|house|home|million|billion|hundred|thousand|percent|per\scent)\b"
)
_PHONE = re.compile(r"[+(]\d[\d\s().-]{0,16}$|\+$")
_CLOCK_BEFORE = re.compile(r"\b(?:at|as of|by|until|from|around)\s$")
_CLOCK = re.compile(r"[0-2]?\d\.[0-5]\d$")
_PLACE_BEFORE = re.compile(r"\b(?:in|near|across|outside)\s[\w'’-]+\s$")


@dataclass(frozen=True, slots=True)
class _Reading:
    """The text being read, as written and in lower case, the range, and whether it is a title."""

    text: str
    low: str
    start: int
    end: int
    titled: bool

    def quantities(self, atoms: list[Atom]) -> list[Quantity]:
        found: list[Quantity] = []
        index = 0
        while index < len(atoms):
            atom, after = atoms[index], atoms[index + 1] if index + 1 < len(atoms) else None
            pair = self._pair(atom, after) if after else None
            if pair is not None:
                found.append(pair)
                index += 2
                continue
            single = self._single(atom)
            if single is not None:
                found.append(single)
            index += 1
        return found

    def _before(self, at: int, reach: int = _BOUND_REACH) -> str:
        return self.low[max(self.start, at - reach) : at]

    def _quantity(self, first: Atom, last: Atom, kind: QuantityKind, **more: object) -> Quantity:
        span = Span(start=first.start, end=last.end)
        fields: dict[str, object] = {
            "value": first.value,
            "upper": first.upper,
            "step": first.step,
            "bound": self._bound(first, last),
        }
        return Quantity(span=span, text=span.of(self.text), kind=kind, **(fields | more))  # type: ignore[arg-type]

    def _bound(self, first: Atom, last: Atom) -> Bound:
        before = _BOUND_BEFORE.search(self._before(first.start))
        if before and before.lastgroup:
            return cast("Bound", before.lastgroup.replace("_", "-"))
        after = _BOUND_AFTER.match(self.low, last.end, self.end)
        if after and after.lastgroup:
            return cast("Bound", after.lastgroup.replace("_", "-"))
        return first.bound or last.bound or "exact"

    # --- one number ---

    def _single(self, atom: Atom) -> Quantity | None:
        age = self._age(atom)
        if age or self._skipped(atom):
            return age
        if atom.unit == "share":
            return self._quantity(
                atom, atom, "ratio", unit="share", noun=head_noun(self.text, atom.end, self.end, 0)
            )
        if atom.unit:
            return self._measured(atom, atom)
        noun = head_noun(self.text, atom.end, self.end, atom.value)
        return self._quantity(atom, atom, "count", noun=noun)

    def _measured(self, first: Atom, last: Atom, **more: object) -> Quantity:
        unit = last.unit or first.unit
        kind: QuantityKind = "percent" if unit in SHARES else "money" if unit in MONEY else "measure"
        noun = head_noun(self.text, last.end, self.end, 0) if kind == "percent" else None
        return self._quantity(first, last, kind, unit=unit, noun=noun, **more)

    def _age(self, atom: Atom) -> Quantity | None:
        after = _AGE_AFTER.match(self.low, atom.end, self.end)
        whole = atom.value == int(atom.value) and 0 < atom.value < 125  # noqa: PLR2004  a person's years
        apposed = (
            whole
            and not atom.words
            and atom.unit is None
            and _APPOSED_BEFORE.search(self.text, max(self.start, atom.start - 20), atom.start)
            and _APPOSED_AFTER.match(self.low, atom.end, self.end)
            and not _DATED_BEFORE.search(self._before(atom.start - 2))
        )
        if after or apposed or (whole and atom.unit is None and _AGE_BEFORE.search(self._before(atom.start))):
            noun = (
                "year-old"
                if not after or "year" in after[0]
                else after[0].strip(" -").split("-")[0].split()[0] + "-old"
            )
            return self._quantity(atom, atom, "age", unit="year" if noun == "year-old" else None, noun=noun)
        return None

    def _skipped(self, atom: Atom) -> bool:
        """Whether a number belongs to a date, a duration, an identifier or a pronoun."""
        if atom.unit is not None or atom.upper is not None:
            return atom.unit is None and _TIME_UNIT.match(self.low, atom.end, self.end) is not None
        before = self._before(atom.start)
        if atom.words and not atom.scaled and atom.value == 1:
            if not (_ONE_NOUNS.match(self.low, atom.end, self.end) or _BOUND_BEFORE.search(before)):
                return True
        if _TIME_UNIT.match(self.low, atom.end, self.end) or _DATED_AFTER.match(self.low, atom.end, self.end):
            return True
        if not atom.words and (_DATED_BEFORE.search(before) or self._joined(atom) or self._year(atom)):
            return True
        return self._numbered(atom, before)

    def _joined(self, atom: Atom) -> bool:
        """Whether the digits are part of something longer: a telephone number, a date, a code."""
        before, after = (
            self.low[max(self.start, atom.start - 2) : atom.start],
            self.low[atom.end : min(self.end, atom.end + 2)],
        )
        if _PHONE.search(self._before(atom.start)) or (
            _CLOCK.match(self.low[atom.start : atom.end]) and _CLOCK_BEFORE.search(self._before(atom.start))
        ):
            return True
        return (
            re.search(r"[\w)][-–/.]$", before) is not None or re.match(r"[-–/]\d|-[a-z]\b", after) is not None
        )

    def _year(self, atom: Atom) -> bool:
        printed = self.low[atom.start : atom.end]
        if len(printed) != 4 or not printed.isdecimal() or not 1000 <= atom.value < 2100:  # noqa: PLR2004
            return False
        return head_noun(self.text, atom.end, self.end, 0) is None or atom.value >= 1900  # noqa: PLR2004

    def _numbered(self, atom: Atom, before: str) -> bool:
        """Whether the number names something: "Boeing 737", "Article 5", "Group of 7"."""
        if _NUMBERED.search(before):
            return True
        if self.titled or atom.words or atom.scaled:
            return False
        match = re.search(
            r"(?:^|(?P<mid>[^\s.!?:;\"“]['’\"”]?\s))(?P<word>[A-Z][\w'’-]*)\s$",
            self.text[max(self.start, atom.start - 30) : atom.start],
        )
        if match is None or not match["mid"]:
            return False
        if _PLACE_BEFORE.search(before) and head_noun(self.text, atom.end, self.end, 0) is not None:
            return False
        return not _BOUND_BEFORE.search(before)

    # --- two numbers that belong together ---

    def _pair(self, first: Atom, last: Atom) -> Quantity | None:
        gap = self.low[first.end : last.start]
        if len(gap) > _LONGEST_GAP or first.upper is not None or last.upper is not None:
            return None
        if _RATIO_GAP.fullmatch(gap) and self._is_ratio(first, last):
            noun = head_noun(self.text, last.end, self.end, 0)
            return self._quantity(
                first, last, "ratio", value=first.value / last.value, unit="share", noun=noun, step=0.05
            )
        if gap in _DASHES and self._is_result(first, last):
            return self._quantity(first, last, "result", upper=last.value)
        ranged = (
            gap in _DASHES
            or _TO.fullmatch(gap)
            or (gap.strip() == "and" and self._before(first.start).endswith("between "))
        )
        if (
            not ranged
            or self._before(first.start).endswith(("from ", "by "))
            or self._dated(last)
            or self._dashed(first)
        ):
            return None
        return self._range(first, last)

    def _dated(self, atom: Atom) -> bool:
        after = _TIME_UNIT.match(self.low, atom.end, self.end) or _DATED_AFTER.match(
            self.low, atom.end, self.end
        )
        return atom.unit is None and (after is not None or self._year(atom) or self._joined_after(atom))

    def _dashed(self, atom: Atom) -> bool:
        return (
            re.search(r"[\w)][-/.]$", self._before(atom.start, 2)) is not None
            or _DATED_BEFORE.search(self._before(atom.start)) is not None
        )

    def _is_ratio(self, first: Atom, last: Atom) -> bool:
        plain = first.unit is None and last.unit is None
        return plain and 0 < first.value < last.value and not _TIME_UNIT.match(self.low, last.end, self.end)

    def _is_result(self, first: Atom, last: Atom) -> bool:
        """Digits with a dash: a score or a vote, unless they rise and something is counted."""
        plain = not (first.words or last.words or first.unit or last.unit or first.scaled or last.scaled)
        if (
            not plain
            or max(first.value, last.value) > _LARGEST_RESULT
            or self._dashed(first)
            or self._joined_after(last)
        ):
            return False
        if _TIME_UNIT.match(self.low, last.end, self.end) or _DATED_AFTER.match(self.low, last.end, self.end):
            return False
        counted = first.value < last.value and head_noun(self.text, last.end, self.end, 0) is not None
        return not counted or _CONTEST.search(self._before(first.start, 14)) is not None

    def _joined_after(self, atom: Atom) -> bool:
        return re.match(r"[-–/]\w", self.low[atom.end : min(self.end, atom.end + 2)]) is not None

    def _range(self, first: Atom, last: Atom) -> Quantity | None:
        low, step = first.value, max(first.step, last.step) if first.unit == last.unit else last.step
        if last.scaled and not first.scaled and low < last.value:
            low *= _scale_of(last, low)
        if low >= last.value:
            return None
        if first.unit and last.unit and first.unit != last.unit:
            return None
        if first.unit or last.unit:
            return self._measured(first, last, value=low, upper=last.value, step=step)
        noun = head_noun(self.text, last.end, self.end, 0)
        if noun is None and not last.scaled:
            return None
        return self._quantity(first, last, "count", value=low, upper=last.value, noun=noun, step=step)


_LONGEST_GAP = 24
_LARGEST_RESULT = 500
_DASHES = ("-", "–", "—", " - ", " – ")
_TO = re.compile(r"\s?(?:to|or)\s")
_RATIO_GAP = re.compile(r"\s(?:in|out of)\s(?:every\s)?")
_CONTEST = re.compile(
    r"\b(?:won|win|wins|beat|beats|lost|lose|defeat\w*|victory|draw|drew|lead|led|leads|voted|vote|score|thrash\w*|edged)\b"
)


def _scale_of(last: Atom, low: float) -> float:
    """The scale that "5 to 10 million" leaves out at its lower end."""
    scale = 1.0
    for size in (1e2, 1e3, 1e6, 1e9, 1e12):
        if last.value >= size and low * size < last.value:
            scale = size
    return scale
