"""The report's tables by name, ids as plain columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.report import frames
from provenance.report.view import View

if TYPE_CHECKING:
    import pandas as pd

_INDEXED = (frames.claims, frames.mentions, frames.articles, frames.sources)
_PLAIN = (frames.derivations, frames.divergences)


def tables(view: View) -> dict[str, pd.DataFrame]:
    """Claims, mentions, articles, sources, derivations, divergences: as in the Python interface."""
    indexed = {make.__name__: make(view).reset_index() for make in _INDEXED}
    return indexed | {make.__name__: make(view) for make in _PLAIN}
