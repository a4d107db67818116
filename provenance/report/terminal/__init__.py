"""The report in a terminal, drawn with rich. Nothing here interprets what articles say."""

from provenance.report.terminal.article import article_page
from provenance.report.terminal.claim import claim_page
from provenance.report.terminal.diff import diff_page
from provenance.report.terminal.overview import overview
from provenance.report.terminal.picture import svg
from provenance.report.terminal.sources import sources_lines, sources_page

__all__ = ["article_page", "claim_page", "diff_page", "overview", "sources_lines", "sources_page", "svg"]
