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
from provenance.readers import article_of, rank, settle
from provenance.storage import (
    Articles,
    Closely,
    Database,
    Held,
    Named,
    Readings,
    Results,
    StoredEncoder,
    Words,
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


@dataclass(frozen=True, slots=True)
class InShort:
    """As ``Settled``, without what the articles say."""

    articles: Mapping[int, Named]
    skipped: tuple[tuple[Skipped, Held], ...]


def settled(articles: Articles) -> Settled:
    """The articles that are held, as the whole store names them."""
    return Settled(*_arranged(articles.all()))


def settled_in_short(articles: Articles) -> InShort:
    """The names of the articles that are held: what was added before need not be read for them."""
    arranged, skipped = _arranged(articles.in_short())
    known = articles.named()
    names = {row: article.name for row, article in arranged.items()}
    news = [row for row, name in names.items() if row not in known or known[row].name != name]
    fresh = (article_of(names[row], draft) for row, draft in articles.drafts(news))
    changed = dict(zip(news, (Named(one.id, one.name) for one in fresh), strict=True))
    return InShort({row: changed.get(row) or known[row] for row in names}, skipped)


def _arranged(held: Sequence[Held]) -> tuple[dict[int, Article], tuple[tuple[Skipped, Held], ...]]:
    reading = settle([one.sighting for one in held])
    rows = (held[place].row for place in reading.places)
    left_out = (held[place] for place in reading.skipped_places)
    return (
        dict(zip(rows, reading.articles, strict=True)),
        tuple(zip(reading.skipped, left_out, strict=True)),
    )


@dataclass(frozen=True, slots=True)
class _Batch:
    """Articles read closely, and the vectors of those of their contents that had none."""

    closely: Sequence[Closely]
    vectors: Mapping[str, Vector]


@dataclass(frozen=True, slots=True)
class Workshop:
    """A store's tables, and what reads its articles.

    ``outside`` gives what reading takes, once there is something to read; its encoder knows the store's vectors.
    """

    database: Database
    articles: Articles
    readings: Readings
    words: Words
    results: Results
    outside: Callable[[], Outside]
    monitor: Monitor
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

    def settle(self) -> InShort:
        """Name everything that is held, and find which articles are versions of which."""
        with self.database.transaction():
            self.words.bring_up_to_date()
            pile = settled_in_short(self.articles)
            renamed = self.articles.name(pile.articles, self.results.clear)
            gone = [row for row in renamed if row not in pile.articles]
            self.readings.unname_mentions(gone)
            self.words.forget(gone)
            rows = {*renamed, *self.readings.unnamed()} & pile.articles.keys()
            self._name_mentions({row: pile.articles[row].id for row in sorted(rows)})
            self.articles.trace_versions()
            self.articles.settle()
        return pile

    def _name_mentions(self, rows: Mapping[int, str]) -> None:
        self.readings.name_mentions(rows)
        self.words.count(rows)

    def refresh(self, pile: InShort, monitor: Monitor | None = None) -> None:
        """Read anew what other rules have read, or nobody."""
        outdated = [row for row in self.readings.outdated() if row in pile.articles]
        if not outdated:
            return
        with (monitor or SilentMonitor()).stage("read anew") as tick:
            named = self.articles.drafts(outdated)
            read = self._closely(
                [one.named(pile.articles[row].id, pile.articles[row].name) for row, one in named]
            )
            for batch in _batches(outdated, tick):
                called = {row: pile.articles[row] for row in batch}
                closely = self._with_vectors(list(islice(read, len(batch))))
                with self.database.transaction():
                    self.results.clear()
                    self._write(batch, closely)
                    self._name_mentions({row: one.id for row, one in called.items()})
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
        with self.monitor.stage("add") as tick:
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
        return read(articles) if read else (one_closely(one, self.outside().lexicon) for one in articles)

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

    def _outcome(self, rows: Sequence[int], known: int, pile: InShort, files: Collection[str]) -> Added:
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
