"""A check as people hold it in Python."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO, TYPE_CHECKING, Any

from provenance.checking import Checked
from provenance.model import EncoderIdentity
from provenance.report import checked, frames
from provenance.report.result import json_pieces
from provenance.report.view import View

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import RenderableType


class Check:
    """One check document (``provenance-check/1``) and its displays.

    ``document`` is the plain document; ``conditions`` are the names of what a newsroom may refuse
    (``substantive``, ``single-origin``, …) and holds of a claim of the draft.
    """

    def __init__(self, document: dict[str, Any], texts: Mapping[str, str] | None = None) -> None:
        self.document = document
        self.view = View(document, texts or {})

    @classmethod
    def of(cls, found: Checked, encoder: EncoderIdentity, limit: int | None) -> Check:
        """The check of a draft."""
        texts = {id_: one.article.text for id_, one in found.collected.articles.items()}
        return cls(checked.document(found, encoder, limit), texts)

    @property
    def claims(self) -> list[dict[str, Any]]:
        """The draft's claims in order, as the document has them."""
        return list(self.document["checks"])

    @property
    def conditions(self) -> tuple[str, ...]:
        """Every condition that holds of a claim, or ``unchecked`` where no claim was found."""
        return tuple(self.document["conditions"])

    def frame(self) -> pd.DataFrame:
        """One row a claim of the draft: verdict, the collection's claim, its origin and standing."""
        return frames.checked_claims(self.view)

    def divergences(self) -> pd.DataFrame:
        """One row a divergence of a claim of the draft from a version."""
        return frames.checked_divergences(self.view)

    def to_json(self) -> str:
        """The document as JSON text: one claim, article or source a line, the same bytes every time."""
        return "".join(json_pieces(self.document))

    def write_json(self, stream: IO[str]) -> None:
        """Write ``to_json()`` to a text stream."""
        stream.writelines(json_pieces(self.document))

    def failing(self, names: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any] | None]]:
        """Each of these conditions with each claim of which it holds; ``None`` where there is no claim."""
        for one in self.document["checks"]:
            yield from ((name, one) for name in one["conditions"] if name in names)
        if not self.document["checks"] and "unchecked" in names:
            yield "unchecked", None

    def __rich__(self) -> RenderableType:
        """The terminal's page, for ``rich.print``."""
        from provenance.report.terminal.check import check_page  # noqa: PLC0415 (rich only when shown)

        return check_page(self.view)

    def __repr__(self) -> str:
        known = sum(one["verdict"] == "known" for one in self.document["checks"])
        return f"<Check: {len(self.document['checks'])} claims, {known} known>"

    def _repr_html_(self) -> str:
        """A table of the claims for notebooks; text is escaped, never interpreted."""
        from provenance.report.notebook import html_check  # noqa: PLC0415 (only in notebooks)

        return html_check(self.view)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:  # noqa: ARG002
        """Both displays; the viewer takes the richest that it can show."""
        return {"text/plain": repr(self), "text/html": self._repr_html_()}
