"""The report as HTML: one self-contained page, and parts of it for notebooks."""

from provenance.report.html.page import LIMIT, page

__all__ = ["LIMIT", "page"]
