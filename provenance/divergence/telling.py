"""Telling: a hedge that came or went where it says who said so, outside what is said."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.divergence.detecting import Difference, Pair
from provenance.divergence.lexemes import key, keyed
from provenance.divergence.passage import Reading
from provenance.divergence.testimony import Testimony
from provenance.model import Attribution, Span
from provenance.text import words

_NOWHERE = range(0)


def telling(pair: Pair) -> Iterator[Difference]:
    """The same speaker, whose words are hearsay on one side: "has promised", "has reportedly promised"."""
    if pair.testimony is None or not pair.alignment.sure:
        return
    left, right = pair.testimony
    hedges = _hedge(left, pair.left), _hedge(right, pair.right)
    spoken = _same_speaker(left, right)
    if spoken is None or (hedges[0] is None) == (hedges[1] is None):
        return
    if any(hedge is None and _alleged(speaker) for hedge, speaker in zip(hedges, spoken, strict=True)):
        return
    clauses = tuple(
        hedge.span if hedge else _clause(speaker) for hedge, speaker in zip(hedges, spoken, strict=True)
    )
    note = "the telling is hedged | told as a fact" if hedges[0] else "told as a fact | the telling is hedged"
    yield Difference("modality", "substantive", _NOWHERE, _NOWHERE, note, clauses=(clauses[0], clauses[1]))


def _hedge(side: Testimony, reading: Reading) -> Attribution | None:
    """A hedge such as "reportedly" that stands outside the content; inside, it is compared as a word."""
    inside = {word.norm for word in reading.words}
    hedges = (one for one in side.attributions if one.name == one.cue and one.cue.casefold() not in inside)
    return next(hedges, None)


def _alleged(one: Attribution) -> bool:
    """Whether the cue itself leaves open that it is so: "alleged", "claimed"."""
    return any(key(word.norm) in _ALLEGING for word in words(one.cue))


_ALLEGING = keyed("allege claim accuse suspect suggest contend assert imply hint speculate")


def _same_speaker(left: Testimony, right: Testimony) -> tuple[Attribution, Attribution] | None:
    for one in left.speakers():
        for other in right.speakers():
            if one.source is not None and one.source == other.source:
                return one, other
    return None


def _clause(one: Attribution) -> Span:
    """From the name of the speaker to the word that says that they spoke."""
    named = one.source_span or one.span
    return Span(start=min(named.start, one.span.start), end=max(named.end, one.span.end))
