"""The commands that look at a report in other ways: sources, diff, completion; pictures and hints."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from provenance import cli
from provenance.cli import hints
from provenance.model import Findings
from provenance.report import Report
from tests import odd_piles, piles
from tests.findings import Pile

ROOT = Path(__file__).parents[2]
Run = Callable[..., int]
COMMANDS = ("trace", "sources", "diff", "export", "schema", "completion")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command line on a pile made by hand and gives its exit code."""
    import provenance.api  # noqa: PLC0415, F401 (so that what is replaced is there)

    def call(*arguments: str, pile: Callable[[], Findings] = piles.teaching) -> int:
        def trace(paths: Sequence[str], **options: Any) -> Report:
            return Report.of(pile(), {"origin": options["settings"].origin})

        monkeypatch.setattr("provenance.api.trace", trace)
        monkeypatch.setattr(sys, "argv", ["provenance", *arguments])
        with pytest.raises(SystemExit) as exited:
            cli.main()
        assert isinstance(exited.value.code, int)
        return exited.value.code

    return call


@pytest.fixture
def kept(tmp_path: Path) -> str:
    """A report in a file."""
    path = tmp_path / "report.json"
    path.write_text(Report.of(piles.teaching(), {}).to_json(), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_begins_with_examples(run: Run, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert run(name, "--help") == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert lines[2] == "Examples:"
    assert lines[3].startswith(f"provenance {name}")


def test_sources_on_a_pipe(run: Run, capsys: pytest.CaptureFixture[str], kept: str) -> None:
    assert run("sources", kept, "--kind", "person") == 0
    out, err = capsys.readouterr()
    assert out == "source\tkind\theld\torigin of\tcited by\nAna Brandt\tperson\tno\t0\tReuters\n"
    assert err == ""


def test_sources_as_a_table(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("sources", "x", "--width", "80") == 0
    assert capsys.readouterr().out.startswith("12 sources: reports of 9 are in the pile")


def test_sources_as_json(run: Run, capsys: pytest.CaptureFixture[str], kept: str) -> None:
    assert run("sources", kept, "--json", "-") == 0
    made = json.loads(capsys.readouterr().out)
    assert made["format"] == "provenance-sources/1"
    kyodo = made["sources"][0]
    assert (kyodo["name"], kyodo["held"], kyodo["origin_of"]) == ("Kyodo News", False, 4)
    assert [one["name"] for one in kyodo["cited_by"]] == ["ferry/undated.txt"]


def test_diff_of_two_articles_of_a_report(run: Run, capsys: pytest.CaptureFixture[str], kept: str) -> None:
    assert run("diff", "undated", "trend", "--in", kept) == 0
    out, err = capsys.readouterr()
    assert "! since August [A] │ in August [B] · temporal, substantive" in out
    assert err == ""


def test_diff_as_json(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("diff", "undated", "trend", "--in", "x", "--json", "-") == 0
    made = json.loads(capsys.readouterr().out)
    assert made["left"]["name"] == "ferry/undated.txt"
    assert [one["kind"] for one in made["kinship"]] == ["shares-source", "common-source"]
    assert {"numeric", "temporal"} & {one["kind"] for row in made["rows"] for one in row["divergences"]}


def _two() -> Findings:
    pile = Pile()
    pile.article("one.txt", "The first of the two.\n")
    pile.article("two.txt", "The second of the two.\n")
    return pile.findings()


@pytest.mark.parametrize(("first", "second"), [("one", "two"), ("two", "one")])
def test_diff_of_two_files_keeps_their_order(
    run: Run, capsys: pytest.CaptureFixture[str], tmp_path: Path, first: str, second: str
) -> None:
    for name, words in (("one", "first"), ("two", "second")):
        (tmp_path / f"{name}.txt").write_text(f"The {words} of the two.\n", encoding="utf-8")
    assert run("diff", *(str(tmp_path / f"{one}.txt") for one in (first, second)), pile=_two) == 0
    assert capsys.readouterr().out.startswith(f"A  {first}.txt (undated)\nB  {second}.txt (undated)\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["diff", "x"], "Missing argument 'B'"),
        (["diff", "x", "x"], "A and B are the same"),
        (["diff", "x", "y"], "provenance diff NAME NAME --in A --in B"),
        (["diff", "trend", "ferry/trend", "--in", "x"], "are the same article, ferry/trend.txt"),
        (["diff", "tunnel", "trend", "--in", "x"], "5 articles fit 'tunnel': tunnel/abc-news.txt"),
        (["diff", "nowhere", "trend", "--in", "x"], "no article 'nowhere' in this pile"),
        (["diff", "a", "b", "--svg", "."], "--svg needs a file"),
        (["sources", "x", "--kind", "friend"], "friend"),
        (["trace", "x", "--explain"], "--explain goes with --claim ID"),
        (["trace", "x", "--svg", "no/such/folder/x.svg"], "--svg needs a file"),
        (["completion", "tcsh"], "tcsh"),
    ],
)
def test_wrong_usage_says_what_to_do(
    run: Run, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert run(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert message in " ".join(err.split())


def test_an_ambiguous_claim_says_to_give_more(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("trace", "x", "--claim", "", pile=odd_piles.many) == 2
    assert "give more of the id" in capsys.readouterr().err


def test_explained(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    claim = next(iter(Report.of(piles.teaching(), {}).view.claims.values()))
    assert run("trace", "x", "--claim", claim["id"], "--explain") == 0
    assert "log-odds" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [["trace", "x"], ["sources", "x"], ["diff", "undated", "trend", "--in", "x"]],
)
def test_pictures(run: Run, tmp_path: Path, arguments: list[str]) -> None:
    target = tmp_path / "out.svg"
    assert run(*arguments, "--svg", str(target)) == 0
    assert target.read_text("utf-8").startswith('<svg class="terminal"')


@pytest.mark.parametrize("name", ["terminal", "diff"])
def test_kept_pictures_are_self_contained(name: str) -> None:
    made = (ROOT / "docs" / "images" / f"{name}.svg").read_text("utf-8")
    assert "font-face" not in made
    assert made.count("http") == 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(run: Run, capsys: pytest.CaptureFixture[str], shell: str) -> None:
    assert run("completion", shell) == 0
    assert f"_PROVENANCE_COMPLETE={shell}_complete" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "place", "expected"),
    [
        ("provenance dif", "1", "plain,diff"),
        ("provenance sources exam", "2", "file,exam"),
        ("provenance export --format merm", "3", "plain,mermaid"),
        ("provenance diff --chan", "2", "plain,--changes"),
    ],
)
def test_what_a_shell_is_told(words: str, place: str, expected: str) -> None:
    asked = {"COMP_WORDS": words, "COMP_CWORD": place, "_PROVENANCE_COMPLETE": "bash_complete"}
    done = subprocess.run(
        [sys.executable, "-m", "provenance"],
        env={**os.environ, **asked},
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert done.stdout.splitlines() == [expected]


def test_hints_name_commands_that_can_be_run(capsys: pytest.CaptureFixture[str]) -> None:
    view = Report.of(piles.teaching(), {}).view
    commands = [command for command, _ in hints.after_trace(view, ["my articles", "b"])]
    first = view.shared[0]["id"]
    assert commands[0] == f"provenance trace 'my articles' b --claim {first}"
    assert commands[1] == "provenance diff tunnel/reuters.txt tunnel/abc-news.txt --in 'my articles' --in b"
    assert hints.after_trace(view, ["-"])[2][0] == "provenance sources PATH…"
    hints.show(hints.after_trace(view, ["x"]))
    assert capsys.readouterr() == ("", "")


def test_hints_at_a_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for stream in (sys.stdout, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    hints.show([("provenance trace x", "what to see")])
    assert capsys.readouterr() == ("", "\nNext:\n  what to see  provenance trace x\n")


def test_nothing_shared_is_met_with_what_can_be_seen() -> None:
    view = Report.of(odd_piles.unshared(), {}).view
    assert hints.after_trace(view, ["x"])[0][0] == "provenance trace x --article NAME"
