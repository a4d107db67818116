"""Articles read in several processes: the same as read in one, and read all the same where none starts."""

from __future__ import annotations

import gc
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from provenance import load_settings
from provenance.api import hands as module
from provenance.api.collecting import uncollected
from provenance.api.hands import Hands, hands, idle_cores
from provenance.config import load_lexicon
from provenance.model import Article
from provenance.pipeline import one_closely
from provenance.readers import read

EXAMPLES = Path(__file__).parents[2] / "examples"


def articles() -> tuple[Article, ...]:
    return tuple(read([EXAMPLES], load_settings().readers).articles)


def test_processes_read_what_one_reads_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_AT_ONCE", 2)
    pile = articles()
    found = list(Hands(outlets=None, processes=2)(pile))
    assert found == [one_closely(one, load_lexicon()) for one in pile]
    assert all(
        one.article is article and one.body.article is article
        for one, article in zip(found, pile, strict=True)
    )


@pytest.mark.parametrize("after", [0, 1])
def test_what_killed_processes_leave_is_read_here(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    pile = articles()
    expected = [one_closely(one, load_lexicon()) for one in pile]

    def failing(self: Hands, given: Any) -> Any:
        yield from expected[:after]
        raise BrokenProcessPool("killed")

    monkeypatch.setattr(Hands, "_shared", failing)
    assert list(Hands(outlets=None, processes=2)(pile)) == expected


class _Pool:
    """Stands for a pool of processes: works a while in this one, then cannot start another."""

    def __init__(self, error: Exception, works: int) -> None:
        self._error, self._works = error, works

    def submit(self, work: Any, given: Any) -> Future[Any]:
        if not self._works:
            raise self._error
        self._works -= 1
        done: Future[Any] = Future()
        done.set_result(work(given))
        return done

    def shutdown(self, **_: Any) -> None:
        pass


@pytest.mark.parametrize("error", [OSError("no semaphores here"), ImportError(), NotImplementedError()])
@pytest.mark.parametrize("works", [None, 0, 1])
def test_where_no_process_starts_one_reads(
    monkeypatch: pytest.MonkeyPatch, error: Exception, works: int | None
) -> None:
    def pool(*_: Any) -> _Pool:
        if works is None:
            raise error
        return _Pool(error, works)

    monkeypatch.setattr(module, "_AT_ONCE", 2)
    monkeypatch.setattr(module, "ProcessPoolExecutor", pool)
    pile = articles()
    assert list(Hands(outlets=None, processes=2)(pile)) == [one_closely(one, load_lexicon()) for one in pile]


def test_what_goes_wrong_with_an_article_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def shared(self: Hands, given: Any) -> Any:
        yield from ()
        raise OSError("the article's own")

    monkeypatch.setattr(Hands, "_shared", shared)
    with pytest.raises(OSError, match="own"):
        list(Hands(outlets=None, processes=2)(articles()))


@pytest.mark.parametrize(
    ("processes", "count", "expected"), [(1, 10_000, False), (2, 10, False), (2, 10_000, True)]
)
def test_processes_are_started_only_where_they_pay(processes: int, count: int, expected: bool) -> None:  # noqa: FBT001
    assert (hands(processes, count, None) is not None) is expected


def test_at_least_one_core_is_idle() -> None:
    assert idle_cores() >= 1


def test_the_collector_rests_and_goes_on() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_goes_on_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), uncollected():
        1 / 0  # noqa: B018 (raises)
    assert gc.isenabled()
