"""The eval: generate a pile, trace it as shipped and by plain means, and score both."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from evals.cascades import baseline
from evals.cascades.base import Gazetteer
from evals.cascades.pile import Pile, generate
from evals.cascades.scoring import Scores, Share, score
from evals.harness import Table, Tally

SEED, CASCADES = 7, 32


def run(folder: Path) -> Table:
    """Scores of this project and of the baseline on one generated pile."""
    base = Path(os.environ.get("CASCADES_BASE") or folder / "corpora" / "articles-5k.jsonl.gz")
    seed, cascades = int(os.environ.get("CASCADES_SEED", SEED)), int(os.environ.get("CASCADES", CASCADES))
    pile = generate(base, seed=seed, cascades=cascades)
    ours = score(trace(pile), pile.truth)
    plain = score(baseline.trace(pile.rows, Gazetteer().ids), pile.truth)
    return table(ours, plain, f"Cascades ({cascades} of them, {len(pile.rows)} articles, seed {seed})")


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


def _tally(tally: Tally) -> str:
    return f"{tally.precision:.3f} / {tally.recall:.3f} / {tally.f1:.3f}"


def _share(share: Share) -> str:
    return f"{share.value:.3f} ({share.right}/{share.of})"
