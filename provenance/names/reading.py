"""Finding proper names: runs of capitalised words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import regex

from provenance.model import Span
from provenance.names.countries import COUNTRIES, DEMONYMS, LONGEST, country_of
from provenance.names.name import Name, NameKind
from provenance.names.tokens import Token, opens, titled, tokens
from provenance.names.vocabulary import (
    CALENDAR,
    COMPANY_FORMS,
    FOR_HEADS,
    HEADS,
    OF_HEADS,
    OPENERS,
    PLACE_HEADS,
    TITLE_MODIFIERS,
    TITLE_WORDS,
    TITLES,
)
from provenance.text import FUNCTION_WORDS, spelling

_GAP = regex.compile(
    r"(?P<plain>[ \u00a0\u202f])"
    r"|[ \u00a0](?P<of>of(?:\sthe)?|for)[ \u00a0]"
    r"|[ \u00a0](?P<particle>de\sla|de\slos|de|del|della|di|da|do|dos|du|van\sder|van\sden|van"
    r"|von\sder|von\sden|von|der|den|bin|ibn|binti|la|le|ter|zu|y|&)[ \u00a0]"
)
_LONGEST_GAP = 10


def find(text: str, span: Span | None = None) -> list[Name]:
    """Names of ``text`` (or of a range of it), in order; offsets into ``text``.

    Words outside the range count as evidence whether a capital only opens a sentence. In a
    Title-Case line only countries, capitals, nationalities and acronyms are given, all
    uncertain. Never raises; time linear in the text.
    """
    start, end = (span.start, span.end) if span is not None else (0, len(text))
    found: list[Name] = []
    while start < end:
        line = text.find("\n", start, end)
        stop = line if line >= 0 else end
        found.extend(_in_line(text, start, stop))
        start = stop + 1
    return found


def _in_line(text: str, start: int, end: int) -> Iterator[Name]:
    words = tokens(text, start, end)
    if not words:
        return
    read = _titled_names if titled(text, start, end, words) else _names
    for run in _runs(text, words):
        yield from read(text, run)


def _runs(text: str, words: list[Token]) -> Iterator[list[Token]]:
    """Tokens that stand together, by their gaps alone."""
    run: list[Token] = []
    for token in words:
        breaks = _breaks(token, run)
        if run and (breaks or not _joins(text, run, token)):
            yield run
            run = []
        if not breaks:
            run.append(token)
    if run:
        yield run


def _breaks(token: Token, run: list[Token]) -> bool:
    """Whether a capitalised word is no part of a name: days, months, function words in titles."""
    if token.norm in CALENDAR:
        return not (run and token.norm in ("may", "march", "sun"))
    return token.norm in _BREAKING and not token.opens and not _acronym(token)


_BREAKING = FUNCTION_WORDS - {"will", "us", "it", "an", "can", "he", "her"}
"""Capitalised only in titles; the rest are also names and their parts."""


def _joins(text: str, run: list[Token], token: Token) -> bool:
    last = run[-1]
    if token.opens or (last.opens and last.norm in OPENERS):
        return False
    if text[last.end : token.start] == " ":
        return True
    gap = _GAP.fullmatch(text, last.end, token.start) if token.start - last.end <= _LONGEST_GAP else None
    if gap is None or not gap["of"]:
        return gap is not None
    if gap["of"] == "for":
        return last.norm in FOR_HEADS
    if last.norm in TITLES:
        return token.norm in _OFFICES
    return last.norm in OF_HEADS and token.norm not in TITLES


def _names(text: str, run: list[Token]) -> Iterator[Name]:
    if (run[0].opens and run[0].norm in OPENERS and not _acronym(run[0])) or run[0].text in ("I", "A"):
        run = run[1:]
    if not run:
        return
    run, title, before = _untitled(text, run)
    yield from _places_in(text, before)
    if not run:
        return
    if title and (lead := _leading_nation(run)):
        yield from _places_in(text, run[:lead])
        run = run[lead:]
    name = _name(text, run, title)
    if name is not None:
        yield name


def _titled_names(text: str, run: list[Token]) -> Iterator[Name]:
    """What can be told in a Title-Case headline."""
    for name in _places_in(text, run):
        yield replace(name, certain=False)


def _places_in(text: str, run: list[Token]) -> Iterator[Name]:
    """Countries, nationalities, capitals and acronyms among tokens."""
    index = 0
    while index < len(run):
        length = _place_length(run, index)
        piece = run[index : index + (length or 1)]
        span = Span(start=piece[0].start, end=piece[-1].end)
        if length:
            yield Name(span=span, text=span.of(text), key=_place_key(_words(piece)), kind="place")
        elif len(piece[0].text) <= _SURE_ACRONYM and _acronym(piece[0]) and not _shouted(text, piece[0]):
            yield Name(span=span, text=span.of(text), key=(piece[0].norm,), kind="organisation")
        index += len(piece)


def _place_length(run: list[Token], index: int) -> int:
    """How many tokens from ``index`` on name a country, a nation or a capital."""
    for length in range(min(LONGEST, len(run) - index), 0, -1):
        piece = run[index : index + length]
        if country_of(_words(piece)) and not _pronoun(piece[0]):
            return length
    return 0


def _words(run: list[Token]) -> tuple[str, ...]:
    return tuple(token.norm for token in run)


def _pronoun(token: Token) -> bool:
    """Whether "Us" is the pronoun and not the country."""
    return token.norm == "us" and token.text not in ("US", "U.S.", "U.S")


_SURE_ACRONYM = 4
"""Longer words in capitals may only be shouted ("MAJOR")."""


def _shouted(text: str, token: Token) -> bool:
    """Whether the words around are all in capitals too."""
    return text[max(0, token.start - 6) : token.end + 6].isupper() and len(text) > len(token.text)


def _place_key(words: tuple[str, ...]) -> tuple[str, ...]:
    return COUNTRIES.get(words) or tuple(spelling(word) for word in words)


_NUMERALS = frozenset(str.split("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xx inc ltd plc llc"))


def _acronym(token: Token) -> bool:
    letters = token.text.replace(".", "")
    short = 2 <= len(letters) <= 6  # noqa: PLR2004  longer words in capitals are shouted
    return short and letters.isupper() and letters.isalpha() and token.norm not in _NUMERALS


def _leading_nation(run: list[Token]) -> int:
    """How many tokens at the start of a run name a nation."""
    return next((size for size in (2, 1) if len(run) > size and _words(run[:size]) in COUNTRIES), 0)


def _organised(text: str, run: list[Token]) -> bool:
    """Whether a name ends in an organisation's or a place's head, or goes on after it ("Bank of")."""
    last = next((token.norm for token in reversed(run) if token.norm not in COMPANY_FORMS), "")
    return last in HEADS or last in PLACE_HEADS or any(_goes_on(text, *pair) for pair in pairwise(run))


def _goes_on(text: str, head: Token, after: Token) -> bool:
    return head.norm in HEADS and text[head.end : after.start].strip().startswith(("of", "for"))


def _untitled(text: str, run: list[Token]) -> tuple[list[Token], str | None, list[Token]]:
    """The run without a title before the name; the title; what stood before the title.

    "US Defense Secretary Mark Esper" -> Mark Esper, "Defense Secretary", [US].
    """
    last = _title_end(text, run)
    if last < 0 or (_organised(text, run[last:]) and run[last].norm not in _SURE_TITLES):
        return run, None, []
    first = last
    while first > 0 and run[first - 1].norm in TITLE_WORDS and not country_of((run[first - 1].norm,)):
        first -= 1
    return run[last + 1 :], text[run[first].start : run[last].end], run[:first]


def _title_end(text: str, run: list[Token]) -> int:
    """The index of a title's last word, -1 where the run has none in front."""
    last = -1
    for index, token in enumerate(run):
        office = last >= 0 and token.norm in _OFFICES and " of " in text[run[last].end : token.end]
        if token.norm in TITLES or token.norm.partition("-")[2] in TITLES or office:
            last = index
        elif last >= 0 and token.norm not in TITLE_MODIFIERS and not country_of((token.norm,)):
            break
    return last


