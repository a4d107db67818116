"""Checking a store, and making again what can be made again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from provenance.api.adding import Settled, Workshop, settled, settled_in_short
from provenance.api.nearness import ContentsIndex
from provenance.indexing import Recall
from provenance.ports import Monitor
from provenance.storage import DerivedFiles, checking, the_encoder


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What came of checking a store.

    ``checked``: how many of each kind were checked; ``repaired``, ``damaged``: what was wrong, and
    could be made again or not, in sentences. ``recall``: how much of what is nearest in meaning the
    index finds; ``None`` where nothing is held or something is damaged.
    """

    checked: Mapping[str, int]
    recall: Recall | None
    repaired: tuple[str, ...]
    damaged: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether everything is whole now."""
        return not self.damaged


def verify(
    workshop: Workshop, files: DerivedFiles, contents: ContentsIndex, monitor: Monitor
) -> Verification:
    """Check all that a store holds and repair what can be repaired."""
    return _Checks(workshop, files, contents).run(monitor)


@dataclass(slots=True)
class _Checks:
    workshop: Workshop
    files: DerivedFiles
    contents: ContentsIndex
    recall: Recall | None = None
    checked: dict[str, int] = field(default_factory=dict)
    repaired: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)

    def run(self, monitor: Monitor) -> Verification:
        database = self.workshop.database
        with monitor.stage("check the file"):
            self.checked["texts"] = int(database.one("SELECT count(*) FROM articles"))
            self.damaged += checking.structure(database) or self._altered()
        if not self.damaged:
            with monitor.stage("check the articles"):
                self._references()
                pile = self._names()
                self._contents(pile)
                self._readings(pile)
            with monitor.stage("check vectors and wording"):
                self._vectors()
                self._wording()
            with monitor.stage("check results"):
                self._results()
                self._files()
                self.damaged += checking.broken_references(database)
        if not self.damaged and self.checked["vectors"]:
            with monitor.stage("check the index"):
                self.recall = self.contents.measure(self.workshop.encoder.identity.dimension)
        return Verification(
            checked=self.checked,
            recall=self.recall,
            repaired=tuple(self.repaired),
            damaged=tuple(self.damaged),
        )

    def _altered(self) -> list[str]:
        """What is said of altered articles; no report of them from before is given again."""
        found = self.workshop.articles.altered()
        if found:
            self._forget_results()
        return found

    def _references(self) -> None:
        if checking.broken_references(self.workshop.database):
            self._forget_results()
            self.repaired.append("results referred to what is not there; emptied, the next report fills them")

    def _names(self) -> Settled:
        if not self.workshop.articles.settled:
            self.repaired.append("an add was cut off: its articles are held, and have their names now")
        before = self.workshop.database.change
        self.workshop.settle()
        if self.workshop.database.change != before and not self.repaired:
            self.repaired.append("names, ids or versions of articles were wrong")
        pile = settled(self.workshop.articles)
        self.checked["articles"] = len(pile.articles)
        return pile

    def _contents(self, pile: Settled) -> None:
        database = self.workshop.database
        self.checked["contents"] = int(database.one("SELECT count(*) FROM contents"))
        wrong = checking.altered_contents(database)
        if not wrong:
            return
        right = checking.restored_contents(database, pile.articles, wrong)
        with database.transaction():
            database.write_many(
                "UPDATE contents SET text = ? WHERE content = ?", ((text, row) for row, text in right.items())
            )
            database.changed()
        self.repaired.append(f"{len(right)} contents were altered; taken from the articles again")
        if len(right) < len(wrong):
            self.damaged.append(f"{len(wrong) - len(right)} contents are altered, and no article has them")

    def _readings(self, pile: Settled) -> None:
        database = self.workshop.database
        self.workshop.refresh(settled_in_short(self.workshop.articles))
        self.checked["sentences"] = int(database.one("SELECT count(*) FROM sentences"))
        self.checked["mentions"] = int(database.one("SELECT count(*) FROM mentions"))
        wrong = list(checking.misread(database, pile.articles))
        if not wrong:
            return
        with database.transaction():
            self.workshop.results.clear()
            database.write_many(
                "UPDATE articles SET rules = NULL WHERE article = ?", ((row,) for row in wrong)
            )
        self.workshop.refresh(settled_in_short(self.workshop.articles))
        self.repaired.append(
            f"{len(wrong)} articles had altered sentences, attributions or mentions; read anew"
        )

    def _vectors(self) -> None:
        database = self.workshop.database
        self.checked["vectors"] = int(database.one("SELECT count(*) FROM vectors"))
        missing = checking.without_vector(database)
        if not missing:
            return
        made = self.workshop.encoder.encode(missing)
        with database.transaction():
            encoder = the_encoder(database, self.workshop.encoder.identity)
            for content, vector in zip(missing, made, strict=True):
                self.workshop.readings.keep_vector(content, vector, encoder)
            self.workshop.readings.renumber()
            database.changed()
        self.repaired.append(f"{len(missing)} vectors were missing or damaged; made again")

    def _wording(self) -> None:
        if not checking.wording_is_whole(self.workshop.database):
            checking.rebuild_wording(self.workshop.database)
            self.repaired.append("the index of words was not that of the contents; made again")
        if self.workshop.words.wrong():
            self.workshop.words.reset()
            self.repaired.append("the counts of words were not those of the articles; made again")
        with self.workshop.database.transaction():
            self.workshop.words.bring_up_to_date()

    def _results(self) -> None:
        database = self.workshop.database
        self.checked["claims"] = int(database.one("SELECT count(*) FROM claims"))
        if not checking.results_are_whole(database):
            self._forget_results()
            self.repaired.append("the tables of results were damaged; emptied, the next report fills them")

    def _forget_results(self) -> None:
        with self.workshop.database.transaction():
            self.workshop.results.clear()
            self.workshop.database.changed()

    def _files(self) -> None:
        self.checked["derived files"] = len(self.files.names())
        for name in self.files.damaged():
            self.files.remove(name)
            self.repaired.append(f"derived/{name} was damaged; removed, it is made again when it is needed")
