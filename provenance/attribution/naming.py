"""What a source phrase names: an outlet, a person, a body, a document, somebody unnamed.

One ``Cast`` goes through an article from the first word to the last and remembers whom it has
met, so that "Kono", "he", "the minister" and "the agency" can be given to the one they mean.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from provenance.attribution import vocabulary as v
from provenance.attribution.grammar import Words
from provenance.attribution.groups import Group
from provenance.attribution.phrases import (
    MEDIA_NOUN,
    bare,
    capital_runs,
    has_name,
    head_of,
    kind_of,
    nouns_of,
    proper,
    slug,
    source_of,
    unlisted_name,
    without_determiner,
)
from provenance.lexicon import Lexicon, OutletMatch, kind_of_noun
from provenance.model import AttributionKind, Outlet, Resolution, Source, SourceKind, Span
from provenance.text import normal

ANONYMOUS = Source(id="anonymous", name="unnamed sources", kind="anonymous")
MEDIA = Source(id="unnamed-media", name="unnamed media", kind="unknown")
_BODILY = ("government", "organisation", "agency", "newspaper", "broadcaster", "website", "unknown")
_PERSONAL = frozenset("he she him her".split())
_UNNAMED = re.compile(
    r"""\b(?:familiar|acquainted)\ with\b|\bbriefed\ on\b|\bclose\ to\ the\b|\bwith\ (?:direct\ )?knowledge\ of\b
    |\b(?:who|which)\ (?:asked|requested|wished|declined|refused|preferred|spoke|did\ not\ want|were?\ not\ authori[sz]ed
      |was\ not\ authori[sz]ed|insisted)\b.*\b(?:named|identified|anonym\w*|authori[sz]ed|name)\b
    |\bon\ (?:the\ )?condition\ (?:of\ anonymity|that)\b|\bnot\ authori[sz]ed\ to\b|\bspeaking\ anonymously\b
    |\b(?:un-?named|unidentified|anonymous)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_DEFINITE = frozenset("the this that its their same".split())
_QUALITIES = frozenset(
    "the this that same state official private public local national leading main national state-run state-owned "
    "state-controlled government-run daily weekly business online own semi-official semiofficial independent".split()
)
_STATE = frozenset(
    "state official national state-run state-owned state-controlled government-run semi-official".split()
)
"""Said of an outlet these introduce it; without them a description refers to one named before."""

_SURE_MEDIA = (
    "news",
    "media",
    "wire",
    "outlet",
    "newspaper",
    "broadcaster",
    "publication",
    "tabloid",
    "tv",
    "television",
)


@dataclass(frozen=True, slots=True)
class Reference:
    """What a phrase was found to name. ``source`` is ``None`` for an orphan."""

    kind: AttributionKind
    source: Source | None
    name: str
    resolution: Resolution = "named"
    antecedent: Span | None = None


@dataclass(slots=True)
class _Known:
    """Somebody or something already met, the nouns it was described by, and where."""

    source: Source
    kind: AttributionKind
    nouns: frozenset[str]
    span: Span
    country: str | None = None
    cited: bool = True


