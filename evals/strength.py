"""How strongly a press release and the paper it reports state one finding: the same, stronger, weaker?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from evals.harness import Table, Tally, rows
from provenance.divergence import Passage
from provenance.divergence.passage import Reading, read
from provenance.divergence.strength import strength
from provenance.divergence.vocabulary import hedging
from provenance.text import folded

_LABELS = ("same", "exaggerates", "downplays")
Measure = Callable[[Reading], int]


def run(folder: Path) -> Table:
    """Macro-F1 of the three labels, beside always "same" and counting hedges."""
    data = list(rows(folder / "strength" / "train.jsonl"))
    gold = [row["label"] for row in data]
    texts = [(row["press"], row["abstract"]) for row in data]
    marks = [row[f"{side}_strength"] for row in data for side in ("press", "abstract")]
    guessed = [strength(_read(text)) for pair in texts for text in pair]
    exact = sum(one == other for one, other in zip(marks, guessed, strict=True)) / len(marks)
    systems: tuple[tuple[str, Measure], ...] = (
        ("always the same", lambda _: 0),
        ("fewer hedges are stronger", _unhedged),
        ("this project", strength),
    )
    return Table(
        title=f"strength: {len(data)} press releases and their papers, train",
        columns=("system", "macro F1", *_LABELS),
        rows=tuple(_line(name, gold, _labels(texts, measure)) for name, measure in systems),
        notes=(
            "Nothing is fitted; the word lists were written with these rows in view. Published: about .50.",
            f"Grade of a single sentence (0 to 3) right: {exact:.3f}; the commonest grade: {_most(marks):.3f}.",
        ),
    )


def _read(text: str) -> Reading:
    return read(Passage(folded(text)))


def _unhedged(reading: Reading) -> int:
    return -sum(hedging(word.norm) for word in reading.words)


def _labels(texts: Sequence[tuple[str, str]], measure: Measure) -> list[str]:
    grades = ((measure(_read(press)), measure(_read(abstract))) for press, abstract in texts)
    return [
        "exaggerates" if press > abstract else "downplays" if press < abstract else "same"
        for press, abstract in grades
    ]


def _line(name: str, gold: Sequence[str], said: Sequence[str]) -> tuple[str, ...]:
    scores = [_f1(label, gold, said) for label in _LABELS]
    return (name, *(f"{value:.3f}" for value in (sum(scores) / len(scores), *scores)))


def _f1(label: str, gold: Sequence[str], said: Sequence[str]) -> float:
    pairs = Counter((true == label, guess == label) for true, guess in zip(gold, said, strict=True))
    return Tally(pairs[True, True], pairs[False, True], pairs[True, False]).f1


def _most(marks: Sequence[int]) -> float:
    return max(Counter(marks).values()) / len(marks)
