"""Write a pile of articles whose provenance is known, or score a report about one.

  generate:  python -m evals.cascades --out DIR [--base FILE] [--seed N] [--cascades N]
             writes DIR/pile.jsonl (rows of id, url, title, outlet, published_at, text) and
             DIR/truth.json (who has what from whom, every edit with its range and kind)
  trace:     any tool that writes provenance-report/1 from DIR/pile.jsonl
  score:     python -m evals.cascades --score REPORT --truth DIR/truth.json [--errors]

The base is any JSON Lines file of articles (id, title, published_at, text; plain or gzipped);
its sentences are used where they owe nothing to an outlet. The same seed gives the same pile.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from evals.__main__ import show
from evals.cascades.pile import generate
from evals.cascades.plans import PURPOSES
from evals.cascades.running import CASCADES, SEED, table
from evals.cascades.scoring import Scores, score
from evals.cascades.truth import Truth


def main(arguments: list[str]) -> int:
    """Generate or score; 2 on wrong usage."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.cascades",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=_plans(),
    )
    parser.add_argument("--out", type=Path, help="folder for pile.jsonl and truth.json")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--cascades", type=int, default=CASCADES)
    parser.add_argument("--distractors", type=int, default=40, help="articles that have to do with no other")
    parser.add_argument(
        "--base",
        type=Path,
        help="JSON Lines of articles; default: corpora/articles-5k.jsonl.gz of PROVENANCE_EVALS",
    )
    parser.add_argument("--score", type=Path, metavar="REPORT", help="score a provenance-report/1 document")
    parser.add_argument("--truth", type=Path, help="truth.json of the pile that the report is about")
    parser.add_argument("--errors", action="store_true", help="list what the report has wrong, by stage")
    given = parser.parse_args(arguments)
    if given.score:
        if not given.truth:
            parser.error("--score needs --truth")
        return _score(given.score, given.truth, errors=given.errors)
    if not given.out:
        parser.error("give --out to generate, or --score and --truth")
    base = given.base or _default_base(parser)
    pile = generate(base, seed=given.seed, cascades=given.cascades, distractors=given.distractors)
    pile.save(given.out, base=base.name, cascades=given.cascades)
    print(f"{len(pile.rows)} articles in {given.out}")
    return 0


def _plans() -> str:
    """The plans with their purposes, as they stand in ``plans.py``."""
    return "plans of cascades:\n" + "\n".join(f"  {name:<20}{purpose}" for name, purpose in PURPOSES.items())


def _default_base(parser: argparse.ArgumentParser) -> Path:
    folder = os.environ.get("PROVENANCE_EVALS")
    if not folder:
        parser.error("give --base, or set PROVENANCE_EVALS; see evals/README.md")
    return Path(folder) / "corpora" / "articles-5k.jsonl.gz"


def _score(report: Path, truth: Path, *, errors: bool) -> int:
    scores = score(json.loads(report.read_text("utf-8")), Truth.of(json.loads(truth.read_text("utf-8"))))
    show(table(scores, Scores(), f"{report.name} against {truth.name}"), 0.0)
    for stage, note in sorted(scores.errors) if errors else ():
        print(f"{stage}: {note}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
