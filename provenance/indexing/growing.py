"""An index that searches only for what is new, and finds what a search for everything finds.

The near pairs of the last search are kept. A row that was there then has all its nearest rows
among them, as further rows can only push others out: so only the new rows are searched and those
that lost a near row. Rows with equal vectors are told apart by their order alone: where one comes
or goes, all of them are searched, and the rows near to them.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from provenance.indexing.faiss_index import FaissIndex
from provenance.indexing.pairs import Cosines, Nearest, Rows, cosines
from provenance.indexing.settings import IndexSettings
from provenance.ports import Vectors

_BLOCK = 4096
_SLACK = 1e-4
"""As in the search for everything: single precision may miss a cosine by less."""
_DIGEST_BYTES = 16
_KEY_BYTES = _DIGEST_BYTES + 4


@dataclass(frozen=True)
class KnownPairs:
    """Near pairs of a set of vectors: ``left`` and ``right`` are places in ``keys``.

    ``keys``: for each row a digest of it and how many equal rows came before. ``threshold``,
    ``limit``: of the search.
    """

    keys: Sequence[bytes]
    left: Rows
    right: Rows
    cosine: Cosines
    threshold: float
    limit: int

    def save(self, path: Path) -> None:
        """Write the pairs to a file."""
        with path.open("wb") as stream:
            np.savez(
                stream,
                keys=np.frombuffer(b"".join(self.keys), dtype=np.uint8),
                left=self.left,
                right=self.right,
                cosine=self.cosine,
                search=np.array([self.threshold, self.limit]),
            )

    @classmethod
    def load(cls, path: Path) -> KnownPairs:
        """Read pairs from a file.

        Raises:
            OSError, ValueError, KeyError: it does not hold any.
        """
        with np.load(path, allow_pickle=False) as held:
            threshold, limit = held["search"].tolist()
            joined = held["keys"].tobytes()
            keys = [joined[at : at + _KEY_BYTES] for at in range(0, len(joined), _KEY_BYTES)]
            return cls(keys, held["left"], held["right"], held["cosine"], threshold, int(limit))


class GrowingIndex:
    """Implements ``VectorIndex``; ``known`` are the pairs of the last search and then of this one.

    Beyond the number of rows up to which search is exact, everything is searched anew.
    """

    def __init__(self, settings: IndexSettings | None = None, known: KnownPairs | None = None) -> None:
        self._whole = FaissIndex(settings)
        self.known = known
        self.searched = 0
        """Rows that the last search looked for."""

    @property
    def recall(self) -> float | None:
        """As ``VectorIndex`` promises; what was found before was found exactly."""
        return 1.0 if self.known is not None else self._whole.recall

    def pairs(self, vectors: Vectors, threshold: float, limit: int) -> Iterable[tuple[int, int, float]]:
        """Pairs ``(left, right, cosine)``, as ``VectorIndex`` promises."""
        rows = np.ascontiguousarray(vectors, dtype=np.float32)
        self.searched = len(rows)
        if not self._whole.is_exact(rows):
            self.known = None
            return self._whole.pairs(rows, threshold, limit)
        keys = _keys(rows)
        known = self.known
        if known is not None and (known.threshold, known.limit) != (threshold, limit):
            known = None
        old = _carried(keys, known) if known is not None else None
        if old is None or old.stale.sum() > len(rows) // 2:
            found = np.array(list(self._whole.pairs(rows, threshold, limit)), dtype=np.float64).reshape(-1, 3)
            left, right, cosine = found[:, 0].astype(np.int64), found[:, 1].astype(np.int64), found[:, 2]
        else:
            self.searched = int(old.stale.sum())
            left, right, cosine = _grown(rows, old, threshold, limit)
        self.known = KnownPairs(keys, left, right, cosine, threshold, limit)
        return zip(left.tolist(), right.tolist(), cosine.tolist(), strict=True)


@dataclass(frozen=True)
class _Carried:
    """Known pairs between rows that need no search, and which rows do."""

    left: Rows
    right: Rows
    cosine: Cosines
    stale: npt.NDArray[np.bool_]


def _keys(rows: Vectors) -> list[bytes]:
    seen: Counter[bytes] = Counter()
    keys = []
    for row in rows:
        digest = hashlib.blake2b(row.tobytes(), digest_size=_DIGEST_BYTES).digest()
        keys.append(digest + seen[digest].to_bytes(_KEY_BYTES - _DIGEST_BYTES))
        seen[digest] += 1
    return keys


def _carried(keys: Sequence[bytes], known: KnownPairs) -> _Carried | None:
    """What of ``known`` holds for the rows with these keys; ``None`` if their order has changed."""
    place = {key: row for row, key in enumerate(keys)}
    now = np.array([place.get(key, -1) for key in known.keys], dtype=np.int64)
    if np.any(np.diff(now[now >= 0]) < 0):
        return None
    before, after = Counter(map(_digest, known.keys)), Counter(map(_digest, keys))
    moved = {digest for digest in before | after if before[digest] != after[digest]}
    stale = np.array([_digest(key) in moved for key in keys], dtype=np.bool_)
    was_moved = np.array([_digest(key) in moved for key in known.keys], dtype=np.bool_)
    for end, other in ((known.left, known.right), (known.right, known.left)):
        lost = now[end[was_moved[other]]]
        stale[lost[lost >= 0]] = True
    left, right = now[known.left], now[known.right]
    fresh = (left >= 0) & (right >= 0)
    fresh[fresh] = ~stale[left[fresh]] & ~stale[right[fresh]]
    return _Carried(left[fresh], right[fresh], known.cosine[fresh], stale)


def _digest(key: bytes) -> bytes:
    return key[:_DIGEST_BYTES]


def _grown(rows: Vectors, old: _Carried, threshold: float, limit: int) -> tuple[Rows, Rows, Cosines]:
    nearest = Nearest(limit)
    nearest.add(old.left, old.right, old.cosine)
    for left, right in _around(rows, np.flatnonzero(old.stale), threshold - _SLACK):
        cosine = cosines(rows, left, right)
        kept = cosine >= threshold
        nearest.add(left[kept], right[kept], cosine[kept])
    return nearest.result()


def _around(rows: Vectors, stale: Rows, threshold: float) -> Iterator[tuple[Rows, Rows]]:
    """Pairs, each once, of which one row or both are ``stale``, whose product exceeds ``threshold``."""
    is_stale = np.zeros(len(rows), dtype=np.bool_)
    is_stale[stale] = True
    for start in range(0, len(stale), _BLOCK):
        own = stale[start : start + _BLOCK]
        for first in range(0, len(rows), _BLOCK):
            one, two = np.nonzero(rows[own] @ rows[first : first + _BLOCK].T > threshold)
            left, right = own[one], two + first
            once = (left < right) | ((left > right) & ~is_stale[right])
            low, high = np.minimum(left, right), np.maximum(left, right)
            yield low[once], high[once]
