"""Articles read closely in several processes at once."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing import get_context

from provenance.config import load_lexicon
from provenance.model import Article, AttributedArticle
from provenance.pipeline import one_closely

_FEWEST = 600
"""Articles from which starting processes pays: each costs about a second, as much as 100 articles."""
_AT_ONCE = 16
"""Articles handed over at once: a fifth of a second of work."""
_MOST = 4
"""Processes; the one that hands out and takes back the articles keeps about so many busy."""
_WAITING = 3
"""Handfuls for each process that are handed out and not taken back yet."""

_NO_PROCESSES = (OSError, ImportError, NotImplementedError)
"""Where processes cannot be started: no semaphores, no memory, no such system call."""


def hands(processes: int, articles: int, outlets: str | None) -> Hands | None:
    """Processes to read so many articles with; ``None`` where one alone is as quick, or all that is wanted.

    Args:
        processes: at most so many.
        articles: how many there are to read.
        outlets: a further gazetteer file.
    """
    return Hands(outlets, processes) if processes > 1 and articles >= _FEWEST else None


@dataclass(frozen=True, slots=True)
class Hands:
    """Reads articles closely in several processes; alone where none can be started."""

    outlets: str | None
    processes: int

    def __call__(self, articles: Sequence[Article]) -> Iterator[AttributedArticle]:
        """Each of ``articles`` read closely, in their order; the same whoever reads it."""
        done = 0
        with suppress(BrokenProcessPool):  # a process was killed: what it had is read here
            for article, read in zip(articles, self._shared(articles), strict=False):
                # The process's copy of the article is let go of.
                yield replace(read, article=article, body=replace(read.body, article=article))
                done += 1
        lexicon = load_lexicon(self.outlets)
        for article in islice(articles, done, None):
            yield one_closely(article, lexicon)

    def _shared(self, articles: Sequence[Article]) -> Iterator[AttributedArticle]:
        """Articles read elsewhere, as many as processes could be started for; an article's own error is raised."""
        try:
            pool = ProcessPoolExecutor(self.processes, get_context("spawn"), _prepare, (self.outlets,))
        except _NO_PROCESSES:
            return
        waiting: deque[Future[list[AttributedArticle]]] = deque()
        try:
            for start in range(0, len(articles), _AT_ONCE):
                try:
                    waiting.append(pool.submit(_read, articles[start : start + _AT_ONCE]))
                except _NO_PROCESSES:
                    break
                if len(waiting) >= _WAITING * self.processes:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def idle_cores() -> int:
    """How many processes may well read at once here."""
    with suppress(AttributeError):  # not on every system
        return min(_MOST, len(os.sched_getaffinity(0)))
    return min(_MOST, os.cpu_count() or 1)


_outlets: str | None = None
"""In a process that reads: the further gazetteer that it was started with."""


def _prepare(outlets: str | None) -> None:
    global _outlets  # noqa: PLW0603 (a process's own state, set once when it starts)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the one that hands out the work
    _outlets = outlets
    load_lexicon(outlets)


def _read(articles: Sequence[Article]) -> list[AttributedArticle]:
    lexicon = load_lexicon(_outlets)
    return [one_closely(article, lexicon) for article in articles]
