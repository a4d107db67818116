"""The page on formats names every format that is read or written, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from provenance.cli.trace import command as trace_command
from provenance.readers import suffixes
from provenance.readers.reading import FORMATS as READ
from provenance.report.export import FORMATS

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
READING, WRITING = PAGE.split("\n## Write\n")


def test_every_export_format_has_its_section() -> None:
    sections = re.findall(r"^### `([\w-]+)`\n\n(.+)$", WRITING, re.MULTILINE)
    assert sections == [(one.name, one.summary) for one in FORMATS.values()]


def test_every_format_that_is_read_has_its_row() -> None:
    rows = {
        name: set(re.findall(r"`(\.\w+)`", rest))
        for name, rest in re.findall(r"^\| ([\w -]+) \| ([^|]+)", READING, re.MULTILINE)
    }
    for one in READ:
        assert rows[one.name] == one.suffixes


def test_the_help_of_trace_names_the_suffixes() -> None:
    text = CliRunner().invoke(trace_command, ["--help"]).output
    named = set(re.findall(r"\.[a-z]{2,8}\b", text.split("PATH is")[1].split("Options:")[0])) - {".gz"}
    assert named <= set(suffixes())
    for one in READ:
        assert named & one.suffixes, one.name
