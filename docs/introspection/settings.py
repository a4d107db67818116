"""The settings: every key with its type, its default and what its section's docstring says."""

from __future__ import annotations

import dataclasses
import inspect
import json
import types
import typing
from collections.abc import Iterator
from typing import Any

from docs.introspection.markdown import code, prose, table
from provenance.config import Settings

_WORDS = {str: "text", int: "whole number", float: "number", bool: "`true` or `false`"}


def part() -> str:
    """A section for each table of the settings file."""
    return "\n\n".join(_section(name, section) for name, section in sections())


def sections() -> Iterator[tuple[str, Any]]:
    """Every section's name, dotted, with its defaults; the first one, of the top level, has none."""
    yield from _nested("", Settings())


def _nested(name: str, section: Any) -> Iterator[tuple[str, Any]]:
    yield name, section
    for field in dataclasses.fields(section):
        inside = getattr(section, field.name)
        if dataclasses.is_dataclass(inside):
            yield from _nested(f"{name}.{field.name}".lstrip("."), inside)


def keys(section: Any) -> list[str]:
    """The keys of a section that are values, not sections."""
    return [
        one.name
        for one in dataclasses.fields(section)
        if not dataclasses.is_dataclass(getattr(section, one.name))
    ]


def _section(name: str, section: Any) -> str:
    hints = typing.get_type_hints(type(section))
    rows = [(code(key), _type(hints[key]), _default(getattr(section, key))) for key in keys(section)]
    title = f"## `[{name}]`" if name else "## Top level"
    text = prose(inspect.getdoc(type(section)) or "")
    return "\n\n".join([title, text, table(("key", "value", "default"), rows)])


def _type(hint: Any) -> str:
    """A type in words."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return ", ".join(code(json.dumps(one)) for one in arguments)
    if origin in {types.UnionType, typing.Union}:
        return " or ".join(_type(one) for one in arguments if one is not type(None))
    if origin is tuple:
        return f"list of {_type(arguments[0])}s"
    return _WORDS.get(hint, code(getattr(hint, "__name__", str(hint))))


def _default(value: object) -> str:
    """A default as it would be written in the file."""
    if value is None:
        return "not set"
    return ", ".join(map(code, value)) if isinstance(value, tuple) else code(json.dumps(value))
