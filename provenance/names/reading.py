"""Finding proper names: runs of capitalised words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from dataclasses import dataclass, replace

import regex

from provenance.model import Span
from provenance.names.countries import CAPITALS, COUNTRIES, DEMONYMS, LONGEST
from provenance.names.name import Name, NameKind
from provenance.names.vocabulary import (
    CALENDAR,
    COMPANY_FORMS,
    FOR_HEADS,
    HEADS,
    LED,
    OF_HEADS,
    OPENERS,
    PLACE_HEADS,
    TITLE_MODIFIERS,
    TITLES,
)
from provenance.text import FUNCTION_WORDS, normal, spelling

_TOKEN = regex.compile(
    r"""
      (?<![\p{L}\p{N}_]) (?:
        (?:\p{Lu}\.){2,}
      | \p{Lu}\. (?=\s\p{Lu})
      | (?:[Aa]l|[Ee]l|[Dd]['’]|[Ll]['’])[-‐‑]? \p{Lu} [\p{L}\p{M}\p{N}]* (?:[-‐‑] \p{L} [\p{L}\p{M}]*)*
      | \p{Lu} [\p{L}\p{M}\p{N}]* (?: ['’ʼ] \p{Lu} [\p{L}\p{M}]* | [-‐‑] \p{L} [\p{L}\p{M}\p{N}]* | & \p{Lu}+ )* (?:(?<=\b(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Prof|Rev|St|Jr|Brig|Hon))\.)?
      ) (?! \.\p{Ll} | \p{N} )
    """,
    regex.VERBOSE,
)
_GAP = regex.compile(
    r"(?P<plain>[ \u00a0\u202f])"
    r"|[ \u00a0](?P<of>of(?:\sthe)?|for)[ \u00a0]"
    r"|[ \u00a0](?P<particle>de\sla|de\slos|de|del|della|di|da|do|dos|du|van\sder|van\sden|van|von\sder|von\sden|von|der|den|bin|ibn|binti|la|le|ter|zu|y|&)[ \u00a0]"
)
_LONGEST_GAP = 10


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    norm: str
    opens: bool


def find(text: str, span: Span | None = None) -> list[Name]:
    """Names of ``text`` (or of a range of it), in order; offsets into ``text``.

    Words outside the range count as evidence whether a capital only opens a sentence. In a
    Title-Case range only countries, capitals, nationalities and acronyms are given, all
    uncertain. Never raises; time linear in the text.
    """
    start, end = (span.start, span.end) if span else (0, len(text))
    tokens = _tokens(text, start, end)
    if not tokens:
        return []
    runs = list(_runs(text, tokens))
    read = _titled_names if _titled(text, start, end, tokens) else _names
    return [name for run in runs for name in read(text, run)]


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    tokens: list[_Token] = []
    last = start - 1
    for match in _TOKEN.finditer(text, start, end):
        first, words = match.start(), match[0]
        opens = _opens(text, first, start, last)
        for piece, offset in _pieces(words):
            norm = normal(piece).replace(".", "")
            tokens.append(
                _Token(first + offset, first + offset + len(piece), piece, norm, opens and not offset)
            )
        last = match.end()
    return tokens


_QUOTES = frozenset("\"'“”‘’«»")
_OPENERS_MARKS = frozenset(".!?:;…([|•*—–") | _QUOTES


def _opens(text: str, at: int, start: int, last: int) -> bool:
    """Whether a capital at ``at`` may be owed to the place; ``last`` is where the token before ends."""
    position = at - 1
    while position >= start and text[position].isspace():
        if text[position] == "\n":
            return True
        position -= 1
    if position < start:
        return True
    if text[position] in _QUOTES and position + 1 < at:
        return text[position - 1] in ".!?…"
    return text[position] in _OPENERS_MARKS and position + 1 != last


_HYPHEN = regex.compile(r"[-‐‑–]")


def _pieces(words: str) -> list[tuple[str, int]]:
    """ "US-led" without what is no name, "US-Japan" as two."""
    if not _HYPHEN.search(words):
        return [(words, 0)]
    parts = _HYPHEN.split(words)
    if parts[-1].lower() in LED:
        cut = words[: len(words) - len(parts[-1]) - 1]
        return _pieces(cut)
    if len(parts) == 2 and all(_country((normal(part).replace(".", ""),)) for part in parts):  # noqa: PLR2004
        return [(parts[0], 0), (parts[1], len(parts[0]) + 1)]
    return [(words, 0)]


def _country(words: tuple[str, ...]) -> tuple[str, ...] | None:
    return COUNTRIES.get(words) or CAPITALS.get(words)


_TITLE_SHARE = 0.6
"""From this share of capitalised words on, capitals may not mark names."""
_MAY_BE_LOWER = 0.1
"""Share of content words that stand in lower case in a Title-Case headline after all."""
_HEADLINE_WORDS = 5
"""Words of weight from which on a range without lower case is taken for a headline, not a list of names."""
_WORD = regex.compile(r"(?<![\p{L}'’.-])\p{L}[\p{L}\p{M}]{2,}")


def _titled(text: str, start: int, end: int, tokens: list[_Token]) -> bool:
    """Whether nearly all words of weight have capitals, as in headlines and never in sentences."""
    if len(tokens) < 4 or text[end - 1] == "." or len(tokens) < (text.count(" ", start, end) + 1) * 0.4:  # noqa: PLR2004
        return False
    words = [match[0] for match in _WORD.finditer(text, start, end) if match[0].lower() not in FUNCTION_WORDS]
    lower = sum(word[0].islower() for word in words)
    if len(words) - lower < _TITLE_SHARE * len(words) or lower > _MAY_BE_LOWER * len(words):
        return False
    return len(words) >= _HEADLINE_WORDS or any(t.norm in FUNCTION_WORDS and not t.opens for t in tokens)


def _runs(text: str, tokens: list[_Token]) -> Iterator[list[_Token]]:
    """Tokens that stand together, by their gaps alone."""
    run: list[_Token] = []
    for token in tokens:
        if (
            token.norm in CALENDAR
            and token.text[0].isupper()
            and not (run and token.norm in ("may", "march", "sun"))
        ):
            if run:
                yield run
            run = []
            continue
        if run and not _joins(text, run, token):
            yield run
            run = []
        if token.norm in _BREAKING and not token.opens and not _acronym(token):
            if run:
                yield run
            run = []
            continue
        run.append(token)
    if run:
        yield run


_BREAKING = FUNCTION_WORDS - {"will", "us", "it", "an", "can", "he", "her"}
"""Capitalised only in titles; the rest are also names and their parts."""


def _joins(text: str, run: list[_Token], token: _Token) -> bool:
    last = run[-1]
    if token.opens and token.text[0] not in "\"'":
        return False
    if text[last.end : token.start] == " ":
        return last.norm not in OPENERS or not last.opens
    gap = _GAP.fullmatch(text, last.end, token.start) if token.start - last.end <= _LONGEST_GAP else None
    if gap is None:
        return False
    if gap["of"]:
        if gap["of"] == "for":
            return last.norm in FOR_HEADS
        if last.norm in TITLES:
            return token.norm in _OFFICES
        return last.norm in OF_HEADS and last.norm not in TITLES and token.norm not in TITLES
    return last.norm not in OPENERS or not last.opens


def _names(text: str, run: list[_Token]) -> Iterator[Name]:
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


def _titled_names(text: str, run: list[_Token]) -> Iterator[Name]:
    """What can be told in a Title-Case headline."""
    for name in _places_in(text, run):
        yield replace(name, certain=False)


def _places_in(text: str, run: list[_Token]) -> Iterator[Name]:
    """Countries, nationalities, capitals and acronyms among tokens."""
    index = 0
    while index < len(run):
        for length in range(min(LONGEST, len(run) - index), 0, -1):
            piece = run[index : index + length]
            words = tuple(token.norm for token in piece)
            if _country(words) and not (
                words == ("us",) and piece[0].text != "US" and "." not in piece[0].text
            ):
                span = Span(start=piece[0].start, end=piece[-1].end)
                yield Name(span=span, text=span.of(text), key=_place_key(words), kind="place")
                index += length
                break
        else:
            token = run[index]
            if (
                _acronym(token)
                and len(token.text) < 5
                and not text[max(0, token.start - 6) : token.end + 6].isupper()
            ):  # noqa: PLR2004
                span = Span(start=token.start, end=token.end)
                yield Name(span=span, text=token.text, key=(token.norm,), kind="organisation")
            index += 1


def _place_key(words: tuple[str, ...]) -> tuple[str, ...]:
    return COUNTRIES.get(words) or tuple(spelling(word) for word in words)


_NUMERALS = frozenset("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xx inc ltd plc llc".split())


def _acronym(token: _Token) -> bool:
    letters = token.text.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isupper() and letters.isalpha() and token.norm not in _NUMERALS  # noqa: PLR2004


def _leading_nation(run: list[_Token]) -> int:
    """How many tokens at the start of a run name a nation."""
    for length in (2, 1):
        if len(run) > length and tuple(token.norm for token in run[:length]) in COUNTRIES:
            return length
    return 0


def _organised(text: str, run: list[_Token]) -> bool:
    """Whether a name ends in an organisation's or a place's head ("Bank"), or goes on after it ("Bank of")."""
    last = next((token.norm for token in reversed(run) if token.norm not in COMPANY_FORMS), "")
    return last in HEADS or last in PLACE_HEADS or any(_goes_on(text, *pair) for pair in pairwise(run))


def _goes_on(text: str, head: _Token, after: _Token) -> bool:
    return head.norm in HEADS and text[head.end : after.start].strip().startswith(("of", "for"))


def _untitled(text: str, run: list[_Token]) -> tuple[list[_Token], str | None, list[_Token]]:
    """The run without a title before the name; the title; what stood before the title.

    "US Defense Secretary Mark Esper" -> Mark Esper, "Defense Secretary", [US].
    """
    last = -1
    for index, token in enumerate(run):
        norm = token.norm
        if norm in TITLES or (norm.partition("-")[2] in TITLES):
            last = index
        elif last >= 0 and norm in _OFFICES and " of " in text[run[last].end : token.end]:
            last = index
        elif norm not in TITLE_MODIFIERS and not _country((norm,)) and last >= 0:
            break
    if last < 0 or (last == 0 and run[0].norm in ("major", "general", "justice", "chief") and len(run) == 1):
        return run, None, []
    if _organised(text, run[last:]) and run[last].norm not in _SURE_TITLES:
        return run, None, []
    first = last
    while (
        first > 0
        and (run[first - 1].norm in TITLE_MODIFIERS or run[first - 1].norm in TITLES)
        and not _country((run[first - 1].norm,))
    ):
        first -= 1
    title = text[run[first].start : run[last].end]
    return run[last + 1 :], title, run[:first]


_OFFICES = frozenset(
    "state staff defence defense justice finance health foreign affairs interior energy education police homeland".split()
)
"""What follows "Secretary of", "Minister of", "Chief of" in a title."""
_SURE_TITLES = frozenset(
    "mr mrs ms miss dr prof sir dame president minister senator sen rep gov mayor gen".split()
)


def _name(text: str, run: list[_Token], title: str | None) -> Name | None:
    words = tuple(token.norm for token in run)
    span = Span(start=run[0].start, end=run[-1].end)
    place = _country(words)
    if place and not title and words != ("us",):
        return Name(span=span, text=span.of(text), key=_place_key(words), kind="place")
    if words == ("us",):
        if run[0].text not in ("US", "U.S."):
            return None
        return Name(span=span, text=span.of(text), key=COUNTRIES[words], kind="place")
    kind: NameKind = "unknown"
    if title:
        kind = "person"
    elif words[-1] in PLACE_HEADS:
        kind = "place"
    elif _organised(text, run) or (len(run) == 1 and _acronym(run[0])):
        kind = "organisation"
    key = _key(words, common=kind == "organisation")
    certain = True
    if len(run) == 1 and not title and not _acronym(run[0]):
        if run[0].norm in TITLES or run[0].norm in HEADS - {
            "pentagon",
            "kremlin",
            "congress",
            "parliament",
            "senate",
        }:
            return None
        if run[0].opens:
            if not _likely(text, run[0]):
                return None
            certain = _elsewhere(text, run[0])
    return Name(span=span, text=span.of(text), key=key, kind=kind, title=title, certain=certain)


def _key(words: tuple[str, ...], *, common: bool) -> tuple[str, ...]:
    """Normal forms that tell a name: a nation in front as its country; ``common`` words in American spelling."""
    if len(words) > 1 and words[-1] in COMPANY_FORMS:
        words = words[:-1]
    if common:
        words = tuple(spelling(word) for word in words)
    nation = DEMONYMS.get(words[0]) if len(words) > 1 else None
    return (*nation, *words[1:]) if nation else words


_COMMON_ENDINGS = regex.compile(
    r"(?:ing|edly|ly|tions?|sions?|ments?|ness|ances?|ences?|ities|ity|ists|ers|ors|ials|ives|ants|ents|ages|ships|isms?|ful|less|ous|able|ible)$"
)
_NAMED_LENGTH = 3


def _likely(text: str, token: _Token) -> bool:
    """Whether an unknown word that opens a sentence can be a name."""
    if len(token.norm) < _NAMED_LENGTH or _stands(text, token.text.lower(), token.start):
        return False
    return _COMMON_ENDINGS.search(token.norm) is None or _elsewhere(text, token)


def _elsewhere(text: str, token: _Token) -> bool:
    """Whether the word stands with a capital inside a sentence of the text."""
    return _stands(text, token.text, token.start, inside=True)


def _stands(text: str, word: str, but: int, *, inside: bool = False) -> bool:
    """Whether ``word`` stands in the text at another place, or ``inside`` a sentence."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        whole = not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())
        if at != but and whole and not (inside and _opens(text, at, 0, -1)):
            return True
        at = text.find(word, end)
    return False
