"""Ids of what stands on the page, and links to the exact words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from provenance.report.view import Json, View

_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,64}")
_ADDRESS = re.compile(r"[!-~]+")
"""Printable ASCII without spaces: what an address may be made of."""
_SCHEMES = ("http", "https")


def slug(identifier: str) -> str:
    """``identifier`` where it may stand in an id as it is, else twelve digits of its hash."""
    if _PLAIN.fullmatch(identifier):
        return identifier
    return hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def address(url: str | None) -> str | None:
    """``url`` where it is a plain web address that may be linked to, else ``None``."""
    if not url or not _ADDRESS.fullmatch(url) or "\\" in url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in _SCHEMES and parts.hostname else None


class Anchors:
    """Links into the page, and which ranges of an article's text they need an anchor for.

    Only what stands on the page is linked to. Ask for all links before the article is written.
    """

    def __init__(
        self,
        view: View,
        claims: Iterable[Json] = (),
        articles: Iterable[str] = (),
        sources: Iterable[str] = (),
    ) -> None:
        self._view = view
        self._claims = {one["id"] for one in claims}
        self._sources = frozenset(sources)
        self._ranges: dict[str, set[tuple[int, int]]] = {one: set() for one in articles}

    def words(self, article: str, start: int, end: int) -> str | None:
        """``#article-start-end``; the article itself where its text is not at hand."""
        ranges = self._ranges.get(article)
        if ranges is None:
            return None
        text = self._view.texts.get(article)
        if text is None or not 0 <= start <= end <= len(text):
            return f"#{slug(article)}"
        ranges.add((start, end))
        return f"#{words_id(article, start, end)}"

    def article(self, article: str) -> str | None:
        """The link to an article."""
        return f"#{slug(article)}" if article in self._ranges else None

    def claim(self, claim: str) -> str | None:
        """The link to a claim."""
        return f"#{slug(claim)}" if claim in self._claims else None

    def source(self, source: str | None) -> str | None:
        """The link to a source."""
        return f"#{source_id(source)}" if source is not None and source in self._sources else None

    def node(self, kind: str, identifier: str) -> str | None:
        """The link to an end of a derivation."""
        return self.source(identifier) if kind == "source" else self.article(identifier)

    def ranges(self, article: str) -> list[tuple[int, int]]:
        """What was linked to in an article so far, in order."""
        return sorted(self._ranges.get(article, ()))


def words_id(article: str, start: int, end: int) -> str:
    """The id of a range in an article's text."""
    return f"{slug(article)}-{start}-{end}"


def source_id(source: str) -> str:
    """The id of a source's entry."""
    return f"source-{slug(source)}"
