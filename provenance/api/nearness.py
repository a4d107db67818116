"""The index of a store's contents by meaning, which grows with them.

One large index changes seldom; what came since stands in a small one beside it, and goes over
into the large one when it has become a sixteenth of it. Contents are numbered as they come, so
an index holds all up to a number. The store itself notes which file that is: a backup that is put
back knows the files of its time alone, and where contents have gone none is known any more.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from provenance.indexing import EXACT_UP_TO, NearestContents, Recall, cells_of
from provenance.indexing.nearest import Blocks, Keys
from provenance.ports import Vectors
from provenance.storage import Database, DerivedFiles, Readings

WHOLE, RECENT = "contents.faiss", "recent.faiss"
_RECALL = "recall"
_LEAST_RECENT = 5_000
_SHARE_RECENT = 16
_OUTGROWN = 2
"""Cells are learnt anew when there should be more than so many times as many."""
_BLOCK = 8192
"""Vectors held in memory at once while an index is made."""
_PROPOSED = 50
"""Nearest contents that the recall is about: as many as a check is proposed."""

Keep = Callable[[str, str, Callable[[], None]], bool]
"""Keeps something of a state of the store, if it can; see ``Store``."""


_State = tuple[tuple[tuple[str | None, Path | None], ...], int]
"""What the store notes of the files and which of them are sound; the last content."""


@dataclass(frozen=True, slots=True)
class _Part:
    """An index, and the last content that it holds."""

    index: NearestContents
    last: int


@dataclass(slots=True)
class ContentsIndex:
    """The indexes of a store's contents; brought up to date when they are asked for."""

    database: Database
    readings: Readings
    files: DerivedFiles
    keep: Keep
    _parts: tuple[_Part, ...] = field(default=(), init=False)
    _of: _State = field(default=((), 0), init=False)

    def indexes(self, dimension: int) -> list[NearestContents]:
        """Indexes that hold each content once, all of them together."""
        state = self._state()
        if not self._parts or self._of != state:
            self._parts = self._current(dimension, state[-1])
            self._of = self._state()
        return [part.index for part in self._parts]

    def recall(self) -> Recall | None:
        """How much of what is nearest is found, as measured when the index was last made."""
        noted = self.database.about(_RECALL)
        if noted is None or self._noted(WHOLE) is None:
            return None
        share, limit, sample = noted.split()
        return Recall(float(share), int(limit), int(sample))

    def measure(self, dimension: int) -> Recall:
        """Measure that anew."""
        self.indexes(dimension)
        found = self._parts[0].index.recall(self._blocks(0, self._parts[0].last), _PROPOSED)
        self.database.tell(_RECALL, f"{found.share:.4f} {found.limit} {found.sample}")
        return found

    def _state(self) -> _State:
        files = tuple((self._noted(name), self.files.current(name)) for name in (WHOLE, RECENT))
        return files, self.readings.last_vector

    def _current(self, dimension: int, last: int) -> tuple[_Part, ...]:
        whole = self._held(WHOLE)
        if whole is None:
            return (self._made(dimension, last),)
        recent = self._held(RECENT, self._token(WHOLE))
        if last in (whole.last, recent.last if recent else whole.last):
            return (whole, recent) if recent else (whole,)
        new = self.readings.count_vectors(whole.last)
        if new > max(_LEAST_RECENT, len(whole.index) // _SHARE_RECENT):
            return (self._merged(dimension, whole, new, last),)
        return whole, self._followed(recent or _Part(NearestContents.exact(dimension), whole.last), last)

    def _made(self, dimension: int, last: int) -> _Part:
        """The large index made from all vectors, its recall measured."""
        count, blocks = self.readings.count_vectors(0), self._blocks(0, last)
        made = NearestContents.build(dimension, count, blocks)
        recall = made.recall(blocks, _PROPOSED)
        return self._kept(WHOLE, _Part(made, last), recall=recall)

    def _merged(self, dimension: int, whole: _Part, new: int, last: int) -> _Part:
        """The large index with all that came since; made anew where it has outgrown its cells."""
        count, cells = len(whole.index) + new, whole.index.cells
        if count > EXACT_UP_TO and cells_of(count) > _OUTGROWN * cells:
            return self._made(dimension, last)
        return self._kept(WHOLE, self._grown(WHOLE, whole, last))

    def _followed(self, recent: _Part, last: int) -> _Part:
        """The small index with what came since."""
        base = self._token(WHOLE)
        return self._kept(RECENT, self._grown(RECENT, recent, last), base=base)

    def _grown(self, name: str, part: _Part, last: int) -> _Part:
        path = self.files.current(name)
        mapped = len(part.index) and path is not None
        index = NearestContents.open(path, growing=True) if mapped and path is not None else part.index
        for keys, vectors in self._blocks(part.last, last)():
            index.add(keys, vectors)
        return _Part(index, last)

    def _kept(self, name: str, part: _Part, *, base: str = "", recall: Recall | None = None) -> _Part:
        def write() -> None:
            token = uuid.uuid4().hex
            self.files.write(name, token, part.index.save)
            with self.database.transaction():
                self.database.tell(name, f"{token} {part.last} {base}".strip())
                if recall is not None:
                    self.database.tell(_RECALL, f"{recall.share:.4f} {recall.limit} {recall.sample}")

        self.keep("index", self.database.change, write)
        return part

    def _held(self, name: str, base: str | None = None) -> _Part | None:
        """The index in a file, if the store knows it, it is whole, and goes with the large one ``base``."""
        noted = self._noted(name)
        if noted is None:
            return None
        token, last, *others = noted.split()
        path = self.files.current(name, token)
        if path is None or (base is not None and others != [base]):
            return None
        try:
            return _Part(NearestContents.open(path), int(last))
        except RuntimeError:
            return None

    def _noted(self, name: str) -> str | None:
        return self.database.about(name)

    def _token(self, name: str) -> str:
        return (self._noted(name) or " ").split(" ", maxsplit=1)[0]

    def _blocks(self, after: int, last: int) -> Callable[[], Blocks]:
        def blocks() -> Iterator[tuple[Keys, Vectors]]:
            for keys, vectors in self.readings.vectors(_BLOCK, after, last):
                yield np.array(keys, dtype=np.int64), vectors

        return blocks
