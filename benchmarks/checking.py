"""How long a check takes: warm in one process, and as a command that starts anew, by size of the store."""

from __future__ import annotations

import os
import re
import statistics
import tempfile
from pathlib import Path

from benchmarks.harness import measured, run_command
from benchmarks.piles import Row, grown, real_pile, rows, write
from evals.harness import Table

SIZES = tuple(int(size) for size in os.environ.get("BENCH_CHECKING", "250 1000").split())
"""Articles; BENCH_CHECKING="1000 50000" for about a million sentences."""
_CLAIMS = 20
_SENTENCE = re.compile(r"[A-Z][^.?!\n]{60,160}[.](?=\s)")
_DETAIL = re.compile(r"\b[2-9]\b|\b(?:Monday|Tuesday|Wednesday|Thursday|Friday)\b")


def run() -> Table:
    """Stores of several sizes; each claim is a sentence of the pile, with a day or a number changed."""
    found = []
    base = rows(real_pile())
    for size in SIZES:
        pile = grown(base, size)
        claims = _claims(pile)
        with tempfile.TemporaryDirectory() as folder:
            path, store = write(Path(folder) / "pile.jsonl", pile), str(Path(folder) / "store")
            cache = str(Path(folder) / "vectors.sqlite")
            at = ["--store", store, "--cache", cache, "--plain"]
            built = [run_command(one).seconds for one in (["add", str(path), *at], ["report", *at])]
            warm = measured("checks", store=store, cache=cache, claims=claims).result
            new = run_command(["check", f"Nobody has asked this of {size} articles before.", *at])
            again = run_command(["check", claims[0], *at])
        found.append(
            (
                f"{size:,}",
                f"{warm['sentences']:,}",
                f"{sum(built):.0f}",
                f"{statistics.median(warm['milliseconds']):.0f}",
                f"{max(warm['milliseconds']):.0f}",
                f"{warm['known']}/{len(claims)}",
                f"{new.seconds:.2f}",
                f"{again.seconds:.2f}",
            )
        )
    return Table(
        title="Check of one claim",
        columns=(
            "articles",
            "sentences",
            "add and report s",
            "warm ms, median",
            "warm ms, most",
            "known",
            "command s, new claim",
            "command s, asked before",
        ),
        rows=tuple(found),
        notes=("a claim that was asked before has its vector at hand; a new one needs the encoder's model",),
    )


def _claims(pile: list[Row]) -> list[str]:
    """Sentences from all over the pile, one an article, each with one detail changed where it has one."""
    step = max(1, len(pile) // _CLAIMS)
    found = (_SENTENCE.search(str(row["text"])) for row in pile[::step])
    sentences = [one[0] for one in found if one][:_CLAIMS]
    return [
        _DETAIL.sub(lambda detail: "Sunday" if detail[0].isalpha() else "11", one, count=1)
        for one in sentences
    ]
