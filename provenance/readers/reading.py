"""Reading a pile: every file by its format, names given, duplicates set aside."""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from provenance.errors import InputError
from provenance.model import Article, Draft, Location, Sighting, Skipped
from provenance.readers.drafts import Flaw, Format, Outcome
from provenance.readers.encodings import SAMPLE, decode
from provenance.readers.feeds import FEED
from provenance.readers.files import STDIN, locations, named
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
    """The articles of a pile, sorted by name, and what could not be read.

    ``places``, ``skipped_places``: for each of them the position of its sighting among those that
    were settled.
    """

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]
    places: tuple[int, ...] = ()
    skipped_places: tuple[int, ...] = ()


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
    reading = settle(scan(paths, settings, stdin))
    if not reading.articles:
        raise InputError(nothing(paths, reading.skipped))
    return reading


def scan(
    paths: Sequence[str | os.PathLike[str]],
    settings: ReaderSettings = ReaderSettings(),  # noqa: B008 (frozen)
    stdin: BinaryIO | None = None,
) -> list[Sighting]:
    """What the files that ``paths`` mean hold, before anything has a name.

    Raises:
        InputError: a path does not exist.
    """
    return [
        Sighting(location=location, position=position, flaw=outcome.reason)
        if isinstance(outcome, Flaw)
        else Sighting(location=location, position=position, draft=outcome)
        for location in locations(paths)
        for position, outcome in enumerate(_outcomes(location, settings, stdin))
    ]


def settle(sightings: Sequence[Sighting]) -> Reading:
    """The articles of a pile: every sighting named, equal ones once.

    The names depend on the whole pile; the result does not depend on the order of ``sightings``.
    """
    names = named(dict.fromkeys(one.location for one in sightings))
    skipped: list[tuple[Skipped, int]] = []
    drafts: list[_Found] = []
    for place, one in enumerate(sightings):
        name = names[one.location]
        if one.draft is not None:
            drafts.append(_Found(name, one.position, one.turn, place, one.draft))
        else:
            skipped.append((Skipped(name=name, reason=one.flaw or ""), place))
    return _distinct(sorted(_articles(sorted(drafts, key=_order)), key=_by_name), skipped)


@dataclass(frozen=True, slots=True)
class _Found:
    """A draft, the name of its file, where it stands there, when it was seen, and its sighting's place."""

    file: str
    position: int
    turn: int
    place: int
    draft: Draft


def _order(one: _Found) -> tuple[str, int, int, str]:
    return one.file, one.position, one.turn, one.draft.text


def _by_name(one: tuple[Article, int]) -> tuple[str, str]:
    return one[0].name, one[0].id


def _outcomes(location: Location, settings: ReaderSettings, stdin: BinaryIO | None) -> Iterator[Outcome]:
    if location.flaw:
        yield Flaw(location.flaw)
        return
    try:
        if location == STDIN:
            yield from _parsed(stdin or sys.stdin.buffer, "", settings)
        else:
            with Path(location.path).open("rb") as raw:
                yield from _parsed(raw, location.path, settings)
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


def _articles(drafts: Sequence[_Found]) -> Iterator[tuple[Article, int]]:
    """Named articles: a file's name, or a record's own id where no other article is called so."""
    own = Counter(one.draft.key for one in drafts if one.draft.own)
    taken = {one.file for one in drafts}
    seen: Counter[str] = Counter()
    for one in drafts:
        key = one.draft.key
        if key is None:
            name = one.file
        elif one.draft.own and own[key] == 1 and key not in taken:
            name = key
        else:
            name = f"{one.file}#{key}"
        seen[name] += 1
        yield article_of(name if seen[name] == 1 else f"{name} ({seen[name]})", one.draft), one.place


def article_of(name: str, draft: Draft) -> Article:
    """The article that a draft is under this name, with the id that goes with it."""
    digest = hashlib.blake2b("\0".join((name, draft.url or "", draft.text)).encode("utf-8", "surrogatepass"))
    return draft.named(f"a{digest.hexdigest()[:12]}", name)


def _distinct(articles: Iterable[tuple[Article, int]], skipped: Iterable[tuple[Skipped, int]]) -> Reading:
    """Identical articles once; the others are skipped."""
    kept: dict[tuple[object, ...], tuple[Article, int]] = {}
    doubled: list[tuple[Skipped, int]] = []
    for article, place in articles:
        first, _ = kept.setdefault(
            (article.text, article.url, article.site, article.published_at), (article, place)
        )
        if first is not article:
            same = Skipped(name=article.name, reason=f"the same article as {first.name}")
            doubled.append((same, place))
    left_out = sorted([*skipped, *doubled], key=lambda one: (one[0].name, one[0].reason))
    return Reading(
        articles=tuple(article for article, _ in kept.values()),
        skipped=tuple(one for one, _ in left_out),
        skipped_places=tuple(place for _, place in left_out),
        places=tuple(place for _, place in kept.values()),
    )


def nothing(paths: Sequence[str | os.PathLike[str]], skipped: Sequence[Skipped]) -> str:
    """What to say where paths held no article at all."""
    given = ", ".join("standard input" if os.fspath(path) == "-" else os.fspath(path) for path in paths)
    shown = "; ".join(f"{one.name}: {one.reason}" for one in skipped[:_SHOWN])
    more = f"; and {len(skipped) - _SHOWN} more" if len(skipped) > _SHOWN else ""
    why = f" ({shown}{more})" if shown else ""
    known = " ".join(suffixes())
    return f"{given} holds no articles{why}; give files of articles ({known}), or a folder of them"
