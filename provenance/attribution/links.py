"""Words that link one source to another: "citing", "carried by", "in an interview with"."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.attribution import extent, groups
from provenance.attribution import vocabulary as v
from provenance.attribution.grammar import Words
from provenance.attribution.groups import Group
from provenance.lexicon import Lexicon, PhraseCue, PhraseOrder
from provenance.model import Span

_SPOKEN = frozenset("quoted cited saying".split())
_LINKS = frozenset({"farther", "nearer", "witness", "first"})


@dataclass(frozen=True, slots=True)
class Link:
    """A link and the phrase that it ties in; ``span`` takes in both, ``entry`` is the cue's id."""

    entry: str
    order: PhraseOrder
    cue: Span
    group: Group
    span: Span


def find(words: Words, lexicon: Lexicon) -> list[Link]:
    """Links outside quotations, in order."""
    found: list[Link] = []
    if lexicon.phrases.keys().isdisjoint(words.low):
        return found
    for index, low in enumerate(words.low):
        if low not in lexicon.phrases or words.quoted[index]:
            continue
        for form, cue in lexicon.phrases[low]:
            last = index + len(form) - 1
            if cue.order in _LINKS and tuple(words.low[index : last + 1]) == form:
                link = _link(words, index, last, cue)
                if link is not None:
                    found.append(link)
                break
    return found


def _link(words: Words, first: int, last: int, cue: PhraseCue) -> Link | None:
    order = cue.order
    if order == "nearer" and words.low[last - 1] not in _SPOKEN and words.low[first - 1] not in v.DOCUMENTS:
        return None
    begin = last + 1
    core = groups.after_with_links(words, begin)
    if core == begin:
        return None
    stop = core if order != "farther" else extent.apposition(words, core)
    group = Group(begin, stop - 1, core - 1)
    return Link(cue.id, order, words.span(first, last), group, words.span(first, stop - 1))


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word that gives the sentence to somebody it does not name ("reportedly")."""

    entry: str
    cue: Span


def hedges(words: Words, lexicon: Lexicon) -> list[Hedge]:
    """Hedges outside quotations, in order."""
    if lexicon.phrases.keys().isdisjoint(words.low):
        return []
    return [
        Hedge(cue.id, words.span(index, index))
        for index, low in enumerate(words.low)
        if low in lexicon.phrases and not words.quoted[index]
        for form, cue in lexicon.phrases[low]
        if cue.order == "hedge" and form == (low,)
    ]
