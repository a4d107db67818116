"""What a user can set about reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldNames:
    """Where a record keeps what: for each of our names the keys tried, in order; case counts not.

    The defaults cover the usual exports of scrapers, news APIs, content systems and data sets.

    ``id``: the record's name in the report. ``url``: its address, which may name the outlet.
    ``title``: its headline. ``outlet``: who published it. ``published_at``: when, in ISO 8601 or
    as printed. ``text``: the article itself; a record without it is skipped. ``author``: the byline.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    id: tuple[str, ...] = ("id", "_id", "uid", "uuid", "article_id", "doc_id")
    url: tuple[str, ...] = ("url", "link", "web_url", "canonical_url", "source_url", "uri", "href")
    title: tuple[str, ...] = ("title", "headline", "name")
    outlet: tuple[str, ...] = (
        "outlet",
        "source",
        "publisher",
        "site",
        "site_name",
        "sitename",
        "publication",
        "domain",
    )
    published_at: tuple[str, ...] = (
        "published_at",
        "publishedAt",
        "datePublished",
        "date_published",
        "publish_date",
        "published",
        "pub_date",
        "pubDate",
        "publication_date",
        "date",
        "timestamp",
        "created_at",
    )
    text: tuple[str, ...] = (
        "text",
        "body",
        "content",
        "article",
        "articleBody",
        "article_text",
        "maintext",
        "full_text",
    )
    author: tuple[str, ...] = ("author", "authors", "byline", "creator")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderSettings:
    """How articles are read.

    ``longest_article``: code points; a longer text is a dump, not an article (the longest of
    5,000 real ones has 51,000). ``largest_page``: bytes of one web page. ``largest_document``:
    bytes of a JSON document that is not JSON Lines, as it is held in memory whole.
    ``largest_unpacked``: bytes a gzip file may unpack to.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    fields: FieldNames = field(default_factory=FieldNames)
    longest_article: int = 2_000_000
    largest_page: int = 16 * 2**20
    largest_document: int = 256 * 2**20
    largest_unpacked: int = 512 * 2**20
