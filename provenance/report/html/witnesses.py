"""A claim's mentions side by side, and its divergences as a critical apparatus.

Each article is a witness with a letter; where it makes the claim more than once its mentions
are A1, A2. Entries of the apparatus are numbered, and the numbers stand in the mentions.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from provenance.model import Timestamp
from provenance.report.html.anchors import Anchors, slug
from provenance.report.html.lineage import Ref, ref
from provenance.report.html.ranges import Laid, cut
from provenance.report.view import Json, View
from provenance.report.wording import safe

_ORDER = {"substantive": 0, "minor": 1, "cosmetic": 2}
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MOST_WITNESSES = 60
"""Articles of a claim shown before the rest is counted."""


@dataclass(frozen=True, slots=True)
class Sign:
    """The sign of a mention, linked to the words that a reading quotes."""

    sign: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """Words and who has them; empty words are a gap."""

    words: str
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One divergence, told once however many pairs of mentions show it."""

    number: int
    id: str
    kind: str
    severity: str
    left: Reading
    right: Reading
    note: str
    times: int


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of a mention: its words, whether they are content, which entries mark it."""

    text: str
    content: bool
    entries: tuple[Entry, ...]
    closing: tuple[Entry, ...]

    @property
    def severity(self) -> str | None:
        """The worst severity of the entries."""
        return min((one.severity for one in self.entries), key=_ORDER.__getitem__, default=None)


@dataclass(frozen=True, slots=True)
class MentionCard:
    """A mention in its sentence."""

    sign: str
    role: str
    href: str | None
    words: tuple[Words, ...]
    owed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Witness:
    """An article and its mentions of the claim."""

    sign: str
    article: Ref
    mentions: tuple[MentionCard, ...]


@dataclass(frozen=True, slots=True)
class Collation:
    """Witnesses in order of time, then those without a date; the apparatus; who is left out."""

    witnesses: tuple[Witness, ...]
    entries: tuple[Entry, ...]
    hidden: int


def collate(view: View, anchors: Anchors, claim: Json) -> Collation:
    """The claim's mentions and divergences side by side."""
    grouped = _by_article(view, claim)
    signs = dict(_signs(grouped))
    entries, marks = _apparatus(view, anchors, claim, signs)
    shown = list(grouped.items())[:_MOST_WITNESSES]
    witnesses = tuple(
        Witness(
            letter,
            ref(view, anchors, ("article", article)),
            tuple(_card(view, anchors, one, signs[one["id"]], marks.get(one["id"], [])) for one in mentions),
        )
        for letter, (article, mentions) in zip(_letters(), shown, strict=False)
    )
    return Collation(witnesses, tuple(entries), len(grouped) - len(shown))


def entry_id(claim: str, number: int) -> str:
    """The id of an entry of a claim's apparatus."""
    return f"{slug(claim)}-entry-{number}"


def moment(article: Json) -> tuple[int, float]:
    """Sorts articles by the earliest instant that their date allows, the undated last."""
    published = article["published_at"]
    return (1, 0.0) if not published else (0, Timestamp(**published).bounds()[0].timestamp())


def _by_article(view: View, claim: Json) -> dict[str, list[Json]]:
    found: dict[str, list[Json]] = {}
    for mention in sorted(claim["mentions"], key=lambda one: (one["start"], one["end"])):
        found.setdefault(mention["article"], []).append(mention)
    ordered = sorted(found, key=lambda one: (*moment(view.articles[one]), view.places[one]))
    return {article: found[article] for article in ordered}


def _letters() -> Iterator[str]:
    """A … Z, AA … ZZ, and so on."""
    for length in itertools.count(1):
        yield from map("".join, itertools.product(_LETTERS, repeat=length))


def _signs(grouped: dict[str, list[Json]]) -> Iterator[tuple[str, str]]:
    for letter, mentions in zip(_letters(), grouped.values(), strict=False):
        for number, mention in enumerate(mentions, 1):
            yield mention["id"], letter if len(mentions) == 1 else f"{letter}{number}"


_Mark = tuple[int, int, Entry]


