"""Adding to a store: what is found is kept batch by batch, then named as the whole store wants it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from provenance.api.hands import hands
from provenance.model import Article, AttributedArticle, Draft, Location, Sighting, Skipped
from provenance.pipeline import Outside, SilentMonitor, mentions_of, one_closely
from provenance.ports import Monitor, Tick, Vector
from provenance.readers import rank, settle
from provenance.storage import (
    Articles,
    Closely,
    Database,
    Held,
    Readings,
    Results,
    StoredEncoder,
    the_encoder,
)

_BATCH = 16
"""Articles that are committed at once: what a crash costs at most."""

_T = TypeVar("_T")
Told = Callable[[Sighting], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What came of an add, by the names of the articles.

    ``new``; ``revised``: new versions of articles that were held; ``known``: how many were held
    already; ``skipped``: what could not be read, or is the same article as another.
    """

    new: tuple[str, ...]
    revised: tuple[str, ...]
    known: int
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """The articles of a store by row, with the names and ids that the whole store gives them."""

    articles: Mapping[int, Article]
    skipped: tuple[tuple[Skipped, Held], ...]


def settled(articles: Articles) -> Settled:
    """The articles that are held, as the whole store names them."""
    held = articles.all()
    reading = settle([one.sighting for one in held])
    rows = (held[place].row for place in reading.places)
    left_out = (held[place] for place in reading.skipped_places)
    return Settled(
        articles=dict(zip(rows, reading.articles, strict=True)),
        skipped=tuple(zip(reading.skipped, left_out, strict=True)),
    )


@dataclass(frozen=True, slots=True)
class _Batch:
    """Articles read closely, and the vectors of those of their contents that had none."""

    closely: Sequence[Closely]
    vectors: Mapping[str, Vector]


