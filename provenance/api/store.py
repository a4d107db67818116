"""A store: a collection of articles that grows, and its report."""

from __future__ import annotations

import gzip
import hashlib
import json
import logging
from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from provenance.api.adding import Added, Told, Workshop, settled
from provenance.api.checking import VERSIONS, Checker, drafted
from provenance.api.collecting import uncollected
from provenance.api.nearness import ContentsIndex
from provenance.api.rules import reading_rules, report_rules, word_rules
from provenance.api.tracing import Paths, listed, open_cache
from provenance.api.verifying import Verification, verify
from provenance.config import Settings, as_table, load_lexicon, load_settings, load_vocabulary
from provenance.encoding import adopted, open_encoder
from provenance.errors import InputError, StoreError
from provenance.indexing import GrowingIndex, KnownPairs, NearestContents, nearest_of
from provenance.matching import Rarity
from provenance.model import Draft, OriginPolicy
from provenance.pipeline import Outside, SilentMonitor, StageSettings, conclude
from provenance.ports import Encoder, Monitor
from provenance.readers import nothing, scan, settle
from provenance.report import Check, Report
from provenance.storage import (
    Articles,
    Database,
    DerivedFiles,
    Info,
    Near,
    Readings,
    Results,
    StoredComparisons,
    StoredEncoder,
    Words,
    check_encoder,
    described,
    inspect,
    near_in_wording,
    stored_identity,
)

REPORT, PAIRS = "report.json.gz", "pairs.npz"
"""Derived files."""
_QUICK = 1
"""gzip's level: it shrinks a report to a sixth already."""
_SHOWN = 8
"""Names shown where none fits."""

_log = logging.getLogger(__name__)


def open_store(
    folder: str | Path,
    *,
    settings: Settings | None = None,
    encoder: Encoder | None = None,
    monitor: Monitor | None = None,
    warn: Callable[[str], None] | None = None,
    create: bool = True,
    processes: int = 1,
) -> Store:
    """Open the store in ``folder``; make it if it is not there.

    Args:
        folder: the store's directory.
        settings: everything that can be configured; see ``load_settings``.
        encoder: an encoder of your own in place of the configured one.
        monitor: is told which stage runs and how far it is.
        warn: is told, in a sentence, what a user should know; the log is, otherwise.
        create: whether a store that is not there is made.
        processes: that read the articles where many are added; a script that asks for more than
            one must begin its work under ``if __name__ == "__main__":``.

    Raises:
        StoreError: it cannot be opened, or a later version wrote it.
    """
    chosen = settings or load_settings()
    return Store(
        Path(folder),
        chosen,
        encoder=encoder,
        monitor=monitor,
        warn=warn,
        create=create,
        processes=processes,
    )


