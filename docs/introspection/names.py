"""The public names of the package, as Sphinx's autodoc directives."""

from __future__ import annotations

import inspect

import provenance


def part() -> str:
    """A directive for each public name: functions, then classes, then errors."""
    listed = sorted(public(), key=lambda name: (_ORDER[_kind(name)], name))
    directives = "\n\n".join(f".. auto{_kind(name)}:: provenance.{name}{_members(name)}" for name in listed)
    return f"```{{eval-rst}}\n{directives}\n```\n"


def public() -> list[str]:
    """The names that ``from provenance import …`` is for."""
    return [one for one in provenance.__all__ if not one.startswith("__")]


def _kind(name: str) -> str:
    found = getattr(provenance, name)
    if not inspect.isclass(found):
        return "function" if callable(found) else "data"
    return "exception" if issubclass(found, BaseException) else "class"


def _members(name: str) -> str:
    return "\n   :members:" if _kind(name) == "class" else ""


_ORDER = {"function": 0, "class": 1, "data": 2, "exception": 3}
