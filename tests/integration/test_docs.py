"""The documentation speaks of everything there is, and what it shows works."""

from __future__ import annotations

import gzip
import hashlib
import inspect
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import urllib.parse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import click
import pytest

import provenance
from docs.introspection import commands, fill, folders, kinds, names, settings
from docs.introspection.markdown import prose
from provenance.config import load_lexicon, validated
from provenance.model import DivergenceKind
from provenance.report import Report, schema
from tests.documented import PAGES, ROOT, Block, CannotRunError, Shell, blocks, missing
from tests.documented import commands as command_lines

DOCS = ROOT / "docs"
COMMANDS = dict(commands.commands())
SECTIONS = dict(settings.sections())
Trace = Callable[..., Report]


def page(name: str) -> str:
    return fill((DOCS / name).read_text(encoding="utf-8"))


# What there is to document


@pytest.mark.parametrize("name", COMMANDS)
def test_command(name: str) -> None:
    section = _section(page("reference/commands.md"), name)
    command = COMMANDS[name]
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts[0]} says nothing of itself"
            assert all(re.search(rf"`[^`]*{option}\b", section) for option in parameter.opts)


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_of_help_are_valid_calls(name: str) -> None:
    call = re.compile(rf"^ *(?:[^`\n]+\| )?provenance {name}\b ?([^|<>\n]*)", re.MULTILINE)
    lines = call.findall(page("reference/commands.md"))
    for line in lines:
        words = shlex.split(re.sub(r"\s{2,}.*", "", line))
        if not {"[OPTIONS]", "--help"} & set(words):
            COMMANDS[name].make_context(name, words, parent=commands.context_of(name, COMMANDS[name]).parent)


@pytest.mark.parametrize("name", SECTIONS)
def test_settings(name: str) -> None:
    section = SECTIONS[name]
    text = _section(page("reference/settings.md"), f"`[{name}]`" if name else "Top level")
    docstring = inspect.getdoc(type(section)) or ""
    for key in settings.keys(section):
        assert f"| `{key}` |" in text
        assert re.search(rf"``{key}``|^    {key}: ", docstring, re.MULTILINE), (
            f"{name}.{key} is not explained"
        )


@pytest.mark.parametrize("kind", get_args(DivergenceKind))
def test_divergence_kind(kind: str) -> None:
    section = _section(page("reference/divergences.md"), kind)
    assert "<b>" in section
    assert re.search(rf"^\|.*`{kind}`.*\|", page("ideas.md"), re.MULTILINE)


def test_every_kind_has_its_detector() -> None:
    assert [one.kind for one in kinds.detectors()] == list(get_args(DivergenceKind))


@pytest.mark.parametrize("name", names.public())
def test_public_name(name: str) -> None:
    assert f":: provenance.{name}\n" in page("reference/python.md")
    thing = getattr(provenance, name)
    assert inspect.getdoc(thing)
    if inspect.isclass(thing):
        members = {key: one for key, one in vars(thing).items() if not key.startswith("_")}
        undocumented = [key for key, one in members.items() if callable(one) and not inspect.getdoc(one)]
        assert not undocumented


def test_every_property_of_the_report_is_listed() -> None:
    text = page("reference/report.md")
    for name, one in schema()["$defs"].items():
        section = _section(text, f"`{name}`")
        assert all(f"`{key}`" in section for key in one.get("properties", {}))


def test_every_picture_is_shown() -> None:
    shown = "".join(fill(one.read_text(encoding="utf-8")) for one in PAGES)
    assert all(f"images/{one.name}" in shown for one in folders.IMAGES.iterdir())


def test_links_of_the_readme_lead_somewhere() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = [urllib.parse.urlsplit(one) for one in re.findall(r"\]\(([^)\s]+)\)", text)]
    assert not [one.path for one in targets if not one.scheme and not (ROOT / one.path).exists()]


def _section(text: str, title: str) -> str:
    """What stands under the heading ``title``."""
    return text.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


# What it shows


@pytest.fixture(scope="module")
def tracing() -> Iterator[Trace]:
    """``trace``, each pile traced once with each settings; vectors are kept where they are by default."""
    from provenance import api  # noqa: PLC0415

    made: dict[object, Report] = {}
    original = api.trace

    def trace(paths: Any, **options: Any) -> Report:
        monitor, stdin = options.pop("monitor", None), options.pop("stdin", None)
        listed = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
        if "-" in listed:
            return original(paths, monitor=monitor, stdin=stdin, **options)
        key = (*map(_contents, listed), repr(sorted(options.items())))
        if key not in made:
            made[key] = original(paths, monitor=monitor, **options)
        return Report(made[key].document, made[key].view.texts)

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "100")
        patch.setattr("provenance.api.trace", trace)
        yield trace


