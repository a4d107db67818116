"""Checked entries of the configuration tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from provenance.errors import LexiconError


def tables(table: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """The entries ``[[name]]``; raises ``LexiconError`` where they are none."""
    entries = table.get(name, [])
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        raise LexiconError(f"[[{name}]] must be an array of tables")
    return entries


def check(entry: Mapping[str, Any], label: str, known: set[str], required: Iterable[str]) -> None:
    """Raise ``LexiconError`` for unknown fields, missing ones, and ones that are no string."""
    if unknown := sorted(set(entry) - known):
        raise LexiconError(f"{label}: unknown field {unknown[0]!r}")
    for name in required:
        if not entry.get(name):
            raise LexiconError(f"{label}: needs {name!r}")
    for name in ("id", "name", "kind", "country", "group", "outlet"):
        if name in entry and not isinstance(entry[name], str):
            raise LexiconError(f"{label}: {name!r} must be a string")


def strings(entry: Mapping[str, Any], label: str, name: str) -> tuple[str, ...]:
    """A list of strings that are not empty; none where the entry lacks it."""
    values = entry.get(name, [])
    if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
        raise LexiconError(f"{label}: {name!r} must be a list of strings that are not empty")
    return tuple(values)
