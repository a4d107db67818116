"""``python -m evals.review``: draw a sample to judge, keep verdicts, see what became of judged items."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from evals.review.sampling import KINDS, Item, sample
from evals.review.table import judgements

_ALL = 1_000_000


def main() -> None:
    """Run the sub-command."""
    parser = argparse.ArgumentParser(prog="python -m evals.review", description=__doc__)
    commands = parser.add_subparsers(required=True)
    drawing = commands.add_parser("sample", help="print numbered items of a report, to judge by reading")
    drawing.add_argument("report", type=Path, help="a report written by provenance trace --json")
    drawing.add_argument("what", choices=KINDS)
    drawing.add_argument("--seed", type=int, required=True)
    drawing.add_argument("--size", type=int, default=60)
    drawing.set_defaults(run=_sample)
    again = commands.add_parser("recheck", help="which judged items stand in a newer report")
    again.add_argument("report", type=Path)
    again.set_defaults(run=_recheck)
    chosen = parser.parse_args()
    chosen.run(chosen)


def _sample(chosen: argparse.Namespace) -> None:
    for number, item in enumerate(sample(_report(chosen.report), chosen.what, chosen.seed, chosen.size)):
        print(f"{number:2} {item.key}")
        for line in item.lines:
            print(f"     {line}")


def _recheck(chosen: argparse.Namespace) -> None:
    report = _report(chosen.report)
    standing = {what: {item.key for item in _all(report, what)} for what in KINDS}
    fate = Counter(
        (one.what, one.verdict, "still there" if one.key in standing[one.what] else "gone")
        for one in judgements()
    )
    for (what, verdict, now), count in sorted(fate.items()):
        print(f"{what:10} judged {verdict:5} {now:11} {count}")


def _all(report: dict[str, Any], what: Any) -> list[Item]:
    return sample(report, what, 0, _ALL)


def _report(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return document


if __name__ == "__main__":
    main()
