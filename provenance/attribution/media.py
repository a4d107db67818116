"""Outlets in source phrases: named, described ("the Italian agency"), or not in the gazetteer."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from provenance.attribution import vocabulary as v
from provenance.attribution.grammar import Words
from provenance.attribution.groups import Group
from provenance.attribution.memory import Known, Memory
from provenance.attribution.phrases import MEDIA_NOUN, has_name, head_of, slug, source_of, unlisted_name
from provenance.attribution.reference import MEDIA, Reference
from provenance.lexicon import Lexicon, OutletMatch, kind_of_noun
from provenance.model import AttributionKind, Outlet, Source, SourceKind, Span
from provenance.text import normal

_DEFINITE = frozenset("the this that its their same".split())
_INDEFINITE = frozenset("a an one".split())
_STATE = frozenset(
    """state official national state-run state-owned state-controlled government-run
    semi-official""".split()
)
"""Said of an outlet these introduce it; without them a description refers to one named before."""

_QUALITIES = (
    _DEFINITE
    | _STATE
    | frozenset("private public local leading main daily weekly business online own independent".split())
)
_COMPASS = frozenset("south north new hong sri saudi".split())
_GENERAL = frozenset(
    (
        "outlet",
        "media outlet",
        "news outlet",
        "publication",
        "paper",
        "news organisation",
        "news organization",
    )
)
_SURE = frozenset("news media wire outlet newspaper broadcaster publication tabloid tv television".split())
_STAFF = frozenset("reporter correspondent journalist witness photographer crew team".split())
_NEWS_TEXTS = frozenset("report reports article story".split())
_EXPANDED = re.compile(
    r"(?P<name>[^\W\d_a-z][\w’'-]*(?:\s(?:(?:of|for|and|the|de|du|in)\s)?[^\W\d_a-z][\w’'-]*){1,6})\s\((?P<code>[A-Z]{2,6})\)"
)
"""A name with its short form: "the Port Trade Institute (PTI)"."""

_OWN_PART = re.compile(r"(?:['’]s)?\s*(?:editorial board|editors|newsroom)?|\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Media:
    """Resolves phrases that name or describe an outlet, in one article."""

    text: str
    lexicon: Lexicon
    memory: Memory
    own: Source | None
    matches: Sequence[OutletMatch]

    def note(self, match: OutletMatch, *, cited: bool) -> Outlet:
        """Remember an outlet that the text names; returns which one is meant."""
        outlet = self._meant(match)
        self.memory.add(
            Known(source_of(outlet), "outlet", frozenset(), match.name, outlet.country, cited=cited)
        )
        return outlet

    def refer(self, words: Words, group: Group, name: str) -> Reference | None:
        """The outlet that the phrase stands for; ``None`` if it stands for something else."""
        matches = self._within(words.span(group.first, group.last))
        for match in matches:
            if _is_common_word(words, group, match):
                continue
            if self._heads(words, group, match) and not self._is_surname(match):
                return self._named(source_of(self.note(match, cited=True)), name)
        if matches and (found := self._part_of(words, group, matches, name)):
            return found
        return self._described(words, group, name) or self._unlisted(words, group, name)

    def _within(self, span: Span) -> list[OutletMatch]:
        first = bisect.bisect_left(self.matches, span.start, key=lambda one: one.name.start)
        stop = bisect.bisect_left(self.matches, span.end, key=lambda one: one.name.start)
        return [one for one in self.matches[first:stop] if one.name.end <= span.end]

    def _named(self, source: Source, name: str) -> Reference:
        return Reference("outlet", source, name, "self" if self.own == source else "named")

    def _is_surname(self, match: OutletMatch) -> bool:
        """Whether somebody in the article is called like the outlet ("Stern", "Dawn")."""
        return not match.noun and self.memory.is_surname(match.name.of(self.text).lower())

    def _meant(self, match: OutletMatch) -> Outlet:
        """The outlet a short name means: of "The Times", the one met whose name ends so, else the own one."""
        if match.certain:
            return match.outlet
        short = normal(match.name.of(self.text).rpartition(" ")[2])
        met = [known.source.id for known in self.memory.latest() if known.kind == "outlet"]
        for identifier in [*met, *([self.own.id] if self.own else [])]:
            outlet = self.lexicon.outlet(identifier)
            if outlet is not None and normal(outlet.name.rpartition(" ")[2]) == short:
                return outlet
        return match.outlet

    def _heads(self, words: Words, group: Group, match: OutletMatch) -> bool:
        """Whether the outlet's name is what the phrase is about, and no part of another name."""
        if match.name.start > words.end[group.core]:
            described = words.span(group.first, group.core).of(self.text)
            return MEDIA_NOUN.match(described) is not None
        head = head_of(words, group)
        if head < group.core and words.tag[head + 1] in "PeG" and words.end[head] < match.name.start:
            return False
        if not _OWN_PART.fullmatch(self.text[match.span.end : words.end[group.core]].strip(" ,")):
            return False
        before = self.text[words.start[group.first] : match.span.start]
        introduced = kind_of_noun(before.strip(" ,").rpartition(" ")[2]) is not None
        return match.certain or match.noun or introduced or not before or before[-1] in "’' "

    def _part_of(
        self, words: Words, group: Group, matches: Sequence[OutletMatch], name: str
    ) -> Reference | None:
        """Take "a Reuters reporter" for Reuters, "a Reuters poll" for a document of Reuters."""
        at = head_of(words, group)
        ahead = [match for match in matches if match.name.end <= words.start[at]]
        match = ahead[-1] if ahead else matches[0]
        head = words.low[at]
        named = any(raw[0].isupper() for raw in words.raw[at + 1 : group.core + 1])
        if head in _STAFF and not named:
            return self._named(source_of(self._meant(match)), name)
        if head not in v.DOCUMENTS or not (match.certain or match.noun):
            return None
        kind: AttributionKind = "outlet" if head in _NEWS_TEXTS else "document"
        return Reference(kind, source_of(self._meant(match)), name)

    def _described(self, words: Words, group: Group, name: str) -> Reference | None:  # noqa: PLR0911 (a decision list)
        """Of "the agency", "Japan's media outlet": the one named before; of "local media": nobody."""
        if words.low[group.core] in v.MEDIA_PLURAL and not has_name(words, group):
            social = group.core > 0 and words.low[group.core - 1] == "social"
            return None if social else Reference("outlet", MEDIA, name)
        match = MEDIA_NOUN.match(name)
        if match is None:
            return None
        before = [normal(word) for word in re.sub(r"['’]s\b", "", match["before"]).split()]
        country = v.country_in(" ".join(before))
        if any(one not in _QUALITIES | _INDEFINITE | _COMPASS and not v.country_in(one) for one in before):
            return None
        if before and before[0] in _INDEFINITE:
            return Reference("outlet", MEDIA, name)
        if not (before and before[0] in _DEFINITE) and country in (None, v.UNCLEAR):
            return None
        found = self._earlier(match["kind"].lower(), country, name)
        if found is not None and found.source is None and _STATE & set(before):
            kind = kind_of_noun(match["kind"]) or "unknown"
            return self._named(Source(id=slug(name), name=name, kind=kind), name)
        return found

    def _earlier(self, noun: str, country: str | None, name: str) -> Reference | None:
        """The last outlet met that the description fits; an orphan if it can only mean an outlet."""
        kind = kind_of_noun(noun)
        for known in self.memory.latest():
            if known.kind == "outlet" and known.source != self.own and _fits(known, kind, noun, country):
                return Reference("outlet", known.source, name, "antecedent", known.span)
            if noun == "agency" and country is None and "agency" in known.nouns:
                return Reference("speaker", known.source, name, "antecedent", known.span)
        if country is None and not _SURE & set(noun.split()):
            return None
        return Reference("outlet", None, name, "orphan")

    def _unlisted(self, words: Words, group: Group, name: str) -> Reference | None:
        """An outlet that the gazetteer lacks, known by a noun of its kind or the last word of its name."""
        found = unlisted_name(words, group)
        if found is None:
            return None
        first, last, kind = found
        title = " ".join(words.raw[first : last + 1])
        source = Source(id=slug(title), name=title, kind=kind)
        self.memory.add(Known(source, "outlet", frozenset(), words.span(first, last)))
        return self._named(source, name)


