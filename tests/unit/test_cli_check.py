"""``provenance check``: usage, exit codes, streams."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from provenance import cli
from provenance.report import validate
from tests.fakes.encoder import HashedEncoder
from tests.stores import LEAD, pile

Run = Callable[..., int]
SECOND = "Divers found no damage to the sea wall, and five tugs were sent from the naval yard at Aude."


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs the command line in a folder of its own with a quick encoder."""
    import provenance.api.store  # noqa: PLC0415, F401 (so that what is replaced is there)

    monkeypatch.setattr("provenance.api.store.open_encoder", lambda *_: HashedEncoder())
    monkeypatch.chdir(tmp_path)
    pile(tmp_path / "pile")

    def call(*arguments: str) -> int:
        monkeypatch.setattr(sys, "argv", ["provenance", "check", *arguments])
        with pytest.raises(SystemExit) as exited:
            cli.main()
        assert isinstance(exited.value.code, int)
        return exited.value.code

    return call


def test_a_claim_against_a_pile(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(LEAD, "--pile", "pile", "--plain", "--cache", "off") == 0
    out, err = capsys.readouterr()
    assert "1 known" in out
    assert "known · " in out
    assert err == ""


@pytest.mark.parametrize(
    ("refused", "code"), [("substantive", 1), ("contested", 0), ("unknown", 0), ("unchecked", 0)]
)
def test_fail_on(run: Run, capsys: pytest.CaptureFixture[str], refused: str, code: int) -> None:
    assert run(SECOND, "--pile", "pile", "--plain", "--cache", "off", "--fail-on", refused) == code
    err = capsys.readouterr().err
    assert (f"provenance: {refused}: “{SECOND[:40]}" in err) == bool(code)


def test_a_draft_without_claims_fails_only_where_that_is_refused(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("It rained.", "--pile", "pile", "--cache", "off") == 0
    assert run("It rained.", "--pile", "pile", "--cache", "off", "--fail-on", "unchecked") == 1
    assert "nothing that can be checked" in capsys.readouterr().err


def test_json_on_stdout_is_all_there_is(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    Path("draft.txt").write_text(f"{LEAD}.\n\n{SECOND}\n", encoding="utf-8")
    assert run("draft.txt", "--pile", ".", "--cache", "off", "--json", "-") == 0
    document = json.loads(capsys.readouterr().out)
    validate(document, "check")
    assert [one["verdict"] for one in document["checks"]] == ["known", "known"]
    assert all(article["name"] != "draft.txt" for article in document["articles"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a claim of words"], "--store DIR, or --pile PATH"),
        (["a claim of words", "--store", "x", "--pile", "pile"], "one of the two"),
        (["dratf.txt", "--pile", "pile"], "dratf.txt: no such file"),
        (["drafts/today", "--pile", "pile"], "no such file"),
        (["pile", "--pile", "pile"], "is a folder"),
        (["-", "--pile", "-"], "not both"),
        (["a claim of words", "--store", "nowhere"], "there is no store at nowhere"),
        (["a claim of words", "--pile", "pile", "--fail-on", "lies"], "lies"),
        (["a claim of words", "--pile", "pile", "--json", "no/where.json"], "cannot write"),
    ],
)
def test_wrong_usage_is_said_on_stderr(
    run: Run, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(*arguments) == 2
    out, err = capsys.readouterr()
    assert said in " ".join(err.split())
    assert out == ""


@pytest.mark.parametrize(
    "claim", ["x" * 5000 + " y", "Is the U.S.-led force here? It is.", "\x1b[2Jno such claim here"]
)
def test_odd_claims_are_sentences_not_files(run: Run, capsys: pytest.CaptureFixture[str], claim: str) -> None:
    assert run(claim, "--pile", "pile", "--plain", "--cache", "off") == 0
    assert "\x1b" not in capsys.readouterr().out


def test_every_condition_can_be_refused() -> None:
    from provenance.checking import CONDITIONS  # noqa: PLC0415
    from provenance.cli.check import command  # noqa: PLC0415

    option = next(one for one in command.params if one.name == "refused")
    assert tuple(getattr(option.type, "choices", ())) == CONDITIONS
