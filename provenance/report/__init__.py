"""The report document and its views: terminal, JSON, HTML, data frames, notebook; likewise of checks."""

from provenance.report.check import Check
from provenance.report.result import Report
from provenance.report.schema import schema, validate

__all__ = ["Check", "Report", "schema", "validate"]
