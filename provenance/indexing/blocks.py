"""Blocks of rows set against blocks of rows, on all cores.

Each block is multiplied by one thread, several blocks at once: what is found does not depend on
the number of threads, and the work beside the products is shared out too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import numpy as np

from provenance.indexing.pairs import Rows
from provenance.ports import Vectors

_Task = TypeVar("_Task")
_Found = TypeVar("_Found")


def in_parallel(work: Callable[[_Task], _Found], tasks: Iterable[_Task]) -> Iterator[_Found]:
    """What ``work`` makes of each task, in their order; FAISS uses one thread for each."""
    import faiss  # noqa: PLC0415 - a fifth of a second that most commands need not spend

    threads: int = faiss.omp_get_max_threads()
    with ThreadPoolExecutor(threads, initializer=lambda: faiss.omp_set_num_threads(1)) as pool:
        yield from pool.map(work, tasks)


def products_above(queries: Vectors, rows: Vectors, threshold: float) -> tuple[Rows, Rows]:
    """Places in ``queries`` and in ``rows`` whose product exceeds ``threshold``."""
    import faiss  # noqa: PLC0415

    index = faiss.IndexFlatIP(rows.shape[1])
    index.add(rows)
    ends, _, near = index.range_search(queries, threshold)
    bounds = ends.astype(np.int64)
    counts = bounds[1:] - bounds[:-1]
    return np.repeat(np.arange(len(queries)), counts), near.astype(np.int64)
