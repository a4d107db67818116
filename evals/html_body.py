"""How well the main text of web pages is found."""

from __future__ import annotations

import logging
import re
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.harness import Table, rows
from provenance.model import Article
from provenance.readers import read
from provenance.segmentation import segment

_WORD = re.compile(r"\w+")
_SHINGLE = 4


def run(folder: Path) -> Table:
    """Precision, recall and F1 of 4-word shingles, precision and recall averaged over pages."""
    pages = list(rows(folder / "html" / "pages.jsonl.gz"))
    articles = read_pages(pages)
    bodies = [page["body"] for page in pages]
    results = (
        ("trafilatura, bare", [_bare(page["html"]) for page in pages]),
        ("this project: reader", [_after_title(article) if article else "" for article in articles]),
        ("this project: reader, furniture cut", [_body(article) if article else "" for article in articles]),
    )
    return Table(
        title=f"Main text of {len(pages)} web pages",
        columns=("method", "precision", "recall", "F1"),
        rows=tuple((name, *_scores(bodies, found)) for name, found in results),
        notes=("Best published on the set's test part: .970.", "Headings inside the body count as body."),
    )


def read_pages(pages: Sequence[dict[str, Any]]) -> list[Article | None]:
    """The shipped reader's article of each page, as of a folder of files."""
    with tempfile.TemporaryDirectory() as folder:
        for number, page in enumerate(pages):
            Path(folder, f"{number:05}.html").write_text(page["html"], encoding="utf-8", errors="replace")
        named = {article.name: article for article in read([folder]).articles}
    return [named.get(f"{number:05}.html") for number in range(len(pages))]


def _bare(markup: str) -> str:
    import trafilatura  # noqa: PLC0415 (slow to import)

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return trafilatura.extract(markup) or ""


def _after_title(article: Article) -> str:
    return article.text[article.headline.end if article.headline else 0 :]


def _body(article: Article) -> str:
    cut = segment(article)
    spans = [one.span for one in cut.sentences if one.role != "headline"]
    spans += [one.span for one in cut.dropped if one.reason == "heading"]
    return "\n".join(span.of(article.text) for span in sorted(spans))


def _scores(gold: Sequence[str], found: Sequence[str]) -> tuple[str, str, str]:
    precisions, recalls = [], []
    for expected, text in zip(map(_shingles, gold), map(_shingles, found), strict=True):
        common = sum((expected & text).values())
        precisions.append(common / max(1, sum(text.values())))
        recalls.append(common / max(1, sum(expected.values())))
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    f1 = 2 * precision * recall / (precision + recall)
    return f"{precision:.4f}", f"{recall:.4f}", f"{f1:.4f}"


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1)))