def _is_common_word(words: Words, group: Group, match: OutletMatch) -> bool:
    """Whether the word opens the sentence, capital or not, and its verb is plural ("People think …")."""
    verb = group.last + 1
    if match.certain or match.noun or group.first > 0 or group.last > 0 or verb >= len(words):
        return False
    return words.tag[verb] == "V" and words.lemma[verb] == words.low[verb]


def without_namesakes(text: str, matches: Sequence[OutletMatch], lexicon: Lexicon) -> tuple[OutletMatch, ...]:
    """``matches`` without the codes that this text gives to something else by writing it out."""
    taken = {
        found["code"]
        for found in _EXPANDED.finditer(text)
        if _initials(found["name"]).endswith(found["code"]) and lexicon.outlet_by_name(found["name"]) is None
    }
    return tuple(one for one in matches if one.certain or one.name.of(text) not in taken)


def _initials(name: str) -> str:
    return "".join(part[0] for part in re.split(r"[\s-]+", name) if part[:1].isupper())


def _fits(known: Known, kind: SourceKind | None, noun: str, country: str | None) -> bool:
    """Whether an outlet can be what "the <country's> <noun>" means."""
    if kind is not None and noun not in _GENERAL and known.source.kind not in (kind, "unknown"):
        return False
    return country in (None, v.UNCLEAR, known.country) or known.country is None