@dataclass(frozen=True, slots=True)
class Workshop:
    """A store's tables, and what reads its articles. ``outside.encoder`` knows the store's vectors."""

    database: Database
    articles: Articles
    readings: Readings
    results: Results
    outside: Outside
    encoder: StoredEncoder
    outlets: str | None = None
    """The further gazetteer file that ``outside.lexicon`` was made with."""
    processes: int = 1
    """How many read where there is much to read."""

    def add(self, sightings: Sequence[Sighting], told: Told) -> Added:
        """Keep what was found; ``told`` is called for each article once it is safe."""
        the_encoder(self.database, self.encoder.identity)
        with self.database.transaction():
            turn = self.articles.begin()
        seen = [replace(one, turn=turn) for one in sightings]
        pending, known = self._place(seen)
        rows = self._keep(pending, told)
        with self.database.transaction():
            self.articles.finish(turn)
        pile = self.settle()
        self.refresh(pile)
        return self._outcome(rows, known, pile, {one.location.real for one in seen})

    def settle(self) -> Settled:
        """Name everything that is held, and find which articles are versions of which."""
        with self.database.transaction():
            pile = settled(self.articles)
            renamed = self.articles.name(pile.articles, self.results.clear)
            rows = {*renamed, *self.readings.unnamed()} & pile.articles.keys()
            self.readings.name_mentions({row: pile.articles[row].id for row in sorted(rows)})
            self.articles.trace_versions()
            self.articles.settle()
        return pile

    def refresh(self, pile: Settled, monitor: Monitor | None = None) -> None:
        """Read anew what other rules have read, or nobody."""
        outdated = [row for row in self.readings.outdated() if row in pile.articles]
        if not outdated:
            return
        with (monitor or SilentMonitor()).stage("read anew") as tick:
            read = self._closely([pile.articles[row] for row in outdated])
            for batch in _batches(outdated, tick):
                articles = {row: pile.articles[row] for row in batch}
                closely = self._with_vectors(list(islice(read, len(batch))))
                with self.database.transaction():
                    self.results.clear()
                    self._write(articles, closely)
                    self.readings.name_mentions({row: one.id for row, one in articles.items()})
        with self.database.transaction():
            self.readings.sweep()

    def _place(self, seen: Sequence[Sighting]) -> tuple[list[tuple[Sighting, int, int]], int]:
        """Note the files and their flaws; gives the drafts that are new, with file and occurrence."""
        pending: list[tuple[Sighting, int, int]] = []
        known = 0
        with self.database.transaction():
            for location, found in _by_location(seen).items():
                held = self.articles.location(location.real)
                best = min((one for one in (held, location) if one is not None), key=rank)
                if location.flaw is not None and best.flaw is None:
                    continue  # a file that was named by itself once, and is now only met on the way
                file = self.articles.place(best)
                self.articles.flawed(file, {one.position: one.flaw for one in found if one.flaw is not None})
                for one, draft, occurrence in _drafts(found):
                    row = self.articles.find(file, draft, occurrence)
                    if row is None:
                        pending.append((one, file, occurrence))
                    else:
                        self.articles.renew(row, one)
                        known += 1
        return pending, known

    def _keep(self, pending: Sequence[tuple[Sighting, int, int]], told: Told) -> list[int]:
        """Read and keep new drafts batch by batch; gives their rows."""
        rows: list[int] = []
        drafts = [one.draft.named("", "") for one, _, _ in pending if one.draft is not None]
        with self.outside.monitor.stage("add") as tick:
            read = self._closely(drafts)
            for batch in _batches(pending, tick):
                closely = self._with_vectors(list(islice(read, len(batch))))
                with self.database.transaction():
                    made = [self.articles.insert(file, one, occurrence) for one, file, occurrence in batch]
                    self._write(made, closely)
                rows += made
                for one, _, _ in batch:
                    told(one)
        return rows

    def _closely(self, articles: Sequence[Article]) -> Iterator[AttributedArticle]:
        """Each article read closely, when it is asked for."""
        read = hands(self.processes, len(articles), self.outlets)
        return read(articles) if read else (one_closely(one, self.outside.lexicon) for one in articles)

    def _with_vectors(self, read: Sequence[AttributedArticle]) -> _Batch:
        closely = [Closely(one, tuple(mentions_of(one))) for one in read]
        contents = list(dict.fromkeys(mention.content for one in closely for mention in one.mentions))
        held = self.encoder.held(contents)
        missing = [content for content in contents if content not in held]
        return _Batch(closely, dict(zip(missing, self.encoder.encode(missing), strict=True)))

    def _write(self, rows: Iterable[int], batch: _Batch) -> None:
        encoder = the_encoder(self.database, self.encoder.identity)
        for row, one in zip(rows, batch.closely, strict=True):
            self.readings.keep(row, one)
        for content, vector in batch.vectors.items():
            self.readings.keep_vector(content, vector, encoder)

    def _outcome(self, rows: Sequence[int], known: int, pile: Settled, files: Collection[str]) -> Added:
        """What the user is told: names, and what was skipped in the files of this add."""
        later = {id_ for id_, _ in self.articles.versions()}
        kept = [pile.articles[row] for row in rows if row in pile.articles]
        return Added(
            new=tuple(sorted(one.name for one in kept if one.id not in later)),
            revised=tuple(sorted(one.name for one in kept if one.id in later)),
            known=known,
            skipped=tuple(
                skipped
                for skipped, held in pile.skipped
                if (held.row in rows if held.row else held.sighting.location.real in files)
            ),
        )


def _by_location(seen: Sequence[Sighting]) -> dict[Location, list[Sighting]]:
    found: dict[Location, list[Sighting]] = defaultdict(list)
    for one in seen:
        found[one.location].append(one)
    return found


def _drafts(found: Sequence[Sighting]) -> Iterator[tuple[Sighting, Draft, int]]:
    """The drafts of one file, and how many equal ones came before."""
    seen: Counter[object] = Counter()
    for one in found:
        if one.draft is not None:
            yield one, one.draft, seen[one.draft.identity]
            seen[one.draft.identity] += 1


def _batches(items: Sequence[_T], tick: Tick) -> Iterator[Sequence[_T]]:
    for start in range(0, len(items), _BATCH):
        tick(start, len(items))
        yield items[start : start + _BATCH]
    tick(len(items), len(items))
