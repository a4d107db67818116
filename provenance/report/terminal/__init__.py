"""The report in a terminal, drawn with rich. Nothing here interprets what articles say."""

from provenance.report.terminal.article import article_page
from provenance.report.terminal.claim import claim_page
from provenance.report.terminal.overview import overview

__all__ = ["article_page", "claim_page", "overview"]
