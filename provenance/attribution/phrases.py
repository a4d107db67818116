"""What a noun group is made of: its head, the proper name in it, the kind of thing it names."""

from __future__ import annotations

import re
from itertools import pairwise

from provenance.attribution import vocabulary as v
from provenance.attribution.grammar import Words
from provenance.attribution.groups import Group
from provenance.lexicon import kind_of_noun
from provenance.model import Outlet, Source, SourceKind
from provenance.text import normal

MEDIA_NOUN = re.compile(
    r"""^(?P<before>(?:[^\W\d_][\w.'’-]*\s){0,5}?)
    (?P<kind>(?:(?:tele)?news|press|wire|information)\s(?:agency|service)|newswire|wire\sservice|agency
      |(?:media|news)\s(?:outlet|organi[sz]ation)|outlet|publication
      |newspaper|daily|tabloid|broadsheet|weekly|magazine|paper
      |(?:news|TV|television|radio)\s(?:channel|network|station|broadcaster)|broadcaster|channel|network
      |(?:news\s)?(?:website|site|portal))$""",
    re.VERBOSE | re.IGNORECASE,
)
# Nouns that make a name the name of an outlet; a bare "agency" or "network" can be anything.
_SURE_KIND = re.compile(
    r"""\b(?:(?:tele)?news\s(?:agency|service|channel|network|station|website|site|portal|outlet)|newswire|wire\sservice
    |newspaper|daily|tabloid|broadsheet|magazine|broadcaster|(?:TV|tv|television|radio)\s(?:channel|network|station))\b""",
    re.VERBOSE,
)


def source_of(outlet: Outlet) -> Source:
    """An outlet of the gazetteer as a source."""
    return Source(id=outlet.id, name=outlet.name, kind=outlet.kind)


def slug(name: str) -> str:
    """An id for a name: its normal words joined by hyphens."""
    return "-".join(re.findall(r"\w+", normal(name.replace("’s", "").replace("'s", ""))))[:80]


def has_name(words: Words, group: Group) -> bool:
    """Whether a group has a proper name in it that is no country's."""
    return any(
        words.raw[index][0].isupper() and index > group.first and v.country_in(words.low[index]) is None
        for index in range(group.first, group.core + 1)
    )


def head_of(words: Words, group: Group) -> int:
    """The head noun of a group: the last word before a preposition, participle or relative."""
    for index in range(group.first + 1, group.core + 1):
        if words.tag[index] in "PeGSV" or words.tag[index] == ",":
            return index - 1
    return group.core


def capital_runs(words: Words) -> list[tuple[int, int]]:
    """First and last word of each run of capitalised names."""
    if words.capitals is None:
        capital = [tag == "N" and raw[0].isupper() for tag, raw in zip(words.tag, words.raw, strict=True)]
        words.capitals = [
            (first, index)
            for index, here in enumerate(capital)
            if here and not (index + 1 < len(capital) and capital[index + 1])
            for first in [_start_of_run(capital, index)]
        ]
    return words.capitals


def _start_of_run(capital: list[bool], last: int) -> int:
    while last > 0 and capital[last - 1]:
        last -= 1
    return last


def bare(words: Words, first: int, last: int) -> range | None:
    """A run of capitals without the titles and nationalities before the name."""
    start = first
    for index in range(first, last + 1):
        if words.low[index].rstrip(".") in v.TITLES or v.country_in(words.low[index]):
            start = index + 1
    return range(start, last + 1) if start <= last else None


def proper(words: Words, group: Group) -> tuple[int, int] | None:
    """The words of the proper name in a source phrase, from its core, else from its apposition."""
    core = _proper_in(words, group.first, group.core)
    if core is not None or group.last == group.core:
        return core
    return _proper_in(words, group.core + 1, group.last)


def _proper_in(words: Words, first: int, last: int) -> tuple[int, int] | None:
    runs = [
        (start, stop)
        for start, stop in capital_runs(words)
        if first <= start and stop <= last and not (stop < last and words.tag[stop + 1] == "'")
        if "(" not in words.low[first:start]
    ]
    if not runs:
        return None
    named = _named(words, first, runs)
    if named is None:
        return None
    start, stop = named
    if stop < last and words.tag[stop + 1] == "N" and words.low[stop + 1] not in v.BODIES:
        return None
    while stop < last and words.low[stop + 1] in v.BODIES:
        stop += 1
    joined = _joined_by_of(words, runs)
    if joined is not None:
        return joined
    name = bare(words, start, stop)
    if name is None:
        return None
    return name[0], name[-1]


