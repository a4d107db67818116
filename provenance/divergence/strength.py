"""How strongly one thing is said to bring about another: not at all, a link, perhaps, surely.

The scale is the one by which press releases were measured against the papers they report (Sumner
and others, BMJ 2014): no relation, correlation, conditional causation, causation. It is read off the
words that state the relation and what stands before them, and holds for prices as for pills.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from provenance.divergence.chains import AS_FAR_AS, chain, denies
from provenance.divergence.lexemes import key, keyed, listed
from provenance.divergence.passage import Reading
from provenance.divergence.vocabulary import AUXILIARIES, DETERMINERS, PREPOSITIONS

Grade = Literal[0, 1, 2, 3]
GRADES = ("as unrelated", "as a link", "as a possible cause", "as a cause")
"""What each grade says."""

CAUSES = keyed(
    """
    cause trigger prevent cure boost reduce decrease increase raise cut lower limit make kill protect
    improve enhance
    relieve ease worsen harm damage destroy help save affect influence determine shape drive fuel curb
    disrupt inhibit suppress block stop halt slow delay speed accelerate reverse weaken strengthen promote
    encourage discourage spark produce create activate regulate control deter hinder undermine threaten
    mitigate alleviate diminish shorten lengthen prolong double triple halve counter combat devastate
    benefit stimulate impair attenuate induce elevate facilitate heal aggravate exacerbate
    """
)
"""Verbs that say that their subject brings something about, or keeps it from happening."""
LINKS = keyed("link associate correlate relate connect association correlation connection relationship tie")
"""Words that say that two things go together, and no more."""
_LEADS = {"lead": "to", "result": "in", "contribute": "to", "responsible": "for", "because": "of",
          "due": "to", "thanks": "to", "effect": "on", "impact": "on", "give": "rise", "bring": "about",
          "owing": "to", "account": "for", "effective": "for"}  # fmt: skip
_LEADING = _LEADS | {key(word): follower for word, follower in _LEADS.items()}
"""Words that are causal with the word after them alone: "leads to", "because of"."""
_NOUNS = listed("cause causes trigger triggers effect effects impact")
_COMPARING = listed("likely than compared versus risk risks marker markers predictor predictors")
_HEDGES = listed(
    """
    may might can could possible possibly perhaps maybe potential potentially likely probably
    appear appears appeared seem seems seemed believed thought key promise promising
    """
)
_NEARLY_NEGATIVE = listed("little no without lack lacks lacked fail fails failed failing")
_REACH = 10
"""Words before a causal verb among which a hedge still bears on it."""


@dataclass(frozen=True, slots=True)
class Relation:
    """The words that relate two things, and how strongly."""

    words: range
    grade: Grade


@functools.lru_cache(maxsize=20_000)
def relations(reading: Reading) -> tuple[Relation, ...]:
    """Every place where something is said to go with something else or to bring it about, in order."""
    return tuple(_found(reading))


def strength(reading: Reading) -> Grade:
    """How strong the relation is that a passage states first, its point; 0 where it states none."""
    found = relations(reading)
    return found[0].grade if found else 0


def _found(reading: Reading) -> Iterator[Relation]:
    for index, word in enumerate(reading.words):
        if _links(reading, index):
            denied = chain(reading, index).negative or denies(reading, index - 1)
            yield Relation(_shown(reading, index), 0 if denied else 1)
        elif causal(reading, index):
            yield Relation(_shown(reading, index), _causal_grade(reading, index))
        elif word.norm in _COMPARING and not _alternative(reading, index):
            yield Relation(range(index, index + 1), 1)


def _shown(reading: Reading, index: int) -> range:
    """The word with what leads up to it and the particle that it needs."""
    leads = _LEADING.get(reading.words[index].key, "") == reading.norm(index + 1)
    particle = leads or (_links(reading, index) and reading.norm(index + 1) in {"to", "with"})
    return range(chain(reading, index).words.start, index + 1 + particle)


def _links(reading: Reading, index: int) -> bool:
    """Whether a word ties two things together: "linked to", "a link between"."""
    word = reading.words[index]
    if word.key not in LINKS or word.sort == "name":
        return False
    reach = _LINKED_REACH if word.norm.endswith(("ed", "ing")) else _LINK_REACH
    stop = next((near for near in range(index + 1, index + reach) if _ends(reading, near)), index + reach)
    ahead = {reading.norm(near) for near in range(index + 1, stop)}
    return not ahead.isdisjoint(_LINKING)


_LINKING = listed("to with between of")
_LINK_REACH, _LINKED_REACH = 3, 7
"""Words after a link among which its particle stands: "a link between"; "linked the two crimes to"."""


def _ends(reading: Reading, index: int) -> bool:
    return index >= len(reading) or reading.breaks(index)


def causal(reading: Reading, index: int) -> bool:
    """Whether a word says that something is brought about."""
    word = reading.words[index]
    if word.sort == "name" or reading.norm(index - 1) in _PARTICIPIAL:
        return False
    if (follower := _LEADING.get(word.key)) is not None:
        return reading.norm(index + 1) == follower
    if word.norm in _NOUNS and reading.norm(index + 1) in {"of", "behind", "on"}:
        return True
    return word.key in CAUSES and _verbal(reading, index)


_PARTICIPIAL = listed("than")
_COPULAS = AUXILIARIES - listed("do does did")


def _verbal(reading: Reading, index: int) -> bool:
    """Whether a word that may be a noun or an adjective is a verb where it stands."""
    word, before = reading.words[index], reading.norm(index - 1)
    if before is None:
        return word.norm.endswith("ing")
    if word.norm.endswith("ing"):
        return before not in DETERMINERS
    if before in _COPULAS and not word.norm.endswith("ed"):
        return False  # "are lower", "had double"
    if word.norm.endswith("ed") and (before in DETERMINERS or before in PREPOSITIONS or before == "had"):
        return False  # "a reduced risk", "linked to increased prices"
    if before in DETERMINERS or (before in PREPOSITIONS and before != "to"):
        return False
    return reading.norm(index + 1) not in {"of", "in"} or before in AUXILIARIES or before == "to"


def _causal_grade(reading: Reading, index: int) -> Grade:
    """2 for a cause that is hedged, 0 for one that is denied."""
    one = chain(reading, index)
    start = max(0, index - _REACH)
    ahead = [near for near in range(start, index + 1) if _one_clause(reading, near, index)]
    if one.negative or any(reading.norm(near) in _NEARLY_NEGATIVE for near in ahead):
        return 0
    hedged = one.strength in ("possible", "likely", "planned") or any(
        reading.norm(near) in _HEDGES and reading.norm(near - 1) not in AS_FAR_AS for near in ahead
    )
    return 2 if hedged else 3


def _one_clause(reading: Reading, near: int, index: int) -> bool:
    return not any(reading.breaks(between) for between in range(near + 1, index + 1))


def _alternative(reading: Reading, index: int) -> bool:
    """Whether a word of comparison compares no two groups: "likely" without "more", "more than 900"."""
    word = reading.words[index]
    if word.norm == "likely":
        return reading.norm(index - 1) not in {"more", "less"}
    after = index + 1 < len(reading) and reading.words[index + 1].sort == "number"
    return word.norm == "than" and (after or reading.norm(index - 1) in {"rather", "other"})
