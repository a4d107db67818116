"""Datelines: "TOKYO, Nov 17 (Reuters) – " before the first sentence of a report."""

from __future__ import annotations

import re
from dataclasses import dataclass

from provenance.model import Span

_DATE = r"(?:\d{1,2}\ )?[A-Z][a-z]{2,8}\.?(?:\ \d{1,2})?(?:,?\ \d{4})?"
_END = r"\s*(?:[-–—:]{1,3}\ ?|\.\s)"
_PLACED = re.compile(
    rf"""
    (?P<place> (?:[A-Z][A-Z.'’\ -]{{2,40}}|[A-Z]\w+(?:[\ -][A-Z]\w+){{0,3}})
      (?:\ ?/\ ?[A-Z][\w.'’\ -]{{2,30}}){{0,2}}
      (?:\ \[[A-Z][\w\ ]{{1,30}}\])? (?:,\ [A-Z][\w.'’]*(?:\ [A-Z][\w.'’]*){{0,2}}){{0,2}} )
    (?: [,.]?\ {_DATE}(?=[\s.,(/-]) )?
    (?: [\s,./]*\((?P<agency>[^()]{{2,40}})\)(?:{_END}|\s+(?=[A-Z“"]))
      | [\s,.]*/(?P<slashed>[A-Z][\w\s.-]{{1,30}})/{_END}
      | ,\ (?P<named>[A-Z]\w+(?:\ [A-Z]\w+)?)\ [-–—]{{1,2}}\s
      | [\s,.]*(?:[–—]|--?(?=\s))\s*(?=[A-Z\d“"‘']) )
    """,
    re.VERBOSE,
)
_PLACELESS = re.compile(rf"(?:{_DATE}\s)?\((?P<agency>[A-Z][\w\s.-]{{1,30}})\){_END}", re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline's range, with what follows up to the first word; ``agency`` as written, if named."""

    span: Span
    place: str | None
    agency: str | None


def find(text: str, span: Span) -> Dateline | None:
    """The dateline that ``text[span]`` begins with: a place in capitals, or an agency with it."""
    match = _PLACED.match(text, span.start, span.end)
    if match is not None:
        agency = match["agency"] or match["slashed"] or match["named"]
        if agency or _in_capitals(match["place"]):
            return Dateline(Span(start=match.start(), end=match.end()), match["place"], agency)
    match = _PLACELESS.match(text, span.start, span.end)
    if match is not None:
        return Dateline(Span(start=match.start(), end=match.end()), None, match["agency"])
    return None


def _in_capitals(place: str) -> bool:
    letters = [char for char in place if char.isalpha()]
    return sum(char.isupper() for char in letters) > len(letters) / 2
