"""Capitalised words of a text, and what their capitals say."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from provenance.names.countries import country_of
from provenance.names.vocabulary import LED
from provenance.text import FUNCTION_WORDS, normal

_TOKEN = regex.compile(
    r"""
      (?<![\p{L}\p{N}_]) (?>
        (?:\p{Lu}\.){2,}
      | \p{Lu}\. (?=\s\p{Lu})
      | (?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Prof|Rev|St|Jr|Brig|Hon)\.
      | (?:[Aa]l|[Ee]l|[Dd]['’]|[Ll]['’])[-‐‑]? \p{Lu} [\p{L}\p{M}\p{N}]* (?:[-‐‑] \p{L} [\p{L}\p{M}]*)*
      | \p{Lu} [\p{L}\p{M}\p{N}]*
        (?: ['’ʼ] \p{Lu} [\p{L}\p{M}]* | [-‐‑] \p{L} [\p{L}\p{M}\p{N}]* | & \p{Lu}\p{L}* )*
      ) (?! \.\p{Ll} )
    """,
    regex.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A capitalised word. ``opens``: it begins a sentence or quotation, and may owe its capital to that."""

    start: int
    end: int
    text: str
    norm: str
    opens: bool


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Capitalised words and initials in a range, in order."""
    found: list[Token] = []
    last = start - 1
    for match in _TOKEN.finditer(text, start, end):
        first, words = match.start(), match[0]
        opening = opens(text, first, start, last)
        for piece, offset in _pieces(words):
            norm = normal(piece).replace(".", "")
            found.append(
                Token(first + offset, first + offset + len(piece), piece, norm, opening and not offset)
            )
        last = match.end()
    return found


_QUOTES = frozenset("\"'“”‘’«»")
_OPENERS_MARKS = frozenset(".!?:;…([|•*—–") | _QUOTES


def opens(text: str, at: int, start: int, last: int) -> bool:
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
    """Read "US-led" without what is no name, "US-Japan" as two."""
    if not _HYPHEN.search(words):
        return [(words, 0)]
    parts = _HYPHEN.split(words)
    if parts[-1].lower() in LED:
        cut = words[: len(words) - len(parts[-1]) - 1]
        return _pieces(cut)
    if len(parts) == 2 and all(country_of((normal(part).replace(".", ""),)) for part in parts):  # noqa: PLR2004
        return [(parts[0], 0), (parts[1], len(parts[0]) + 1)]
    return [(words, 0)]


_TITLE_SHARE = 0.6
"""From this share of capitalised words on, capitals may not mark names."""
_MAY_BE_LOWER = 0.1
"""Share of content words that stand in lower case in a Title-Case headline after all."""
_HEADLINE_WORDS = 5
"""Words of weight from which on a range without lower case is taken for a headline, not a list of names."""
_FEWEST_CAPITALS = 0.4
"""Capitalised words for each space that even a headline of many small words has."""
_WORD = regex.compile(r"(?<![\p{L}'’.-])\p{L}[\p{L}\p{M}]{2,}")


def titled(text: str, start: int, end: int, found: list[Token]) -> bool:
    """Whether nearly all words of weight have capitals, as in headlines and never in sentences."""
    spaces = text.count(" ", start, end)
    if len(found) < 4 or text[end - 1] == "." or len(found) < spaces * _FEWEST_CAPITALS:  # noqa: PLR2004
        return False
    words = [match[0] for match in _WORD.finditer(text, start, end) if match[0].lower() not in FUNCTION_WORDS]
    lower = sum(word[0].islower() for word in words)
    if len(words) - lower < _TITLE_SHARE * len(words) or lower > _MAY_BE_LOWER * len(words):
        return False
    return len(words) >= _HEADLINE_WORDS or any(t.norm in FUNCTION_WORDS and not t.opens for t in found)
