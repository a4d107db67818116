"""Negation: what one side says, the other denies."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.divergence.chains import denies
from provenance.divergence.detecting import Changes, Detector, Difference, Example, Pair
from provenance.divergence.lexemes import listed
from provenance.divergence.passage import Reading
from provenance.divergence.polarity import Heads, denials, shared_heads
from provenance.divergence.vocabulary import AUXILIARIES, CONJUNCTIONS, NEGATORS, OPPOSITE_PREPOSITIONS


def _detect(pair: Pair, changes: Changes) -> Iterator[Difference]:
    undone = next(_undone(pair, changes), None)
    if undone:
        yield undone
        return
    single = abs(denials(pair.left) - denials(pair.right)) == 1
    for heads in shared_heads(pair, changes):
        differing = heads.left.negative != heads.right.negative
        if not heads.flipped or (differing and not single) or (differing and _still_denied(pair, heads)):
            continue  # as many denials on both sides: one stands elsewhere ("no deal was", "a deal was not")
        left, right = heads.left.words, heads.right.words
        sides = _readings(pair, left, right, differing=differing, negative=heads.left.negative)
        yield Difference("negation", "substantive", left, right, sides)
        if differing:
            return  # one denial turns one head; those it governs as well are the same difference
    if single:
        yield from _bare(pair, changes)
    yield from _prepositions(pair, changes)


def _still_denied(pair: Pair, heads: Heads) -> bool:
    """Whether the side that affirms the head denies what follows, or says it of fewer.

    "Ended up going not quite right" denies no less than "ended up not going quite right", and
    "fewer will have work" no less than "more will be without work".
    """
    reading, one = (pair.right, heads.right) if heads.left.negative else (pair.left, heads.left)
    head = one.words[-1]
    after = range(head + 1, min(len(reading), head + 1 + _PHRASE))
    return any(denies(reading, index) for index in after) or any(
        reading.norm(index) in _FEWER for index in range(max(0, one.words.start - _PHRASE), one.words.start)
    )


_FEWER = listed("fewer less")


def _undone(pair: Pair, changes: Changes) -> Iterator[Difference]:
    """The word that "not only" has more than "not", and that turns a denial into an affirmation."""
    for change in changes if pair.close else ():
        if len(change.left) + len(change.right) != 1:
            continue
        reading, words = (pair.left, change.left) if change.left else (pair.right, change.right)
        negated = reading.norm(words.start - 1) in NEGATORS and reading.norm(words.start) in _ONLY
        i, j = change.left.start - 1, change.right.start - 1
        if not negated or pair.alignment.partners.get(i) != j:
            continue
        left = _grown(pair.left, range(i, change.left.stop))
        right = _grown(pair.right, range(j, change.right.stop))
        note = _readings(pair, left, right, differing=True, negative=not change.left)
        yield Difference("negation", "substantive", left, right, note, narrow=change)


_ONLY = listed("only just merely solely simply")


def _bare(pair: Pair, changes: Changes) -> Iterator[Difference]:
    """A denial of a phrase rather than a verb: "is not the case" beside "is the case"."""
    for change in changes if pair.close else ():
        counts = _denying(pair.left, change.left), _denying(pair.right, change.right)
        if sum(counts) != 1 or not pair.framed(change.left, change.right):
            continue
        left, right = _grown(pair.left, change.left), _grown(pair.right, change.right)
        reading, place = (pair.right, right) if counts[0] else (pair.left, left)
        if any(denies(reading, index) for index in place):
            continue  # what one side repeats, as who corrects themselves does, the other denies once
        note = _readings(pair, left, right, differing=True, negative=bool(counts[0]))
        yield Difference("negation", "substantive", left, right, note, narrow=change)
        return


def _denying(reading: Reading, words: range) -> int:
    """How many of ``words`` deny; a word of content among them makes it another change."""
    inside = [reading.words[index] for index in words]
    if any(not word.function and word.norm not in NEGATORS for word in inside):
        return 2
    if any(word.norm in CONJUNCTIONS for word in inside):
        return 2  # "does not have and": another clause, not another sign of this one
    return sum(denies(reading, index) for index in words)


def _grown(reading: Reading, words: range) -> range:
    """With the auxiliary before and up to the next word of content."""
    start = words.start - (words.start > 0 and reading.norm(words.start - 1) in AUXILIARIES)
    after = reading.content_after(words.stop)
    near = after is not None and after - words.stop <= _PHRASE
    return range(start, after + 1 if after is not None and near else words.stop)


_PHRASE = 3
"""Function words between a denial and the word shown with it."""


def _readings(pair: Pair, left: range, right: range, *, differing: bool, negative: bool) -> str:
    shown = pair.left.said(left), pair.right.said(right)
    if not differing:
        return f"{shown[0]} | {shown[1]}: the contrary"
    words = ("denied", "affirmed") if negative else ("affirmed", "denied")
    return f"{shown[0]}: {words[0]} | {shown[1]}: {words[1]}"


def _prepositions(pair: Pair, changes: Changes) -> Iterator[Difference]:
    """One preposition for its opposite: "for the bill" beside "against the bill"."""
    for change in changes if pair.close else ():
        if len(change.left) != 1 or len(change.right) != 1:
            continue
        words = pair.left.norm(change.left.start) or "", pair.right.norm(change.right.start) or ""
        if words in OPPOSITE_PREPOSITIONS or words[::-1] in OPPOSITE_PREPOSITIONS:
            note = f"{words[0]} | {words[1]}: the contrary"
            yield Difference("negation", "substantive", change.left, change.right, note)


DETECTOR = Detector(
    kind="negation",
    detect=_detect,
    valid=(
        Example(
            "The siren sounded in the village before the wave came.",
            "The siren did not sound in the village before the wave came.",
            ("sounded", "did not sound"), "substantive",
        ),
        Example(
            "The operator has not ruled out a further release of water.",
            "The operator has ruled out a further release of water.",
            ("has not ruled", "has ruled"), "substantive",
        ),
        Example(
            "The two sides failed to reach an agreement on fish quotas.",
            "The two sides reached an agreement on fish quotas.",
            ("failed to reach", "reached"), "substantive",
        ),
        Example(
            "The senate accepted the budget in a late session.",
            "The senate rejected the budget in a late session.",
            ("accepted", "rejected"), "substantive",
        ),
        Example(
            "A strike at the port is likely this autumn, the union said.",
            "A strike at the port is unlikely this autumn, the union said.",
            ("is likely", "is unlikely"), "substantive",
        ),
        Example(
            "The mayor was not the first to hear of the flood.",
            "The mayor was the first to hear of the flood.",
            ("was not the first", "was the first"), "substantive",
        ),
        Example(
            "The levy is not only a burden for the ports.",
            "The levy is not a burden for the ports.",
            ("is not only a burden", "is not a burden"), "substantive",
        ),
        Example(
            "The governor spoke for the bill in both chambers.",
            "The governor spoke against the bill in both chambers.",
            ("for", "against"), "substantive",
        ),
    ),
    invalid=(
        Example(
            "One or two small things ended up going not quite right at the depot.",
            "One or two small things ended up not going quite right at the depot.",
        ),
        Example("No, the ferry sails on Monday, he said.", "The ferry sails on Monday, he said."),
        Example(
            "She asked why we don't just close the old road.", "She asked why don't we just close the old road.",
        ),
        Example("The two sides failed to agree on quotas.", "The two sides could not agree on quotas."),
        Example("The senate did not accept the budget.", "The senate rejected the budget."),
        Example("It was not only the valley that was flooded.", "It was the valley that was flooded."),
        Example("No deal was reached at the talks.", "A deal was not reached at the talks."),
    ),
)  # fmt: skip
