"""The command line: exit codes, streams, messages; the tracing itself is replaced."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from provenance import __version__, cli
from provenance.cli.monitor import TerminalMonitor
from provenance.errors import InputError
from provenance.model import Findings
from provenance.report import Report, schema, validate
from tests import odd_piles, piles
from tests.findings import Pile

ROOT = Path(__file__).parents[2]
Run = Callable[..., int]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command line on a pile made by hand and gives its exit code."""
    import provenance.api  # noqa: PLC0415, F401 (so that what is replaced is there)

    def call(
        *arguments: str, pile: Callable[[], Findings] = piles.teaching, fails: BaseException | None = None
    ) -> int:
        def trace(paths: Sequence[str], **options: Any) -> Report:
            with options["monitor"].stage("read") as tick:
                tick(1, 2)
                if fails is not None:
                    raise fails
            return Report.of(pile(), {"origin": options["settings"].origin})

        monkeypatch.setattr("provenance.api.trace", trace)
        monkeypatch.setattr(sys, "argv", ["provenance", *arguments])
        with pytest.raises(SystemExit) as exited:
            cli.main()
        assert isinstance(exited.value.code, int)
        return exited.value.code

    return call


def test_trace_prints_the_report(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("trace", "x") == 0
    out, err = capsys.readouterr()
    assert out.startswith("What matters\n")
    assert err == ""


def test_json_on_stdout_is_all_there_is(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("trace", "x", "--json", "-", "--origin", "earliest") == 0
    out, err = capsys.readouterr()
    made = json.loads(out)
    validate(made)
    assert made["settings"] == {"origin": "earliest"}
    assert err == ""


def test_json_in_a_file_beside_the_report(
    run: Run, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "out.json"
    assert run("trace", "x", "--json", str(target)) == 0
    assert json.loads(target.read_bytes()) == Report.of(piles.teaching(), {"origin": "auto"}).document
    assert "What matters" in capsys.readouterr().out


def test_a_page_in_a_file_beside_json_on_stdout(
    run: Run, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "out.html"
    assert run("trace", "x", "--html", str(target), "--html-limit", "3", "--json", "-") == 0
    assert target.read_text("utf-8") == Report.of(piles.teaching(), {}).html(limit=3)
    validate(json.loads(capsys.readouterr().out))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["trace"], "Missing argument"),
        (["trcae", "x"], "Did you mean 'trace'"),
        (["frobnicate"], "No such command 'frobnicate'"),
        (["trace", "x", "--jsno", "y"], "--json"),
        (["trace", "x", "--limit", "-1"], "--limit"),
        (["trace", "x", "--origin", "newest"], "newest"),
        (["trace", "x", "--claim", "zzz"], "no claim 'zzz' in this pile; there are: "),
        (["trace", "x", "--article", "zzz"], "no article 'zzz' in this pile; there are: bridge/afp.txt"),
        (["trace", "x", "--article", "tunnel"], "5 articles fit 'tunnel': tunnel/abc-news.txt"),
        (["trace", "x", "--claim", "a", "--article", "b"], "give one of them"),
        (["trace", "x", "--claim", "a", "--json", "-"], "leave out --claim"),
        (["trace", "x", "--json", "no/such/folder/out.json"], "cannot write no/such/folder/out.json"),
        (["trace", "x", "--json", "."], "cannot write ."),
        (["trace", "x", "--html", "."], "--html needs a file"),
        (["trace", "x", "--html-limit", "5"], "--html-limit goes with --html FILE"),
        (["trace", "x", "--config", "no-such.toml"], "no-such.toml"),
    ],
)
def test_wrong_usage_is_said_on_stderr(
    run: Run, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert run(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert message in err


def test_no_arguments_show_the_help(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 2
    assert "Usage: provenance" in capsys.readouterr().err


def test_wrong_input_is_said_in_a_line(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("trace", "x", fails=InputError("x\x1b[31m: no such file or folder")) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "provenance: x␛[31m: no such file or folder\n"


def test_an_interrupt_is_130(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("trace", "x", fails=KeyboardInterrupt()) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_one_claim_by_the_beginning_of_its_id(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    claim = Report.of(piles.teaching(), {}).document["claims"][0]
    assert run("trace", "x", "--claim", claim["id"][:6]) == 0
    assert capsys.readouterr().out.startswith(f"{claim['text']} [{claim['id']}]")


@pytest.mark.parametrize("name", ["ferry/trend.txt", "trend"])
def test_one_article_by_its_name_or_a_part(run: Run, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert run("trace", "x", "--article", name) == 0
    assert "Trend (from its self-citation)" in capsys.readouterr().out


def test_a_whole_name_wins_over_parts(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    def pile() -> Findings:
        made = Pile()
        for name in ("a.txt", "a.txt.md"):
            made.article(name, f"Title of {name}\nWords.\n")
        return made.findings()

    assert run("trace", "x", "--article", "a.txt", pile=pile) == 0
    assert capsys.readouterr().out.startswith("Title of a.txt\n")


@pytest.mark.parametrize(("limit", "shown"), [("0", 300), ("5", 5), (None, 20)])
def test_limit(run: Run, capsys: pytest.CaptureFixture[str], limit: str | None, shown: int) -> None:
    options = ["--limit", limit] if limit is not None else []
    assert run("trace", "x", *options, pile=odd_piles.many) == 0
    out = capsys.readouterr().out
    assert out.count("     standing  ") == shown
    assert ("more claims that more than one article makes" in out) == (shown < 300)


def test_width(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("trace", "x", "--width", "160") == 0
    assert max(len(line) for line in capsys.readouterr().out.splitlines()) > 120


def test_a_stage_shows_what_it_measured() -> None:
    out = io.StringIO()
    console = Console(file=out, width=60)
    monitor = TerminalMonitor(console, visible=False)
    with monitor.stage("index"):
        monitor.note("recall .998")
    with monitor.stage("match"):
        pass
    console.print(monitor.table())
    index, match = (
        next(line for line in out.getvalue().splitlines() if name in line) for name in ("index", "match")
    )
    assert "recall .998" in index
    assert "recall" not in match


def test_timings_go_to_stderr(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("trace", "x", "--timings", "--json", "-") == 0
    out, err = capsys.readouterr()
    json.loads(out)
    assert "peak memory" in err
    assert "read" in err


@pytest.mark.parametrize("arguments", [[], ["--plain"]])
def test_no_escape_when_not_a_terminal(
    run: Run, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert run("trace", "x", *arguments, pile=odd_piles.hostile) == 0
    out, err = capsys.readouterr()
    assert "\x1b" not in out + err


def test_plain_writes_no_escape_on_a_terminal(
    run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    assert run("trace", "x") == 0
    assert "\x1b[" in capsys.readouterr().out
    assert run("trace", "x", "--plain", "--timings") == 0
    out, err = capsys.readouterr()
    assert "\x1b" not in out + err


def test_a_stdout_without_unicode_gets_ascii_forms(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    assert run("trace", "x") == 0
    stream.flush()
    out = stream.buffer.getvalue().decode("ascii")
    assert "Kyodo News > Sputnik > Trend" in out
    assert '! "play into the hands of smugglers"' in out
    assert "\\u" not in out


def test_json_is_utf8_whatever_the_encoding_of_stdout(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    assert run("trace", "x", "--json", "-", pile=odd_piles.hostile) == 0
    stream.flush()
    out = stream.buffer.getvalue().decode("utf-8")
    assert "東京とソウル" in out
    assert json.loads(out) == Report.of(odd_piles.hostile(), {"origin": "auto"}).document


def test_the_schema_is_printed(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("schema") == 0
    assert json.loads(capsys.readouterr().out) == schema()


def test_the_version_is_printed(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0
    assert __version__ in capsys.readouterr().out


def _python(code: str, *arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


_LOADED = """
import sys
sys.argv = ["provenance", *sys.argv[1:]]
from provenance.cli import main
try:
    main()
finally:
    heavy = {"torch", "faiss", "numpy", "pandas", "rich", "pydantic", "lxml"}
    print(sorted(heavy & set(sys.modules)), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["trace", "--help"],
        ["sources", "--help"],
        ["diff", "--help"],
        ["completion", "bash"],
        ["trace", "x", "--limit", "many"],
        ["--version"],
    ],
)
def test_what_does_no_work_loads_nothing_heavy(arguments: list[str]) -> None:
    _, err = _python(_LOADED, *arguments).communicate(timeout=60)
    assert err.decode().splitlines()[-1] == "[]"


_TRACE_BY_HAND = """
import sys
import provenance.api
from provenance.report import Report
from tests import odd_piles
provenance.api.trace = lambda paths, **options: Report.of(odd_piles.many(), {})
sys.argv = ["provenance", *sys.argv[1:]]
from provenance.cli import main
main()
"""


@pytest.mark.parametrize("options", [["--limit", "0"], ["--json", "-"]])
def test_a_reader_that_has_had_enough_is_no_error(options: list[str]) -> None:
    process = _python(_TRACE_BY_HAND, "trace", "x", *options)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=60), errors) == (0, b"")


def test_it_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "provenance", "--version"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert __version__ in done.stdout
