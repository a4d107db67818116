"""Which of many kept vectors are nearest to a few new ones: indexes in files, mapped into memory.

Few vectors are compared one and all. Many are cut into cells, of which those nearest to the question
are searched, and a byte stands for each dimension: the files take a quarter of the room, and opening
one reads next to nothing of it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from heapq import nlargest
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from provenance.ports import Vectors

Keys = npt.NDArray[np.int64]
Blocks = Iterable[tuple[Keys, Vectors]]

EXACT_UP_TO = 50_000
"""Vectors that are compared one and all: 75 MB, a few hundredths of a second."""
_PROBED = 4
"""One cell of so many is searched: of 206,858 contents of news .98 of the ten nearest and .97 of the fifty
nearest are found, in a sixth of the time that comparing all takes; one of eight finds .95 and .93."""
_PER_CELL = 64
"""Vectors of a cell that it is learnt from; FAISS wants 39 at least."""
_TURNS = 10
_SAMPLE = 100
"""Vectors on which the recall is measured."""


@dataclass(frozen=True, slots=True)
class Recall:
    """Of the ``limit`` truly nearest, the share that is found; measured on ``sample`` vectors."""

    share: float
    limit: int
    sample: int


class NearestContents:
    """Finds the keys of near vectors in one index; ``save`` and ``open`` keep it in a file."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def exact(cls, dimension: int) -> Self:
        """An empty index that compares one and all."""
        import faiss  # noqa: PLC0415 - a fifth of a second that most commands need not spend

        return cls(faiss.IndexIDMap(faiss.IndexFlatIP(dimension)))

    @classmethod
    def build(cls, dimension: int, count: int, blocks: Callable[[], Blocks]) -> Self:
        """An index of ``count`` vectors with their keys, which ``blocks`` gives, as often as it is asked to."""
        made = cls.exact(dimension) if count <= EXACT_UP_TO else cls._cut(dimension, count, blocks())
        for keys, vectors in blocks():
            made.add(keys, vectors)
        return made

    @classmethod
    def _cut(cls, dimension: int, count: int, blocks: Blocks) -> Self:
        """An empty index whose cells are learnt from some of the vectors."""
        import faiss  # noqa: PLC0415

        cells = cells_of(count)
        step = max(1, count // (cells * _PER_CELL))
        learnt_from = np.concatenate([vectors[::step] for _, vectors in blocks])
        index = faiss.IndexIVFScalarQuantizer(
            faiss.IndexFlatIP(dimension),
            dimension,
            cells,
            faiss.ScalarQuantizer.QT_8bit,
            faiss.METRIC_INNER_PRODUCT,
        )
        index.cp.niter = _TURNS
        index.train(np.ascontiguousarray(learnt_from, dtype=np.float32))
        index.nprobe = max(1, cells // _PROBED)
        return cls(index)

    @classmethod
    def open(cls, path: Path, *, growing: bool = False) -> Self:
        """The index in a file; its vectors are read when they are needed, at once if it is to grow.

        Raises:
            RuntimeError: the file holds no index.
        """
        import faiss  # noqa: PLC0415

        if growing:
            return cls(faiss.read_index(str(path)))
        try:  # lists of cells are mapped by the one, whole indexes by the other
            index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP)
            flat = isinstance(index, faiss.IndexIDMap)
        except RuntimeError:
            flat = True
        return cls(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC) if flat else index)

    def save(self, path: Path) -> None:
        """Write the index to a file."""
        import faiss  # noqa: PLC0415

        faiss.write_index(self._index, str(path))

    def add(self, keys: Keys, vectors: Vectors) -> None:
        """Take in more vectors; an index opened from a file must have been opened to grow."""
        self._index.add_with_ids(np.ascontiguousarray(vectors, dtype=np.float32), keys)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def cells(self) -> int:
        """Into how many cells the vectors are cut; 0 where they are compared one and all."""
        return int(getattr(self._index, "nlist", 0))

    def nearest(self, vectors: Vectors, limit: int) -> list[list[tuple[int, float]]]:
        """For each vector the keys and cosines of the ``limit`` nearest, the nearest first."""
        if not len(self) or not len(vectors):
            return [[] for _ in vectors]
        cosines, keys = self._index.search(
            np.ascontiguousarray(vectors, dtype=np.float32), min(limit, len(self))
        )
        return [
            [one for one in zip(own.tolist(), near.tolist(), strict=True) if one[0] >= 0]
            for own, near in zip(keys, cosines, strict=True)
        ]

    def recall(self, blocks: Callable[[], Blocks], limit: int) -> Recall:
        """How much of what is nearest is found, against a comparison of one and all."""
        if not self.cells:
            return Recall(1.0, limit, 0)
        step = max(1, len(self) // _SAMPLE)
        asked = np.concatenate([vectors[keys % step == 0] for keys, vectors in blocks()])[:_SAMPLE]
        truly: list[list[tuple[float, int]]] = [[] for _ in asked]
        for keys, vectors in blocks():
            products = asked @ vectors.T
            few = min(limit, len(keys))
            best = np.argpartition(-products, few - 1, axis=1)[:, :few]
            for row, places in enumerate(best):
                more = zip(products[row, places].tolist(), keys[places].tolist(), strict=True)
                truly[row] = nlargest(limit, [*truly[row], *more])
        found = [{key for key, _ in near} for near in self.nearest(asked, limit)]
        hits = sum(key in found[row] for row, near in enumerate(truly) for _, key in near)
        return Recall(hits / max(1, sum(map(len, truly))), limit, len(asked))


def cells_of(count: int) -> int:
    """Into how many cells so many vectors are cut: about the square root, a power of two."""
    return int(2 ** round(math.log2(math.sqrt(max(1, count)))))


def nearest_of(
    indexes: Iterable[NearestContents], vectors: Vectors, limit: int
) -> list[list[tuple[int, float]]]:
    """As ``NearestContents.nearest``, of several indexes that have no key in common."""
    found = [index.nearest(vectors, limit) for index in indexes]
    return [
        nlargest(limit, (one for near in own for one in near), key=lambda one: (one[1], -one[0]))
        for own in zip(*found, strict=True)
    ]
