"""Reading a pile: every file by its format, names given, duplicates set aside."""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from provenance.errors import InputError
from provenance.model import Article, Skipped
from provenance.readers.drafts import Draft, Flaw, Format, Outcome
from provenance.readers.encodings import SAMPLE, decode
from provenance.readers.feeds import FEED
from provenance.readers.files import File, files
from provenance.readers.html import HTML
from provenance.readers.newsml import NEWSML
from provenance.readers.plain import PLAIN
from provenance.readers.records import JSON, JSON_LINES
from provenance.readers.settings import ReaderSettings
from provenance.readers.streams import Unreadable, opened
from provenance.readers.warc import WARC

FORMATS: tuple[Format, ...] = (JSON_LINES, JSON, WARC, NEWSML, FEED, HTML, PLAIN)
"""Every format; content of unknown suffix goes to the first that recognises it."""

_UNDER_TEXT_SUFFIX = (NEWSML, FEED, HTML)
"""Formats that are recognised even in a file that calls itself plain text."""

_SHOWN = 3


def suffixes() -> tuple[str, ...]:
    """The suffixes of the files that are read, the plainest formats first."""
    return tuple(dict.fromkeys(suffix for one in reversed(FORMATS) for suffix in sorted(one.suffixes)))


@dataclass(frozen=True, slots=True)
class Reading:
    """The articles of a pile, sorted by name, and what could not be read."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """A draft and the file it came from."""

    file: str
    draft: Draft


def read(
    paths: Sequence[str | os.PathLike[str]],
    settings: ReaderSettings = ReaderSettings(),  # noqa: B008 (frozen)
    stdin: BinaryIO | None = None,
) -> Reading:
    """Read the articles that ``paths`` mean: folders (recursively), files, ``-`` for ``stdin``.

    One bad file or record never ends the reading: it is a ``Skipped`` with its reason. The
    result does not depend on the order of ``paths``.

    Raises:
        InputError: a path does not exist, or nothing at all could be read.
    """
    drafts: list[_Read] = []
    skipped: list[Skipped] = []
    for file in files(paths):
        for outcome in _outcomes(file, settings, stdin):
            if isinstance(outcome, Flaw):
                skipped.append(Skipped(name=file.name, reason=outcome.reason))
            else:
                drafts.append(_Read(file.name, outcome))
    articles, doubled = _distinct(_articles(drafts))
    skipped += doubled
    if not articles:
        raise InputError(_nothing(paths, skipped))
    return Reading(articles=articles, skipped=tuple(sorted(skipped, key=lambda one: (one.name, one.reason))))


def _outcomes(file: File, settings: ReaderSettings, stdin: BinaryIO | None) -> Iterator[Outcome]:
    if file.flaw:
        yield Flaw(file.flaw)
        return
    try:
        if file.path is None:
            yield from _parsed(stdin or sys.stdin.buffer, "", settings)
        else:
            with file.path.open("rb") as raw:
                yield from _parsed(raw, file.name, settings)
    except Unreadable as error:
        yield Flaw(str(error))
    except OSError as error:
        yield Flaw(f"cannot be read: {(error.strerror or str(error)).lower()}")


def _parsed(raw: BinaryIO, name: str, settings: ReaderSettings) -> Iterator[Outcome]:
    stream = opened(raw, settings.largest_unpacked)
    head = stream.peek(SAMPLE)[:SAMPLE]
    if not head:
        yield Flaw("empty file")
        return
    yield from _format(name, head).read(stream, settings)


def _format(name: str, head: bytes) -> Format:
    suffix = os.path.splitext(name.lower().removesuffix(".gz"))[1]  # noqa: PTH122
    named = [one for one in FORMATS if suffix in one.suffixes]
    if len(named) == 1 and named[0] is not PLAIN:
        return named[0]
    decoded = decode(head[:4096], page=True)
    start = "" if isinstance(decoded, str) else decoded.text
    tried = _UNDER_TEXT_SUFFIX if named == [PLAIN] else named or FORMATS
    return next((one for one in tried if one.sniff(start)), named[-1] if named else PLAIN)


def _articles(drafts: Sequence[_Read]) -> list[Article]:
    """Named articles: a file's name, or a record's own id where no other article is called so."""
    own = Counter(one.draft.key for one in drafts if one.draft.own)
    taken = {one.file for one in drafts}
    named: list[tuple[str, Draft]] = []
    for one in drafts:
        key = one.draft.key
        if key is None:
            name = one.file
        elif one.draft.own and own[key] == 1 and key not in taken:
            name = key
        else:
            name = f"{one.file}#{key}"
        named.append((name, one.draft))
    return [_article(name, draft) for name, draft in _told_apart(named)]


def _told_apart(named: Iterable[tuple[str, Draft]]) -> Iterator[tuple[str, Draft]]:
    """Names made distinct: a second one of the same name gets "(2)"."""
    seen: Counter[str] = Counter()
    for name, draft in named:
        seen[name] += 1
        yield (name if seen[name] == 1 else f"{name} ({seen[name]})"), draft


def _article(name: str, draft: Draft) -> Article:
    digest = hashlib.blake2b("\0".join((name, draft.url or "", draft.text)).encode("utf-8", "surrogatepass"))
    return Article(
        id=f"a{digest.hexdigest()[:12]}",
        name=name,
        text=draft.text,
        url=draft.url,
        title=draft.title,
        headline=draft.headline,
        site=draft.site,
        byline=draft.byline,
        published_at=draft.published_at,
        header=draft.header,
        notes=draft.notes,
    )


def _distinct(articles: Iterable[Article]) -> tuple[tuple[Article, ...], list[Skipped]]:
    """Articles sorted by name, identical ones once: same text, address, site and date."""
    kept: dict[tuple[object, ...], Article] = {}
    doubled: list[Skipped] = []
    for article in sorted(articles, key=lambda one: (one.name, one.id)):
        first = kept.setdefault((article.text, article.url, article.site, article.published_at), article)
        if first is not article:
            doubled.append(Skipped(name=article.name, reason=f"the same article as {first.name}"))
    return tuple(kept.values()), doubled


def _nothing(paths: Sequence[str | os.PathLike[str]], skipped: Sequence[Skipped]) -> str:
    given = ", ".join("standard input" if os.fspath(path) == "-" else os.fspath(path) for path in paths)
    shown = "; ".join(f"{one.name}: {one.reason}" for one in skipped[:_SHOWN])
    more = f"; and {len(skipped) - _SHOWN} more" if len(skipped) > _SHOWN else ""
    why = f" ({shown}{more})" if shown else ""
    known = " ".join(suffixes())
    return f"{given} holds no articles{why}; give files of articles ({known}), or a folder of them"
