"""Executes notebooks so that the same pile gives the same file: no clock, no paths, no counters of machines."""

from __future__ import annotations

import os
from pathlib import Path
from typing import cast

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

FOLDER = Path(__file__).parent
_PICTURE = "image/png"
_TIMEOUT = 300
"""Seconds a cell may take: the first may have to load the encoder."""

_SURROUNDINGS = {
    "PYTHONPATH": str(FOLDER.parent),
    "PYTHONWARNINGS": "ignore:IProgress not found",  # progress bars want widgets, which nobody sees here
    "TQDM_DISABLE": "1",
}


def notebooks() -> list[Path]:
    """All notebooks, in the order in which they are to be read."""
    return sorted(FOLDER.glob("*.ipynb"))


def read(path: Path) -> NotebookNode:
    """A notebook as it is kept."""
    return cast("NotebookNode", nbformat.read(path, as_version=4))


def executed(path: Path) -> NotebookNode:
    """The notebook with fresh outputs; raises ``CellExecutionError`` where a cell fails."""
    notebook = read(path)
    client = NotebookClient(
        notebook,
        timeout=_TIMEOUT,
        record_timing=False,
        extra_arguments=["--log-level=ERROR"],  # the kernel warns of its own loopback connection
        resources={"metadata": {"path": str(FOLDER)}},  # data is found from here, as in a notebook server
    )
    client.execute(env={**os.environ, **_SURROUNDINGS})
    return _clean(notebook)


def write(notebook: NotebookNode, path: Path) -> None:
    """Keep the notebook at ``path``."""
    nbformat.validate(notebook)
    path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")


def said(notebook: NotebookNode) -> list[object]:
    """What the code cells say, comparable: texts, tables and the data of charts, not their pictures.

    Cells tagged ``approximate`` are left out: their figures depend on the processor's arithmetic.
    """
    cells = (cell for cell in notebook.cells if cell.cell_type == "code")
    return [
        _comparable(output)
        for cell in cells
        if "approximate" not in cell.metadata.get("tags", ())
        for output in cell.outputs
    ]


def _comparable(output: NotebookNode) -> object:
    data = output.get("data")
    if data is None:
        return output.get("text")
    charts = [one.get("datasets") for kind, one in data.items() if "vegalite" in kind]
    return [charts, {kind: one for kind, one in data.items() if kind.startswith("text/")}]


def _clean(notebook: NotebookNode) -> NotebookNode:
    notebook.metadata = NotebookNode(
        kernelspec={"display_name": "Python 3", "language": "python", "name": "python3"},
        language_info={"name": "python"},
    )
    for cell in notebook.cells:
        cell.metadata = NotebookNode({key: one for key, one in cell.metadata.items() if key == "tags"})
    return notebook
