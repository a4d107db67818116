"""Cascades: generated piles in which it is known who copied whom, and what was changed.

A public yardstick for anything that writes ``provenance-report/1``. From the articles of any
JSON Lines pile it makes seeded cascades: wire reports and their copies, chains of citation,
sources that are named but absent, unknown lineage, wrong credits, two independent origins
(invented events in two wordings), with edits whose ranges and kinds are recorded.

``python -m evals.cascades --out DIR --seed 7 --cascades 32 [--base FILE]`` writes ``pile.jsonl``
(rows ``id, url, title, outlet, published_at, text``) and ``truth.json`` (see ``truth.py``);
``python -m evals.cascades --score REPORT --truth FILE`` scores a report about such a pile.
``python -m evals cascades`` generates, traces and scores in one go; the environment variables
``CASCADES``, ``CASCADES_SEED`` (one, or several with commas between) and ``CASCADES_BASE`` change its
piles. ``--help`` says what each plan of a cascade is for.

======== ==================================================================================
module   what it does
======== ==================================================================================
base     picks sentences of real articles that owe nothing to another outlet
grammar  invents events, each told by two reporters who were there and by hearsay
plans    who has the story from whom, who says so, which texts are in the pile
edits    changes sentences, with the kind of divergence each change is
versions carries a plan out: what each text says
printing an article as its outlet prints it
truth    what is true of the pile, and the form of ``truth.json``
scoring  a report against the truth (``reading``, ``paths``, ``changes`` are its parts)
baseline a plain tracer for comparison
======== ==================================================================================
"""

from __future__ import annotations

from evals.cascades.pile import Pile, generate
from evals.cascades.running import run
from evals.cascades.scoring import Scores, score
from evals.cascades.truth import Truth

__all__ = ["Pile", "Scores", "Truth", "generate", "run", "score"]
