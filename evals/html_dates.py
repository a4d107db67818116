"""How often the publication day of a web page is right."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from evals.harness import Table, rows
from evals.html_body import read_pages


def run(folder: Path) -> Table:
    """Accuracy of the day; no date is right where the page has none."""
    pages = list(rows(folder / "html" / "dates.jsonl.gz"))
    stamps = [article.published_at if article else None for article in read_pages(pages)]
    ours = [stamp.value[:10] if stamp else None for stamp in stamps]
    timed = sum(stamp is not None and stamp.precision in {"hour", "minute", "second"} for stamp in stamps)
    return Table(
        title=f"Publication day of {len(pages)} web pages",
        columns=("method", "accuracy"),
        rows=(
            ("htmldate, bare", _accuracy(pages, [_bare(page["html"]) for page in pages])),
            ("this project", _accuracy(pages, ours)),
        ),
        notes=(
            f"The time of day is kept too for {timed} pages.",
            "An instant given in UTC counts by its UTC day, though the page's own day may be the next.",
        ),
    )


def _bare(markup: str) -> str | None:
    from htmldate import find_date  # noqa: PLC0415 (slow to import)

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    found = find_date(markup, original_date=True)
    return str(found) if found else None


def _accuracy(pages: list[dict[str, Any]], found: list[str | None]) -> str:
    right = sum(page["date"] == day for page, day in zip(pages, found, strict=True))
    return f"{right / len(pages):.4f}"