@dataclass(slots=True)
class Cast:
    """Whom an article has named so far."""

    text: str
    lexicon: Lexicon
    own: Source | None = None
    outlets: Sequence[OutletMatch] = ()
    known: list[_Known] = field(default_factory=list)
    full_names: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def met(self, match: OutletMatch) -> None:
        """Note an outlet that the text names, whether or not as a source."""
        outlet = self._meant(match)
        self.known.append(
            _Known(source_of(outlet), "outlet", frozenset(), match.name, outlet.country, cited=False)
        )

    def _meant(self, match: OutletMatch) -> Outlet:
        """The outlet a short name means: of "The Times", the one met whose name ends so, or the own one."""
        if match.certain:
            return match.outlet
        short = normal(match.name.of(self.text).rpartition(" ")[2])
        own = [self.own.id] if self.own else []
        for identifier in [known.source.id for known in reversed(self.known) if known.kind == "outlet"] + own:
            outlet = self.lexicon.outlet(identifier)
            if outlet is not None and normal(outlet.name.rpartition(" ")[2]) == short:
                return outlet
        return match.outlet

    def learn_names(self, rows: Iterable[Words]) -> None:
        """Note the full names that the article gives, to complete the short ones."""
        for words in rows:
            for first, last in capital_runs(words):
                name = bare(words, first, last)
                if name and 2 <= len(name) <= 4:  # noqa: PLR2004
                    full = " ".join(words.raw[index] for index in name)
                    self.full_names.setdefault(words.low[name[-1]], []).append((words.start[name[0]], full))

    def refer(self, words: Words, group: Group) -> Reference:
        """What the phrase ``group`` names; never guesses: an orphan's source is ``None``."""
        core = words.span(group.first, group.core)
        whole = words.span(group.first, group.last).of(self.text)
        name = core.of(self.text)
        if group.first == group.core and words.tag[group.first] in "ROS":
            return self._pronoun(words, group)
        if found := self._outlet(words, group, name):
            return found
        head = head_of(words, group)
        noun = words.low[head]
        if noun in v.ANONYMOUS or _UNNAMED.search(whole):
            return Reference("anonymous", ANONYMOUS, name)
        if noun in v.DOCUMENTS and not words.raw[head][0].isupper():
            return self._document(words, group, head, name, core)
        return self._party(words, group, head, name, core)

    def _remember(
        self,
        source: Source,
        kind: AttributionKind,
        nouns: frozenset[str],
        span: Span,
        country: str | None = None,
    ) -> None:
        self.known.append(_Known(source, kind, nouns, span, country))

    # -- outlets

    def _outlet(self, words: Words, group: Group, name: str) -> Reference | None:
        matches = self._within(words.span(group.first, group.last))
        for match in matches:
            if self._ishead_of(words, group, match):
                self.met(match)
                return self._named_outlet(source_of(self._meant(match)), name)
        if matches and (found := self._of_outlet(words, group, matches[-1], name)):
            return found
        return self._media(words, group, name) or self._unlisted(words, group, name)

    def _is_surname(self, match: OutletMatch) -> bool:
        """Whether the name is also the last name of somebody in the article ("Stern", "Dawn")."""
        return not match.noun and normal(match.name.of(self.text)) in self.full_names

    def _within(self, span: Span) -> list[OutletMatch]:
        first = bisect.bisect_left(self.outlets, span.start, key=lambda one: one.name.start)
        stop = bisect.bisect_left(self.outlets, span.end, key=lambda one: one.name.start)
        return [one for one in self.outlets[first:stop] if one.name.end <= span.end]

    def _named_outlet(self, source: Source, name: str) -> Reference:
        return Reference("outlet", source, name, "self" if self.own == source else "named")

    def _ishead_of(self, words: Words, group: Group, match: OutletMatch) -> bool:
        """Whether the outlet's name is what the phrase is about, and not part of another name."""
        tail = self.text[match.span.end : words.end[group.core]].strip(" ,")
        before = self.text[words.start[group.first] : match.span.start]
        if match.name.start > words.end[group.core]:
            # In apposition: "the news agency, Kyodo,"
            return (
                kind_of_noun(
                    re.split(r"\s", words.span(group.first, group.core).of(self.text), maxsplit=1)[-1]
                )
                is not None
            )
        head = head_of(words, group)
        if head < group.core and words.tag[head + 1] in "PeG" and words.end[head] < match.name.start:
            return False
        if re.fullmatch(r"(?:['’]s)?\s*(?:editorial board|editors|newsroom)?|\([^)]*\)", tail):
            return (
                match.certain or not before or _speaks_of_media(before) or match.noun or before[-1] in "’' "
            )
        return False

    def _of_outlet(self, words: Words, group: Group, match: OutletMatch, name: str) -> Reference | None:
        """ "a Reuters reporter" is Reuters; "a Reuters poll" is a document of Reuters."""
        head = words.low[head_of(words, group)]
        if head in (
            "reporter",
            "correspondent",
            "journalist",
            "witness",
            "photographer",
            "crew",
            "team",
        ) and not any(raw[0].isupper() for raw in words.raw[head_of(words, group) + 1 : group.core + 1]):
            return self._named_outlet(source_of(self._meant(match)), name)
        if head in v.DOCUMENTS and (match.certain or match.noun):
            kind: AttributionKind = (
                "outlet" if head in ("report", "article", "story", "reports") else "document"
            )
            return Reference(kind, source_of(self._meant(match)), name)
        return None

    def _media(self, words: Words, group: Group, name: str) -> Reference | None:
        """ "the agency", "Japan's media outlet": a reference; "local media": unnamed media."""
        if words.low[group.core] in v.MEDIA_PLURAL and not has_name(words, group):
            social = words.low[group.core - 1] == "social" if group.core else False
            return None if social else Reference("outlet", MEDIA, name)
        match = MEDIA_NOUN.match(name)
        if match is None:
            return None
        before = [normal(word) for word in match["before"].replace("’s", "").replace("'s", "").split()]
        country = v.country_in(" ".join(before))
        plain = [word for word in before if word not in _QUALITIES and v.country_in(word) is None]
        place = country is not None and country != "XX"
        if [word for word in plain if word not in ("south", "north", "new", "hong", "sri", "saudi")]:
            return None
        if not (before and before[0] in _DEFINITE) and not place:
            return Reference("outlet", MEDIA, name) if before and before[0] in ("a", "an", "one") else None
        if before[0] in ("a", "an", "one"):
            return Reference("outlet", MEDIA, name)
        found = self._earlier_outlet(match["kind"], country, name)
        if found is not None and found.source is None and _STATE & set(before):
            source = Source(id=slug(name), name=name, kind=kind_of_noun(match["kind"]) or "unknown")
            return self._named_outlet(source, name)
        return found

    def _earlier_outlet(self, noun: str, country: str | None, name: str) -> Reference | None:
        kind = kind_of_noun(noun)
        for known in reversed(self.known):
            if (
                known.kind == "outlet"
                and _compatible(known, kind, noun, country)
                and known.source != self.own
            ):
                return Reference("outlet", known.source, name, "antecedent", known.span)
            if noun.lower() == "agency" and country is None and "agency" in known.nouns:
                return Reference("speaker", known.source, name, "antecedent", known.span)
        sure = any(word in _SURE_MEDIA for word in noun.lower().split()) or country is not None
        return Reference("outlet", None, name, "orphan") if sure else None

    def _unlisted(self, words: Words, group: Group, name: str) -> Reference | None:
        """An outlet that the gazetteer lacks, known by a noun of its kind or the last word of its name."""
        found = unlisted_name(words, group)
        if found is None:
            return None
        first, last, kind = found
        title = " ".join(words.raw[first : last + 1])
        source = Source(id=slug(title), name=title, kind=kind)
        self._remember(source, "outlet", frozenset(), words.span(first, last))
        return self._named_outlet(source, name)

    # -- documents

    def _document(self, words: Words, group: Group, head: int, name: str, core: Span) -> Reference:
        publisher = self._publisher(words, group, head)
        if publisher is not None:
            self._remember(publisher, "document", frozenset({words.low[head]}), core)
            return Reference("document", publisher, name)
        definite = words.tag[group.first] == "D" or group.first == head
        if definite and head - group.first <= 1 and group.core == head:
            for known in reversed(self.known):
                if known.kind == "document" and _same_noun(words.low[head], known.nouns):
                    return Reference("document", known.source, name, "antecedent", known.span)
        title = without_determiner(words, group.first, head)
        source = Source(id="document-" + slug(title), name=title, kind="unknown")
        self._remember(source, "document", frozenset({words.low[head]}), core)
        return Reference("document", source, name)

    def _publisher(self, words: Words, group: Group, head: int) -> Source | None:
        """Whose document it is: "by X", "from X", "X's"."""
        for index in range(head + 1, group.last):
            if words.low[index] in ("by", "from") and words.tag[index + 1] in "DN":
                stop = index + 1
                while stop < group.last and words.tag[stop + 1] in "DN'":
                    stop += 1
                if words.tag[stop] == "N":
                    return self._body_of(words, Group(index + 1, stop, stop))
        owner = next((index for index in range(head - 1, group.first, -1) if words.tag[index] == "'"), None)
        if owner is not None:
            return self._body_of(words, Group(group.first, owner - 1, owner - 1))
        return None

    def _body_of(self, words: Words, group: Group) -> Source | None:
        found = self.refer(words, group)
        return found.source if found.source is not None and found.source != ANONYMOUS else None

    # -- people and bodies

    def _party(self, words: Words, group: Group, head: int, name: str, core: Span) -> Reference:
        nouns = nouns_of(words, group)
        if nouns & {"counterpart", "counterparts"}:
            nouns |= next(
                (known.nouns for known in reversed(self.known) if known.source.kind == "person"), frozenset()
            )
        found = proper(words, group)
        if found is None:
            return self._role(words, group, head, name, core, nouns)
        first, last = found
        written = " ".join(words.raw[first : last + 1]).replace(" '", "'").replace(" ’", "’")
        kind = kind_of(words, first, last, nouns)
        if kind in ("person", "unknown") and first == last:
            full = self._full_name(words.low[last], words.start[first])
            if full is not None:
                written, kind = full, "person"
        source = Source(id=slug(written), name=written, kind=kind)
        self._remember(source, "speaker", nouns, words.span(first, last))
        return Reference("speaker", source, name)

    def _full_name(self, surname: str, position: int) -> str | None:
        found = self.full_names.get(surname)
        if not found:
            return None
        earlier = [full for start, full in found if start <= position]
        return earlier[-1] if earlier else found[0][1]

    def _role(
        self, words: Words, group: Group, head: int, name: str, core: Span, nouns: frozenset[str]
    ) -> Reference:
        noun = words.low[head]
        definite = words.low[group.first] in ("the", "this", "that") or words.tag[head - 1] == "'"
        if (
            definite
            and group.core == head
            and (known := self._described(noun, without_determiner(words, group.first, head)))
        ):
            return Reference("speaker", known.source, name, "antecedent", known.span)
        title = without_determiner(words, group.first, group.core)
        kind: SourceKind = (
            "government" if noun in v.GOVERNMENT else "organisation" if noun in v.BODIES else "unknown"
        )
        source = Source(id=slug(title) or "unknown", name=title, kind=kind)
        self._remember(source, "speaker", nouns | {noun}, core)
        return Reference("speaker", source, name)

    def _described(self, noun: str, phrase: str) -> _Known | None:
        """The last one met whom ``noun`` describes."""
        qualifiers = frozenset(normal(word) for word in phrase.split()[:-1])
        for known in reversed(self.known):
            if known.kind != "speaker":
                continue
            fits = noun in known.nouns or (
                noun == "official" and known.nouns & v.OFFICIALS and known.source.kind == "person"
            )
            generic = noun in v.GENERIC_BODIES and known.source.kind == "organisation"
            if (fits and qualifiers <= known.nouns) or (generic and not qualifiers):
                return known
        return None

    def _pronoun(self, words: Words, group: Group) -> Reference:
        low = words.low[group.first]
        name = words.raw[group.first]
        span = words.span(group.first, group.last)
        if low in ("someone", "somebody"):
            return Reference("anonymous", ANONYMOUS, name)
        if low in ("who", "which", "that") and (known := self._before(span)):
            return Reference(known.kind, known.source, name, "antecedent", known.span)
        if low in _PERSONAL:
            known = self._last_cited(("person",))
        elif low == "it":
            known = self._last_cited(_BODILY)
            if known is not None and known is not self._last_cited(("person", *_BODILY)):
                known = None
        elif low in ("they", "them"):
            known = self._last_cited(("government", "organisation", "unknown"))
        else:
            known = None
        if known is None:
            return Reference("speaker", None, name, "orphan")
        return Reference(known.kind, known.source, name, "antecedent", known.span)

    def _last_cited(self, kinds: Sequence[str]) -> _Known | None:
        return next((one for one in reversed(self.known) if one.cited and one.source.kind in kinds), None)

    def _before(self, span: Span) -> _Known | None:
        near = [known for known in self.known if 0 <= span.start - known.span.end <= 3]  # noqa: PLR2004
        return near[-1] if near else None


def _same_noun(noun: str, nouns: frozenset[str]) -> bool:
    return noun in nouns or noun.removesuffix("s") in nouns or noun + "s" in nouns


def _compatible(known: _Known, kind: SourceKind | None, noun: str, country: str | None) -> bool:
    """Whether an outlet can be what "the <country's> <noun>" means."""
    general = (
        noun.lower() in ("outlet", "media outlet", "news outlet", "publication", "paper")
        or "organi" in noun.lower()
    )
    if kind is not None and not general and known.source.kind not in (kind, "unknown"):
        return False
    return country is None or known.country is None or known.country == country or country == "XX"


def _speaks_of_media(before: str) -> bool:
    return kind_of_noun(before.strip(" ,").rpartition(" ")[2]) is not None
