"""The parts of the documentation that are made from the code, by the name under which pages ask for them.

A page asks with a line ``<!-- generated: NAME -->``; ``fill`` puts the part in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from docs.introspection import commands, folders, frames, kinds, names, schema, settings, tables

PARTS: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "commands": commands.part,
        "settings": settings.part,
        "frames": frames.part,
        "names": names.part,
        "schema": schema.part,
        "kinds": kinds.part,
        "outlets": tables.outlets,
        "cues": tables.cues,
        "pictures": folders.pictures,
        "notebooks": folders.notebooks,
        "further-pages": folders.further_pages,
    }
)
_PLACE = re.compile(r"^<!-- generated: ([\w-]+) -->$", re.MULTILINE)


def fill(page: str) -> str:
    """``page`` with the parts that it asks for; ``KeyError`` where there is no such part."""
    return _PLACE.sub(lambda found: PARTS[found[1]](), page)
