"""Noun groups: where the group that ends before a verb begins, and the like."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.attribution import words as w
from provenance.attribution.grammar import Words

_NOMINAL = frozenset("NDOK'")
_LINKING = frozenset(
    "of for from in at with to on among against behind near by under about between over along across inside "
    "outside around within throughout".split()
)
_CLOSERS = {")": "(", "]": "["}
_LONGEST_RELATIVE = 5
_LONGEST_INSERTION = 30
"""Words; an insertion longer than this is a clause of its own."""

_DASHES = frozenset({"—", "–", "--"})
_HEADLESS = frozenset("what which who whom that whose how why where when whether if because".split())


@dataclass(frozen=True, slots=True)
class Group:
    """A noun group, ``first`` to ``last`` word, both included.

    ``core`` is the last word of the group's first part where an apposition follows
    ("Ann Lee" in "Ann Lee, a nurse,").
    """

    first: int
    last: int
    core: int


def before(words: Words, index: int) -> Group | None:
    """The noun group that ends right before word ``index``, its apposition included."""
    last = index - 1
    while last > 0 and (words.tag[last] in "JK" or words.low[last] in ("last", "earlier")):
        last -= 1
    if last > 0 and last < index - 1 and words.low[last] in ("on", "in", "this", "late"):
        last -= 1
    if last < 0 or words.quoted[last]:
        return None
    if words.low[last] in w.RELATIVES and words.tag[last] == "S":
        return Group(last, last, last) if last > 0 else None
    if words.low[last] == "," or words.low[last] in _CLOSERS or words.low[last] in _DASHES:
        return _with_apposition(words, last)
    first = start_of(words, last)
    if first is None or (first > 0 and words.tag[first - 1] in "BGT"):
        return None
    return Group(first, last, last)


def _with_apposition(words: Words, close: int) -> Group | None:
    """A group closed by the comma, bracket or dash at ``close`` that ends an insertion."""
    mark = words.low[close]
    opener = _CLOSERS.get(mark, mark)
    best: Group | None = None
    clause = False
    for opening in range(close - 1, max(0, close - _LONGEST_INSERTION) - 1, -1):
        if words.quoted[opening] or words.tag[opening] == '"' or words.low[opening] in ";:":
            break
        if words.tag[opening] in "VA":
            clause = True
        elif words.tag[opening] == "S" and words.low[opening] in ("who", "that", "which", "whose"):
            clause = False
        if words.low[opening] != opener or opening == 0:
            continue
        relative = words.low[opening + 1] in ("who", "whose", "which")
        if clause and not relative:
            break
        clause = False
        found = _before_insertion(words, opening, close)
        if best is not None and (found is None or not _opens_clause(words, found.first)):
            break
        best = found or best
        if opener != ",":
            break
    return best


def _opens_clause(words: Words, first: int) -> bool:
    """Whether a clause can begin at ``first``: at a sentence's head, after a subordinator or an adjunct."""
    if first == 0 or (words.tag[first - 1] in 'S"' and words.low[first - 1] not in w.TEMPORAL):
        return True
    if words.tag[first - 1] == "C":
        return first == 1 or words.low[first - 2] in (",", ";")
    return words.low[first - 1] in ",—" and not any(tag in "VA" for tag in words.tag[: first - 1])


def _before_insertion(words: Words, opening: int, close: int) -> Group | None:
    """The group before the insertion ``opening`` to ``close``, if one stands there."""
    core = opening - 1
    if words.low[core] in _CLOSERS:
        inner = _with_apposition(words, core)
        first = inner.first if inner else None
    elif words.tag[core] in _NOMINAL or words.tag[core] == "R":
        first = start_of(words, core)
    else:
        return None
    if first is None or words.tag[core] == "K" or (first > 0 and words.tag[first - 1] in "PT"):
        return None
    first = _with_description(words, first, core)
    inside, opens = words.tag[opening + 1], words.low[opening + 1]
    apposed = (
        inside in "DN" or opens in ("who", "whose", "which") or (inside == "P" and opens in ("of", "from"))
    )
    if words.low[close] in _DASHES and not apposed:
        return None
    return Group(first, close if apposed else core, core)


def _with_description(words: Words, first: int, core: int) -> int:
    """In "his counterpart, Ann Lee, in turn, said": the group before a name that describes it."""
    named = words.raw[core][0].isupper()
    if not named or first < 3 or words.low[first - 1] != "," or words.tag[first - 2] != "N":  # noqa: PLR2004
        return first
    start = start_of(words, first - 2)
    if start is None or not (start == 0 or words.tag[start - 1] in "SC,"):
        return first
    return start if words.raw[first - 2][0].islower() else first


def start_of(words: Words, last: int) -> int | None:
    """The first word of the noun group that ends at ``last``; ``None`` if no group ends there."""
    tag = words.tag[last]
    if tag in "RO":
        return _coordinated(words, last)
    if tag not in _NOMINAL:
        return None
    first = _run(words, last)
    while True:
        extended = _extended(words, first)
        if extended is None:
            break
        first = extended
    return _trimmed(words, first, last)


def _run(words: Words, last: int) -> int:
    """The first word of the unbroken run of nominal words that ends at ``last``."""
    first = last
    while first > 0 and not words.quoted[first - 1]:
        tag = words.tag[first - 1]
        if (
            tag == "'"
            or (tag in _NOMINAL and not (tag == "O" and words.low[first - 1] != "us"))
            or (tag == "J" and first > 1 and words.tag[first - 2] in "DN'" and words.tag[first] == "N")
            or words.low[first - 1] == "&"
        ):
            first -= 1
        else:
            break
        if words.tag[first] == "D" and first > 0 and words.tag[first - 1] not in "D'N":
            break
    return first


