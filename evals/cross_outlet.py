"""Sentences of different documents that report the same event: claims against annotated events (ECB+)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals.event_data import mention, piles
from evals.fit_data import (
    FEATURES,
    Matrix,
    Pairs,
    Selected,
    best_threshold,
    chances,
    labelled,
    tally,
    topics,
    vectors_of,
)
from evals.harness import Table
from provenance.indexing import FaissIndex
from provenance.matching import MatchSettings, cluster, match, same_event
from provenance.matching.weights import MEANING

_WORDS = FEATURES.index("words")
_Linked = list[list[bool]]


@dataclass(frozen=True, slots=True)
class _Scored:
    """One topic with three scores for each of its pairs."""

    topic: Selected
    cosine: Matrix
    words: Matrix
    comparison: Matrix


def run(folder: Path) -> Table:
    """Pair F1 and B-cubed on the even topics; thresholds of the baselines come from the odd ones."""
    fitted = [_scored(topic) for topic in topics(folder, odd=True)]
    held = [_scored(topic) for topic in topics(folder, odd=False)]
    shipped = [_claims(one.topic) for one in held]
    rows = [_line(name, held, _over(fitted, held, name)) for name in ("cosine", "words", "comparison")]
    count = sum(len(one.topic.pairs()) for one in held)
    rows.append(_line("claims as shipped", held, shipped))
    rows.append(_line("same event as shipped", held, _told(folder, held)))
    return Table(
        title=f"cross_outlet: {len(held)} topics, {count} pairs of sentences",
        columns=("method", "pair P", "pair R", "pair F1", "B3 P", "B3 R", "B3 F1"),
        rows=tuple(rows),
        notes=(
            "gold: the two share any annotated event (44 % of a topic's pairs do); one claim is narrower",
            "thresholds of the first three: best F1 on the odd topics; the claims' bars are not fitted",
            "same event: all pairs that the shipped relation proposes from its shipped probability on, before the",
            "report's limit of what is shown; a topic's whole articles are the pile; fitted on the odd topics",
        ),
    )


def _scored(topic: Selected) -> _Scored:
    pairs: Pairs = labelled(topic.sentences, topic.pairs())
    values = pairs.matrix()
    weights = np.array([MEANING[name] for name in FEATURES])
    return _Scored(topic, pairs.cosines, values[:, _WORDS], chances(values, weights))


def _over(fitted: Sequence[_Scored], held: Sequence[_Scored], name: str) -> _Linked:
    scores = np.concatenate([getattr(one, name) for one in fitted])
    labels = [label for one in fitted for _, _, label in one.topic.pairs()]
    bar = best_threshold(scores, labels)
    return [(getattr(one, name) >= bar).tolist() for one in held]


def _told(folder: Path, held: Sequence[_Scored]) -> _Linked:
    """For each pair of each topic, whether the shipped relation calls it one event."""
    linked: _Linked = []
    for scored, pile in zip(held, piles(folder, odd=False), strict=True):
        mentions, found = same_event(pile.mentions, pile.vectors, pile.rows)
        ids = [one.id for one in mentions]
        said = {
            frozenset((ids[left], ids[right]))
            for left, right in zip(found.left.tolist(), found.right.tolist(), strict=True)
        }
        annotated = [one.id for one in pile.mentions if one.id in pile.events]
        linked.append(
            [
                frozenset((annotated[left], annotated[right])) in said
                for left, right, _ in scored.topic.pairs()
            ]
        )
    return linked


def _claims(topic: Selected) -> list[bool]:
    """For each pair of the topic, whether the shipped matching and clustering make it one claim."""
    mentions = [mention(sentence.text, sentence.article, at) for at, sentence in enumerate(topic.sentences)]
    contents = sorted({mention.content for mention in mentions})
    row = {content: at for at, content in enumerate(contents)}
    vectors, rows = vectors_of(contents), [row[mention.content] for mention in mentions]
    settings = MatchSettings()
    near = FaissIndex().pairs(vectors, settings.neighbour_similarity, settings.neighbours)
    claims = cluster(mentions, match(mentions, vectors, rows, near, settings), vectors, rows, settings)
    claim_of = {made: claim.id for claim in claims for made in claim.mentions}
    return [claim_of[mentions[one].id] == claim_of[mentions[two].id] for one, two, _ in topic.pairs()]


def _line(name: str, held: Sequence[_Scored], linked: _Linked) -> tuple[str, ...]:
    labels = [label for one in held for _, _, label in one.topic.pairs()]
    counts = tally((link for links in linked for link in links), labels)
    precision, recall = _b_cubed(held, linked)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    figures = (counts.precision, counts.recall, counts.f1, precision, recall, f1)
    return (name, *(f"{figure:.3f}" for figure in figures))


def _b_cubed(held: Sequence[_Scored], linked: _Linked) -> tuple[float, float]:
    """Mean over sentences of the share of its links, and of its true links, that are right; itself counts."""
    precisions: list[float] = []
    recalls: list[float] = []
    for one, links in zip(held, linked, strict=True):
        count = len(one.topic.sentences)
        right, said, true = np.ones(count), np.ones(count), np.ones(count)
        for (left, other, label), link in zip(one.topic.pairs(), links, strict=True):
            for end in (left, other):
                right[end] += link and label
                said[end] += link
                true[end] += label
        precisions += (right / said).tolist()
        recalls += (right / true).tolist()
    return math.fsum(precisions) / len(precisions), math.fsum(recalls) / len(recalls)
