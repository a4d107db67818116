"""Piles to measure on: a real one by path, larger ones by repeating it with edits."""

from __future__ import annotations

import json
import os
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.harness import rows as read_rows

Row = dict[str, Any]
_WORD = re.compile(r"\b[a-z]{4,}\b")
_EDITED = 0.3
"""Share of the words of a repeated article that are exchanged, so that most of its sentences are new."""


def real_pile() -> Path:
    """The JSON Lines pile named in PROVENANCE_PILE, else the one beside the evals' data.

    Raises:
        SystemExit: neither is there.
    """
    named = os.environ.get("PROVENANCE_PILE")
    evals = os.environ.get("PROVENANCE_EVALS")
    found = Path(named) if named else Path(evals or "") / "corpora" / "articles-5k.jsonl.gz"
    if not found.is_file():
        raise SystemExit(
            "set PROVENANCE_PILE to a JSON Lines file of articles (id, title, text, published_at)"
        )
    return found


def rows(path: Path) -> list[Row]:
    """The records of a JSON Lines file, plain or gzipped."""
    return list(read_rows(path))


def write(path: Path, some: list[Row]) -> Path:
    """Write records as JSON Lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in some), "utf-8")
    return path


def grown(base: list[Row], size: int, seed: int = 3) -> list[Row]:
    """``size`` articles: those of ``base``, then repeats of them with words exchanged for others of the pile."""
    return [row for row, _ in zip(_endless(base, seed), range(size), strict=False)]


def _endless(base: list[Row], seed: int) -> Iterator[Row]:
    yield from base
    draw = random.Random(seed)  # noqa: S311 (a benchmark, not a secret)
    words = _WORD.findall(" ".join(str(row["text"]) for row in base[:500]))
    turn = 0
    while True:
        turn += 1
        for row in base:
            edited = _WORD.sub(
                lambda match: draw.choice(words) if draw.random() < _EDITED else match[0], str(row["text"])
            )
            yield row | {"id": f"{row['id']}-{turn}", "url": None, "text": edited}
