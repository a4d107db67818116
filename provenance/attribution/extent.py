"""How far contents reach: what follows a cue, where a clause ends, what stands before it."""

from __future__ import annotations

from provenance.attribution import groups
from provenance.attribution.grammar import Words
from provenance.attribution.groups import Group

_STOP = frozenset({".", "?", "!", ";"})
_COMMA = frozenset({",", "—", "–", "--"})
_WH = frozenset("if whether how what why who where when which".split())
_TEMPORAL = frozenset("after before since until".split())
_FRESH = frozenset("but while although though whereas and so yet".split())


def frame(words: Words, index: int) -> tuple[str | None, int]:
    """What kind of complement begins at word ``index``, and where its content begins."""
    count = len(words)
    while index < count and words.tag[index] == "J":
        index += 1
    if index >= count:
        return "end", index
    tag, low = words.tag[index], words.low[index]
    if tag == '"':
        return "quote", index
    if tag == ",":
        if low == ":":
            return "colon", index + 1
        if low == "," and index + 1 < count and words.tag[index + 1] == '"':
            return "quote", index + 1
        return "end", index
    if tag == "S":
        return _subordinate(low), index
    if tag == "R":
        return "clause", index
    simple = {"T": "to", "G": "ing", "K": "time", "P": "prep", "e": "state", "V": "state"}.get(tag)
    if simple:
        return simple, index
    if tag in "DNO'":
        return _noun_or_clause(words, index), index
    return None, index


def _subordinate(low: str) -> str:
    if low == "that":
        return "that"
    if low == "as":
        return "as"
    if low in _TEMPORAL:
        return "prep"
    return "wh" if low in _WH else "sub"


def _noun_or_clause(words: Words, index: int) -> str:
    """Whether a noun group is the subject of a clause of its own or an object."""
    stop = groups.after_with_links(words, index)
    if stop < len(words) and words.low[stop] == "," and stop + 1 < len(words):
        further = apposition(words, stop)
        if further > stop and further < len(words) and words.tag[further] in "VA":
            return "clause"
    while stop < len(words) and words.tag[stop] == "J":
        stop += 1
    return "clause" if stop < len(words) and words.tag[stop] in "VA" and not words.quoted[stop] else "object"


def past_adjuncts(words: Words, index: int) -> int:
    """One past times and prepositional groups at ``index`` ("on Monday", "in a statement")."""
    count = len(words)
    while index < count:
        if words.tag[index] in "KJ":
            index += 1
        elif words.tag[index] == "D" and index + 1 < count and words.tag[index + 1] == "K":
            index += 2
        elif words.low[index] in ("last", "earlier", "late") and index + 1 < count:
            index += 1
        elif words.tag[index] == "P" or words.low[index] in _TEMPORAL:
            stop = _adjunct(words, index)
            if stop == index:
                return index
            index = stop
        else:
            return index
    return index


def _adjunct(words: Words, index: int) -> int:
    stop = index + 1
    if stop < len(words) and words.tag[stop] == "K":
        while stop < len(words) and (words.tag[stop] == "K" or words.low[stop].isdigit()):
            stop += 1
        return stop
    further = groups.after(words, stop)
    if words.tag[index] == "S" and further < len(words) and words.tag[further] in "VA":
        return index
    return further if further > stop else index


def end(words: Words, begin: int, kind: str) -> int:
    """One past the last word of a content of that kind that begins at ``begin``."""
    count = len(words)
    if kind in ("quote", "colon"):
        opening = begin if begin < count and words.tag[begin] == '"' else None
        if opening is not None and (close := _closing(words, opening)) is not None:
            following = words.low[close + 1] if close + 1 < count else "."
            if not following[0].isalpha() or words.tag[close + 1] == "C":
                return close + 1
    index = begin
    while index < count:
        if not words.quoted[index] and _breaks(words, begin, index, kind):
            break
        index += 1
    return _trimmed(words, begin, index)


