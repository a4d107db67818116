"""Every export format of one pile, byte for byte: a folder a format.

``PROVENANCE_UPDATE_GOLDEN=1`` writes them anew; look at the difference before keeping it.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from provenance.report import Report
from provenance.report.export import FORMATS, FolderFormat
from tests import piles

FOLDER = Path(__file__).parent / "exports"


@pytest.fixture(scope="module")
def report() -> Report:
    return Report.of(piles.teaching(), {})


def _made(report: Report, name: str) -> dict[str, str]:
    """The export's files as text; of Parquet, whose bytes change with its library, columns and first row."""
    chosen = FORMATS[name]
    if not isinstance(chosen, FolderFormat):
        return {f"report.{name}": chosen.render(report.view)}
    made = chosen.render(report.view)
    if name != "parquet":
        return {file: contents.decode("utf-8") for file, contents in made.items()}
    return {f"{file}.txt": _described(contents) for file, contents in made.items()}


def _described(contents: bytes) -> str:
    from pyarrow import parquet  # noqa: PLC0415

    table = parquet.read_table(io.BytesIO(contents))
    types = [f"{one.name}: {one.type}" for one in table.schema]
    return (
        "\n".join([*types, "", *(f"{key}: {value!r}" for key, value in table.to_pylist()[0].items())]) + "\n"
    )


@pytest.mark.parametrize("name", list(FORMATS))
def test_export(report: Report, name: str) -> None:
    made, folder = _made(report, name), FOLDER / name
    if os.environ.get("PROVENANCE_UPDATE_GOLDEN") == "1":
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in made.items():
            (folder / file).write_bytes(text.encode("utf-8"))
    kept = {path.name: path.read_bytes().decode("utf-8") for path in sorted(folder.iterdir())}
    assert made == kept


def test_there_is_a_folder_for_each_format() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(FORMATS)
