"""What is read: outlets, sources, articles, their sentences, and where they were found."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.model.kinds import Role, SourceKind
from provenance.model.moments import Timestamp
from provenance.model.places import Span

STORE_FILE = "provenance.sqlite"
"""The file by which a folder is known to be a store, and so no pile to read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An entry of the gazetteer ``configs/outlets.toml``."""

    id: str
    name: str
    kind: SourceKind
    country: str | None = None
    group: str | None = None
    aliases: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somebody or something a claim can be owed to: outlet, speaker, document, nameless.

    ``named`` is false where a common noun is all there is ("police", "one report"): two articles'
    sources of that description may be one or two.
    """

    id: str
    name: str
    kind: SourceKind
    named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A range that is not body text, kept visible with its reason (a short slug)."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as read. ``text`` is never altered.

    ``headline`` is where the title stands in ``text`` (``None`` where the title came in a
    field of its own and is not repeated in the text); ``title`` is its wording either way.
    ``site`` and ``byline`` are as declared, not yet resolved to a source. ``header`` are the
    ranges a reader recognised as page header (date lines, bylines, counters).
    """

    id: str
    name: str
    text: str
    url: str | None = None
    title: str | None = None
    headline: Span | None = None
    site: str | None = None
    byline: str | None = None
    published_at: Timestamp | None = None
    header: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article before it has a name; the fields are those of ``Article``.

    ``key`` tells it from others of its file: the record's own id, or its line or number;
    ``own`` says that it is the record's own id. ``None`` where a file is one article.
    """

    text: str
    key: str | None = None
    own: bool = False
    url: str | None = None
    title: str | None = None
    headline: Span | None = None
    site: str | None = None
    byline: str | None = None
    published_at: Timestamp | None = None
    header: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def identity(self) -> tuple[str, str | None, str | None, Timestamp | None]:
        """Two drafts that are equal in this are one article: text, address, site and date."""
        return self.text, self.url, self.site, self.published_at

    def named(self, id_: str, name: str) -> Article:
        """The article that this is under a name."""
        return Article(
            id=id_,
            name=name,
            text=self.text,
            url=self.url,
            title=self.title,
            headline=self.headline,
            site=self.site,
            byline=self.byline,
            published_at=self.published_at,
            header=self.header,
            notes=self.notes,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A file, and how it was named.

    ``path``: absolute, links kept; ``-`` for standard input. ``real``: the same without links, by
    which two ways to one file are told to be one. ``parts``: how many of the last parts of ``path``
    its shortest name has. ``flaw``: why it is not even opened.
    """

    path: str
    real: str
    parts: int
    flaw: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What one place of one file held: a draft, or the reason why nothing could be read there.

    ``position`` counts the outcomes of the file from 0. ``turn`` counts how often a collection had
    been added to when it was seen; 0 where a pile is read at once.
    """

    location: Location
    position: int
    draft: Draft | None = None
    flaw: str | None = None
    turn: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """An input that could not be read as an article, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of an article. ``index`` counts from 0, ``paragraph`` likewise."""

    article: str
    index: int
    span: Span
    role: Role
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An article cut into sentences, and what was dropped as page furniture."""

    article: Article
    sentences: tuple[Sentence, ...]
    dropped: tuple[Dropped, ...]
