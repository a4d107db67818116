"""One claim, one article: what ``report.claim(…)`` and ``report.article(…)`` give."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from provenance.report.view import Json, View
from provenance.report.wording import listed, safe, shortened

if TYPE_CHECKING:
    from rich.console import RenderableType

_CANDIDATES = 8
"""Things named when an id or a name fits more than one."""
_SHORT = 60
"""Characters of a wording in ``repr``."""


@dataclass(frozen=True, slots=True)
class Part(ABC):
    """A thing of the report with its displays; ``document`` is its entry in the report document."""

    document: Json
    view: View

    @abstractmethod
    def _repr_html_(self) -> str:
        """HTML for notebooks; article text is escaped, never interpreted."""

    @abstractmethod
    def __rich__(self) -> RenderableType:
        """The terminal's page, for ``rich.print``."""

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:  # noqa: ARG002
        """Both displays; the viewer takes the richest that it can show."""
        return {"text/plain": repr(self), "text/html": self._repr_html_()}


class ClaimPart(Part):
    """One claim with its mentions, lineage and divergences."""

    def __repr__(self) -> str:
        return f"<Claim {self.document['id']}: {shortened(self.document['text'], _SHORT)}>"

    def __rich__(self) -> RenderableType:
        from provenance.report.terminal import claim_page  # noqa: PLC0415 (rich only when shown)

        return claim_page(self.view, self.document)

    def _repr_html_(self) -> str:
        from provenance.report.notebook import html_claim  # noqa: PLC0415 (only in notebooks)

        return html_claim(self.view, self.document)


class ArticlePart(Part):
    """One article with its claims, lineage and what was dropped."""

    def __repr__(self) -> str:
        return f"<Article {safe(self.document['name'])}: {self.document['sentences']} sentences>"

    def __rich__(self) -> RenderableType:
        from provenance.report.terminal import article_page  # noqa: PLC0415

        return article_page(self.view, self.document)

    def _repr_html_(self) -> str:
        from provenance.report.notebook import html_article  # noqa: PLC0415

        return html_article(self.view, self.document)


def claim_part(view: View, beginning: str) -> ClaimPart:
    """The claim whose id is or begins with ``beginning``; ``KeyError`` where not exactly one does."""
    found = [one for one in view.claims if one == beginning] or [
        one for one in view.claims if one.startswith(beginning)
    ]
    return ClaimPart(view.claims[_only(beginning, found, found or list(view.claims), "claim")], view)


def article_part(view: View, name: str) -> ArticlePart:
    """The article of this name, id or part of a name; ``KeyError`` where not exactly one fits."""
    names = {identifier: str(one["name"]) for identifier, one in view.articles.items()}
    found = [one for one in names if name in (one, names[one])] or [
        one for one, full in names.items() if name in full
    ]
    choice = [names[one] for one in found] or list(names.values())
    return ArticlePart(view.articles[_only(name, found, choice, "article")], view)


def _only(wanted: str, found: list[str], choice: list[str], noun: str) -> str:
    if len(found) == 1:
        return found[0]
    named = listed([safe(one) for one in choice], _CANDIDATES) or "none"
    fits = f"{len(found)} {noun}s fit" if found else f"no {noun} fits"
    raise KeyError(f"{fits} {wanted!r}; there are: {named}")
