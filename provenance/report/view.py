"""One indexed reading of the report document, which every renderer looks through."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

_LONG_NAME = 20
_LEAST_SIGLUM = 3
_BREAK = re.compile(r"[\W_]")


@dataclass(frozen=True)
class View:
    """The document with its ids resolved. ``texts`` maps article ids to texts where they are at hand."""

    document: Json
    texts: Mapping[str, str]

    @functools.cached_property
    def articles(self) -> dict[str, Json]:
        """Articles by id."""
        return {one["id"]: one for one in self.document["articles"]}

    @functools.cached_property
    def places(self) -> dict[str, int]:
        """Each article's place in the document."""
        return {article: number for number, article in enumerate(self.articles)}

    @functools.cached_property
    def sources(self) -> dict[str, Json]:
        """Sources by id."""
        return {one["id"]: one for one in self.document["sources"]}

    @functools.cached_property
    def claims(self) -> dict[str, Json]:
        """Claims by id, the important first."""
        return {one["id"]: one for one in self.document["claims"]}

    @functools.cached_property
    def mentions(self) -> dict[str, Json]:
        """Mentions by id."""
        return {mention["id"]: mention for claim in self.claims.values() for mention in claim["mentions"]}

    @functools.cached_property
    def claim_of(self) -> dict[str, str]:
        """The claim's id by mention id."""
        return {mention["id"]: claim["id"] for claim in self.claims.values() for mention in claim["mentions"]}

    @functools.cached_property
    def shared(self) -> list[Json]:
        """Claims that more than one article makes."""
        return [claim for claim in self.claims.values() if claim["counts"]["articles"] > 1]

    @functools.cached_property
    def sigla(self) -> dict[str, str]:
        """Articles' names by id, long ones cut to a beginning that no other file's name has."""
        stems = {one: list(_beginnings(str(found["name"]))) for one, found in self.articles.items()}
        times = Counter(stem for found in stems.values() for stem in found)
        return {
            one: next((stem for stem in found if times[stem] == 1), str(self.articles[one]["name"]))
            if len(self.articles[one]["name"]) > _LONG_NAME
            else str(self.articles[one]["name"])
            for one, found in stems.items()
        }

    @functools.cached_property
    def behind(self) -> dict[str, tuple[int, int]]:
        """Source id -> shared claims of which it is the origin, articles that make them; the most first."""
        made: dict[str, list[Json]] = {}
        for claim in self.shared:
            if claim["origin"]["source"] is not None:
                made.setdefault(claim["origin"]["source"], []).append(claim)
        counted = {
            source: (len(claims), len({one["article"] for claim in claims for one in claim["mentions"]}))
            for source, claims in made.items()
        }
        return dict(sorted(counted.items(), key=lambda one: (-one[1][0], -one[1][1], one[0])))

    def divergences(self, severity: str | None = None) -> Iterator[tuple[Json, Json]]:
        """Each divergence with its claim, of one severity or of all."""
        for claim in self.claims.values():
            for divergence in claim["divergences"]:
                if severity is None or divergence["severity"] == severity:
                    yield claim, divergence

    def source_name(self, source: str | None) -> str:
        """A source's display name; its id if it has no entry."""
        if source is None:
            return "unknown"
        return str(self.sources[source]["name"]) if source in self.sources else source

    def article_name(self, article: str) -> str:
        """An article's name in the pile."""
        return str(self.articles[article]["name"])

    def title(self, article: Json) -> str | None:
        """An article's title, from a field of its own or from the head of its text."""
        return article.get("title") or (article["headline"] or {}).get("text")

    def outlet_name(self, article: str) -> str | None:
        """The name of the outlet that published an article, if it is known."""
        outlet = self.articles[article]["outlet"]
        return self.source_name(outlet["source"]) if outlet else None

    def node_name(self, node: Json) -> str:
        """The name of an end of a derivation."""
        return self.article_name(node["article"]) if "article" in node else self.source_name(node["source"])

    def quoted(self, article: str, start: int, end: int) -> str | None:
        """The words in a range, where the article's text is at hand."""
        text = self.texts.get(article)
        return None if text is None else text[start:end]


def _beginnings(name: str) -> Iterator[str]:
    """The file's name cut at each break between words, the shortest first."""
    base = name.rsplit("/", 1)[-1]
    ends = (found.start() for found in _BREAK.finditer(base))
    yield from (base[:end] for end in ends if end >= _LEAST_SIGLUM)
    yield base
