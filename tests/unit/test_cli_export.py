"""``provenance export``: where from, where to, and what it says when it cannot."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pytest

from provenance import cli
from provenance.report import Report
from provenance.report.export import FORMATS
from tests import piles

Run = Callable[..., int]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs the command line in a folder that holds a report; tracing gives the same report."""
    import provenance.api  # noqa: PLC0415, F401 (so that what is replaced is there)

    report = Report.of(piles.teaching(), {})
    (tmp_path / "report.json").write_text(report.to_json(), encoding="utf-8")
    (tmp_path / "articles").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("provenance.api.trace", lambda *_, **__: report)

    def call(*arguments: str, stdin: bytes = b"") -> int:
        monkeypatch.setattr(sys, "argv", ["provenance", "export", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(stdin))))
        with pytest.raises(SystemExit) as exited:
            cli.main()
        assert isinstance(exited.value.code, int)
        return exited.value.code

    return call


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in {"csv", "parquet"}])
def test_a_report_on_stdout(run: Run, capfd: pytest.CaptureFixture[str], name: str) -> None:
    assert run("report.json", "--format", name) == 0
    out, err = capfd.readouterr()
    assert out == Report(Report.of(piles.teaching(), {}).document).export(name)
    assert err == ""


def test_articles_are_traced_first_and_have_their_texts(run: Run, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("articles", "--format", "web-annotation") == 0
    assert '"prefix"' in capfd.readouterr().out


def test_a_report_on_standard_input(run: Run, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("-", "--format", "dot", stdin=Path("report.json").read_bytes()) == 0
    assert "digraph" in capfd.readouterr().out


def test_a_folder_of_tables(run: Run) -> None:
    assert run("report.json", "--format", "csv", "--output", "tables") == 0
    assert len(list(Path("tables").glob("*.csv"))) == 6
    assert run("report.json", "--format", "csv", "--output", "tables") == 0


def test_what_stands_there_is_replaced(run: Run) -> None:
    Path("lineage.dot").write_text("old" * 9999, encoding="utf-8")
    assert run("report.json", "--format", "dot", "--output", "lineage.dot") == 0
    assert Path("lineage.dot").read_text(encoding="utf-8").endswith("}\n")


def test_one_claim(run: Run, capfd: pytest.CaptureFixture[str]) -> None:
    document = json.loads(Path("report.json").read_bytes())
    claim = next(one["id"] for one in document["claims"] if "since August" in one["text"])
    assert run("report.json", "--format", "mermaid", "--claim", claim[:6]) == 0
    out = capfd.readouterr().out
    assert "Kyodo News" in out
    assert "Reuters" not in out


def test_help_lists_the_formats(run: Run, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    out = capfd.readouterr().out
    for one in FORMATS.values():
        assert one.summary in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["report.json"], "Missing option '--format'"),
        (["report.json", "--format", "pdf"], "'pdf' is not one of 'markdown', 'csv', 'parquet'"),
        (["report.json", "--format", "csv"], "give --output DIR"),
        (["report.json", "--format", "csv", "--output", "report.json"], "cannot write report.json"),
        (["report.json", "--format", "csv", "--output", "no/where"], "cannot write no/where"),
        (["report.json", "--format", "dot", "--output", "articles"], "needs a file"),
        (["report.json", "--format", "dot", "--claim", "zzz"], "no claim begins with 'zzz'"),
        (["report.json", "--format", "dot", "--claim", ""], "claims begin with ''"),
        (["articles", "--format", "dot", "--texts", "articles"], "--texts goes with a report"),
        (["cut.json", "--format", "dot"], "cut.json: not a whole report"),
        (["other.json", "--format", "dot"], "a report of the form 'provenance-report/9'"),
        (["spoilt.json", "--format", "markdown"], "not a valid report at $"),
    ],
)
def test_what_cannot_work(
    run: Run, capfd: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    whole = Path("report.json").read_text(encoding="utf-8")
    Path("cut.json").write_text(whole[:2000], encoding="utf-8")
    Path("other.json").write_text(
        whole.replace("provenance-report/1", "provenance-report/9"), encoding="utf-8"
    )
    Path("spoilt.json").write_text(whole.replace('"standing"', '"stand"'), encoding="utf-8")
    assert run(*arguments) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert message in " ".join(err.split())


def test_texts_are_taken_for_articles_of_the_same_id(run: Run, capfd: pytest.CaptureFixture[str]) -> None:
    from provenance.readers import read  # noqa: PLC0415

    Path("articles/a.txt").write_text("The ferry sank on Monday. Nobody was hurt.", encoding="utf-8")
    (article,) = read(["articles"]).articles
    document = json.loads(Path("report.json").read_text(encoding="utf-8"))
    first = document["claims"][0]["mentions"][0]
    held = next(one["id"] for one in document["articles"] if one["id"] == first["article"])
    text = json.dumps(document).replace(held, article.id)
    Path("report.json").write_text(text, encoding="utf-8")
    assert run("report.json", "--format", "web-annotation", "--texts", "articles") == 0
    assert capfd.readouterr().out.count('"prefix"') > 0
    Path("articles/a.txt").write_text("Another version of it. Nobody was hurt.", encoding="utf-8")
    assert run("report.json", "--format", "web-annotation", "--texts", "articles") == 2
    assert "none of these is an article of the report" in " ".join(capfd.readouterr().err.split())


def test_a_store_or_a_source_but_one_of_them(
    run: Run, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class Held:
        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None: ...

        def report(self) -> Report:
            return Report.of(piles.teaching(), {})

    monkeypatch.setattr("provenance.api.open_store", lambda *_, **__: Held())
    assert run("--store", "news", "--format", "dot") == 0
    assert "digraph" in capfd.readouterr().out
    assert run("report.json", "--store", "news", "--format", "dot") == 2
    assert run("--format", "dot") == 2
    assert "one of them" in capfd.readouterr().err
