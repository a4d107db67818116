"""English verb forms: from a lemma to its forms, and from a form back to its lemma."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from provenance.attribution.words import IRREGULAR

FormName = Literal["base", "s", "ing", "past", "participle", "ed"]
"""``ed``: past and participle in one, as of regular verbs."""

_VOWELS = frozenset("aeiou")
# Verbs of two syllables that double their last consonant because the stress falls on it.
_DOUBLING = frozenset(
    """admit allot begin commit compel concur confer control defer deter embed emit equip excel expel forget
    incur infer occur omit patrol permit prefer quip rebel rebut recur refer regret rebut repel submit
    transfer transmit upset""".split()
)


def forms(lemma: str) -> dict[str, FormName]:
    """The forms of one lemma, each with its name; irregular ones as listed."""
    listed = _IRREGULAR.get(lemma)
    if listed is None:
        past = _past(lemma)
        return {lemma: "base", _third(lemma): "s", _ing(lemma): "ing", past: "ed"}
    past, participle = listed
    found: dict[str, FormName] = {past: "past", participle: "participle"}
    if past == participle:
        found = {past: "ed"}
    return {**found, lemma: "base", _third(lemma): "s", _ing(lemma): "ing"}


def dictionary(lemmas: Iterable[str]) -> dict[str, tuple[str, FormName]]:
    """Every form of ``lemmas``, with its lemma; where two share a form, the first in order has it."""
    found: dict[str, tuple[str, FormName]] = {}
    for lemma in sorted(lemmas):
        for form, name in forms(lemma).items():
            found.setdefault(form, (lemma, name))
    return found


def _third(lemma: str) -> str:
    if lemma == "have":
        return "has"
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return _doubled(lemma) + "ed"


def _ing(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and lemma != "be":
        return lemma[:-1] + "ing"
    return _doubled(lemma) + "ing"


def _doubled(lemma: str) -> str:
    syllables = sum(
        char in _VOWELS and (index == 0 or lemma[index - 1] not in _VOWELS)
        for index, char in enumerate(lemma)
    )
    short = len(lemma) > 2 and lemma[-1] not in "aeiouwxy" and lemma[-2] in _VOWELS  # noqa: PLR2004
    if short and lemma[-3] not in _VOWELS and (syllables == 1 or lemma in _DOUBLING):
        return lemma + lemma[-1]
    return lemma


_IRREGULAR = {
    base: (past, participle) for base, past, participle in (e.split("/") for e in IRREGULAR.split())
}
