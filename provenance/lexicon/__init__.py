"""The tables of ``configs/``: outlets and cues, read-only, with fast look-up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from provenance.errors import LexiconError
from provenance.lexicon.cues import (
    CueKind,
    Example,
    Frame,
    PhraseCue,
    PhraseOrder,
    SignOff,
    VerbCue,
    credit_lines,
    examples,
    phrases,
    sign_off,
    verbs,
)
from provenance.lexicon.tables import check, strings, tables
from provenance.model import Outlet, SourceKind, Span
from provenance.text import normal

__all__ = [
    "CueKind",
    "Example",
    "Frame",
    "Lexicon",
    "OutletMatch",
    "PhraseCue",
    "PhraseOrder",
    "SignOff",
    "VerbCue",
    "kind_of_noun",
]

_OUTLET_FIELDS = {"id", "name", "aliases", "codes", "domains", "kind", "country", "group"}
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")
# Where a name can begin: a capital, a digit, another script, or a host's name.
_NAME_START = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|(?<![^\W_])(?:[A-Z0-9]|[^\W_a-z])[^\W_]*|(?<![^\W_])[a-z]+(?=\.[a-z]{2,3}\b)"
)
# The same where no host's name can stand, a character class first: by that ``re`` skips lower case at once.
_CAPITAL_START = re.compile(
    r"[^\W_a-z](?:(?<=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])|(?<![^\W_].)[^\W_]*)", re.DOTALL
)
_HOST_END = re.compile(r"\.[a-z]{2,3}\b")
_LONGEST_WORD = 60
_WIDEST_GAP = 2
_PARENTHESIS = re.compile(r"\s*\([^)]*\)")
_KIND_NOUN = re.compile(
    r"""(?:['’]s)?\s(?:(?:state|official|private|public|local|daily|weekly|business|online|television|TV|cable)\s)?
    (?:(?P<agency>(?:(?:tele)?news|press|wire|information)\s(?:agency|service)|newswire|agency|wire\sservice|wire)
      |(?P<newspaper>newspaper|daily|tabloid|broadsheet|weekly|magazine|paper|journal)
      |(?P<broadcaster>(?:news|TV|television|radio)\s(?:channel|network|station|broadcaster)|TV|television|radio
        |broadcaster|channel|network)
      |(?P<website>(?:news\s)?(?:website|web\ssite|site|portal|outlet)|news\sorgani[sz]ation))\b""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletMatch:
    """An outlet's name found in text.

    ``span`` takes in "the" before and a noun of its kind after it ("the Kyodo news agency");
    ``name`` is the bare name. ``certain`` is false for a code: a form that is an outlet only
    where its context says so. ``noun``: whether a noun of its kind follows.
    """

    outlet: Outlet
    span: Span
    name: Span
    certain: bool
    noun: bool


@dataclass(slots=True)
class _Node:
    """A node of the trie of names: what follows, and the outlet whose name ends here."""

    after: dict[str, _Node] = field(default_factory=dict)
    outlet: Outlet | None = None
    code: str | None = None


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Outlets and cues. Immutable; two lexicons are the same only if they are one object.

    ``labels`` are the arrays of the learnt labels of attributions; without them the rules stand alone.
    """

    outlets: Mapping[str, Outlet]
    verbs: Mapping[str, tuple[tuple[tuple[str, ...], VerbCue], ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], PhraseCue], ...]]
    credit_lines: Mapping[str, str]
    sign_offs: tuple[SignOff, ...]
    examples: tuple[Example, ...]
    labels: Mapping[str, Any] | None
    _domains: Mapping[str, Outlet]
    _names: Mapping[str, Outlet]
    _trie: _Node

    @classmethod
    def from_tables(
        cls,
        outlets: Mapping[str, Any],
        cues: Mapping[str, Any],
        labels: Mapping[str, Any] | None = None,
    ) -> Lexicon:
        """Build the look-up from parsed TOML tables, and the arrays of learnt labels.

        Raises:
            LexiconError: an entry is malformed or two entries contradict; names the entry.
        """
        entries = [_outlet(entry) for entry in tables(outlets, "outlet")]
        return cls(
            outlets=_unique(entries),
            verbs=verbs(tables(cues, "verb")),
            phrases=phrases(tables(cues, "phrase")),
            credit_lines=credit_lines(tables(cues, "credit")),
            sign_offs=tuple(sign_off(entry) for entry in tables(cues, "signoff")),
            examples=tuple(examples(cues)),
            labels=labels,
            _domains=_domains(entries),
            _names=_names(entries),
            _trie=_trie(entries),
        )

    def outlet(self, identifier: str) -> Outlet | None:
        """The outlet of that id."""
        return self.outlets.get(identifier)

    def outlet_by_domain(self, address: str) -> Outlet | None:
        """The outlet whose domain is the longest suffix of the host of a URL (or of a bare host)."""
        host = re.sub(r"^[a-z][a-z0-9+.-]*://", "", address.strip().lower())
        host = re.split(r"[/?#]", host, maxsplit=1)[0].rpartition("@")[2].partition(":")[0].rstrip(".")
        labels = host.split(".")
        for first in range(len(labels) - 1):
            if found := self._domains.get(".".join(labels[first:])):
                return found
        return None

    def outlet_by_name(self, name: str) -> Outlet | None:
        """The outlet that goes by ``name``, as a site's name or a byline gives it."""
        for form in (name, _PARENTHESIS.sub("", name)):
            key = _key(form)
            if found := self._names.get(" ".join(key)):
                return found
            for tail in ({"news"}, {"online"}, {"website"}, {"com"}, {"newspaper"}, {"agency"}, {"tv"}):
                if key and key[-1] in tail and (found := self._names.get(" ".join(key[:-1]))):
                    return found
        return self.outlet_by_domain(name) if "." in name and " " not in name.strip() else None

    def outlets_in(self, text: str, span: Span | None = None) -> list[OutletMatch]:
        """Names of outlets in ``text`` (or a range of it), longest first at each place, in order."""
        start, end = (span.start, span.end) if span is not None else (0, len(text))
        found: list[OutletMatch] = []
        position, roots = start, self._trie.after
        starts = _NAME_START if _HOST_END.search(text, start, end) else _CAPITAL_START
        for first in starts.finditer(text, start, end):
            if first.start() < position:
                continue
            word = first[0]
            node = roots.get(word.lower() if word.isascii() else normal(word))
            match = self._longest(text, first.span(), end, node) if node else None
            if match is not None:
                found.append(match)
                position = match.name.end
        return found

    def groups(self) -> dict[str, str]:
        """Owner or common newsroom by outlet id, for outlets that have one."""
        return {one.id: one.group for one in self.outlets.values() if one.group}

    def _longest(self, text: str, first: tuple[int, int], end: int, node: _Node) -> OutletMatch | None:
        """The longest name that begins with the word ``first``, whose node is ``node``."""
        best: tuple[Outlet, int, bool] | None = None
        stop = first[1]
        while True:
            if node.outlet is not None and _written_as_name(text[first[0] : stop], node):
                best = (node.outlet, stop, node.code is None)
            following = _WORD.search(text, stop, min(end, stop + _LONGEST_WORD))
            if following is None or following.start() - stop > _WIDEST_GAP:
                break
            further = node.after.get(normal(following[0]))
            if further is None:
                break
            node, stop = further, following.end()
        if best is None:
            return None
        outlet, stop, certain = best
        name = Span(start=first[0], end=stop)
        whole, noun = _whole(text, name)
        return OutletMatch(outlet=outlet, span=whole, name=name, certain=certain, noun=noun)


def _written_as_name(written: str, node: _Node) -> bool:
    """Whether the words are written as the name is: capitals for names, exactly so for codes."""
    if node.code is not None:
        return written == node.code
    return not written[0].islower() or "." in written


def _whole(text: str, name: Span) -> tuple[Span, bool]:
    """``name`` with "the" before it and a noun of its kind after it, and whether it has such a noun."""
    before = text[max(0, name.start - 4) : name.start] in ("the ", "The ")
    after = _KIND_NOUN.match(text, name.end)
    inside = name.of(text).lower().endswith(("agency", "newspaper", "television", " tv", "channel"))
    whole = Span(start=name.start - (4 if before else 0), end=after.end() if after else name.end)
    return whole, bool(after) or inside


def kind_of_noun(text: str) -> SourceKind | None:
    """The kind of source that a noun such as "news agency" or "daily" names, if any."""
    match = _KIND_NOUN.match(" " + text.strip())
    return match.lastgroup if match else None  # type: ignore[return-value]


def _outlet(entry: Mapping[str, Any]) -> Outlet:
    label = f"outlet {entry.get('id') or entry.get('name') or entry!r}"
    check(entry, label, _OUTLET_FIELDS, required=("id", "name", "kind"))
    if not _ID.fullmatch(entry["id"]):
        raise LexiconError(f"{label}: the id must be a slug of lower-case letters, digits and hyphens")
    if entry["kind"] not in get_args(SourceKind):
        raise LexiconError(f"{label}: unknown kind {entry['kind']!r}")
    return Outlet(
        id=entry["id"],
        name=entry["name"],
        kind=entry["kind"],
        country=entry.get("country"),
        group=entry.get("group"),
        aliases=strings(entry, label, "aliases"),
        codes=strings(entry, label, "codes"),
        domains=strings(entry, label, "domains"),
    )


def _unique(outlets: list[Outlet]) -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for one in outlets:
        if one.id in found:
            raise LexiconError(f"outlet {one.id}: the id is given twice")
        found[one.id] = one
    return found


def _domains(outlets: list[Outlet]) -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for one in outlets:
        for domain in one.domains:
            holder = found.setdefault(domain.lower().removeprefix("www."), one)
            if holder is not one:
                raise LexiconError(f"outlet {one.id}: domain {domain!r} is also {holder.id}'s")
    return found


def _names(outlets: list[Outlet]) -> dict[str, Outlet]:
    """Outlets by every form of their names.

    A code, or a name without its "(Thailand)", gives way to another outlet's name, and stands for
    nobody where several outlets go by it: which one is meant, a domain may tell.
    """
    found: dict[str, Outlet] = {}
    for one in outlets:
        for form in (one.name, *one.aliases):
            holder = found.setdefault(" ".join(_key(form)), one)
            if holder is not one:
                raise LexiconError(f"outlet {one.id}: the name {form!r} is also {holder.id}'s")
    weak: dict[str, dict[str, Outlet]] = {}
    for one in outlets:
        for form in (*one.codes, _PARENTHESIS.sub("", one.name)):
            weak.setdefault(" ".join(_key(form)), {})[one.id] = one
    alone = {form: next(iter(holders.values())) for form, holders in weak.items() if len(holders) == 1}
    return alone | found


def _trie(outlets: list[Outlet]) -> _Node:
    root = _Node()
    for one in outlets:
        for form in dict.fromkeys((one.name, *one.aliases)):
            _insert(root, _key(form), one, None)
    for one in outlets:
        for form in one.codes:
            _insert(root, tuple(normal(word) for word in _WORD.findall(form)), one, form)
    return root


def _insert(root: _Node, key: tuple[str, ...], outlet: Outlet, code: str | None) -> None:
    node = root
    for word in key:
        node = node.after.setdefault(word, _Node())
    if key and node.outlet is None:
        node.outlet, node.code = outlet, code


def _key(form: str) -> tuple[str, ...]:
    """The normal words of a name without a leading "the"."""
    key = tuple(normal(word) for word in _WORD.findall(form))
    return key[1:] if len(key) > 1 and key[0] == "the" else key
