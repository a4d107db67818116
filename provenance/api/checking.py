"""Checking a draft against a store: what to look up, and how rare words are."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from provenance import text
from provenance.checking import (
    DRAFT,
    Asked,
    Candidate,
    Checked,
    CheckedClaim,
    Collected,
    Findings,
    Heading,
    concluded,
    left_out,
    places,
    same_text,
    settle,
)
from provenance.checking import read_draft as read_closely
from provenance.errors import InputError
from provenance.indexing import NearestContents, nearest_of
from provenance.lexicon import Lexicon
from provenance.matching import MatchSettings, Rarity, as_prose, read_twice, wording
from provenance.model import AttributedArticle, Draft, Mention
from provenance.pipeline import mentions_of
from provenance.readers import ReaderSettings, scan
from provenance.storage import Content, Database, Lookup, StoredEncoder, closest_in_wording

VERSIONS = 8
"""Versions of a claim that are compared if nothing else is said."""
_CANDIDATES = 50
"""Contents that meaning and wording each propose; ``matching.rank`` says what that finds."""
_PLACES = 4
"""Articles of a content, the earliest first, whose headings are looked at; most contents stand in one."""
_POSTINGS = 20_000
"""Articles that the words of one question may stand in altogether: bounds the time in large stores."""


def read_draft(
    path: str | os.PathLike[str],
    settings: ReaderSettings = ReaderSettings(),  # noqa: B008 (frozen)
    stdin: BinaryIO | None = None,
) -> Draft:
    """The draft in a file of any format that articles are read from; ``-`` for ``stdin``.

    Raises:
        InputError: there is no such file, it cannot be read, or it holds more than one article.
    """
    found = scan([path], settings, stdin)
    drafts = [one.draft for one in found if one.draft is not None]
    named = "standard input" if os.fspath(path) == "-" else os.fspath(path)
    if not drafts:
        why = "; ".join(dict.fromkeys(one.flaw for one in found if one.flaw)) or "it holds nothing"
        raise InputError(f"{named} cannot be checked: {why}")
    if len(drafts) > 1:
        raise InputError(f"{named} holds {len(drafts)} articles; check one draft at a time")
    return drafts[0]


def drafted(what: str | Draft, settings: ReaderSettings) -> Draft:
    """``what`` as a draft; raises ``InputError`` where there is nothing to check, or too much."""
    draft = Draft(text=what) if isinstance(what, str) else what
    if not draft.text.strip():
        raise InputError("there is nothing to check: the text is empty")
    if len(draft.text) > settings.longest_article:
        raise InputError(
            f"the text is longer than {settings.longest_article:,} characters; check it in parts"
        )
    return draft


@dataclass(frozen=True, slots=True)
class Checker:
    """What of a store a check asks; ``size`` is the number of its articles."""

    database: Database
    encoder: StoredEncoder
    nearest: Sequence[NearestContents]
    rarity: Rarity
    lexicon: Lexicon
    settings: MatchSettings
    size: int

    def check(self, draft: Draft, limit: int | None) -> Checked:
        """What the store knows of each claim of ``draft``; ``limit`` versions of each are compared."""
        read = read_closely(draft.named(DRAFT, DRAFT), self.lexicon)
        mentions = mentions_of(read)
        lookup = Lookup(self.database)
        shelf = _Shelf(lookup, draft.text if len(mentions) > 1 else None)
        settled = settle(self._asked(mentions, lookup), self.rarity, self.settings, self.encoder)
        claims = tuple(
            self._concluded(mention, read, found, shelf, limit)
            for mention, found in zip(mentions, settled, strict=True)
        )
        return Checked(
            draft=read,
            claims=claims,
            left_out=left_out(read, mentions),
            collected=self._collected(claims, shelf),
        )

    def _asked(self, mentions: Sequence[Mention], lookup: Lookup) -> list[Asked]:
        """Each claim with what the store proposes for it: what is near in meaning, and in wording."""
        contents = [one.content for one in mentions]
        if not contents:
            return []
        vectors = read_twice(contents, self.encoder.encode)
        keys = [
            dict.fromkeys([*(key for key, _ in near), *self._worded(content)])
            for near, content in zip(nearest_of(self.nearest, vectors, _CANDIDATES), contents, strict=True)
        ]
        held = lookup.contents([key for own in keys for key in own])
        headings = lookup.headings([place.article for one in held.values() for place in one.said[:_PLACES]])
        return [
            Asked(mention, vector, _candidates(own, held, headings))
            for mention, vector, own in zip(mentions, vectors, keys, strict=True)
        ]

    def _worded(self, content: str) -> list[int]:
        telling = self._telling(as_prose(content))
        return [key for key, _ in closest_in_wording(self.database, telling, _CANDIDATES)]

    def _telling(self, content: str) -> str:
        """The words of ``content`` to look up: the rarest, as long as few articles have them."""
        masses = {one.text: wording(one.text, self.rarity).mass for one in text.words(content)}
        chosen: list[str] = []
        expected = 0.0
        for word in sorted(masses, key=lambda word: (-masses[word], word)):
            expected += self.size * math.exp(-masses[word])
            if chosen and expected > _POSTINGS:
                break
            chosen.append(word)
        return " ".join(chosen)

    def _concluded(
        self,
        mention: Mention,
        draft: AttributedArticle,
        found: Findings,
        shelf: _Shelf,
        limit: int | None,
    ) -> CheckedClaim:
        placed = [one for one in places(found) if not shelf.is_draft(one[0].article)]
        shown = {one.article for one, _ in placed[:limit]}
        articles = {one: article for one in sorted(shown) if (article := shelf.article(one)) is not None}
        claim_of = shelf.lookup.claim_of([one.mention for one, _ in placed[:limit]])
        return concluded(mention, draft, placed, limit, articles, claim_of)

    def _collected(self, claims: Sequence[CheckedClaim], shelf: _Shelf) -> Collected:
        versions = [
            one for claim in claims for one in (*(v.mention for v in claim.versions), claim.nearest) if one
        ]
        known = shelf.lookup.claims([one.claim for claim in claims for one in claim.versions if one.claim])
        cited = {one.article for one in versions}
        cited |= {one.lineage.origin.article for one in known.values() if one.lineage.origin.article}
        articles = {one: article for one in sorted(cited) if (article := shelf.article(one)) is not None}
        named = {one.lineage.origin.source for one in known.values()}
        named |= {article.outlet.source for article in articles.values() if article.outlet}
        named |= {made.source for one in versions for made in one.attributions}
        return Collected(
            size=self.size,
            articles=articles,
            claims=known,
            sources=shelf.lookup.sources(sorted(one for one in named if one)),
            same=shelf.same,
        )


class _Shelf:
    """Articles of a store, each loaded once; those whose text is ``draft`` are told apart."""

    def __init__(self, lookup: Lookup, draft: str | None) -> None:
        self.lookup = lookup
        self._draft = draft
        self._held: dict[str, AttributedArticle | None] = {}

    def article(self, id_: str) -> AttributedArticle | None:
        """The article of this id."""
        if id_ not in self._held:
            self._held[id_] = self.lookup.article(id_)
        return self._held[id_]

    def is_draft(self, id_: str) -> bool:
        """Whether the article is the very text that is checked."""
        if self._draft is None:
            return False
        article = self.article(id_)
        return article is not None and same_text(article.article.text, self._draft)

    @property
    def same(self) -> tuple[str, ...]:
        """The names of the articles met that are the very text that is checked."""
        met = sorted(one for one in self._held if self.is_draft(one))
        return tuple(sorted(article.article.name for one in met if (article := self._held[one])))


def _candidates(
    keys: Iterable[int], held: Mapping[int, Content], headings: Mapping[str, Heading]
) -> list[Candidate]:
    """What is held under these keys, in an order that does not depend on the store's rows."""
    found = (held[key] for key in keys if key in held)
    whole = [
        Candidate(
            one.text,
            one.vector,
            one.said,
            tuple(headings[place.article] for place in one.said[:_PLACES] if place.article in headings),
        )
        for one in found
        if one.vector is not None
    ]
    return sorted(whole, key=lambda one: one.text)
