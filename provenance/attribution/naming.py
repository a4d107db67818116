"""What a source phrase names: an outlet, a person, a body, a document, somebody unnamed.

One ``Cast`` goes through an article from the first word to the last and remembers whom it has
met, so that "Kono", "he", "the minister" and "the agency" can be given to the one they mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from provenance.attribution import vocabulary as v
from provenance.attribution.grammar import Words
from provenance.attribution.groups import Group
from provenance.attribution.media import Media, without_namesakes
from provenance.attribution.memory import Known, Memory
from provenance.attribution.phrases import (
    has_name,
    head_of,
    kind_of,
    nouns_of,
    proper,
    slug,
    without_determiner,
)
from provenance.attribution.reference import ANONYMOUS, Reference
from provenance.lexicon import Lexicon, OutletMatch
from provenance.model import Source, SourceKind, Span
from provenance.text import normal

_BODILY: tuple[SourceKind, ...] = (
    "government",
    "organisation",
    "agency",
    "newspaper",
    "broadcaster",
    "website",
    "unknown",
)
_COLLECTIVE: tuple[SourceKind, ...] = ("government", "organisation", "unknown")
_PERSONAL = frozenset("he she him her".split())
_UNNAMED = re.compile(
    r"""\b(?:familiar|acquainted)\ with\b|\bbriefed\ on\b|\bclose\ to\ the\b
    |\bwith\ (?:direct\ )?knowledge\ of\b
    |\b(?:who|which)\ (?:asked|requested|wished|declined|refused|preferred|spoke|did\ not\ want|insisted
      |(?:was|were)\ not\ authori[sz]ed)\b.*\b(?:named|identified|anonym\w*|authori[sz]ed|name)\b
    |\bon\ (?:the\ )?condition\ (?:of\ anonymity|that)\b|\bnot\ authori[sz]ed\ to\b|\bspeaking\ anonymously\b
    |\b(?:un-?named|unidentified|anonymous)\b""",
    re.VERBOSE | re.IGNORECASE,
)


class Cast:
    """Resolves the source phrases of one article, in the order of the text."""

    def __init__(
        self,
        text: str,
        lexicon: Lexicon,
        own: Source | None,
        outlets: Sequence[OutletMatch],
        rows: Iterable[Words],
    ) -> None:
        self.text = text
        self.lexicon = lexicon
        self.own = own
        self._memory = Memory()
        self._memory.learn_names(rows)
        meant = without_namesakes(text, outlets, lexicon)
        self._media = Media(text, lexicon, self._memory, own, meant)

    def met(self, match: OutletMatch) -> None:
        """Note an outlet that the text names without citing it."""
        self._media.note(match, cited=False)

    def refer(self, words: Words, group: Group) -> Reference:
        """What the phrase ``group`` names; never guesses: an orphan's source is ``None``."""
        name = words.span(group.first, group.core).of(self.text)
        if group.first == group.core and words.tag[group.first] in "ROS":
            return self._pronoun(words, group.first)
        if found := self._media.refer(words, group, name):
            return found
        head = head_of(words, group)
        whole = words.span(group.first, group.last).of(self.text)
        if words.low[head] in v.ANONYMOUS or _UNNAMED.search(whole):
            return Reference("anonymous", ANONYMOUS, name)
        if words.low[head] in v.DOCUMENTS and not words.raw[head][0].isupper():
            return self._document(words, group, head, name)
        return self._party(words, group, head, name)

    def _document(self, words: Words, group: Group, head: int, name: str) -> Reference:
        noun = words.low[head]
        core = words.span(group.first, group.core)
        source = self._publisher(words, group, head)
        bare = (words.tag[group.first] == "D" or group.first == head) and head - group.first <= 1
        if source is None and bare and group.core == head and (known := self._memory.document(noun)):
            return Reference("document", known.source, name, "antecedent", known.span)
        if source is None:
            title = without_determiner(words, group.first, head)
            source = Source(
                id="document-" + slug(title), name=title, kind="unknown", named=has_name(words, group)
            )
        self._memory.add(Known(source, "document", frozenset({noun}), core))
        return Reference("document", source, name)

    def _publisher(self, words: Words, group: Group, head: int) -> Source | None:
        """Whose document it is: "by X", "from X", "X's"."""
        for index in range(head + 1, group.last):
            if words.low[index] in ("by", "from") and words.tag[index + 1] in "DN":
                stop = index + 1
                while stop < group.last and words.tag[stop + 1] in "DN'":
                    stop += 1
                if words.tag[stop] == "N":
                    return self._owner(words, index + 1, stop)
        owner = next((index for index in range(head - 1, group.first, -1) if words.tag[index] == "'"), None)
        return self._owner(words, group.first, owner - 1) if owner is not None else None

    def _owner(self, words: Words, first: int, last: int) -> Source | None:
        found = self.refer(words, Group(first, last, last))
        return found.source if found.source != ANONYMOUS else None

    def _party(self, words: Words, group: Group, head: int, name: str) -> Reference:
        """A person or a body, by its proper name if it has one."""
        nouns = nouns_of(words, group)
        if nouns & {"counterpart", "counterparts"}:
            nouns |= self._memory.last_person_nouns()
        found = proper(words, group)
        if found is None:
            return self._role(words, group, head, name, nouns)
        first, last = found
        written = re.sub(r" (?=['’])", "", " ".join(words.raw[first : last + 1]))
        kind = kind_of(words, first, last, nouns)
        if kind in ("person", "unknown") and first == last:
            full = self._memory.full_name(words.low[last], words.start[first])
            if full is not None:
                written, kind = full, "person"
        source = Source(id=slug(written), name=written, kind=kind)
        self._memory.add(Known(source, "speaker", nouns, words.span(first, last)))
        return Reference("speaker", source, name)

    def _role(self, words: Words, group: Group, head: int, name: str, nouns: frozenset[str]) -> Reference:
        """Of "the minister", "the company": the last one so described; else a source by that name."""
        noun = words.low[head]
        definite = words.low[group.first] in ("the", "this", "that") or (
            head > 0 and words.tag[head - 1] == "'"
        )
        if definite and group.core == head:
            phrase = without_determiner(words, group.first, head)
            known = self._memory.described(noun, frozenset(normal(word) for word in phrase.split()[:-1]))
            if known is not None:
                return Reference("speaker", known.source, name, "antecedent", known.span)
        title = without_determiner(words, group.first, group.core)
        source = Source(
            id=slug(title) or "unknown", name=title, kind=_kind_by(noun), named=has_name(words, group)
        )
        core = words.span(group.first, group.core)
        self._memory.add(Known(source, "speaker", nouns | {noun}, core))
        return Reference("speaker", source, name)

    def _pronoun(self, words: Words, index: int) -> Reference:
        low, name = words.low[index], words.raw[index]
        if low in ("someone", "somebody"):
            return Reference("anonymous", ANONYMOUS, name)
        known = self._antecedent(low, words.span(index, index))
        if known is None:
            return Reference("speaker", None, name, "orphan")
        return Reference(known.kind, known.source, name, "antecedent", known.span)

    def _antecedent(self, low: str, span: Span) -> Known | None:
        if low in ("who", "which", "that"):
            return self._memory.right_before(span.start)
        if low in _PERSONAL:
            known = self._memory.last_person(low)
            if known is not None:
                self._memory.called(known, low)
            return known
        if low == "it":
            known = self._memory.last_cited(*_BODILY)
            return known if known is self._memory.last_cited("person", *_BODILY) else None
        return self._memory.last_cited(*_COLLECTIVE, documents=False) if low in ("they", "them") else None


def _kind_by(noun: str) -> SourceKind:
    if noun in v.GOVERNMENT:
        return "government"
    return "organisation" if noun in v.BODIES else "unknown"
