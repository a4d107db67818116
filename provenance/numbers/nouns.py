"""The noun a number counts, found without a parser."""

from __future__ import annotations

import re

from provenance.text import FUNCTION_WORDS, stem

_WORD = re.compile(r"[^\S\n]{1,2}(?P<word>[^\W\d_](?:[\w.]|[-'’](?=\w)){0,30})")
_OF = re.compile(
    r"\s(?:of|among)(?:\s(?:the|its|their|his|her|our|all|those|these|them|whom))?"
    r"(?:\s(?:more than|about|nearly|some)\s[\d,.]{1,12})?(?=\s)"
)
_ATTACHED = re.compile(r"-([^\W\d_]{3,20})\b(?!-)")
"""The noun of "12-member"."""
_PLURALS = frozenset(
    str.split(
        "people men women children police troops personnel staff cattle sheep fish feet teeth crew media "
        "data criteria phenomena aircraft spacecraft servicemen servicewomen policemen businessmen fishermen "
        "firefighters youth others"
    )
)
_NOT_PLURAL = re.compile(
    r"(?:ss|us|is|ous|'s|’s)$|^(?:was|has|as|its|his|this|yes|plus|across|always|perhaps|versus"
    r"|sometimes|does|says|news)$"
)
_OUTCOMES = {
    "killed": "kill", "dead": "kill", "died": "kill", "dies": "kill", "die": "kill", "deaths": "kill",
    "fatalities": "kill", "slain": "kill", "wounded": "injur", "injured": "injur", "hurt": "injur",
    "injuries": "injur", "missing": "miss", "arrested": "arrest", "arrests": "arrest", "detained": "detain",
    "displaced": "displac", "hospitalized": "hospit", "hospitalised": "hospit", "infected": "infect",
    "infections": "infect",
}  # fmt: skip
"""What became of people is counted in nouns and participles alike: "12 dead", "12 killed", "12 deaths"."""
_IRREGULAR = {
    "person": "peopl", "persons": "peopl", "individuals": "peopl", "men": "man", "women": "woman",
    "children": "child", "policemen": "policeman", "servicemen": "serviceman", "businessmen": "businessman",
    "fishermen": "fisherman", "feet": "foot", "teeth": "tooth",
}  # fmt: skip
_REACH = 4
"""Words looked at after a number: adjectives and the noun."""
_ONE = 1.0
_SHORTEST_PLURAL = 4


def head_noun(text: str, at: int, value: float) -> str | None:
    """The stem of the noun that a number ending at ``at`` counts; ``None`` where none is clear.

    The first plural within a few words ("12 Russian soldiers"); after "one" the first word.
    """
    attached = _ATTACHED.match(text, at)
    if attached:
        return stem(attached[1].lower())
    of = _OF.match(text, at)
    if of:
        at = of.end()
    first: str | None = None
    for _ in range(_REACH):
        match = _WORD.match(text, at)
        if match is None:
            break
        word = match["word"].lower().rstrip(".")
        if word in FUNCTION_WORDS and word not in ("more", "other", "own", "such", "same", "further"):
            break
        if word in _OUTCOMES or word in _IRREGULAR:
            return _OUTCOMES.get(word) or _IRREGULAR[word]
        if _many(word):
            return stem(word)
        first = first or word
        at = match.end()
    return stem(first) if first and value == _ONE else None


def _many(word: str) -> bool:
    """Whether a lower-case word is a plural."""
    if word in _PLURALS or word.endswith(("children", "women")):
        return True
    return len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not _NOT_PLURAL.search(word)


def part_noun(text: str, at: int) -> str | None:
    """The noun of which a share ending at ``at`` is taken: "12% of farmers"."""
    return head_noun(text, at, 0) if _OF.match(text, at) else None


def outcome(verb: str) -> str:
    """The noun of a verb's objects: "killing" -> as in "12 killed"."""
    return _OUTCOMES.get(verb) or _OUTCOMES.get(stem(verb) + "ed") or stem(verb)