_OFFICES = frozenset(
    str.split(
        "state staff defence defense justice finance health foreign affairs interior energy education police "
        "homeland"
    )
)
"""What follows "Secretary of", "Minister of", "Chief of" in a title."""
_SURE_TITLES = frozenset(
    str.split("mr mrs ms miss dr prof sir dame president minister senator sen rep gov mayor gen")
)
_BODIES = frozenset(str.split("pentagon kremlin congress parliament senate"))
"""Heads of organisations that are names by themselves."""


def _name(text: str, run: list[Token], title: str | None) -> Name | None:
    words, span = _words(run), Span(start=run[0].start, end=run[-1].end)
    if len(run) == 1 and _pronoun(run[0]):
        return None
    if country_of(words) and not title:
        return Name(span=span, text=span.of(text), key=_place_key(words), kind="place")
    kind = _kind(text, run, title)
    certain = True
    if len(run) == 1 and not title and not _acronym(run[0]):
        if run[0].norm in TITLES or run[0].norm in HEADS - _BODIES or not _likely(text, run[0]):
            return None
        certain = not run[0].opens or _elsewhere(text, run[0])
    key = _key(words, common=kind == "organisation")
    return Name(span=span, text=span.of(text), key=key, kind=kind, title=title, certain=certain)


def _kind(text: str, run: list[Token], title: str | None) -> NameKind:
    if title:
        return "person"
    if run[-1].norm in PLACE_HEADS:
        return "place"
    acronym = len(run) == 1 and _acronym(run[0])
    return "organisation" if acronym or _organised(text, run) else "unknown"


