"""What fitting and measuring the matching share: vectors, labelled pairs, logistic regression."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt
from platformdirs import user_cache_path

from evals.harness import Tally, rows
from provenance.encoding import open_encoder
from provenance.matching import Comparison, wordings
from provenance.matching.weights import MEANING
from provenance.ports import Vectors
from provenance.storage import VectorStore

Matrix = npt.NDArray[np.float64]
FEATURES = tuple(MEANING)
_PENALTY = 1.0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the article it is taken to stand in."""

    text: str
    article: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labelled pairs of rows of ``texts``."""

    comparison: Comparison
    vectors: Vectors
    pairs: list[tuple[int, int]]
    labels: list[bool]

    @property
    def cosines(self) -> Matrix:
        left, right = (np.array(side, dtype=np.int64) for side in zip(*self.pairs, strict=True))
        products: Matrix = (self.vectors[left].astype(np.float64) * self.vectors[right]).sum(axis=1)
        return products

    def matrix(self) -> Matrix:
        """One row of comparison values a pair, columns as ``FEATURES``."""
        values = (
            self.comparison.values(*pair, cosine)
            for pair, cosine in zip(self.pairs, self.cosines.tolist(), strict=True)
        )
        return np.array([[value[name] for name in FEATURES] for value in values])


def vectors_of(texts: Sequence[str]) -> Vectors:
    """Vectors by the default encoder, kept between runs."""
    with VectorStore(user_cache_path("provenance") / "evals.sqlite") as store:
        return open_encoder(cache=store).encode(texts)


def labelled(sentences: Sequence[Sentence], pairs: Iterable[tuple[int, int, bool]]) -> Pairs:
    """Pairs of sentences, made ready for the comparison that the matching uses."""
    texts = sorted({sentence.text for sentence in sentences})
    row = {text: at for at, text in enumerate(texts)}
    articles: list[set[str]] = [set() for _ in texts]
    for sentence in sentences:
        articles[row[sentence.text]].add(sentence.article)
    words, rarity = wordings(texts, [sorted(found) for found in articles])
    listed = [(row[sentences[one].text], row[sentences[two].text], label) for one, two, label in pairs]
    return Pairs(
        Comparison(texts, words, rarity),
        vectors_of(texts),
        [(one, two) for one, two, _ in listed],
        [label for _, _, label in listed],
    )


def paraphrases(folder: Path) -> Pairs:
    """The pairs of ``same_claim``; each sentence counts as an article of its own."""
    sentences: list[Sentence] = []
    pairs: list[tuple[int, int, bool]] = []
    for row in rows(folder / "same_claim" / "train.jsonl.gz"):
        pairs.append((len(sentences), len(sentences) + 1, row["label"] == 1))
        sentences += [Sentence(row["left"], row["id"] + "l"), Sentence(row["right"], row["id"] + "r")]
    return labelled(sentences, pairs)


def strangers(folder: Path, *, articles: int, sentences: int, count: int) -> Pairs:
    """Pairs of sentences of the news pile that were published at least 60 days apart, so of two events.

    Half of them are the likest by meaning, the others by chance, so that both are learnt.
    """
    chance = random.Random(1)  # noqa: S311 - a fixed sample
    pile = sorted(rows(folder / "corpora" / "articles-5k.jsonl.gz"), key=lambda row: str(row["id"]))
    chosen = chance.sample(pile, articles)
    found = [
        (Sentence(text, row["id"]), date.fromisoformat(row["published_at"]))
        for row in chosen
        for text in _opening(row["text"], sentences)
    ]
    vectors = vectors_of([sentence.text for sentence, _ in found])
    cosines = vectors @ vectors.T
    apart = [
        (one, two)
        for one, two in combinations(range(len(found)), 2)
        if abs((found[one][1] - found[two][1]).days) >= 60
    ]
    likest = sorted(apart, key=lambda pair: -round(float(cosines[pair]), 4))[: count // 2]
    others = chance.sample(apart, count - len(likest))
    return labelled(
        [sentence for sentence, _ in found], [(one, two, False) for one, two in (*likest, *others)]
    )


def _opening(text: str, count: int) -> list[str]:
    lines = (line.strip() for line in text.split("\n"))
    return [line for line in lines if 40 <= len(line) <= 400][:count]


@dataclass(frozen=True, slots=True)
class Selected:
    """The annotated sentences of one topic of ``cross_outlet``, with the events of each."""

    topic: int
    sentences: list[Sentence]
    events: list[frozenset[str]]

    def pairs(self) -> list[tuple[int, int, bool]]:
        """Pairs from different documents; the label says whether they share an event."""
        return [
            (one, two, bool(self.events[one] & self.events[two]))
            for one, two in combinations(range(len(self.sentences)), 2)
            if self.sentences[one].article != self.sentences[two].article
        ]


def topics(folder: Path, *, odd: bool) -> list[Selected]:
    """Half of the topics of ``cross_outlet``: the odd ones to fit on, the even ones to measure on."""
    found: dict[int, Selected] = {}
    for row in rows(folder / "cross_outlet" / "documents.jsonl.gz"):
        if row["topic"] % 2 != odd:
            continue
        topic = found.setdefault(row["topic"], Selected(row["topic"], [], []))
        for sentence in row["sentences"]:
            if sentence["selected"]:
                topic.sentences.append(Sentence(sentence["text"], row["id"]))
                topic.events.append(frozenset(sentence["events"]))
    return [found[topic] for topic in sorted(found)]


def fit(
    values: Matrix, labels: Sequence[bool], shares: Matrix | None = None, offset: Matrix | None = None
) -> Matrix:
    """Weights of a logistic regression with a mild ridge (none on column 0), by Newton's method.

    ``shares`` weigh the rows; ``offset`` is the part of each row's log-odds that is already fixed.
    """
    wanted = np.array(labels, dtype=np.float64)
    share = np.ones(len(wanted)) if shares is None else shares
    given = np.zeros(len(wanted)) if offset is None else offset
    solution = np.zeros(values.shape[1])
    ridge = np.full(values.shape[1], _PENALTY)
    ridge[0] = 1e-6
    for _ in range(50):
        chance = 1.0 / (1.0 + np.exp(-values @ solution - given))
        slope = values.T @ (share * (chance - wanted)) + ridge * solution
        bend = (values * (share * chance * (1 - chance))[:, None]).T @ values + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        solution = solution - step
        if np.abs(step).max() < 1e-8:
            break
    return solution


def chances(values: Matrix, weights: Matrix) -> Matrix:
    """Probabilities of a fitted regression."""
    result: Matrix = 1.0 / (1.0 + np.exp(-values @ weights))
    return result


def folds(count: int, number: int = 5) -> list[npt.NDArray[np.int64]]:
    """Fold of each row, the same in every run."""
    order = np.random.default_rng(7).permutation(count)
    return [np.sort(part) for part in np.array_split(order, number)]


def best_threshold(scores: Matrix, labels: Sequence[bool]) -> float:
    """The threshold with the best F1."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(np.array(labels)[order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + right[-1])
    return float(scores[order[int(np.argmax(f1))]])


def tally(decided: Iterable[bool], labels: Iterable[bool]) -> Tally:
    """Counts of decisions against labels."""
    counts = Tally()
    for said, true in zip(decided, labels, strict=True):
        counts.tp += said and true
        counts.fp += said and not true
        counts.fn += true and not said
    return counts


def calibration_error(
    scores: Matrix, labels: Sequence[bool], shares: Matrix | None = None, bins: int = 10
) -> float:
    """Expected calibration error over equal bins of probability; ``shares`` weigh the rows."""
    wanted = np.array(labels, dtype=np.float64)
    share = np.ones(len(wanted)) if shares is None else shares
    place = np.minimum((scores * bins).astype(int), bins - 1)
    gaps = [abs(float(np.sum((share * (scores - wanted))[place == one]))) for one in range(bins)]
    return math.fsum(gaps) / float(share.sum())
