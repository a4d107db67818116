"""The notebooks run, say what they are kept with, and hold nothing of the machine that ran them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from notebooks.running import executed, notebooks, read, said

PATHS = notebooks()
_LARGEST = 1_000_000
"""Bytes; viewers on the web give up on larger files."""
each = pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])


def test_there_are_notebooks() -> None:
    assert len(PATHS) >= 4


@pytest.mark.encoder
@each
def test_says_what_it_is_kept_with(path: Path) -> None:
    assert said(executed(path)) == said(read(path))


@each
def test_is_kept_clean(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    notebook = read(path)
    assert len(text.encode()) < _LARGEST
    assert str(path.parents[1]) not in text
    assert "site-packages" not in text
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    for cell in notebook.cells:
        assert set(cell.metadata) <= {"tags"}
        assert {output.get("name") for output in cell.get("outputs", [])} <= {None, "stdout"}


@each
def test_was_run_from_top_to_bottom(path: Path) -> None:
    counts = [cell.execution_count for cell in read(path).cells if cell.cell_type == "code"]
    assert counts == list(range(1, len(counts) + 1))


@each
def test_every_chart_has_a_picture_and_a_text(path: Path) -> None:
    for cell in read(path).cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if any("vegalite" in kind for kind in data):
                assert data["image/png"]
                assert data["text/plain"].endswith(".")


@each
def test_says_how_to_use_other_articles(path: Path) -> None:
    assert "PROVENANCE_PILE" in json.dumps([cell.source for cell in read(path).cells])


@each
def test_links_lead_somewhere(path: Path) -> None:
    for cell in read(path).cells:
        if cell.cell_type == "markdown":
            for target in cell.source.split("](")[1:]:
                assert (path.parent / target.split(")")[0]).exists(), target
