"""Error review: samples of a real report, judged by reading, and what the judgements say.

What no public gold exists for (links, substantive divergences, origins) is sampled from a report with a fixed
seed, judged by a person, and kept in ``judgements.jsonl``: ids and verdicts, none of the articles' text.
"""

from __future__ import annotations

from evals.review.table import run

__all__ = ["run"]
