"""Modality: a hedge lost or added, a plan become a fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from provenance.divergence.alignment import Change
from provenance.divergence.causation import relating
from provenance.divergence.chains import AS_FAR_AS, Chain, hedges
from provenance.divergence.detecting import Changes, Detector, Difference, Example, Pair, meet, remaining
from provenance.divergence.lexemes import key, keyed, listed
from provenance.divergence.passage import Reading
from provenance.divergence.polarity import Heads, shared_heads
from provenance.divergence.vocabulary import (
    ALL_MODALS,
    CONDITIONS,
    MODALS,
    PERCEPTION,
    SAME_MODALS,
    STANDALONE_HEDGES,
    Strength,
    hedge,
)
from provenance.model import Severity

_WORDS: dict[Strength, str] = {
    "real": "as a fact",
    "future": "as certain to come",
    "planned": "as planned or expected",
    "duty": "as called for",
    "likely": "as likely or alleged",
    "possible": "as possible",
}
_GRAVE: frozenset[frozenset[Strength]] = frozenset(
    frozenset(levels)
    for levels in (
        ("real", "planned"), ("real", "duty"), ("real", "likely"), ("real", "possible"),
        ("future", "likely"), ("future", "possible"), ("planned", "possible"),
    )
)  # fmt: skip
"""Strengths between which a reader is told another thing."""
_TENSE: frozenset[frozenset[Strength]] = frozenset({frozenset({"real", "future"})})


def _detect(pair: Pair, changes: Changes) -> Iterator[Difference]:
    related = next(relating(pair, changes), None)
    if related:
        yield related
        changes = remaining(changes, related)
    shown: list[Change] = []
    for heads in shared_heads(pair, changes):
        gravity = _gravity(pair, heads)
        left, right = heads.left.words, heads.right.words
        if gravity and not any(left.start == one.left.start for one in shown):
            shown.append(Change(left, right))
            fact = _come_true(pair, heads)
            yield Difference("modality", gravity, left, right, _notes(heads), come_true=fact)
    free = [
        one
        for one in changes
        if not any(meet(one.left, two.left) or meet(one.right, two.right) for two in shown)
    ]
    yield from _standalone(pair, free)
    yield from _modals(pair, free)


def _notes(heads: Heads) -> str:
    wished = _wished(heads.left), _wished(heads.right)
    if any(wished) and heads.left.strength == heads.right.strength:
        return "as wished for | as decided" if wished[0] else "as decided | as wished for"
    return _note(heads.left.strength, heads.right.strength)


def _note(left: Strength, right: Strength) -> str:
    return f"{_WORDS[left]} | {_WORDS[right]}" if left != right else "two ways to say that it is possible"


def _gravity(pair: Pair, heads: Heads) -> Severity | None:
    one, other = heads.left, heads.right
    if heads.flipped or _untold(pair.left, one) or _untold(pair.right, other):
        return None
    levels: frozenset[Strength] = frozenset({one.strength, other.strength})
    if _wished(one) != _wished(other) and _decided(other if _wished(one) else one):
        return "substantive" if heads.alike and not (one.negative or _conditional(pair, heads)) else "minor"
    if len(levels) == 1:
        return "minor" if _other_modal(one, other) else None
    if levels in _TENSE or _perceived(pair, heads) or _balanced(pair, levels):
        return None
    grave = (
        levels in _GRAVE and heads.alike and not one.negative and (pair.repeated or _doubted(levels, heads))
    )
    return "substantive" if grave and not _conditional(pair, heads) else "minor"


def _doubted(levels: frozenset[Strength], heads: Heads) -> bool:
    """Whether one side tells for uncertain what the other does not, however freely both tell it.

    A plan, what "would" or "can" be, and "potential" risks are told in many ways: they weigh where a
    sentence was repeated.
    """
    loose = any(key(one.modal or "") in _LOOSE for one in (heads.left, heads.right))
    return levels.isdisjoint({"planned", "duty"}) and not loose


def _come_true(pair: Pair, heads: Heads) -> Literal["left", "right"] | None:
    """The side that tells as a fact what the other tells as still to come."""
    coming = _coming(pair.left, heads.left), _coming(pair.right, heads.right)
    if heads.right.strength == "real" and coming[0]:
        return "right"
    return "left" if heads.left.strength == "real" and coming[1] else None


def _coming(reading: Reading, one: Chain) -> bool:
    return one.strength == "planned" or any(reading.norm(index) in _FUTURE for index in one.words)


def _wished(one: Chain) -> bool:
    """Whether it is only wanted: "want to close", "hope to close"."""
    return one.strength == "planned" and key(one.modal or "") in _WISHES


def _decided(one: Chain) -> bool:
    """Whether it is settled: "will close", "decided to close"."""
    return one.strength == "future" or (one.strength == "planned" and key(one.modal or "") in _DECISIONS)


_LOOSE = keyed("would can potential possible")
_FUTURE = listed("will 'll would going")
_WISHES = keyed("want hope wish seek")
_DECISIONS = keyed("decide agree schedule")


def _untold(reading: Reading, one: Chain) -> bool:
    """How sure an infinitive, a subjunctive, or what begins a clause is, stands elsewhere."""
    return one.infinitive or one.bare or (reading.norm(one.words.start) == "be" and len(one.words) > 1)


def _balanced(pair: Pair, levels: frozenset[Strength]) -> bool:
    """Whether both sides hold as many hedges, so that one only stands elsewhere or is another word."""
    return "real" in levels and hedges(pair.left) == hedges(pair.right)


def _other_modal(one: Chain, other: Chain) -> bool:
    modals = one.modal or "", other.modal or ""
    return modals[0] != modals[1] and modals not in SAME_MODALS and set(modals) <= MODALS


def _perceived(pair: Pair, heads: Heads) -> bool:
    return pair.left.words[heads.left.words[-1]].key in PERCEPTION


def _conditional(pair: Pair, heads: Heads) -> bool:
    """Inside a condition a hedge weighs little: "if the rain eases" and "should the rain ease"."""
    return any(
        reading.norm(index) in CONDITIONS
        for reading, words in ((pair.left, heads.left.words), (pair.right, heads.right.words))
        for index in range(max(0, words.start - 4), words.start)
    )


def _standalone(pair: Pair, changes: Changes) -> Iterator[Difference]:
    """A hedge of one word: "the alleged attack" beside "the attack"."""
    for change in changes if pair.close else ():
        hedged = _hedge(pair.left, change.left), _hedge(pair.right, change.right)
        plain = (
            not any(not pair.left.words[i].function for i in change.left),
            not any(not pair.right.words[j].function for j in change.right),
        )
        if not ((hedged[0] and plain[1]) or (hedged[1] and plain[0])):
            continue
        sure = pair.framed(change.left, change.right) and hedges(pair.left) != hedges(pair.right)
        sure = sure and not _prospective(pair, change)
        note = "hedged | as a fact" if hedged[0] else "as a fact | hedged"
        shown = _with_next(pair.left, change.left), _with_next(pair.right, change.right)
        if pair.alignment.partners.get(change.left.stop) != change.right.stop or _uneven(shown, change):
            shown = change.left, change.right
        yield Difference("modality", "substantive" if sure else "minor", *shown, note, narrow=change)


def _prospective(pair: Pair, change: Change) -> bool:
    """Whether it is a "potential" ally or risk, whom or which nobody doubts."""
    sides = ((pair.left, change.left), (pair.right, change.right))
    return any(reading.norm(index) == "potential" for reading, words in sides for index in words)


def _uneven(shown: tuple[range, range], change: Change) -> bool:
    """Whether a mark keeps the next word from one of the two."""
    return shown[0] == change.left or shown[1] == change.right


def _modals(pair: Pair, changes: Changes) -> Iterator[Difference]:
    """One modal for another, whatever it governs: "may be" beside "will be"."""
    for change in changes if pair.close else ():
        if len(change.left) != 1 or len(change.right) != 1 or not pair.framed(change.left, change.right):
            continue
        words = pair.left.norm(change.left.start) or "", pair.right.norm(change.right.start) or ""
        if not set(words) <= ALL_MODALS:
            continue
        one, other = hedge(words[0], None), hedge(words[1], None)
        if one and other and (one != other or set(words) <= MODALS) and words not in SAME_MODALS:
            severity: Severity = "substantive" if frozenset({one, other}) in _GRAVE else "minor"
            left, right = _with_next(pair.left, change.left), _with_next(pair.right, change.right)
            yield Difference("modality", severity, left, right, _note(one, other), narrow=change)


def _hedge(reading: Reading, words: range) -> bool:
    content = [reading.words[index] for index in words if not reading.words[index].function]
    if any(reading.norm(index - 1) in AS_FAR_AS for index in words):
        return False
    return bool(content) and all(word.norm in STANDALONE_HEDGES for word in content)


def _with_next(reading: Reading, words: range) -> range:
    """The hedge with the word that it hedges."""
    stop = min(words.stop + 1, len(reading))
    return (
        range(words.start, stop)
        if words.stop < len(reading) and not reading.gap(words.stop).strip()
        else words
    )


DETECTOR = Detector(
    kind="modality",
    detect=_detect,
    valid=(
        Example(
            "Engineers could open a second gate by Monday, he added.",
            "Engineers will open a second gate by Monday, he added.",
            ("could open", "will open"), "substantive",
        ),
        Example(
            "An anchor may have cut the cable to the islands.",
            "An anchor cut the cable to the islands.",
            ("may have cut", "cut"), "substantive",
        ),
        Example(
            "The council is considering closing the old bridge.",
            "The council is closing the old bridge.",
            ("is considering closing", "is closing"), "substantive",
        ),
        Example(
            "Police released the alleged thief on Monday morning.",
            "Police released the thief on Monday morning.",
            ("alleged thief", "thief"), "substantive",
        ),
        Example(
            "The company plans to build a second plant near the lake.",
            "The company built a second plant near the lake.",
            ("plans to build", "built"), "substantive",
        ),
        Example(
            "The owners want to close the mine before winter.",
            "The owners will close the mine before winter.",
            ("want to close", "will close"), "substantive",
        ),
        Example(
            "The owners hope to close the mine before winter.",
            "The owners decided to close the mine before winter.",
            ("hope to close", "decided to close"), "substantive",
        ),
        Example(
            "The clerk reportedly hid the ledger in a barn.",
            "The clerk hid the ledger in a barn.",
            ("reportedly hid", "hid"), "substantive",
        ),
        Example(
            "Night shifts are linked to a higher number of errors in the control room.",
            "Night shifts cause a higher number of errors in the control room.",
            ("are linked to", "cause"), "substantive",
        ),
        Example(
            "The new toll lowers traffic on the old bridge, the study found.",
            "The new toll is associated with lower traffic on the old bridge, the study found.",
            ("lowers", "is associated with"), "substantive",
        ),
    ),
    invalid=(
        Example("The law may come into force in June.", "The law might come into force in June."),
        Example("Guests could hear shots from the square.", "Guests heard shots from the square."),
        Example("The ship will leave port at noon.", "The ship leaves port at noon."),
        Example("Rain is linked to delays on the line.", "Rain is associated with delays on the line."),
        Example(
            "The tunnel links the port to the ring road and cuts the trip.",
            "The tunnel connects the port to the ring road and cuts the trip.",
        ),
    ),
)  # fmt: skip
