"""Base articles: sentences of real articles that owe nothing to another outlet."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from evals.cascades.edits import seeded
from evals.harness import rows

CONFIGS = Path(__file__).parents[2] / "configs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet of the gazetteer, as the generator names it in print."""

    id: str
    name: str
    kind: str
    domain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """A base article: its day (ISO), its title, and the sentences that were kept, in order."""

    id: str
    title: str
    day: str
    topic: str
    sentences: tuple[str, ...]


class Gazetteer:
    """The outlets of ``configs/outlets.toml``: to draw from, and to keep out of base sentences."""

    def __init__(self, path: Path = CONFIGS / "outlets.toml") -> None:
        self._entries: list[Mapping[str, Any]] = tomllib.loads(path.read_text("utf-8"))["outlet"]

    @cached_property
    def printable(self) -> tuple[Outlet, ...]:
        """Outlets whose name is plain, long enough to be unmistakable, and unlike a place or a person."""
        return tuple(
            Outlet(id=one["id"], name=one["name"], kind=one["kind"], domain=one["domains"][0])
            for one in self._entries
            if re.fullmatch(r"[A-Z][A-Za-z]+(?:[ -][A-Za-z]+){0,3}", one["name"]) and one.get("domains")
            if "group" not in one and len(one["name"]) >= 5
        )

    @cached_property
    def ids(self) -> dict[str, str]:
        """Outlets' ids by their names and by their hosts."""
        return {key: one["id"] for one in self._entries for key in (one["name"], *one.get("domains", ()))}

    @cached_property
    def _names(self) -> frozenset[tuple[str, ...]]:
        spelt = (
            name
            for one in self._entries
            for name in (one["name"], *one.get("aliases", ()), *one.get("codes", ()))
        )
        return frozenset(tuple(re.findall(r"\w+", name.removeprefix("The "))) for name in spelt)

    def names_outlet(self, sentence: str) -> bool:
        """Whether any outlet is named, in any of its forms."""
        tokens = re.findall(r"\w+", sentence)
        return any(
            tuple(tokens[start : start + length]) in self._names
            for length in range(1, 7)
            for start in range(len(tokens) - length + 1)
        )


_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|St|Jr|Sr|Inc|Corp|Co|Ltd|vs|No|Prof|Rev|Jan|Feb|Mar|Apr|Aug|"
    r"Sept|Oct|Nov|Dec|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Neb|Nev|"
    r"Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|[A-Z]))\.$"
)


def sentences(text: str) -> Iterator[str]:
    """Sentences of ``text``; a plain splitter, as what it gets wrong is left out by ``usable``."""
    for printed in re.split(r"\n+", text):
        paragraph = re.sub(r"^[A-Z][A-Z ,.]+ ?(?:—|–|--|-) ?", "", printed)
        start = 0
        for match in re.finditer(r"[.!?][”\"’']?\s+(?=[“\"‘A-Z])", paragraph):
            if not _ABBREVIATION.search(paragraph[start : match.start() + 1]):
                yield paragraph[start : match.end()].strip()
                start = match.end()
        if rest := paragraph[start:].strip():
            yield rest


