"""The report as people hold it in Python."""

from __future__ import annotations

import functools
import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from provenance.model import Findings
from provenance.report import document as documents
from provenance.report import frames
from provenance.report.single import ArticlePart, ClaimPart, article_part, claim_part
from provenance.report.view import View

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import RenderableType


_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of surrogate pairs: JSON can escape them, UTF-8 cannot hold them."""


class Report:
    """One document (``provenance-report/1``) and its displays.

    ``claims``, ``mentions``, ``articles``, ``sources``, ``derivations`` and ``divergences``
    are data frames that share ids, as are ``citations`` and ``delays``, which are drawn from
    these; ``document`` is the plain document itself.
    """

    def __init__(self, document: dict[str, Any], texts: Mapping[str, str] | None = None) -> None:
        self.document = document
        self.view = View(document, texts or {})

    @classmethod
    def of(cls, findings: Findings, settings: Mapping[str, Any]) -> Report:
        """The report of a run."""
        texts = {one.article.id: one.article.text for one in findings.articles}
        return cls(documents.document(findings, settings), texts)

    def with_texts(self, texts: Mapping[str, str]) -> Report:
        """The same report with articles' texts at hand, by article id; those of other articles are ignored."""
        ours = {one: text for one, text in texts.items() if one in self.view.articles}
        return Report(self.document, {**self.view.texts, **ours})

    @functools.cached_property
    def claims(self) -> pd.DataFrame:
        """One row a claim, the important first."""
        return frames.claims(self.view)

    @functools.cached_property
    def mentions(self) -> pd.DataFrame:
        """One row a mention."""
        return frames.mentions(self.view)

    @functools.cached_property
    def articles(self) -> pd.DataFrame:
        """One row an article."""
        return frames.articles(self.view)

    @functools.cached_property
    def sources(self) -> pd.DataFrame:
        """One row a source, held or only cited."""
        return frames.sources(self.view)

    @functools.cached_property
    def derivations(self) -> pd.DataFrame:
        """One row a derivation, between whole articles and inside claims."""
        return frames.derivations(self.view)

    @functools.cached_property
    def divergences(self) -> pd.DataFrame:
        """One row a divergence."""
        return frames.divergences(self.view)

    @functools.cached_property
    def citations(self) -> pd.DataFrame:
        """One row an article and a source that it names: who cites whom."""
        return frames.citations(self.view)

    @functools.cached_property
    def delays(self) -> pd.DataFrame:
        """One row a derivation between dated articles: the hours from source to copy, as bounds."""
        return frames.delays(self.view)

    def to_json(self) -> str:
        """The document as JSON text: one article, claim or derivation a line, the same bytes every time."""
        return "".join(json_pieces(self.document))

    def write_json(self, stream: IO[str]) -> None:
        """Write ``to_json()`` to a text stream without holding it all in memory."""
        for piece in json_pieces(self.document):
            stream.write(piece)

    def export(self, name: str) -> str | Mapping[str, bytes]:
        """The report in an export format (``"dot"``, ``"prov-json"``, …): a text, or files by name.

        Raises:
            ExportError: there is no such format, or a package that it needs is not installed.
        """
        from provenance.report.export import export_format  # noqa: PLC0415 (only when asked for)

        return export_format(name).render(self.view)

    def html(self, limit: int | None = None) -> str:
        """The report as one self-contained HTML page; see ``to_html`` for ``limit``."""
        return "".join(self._page(limit))

    def to_html(self, path: str | os.PathLike[str], limit: int | None = None) -> None:
        """Write the self-contained HTML page to ``path``.

        Args:
            path: the file; what stood there is replaced.
            limit: shared claims and articles written out at most, the most shared first; 0 for
                all. By default 500; the page says what it leaves out.
        """
        with Path(path).open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(self._page(limit))

    def _page(self, limit: int | None) -> Iterator[str]:
        from provenance.report.html import LIMIT, page  # noqa: PLC0415 (the template engine only when asked for)

        return page(self.view, LIMIT if limit is None else limit)

    def claim(self, claim: str) -> ClaimPart:
        """One claim by its id or the beginning of it; ``KeyError`` where not exactly one fits."""
        return claim_part(self.view, claim)

    def article(self, name: str) -> ArticlePart:
        """One article by its name, its id or part of its name; ``KeyError`` where not exactly one fits."""
        return article_part(self.view, name)

    def __rich__(self) -> RenderableType:
        """The overview, for ``rich.print(report)``."""
        from provenance.report.terminal import overview  # noqa: PLC0415 (rich only when shown)

        return overview(self.view)

    def __repr__(self) -> str:
        articles, shared = len(self.view.articles), len(self.view.shared)
        return f"<Report: {articles} articles, {len(self.view.claims)} claims, {shared} shared>"

    def _repr_html_(self) -> str:
        """A short overview for notebooks; article text is escaped, never interpreted."""
        from provenance.report.notebook import html_overview  # noqa: PLC0415 (only in notebooks)

        return html_overview(self.view)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:  # noqa: ARG002
        """Both displays; the viewer takes the richest that it can show."""
        return {"text/plain": repr(self), "text/html": self._repr_html_()}


def json_pieces(document: Mapping[str, Any]) -> Iterator[str]:
    """Compact, but a list entry a line: quick to write, easy to read line by line and to compare."""
    yield "{"
    for position, (key, value) in enumerate(document.items()):
        yield ("," if position else "") + f"\n{json.dumps(key)}: "
        if isinstance(value, list) and value:
            yield "[\n"
            yield from _lines(value)
            yield "\n]"
        else:
            yield json_text(value)
    yield "\n}\n"


def _lines(values: list[Any]) -> Iterator[str]:
    for position, value in enumerate(values):
        yield (",\n" if position else "") + json_text(value)


def json_text(value: object) -> str:
    """Compact JSON that UTF-8 can hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _HALVES.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
