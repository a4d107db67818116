"""Finding quantities: which numbers count or measure, and which belong together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from provenance.model import Span
from provenance.numbers.atoms import Atom, atoms
from provenance.numbers.nouns import head_noun, outcome, part_noun
from provenance.numbers.quantity import Bound, Quantity, QuantityKind
from provenance.numbers.words import BOUND, MONEY, SHARES, lowered

_HINT = re.compile(
    r"\d|[½¼¾]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|third|quarter"
    r"|dozens?|scores|hundreds?"
    r"|thousands?|millions?|billions?|trillions?|[a-z]+teen|[a-z]+ty)\b"
)
_BOUND_BEFORE = re.compile(rf"(?:^|[^\w])(?:{BOUND})\s(?:the\s|an?\s)?$")
_BOUND_AFTER = re.compile(
    r"\s(?:(?P<at_least>or\s(?:more|older|above|over))|(?P<about>or\sso)|(?P<at_most>or\s(?:fewer"
    r"|less|under)))\b"
)
_BOUND_REACH = 24
_UNNAMED_BOUND = re.sub(r"\?P<\w+>", "?:", BOUND)
_VERB_BEFORE = re.compile(
    rf"\b(kill\w*|injur\w+|wound\w+|arrest\w+|detain\w+|displac\w+)\s(?:(?:{_UNNAMED_BOUND})\s)?$"
)


def find(text: str, span: Span | None = None) -> list[Quantity]:
    """Quantities of ``text`` (or of a range of it), in order; offsets into ``text``.

    Dates, times and durations are left to ``provenance.times``; identifiers ("Boeing 737",
    "Article 5", "COVID-19"), ordinals and telephone numbers are no quantities. Never raises;
    time linear in the range.
    """
    piece = span.of(text) if span is not None else text
    low = lowered(piece)
    if _HINT.search(low) is None:
        return []
    reading = _Reading(piece, low, span.start if span is not None else 0, _titled(piece))
    return reading.quantities(list(atoms(low)))


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
    r"(?:\s(?:more|full|straight|consecutive|long|whole|further|additional|trading|business"
    r"|working))?[\s-](?:and\sa\shalf\s)?"
    r"(?:seconds?|minutes?|hours?|days?|weeks?|weekends?|fortnights?|nights?|months?|quarters?|years?"
    r"|decades?|centur(?:y|ies)"
    r"|mornings?|evenings?)\b(?!\s?-?olds?\b)"
)
_AGE_AFTER = re.compile(r"[\s-](?P<unit>year|month|week|day)s?[\s-]olds?\b|\syears\sof\sage\b")
_OLDEST = 125
"""Years nobody lives."""
_AGE_BEFORE = re.compile(r"\b(?:aged|age|ages)\s$")
_APPOSED_BEFORE = re.compile(r"[A-Z][\w'’-]+,\s$")
_APPOSED_AFTER = re.compile(r"(?:,|\)|\.$|$)")
_NUMBERED = re.compile(
    r"\b(?:no|nos|number|numbers|article|articles|section|chapter|clause|paragraph|page|pages|room"
    r"|flight|route|highway|interstate|act"
    r"|channel|group|(?:group|gang) of|level|phase|stage|tier|type|category|class|grade|part|volume|episode"
    r"|season|boeing|airbus|apollo|windows"
    r"|iphone|covid|resolution|protocol|annex|appendix|title|gate|platform|line|unit|district|ward"
    r"|precinct|zone|figure|table|step"
    r"|version|model|mark|chapter|round|week|day|under|u|top|area|studio|pier|bus|train|radio|station"
    r"|formula)(?:\.?\s|-|\s#)$|[#№@_]$"
)
_ONE_NOUNS = re.compile(
    r"[\s-](?:other\s|more\s|additional\s)?(?:person|man|woman|child|boy|girl|soldier|officer"
    r"|civilian|student|worker|victim|suspect|member|vote|goal"
    r"|point|killed|dead|death|injured|wounded|missing|case|house|home|million|billion|hundred"
    r"|thousand|percent|per\scent)\b"
)
_PHONE = re.compile(r"[+(]\d[\d\s().-]{0,16}$|\+$")
_TIED_BEFORE = re.compile(r"[\w)][-–/.]$")
_TIED_AFTER = re.compile(r"[-–/]\d|-[a-z]\b")
_CLOCK_BEFORE = re.compile(r"\b(?:at|as of|by|until|from|around)\s$")
_CLOCK = re.compile(r"[0-2]?\d\.[0-5]\d$")
_NAME_BEFORE = re.compile(r"[^\s.!?:;\"“]['’\"”]?\s[A-Z][\w'’-]*\s$")
_PLACE_BEFORE = re.compile(r"\b(?:in|near|across|outside)\s[\w'’-]+\s$")


@dataclass(frozen=True, slots=True)
class _Reading:
    """The text being read, as written and in lower case, its offset, and whether it is a title."""

    text: str
    low: str
    offset: int
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
        return self.low[max(0, at - reach) : at]

    def _quantity(self, first: Atom, last: Atom, kind: QuantityKind, **more: object) -> Quantity:
        span = Span(start=first.start + self.offset, end=last.end + self.offset)
        fields: dict[str, object] = {
            "value": first.value,
            "upper": first.upper,
            "step": first.step,
            "bound": self._bound(first, last),
        }
        return Quantity(span=span, text=self.text[first.start : last.end], kind=kind, **(fields | more))  # type: ignore[arg-type]

    def _bound(self, first: Atom, last: Atom) -> Bound:
        before = _BOUND_BEFORE.search(self._before(first.start))
        if before and before.lastgroup:
            return cast("Bound", before.lastgroup.replace("_", "-"))
        after = _BOUND_AFTER.match(self.low, last.end)
        if after and after.lastgroup:
            return cast("Bound", after.lastgroup.replace("_", "-"))
        return first.bound or last.bound or "exact"

    # --- one number ---

    def _single(self, atom: Atom) -> Quantity | None:
        age = self._age(atom)
        if age or self._skipped(atom):
            return age
        if atom.unit == "share":
            return self._quantity(atom, atom, "ratio", unit="share", noun=head_noun(self.text, atom.end, 0))
        if atom.unit:
            return self._measured(atom, atom)
        noun = head_noun(self.text, atom.end, atom.value) or self._outcome(atom)
        return self._quantity(atom, atom, "count", noun=noun)

    def _outcome(self, atom: Atom) -> str | None:
        """What "killing at least 12" counts."""
        before = _VERB_BEFORE.search(self._before(atom.start, 2 * _BOUND_REACH))
        return outcome(before[1]) if before else None

    def _measured(self, first: Atom, last: Atom, **more: object) -> Quantity:
        unit = last.unit or first.unit
        kind: QuantityKind = "percent" if unit in SHARES else "money" if unit in MONEY else "measure"
        noun = part_noun(self.text, last.end) if kind == "percent" else None
        return self._quantity(first, last, kind, unit=unit, noun=noun, **more)

    def _age(self, atom: Atom) -> Quantity | None:
        after = _AGE_AFTER.match(self.low, atom.end)
        if after is None and not self._apposed(atom):
            return None
        noun = f"{(after['unit'] if after else None) or 'year'}-old"
        return self._quantity(atom, atom, "age", unit="year" if noun == "year-old" else None, noun=noun)

    def _apposed(self, atom: Atom) -> bool:
        """Whether a bare number is an age: "John Smith, 42, said", "aged 42"."""
        if atom.unit is not None or not 0 < atom.value < _OLDEST or atom.value % 1:
            return False
        if _AGE_BEFORE.search(self._before(atom.start)):
            return True
        named = _APPOSED_BEFORE.search(self.text, max(0, atom.start - _BOUND_REACH), atom.start)
        closed = _APPOSED_AFTER.match(self.low, atom.end)
        dated = _DATED_BEFORE.search(self._before(max(0, atom.start - 2)))
        return bool(named and closed and not dated and not atom.words)

    def _skipped(self, atom: Atom) -> bool:
        """Whether a number belongs to a date, a duration, an identifier or a pronoun."""
        if atom.unit is not None or atom.upper is not None:
            return atom.unit is None and _TIME_UNIT.match(self.low, atom.end) is not None
        before = self._before(atom.start)
        if atom.words and not atom.scaled and atom.value == 1 and not self._counts_one(atom, before):
            return True
        if _TIME_UNIT.match(self.low, atom.end) or _DATED_AFTER.match(self.low, atom.end):
            return True
        if not atom.words and (_DATED_BEFORE.search(before) or self._joined(atom) or self._year(atom)):
            return True
        return self._numbered(atom, before)

    def _counts_one(self, atom: Atom, before: str) -> bool:
        """Whether "one" is a number here, and not a pronoun."""
        return bool(_ONE_NOUNS.match(self.low, atom.end) or _BOUND_BEFORE.search(before))

    def _joined(self, atom: Atom) -> bool:
        """Whether the digits are part of something longer: a telephone number, a date, a code."""
        before = self._before(atom.start)
        if _PHONE.search(before) or _TIED_BEFORE.search(before) or self._joined_after(atom):
            return True
        return (
            _CLOCK.match(self.low, atom.start, atom.end) is not None
            and _CLOCK_BEFORE.search(before) is not None
        )

    def _year(self, atom: Atom) -> bool:
        printed = self.low[atom.start : atom.end]
        if len(printed) != 4 or not printed.isdecimal() or not 1000 <= atom.value < 2100:  # noqa: PLR2004
            return False
        return head_noun(self.text, atom.end, 0) is None or atom.value >= 1900  # noqa: PLR2004

    def _numbered(self, atom: Atom, before: str) -> bool:
        """Whether the number names something: "Boeing 737", "Article 5", "Group of 7"."""
        if _NUMBERED.search(before):
            return True
        if self.titled or atom.words or atom.scaled:
            return False
        if not _NAME_BEFORE.search(self.text, max(0, atom.start - 30), atom.start):
            return False
        if _PLACE_BEFORE.search(before) and head_noun(self.text, atom.end, 0) is not None:
            return False
        return not _BOUND_BEFORE.search(before)

    # --- two numbers that belong together ---

    def _pair(self, first: Atom, last: Atom) -> Quantity | None:
        gap = self.low[first.end : last.start]
        if len(gap) > _LONGEST_GAP or first.upper is not None or last.upper is not None:
            return None
        if _RATIO_GAP.fullmatch(gap) and self._is_ratio(first, last):
            noun = head_noun(self.text, last.end, 0)
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
        moved = self._before(first.start).endswith(("from ", "by "))
        if not ranged or moved or self._dated(last) or self._dashed(first):
            return None
        return self._range(first, last)

    def _dated(self, atom: Atom) -> bool:
        after = _TIME_UNIT.match(self.low, atom.end) or _DATED_AFTER.match(self.low, atom.end)
        return atom.unit is None and (after is not None or self._year(atom) or self._joined_after(atom))

    def _dashed(self, atom: Atom) -> bool:
        return (
            _TIED_BEFORE.search(self._before(atom.start, 2)) is not None
            or _DATED_BEFORE.search(self._before(atom.start)) is not None
        )

    def _is_ratio(self, first: Atom, last: Atom) -> bool:
        plain = first.unit is None and last.unit is None
        return plain and 0 < first.value < last.value and not _TIME_UNIT.match(self.low, last.end)

    def _is_result(self, first: Atom, last: Atom) -> bool:
        """Digits with a dash: a score or a vote, unless they rise and something is counted."""
        plain = not (first.words or last.words or first.unit or last.unit or first.scaled or last.scaled)
        if not plain or max(first.value, last.value) > _LARGEST_RESULT:
            return False
        if self._dashed(first) or self._dated(last):
            return False
        counted = first.value < last.value and head_noun(self.text, last.end, 0) is not None
        return not counted or _CONTEST.search(self._before(first.start, 14)) is not None

    def _joined_after(self, atom: Atom) -> bool:
        return _TIED_AFTER.match(self.low, atom.end) is not None

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
        noun = head_noun(self.text, last.end, 0)
        if noun is None and not last.scaled:
            return None
        return self._quantity(first, last, "count", value=low, upper=last.value, noun=noun, step=step)


_LONGEST_GAP = 24
_LARGEST_RESULT = 500
_DASHES = ("-", "–", "—", " - ", " – ")
_TO = re.compile(r"\s?(?:to|or)\s")
_RATIO_GAP = re.compile(r"[\s-](?:in|out[\s-]of)[\s-](?:every\s)?")
_CONTEST = re.compile(
    r"\b(?:won|win|wins|beat|beats|lost|lose|defeat\w*|victory|draw|drew|lead|led|leads|voted|vote"
    r"|score|thrash\w*|edged)\b"
)


def _scale_of(last: Atom, low: float) -> float:
    """The scale that "5 to 10 million" leaves out at its lower end."""
    scale = 1.0
    for size in (1e2, 1e3, 1e6, 1e9, 1e12):
        if last.value >= size and low * size < last.value:
            scale = size
    return scale
