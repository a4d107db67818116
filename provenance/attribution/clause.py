"""An attribution clause: who (source), by which words (cue), says what (content)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.attribution import extent, verbal
from provenance.attribution.grammar import Words
from provenance.attribution.groups import Group
from provenance.attribution.verbal import Verb
from provenance.model import Span

Form = Literal["leading", "trailing", "inverted", "passive", "phrase", "headline"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One attribution clause.

    ``entry`` is the id of the cue; ``frame`` what follows it. ``source`` is ``None`` where no
    source is named or found; ``group`` are its words, ``recipient`` those of who was told.
    ``relays``: the content is said to be the words of ``recipient`` ("quoted X as saying").
    ``nested``: it lies inside the content of another clause.
    """

    entry: str
    kind: str
    frame: str
    form: Form
    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    group: Group | None = None
    recipient: tuple[int, int] | None = None
    relays: bool = False
    nested: bool = False


def made(
    words: Words, verb: Verb, form: Form, source: Group | None, pieces: list[Span], cue: Span | None = None
) -> Clause:
    """The clause of a verbal group; ``cue``: its words, where they are not the group's."""
    return Clause(
        entry=verb.cue.id,
        kind=verb.cue.kind,
        frame=verb.frame,
        form=form,
        source=words.span(source.first, source.last) if source else None,
        group=source,
        cue=cue or words.span(verb.first, verbal.cue_end(words, verb)),
        content=tuple(pieces),
        recipient=verb.recipient,
        relays="saying" in verb.cue.frames,
    )


def around(
    words: Words, verb: Verb, source: Group, form: Form, edge: int, left: int, right: int
) -> tuple[Clause, int] | None:
    """A clause whose content stands before ``left`` and perhaps goes on at ``right``."""
    piece = extent.before(words, edge, left)
    if piece is None:
        return None
    pieces = [words.span(*piece)]
    stop = right
    unfinished = not extent.has_verb(words, piece[0], piece[1] + 1)
    further = extent.continuation(words, right, quoted=words.tag[left] == '"', unfinished=unfinished)
    if further is not None:
        begin, stop = further
        pieces.append(words.span(begin, stop - 1))
    return made(words, verb, form, source, pieces), stop
