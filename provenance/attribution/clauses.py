"""Attribution clauses of one sentence: who (source), by which words (cue), says what (content).

Clauses are found outermost first, from left to right, and do not lie inside each other's
content. Everything is in words of the sentence; ranges come out as spans of the text.
"""

from __future__ import annotations

import bisect
from dataclasses import replace
from itertools import islice

from provenance.attribution import behind, extent, groups, verbal
from provenance.attribution import words as w
from provenance.attribution.clause import Clause, made
from provenance.attribution.grammar import Words
from provenance.attribution.groups import Group
from provenance.attribution.verbal import Verb
from provenance.lexicon import Lexicon, PhraseCue

_VERBAL = frozenset("VEBGe")
_LONGEST_LABEL = 5
_SHORT_LABEL = 3
_LAST_VERBS = 3
"""Verbs tried from the end of a sentence: "X said, quoting Y, which cited Z"."""


class Finder:
    """Finds clauses by the cues of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._verbs = lexicon.verbs
        self._phrases = lexicon.phrases

    def find(self, words: Words, *, headline: bool = False) -> list[Clause]:
        """The clauses of one sentence, in order."""
        if headline and (titled := _headline(words)):
            return [titled]
        outer = self._outer_phrase(words) or self._outer(words)
        if outer is not None:
            clause, limit = outer
            inner = self._scan(words.until(limit))
            if inner and (
                clause.form == "phrase"
                or all(one.form in ("leading", "passive", "phrase") for one in inner)
                or _adjoins(words, inner, limit)
            ):
                return [*(replace(one, nested=True) for one in inner), clause]
        return self._scan(words)

    def _outer(self, words: Words) -> tuple[Clause, int] | None:
        """A clause at the end of a sentence that gives all before it to a source; where it begins."""
        heads = (at for at in range(len(words) - 1, 3, -1) if _finite(words, at))
        return next(filter(None, (self._ends(words, head) for head in islice(heads, _LAST_VERBS))), None)

    def _ends(self, words: Words, head: int) -> tuple[Clause, int] | None:
        """The clause around the verb ``head``, if but for further sources it ends the sentence."""
        for particles, cue in self._verbs.get(words.lemma[head], ()):
            verb = verbal.recognise(words, head, particles, cue, 0)
            if verb is None or verb.frame != "end" or cue.kind != "report":
                continue
            step = behind.trailing(words, verb, 0)
            if step is None or not _ends_with_links(words, step[1]):
                continue
            if step[0].group is not None and len(step[0].content) == 1:
                return step[0], step[0].group.first - 1
        return None

    def _outer_phrase(self, words: Words) -> tuple[Clause, int] | None:
        """Find ", according to X" at the end of a sentence, and where it begins."""
        if self._phrases.keys().isdisjoint(words.low):
            return None
        for index in range(len(words) - 2, 3, -1):
            if words.low[index] not in self._phrases or words.quoted[index]:
                continue
            if not (words.low[index - 1] == "," or words.tag[index - 1] == '"'):
                continue
            step = self._phrase(words, index, 0)
            if step is not None and len(step[0].content) == 1 and _only_marks(words, step[1]):
                return step[0], index - 1 if words.low[index - 1] == "," else index
        return None

    def _scan(self, words: Words) -> list[Clause]:
        found: list[Clause] = []
        index, edge, count = 0, 0, len(words)
        while index < count:
            # Few words can open a clause; the look-up is kept cheap for all others.
            may = (words.tag[index] in _VERBAL or words.low[index] in self._phrases) and not words.quoted[
                index
            ]
            step = self._at(words, index, edge) if may else None
            if step is None:
                index += 1
                continue
            clause, after = step
            found.append(clause)
            edge = index = max(after, index + 1)
        return found

    def _at(self, words: Words, index: int, edge: int) -> tuple[Clause, int] | None:
        if words.low[index] in self._phrases and (step := self._phrase(words, index, edge)):
            return step
        if words.tag[index] not in _VERBAL:
            return None
        cues = self._verbs.get(words.lemma[index], ())
        for particles, cue in cues:
            verb = verbal.recognise(words, index, particles, cue, edge)
            step = _clause(words, verb, edge) if verb else None
            if step is not None and step[0].form != "leading":
                return step
            if step is not None:
                return behind.after_quotation(words, index, cues) or step
        return behind.after_quotation(words, index, cues)

    def _phrase(self, words: Words, index: int, edge: int) -> tuple[Clause, int] | None:
        for form, cue in self._phrases[words.low[index]]:
            last = index + len(form) - 1
            if tuple(words.low[index : last + 1]) == form:
                return _by_phrase(words, index, last, cue, edge)
        return None


def _finite(words: Words, at: int) -> bool:
    """Whether a verb of the text's own stands there, alone or after "has"."""
    if words.quoted[at]:
        return False
    return words.tag[at] == "V" or (words.tag[at] == "E" and words.low[at - 1] in ("has", "have", "had"))


