"""Verbal groups: a cue's verb with its auxiliaries and particles, and what follows it."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.attribution import extent, groups
from provenance.attribution import words as w
from provenance.attribution.grammar import Words
from provenance.lexicon import VerbCue

BEFORE_TRAILING = frozenset({",", "—", "–", "--", "...", "?", "!", "…", ")"})
"""Marks after which "X said" can report what stands before it."""

_LIGHT = frozenset("go continue come begin proceed".split())
_LOOSE = frozenset("however meanwhile therefore thus moreover".split())
_SAYING = frozenset("saying telling writing stating declaring adding noting".split())
_CITING = (("with", "reference", "to"), ("with", "a", "reference", "to"))
"""What follows a verb of saying here is farther from the reader, and no part of what is said."""

_AFTER_ADJUNCT = frozenset({"that", "clause", "quote", "colon", "end"})
_FARTHEST_SAYING = 20


@dataclass(frozen=True, slots=True)
class Verb:
    """A verbal group with its cue: words ``first`` to ``last`` (particles included), main verb ``head``."""

    first: int
    head: int
    last: int
    cue: VerbCue
    frame: str
    content: int
    recipient: tuple[int, int] | None = None


def recognise(words: Words, head: int, particles: tuple[str, ...], cue: VerbCue, edge: int) -> Verb | None:  # noqa: PLR0911 (a decision list)
    """The verbal group around ``head`` if ``cue`` fits it."""
    last = head + len(particles)
    if tuple(words.low[head + 1 : last + 1]) != particles:
        return None
    first = group_start(words, head, edge)
    passive = _passive(words, first, head)
    if cue.passive and not passive:
        return None
    if "saying" in cue.frames:
        return _as_saying(words, first, head, last, cue)
    if passive and not cue.passive:
        return _agentive(words, first, head, last, cue)
    if "end" in cue.frames and "recipient" not in cue.frames and may_invert(words, first, head, last, edge):
        return Verb(first, head, last, cue, "end", last + 1)
    frame, content, recipient = _frame(words, last + 1, cue)
    if frame is None:
        return None
    return Verb(first, head, last, cue, frame, content, recipient)


def group_start(words: Words, head: int, edge: int) -> int:
    """The first word of the verbal group: auxiliaries, adverbs, "to", "went on to"."""
    first = head
    while first > edge:
        tag, low = words.tag[first - 1], words.low[first - 1]
        if words.quoted[first - 1]:
            break
        if tag in "AJ" or (tag == "T" and words.tag[head] == "B"):
            first -= 1
        elif low == "on" and words.tag[first] == "T" and words.lemma[first - 2] == "go":
            first -= 2
        elif tag in "VEG" and words.tag[first] == "T" and words.lemma[first - 1] in _LIGHT:
            first -= 1
        else:
            break
    while first < head and words.tag[first] == "J" and (first == edge or words.low[first] in _LOOSE):
        first += 1
    return first


def _passive(words: Words, first: int, head: int) -> bool:
    if words.tag[head] == "e":
        return head == first
    if words.tag[head] != "E":
        return False
    auxiliaries = [words.low[index] for index in range(first, head) if words.tag[index] == "A"]
    return bool(auxiliaries) and auxiliaries[-1] in w.BE and not words.low[head].endswith("ing")


def may_invert(words: Words, first: int, head: int, last: int, edge: int) -> bool:
    """Whether the verb stands right after a comma or a quotation and before a noun group."""
    left = first - 1
    if left < edge or first != head or words.tag[head] != "V" or last + 1 >= len(words):
        return False
    if not (words.tag[left] == '"' or words.low[left] in BEFORE_TRAILING) or words.tag[last + 1] not in "DN":
        return False
    if words.low[left] != "," or groups.before(words, head) is None:
        return True
    stop = groups.after_with_relative(words, last + 1)
    return not any(words.tag[at] in "VA" and not words.quoted[at] for at in range(stop, len(words)))


def _as_saying(words: Words, first: int, head: int, last: int, cue: VerbCue) -> Verb | None:
    """Of "quoted the operator as saying", "was quoted as saying": whose words they are is farther."""
    limit = min(len(words) - 1, last + _FARTHEST_SAYING)
    at = next(
        (i for i in range(last + 1, limit) if words.low[i] == "as" and words.low[i + 1] in _SAYING), None
    )
    if at is None or words.quoted[at]:
        return None
    named = (last + 1, at - 1) if at > last + 1 else None
    frame, content = extent.frame(words, at + 2)
    if frame in ("time", "prep"):
        frame, content = extent.frame(words, extent.past_adjuncts(words, at + 2))
    if frame in ("object", "ing", "to"):
        return None
    return Verb(first, head, at + 1, cue, frame or "end", content, named)


def _agentive(words: Words, first: int, head: int, last: int, cue: VerbCue) -> Verb | None:
    """A passive with its agent: "was praised by X"."""
    if last + 1 < len(words) and words.low[last + 1] == "by" and "object" in cue.frames:
        return Verb(first, head, last, cue, "by", last + 2)
    return None


def _frame(words: Words, index: int, cue: VerbCue) -> tuple[str | None, int, tuple[int, int] | None]:
    """What follows the verb, where its content begins, and who is addressed."""
    if "end" in cue.frames and refers(words, index):
        return "end", index, None
    frame, content = extent.frame(words, index)
    if "recipient" in cue.frames and frame in ("object", "clause"):
        return _addressed(words, index, cue)
    if (frame == "ing" and "ing" not in cue.frames) or (frame == "prep" and refers(words, index)):
        frame = "end"
    elif frame in ("time", "prep") or (frame == "object" and extent.is_time(words, content)):
        frame, content = extent.frame(words, extent.past_adjuncts(words, index))
        if frame not in _AFTER_ADJUNCT:
            return None, index, None
    if frame == "state" and "clause" in cue.frames and cue.kind == "report" and words.tag[content] == "V":
        frame = "clause"
    return (frame if frame in cue.frames else None), content, None


def refers(words: Words, index: int) -> bool:
    """Whether the next source is named at ``index``: "with reference to Kyodo"."""
    return any(tuple(words.low[index : index + len(one)]) == one for one in _CITING)


def _addressed(words: Words, index: int, cue: VerbCue) -> tuple[str | None, int, tuple[int, int] | None]:
    """The frame after the noun group at ``index``, which is who was told."""
    stop = groups.after_with_links(words, index)
    if stop == index:
        return None, index, None
    frame, content = extent.frame(words, extent.past_adjuncts(words, stop))
    if frame == "quote" and words.tag[stop] == '"' and extent.is_title(words, stop):
        frame, content = "end", stop
    if frame == "object":
        return ("object" if "object" in cue.frames else None), index, None
    return (frame if frame in cue.frames else None), content, (index, stop - 1)


def cue_end(words: Words, verb: Verb) -> int:
    """The last word of the cue: a colon belongs to it, and "in a statement"."""
    following = verb.last + 1
    if following < len(words) and words.low[following] == ":":
        return following
    venue = words.low[following : following + 3]
    if len(venue) == 3 and venue[0] == "in" and venue[1] in ("a", "an") and venue[2] in w.VENUES:  # noqa: PLR2004
        return following + 2
    return verb.last