_BARRED = re.compile(
    r"[@#|()\[\]/…*;:–]|http|\.\.\.|\b(?:newspaper|network|magazine|outlet|website|blog|agency|media|journalists?|"
    r"reporters?|reported|reports?|news|wire|press|article|poll|interview|tweet\w*|Twitter|Facebook|published|editor\w*|"
    r"correspondent|column\w*|podcast|radio|TV|television|Updated|Correction|photo|video|here|click|above|"
    r"below|captions?|opinions|commentary|Images)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|us|our|Our|my|My|me|you|You|your|Your)\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def usable(sentence: str) -> bool:
    """A whole declarative sentence of 9 to 36 words that names no medium and has no narrator."""
    bare = _QUOTED.sub("", sentence)
    return (
        9 <= len(sentence.split()) <= 36
        and bool(re.match(r"[“\"]?[A-Z]", sentence))
        and bool(re.search(r"[a-z\d][.,]?[”\"]?\.?$|[.][”\"]$", sentence))
        and sentence.rstrip('”"').endswith(".")
        and sentence.count("“") == sentence.count("”")
        and sentence.count('"') % 2 == 0
        and not _BARRED.search(sentence)
        and not _FIRST_PERSON.search(bare)
    )


def can_lead(sentence: str) -> bool:
    """Whether a clause saying who reported it can follow: no quotation, nobody speaking already."""
    return bool(re.search(r"[a-z]\.$", sentence)) and not re.search(
        r"[“”\"]|\b(?:said|says|told|according|added|wrote|announced|warned)\b", sentence
    )


def content_words(sentence: str) -> frozenset[str]:
    """Lower-case words, for telling whether two sentences say nearly the same."""
    return frozenset(re.findall(r"[a-z\d]+", sentence.lower()))


def dice(left: frozenset[str], right: frozenset[str]) -> float:
    """Twice the words in common, by all words; 0 to 1."""
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 0.0


def clean(record: Mapping[str, Any], gazetteer: Gazetteer) -> Base:
    """The usable sentences of one record that do not repeat each other."""
    kept: list[str] = []
    for sentence in sentences(record["text"]):
        if not usable(sentence) or gazetteer.names_outlet(sentence):
            continue
        bag = content_words(sentence)
        if all(dice(bag, content_words(other)) < 0.5 for other in kept):
            kept.append(sentence)
    return Base(
        id=str(record["id"]),
        title=" ".join(str(record.get("title") or "").split()) or next(iter(kept), ""),
        day=_day(record),
        topic=str(record.get("topic") or ""),
        sentences=tuple(kept),
    )


def _day(record: Mapping[str, Any]) -> str:
    """The day of a record; one made up for it, the same each time, where it gives none."""
    day = str(record.get("published_at") or "")[:10]
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return (date(2015, 1, 1) + timedelta(days=seeded(f"day:{record['id']}").randrange(1500))).isoformat()


def sample(path: Path, count: int, seed: int, gazetteer: Gazetteer) -> list[Base]:
    """``count`` base articles about different things, cut to 6 to 12 sentences.

    Two base articles never share a run of six words, nor a topic within 20 days, so that a
    sentence of one is never truly a sentence of another.

    Raises:
        ValueError: the pile holds fewer that will do.
    """
    draw = seeded(f"base:{seed}")
    records = sorted(rows(path), key=lambda record: str(record["id"]))
    draw.shuffle(records)
    chosen: list[Base] = []
    runs: set[tuple[str, ...]] = set()
    for record in records:
        length = draw.randint(6, 12)
        base = clean(record, gazetteer)
        cut = _cut(base, length)
        if cut is None or any(_same_affair(cut, other) for other in chosen):
            continue
        mine = set(_runs(cut.sentences))
        if mine & runs:
            continue
        runs |= mine
        chosen.append(cut)
        if len(chosen) == count:
            return chosen
    raise ValueError(f"{path}: only {len(chosen)} articles will do as base, {count} are wanted")


def _cut(base: Base, length: int) -> Base | None:
    lead = next((index for index, one in enumerate(base.sentences) if can_lead(one)), None)
    if lead is None or len(base.sentences) - lead < 6:
        return None
    kept = base.sentences[lead : lead + length]
    return Base(id=base.id, title=base.title, day=base.day, topic=base.topic, sentences=kept)


def _same_affair(one: Base, other: Base) -> bool:
    apart = abs((date.fromisoformat(one.day) - date.fromisoformat(other.day)).days)
    return one.topic == other.topic and apart <= 20


def _runs(lines: Iterable[str]) -> Iterator[tuple[str, ...]]:
    for line in lines:
        tokens = re.findall(r"[a-z\d]+", line.lower())
        yield from (tuple(tokens[start : start + 6]) for start in range(len(tokens) - 5))