def _extended(words: Words, first: int) -> int | None:  # noqa: PLR0911 (a decision list)
    """A new first word if a link before ``first`` ("spokesman for", "Lee and") continues the group."""
    link = first - 1
    if link < 1:
        return None
    low, tag, left = words.low[link], words.tag[link], words.tag[link - 1]
    if words.quoted[link] or words.quoted[link - 1]:
        return None
    if tag == "P" and low in _LINKING and left in "NDO'" and words.low[link - 1] not in ("that", "this"):
        return _run(words, link - 1)
    if tag == "P" and left == "K" and (dated := _dated(words, link - 1)) is not None:
        return dated
    if tag in "eG" and left == "N" and link > 1:
        return _run(words, link - 1)
    if tag == "P" and left in "eG" and link > 1 and words.tag[link - 2] == "N":
        return _run(words, link - 2)
    if low == "and" and left in "NOR":
        start = _run(words, link - 1)
        while start > 1 and words.tag[start - 1] == "P" and words.tag[start - 2] == "N":
            start = _run(words, start - 2)
        return (
            start if start == 0 or (words.tag[start - 1] in "SC," and words.low[start - 1] != ",") else None
        )
    if tag in "VE":
        return _past_relative(words, link)
    return None


def _dated(words: Words, time: int) -> int | None:
    """In "a report published Tuesday by X": the group before the participle and its date."""
    at = time
    while at > 1 and words.tag[at] in "KP":
        at -= 1
    return _run(words, at - 1) if at > 0 and words.tag[at] == "e" and words.tag[at - 1] == "N" else None


def _past_relative(words: Words, verb: int) -> int | None:
    """In "members who back the pact": the group before the relative whose verb is ``verb``."""
    for position in range(verb - 1, max(0, verb - _LONGEST_RELATIVE), -1):
        tag = words.tag[position]
        if tag == "S" and words.low[position] in ("who", "that", "which") and words.tag[position - 1] == "N":
            return _run(words, position - 1)
        if tag not in "AJ":
            return None
    return None


def _coordinated(words: Words, last: int) -> int:
    """The start of "he and Lee", or the pronoun alone."""
    if last >= 2 and words.low[last - 1] == "and" and words.tag[last - 2] == "N":  # noqa: PLR2004
        start = _run(words, last - 2)
        if start == 0 or words.tag[start - 1] == "S":
            return start
    return last


def _trimmed(words: Words, first: int, last: int) -> int | None:
    """``first`` moved past a leading time or place that is no part of the group ("Monday Lee")."""
    if first > 0 and words.tag[first - 1] in "PT":
        first = _after_adjunct(words, first, last)
    while first < last and words.tag[first] == "K" and words.tag[first + 1] != "'":
        first += 1
    return first if words.tag[last] != "K" or words.tag[first] == "D" else None


def _after_adjunct(words: Words, first: int, last: int) -> int:
    """In "On Monday Lee", "In a statement the firm": the group after the adjunct's own."""
    for index in range(first, last):
        here, following = words.tag[index], words.tag[index + 1]
        if here == "K" and following in "ND":
            return index + 1
        if (index > first or words.raw[index][0].isupper()) and here == "N" and following == "D":
            return index + 1
    for index in range(first, last):
        plain = words.raw[index][0].islower()
        if plain and words.tag[index] == "N" and words.raw[index + 1][0].isupper():
            return index + 1
    return first


def after(words: Words, index: int) -> int:
    """One past the noun group that begins at ``index``; ``index`` itself if none does."""
    count = len(words)
    if index < count and words.tag[index] in "RO":
        return index + 1
    position = index
    while position < count and not (words.quoted[position] and not words.quoted[index]):
        tag = words.tag[position]
        if (
            tag in "DN'"
            or (tag == "J" and position + 1 < count and words.tag[position + 1] in "NJ")
            or (tag == "K" and position > index and words.tag[position - 1] == "D")
            or (words.low[position] in ("and", "&", "or") and _joins(words, position))
        ):
            position += 1
        else:
            break
    return position


def _joins(words: Words, position: int) -> bool:
    if not 0 < position < len(words) - 1:
        return False
    return words.tag[position - 1] == "N" and words.tag[position + 1] in "DN"


def after_with_links(words: Words, index: int) -> int:
    """One past the noun group at ``index`` and the prepositional groups that follow it."""
    position = after(words, index)
    count = len(words)
    while position > index and position + 1 < count and words.tag[position] in "Pe":
        begin = position + 1
        while words.tag[position] == "e" and begin < count and words.tag[begin] in "KJ":
            begin += 1
        further = (
            begin
            if words.tag[position] == "e" and begin < count and words.tag[begin] == "P"
            else after(words, begin)
        )
        if further == begin and words.tag[position] == "P":
            break
        position = further
    return position


def after_with_relative(words: Words, index: int) -> int:
    """As ``after_with_links``, with a relative clause that follows without a comma ("an aide who …")."""
    position = after_with_links(words, index)
    if position == index or position >= len(words) or words.low[position] != "who":
        return position
    while position < len(words) and words.tag[position] not in ',"':
        position += 1
    return position
