"""The report in formats that other tools read: one module a format, found by the registry."""

from __future__ import annotations

from provenance.report.export.formats import ExportFormat, FolderFormat, TextFormat
from provenance.report.export.narrowing import narrowed
from provenance.report.export.registry import FORMATS, export_format

__all__ = ["FORMATS", "ExportFormat", "FolderFormat", "TextFormat", "export_format", "narrowed"]
