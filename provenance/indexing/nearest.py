"""Which of many kept vectors are nearest to a few new ones: an index in a file, mapped into memory."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from provenance.ports import Vectors


class NearestContents:
    """Finds the keys of near vectors; exact. ``save`` and ``open`` keep it in a file."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def build(cls, dimension: int, blocks: Iterable[tuple[npt.NDArray[np.int64], Vectors]]) -> Self:
        """An index of vectors with their keys, given in blocks."""
        import faiss  # noqa: PLC0415 - a fifth of a second that most commands need not spend

        index = faiss.IndexIDMap(faiss.IndexFlatIP(dimension))
        for keys, vectors in blocks:
            index.add_with_ids(np.ascontiguousarray(vectors, dtype=np.float32), keys)
        return cls(index)

    @classmethod
    def open(cls, path: Path) -> Self:
        """The index in a file; its vectors are read from there when they are needed.

        Raises:
            RuntimeError: the file holds no index.
        """
        import faiss  # noqa: PLC0415

        return cls(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC))

    def save(self, path: Path) -> None:
        """Write the index to a file."""
        import faiss  # noqa: PLC0415

        faiss.write_index(self._index, str(path))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def nearest(self, vectors: Vectors, limit: int) -> list[list[tuple[int, float]]]:
        """For each vector the keys and cosines of the ``limit`` nearest, the nearest first."""
        if not len(self) or not len(vectors):
            return [[] for _ in vectors]
        cosines, keys = self._index.search(
            np.ascontiguousarray(vectors, dtype=np.float32), min(limit, len(self))
        )
        return [
            list(zip(own.tolist(), near.tolist(), strict=True))
            for own, near in zip(keys, cosines, strict=True)
        ]
