"""The examples of the documentation, as a reader would try them: blocks of Markdown pages, run in a folder.

- A ``console`` block holds commands, each after ``$ ``, and what they print; ``…`` stands for what is
  left out. An indented block holds commands alone; other lines in it are not commands.
- ``<!-- file: NAME -->`` before a block: its text is that file.
- ``<!-- not run: REASON -->`` before a block: it is not tried.
"""

from __future__ import annotations

import io
import itertools
import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from provenance import cli

ROOT = Path(__file__).parents[1]
PAGES = (*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md")

_FILE = re.compile(r"<!-- file: ([\w.-]+) -->")
_NOT_RUN = re.compile(r"<!-- not run: (.+) -->")
_EXIT = re.compile(r"# exits with (\d+)")
_COMMENT = re.compile(r"\s+# .*$")
_LEFT_OUT = "…"
_WRONG_USAGE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of a page: its language, its text, and what the comment before it says."""

    where: str
    language: str
    text: str
    file: str | None
    not_run: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command line, its exit code, and the lines that it is said to print."""

    line: str
    code: int
    shown: tuple[str, ...]


class CannotRunError(Exception):
    """The command, or a program that it calls, is not there."""


def blocks(page: Path) -> Iterator[Block]:
    """The code blocks of ``page`` in order; those that are indented have no language."""
    before = ""
    for token in MarkdownIt("commonmark").parse(page.read_text(encoding="utf-8")):
        if token.type in {"fence", "code_block"}:
            file, not_run = _FILE.search(before), _NOT_RUN.search(before)
            yield Block(
                where=f"{page.relative_to(ROOT)}:{(token.map or [0])[0] + 1}",
                language=token.info.strip(),
                text=token.content,
                file=file[1] if file else None,
                not_run=not_run[1] if not_run else None,
            )
        before = token.content if token.type == "html_block" else ""


def commands(block: Block) -> list[Command]:
    """The command lines of a block; none if it is not one of the shell."""
    if block.language == "console":
        sessions = re.split(r"^\$ ", block.text, flags=re.MULTILINE)
        if sessions[0].strip():
            raise ValueError(f"{block.where}: a console block begins with a command")
        return [_command(one) for one in sessions[1:]]
    if block.language == "":
        lines = block.text.splitlines()
        return [_command(one) for one in lines if one.startswith(("provenance ", "make ", "zcat "))]
    return []


def _command(session: str) -> Command:
    line, _, shown = session.replace("\\\n", " ").partition("\n")
    code = _EXIT.search(line)
    lines = tuple(one for one in map(_spaced, shown.splitlines()) if one not in {"", _LEFT_OUT})
    return Command(line=_COMMENT.sub("", line), code=int(code[1]) if code else 0, shown=lines)


def missing(command: Command, printed: str) -> list[str]:
    """The lines that the page shows and the command does not print, line breaks and indents aside."""
    text = _spaced(printed)
    return [one for one in command.shown if one.removesuffix(f" {_LEFT_OUT}") not in text]


def _spaced(text: str) -> str:
    return " ".join(text.split())


class Shell:
    """Runs command lines in ``folder``: pipes, ``>``, and ``provenance`` in this process.

    The ids of claims depend on all texts of a pile: one that the pile lacks stands for its first
    claim.
    """

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self._patch = patch

    def run(self, line: str) -> tuple[int, str]:
        """The exit code of the last program and what it printed; raises ``CannotRunError``."""
        words = _words(line)
        target = words[words.index(">") + 1] if ">" in words else None
        if target:
            words = words[: words.index(">")]
        code, out = 0, b""
        for stage in _stages(words):
            code, out = self._program(stage, out)
        if target:
            (self._folder / target).write_bytes(out)
        return code, out.decode("utf-8")

    def _program(self, words: list[str], given: bytes) -> tuple[int, bytes]:
        name, *arguments = words
        if name == "provenance":
            return self._provenance(arguments, given)
        if name == "make":
            return self._make(arguments)
        if shutil.which(name) is None:
            raise CannotRunError(f"{name} is not installed")
        done = subprocess.run(words, input=given, cwd=self._folder, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return 0, done.stdout

    def _make(self, targets: list[str]) -> tuple[int, bytes]:
        """Setting up a machine is not for a test of pages; that the target exists is."""
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets), targets
        return 0, b""

    def _provenance(self, arguments: list[str], given: bytes) -> tuple[int, bytes]:
        if "--claim" in arguments:
            arguments = self._with_claim(arguments)
        out, errors = _Stream(), _Stream()
        with self._patch.context() as patch:
            patch.chdir(self._folder)
            patch.setattr(sys, "argv", ["provenance", *arguments])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(given))))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", errors)
            with pytest.raises(SystemExit) as exited:
                cli.main()
        code = exited.value.code
        assert isinstance(code, int)
        assert code != _WRONG_USAGE, errors.written().decode()
        return code, out.written()

    def _with_claim(self, arguments: list[str]) -> list[str]:
        place = arguments.index("--claim") + 1
        ids = self._claims(arguments)
        known = any(one.startswith(arguments[place]) for one in ids)
        return arguments if known else [*arguments[:place], ids[0], *arguments[place + 1 :]]

    def _claims(self, arguments: list[str]) -> list[str]:
        """The ids in the report that a command is about."""
        name, *rest = arguments
        about = list(itertools.takewhile(lambda one: not one.startswith("-"), rest))
        if "--store" in rest:
            about += rest[rest.index("--store") :][:2]
        if name == "export" and about[0].endswith(".json"):
            report = (self._folder / about[0]).read_bytes()
        else:
            _, report = self._provenance([name, *about, "--json", "-"], b"")
        return [one["id"] for one in json.loads(report)["claims"]]


class _Stream(io.TextIOWrapper):
    """A standard stream that keeps what is written to it."""

    def __init__(self) -> None:
        self._kept = io.BytesIO()
        super().__init__(self._kept, encoding="utf-8", write_through=True)

    def written(self) -> bytes:
        self.flush()
        return self._kept.getvalue()


def _words(line: str) -> list[str]:
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|>")
    lexer.whitespace_split = True
    return list(lexer)


def _stages(words: list[str]) -> Iterator[list[str]]:
    while "|" in words:
        yield words[: words.index("|")]
        words = words[words.index("|") + 1 :]
    yield words
