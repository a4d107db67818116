"""Entries of the cues: verbs, phrases, lines of credit, sign-offs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from provenance.errors import LexiconError
from provenance.lexicon.tables import check, strings, tables

CueKind = Literal["report", "act", "stance"]
Frame = Literal[
    "that",
    "clause",
    "wh",
    "object",
    "to",
    "ing",
    "as",
    "quote",
    "colon",
    "end",
    "state",
    "saying",
    "recipient",
]
PhraseOrder = Literal["source-after", "hedge", "farther", "nearer", "witness", "first"]

_VERB_FIELDS = {"id", "kind", "verbs", "frames", "passive", "subject", "match", "not"}
_PHRASE_FIELDS = {"id", "forms", "order", "match", "not"}
_CREDIT_FIELDS = {"id", "before", "match", "not"}
_SIGNOFF_FIELDS = {"id", "outlet", "opens", "then", "match", "not"}


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbCue:
    """An entry ``[[verb]]`` of the cues: how its verbs tie a source to a content."""

    id: str
    kind: CueKind
    frames: frozenset[str]
    passive: bool = False
    empty_subject: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseCue:
    """An entry ``[[phrase]]`` of the cues: fixed words that are not a verb."""

    id: str
    order: PhraseOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """An entry ``[[signoff]]``: the form in which one agency's desk signs its stories."""

    id: str
    outlet: str
    opens: tuple[str, ...]
    then: tuple[str, ...]

    def signs(self, line: str) -> bool:
        """Whether ``line`` is such a signature: in parentheses, all its parts there."""
        low = line.strip().lower()
        parts = [part.strip() for part in low.removeprefix("(").split(";")]
        return (
            low.startswith("(")
            and low.rstrip(".").endswith(")")
            and parts[0].startswith(self.opens)
            and any(part.startswith(self.then) for part in parts[1:])
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence in which a cue must, or must not, be found."""

    cue: str
    sentence: str
    found: bool


def verbs(entries: list[Mapping[str, Any]]) -> dict[str, tuple[tuple[tuple[str, ...], VerbCue], ...]]:
    """Entries by lemma; for each lemma those with more particles first, then as written."""
    found: dict[str, list[tuple[tuple[str, ...], VerbCue]]] = {}
    for entry in entries:
        label = f"verb {entry.get('id', entry)!r}"
        check(entry, label, _VERB_FIELDS, required=("id", "kind", "verbs", "frames"))
        if entry["kind"] not in get_args(CueKind):
            raise LexiconError(f"{label}: unknown kind {entry['kind']!r}")
        frames = frozenset(strings(entry, label, "frames"))
        if unknown := sorted(frames - set(get_args(Frame))):
            raise LexiconError(f"{label}: unknown frame {unknown[0]!r}")
        cue = VerbCue(
            id=entry["id"],
            kind=entry["kind"],
            frames=frames,
            passive=bool(entry.get("passive", False)),
            empty_subject=entry.get("subject") == "empty",
        )
        for verb in dict.fromkeys(strings(entry, label, "verbs")):
            lemma, *particles = verb.split()
            found.setdefault(lemma, []).append((tuple(particles), cue))
    return {lemma: tuple(sorted(cues, key=lambda one: -len(one[0]))) for lemma, cues in found.items()}


def phrases(entries: list[Mapping[str, Any]]) -> dict[str, tuple[tuple[tuple[str, ...], PhraseCue], ...]]:
    """Entries by their first word, longest form first."""
    found: dict[str, list[tuple[tuple[str, ...], PhraseCue]]] = {}
    for entry in entries:
        label = f"phrase {entry.get('id', entry)!r}"
        check(entry, label, _PHRASE_FIELDS, required=("id", "forms", "order"))
        if entry["order"] not in get_args(PhraseOrder):
            raise LexiconError(f"{label}: unknown order {entry['order']!r}")
        for form in strings(entry, label, "forms"):
            words = tuple(form.split())
            found.setdefault(words[0], []).append((words, PhraseCue(id=entry["id"], order=entry["order"])))
    return {first: tuple(sorted(forms, key=lambda one: -len(one[0]))) for first, forms in found.items()}


def credit_lines(entries: list[Mapping[str, Any]]) -> dict[str, str]:
    """Wordings that stand before an outlet's name in a line of credit, with their entry's id."""
    found: dict[str, str] = {}
    for entry in entries:
        label = f"credit {entry.get('id', entry)!r}"
        check(entry, label, _CREDIT_FIELDS, required=("id", "before"))
        found |= dict.fromkeys(strings(entry, label, "before"), entry["id"])
    return found


def sign_off(entry: Mapping[str, Any]) -> SignOff:
    """An entry ``[[signoff]]``, checked."""
    label = f"signoff {entry.get('id', entry)!r}"
    check(entry, label, _SIGNOFF_FIELDS, required=("id", "outlet", "opens", "then"))
    return SignOff(
        id=entry["id"],
        outlet=entry["outlet"],
        opens=strings(entry, label, "opens"),
        then=strings(entry, label, "then"),
    )


def examples(cues: Mapping[str, Any]) -> Iterator[Example]:
    """The sentences in which cues must, and must not, be found."""
    for name in ("verb", "phrase", "credit", "signoff"):
        for entry in tables(cues, name):
            label = f"{name} {entry['id']!r}"
            for wanted, column in ((True, "match"), (False, "not")):
                sentences = strings(entry, label, column)
                if not sentences:
                    raise LexiconError(f"{label}: needs at least one sentence in {column!r}")
                yield from (Example(cue=entry["id"], sentence=one, found=wanted) for one in sentences)