def _contents(path: str | os.PathLike[str]) -> tuple[str, str]:
    """What was named, and a digest of all that lies there."""
    files = [one for one in sorted([Path(path), *Path(path).rglob("*")]) if one.is_file()]
    digest = hashlib.sha256()
    for one in files:
        digest.update(f"{one}\0".encode() + one.read_bytes() + b"\0")
    return str(path), digest.hexdigest()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what the pages take for granted: the examples, and parts of them under other names."""
    examples = shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copytree(examples / "dam", tmp_path / "today")
    articles = tmp_path / "articles"
    articles.mkdir()
    for path in (examples / "cable" / "efe.txt", examples / "cable" / "trend.txt"):
        shutil.copy(path, articles)
    shutil.copy(examples / "dam" / "reuters.txt", tmp_path / "a.txt")
    (tmp_path / "draft.txt").write_text("Engineers will open a second gate by Monday.\n", encoding="utf-8")
    shutil.copy(examples / "dam" / "euronews.html", tmp_path / "b.html")
    (tmp_path / "dump.jsonl.gz").write_bytes(gzip.compress((examples / "cable" / "pile.jsonl").read_bytes()))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.encoder
@pytest.mark.parametrize("path", PAGES, ids=lambda one: one.relative_to(ROOT).as_posix())
def test_examples_of_page(path: Path, folder: Path, tracing: Trace, monkeypatch: pytest.MonkeyPatch) -> None:
    shell = Shell(folder, monkeypatch)
    scope: dict[str, object] = {}
    for block in blocks(path):
        if block.not_run:
            continue
        if block.file:
            (folder / block.file).write_text(block.text, encoding="utf-8")
        if block.language == "python":
            exec(compile(block.text, block.where, "exec"), scope)  # noqa: S102 (our own pages)
        elif block.language == "toml":
            _check_table(tomllib.loads(block.text), folder / "entries.toml", block.text)
        elif command_lines(block):
            _try(block, shell)


def _try(block: Block, shell: Shell) -> None:
    """Run the commands of a block, up to the first one that cannot be run here."""
    for command in command_lines(block):
        try:
            code, printed = shell.run(command.line)
        except CannotRunError:
            return
        assert code == command.code, f"{block.where}: {command.line}"
        lacking = missing(command, printed)
        if lacking:
            pytest.fail(f"{block.where}: `{command.line}` does not print {lacking}", pytrace=False)


def _check_table(table: dict[str, Any], file: Path, text: str) -> None:
    """A block of TOML is settings, or entries of the table of outlets."""
    if "outlet" in table:
        file.write_text(text, encoding="utf-8")
        load_lexicon(str(file))
    else:
        validated(table)


def test_pages_that_are_not_run_say_why() -> None:
    reasons = [one.not_run for path in PAGES for one in blocks(path) if one.not_run is not None]
    assert all(len(one.split()) > 2 for one in reasons)


# How examples are read


def _block(text: str, language: str = "console") -> Block:
    return Block(where="here", language=language, text=text, file=None, not_run=None)


def test_a_session_is_commands_with_what_they_print() -> None:
    first, second = command_lines(_block("$ one \\\n  --two\n  a   b\n…\n$ three  # exits with 1\n"))
    assert (first.line.split(), first.code, first.shown) == (["one", "--two"], 0, ("a b",))
    assert (second.line, second.code, second.shown) == ("three", 1, ())


def test_an_indented_block_is_commands_alone() -> None:
    lines = command_lines(_block("provenance trace x   # why\n12 passed\n", language=""))
    assert [one.line for one in lines] == ["provenance trace x"]


def test_what_is_shown_must_be_printed() -> None:
    (command,) = command_lines(_block("$ x\na b\nc …\n"))
    assert missing(command, "1 a\n  b\n2 c d") == []
    assert missing(command, "a\nc") == ["a b"]


@pytest.mark.parametrize(
    "docstring",
    [
        "What it is.\n\n``one``: first. ``two``, ``three``: the\nothers.",
        "What it is.\n\nAttributes:\n    one: first.\n    two: the\n        others.",
    ],
)
def test_settings_are_listed_one_by_one(docstring: str) -> None:
    lines = prose(docstring).splitlines()
    assert lines[:3] == ["What it is.", "", "- `one`: first."]
    assert lines[3].startswith("- `two`")
    assert lines[3].endswith(": the others.")


# How it is built

_BUILD = """
import socket, sys
def refuse(*_): raise OSError("the documentation is built without a network")
socket.socket.connect = refuse
from sphinx.cmd.build import main
sys.exit(main(sys.argv[1:]))
"""


def test_builds_without_network_and_warnings(tmp_path: Path) -> None:
    pytest.importorskip("sphinx", reason="needs the extra 'docs'")
    options = ["-E", "-W", "-q", "-d", str(tmp_path / "doctrees"), str(DOCS), str(tmp_path / "html")]
    built = subprocess.run(
        [sys.executable, "-c", _BUILD, *options], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stderr
    asked = re.compile(r'<(?:script|img|link)[^>]+(?:src|href)="https?:')
    assert not [one for one in (tmp_path / "html").rglob("*.html") if asked.search(one.read_text("utf-8"))]
