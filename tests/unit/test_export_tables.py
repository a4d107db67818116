"""CSV and Parquet: complete, typed, and nothing in them that a spreadsheet would run."""

from __future__ import annotations

import builtins
import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from provenance.errors import ExportError
from provenance.report.export.tables import tables
from provenance.report.view import View
from tests.exports import VIEWS, files

NAMES = {"claims", "mentions", "articles", "sources", "derivations", "divergences"}
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@pytest.fixture(params=list(VIEWS))
def view(request: pytest.FixtureRequest) -> View:
    return VIEWS[request.param]()


def rows(contents: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(contents.decode("utf-8-sig"), newline=""), strict=True))


def test_csv_has_the_frames_rows_and_columns(view: View) -> None:
    made, frames = files(view, "csv"), tables(view)
    assert set(made) == {f"{name}.csv" for name in NAMES}
    for name, frame in frames.items():
        head, *body = rows(made[f"{name}.csv"])
        assert head == list(frame.columns)
        assert len(body) == len(frame)
        assert all(len(row) == len(head) for row in body)


def test_no_cell_is_a_formula(view: View) -> None:
    for name, contents in files(view, "csv").items():
        for row in rows(contents):
            for cell in row:
                assert NUMBER.fullmatch(cell) or not FORMULA.match(cell), (name, cell)


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_no_formula_where_another_separator_is_taken(view: View, separator: str) -> None:
    """A spreadsheet of another locale splits a line elsewhere, quotation marks or not."""
    for contents in files(view, "csv").values():
        for line in contents.decode("utf-8-sig").split("\r\n"):
            assert not any(FORMULA.match(part) for part in line.split(separator)[1:]), line


def test_csv_holds_no_control_character(view: View) -> None:
    for contents in files(view, "csv").values():
        text = contents.decode("utf-8-sig").replace("\r\n", "")
        assert not [char for char in text if ord(char) < 32 or 127 <= ord(char) < 160]


def test_what_csv_says_of_a_claim() -> None:
    head, *body = rows(files(VIEWS["teaching"](), "csv")["claims.csv"])
    found = [dict(zip(head, row, strict=True)) for row in body]
    ferry = next(one for one in found if "since August" in one["text"])
    wanted = {"origin_name": "Kyodo News", "origin_held": "false", "confidence": "0.9", "articles": "2"}
    assert {key: ferry[key] for key in wanted} == wanted
    assert ferry["origin_article"] == ""


@pytest.mark.parametrize("name", sorted(NAMES))
def test_parquet_columns_have_the_same_types_full_or_empty(name: str) -> None:
    schemas = [
        parquet.read_schema(io.BytesIO(files(VIEWS[pile](), "parquet")[f"{name}.parquet"]))
        for pile in ("teaching", "hostile", "empty")
    ]
    assert schemas[0] == schemas[1] == schemas[2]
    assert not any(pa.types.is_null(kind) for kind in schemas[0].types)


def test_parquet_is_exact(view: View) -> None:
    made = files(view, "parquet")
    texts = parquet.read_table(io.BytesIO(made["mentions.parquet"]))["text"].to_pylist()
    assert texts == [one["text"].replace("\ud83d", "\ufffd") for one in view.mentions.values()]
    for name, frame in tables(view).items():
        table = parquet.read_table(io.BytesIO(made[f"{name}.parquet"]))
        assert table.column_names == list(frame.columns)
        assert table.num_rows == len(frame)


def test_parquet_without_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest, **named)

    view = VIEWS["single"]()
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ExportError, match=r"pip install 'provenance\[parquet\]'"):
        files(view, "parquet")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made: Mapping[str, bytes] = files(VIEWS["teaching"](), "parquet") | files(VIEWS["teaching"](), "csv")
    for name, contents in made.items():
        (tmp_path / name).write_bytes(contents)
    return tmp_path


def documented_queries() -> list[str]:
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    return re.findall(r"```sql\n(.*?)```", page, re.DOTALL)


@pytest.mark.parametrize("query", documented_queries())
def test_the_documented_queries_run_in_duckdb(
    query: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    duckdb = pytest.importorskip("duckdb")
    (folder / "tables").symlink_to(folder, target_is_directory=True)
    monkeypatch.chdir(folder)
    with duckdb.connect() as connection:
        assert len(connection.execute(query).fetchall()) > 0