def _apparatus(
    view: View, anchors: Anchors, claim: Json, signs: dict[str, str]
) -> tuple[list[Entry], dict[str, list[_Mark]]]:
    """The entries, the worst first, and by mention where each of them stands."""
    alike: dict[tuple[str, str, str, str], list[Json]] = {}
    for one in sorted(claim["divergences"], key=lambda one: _ORDER[one["severity"]]):
        key = (one["severity"], one["kind"], one["left"]["text"], one["right"]["text"])
        alike.setdefault(key, []).append(one)
    entries: list[Entry] = []
    marks: dict[str, list[_Mark]] = {}
    for number, ((severity, kind, left, right), group) in enumerate(alike.items(), 1):
        entry = Entry(
            number=number,
            id=entry_id(claim["id"], number),
            kind=kind,
            severity=severity,
            left=Reading(left, _readers(view, anchors, [one["left"] for one in group], signs)),
            right=Reading(right, _readers(view, anchors, [one["right"] for one in group], signs)),
            note="; ".join(dict.fromkeys(one["note"] for one in group if _says_more(one))),
            times=len(group),
        )
        entries.append(entry)
        for side in (one[name] for one in group for name in ("left", "right")):
            mark = (side["start"], side["end"], entry)
            if mark not in marks.setdefault(side["mention"], []):
                marks[side["mention"]].append(mark)
    return entries, marks


def _says_more(divergence: Json) -> bool:
    """Whether the note tells more than the two readings."""
    left, right = divergence["left"]["text"], divergence["right"]["text"]
    return divergence["note"] not in ("", f"{left} | {right}", f"left out: {left}", f"added: {right}")


def _readers(view: View, anchors: Anchors, sides: Iterable[Json], signs: dict[str, str]) -> tuple[Sign, ...]:
    found = {
        _sign(view, signs, side["mention"]): anchors.words(
            view.mentions[side["mention"]]["article"], side["start"], side["end"]
        )
        for side in sides
    }
    return tuple(Sign(sign, found[sign]) for sign in sorted(found, key=lambda one: (len(one), one)))


def _sign(view: View, signs: dict[str, str], mention: str) -> str:
    """The mention's sign; one of another claim, as a title, is named by its article and role."""
    if mention in signs:
        return signs[mention]
    found = view.mentions[mention]
    return f"{safe(view.article_name(found['article']))}, {found['role']}"


def _card(view: View, anchors: Anchors, mention: Json, sign: str, marks: Sequence[_Mark]) -> MentionCard:
    owed = [
        view.source_name(one["source"]) if one["source"] else f"“{one['name']}” (nobody the article names)"
        for one in mention["attributions"]
        if one.get("resolution") != "self"
    ]
    return MentionCard(
        sign=sign,
        role=mention["role"],
        href=anchors.words(mention["article"], mention["start"], mention["end"]),
        words=tuple(_words(view, mention, marks)),
        owed=tuple(dict.fromkeys(owed)),
    )


def _words(view: View, mention: Json, marks: Sequence[_Mark]) -> Iterator[Words]:
    """The mention's sentence, content told from the rest, with the marks that stand in it."""
    start, end = mention["sentence"]["start"], mention["sentence"]["end"]
    start, end = min(start, mention["start"]), max(end, mention["end"])
    text = view.quoted(mention["article"], start, end)
    if text is None:
        start, end, text = mention["start"], mention["end"], mention["text"]
    parts = mention.get("parts") or [mention]
    laid: list[Laid[Entry | None]] = [Laid(one["start"], one["end"], None) for one in parts]
    laid += [Laid(*mark) for mark in sorted(marks, key=lambda one: (one[0], one[1], one[2].number))]
    for piece in cut(start, end, laid):
        yield Words(
            text[piece.start - start : piece.end - start],
            None in piece.marks or piece.start == piece.end,
            _entries(piece.marks),
            _entries(piece.closing),
        )


def _entries(marks: Iterable[Entry | None]) -> tuple[Entry, ...]:
    return tuple(one for one in marks if one is not None)
