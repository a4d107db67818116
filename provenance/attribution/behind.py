"""Clauses that stand behind what they attribute: "It is over, X said", '"It is over," said X'."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.attribution import extent, groups, verbal
from provenance.attribution import vocabulary as v
from provenance.attribution.clause import Clause, around, made
from provenance.attribution.grammar import Words
from provenance.attribution.groups import Group
from provenance.attribution.verbal import Verb
from provenance.lexicon import VerbCue

Cues = Sequence[tuple[tuple[str, ...], VerbCue]]

_SPEECH = VerbCue(id="speech", kind="report", frames=frozenset({"end"}))
_SPEAKERS = v.ROLES | v.BODIES | v.DOCUMENTS | v.ANONYMOUS | v.MEDIA_PLURAL | {"people", "police", "media"}
_SHORT_LINE = 4
"""Words of "Lee pressed."; with a capital, what is longer is a sentence of its own."""


def trailing(words: Words, verb: Verb, edge: int) -> tuple[Clause, int] | None:
    """Content, source, cue; the content may go on after it."""
    source = groups.before(words, verb.first)
    if source is None or words.tag[verb.head] in "BGe":
        return None
    left = source.first - 1
    if left < 0 and edge == 0 and verb.cue.kind == "report":
        return made(words, verb, "trailing", source, []), verb.content
    if left == edge and words.low[left] == "as":
        return _as_told(words, verb, source)
    if left < edge or not (words.tag[left] == '"' or words.low[left] in verbal.BEFORE_TRAILING):
        return None
    return around(
        words, verb, source, "trailing", edge, left, verb.content if verb.recipient else verb.last + 1
    )


def inverted(words: Words, verb: Verb, edge: int) -> tuple[Clause, int] | None:
    """Content, cue, source, as in '"It is over," said the captain'."""
    if (
        verb.frame != "end"
        or verb.recipient
        or not verbal.may_invert(words, verb.first, verb.head, verb.last, edge)
    ):
        return None
    left, begin = verb.first - 1, verb.last + 1
    core = groups.after_with_relative(words, begin)
    if core == begin or (core < len(words) and words.tag[core] in "VA"):
        return None
    if words.tag[left] != '"' and not _may_speak(words, range(begin, core)):
        return None
    last = extent.apposition(words, core)
    source = Group(begin, last - 1, core - 1)
    return around(words, verb, source, "inverted", edge, left, last)


def _may_speak(words: Words, group: range) -> bool:
    """Whether a group after a verb names who speaks, and not what is spoken of ("claimed responsibility")."""
    return any(
        words.raw[at][0].isupper() or words.tag[at] in "RO" or words.low[at].removesuffix("s") in _SPEAKERS
        for at in group
    )


def _as_told(words: Words, verb: Verb, source: Group) -> tuple[Clause, int] | None:
    """In "As Reuters reported on Monday, …": what follows the comma is the content."""
    comma = extent.past_adjuncts(words, verb.last + 1)
    if verb.cue.kind != "report" or comma + 1 >= len(words) or words.low[comma] != ",":
        return None
    stop = extent.end(words, comma + 1, "clause")
    if stop <= comma + 1:
        return None
    return made(words, verb, "phrase", source, [words.span(comma + 1, stop - 1)]), stop


def after_quotation(words: Words, head: int, cues: Cues) -> tuple[Clause, int] | None:
    """Who speaks right after the quotation that opens a sentence, whatever is told of it further on.

    '"It held," Lee said on the evening show'. There any verb that is not one of another kind tells
    how it was said: '"It held," Lee began, but nobody listened'.
    """
    if not words.quoted[0] and words.tag[0] != '"':
        return None
    first = verbal.group_start(words, head, 0)
    source = groups.before(words, first) if words.tag[head] == "V" else None
    left = source.first - 1 if source else -1
    if source is None or left < 1 or not _closes_speech(words, left):
        return None
    cue = next((one for particles, one in cues if not particles and one.kind == "report"), None)
    if cue is None and (cues or extent.is_title(words, 0)):
        return None
    verb = Verb(first, head, head, cue or _SPEECH, "end", head + 1)
    return around(words, verb, source, "trailing", 0, left, head + 1)


def tag_line(words: Words) -> Clause | None:
    """The clause that a sentence is which was cut from the quotation before: '"Will it hold?" she pressed.'."""
    head = next((at for at in range(len(words)) if words.tag[at] == "V" and not words.quoted[at]), 0)
    first = verbal.group_start(words, head, 0)
    source = groups.before(words, first) if head else None
    if source is None or source.first or not (words.raw[0][0].islower() or len(words) <= _SHORT_LINE):
        return None
    return made(words, Verb(first, head, head, _SPEECH, "end", head + 1), "trailing", source, [])


def _closes_speech(words: Words, left: int) -> bool:
    """Whether the words up to the mark at ``left`` are one quotation that ends like a speech."""
    close = left if words.tag[left] == '"' else left - 1
    if words.tag[close] != '"' or (close < left and words.low[left] != ","):
        return False
    ends = close < left or words.low[close - 1] in verbal.BEFORE_TRAILING
    return ends and all(words.quoted[at] or words.tag[at] == '"' for at in range(close))