class Store:
    """A collection of articles in a directory. ``open_store`` gives one; ``with`` closes it.

    Several processes may read a store at once; one at a time writes, others wait for it.
    """

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        *,
        encoder: Encoder | None,
        monitor: Monitor | None,
        warn: Callable[[str], None] | None,
        create: bool,
        processes: int = 1,
    ) -> None:
        self._folder = folder
        self._settings = settings
        self._processes = processes
        self._own_encoder = encoder
        self._monitor = monitor or SilentMonitor()
        self._warn = warn or _log.warning
        rules = reading_rules(settings.outlets)
        self._database = Database(folder, self._waiting, create=create)
        self._files = DerivedFiles(folder / "derived")
        self._articles = Articles(self._database)
        self._readings = Readings(self._database, rules)
        self._words = Words(self._database, word_rules())
        self._results = Results(self._database)
        self._contents = ContentsIndex(self._database, self._readings, self._files, self._keep)
        self._held_from: str | None = None
        """What the findings that are held in memory alone were made from."""
        self._rarity_then: tuple[str, Rarity] | None = None

    def close(self) -> None:
        """Let go of the files."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @uncollected()
    def add(
        self,
        paths: Paths,
        *,
        stdin: BinaryIO | None = None,
        told: Told | None = None,
        leave_out: Collection[str] = (),
    ) -> Added:
        """Add what ``paths`` hold; what is known already costs next to nothing.

        Args:
            paths: directories (read recursively), files, or ``"-"`` for standard input.
            stdin: read in place of standard input for ``"-"``.
            told: is called for each new article as soon as it is safe on disk.
            leave_out: files that are not added, by their real paths.

        Raises:
            InputError: a path does not exist, or nothing at all could be read.
            StoreError: the store cannot be written, or is of another encoder.
        """
        wanted = listed(paths)
        with self._database.writing():
            with self._monitor.stage("read"):
                seen = scan(wanted, self._settings.readers, stdin)
                found = [one for one in seen if one.location.real not in leave_out]
            if all(one.draft is None for one in found):
                raise InputError(nothing(wanted, settle(found).skipped))
            return self._workshop.add(found, told or (lambda _: None))

    @uncollected()
    def report(self, *, origin: OriginPolicy | None = None) -> Report:
        """The report of all articles: what ``trace`` would say of them all at once.

        A report that was made before is given again while the articles and settings are the same.

        Raises:
            InputError: the store holds no articles.
            StoreError: it cannot be read, or is of another encoder.
        """
        policy = origin or self._settings.origin
        settings = as_table(self._settings) | {"origin": policy}
        self._bring_up_to_date()
        check_encoder(self._database, self._encoder.identity)
        made_from = self._made_from(settings)
        held = self._files.current(REPORT, made_from)
        if held is None:
            return self._make_report(policy, settings, made_from)
        with self._monitor.stage("look up"):
            return Report(json.loads(gzip.decompress(held.read_bytes())), self._articles.texts())

    def remove(self, names: Sequence[str]) -> tuple[str, ...]:
        """Remove articles by id, name or address, and all that was found in them; gives their names.

        Raises:
            StoreError: one of them is not held; nothing is removed then.
        """
        with self._database.writing():
            self._bring_up_to_date()
            chosen = {row: name for wanted in names for row, name in self._fitting(wanted)}
            with self._database.transaction():
                self._results.clear()
                self._articles.remove(chosen)
                self._readings.sweep()
            self._files.clear()
            self._bring_up_to_date()
            self._database.compact()
        return tuple(sorted(chosen.values()))

    def check(self, what: str | Draft, *, limit: int | None = VERSIONS) -> Check:
        """What the store knows of each claim of a draft; the draft is not added.

        Args:
            what: the text, or what ``read_draft`` gave for a file. One sentence is one claim; a
                longer text is segmented and attributed like an article.
            limit: how many versions of a claim are compared; ``None`` for all.

        Raises:
            InputError: the text is empty or too long, or the store holds no articles.
            StoreError: it cannot be read, or is of another encoder.
        """
        draft = drafted(what, self._settings.readers)
        self._bring_report_up_to_date()
        check_encoder(self._database, self._encoder.identity)
        checker = Checker(
            database=self._database,
            encoder=self._encoder,
            nearest=self._nearest(),
            rarity=self._rarity(),
            lexicon=load_lexicon(self._settings.outlets),
            settings=self._settings.matching,
            size=self._results.articles or 0,
        )
        with self._database.snapshot(), self._monitor.stage("check"):
            return Check.of(checker.check(draft, limit), self._encoder.identity, limit)

    def info(self) -> Info:
        """What the store holds."""
        recall = self._contents.recall()
        return inspect(self._database, recall.share if recall else None)

    def verify(self) -> Verification:
        """Check everything that is held, and repair what can be made again."""
        with self._database.writing():
            return verify(self._workshop, self._files, self._contents, self._monitor)

    def near_in_wording(self, content: str, limit: int = 10) -> list[Near]:
        """The contents held that share most with ``content``, by BM25, the nearest first."""
        with self._database.snapshot():
            return near_in_wording(self._database, content, limit)

    def near_in_meaning(self, contents: Sequence[str], limit: int = 10) -> list[list[Near]]:
        """For each of ``contents`` the contents held that are nearest in meaning, the nearest first."""
        check_encoder(self._database, self._encoder.identity)
        found = nearest_of(self._nearest(), self._encoder.encode(list(contents)), limit)
        with self._database.snapshot():
            return [
                [described(self._database, key, round(cosine, 4)) for key, cosine in near] for near in found
            ]

    @cached_property
    def _encoder(self) -> StoredEncoder:
        encoder = self._own_encoder
        if encoder is None:
            made = stored_identity(self._database)
            settings = adopted(self._settings.encoder, made) if made else self._settings.encoder
            encoder = open_encoder(settings, open_cache(self._settings.cache))
        return StoredEncoder(encoder, self._database)

    @cached_property
    def _outside(self) -> Outside:
        return Outside(
            lexicon=load_lexicon(self._settings.outlets),
            encoder=self._encoder,
            index=GrowingIndex(self._settings.index),
            monitor=self._monitor,
        )

    @cached_property
    def _workshop(self) -> Workshop:
        return Workshop(
            database=self._database,
            articles=self._articles,
            readings=self._readings,
            words=self._words,
            results=self._results,
            outside=lambda: self._outside,
            monitor=self._monitor,
            encoder=self._encoder,
            outlets=self._settings.outlets,
            processes=self._processes,
        )

    def _bring_up_to_date(self) -> None:
        """Finish what an add that was cut off left, and read anew what other rules have read."""
        if self._articles.settled and not self._readings.outdated():
            return
        with self._database.writing():
            self._workshop.refresh(self._workshop.settle(), self._monitor)

    def _make_report(self, policy: OriginPolicy, settings: dict[str, Any], made_from: str) -> Report:
        with self._monitor.stage("look up"), self._database.snapshot():
            change = self._database.change
            pile = settled(self._articles)
            held = list(self._readings.load(pile.articles))
            versions = self._articles.versions()
            comparisons = StoredComparisons(self._database, {one.article.article.id: one for one in held})
        if not held:
            raise InputError(f"the store {self._database.folder} holds no articles; add some")
        index = GrowingIndex(self._settings.index, self._known_pairs())
        outside = Outside(
            lexicon=self._outside.lexicon,
            encoder=self._encoder,
            index=index,
            monitor=self._monitor,
            comparisons=comparisons,
            vocabulary=load_vocabulary(),
        )
        stages = StageSettings(
            origin=policy, matching=self._settings.matching, tracing=self._settings.tracing
        )
        skipped = [one for one, _ in pile.skipped]
        findings = conclude([one.article for one in held], skipped, outside, stages, versions)
        report = Report.of(findings, settings)

        def keep() -> None:
            with self._database.transaction():
                self._results.keep(findings, policy)
                comparisons.save()
            self._files.write(REPORT, made_from, lambda path: _write_report(report, path))
            if index.known is not None:
                self._files.write(PAIRS, change, index.known.save)

        with self._monitor.stage("keep"):
            if not self._keep("report", change, keep):
                self._results.hold(findings, policy)
                self._held_from = made_from
        return report

    def _keep(self, what: str, change: str, keep: Callable[[], None]) -> bool:
        """Keep what was made, if nobody else writes and the store is as it was read; gives whether it is kept."""
        try:
            with self._database.writing(patience=0.0) as held:
                if held and self._database.change == change:
                    keep()
                    return True
        except (StoreError, OSError) as error:
            self._warn(f"the {what} could not be kept for the next time: {error}")
        return False

    def _known_pairs(self) -> KnownPairs | None:
        path = self._files.current(PAIRS)
        if path is None:
            return None
        try:
            return KnownPairs.load(path)
        except (OSError, ValueError, KeyError):
            return None

    def _made_from(self, settings: dict[str, Any]) -> str:
        encoder = self._encoder.identity
        parts = [self._database.change, report_rules(self._settings.outlets), settings, repr(encoder)]
        return hashlib.blake2b(json.dumps(parts, default=str).encode(), digest_size=16).hexdigest()

    def _fitting(self, wanted: str) -> list[tuple[int, str]]:
        if found := self._articles.fitting(wanted):
            return found
        like = self._articles.named_like(wanted, _SHOWN)
        more = f"; is one of these meant: {', '.join(like)}?" if like else ""
        raise StoreError(f"no article {wanted!r} in the store {self._database.folder}{more}")

    def _nearest(self) -> list[NearestContents]:
        return self._contents.indexes(self._encoder.identity.dimension)

    def _bring_report_up_to_date(self) -> None:
        """Have the tables of findings say what the report of the present articles would."""
        settings = as_table(self._settings) | {"origin": self._settings.origin}
        if self._articles_are_reported(settings):
            return
        self._bring_up_to_date()
        check_encoder(self._database, self._encoder.identity)
        if not self._articles_are_reported(settings):
            self._make_report(self._settings.origin, settings, self._made_from(settings))
        if not self._articles_are_reported(settings):
            raise StoreError(
                f"{self._database.folder} was changed while its report was made; check again when that is done"
            )

    def _articles_are_reported(self, settings: dict[str, Any]) -> bool:
        made_from = self._made_from(settings)
        return self._results.change == self._database.change and (
            self._held_from == made_from or self._files.current(REPORT, made_from) is not None
        )

    def _rarity(self) -> Rarity:
        """How rare words are among the store's articles."""
        change = self._database.change
        if self._rarity_then is None or self._rarity_then[0] != change:
            if not self._words.current:
                self._keep("count of words", change, self._words.bring_up_to_date)
            self._rarity_then = change, self._words.rarity()
        return self._rarity_then[1]

    def _waiting(self) -> None:
        self._warn(f"another process is writing to {self._folder}; waiting until it is done")


def _write_report(report: Report, path: Path) -> None:
    with gzip.open(path, "wt", compresslevel=_QUICK, encoding="utf-8") as stream:
        report.write_json(stream)
