"""Entity: one name in the place of another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz.distance import OSA

from provenance.divergence.alignment import Change
from provenance.divergence.bearers import ALIASES, NICKNAMES
from provenance.divergence.detecting import Changes, Detector, Difference, Example, Pair, meet
from provenance.names import Name, country, same
from provenance.text import spelling

Named = tuple[Name, range]
_WIDEST = 5
_VARIANT_EDITS = 0.25
"""Share of letters in which two transliterations of one name may differ (Gaddafi, Kaddafi)."""
_SHORTEST_VARIANT = 5
_FEWEST_CONSONANTS = 3


def _detect(pair: Pair, changes: Changes) -> Iterator[Difference]:
    seen: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for change in changes if pair.close else ():
        if not (change.left and change.right) or max(len(change.left), len(change.right)) > _WIDEST:
            continue
        lefts = [one for one in pair.left.names if meet(one[1], change.left)]
        rights = [one for one in pair.right.names if meet(one[1], change.right)]
        if not (len(lefts) == len(rights) == 1 and _alone(pair, change, lefts[0], rights[0])):
            continue
        judged = _judged(pair, lefts[0], rights[0])
        keys = lefts[0][0].key, rights[0][0].key
        yield replace(judged, severity=None) if keys in seen else judged
        seen.add(keys)


def _alone(pair: Pair, change: Change, one: Named, other: Named) -> bool:
    """Whether the names are all that was changed: nothing of content stands beside them."""
    sides = ((pair.left, change.left, one[1]), (pair.right, change.right, other[1]))
    return all(
        reading.words[index].function or index in words for reading, run, words in sides for index in run
    )


def _judged(pair: Pair, one: Named, other: Named) -> Difference:
    left, right = one[1], other[1]
    if _variants(one[0], other[0]):
        return Difference("spelling", "minor", left, right, "two spellings of one name")
    if _one_bearer(one[0], other[0]):
        return Difference("entity", "minor", left, right, "two forms of one name")
    sure = _surely_named(one) and _surely_named(other) and _distinct(one[0], other[0])
    if not (sure and pair.framed(left, right)):
        return Difference("entity", "minor", left, right, "perhaps not the same name")
    return Difference("entity", "substantive", left, right, f"{one[0].text} | {other[0].text}")


def _surely_named(one: Named) -> bool:
    """Whether this is a name at all: capitals at the start of a passage or in a title say little."""
    lone = len(one[1]) == 1 and one[1].start == 0 and one[0].kind == "unknown"
    return one[0].certain and not lone


_PARTY = re.compile(r"[DRI][-–—][A-Z][\w.]*|(?:.* )?(?:Democrat|Republican|Independent)")
"""A lawmaker's party and state, as two houses write them: "D-N.Y.", "New York Democrat"."""


def _one_bearer(one: Name, other: Name) -> bool:
    """Whether the names can be two forms of one: shorter, an acronym, a capital for its country."""
    if _PARTY.match(one.text) and _PARTY.match(other.text):
        return True
    if same(one, other) or _acronym(one, other) or _acronym(other, one):
        return True
    if _bearer(one) == _bearer(other):
        return True
    short, long = sorted((_letters(one), _letters(other)), key=len)
    if long.startswith(short) and len(short) >= _SHORTEST_VARIANT:
        return True
    return set(one.key) <= set(other.key) or set(other.key) <= set(one.key)


def _bearer(name: Name) -> str:
    """Who is meant: for a capital or a nation its country."""
    joined = " ".join(country(name) or name.key)
    return ALIASES.get(joined, joined)


def _letters(name: Name) -> str:
    """The letters alone, a plural or possessive ending and abbreviations undone.

    "SuperPACs" and "Super PAC's", "StateDept" and "State Department" are the same letters.
    """
    letters = "".join(name.key).replace("'", "").replace("-", "").removesuffix("s")
    return next(
        (letters.removesuffix(short) + full for short, full in _ENDINGS if letters.endswith(short)), letters
    )


_ENDINGS = (("dept", "department"), ("govt", "government"), ("univ", "university"), ("assn", "association"))


def _acronym(short: Name, long: Name) -> bool:
    letters = short.text.replace(".", "")
    initials = "".join(part[0] for part in long.text.replace("-", " ").split() if part[0].isupper())
    if not (letters.isupper() and len(letters) > 1):
        return False
    return letters == initials or (long.text.isupper() and long.text.startswith(letters))


def _variants(one: Name, other: Name) -> bool:
    """Whether every part of one name is a spelling of the same part of the other."""
    if one.key == other.key or (country(one) and country(other)):
        return False
    whole = _consonants("".join(one.key)), _consonants("".join(other.key))
    if len(one.key) != len(other.key):
        return whole[0] == whole[1] and len(whole[0]) >= _FEWEST_CONSONANTS
    return all(_variant(a, b) for a, b in zip(one.key, other.key, strict=True))


def _variant(a: str, b: str) -> bool:
    if spelling(a) == spelling(b) or (len(_consonants(a)) > 1 and _consonants(a) == _consonants(b)):
        return True
    longest = max(len(a), len(b))
    return min(len(a), len(b)) >= _SHORTEST_VARIANT and OSA.distance(a, b) <= _VARIANT_EDITS * longest


def _consonants(part: str) -> str:
    """What transliterations keep: "qaeda" and "qaida", "swain" and "swayne"."""
    return "".join(letter for letter in part if letter not in "aeiouy'-")


def _distinct(one: Name, other: Name) -> bool:
    """Whether two names are surely two bearers."""
    told = same(one, other)
    if one.key[-1:] == other.key[-1:] and _nicknamed(one.key[0], other.key[0]):
        return False
    if told is not None:
        return not told
    if one.kind != other.kind and "unknown" not in (one.kind, other.kind):
        return False
    if one.key[-1:] == other.key[-1:]:
        return len(one.key) == len(other.key)
    return bool(one.key and other.key)


def _nicknamed(one: str, other: str) -> bool:
    """Whether two first names can be one person's: "Ted" and "Edward", "T." and "Ted"."""
    if one.startswith(other[:2]) or other.startswith(one[:2]):
        return True
    return any({one, other} <= names for names in NICKNAMES)


DETECTOR = Detector(
    kind="entity",
    detect=_detect,
    valid=(
        Example(
            "The delegates met on a survey ship off Reykjavik in heavy rain.",
            "The delegates met on a survey ship off Helsinki in heavy rain.",
            ("Reykjavik", "Helsinki"), "substantive",
        ),
        Example(
            "The treaty was signed by Angela Merkel after four days of talks.",
            "The treaty was signed by Emmanuel Macron after four days of talks.",
            ("Angela Merkel", "Emmanuel Macron"), "substantive",
        ),
    ),
    invalid=(
        Example("The minister flew to Norway for the talks.", "The minister flew home for the talks."),
        Example("The ferry left the port of Odessa on time.", "The ferry left the port of Odesa on time."),
    ),
)  # fmt: skip
