"""Markdown that says what it is given, whatever characters that has."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

_SPECIAL = re.compile(r"([\\`*_\[\]|#])")
_ATTRIBUTES = re.compile(r"^Attributes:\n", re.MULTILINE)
_ENTRY = re.compile(r"^    (?=\w+:\s)", re.MULTILINE)
_NAMED = re.compile(r"(?:^|(?<=[.)])\s+)(?=``\w+``(?:, ``\w+``)*:\s)")


def plain(text: str) -> str:
    """``text`` so that it is shown letter by letter."""
    return html.escape(_SPECIAL.sub(r"\\\1", text), quote=False)


def code(text: str) -> str:
    """``text`` as code, also in a table's cell."""
    fence = "``" if "`" in text else "`"
    return f"{fence}{text}{fence}".replace("|", "\\|")


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are Markdown already, their line breaks become spaces."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(' '.join(cell.split()) for cell in line)} |" for line in lines)


def prose(docstring: str) -> str:
    """A docstring as Markdown: code marked, the settings that it names listed one by one."""
    text, *attributes = _ATTRIBUTES.split(docstring, maxsplit=1)
    blocks = [_paragraph(one) for one in text.strip().split("\n\n")]
    blocks += ["\n".join(map(_attribute, filter(str.strip, _ENTRY.split(one)))) for one in attributes]
    return "\n\n".join(blocks).replace("``", "`")


def _paragraph(text: str) -> str:
    entries = [" ".join(one.split()) for one in _NAMED.split(text) if one.strip()]
    return "\n".join(f"- {one}" if _NAMED.match(one) else f"{one}\n" for one in entries).strip()


def _attribute(entry: str) -> str:
    name, _, text = entry.partition(": ")
    return f"- `{name.strip()}`: {' '.join(text.split())}"
