"""What a web page declares about its article: JSON-LD, OpenGraph and other meta, times, address.

The library that finds the main text keeps only days; times with their zones are read here.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from provenance.model import Timestamp
from provenance.text import folded
from provenance.times import from_record

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report)\Z")
_DATE_NAMES = frozenset(
    """article:published_time og:article:published_time article:published article.published datepublished
    date_published rnews:datepublished parsely-pub-date sailthru.date dc.date dc.date.issued dc.date.created
    dc.terms.date dcterms.date dcterms.issued dcterms.created pubdate publishdate publish-date publish_date
    publication_date published_at originalpublicationdate article_date_original cxenseparse:recs:publishtime
    date.issued date""".split()
)
_SITE_NAMES = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:app:name:iphone")
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "parsely-title", "title")
_AUTHOR_NAMES = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "twitter:creator",
)
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=/|\Z)")
_FIRST_TIME = "((//article | //main)//time/@datetime | //time/@datetime)[1]"
_DEEPEST = 30
_LONGEST_SCRIPT = 2_000_000
_DAY = len("2019-11-17")


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A page's own statements.

    ``dates`` are named as the publication's, in the order of trust; ``by_address`` is the day in
    the address; ``time`` is the first time element, whatever it is the time of.
    """

    title: str | None = None
    site: str | None = None
    byline: str | None = None
    url: str | None = None
    body: str | None = None
    dates: tuple[Timestamp, ...] = ()
    by_address: Timestamp | None = None
    time: Timestamp | None = None


def declared(tree: HtmlElement, address: str | None = None) -> Declared:
    """Everything a page says about its article outside the text; a known ``address`` outranks its own."""
    article = _article(tree)
    meta = _meta(tree)
    url = (
        next(iter(tree.xpath('//link[@rel="canonical"]/@href')), None)
        or meta.get("og:url")
        or _named(article.get("url"))
    )
    url = address or (url if url and url.startswith(("http://", "https://")) else None)
    stated = [
        article.get("datePublished"),
        *(meta[name] for name in meta if name in _DATE_NAMES),
        *_marked(tree),
    ]
    dates = [stamp for stamp in map(_stamp, stated) if stamp]
    return Declared(
        title=_text(article.get("headline")) or _first(meta, _TITLE_NAMES),
        site=_named(article.get("publisher")) or _first(meta, _SITE_NAMES),
        byline=_named(article.get("author")) or _not_address(_first(meta, _AUTHOR_NAMES)),
        url=url,
        body=_text(article.get("articleBody"), whole=True),
        dates=tuple(dates),
        by_address=_of_address(url),
        time=_stamp(next(iter(tree.xpath(_FIRST_TIME)), None)),
    )


def agreed(stamps: Iterable[Timestamp]) -> Timestamp | None:
    """The date that most of a page's statements share, as precisely as one of them gives it.

    Pages contradict themselves: a canonical address kept from a first version, a template's
    own date. Of equally supported days the first named wins.
    """
    support: dict[str, list[Timestamp]] = defaultdict(list)
    for stamp in stamps:
        support[stamp.value[:_DAY]].append(stamp)
    if not support:
        return None
    day = max(support, key=lambda one: len(support[one]))
    return max(support[day], key=lambda stamp: len(stamp.value))


def _article(tree: HtmlElement) -> dict[str, Any]:
    """The page's first article in JSON-LD, with what several scripts say of it put together."""
    found: dict[str, Any] = {}
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        for item in _objects(_json(script.text_content())):
            if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in _listed(item.get("@type"))):
                found = item | found
    return found


def _json(text: str) -> object:
    text = (
        text.strip()
        .removeprefix("<![CDATA[")
        .removesuffix("]]>")
        .strip()
        .removeprefix("<!--")
        .removesuffix("-->")
    )
    if len(text) > _LONGEST_SCRIPT:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(part, depth + 1)


def _meta(tree: HtmlElement) -> dict[str, str]:
    """The page's meta elements by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _marked(tree: HtmlElement) -> Iterator[str]:
    """Dates of elements marked up as the publication date."""
    for element in tree.xpath('//*[@itemprop="datePublished"][not(self::meta)] | //time[@pubdate]')[:1]:
        value = element.get("datetime") or element.get("content")
        if value:
            yield value


def _stamp(value: object) -> Timestamp | None:
    return from_record(value if isinstance(value, str) else next(iter(_listed(value)), None))


def _of_address(url: str | None) -> Timestamp | None:
    match = _URL_DAY.search(url or "")
    value = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else ""
    stamp = from_record(value) if value else None
    return Timestamp(value=stamp.value, precision=stamp.precision, basis="url") if stamp else None


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _named(value: object) -> str | None:
    """The names in a string, an object with a name, or a list of either."""
    names = [
        _text(one.get("name") or one.get("@id")) if isinstance(one, dict) else _text(one)
        for one in _listed(value)
    ]
    kept = [name for name in names if name and not name.startswith(("http://", "https://", "#"))]
    return ", ".join(dict.fromkeys(kept)) or (names[0] if names and len(names) == 1 and names[0] else None)


def _text(value: object, *, whole: bool = False) -> str | None:
    if not isinstance(value, str):
        return None

    plain = unescape(value)
    return (plain.strip() if whole else folded(plain)) or None


def _first(meta: dict[str, str], names: Iterable[str]) -> str | None:
    return next((folded(meta[name]) for name in names if name in meta), None)


def _not_address(value: str | None) -> str | None:
    return None if value is None or value.startswith(("http://", "https://", "@")) else value
