"""What the kept judgements say: precision by sample, with its interval."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from evals.harness import Table
from evals.review.sampling import KINDS, What

JUDGEMENTS = Path(__file__).with_name("judgements.jsonl")
_NORMAL = 1.96
"""Standard deviations of a 95 % interval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A reader's verdict on one sampled item; ``cause`` groups what went wrong, in a few words."""

    round: int
    seed: int
    what: What
    key: str
    verdict: Literal["right", "wrong"]
    cause: str = ""


def judgements(path: Path = JUDGEMENTS) -> list[Judgement]:
    """All kept judgements, in the order of the file."""
    return [Judgement(**json.loads(line)) for line in path.read_text("utf-8").splitlines() if line]


def interval(right: int, judged: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a proportion (Wilson 1927); (0, 1) where nothing was judged."""
    if not judged:
        return 0.0, 1.0
    share, spread = right / judged, _NORMAL**2 / judged
    middle = (share + spread / 2) / (1 + spread)
    half = _NORMAL * math.sqrt(share * (1 - share) / judged + spread / judged / 4) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def run(_folder: Path) -> Table:
    """The judgements' table; the verdicts are kept, nothing is computed anew."""
    kept = judgements()
    rows = []
    for number in sorted({one.round for one in kept}):
        for what in KINDS:
            judged = [one for one in kept if one.round == number and one.what == what]
            if judged:
                rows.append(_row(number, what, judged))
    return Table(
        title="Error review: read samples of a report of 5,000 real articles",
        columns=("round", "what", "seed", "right", "precision", "95 % interval", "commonest causes of error"),
        rows=tuple(rows),
        notes=("Judged by one reader. Divergences: those called substantive. Origins: where one is named.",),
    )


def _row(number: int, what: What, judged: Sequence[Judgement]) -> tuple[str, ...]:
    right = sum(one.verdict == "right" for one in judged)
    low, high = interval(right, len(judged))
    causes = Counter(one.cause for one in judged if one.verdict == "wrong")
    return (
        str(number),
        what,
        ", ".join(sorted({str(one.seed) for one in judged})),
        f"{right}/{len(judged)}",
        f"{right / len(judged):.2f}",
        f"{low:.2f} to {high:.2f}",
        "; ".join(f"{cause} ({count})" for cause, count in causes.most_common(3)),
    )