def _adjoins(words: Words, inner: list[Clause], limit: int) -> bool:
    """Whether the one clause in the content ends it: "Y, the ministry said on Monday, Kyodo reports"."""
    if len(inner) != 1 or inner[0].form not in ("trailing", "inverted"):
        return False
    ends = [inner[0].cue.end, inner[0].source.end if inner[0].source else 0]
    after = bisect.bisect_left(words.start, max(ends))
    return len(inner[0].content) == 1 or extent.past_adjuncts(words, after) >= limit


def _ends_with_links(words: Words, index: int) -> bool:
    """Whether nothing but adjuncts and further sources stands at ``index`` and after."""
    if verbal.refers(words, index):
        return True
    index = extent.past_adjuncts(words, index)
    while index < len(words) and words.tag[index] in ',"':
        index += 1
    return index >= len(words) or words.low[index] in ("citing", "quoting", "referring", "with")


def _only_marks(words: Words, index: int) -> bool:
    return all(words.tag[at] in ',"KPDN' for at in range(index, min(len(words), index + 6))) and (
        len(words) - index <= 6  # noqa: PLR2004 (a full stop, or "on Monday.")
    )


def _clause(words: Words, verb: Verb, edge: int) -> tuple[Clause, int] | None:
    if verb.frame == "by":
        return _by_agent(words, verb)
    if inverted := behind.inverted(words, verb, edge):
        return inverted
    if verb.frame == "end":
        return behind.trailing(words, verb, edge)
    return _leading(words, verb, edge)


def _leading(words: Words, verb: Verb, edge: int) -> tuple[Clause, int] | None:
    """Source, cue, content."""
    source = _subject(words, verb)
    stop = extent.end(words, verb.content, verb.frame, dependent=_dependent(words, verb, edge))
    if stop <= verb.content:
        return None
    pieces = [words.span(verb.content, stop - 1)]
    if source is not None and (relative := _relative(words, source)) is not None:
        pieces.insert(0, words.span(relative, relative))
    if verb.cue.empty_subject and source is not None and words.low[source.first] in ("it", "there"):
        source = None
    elif verb.cue.empty_subject:
        if source is None or words.tag[verb.first] == "G":
            return None
        pieces.insert(0, words.span(source.first, source.last))
        source = None
    elif source is None and words.tag[verb.head] in "BEe":
        return None
    return made(words, verb, "leading", source, pieces), stop


def _dependent(words: Words, verb: Verb, edge: int) -> bool:
    """Whether the clause depends on one that follows ("After telling …, he left")."""
    opens = next((at for at in range(edge, verb.first + 1) if words.tag[at] not in ",JC"), verb.first)
    tag, low = words.tag[opens], words.low[opens]
    if opens == verb.first:
        return tag == "G"
    return (tag == "S" and low not in ("that", "what", "who")) or (tag == "P" and opens == verb.first - 1)


