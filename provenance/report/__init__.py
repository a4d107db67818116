"""The report document and its views: terminal, JSON, HTML, data frames, notebook."""

from provenance.report.result import Report
from provenance.report.schema import schema, validate

__all__ = ["Report", "schema", "validate"]
