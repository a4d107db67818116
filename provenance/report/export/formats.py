"""What an export format is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from provenance.report.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFormat:
    """A format of one text. ``name`` is what ``--format`` takes, ``summary`` one line of help."""

    name: str
    summary: str
    render: Callable[[View], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderFormat:
    """A format of several files: ``render`` gives their contents by file name."""

    name: str
    summary: str
    render: Callable[[View], Mapping[str, bytes]]


ExportFormat = TextFormat | FolderFormat