def _key(words: tuple[str, ...], *, common: bool) -> tuple[str, ...]:
    """Normal forms that tell a name: a nation in front as its country.

    ``common``: the words are ordinary ones, and compared in one spelling.
    """
    if len(words) > 1 and words[-1] in COMPANY_FORMS:
        words = words[:-1]
    if common:
        words = tuple(spelling(word) for word in words)
    nation = DEMONYMS.get(words[0]) if len(words) > 1 else None
    return (*nation, *words[1:]) if nation else words


_COMMON_ENDINGS = regex.compile(
    r"(?:ing|edly|ly|tions?|sions?|ments?|ness|ances?|ences?|ities|ity|ists|ers|ors|ials|ives|ants"
    r"|ents|ages|ships|isms?|ful|less|ous|able|ible)$"
)
_NAMED_LENGTH = 3


def _likely(text: str, token: Token) -> bool:
    """Whether an unknown word can be a name: inside a sentence always, at its beginning it may not."""
    if not token.opens:
        return True
    if len(token.norm) < _NAMED_LENGTH or _stands(text, token.text.lower(), token.start):
        return False
    return _COMMON_ENDINGS.search(token.norm) is None or _elsewhere(text, token)


def _elsewhere(text: str, token: Token) -> bool:
    """Whether the word stands with a capital inside a sentence of the text."""
    return _stands(text, token.text, token.start, inside=True)


_NEIGHBOURHOOD = 20_000
"""Characters before and after that count as evidence; more would cost more than linear time."""


def _stands(text: str, word: str, but: int, *, inside: bool = False) -> bool:
    """Whether ``word`` stands in the text at another place, or ``inside`` a sentence."""
    last = but + _NEIGHBOURHOOD
    at = text.find(word, max(0, but - _NEIGHBOURHOOD), last)
    for _ in range(_OCCURRENCES):
        if at < 0:
            break
        end = at + len(word)
        whole = not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())
        if at != but and whole and not (inside and opens(text, at, 0, -1)):
            return True
        at = text.find(word, end, last)
    return False


_OCCURRENCES = 50
