"""The text reuse part alone against MinHash LSH: copied sentences, edited or not."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.harness import measured
from benchmarks.piles import real_pile
from benchmarks.planted import pair_f1
from evals.cascades.pile import generate
from evals.harness import Table

_SEED = 11


def run() -> Table:
    """Seconds, memory and precision, recall and F1 of planted pairs, one after the other."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        planted = generate(real_pile(), seed=_SEED)
        planted.save(Path(folder))
        pile = str(Path(folder) / "pile.jsonl")
        for name, what, options in (
            ("reuse", "this project, wording alone", {}),
            ("minhash", "MinHash LSH, Jaccard .6", {"threshold": 0.6}),
            ("minhash", "MinHash LSH, Jaccard .4", {"threshold": 0.4}),
        ):
            done = measured(name, pile=pile, **options)
            tally = pair_f1(done.result["groups"], planted.truth)
            quality = tuple(f"{figure:.3f}" for figure in (tally.precision, tally.recall, tally.f1))
            found.append((what, f"{done.seconds:.1f}", f"{done.megabytes:,.0f}", *quality))
    return Table(
        title="Text reuse alone",
        columns=("what", "seconds", "peak MB", "precision", "recall", "F1"),
        rows=tuple(found),
        notes=(
            f"planted pile: {len(planted.rows)} articles, seed {_SEED}; independent wordings count as missed",
        ),
    )
