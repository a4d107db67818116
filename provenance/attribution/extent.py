"""How far contents reach: what follows a cue, where a clause ends, what stands before it."""

from __future__ import annotations

from provenance.attribution import groups
from provenance.attribution import words as w
from provenance.attribution.grammar import Words
from provenance.attribution.groups import Group

_PHRASAL = frozenset({"object", "to", "ing", "as", "state"})
"""Frames whose content is no clause with a subject of its own."""

_STOP = frozenset({".", "?", "!", ";"})
_COMMA = frozenset({",", "—", "–", "--"})
_WH = frozenset("if whether how what why who where when which".split())
_CONNECTIVES = frozenset(
    "meanwhile however instead moreover still indeed also nevertheless nonetheless".split()
)
w.TEMPORAL = frozenset("after before since until".split())
_SHORTEST_CONTINUATION = 2
_LONGEST_TITLE = 7
_OF_CONTENT = frozenset("not only just even almost nearly".split())
"""Adverbs after a cue that belong to the content."""

_FRESH = frozenset("but while although though whereas and so yet".split())


def frame(words: Words, index: int) -> tuple[str | None, int]:
    """What kind of complement begins at word ``index``, and where its content begins."""
    count = len(words)
    begin = index
    while index < count and words.tag[index] == "J":
        index += 1
    kind, content = _frame(words, index)
    kept = next((at for at in range(begin, index) if words.low[at] in _OF_CONTENT), index)
    return kind, kept if content == index else content


def _frame(words: Words, index: int) -> tuple[str | None, int]:  # noqa: C901, PLR0911 (a decision list)
    count = len(words)
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
    if tag == "G":
        return _gerund(words, index), index
    simple = {"T": "to", "K": "time", "P": "prep", "e": "state", "V": "state"}.get(tag)
    if simple:
        return simple, index
    if tag in "DNO'":
        return _noun_or_clause(words, index), index
    return None, index


def _gerund(words: Words, index: int) -> str:
    """Tell "says running for office is hard", a clause, from "proposed closing the mine"."""
    for position in range(index + 1, len(words)):
        if words.tag[position] in ",SC":
            return "ing"
        if words.tag[position] in "VA":
            return "clause"
    return "ing"


def _subordinate(low: str) -> str:
    if low == "that":
        return "that"
    if low == "as":
        return "as"
    if low in w.TEMPORAL:
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
        elif is_time(words, index):
            index += 2
        elif words.tag[index] == "P" or words.low[index] in w.TEMPORAL:
            stop = _adjunct(words, index)
            if stop == index:
                return index
            index = stop
        else:
            return index
    return index


def is_time(words: Words, index: int) -> bool:
    """Whether "last week", "this month", "Monday" begins at ``index``."""
    if index >= len(words):
        return False
    if words.tag[index] == "K":
        return True
    opens = words.tag[index] == "D" or words.low[index] in ("last", "late", "next", "earlier")
    return opens and index + 1 < len(words) and words.tag[index + 1] == "K"


def _adjunct(words: Words, index: int) -> int:
    stop = index + 1
    if stop < len(words) and words.tag[stop] == "K":
        while stop < len(words) and (words.tag[stop] == "K" or words.low[stop].isdigit()):
            stop += 1
        if stop < len(words) and words.tag[stop] == "'":
            stop = groups.after(words, stop)
        return stop
    further = groups.after(words, stop)
    if words.tag[index] == "S" and further < len(words) and words.tag[further] in "VA":
        return index
    return further if further > stop else index


def is_title(words: Words, opening: int) -> bool:
    """Whether the quotation opened at ``opening`` is a name and no speech: short, without a verb."""
    close = _closing(words, opening)
    return close is not None and close - opening <= _LONGEST_TITLE and not has_verb(words, opening, close)


def end(words: Words, begin: int, kind: str, *, dependent: bool = False) -> int:
    """One past the last word of a content of that kind that begins at ``begin``.

    ``dependent``: the clause depends on one that follows it after a comma.
    """
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
        if dependent and words.low[index] == "," and index > begin and _new_clause(words, index + 1):
            break
        index += 1
    return _trimmed(words, begin, index)


def _new_clause(words: Words, index: int) -> bool:
    """Whether a subject with its verb begins at ``index``."""
    if index >= len(words) or words.tag[index] not in "DNR":
        return False
    stop = groups.after_with_links(words, index)
    return index < stop < len(words) and words.tag[stop] in "VA"


def _closing(words: Words, opening: int) -> int | None:
    """The closing mark of the quotation opened at ``opening``."""
    index = opening + 1
    while index < len(words) and words.quoted[index]:
        index += 1
    return index if index < len(words) and words.tag[index] == '"' else None


def _breaks(words: Words, begin: int, index: int, kind: str) -> bool:  # noqa: PLR0911 (a decision list)
    """Whether the content ends before word ``index``."""
    low = words.low[index]
    if low == ";":
        return True
    if index <= begin or index + 1 >= len(words):
        return False
    if low in _COMMA:
        return _breaks_after(words, begin, index, index + 1, kind)
    if words.tag[index - 1] == '"' and index > begin + 1 and words.low[index - 2] == ",":
        return _breaks_after(words, begin, index - 2, index, kind)
    if low == ")" and not any(words.low[at] == "(" for at in range(begin, index)):
        return True
    if words.tag[index] == "C" and kind in _PHRASAL:
        return _coordinated(words, index)
    if kind == "object" and _time_after(words, index):
        return True
    return low == "by" and words.tag[index + 1] == "G" and kind in _PHRASAL