def _named(words: Words, first: int, runs: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The run that names the source: the last one, unless that only says where somebody is from.

    "Sen. Ann Lee of Borvia" is Ann Lee; "the senator from Borvia" goes without a name.
    """
    start, stop = runs[-1]
    link = start - 1 - (words.tag[start - 1] == "D")
    if link <= first or words.low[link] not in ("of", "from", "in"):
        return start, stop
    if len(runs) > 1 and runs[-2][1] == link - 1:
        earlier = bare(words, *runs[-2])
        return runs[-2] if earlier is not None and words.low[link - 1] not in v.BODIES else (start, stop)
    personal = words.low[link - 1].removesuffix("s") in v.ROLES - v.OFFICIALS | _ELECTED
    return None if personal else (start, stop)


_ELECTED = frozenset("senator governor mayor".split())


def _joined_by_of(words: Words, runs: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Find "Ministry of Foreign Affairs", "Bank of Borvia": one name."""
    for (start, stop), (following, end) in pairwise(runs):
        if following - stop == 2 and words.low[stop + 1] == "of" and words.low[stop] in v.BODIES:  # noqa: PLR2004
            return start, end
    return None


def nouns_of(words: Words, group: Group) -> frozenset[str]:
    """The lower-case forms of the nouns that describe the source."""
    return frozenset(
        words.low[index].rstrip(".")
        for index in range(group.first, group.last + 1)
        if words.tag[index] == "N"
    )


def kind_of(words: Words, first: int, last: int, nouns: frozenset[str]) -> SourceKind:  # noqa: PLR0911 (a decision list)
    """Person, government or organisation, from the name's own words and its description."""
    own = {words.low[index] for index in range(first, last + 1)}
    if own & v.GOVERNMENT:
        return "government"
    if own & v.BODIES:
        return "organisation"
    if (nouns - own) & v.ROLES:
        return "person"
    if (nouns - own) & v.GOVERNMENT:
        return "government"
    if (nouns - own) & v.BODIES:
        return "organisation"
    if first == last and words.raw[first].isupper() and len(words.raw[first]) > 1:
        return "organisation"
    if v.country_in(" ".join(words.low[first : last + 1])):
        return "government"
    determiner = first > 0 and words.tag[first - 1] == "D"
    return "unknown" if determiner or first == last else "person"


def without_determiner(words: Words, first: int, last: int) -> str:
    """The words as written, without determiners and prepositions before them."""
    while first < last and words.tag[first] in "DP":
        first += 1
    return " ".join(words.raw[first : last + 1]).replace(" ’s", "’s").replace(" 's", "'s")


def _introduced(lead: str) -> SourceKind | None:
    """The kind of outlet that the words before a name say it is ("the local newspaper …")."""
    match = _SURE_KIND.search(lead)
    return kind_of_noun(match[0]) if match and match.end() == len(lead) else None


def unlisted_name(words: Words, group: Group) -> tuple[int, int, SourceKind] | None:
    """First and last word of an outlet's name, and its kind."""
    head = head_of(words, group)
    for start, stop in reversed(capital_runs(words)):
        if start < group.first or stop > group.core or head < start:
            continue
        tail = " ".join(words.low[stop + 1 : group.core + 1])
        kind = kind_of_noun(tail) if _SURE_KIND.search(tail) else None
        begin = start
        while begin < stop and v.country_in(words.low[begin]) and words.tag[begin + 1] != "'":
            begin += 1
        if kind and MEDIA_NOUN.match(tail):
            return begin, stop, kind
        lead = " ".join(words.low[group.first : start])
        if stop == group.core and (kind := _introduced(lead)):
            return start, stop, kind
        last = words.low[stop]
        if (
            stop == group.core
            and stop > start
            and last in v.MASTHEADS
            and words.low[start - 1 if start else 0] == "the"
        ):
            return start, stop, v.MASTHEADS[last]  # type: ignore[return-value]
    return None
