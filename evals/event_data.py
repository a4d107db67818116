"""The topics of ``cross_outlet`` as piles of whole articles, with the pairs that are annotated."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from evals.fit_data import Matrix, vectors_of
from evals.harness import rows
from provenance import model
from provenance.matching import MatchSettings
from provenance.matching.events import Events
from provenance.matching.weights import EVENT
from provenance.ports import Vectors


@dataclass(frozen=True, slots=True)
class Pile:
    """The articles of one topic; ``events`` by mention id, of the sentences annotated in full."""

    topic: int
    mentions: list[model.Mention]
    events: dict[str, frozenset[str]]
    vectors: Vectors
    rows: list[int]

    def pairs(self) -> list[tuple[str, str, bool]]:
        """Pairs of annotated sentences of different articles, by mention id, and whether they share an event."""
        inside = [one for one in self.mentions if one.id in self.events]
        return [
            (one.id, two.id, bool(self.events[one.id] & self.events[two.id]))
            for one, two in combinations(inside, 2)
            if one.article != two.article
        ]


@dataclass(frozen=True, slots=True)
class Told:
    """The annotated pairs of a pile with their comparison values."""

    values: Matrix
    labels: list[bool]
    missed: int
    """Pairs of one event that are not even proposed."""

    @classmethod
    def of(cls, pile: Pile) -> Told:
        events = Events(pile.mentions, pile.vectors, pile.rows)
        wanted = {frozenset(pair[:2]): pair[2] for pair in pile.pairs()}
        values: list[Matrix] = []
        labels: list[bool] = []
        ids = [one.id for one in events.mentions]
        for one in events.compared(MatchSettings()):
            shape = len(one.left), len(one.right)
            stacked = np.stack([np.broadcast_to(one.values[name], shape) for name in EVENT], axis=2)
            for at, left in enumerate(one.left.tolist()):
                for other, right in enumerate(one.right.tolist()):
                    pair = frozenset((ids[left], ids[right]))
                    if pair in wanted:
                        values.append(stacked[at, other])
                        labels.append(wanted[pair])
        return cls(np.array(values), labels, sum(wanted.values()) - sum(labels))


def piles(folder: Path, *, odd: bool) -> list[Pile]:
    """Half of the topics: the odd ones to fit on, the even ones to measure on."""
    found: dict[int, list[tuple[model.Mention, frozenset[str] | None]]] = {}
    for article in rows(folder / "cross_outlet" / "documents.jsonl.gz"):
        if article["topic"] % 2 != odd:
            continue
        inside = found.setdefault(article["topic"], [])
        for sentence in article["sentences"]:
            made = mention(sentence["text"], article["id"], len(inside))
            inside.append((made, frozenset(sentence["events"]) if sentence["selected"] else None))
    contents = sorted({one.content for inside in found.values() for one, _ in inside})
    place = {content: at for at, content in enumerate(contents)}
    vectors = vectors_of(contents)
    return [_pile(topic, inside, vectors, place) for topic, inside in sorted(found.items())]


def mention(text: str, article: str, at: int) -> model.Mention:
    """A sentence as a mention of its article; ``at`` is its place in the pile."""
    span = model.Span(start=0, end=len(text))
    place = model.Sentence(article=article, index=at, span=span, role="body", paragraph=0)
    return model.Mention(
        id=f"m{at:05d}",
        article=article,
        span=span,
        parts=(span,),
        text=text,
        content=" ".join(text.split()),
        sentence=place,
        role="body",
        attributions=(),
    )


def _pile(
    topic: int,
    inside: list[tuple[model.Mention, frozenset[str] | None]],
    vectors: Vectors,
    place: dict[str, int],
) -> Pile:
    own = sorted({one.content for one, _ in inside})
    row = {content: at for at, content in enumerate(own)}
    return Pile(
        topic,
        [one for one, _ in inside],
        {one.id: events for one, events in inside if events is not None},
        vectors[[place[content] for content in own]],
        [row[one.content] for one, _ in inside],
    )