def _time_after(words: Words, index: int) -> bool:
    """Whether a time or an occasion begins at ``index`` after a noun ("his rivals on Monday")."""
    if words.tag[index - 1] not in "NO":
        return False
    if words.tag[index] == "K":
        return index + 1 >= len(words) or words.tag[index + 1] not in "N'"
    return words.low[index] in ("during", "throughout", "at") or (
        words.low[index] == "on" and words.tag[index + 1] == "K"
    )


def _breaks_after(words: Words, begin: int, comma: int, index: int, kind: str) -> bool:
    """Whether what begins at ``index``, after a comma or a dash, is no part of the content."""
    tag, low = words.tag[index], words.low[index]
    if words.low[comma] != ",":
        return kind in _PHRASAL and words.low[comma] not in words.low[index:]
    if low == "according":
        return True
    if low in ("who", "which", "where", "when"):
        return kind in _PHRASAL or has_verb(words, begin, index)
    if tag == "G":
        return low not in ("including", "bringing")
    if kind in _PHRASAL:
        return (
            (tag in "SRJVP" and low not in ("of", "to"))
            or low in _FRESH
            or (tag == "C" and _coordinated(words, index))
        )
    return low in ("but", "while", "although", "though")


def has_verb(words: Words, begin: int, stop: int) -> bool:
    """Whether a finite verb stands in a range of words."""
    return any(words.tag[at] in "VA" for at in range(begin, stop))


def _coordinated(words: Words, index: int) -> bool:
    """Whether a verb follows the conjunction at ``index``: a predicate of its own."""
    position = index + 1
    while position < len(words) and words.tag[position] == "J":
        position += 1
    return position < len(words) and words.tag[position] in "VA"


def _trimmed(words: Words, begin: int, index: int) -> int:
    """``index`` moved before closing marks that are no part of the content."""
    while index > begin and words.low[index - 1] in _STOP | {",", ":"} and not words.quoted[index - 1]:
        index -= 1
    return index


def before(words: Words, edge: int, close: int) -> tuple[int, int] | None:
    """The content that stands before word ``close``: first and last word."""
    first = edge
    while first < close and (
        words.low[first] in ("and", "but", ",", ";", "—", "while") or words.low[first] == "--"
    ):
        first += 1
    if first + 1 < close and words.low[first] in _CONNECTIVES and words.low[first + 1] == ",":
        first += 2
    last = close if words.tag[close] == '"' or words.low[close] in ("?", "!", "...", "…") else close - 1
    return (first, last) if last >= first and last - first >= 0 else None


def continuation(
    words: Words, index: int, *, quoted: bool, unfinished: bool = False
) -> tuple[int, int] | None:
    """Content that goes on after a clause in mid-sentence: first word, and one past the last.

    ``quoted``: what stands before the clause is a quotation; ``unfinished``: it lacks a verb.
    """
    comma = past_adjuncts(words, index)
    begin = comma + 1
    if begin >= len(words) or words.tag[comma] != ",":
        return None
    if words.tag[begin] == '"':
        return begin, end(words, begin, "quote")
    if quoted or words.low[comma] not in _COMMA or (comma > index and not unfinished):
        return None
    if words.tag[begin] == "G" or words.low[begin] in ("while", "although", "though", "as", "according"):
        return None
    stop = end(words, begin, "clause")
    return (begin, stop) if unfinished or stop - begin > _SHORTEST_CONTINUATION else None


def apposition(words: Words, core: int) -> int:
    """One past the apposition after the group that ends before ``core``; ``core`` if there is none."""
    if core + 1 >= len(words) or words.low[core] not in (",", "("):
        return core
    if words.low[core] == "(":
        closing = next((at for at in range(core, len(words)) if words.low[at] == ")"), None)
        return core if closing is None else closing + 1
    if words.tag[core + 1] not in "DN" and words.low[core + 1] not in ("who", "whose"):
        return core
    return _apposition_end(words, core)


def _apposition_end(words: Words, core: int) -> int:
    """Where the apposition opened by the comma at ``core`` ends: its closing comma is part of it."""
    relative, comma = words.tag[core + 1] == "S", 0
    for index in range(core + 1, len(words)):
        tag, low = words.tag[index], words.low[index]
        following = words.tag[index + 1] if index + 1 < len(words) else "."
        if tag == '"' or low in _STOP or low == ":":
            return index
        if (tag in "VA" and not relative) or (low == "," and following in "VA"):
            # What seemed an apposition is, from its last comma on, the subject of this verb.
            return comma + 1 if comma and words.low[index - 1] != "," and low != "," else core
        if low == "," and (following in 'GC"RJ,' or (following == "S" and not _of_person(words, index + 1))):
            return index + 1
        relative = (relative or low in ("who", "whose", "which", "that")) and low != ","
        comma = index if low == "," else comma
    return len(words)


def _of_person(words: Words, index: int) -> bool:
    return words.low[index] in ("who", "whose")


def earlier_subject(words: Words, index: int) -> Group | None:
    """The subject of the main verb before ``index``: that of "and said", ", adding"."""
    first = index - 1
    while first > 0 and words.low[first - 1] != ";":
        first -= 1
    for position in range(max(first, 1), index):
        if words.tag[position] in "VA" and not words.quoted[position]:
            near = groups.before(words, position)
            if near is not None and words.tag[near.first] != "S":
                return near
    return None


def coming_subject(words: Words, index: int) -> Group | None:
    """The subject of the main clause that follows an -ing clause at the head of a sentence."""
    for position in range(index + 1, len(words) - 1):
        if words.low[position] == "," and words.tag[position + 1] in "DNR":
            stop = groups.after(words, position + 1)
            if stop < len(words) and words.tag[stop] in "VA":
                return Group(position + 1, stop - 1, stop - 1)
    return None
