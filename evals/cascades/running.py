"""The eval: generate piles, trace them as shipped and by plain means, and score both."""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evals.cascades import baseline
from evals.cascades.base import Gazetteer
from evals.cascades.pile import Pile, generate
from evals.cascades.scoring import Scores, Share, score
from evals.harness import Table, Tally

SEED, CASCADES = 7, 32


def run(folder: Path) -> Table:
    """Scores of this project and of the baseline on one generated pile, or by seed on several."""
    base = Path(os.environ.get("CASCADES_BASE") or folder / "corpora" / "articles-5k.jsonl.gz")
    seeds = [int(one) for one in os.environ.get("CASCADES_SEED", str(SEED)).split(",")]
    cascades = int(os.environ.get("CASCADES", CASCADES))
    piles = [generate(base, seed=seed, cascades=cascades) for seed in seeds]
    ours = [score(trace(pile), pile.truth) for pile in piles]
    if len(piles) > 1:
        return by_seed(dict(zip(seeds, ours, strict=True)), f"Cascades ({cascades} of them a seed)")
    plain = score(baseline.trace(piles[0].rows, Gazetteer().ids), piles[0].truth)
    title = f"Cascades ({cascades} of them, {len(piles[0].rows)} articles, seed {seeds[0]})"
    return table(ours[0], plain, title)


def trace(pile: Pile) -> dict[str, Any]:
    """The report document of a pile, as ``provenance trace`` writes it; no vectors are kept."""
    from provenance import trace as shipped  # noqa: PLC0415 (generating and scoring need no pipeline)
    from provenance.config import load_settings  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        pile.save(Path(folder))
        report = shipped(Path(folder) / "pile.jsonl", settings=load_settings(overrides={"cache": "off"}))
    document: dict[str, Any] = report.document
    return document


def table(ours: Scores, plain: Scores, title: str) -> Table:
    """Two reports' scores side by side."""
    rows = [
        ("mention pairs: precision / recall / F1", _tally(ours.pairs), _tally(plain.pairs)),
        ("  found between independent wordings", _share(ours.pairs_reworded), _share(plain.pairs_reworded)),
        ("origins exact", _share(ours.origins), _share(plain.origins)),
        ("  held", _share(ours.origins_held), _share(plain.origins_held)),
        ("  cited, not held", _share(ours.origins_absent), _share(plain.origins_absent)),
        ("  nobody's: abstains", _share(ours.origins_unnamed), _share(plain.origins_unnamed)),
        ("derivation edges: precision / recall / F1", _tally(ours.edges), _tally(plain.edges)),
        ("co-descendants: precision / recall / F1", _tally(ours.siblings), _tally(plain.siblings)),
        ("number of origins exact", _share(ours.counts), _share(plain.counts)),
        ("number of unknown lineage exact", _share(ours.unknown), _share(plain.unknown)),
        (
            "claims falsely corroborated",
            str(len(ours.corroborated_falsely)),
            str(len(plain.corroborated_falsely)),
        ),
        ("divergences: macro F1 of kinds", f"{ours.macro:.3f}", f"{plain.macro:.3f}"),
        *(
            (f"  {kind}: precision / recall / F1", _tally(ours.kinds[kind]), _tally(plain.kinds[kind]))
            for kind in sorted(ours.kinds.keys() | plain.kinds.keys())
        ),
        (
            "substantive edits named and called substantive",
            _share(ours.substantive_as_such),
            _share(plain.substantive_as_such),
        ),
        (
            "cosmetic edits called substantive",
            _share(ours.cosmetic_as_substantive),
            _share(plain.cosmetic_as_substantive),
        ),
        ("copyists' marks: precision / recall / F1", _tally(ours.marks), _tally(plain.marks)),
    ]
    notes = ["Baseline: word overlap (Dice) of .8, the earliest is the origin, every outlet counts, difflib."]
    notes += [f"Falsely corroborated: {one}" for one in ours.corroborated_falsely]
    return Table(title=title, columns=("", "this project", "baseline"), rows=tuple(rows), notes=tuple(notes))


def by_seed(scores: Mapping[int, Scores], title: str) -> Table:
    """The chief figure of each measure by seed, their mean, and the standard deviation around it."""
    figures = {seed: _figures(one) for seed, one in scores.items()}
    rows = []
    for name in next(iter(figures.values())):
        values = [one[name] for one in figures.values()]
        spread = f"{statistics.mean(values):.3f} ± {statistics.stdev(values):.3f}"
        rows.append((name, *(f"{value:.3f}" for value in values), spread))
    notes = [f"Falsely corroborated: {note}" for one in scores.values() for note in one.corroborated_falsely]
    columns = ("", *(f"seed {seed}" for seed in scores), "mean ± s.d.")
    return Table(title=title, columns=columns, rows=tuple(rows), notes=tuple(notes))


def _figures(scores: Scores) -> Mapping[str, float]:
    return {
        "mention pairs: F1": scores.pairs.f1,
        "  found between independent wordings": scores.pairs_reworded.value,
        "origins exact": scores.origins.value,
        "  held": scores.origins_held.value,
        "  cited, not held": scores.origins_absent.value,
        "  nobody's: abstains": scores.origins_unnamed.value,
        "derivation edges: F1": scores.edges.f1,
        "co-descendants: F1": scores.siblings.f1,
        "number of origins exact": scores.counts.value,
        "number of unknown lineage exact": scores.unknown.value,
        "claims falsely corroborated": float(len(scores.corroborated_falsely)),
        "divergences: macro F1 of kinds": scores.macro,
        "substantive edits named and called substantive": scores.substantive_as_such.value,
        "cosmetic edits called substantive": scores.cosmetic_as_substantive.value,
        "copyists' marks: F1": scores.marks.f1,
    }


def _tally(tally: Tally) -> str:
    return f"{tally.precision:.3f} / {tally.recall:.3f} / {tally.f1:.3f}"


def _share(share: Share) -> str:
    return f"{share.value:.3f} ({share.right}/{share.of})"