def _closing(words: Words, opening: int) -> int | None:
    """The closing mark of the quotation opened at ``opening``."""
    index = opening + 1
    while index < len(words) and words.quoted[index]:
        index += 1
    return index if index < len(words) and words.tag[index] == '"' else None


def _breaks(words: Words, begin: int, index: int, kind: str) -> bool:
    """Whether the content ends before word ``index``."""
    low = words.low[index]
    if low == ";":
        return True
    if index <= begin or index + 1 >= len(words):
        return False
    if low in _COMMA:
        return _breaks_at_comma(words, begin, index, kind)
    return False


def _breaks_at_comma(words: Words, begin: int, index: int, kind: str) -> bool:
    tag, low = words.tag[index + 1], words.low[index + 1]
    if words.low[index] != ",":
        return kind in ("object", "to", "ing", "as")
    if low == "according" or (tag == "G" and kind != "list"):
        return True
    if kind in ("object", "to", "ing", "as", "state"):
        return tag in "SGRJ" or low in _FRESH or tag == "P"
    return low in ("but", "while", "although", "though")


def _trimmed(words: Words, begin: int, index: int) -> int:
    """``index`` moved before closing marks that are no part of the content."""
    while index > begin and words.low[index - 1] in _STOP | {",", ":"} and not words.quoted[index - 1]:
        index -= 1
    return index


def before(words: Words, edge: int, close: int) -> tuple[int, int] | None:
    """The content that stands before word ``close``: first and last word."""
    first = edge
    while first < close and (words.low[first] in ("and", "but", ",", ";", "—") or words.low[first] == "--"):
        first += 1
    last = close if words.tag[close] == '"' or words.low[close] in ("?", "!", "...", "…") else close - 1
    return (first, last) if last >= first and last - first >= 0 else None


def continuation(words: Words, index: int, *, quoted: bool) -> tuple[int, int] | None:
    """Content that goes on after a clause in mid-sentence: first word, and one past the last."""
    count = len(words)
    index = past_adjuncts(words, index)
    if index + 1 >= count or words.tag[index] != ",":
        return None
    begin = index + 1
    if words.tag[begin] == '"':
        return begin, end(words, begin, "quote")
    if quoted or words.low[index] not in _COMMA:
        return None
    if words.tag[begin] == "G" or words.low[begin] in ("but", "while", "although", "though", "as", "according"):
        return None
    stop = end(words, begin, "clause")
    return (begin, stop) if stop - begin > 2 else None  # noqa: PLR2004


def apposition(words: Words, core: int) -> int:
    """One past the apposition after the group that ends before ``core``; ``core`` if there is none."""
    count = len(words)
    if core + 1 >= count or words.low[core] not in (",", "("):
        return core
    opens = words.tag[core + 1]
    if words.low[core] == "(":
        index = core
        while index < count and words.low[index] != ")":
            index += 1
        return index + 1 if index < count else core
    if opens not in "DN" and words.low[core + 1] not in ("who", "which", "whose", "one"):
        return core
    index = core + 1
    while index < count:
        if words.tag[index] == '"' or words.low[index] in _STOP:
            break
        if words.low[index] == "," and index + 1 < count and (words.tag[index + 1] in "GPCSA\"V" or words.tag[index + 1] == ","):
            break
        index += 1
    return index


def earlier_subject(words: Words, index: int) -> Group | None:
    """The subject of the nearest finite verb before ``index``: that of "and said", ", adding"."""
    position = index - 1
    while position > 0:
        if words.tag[position] in "VA" and not words.quoted[position]:
            near = groups.before(words, position)
            if near is not None:
                return near
        position -= 1
    return None


def coming_subject(words: Words, index: int) -> Group | None:
    """The subject of the main clause that follows an -ing clause at the head of a sentence."""
    position = index
    while position + 1 < len(words):
        position += 1
        if words.low[position] == "," and words.tag[position + 1] in "DNR":
            stop = groups.after(words, position + 1)
            if stop < len(words) and words.tag[stop] in "VA":
                return Group(position + 1, stop - 1, stop - 1)
    return None
