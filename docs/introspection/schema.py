"""The report document: every property of its JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from docs.introspection.markdown import code, plain, table
from provenance.report import schema

Json = dict[str, Any]
Row = tuple[str, str, str]
_DEFINITIONS = "#/$defs/"


def part() -> str:
    """A section for the document and one for each thing in it."""
    whole = schema()
    parts = [_section("The document", whole)]
    parts += [_section(f"`{name}`", one) for name, one in whole["$defs"].items()]
    return "\n\n".join(parts)


def _section(title: str, node: Json) -> str:
    blocks = [f"## {title}"]
    if "description" in node:
        blocks.append(node["description"].replace("<", "&lt;"))
    if "oneOf" in node:
        blocks.append(f"{_type(node)}.")
    else:
        blocks.append(table(("property", "value", "meaning"), _rows(node)))
    return "\n\n".join(blocks)


def _rows(node: Json, prefix: str = "", *, always: bool = True) -> Iterator[Row]:
    """A row a property; those of objects that are spelled out in place follow with dotted names."""
    for name, one in node.get("properties", {}).items():
        present = always and name in node.get("required", ())
        optional = "" if present or prefix else " (may lack)"
        yield code(prefix + name), _type(one) + optional, plain(one.get("description", ""))
        inside, mark = _inside(one)
        yield from _rows(inside, f"{prefix}{name}{mark}.", always=present)


def _inside(node: Json) -> tuple[Json, str]:
    """The object that a property holds, and ``[]`` where it holds a list of them."""
    if node.get("type") == "array":
        return node["items"], "[]"
    for one in node.get("anyOf", ()):
        if "properties" in one:
            return one, ""
    return node, ""


def _type(node: Json) -> str:
    if "$ref" in node:
        return _reference(node["$ref"])
    if "const" in node:
        return code(json.dumps(node["const"]))
    if "enum" in node:
        return ", ".join(code(one) for one in node["enum"])
    for key in ("anyOf", "oneOf"):
        if key in node:
            return " or ".join(_type(one) for one in node[key])
    if node.get("type") == "array":
        return f"list of {_type(node['items'])}"
    kinds = node.get("type", "any")
    named = " or ".join([kinds] if isinstance(kinds, str) else kinds)
    if named == "object" and "properties" in node:
        named += " with " + ", ".join(code(one) for one in node["properties"])
    return named + _bounds(node)


def _reference(target: str) -> str:
    name, *path = target.removeprefix(_DEFINITIONS).split("/")
    return f"[{code(name)}](#{name})" + (f", as its {code(path[-1])}" if path else "")


def _bounds(node: Json) -> str:
    low, high = node.get("minimum"), node.get("maximum")
    if low is not None and high is not None:
        return f", {low} to {high}"
    return f", {low} or more" if low is not None else ""
