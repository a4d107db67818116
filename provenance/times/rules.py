"""Which rules may begin with which word, and the longest reading among them."""

from __future__ import annotations

import re

from provenance.times.calendar import MONTHS, WEEKDAYS
from provenance.times.clock import clock, part, pointing
from provenance.times.days import holiday, iso_date, month, month_day, week_day
from provenance.times.periods import century, decade, half, period, quarter, season, year
from provenance.times.scan import Draft, Rule, Scan
from provenance.times.units import amount_of, plural, relative
from provenance.times.vocabulary import CARDINAL, DECADES, NTH, SEASONS

_HEADS: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    (" ".join(MONTHS), (month_day, month)),
    (" ".join(WEEKDAYS), (week_day, month_day)),
    ("this last next past coming the previous every each that per current recent future these", (
        amount_of, quarter, period, relative, week_day, month, holiday, season, part, month_day, year,
        decade, century, half, pointing)),
    ("fiscal calendar year", (year, quarter, period, pointing)),
    (" ".join(SEASONS), (season,)),
    ("noon midday midnight about around approximately nearly almost just shortly", (clock, amount_of)),
    ("early late mid", (part, season)),
    ("over more less fewer at up no barely roughly some several few many half a an", (amount_of, pointing)),
    ("dozens hundreds countless numerous", (amount_of,)),
    ("seconds minutes hours days weeks months years decades centuries", (plural,)),
    ("now currently nowadays presently right recently most in soon someday today yesterday tomorrow tonight",
     (pointing, part)),
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
