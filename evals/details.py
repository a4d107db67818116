"""Details of a claim that the evidence does not support (WiCE, non-supported tokens)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.harness import Table, Tally, rows
from provenance.divergence import Passage, unsupported
from provenance.model import Span
from provenance.text import FUNCTION_WORDS, words

Row = Mapping[str, Any]
System = Callable[[Row, Sequence[str]], set[int]]


def run(folder: Path) -> Table:
    """F1 of the tokens marked as unsupported, dev."""
    data = list(rows(folder / "details" / "dev.jsonl.gz"))
    systems: tuple[tuple[str, System], ...] = (
        ("this project", _project),
        ("content words that the evidence lacks", _lacking),
        ("every token", lambda row, _: set(range(len(row["tokens"])))),
    )
    return Table(
        title=f"details: WiCE, dev ({len(data)} claims)",
        columns=("system", "P", "R", "F1", "P, whole page", "R", "F1"),
        rows=tuple(
            (name, *_scored(data, system, supporting), *_scored(data, system, whole_page))
            for name, system in systems
        ),
        notes=(
            "Left: beside the sentences of all supporting sets; right: beside all sentences of the page.",
            "Weights and bar were fitted on the train part (evals/fit_details.py).",
        ),
    )


def supporting(row: Row) -> list[str]:
    """The sentences of any supporting set, in their order."""
    return [row["evidence"][index] for index in sorted({one for held in row["supporting"] for one in held})]


def whole_page(row: Row) -> list[str]:
    """All sentences of the page."""
    return list(row["evidence"])


def tokens_in(row: Row, spans: Iterable[Span]) -> set[int]:
    """The tokens of the claim that overlap any of ``spans``."""
    found: set[int] = set()
    ranges = list(spans)
    at = 0
    for index, token in enumerate(row["tokens"]):
        start = row["claim"].index(token, at)
        at = start + len(token)
        if any(start < span.end and span.start < at for span in ranges):
            found.add(index)
    return found


def _scored(
    data: Sequence[Row], system: System, evidence: Callable[[Row], list[str]]
) -> tuple[str, str, str]:
    counts = Tally()
    for row in data:
        gold, found = set(row["unsupported_tokens"]), system(row, evidence(row))
        counts.tp += len(gold & found)
        counts.fp += len(found - gold)
        counts.fn += len(gold - found)
    return f"{counts.precision:.3f}", f"{counts.recall:.3f}", f"{counts.f1:.3f}"


def _project(row: Row, evidence: Sequence[str]) -> set[int]:
    found = unsupported(Passage(row["claim"]), [Passage(sentence) for sentence in evidence])
    return tokens_in(row, (one.span for one in found))


def _lacking(row: Row, evidence: Sequence[str]) -> set[int]:
    held = {token.norm for sentence in evidence for token in words(sentence)}
    return {
        index
        for index, token in enumerate(row["tokens"])
        if any(letter.isalnum() for letter in token)
        and token.casefold() not in FUNCTION_WORDS
        and token.casefold() not in held
    }