def _relative(words: Words, source: Group) -> int | None:
    """The "which" or "what" before a source that is part of the content ("what officials called X")."""
    at = source.first - 1
    if at < 0 or words.tag[at] != "S" or (source.first == source.last and words.tag[source.first] == "S"):
        return None
    return at if words.low[at] in ("which", "what") else None


def _by_agent(words: Words, verb: Verb) -> tuple[Clause, int] | None:
    stop = groups.after_with_links(words, verb.content)
    theme = groups.before(words, verb.first)
    if stop == verb.content or theme is None:
        return None
    source = Group(verb.content, stop - 1, stop - 1)
    cue = words.span(verb.first, verb.last)
    pieces = [words.span(theme.first, theme.last)]
    if stop < len(words) and words.low[stop] in ("of", "for", "as") and verb.cue.kind == "act":
        end = extent.end(words, stop, "object")
        pieces.append(words.span(stop, end - 1))
        stop = end
    return made(words, verb, "passive", source, pieces, cue), stop


def _subject(words: Words, verb: Verb) -> Group | None:
    """The source of a verb that its content follows."""
    finite = any(words.tag[at] in "VA'" for at in range(verb.first, verb.head + 1))
    adjacent = words.tag[verb.head] == "G" and verb.first > 0 and words.tag[verb.first - 1] == "N"
    if finite or adjacent:
        near = groups.before(words, verb.first)
        if near is not None:
            return near
    if words.tag[verb.first] == "G" and verb.first == 0:
        return extent.coming_subject(words, verb.last)
    return extent.earlier_subject(words, verb.first)


def _headline(words: Words) -> Clause | None:
    """A headline's label: "Ministry: dam is safe", "Dam is safe: ministry"."""
    colons = [index for index in range(len(words)) if words.low[index] == ":" and not words.quoted[index]]
    if len(colons) != 1 or not 0 < colons[0] < len(words) - 1:
        return None
    colon = colons[0]
    if words.low[colon - 1] in w.LABELS or words.low[0] in w.LABELS:
        return None
    if colon <= _LONGEST_LABEL and all(words.tag[index] in "DNP'" for index in range(colon)):
        source = Group(0, colon - 1, colon - 1)
        stop = extent.end(words, colon + 1, "clause")
        content = (colon + 1, stop - 1)
    elif len(words) - colon - 1 <= _SHORT_LABEL:
        source = Group(colon + 1, len(words) - 1, len(words) - 1)
        content = (0, colon - 1)
    else:
        return None
    return Clause(
        entry="headline",
        kind="report",
        frame="colon",
        form="headline",
        source=words.span(source.first, source.last),
        group=source,
        cue=words.span(colon, colon),
        content=(words.span(*content),) if content[1] >= content[0] else (),
    )


def _by_phrase(words: Words, first: int, last: int, cue: PhraseCue, edge: int) -> tuple[Clause, int] | None:
    if cue.order != "source-after":
        return None
    begin = last + 1
    core = groups.after_with_relative(words, begin)
    if core == begin:
        return None
    stop = extent.apposition(words, core)
    source = Group(begin, stop - 1, core - 1)
    left = first - 1
    pieces = []
    stated = False
    if left > edge:
        stated = any(words.tag[at] in "VA" for at in range(edge, left))
        close = left if words.low[left] == "," or words.tag[left] == '"' else first
        if (piece := extent.before(words, edge, close)) is not None:
            pieces.append(words.span(*piece))
    after = stop
    if not stated and stop < len(words) and words.low[stop - 1] == ",":
        stop -= 1
    resumes = stop + 1 < len(words) and words.tag[stop + 1] in "VAE"
    if stop < len(words) and words.low[stop] == "," and (resumes or not stated):
        end = extent.end(words, stop + 1, "clause")
        pieces.append(words.span(stop + 1, end - 1)) if end > stop + 1 else None
        after = end
    if not pieces:
        return None
    clause = Clause(
        entry=cue.id,
        kind="report",
        frame="phrase",
        form="phrase",
        source=words.span(source.first, source.last),
        group=source,
        cue=words.span(first, last),
        content=tuple(pieces),
    )
    return clause, after
