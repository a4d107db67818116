"""A store says what tracing everything at once says, however it came to hold it."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance import InputError
from tests import stores

_FILES = tuple(range(7))
_COPIES = frozenset({5, 6})
_REMOVABLE = (2, 3, 5)


@functools.cache
def _pile() -> list[Path]:
    return stores.pile(Path(tempfile.mkdtemp()))


@functools.cache
def _expected(chosen: frozenset[int]) -> str | None:
    try:
        return stores.at_once([_pile()[one] for one in sorted(chosen)]).to_json()
    except InputError:
        return None


@settings(deadline=None, max_examples=12)
@given(data=st.data())
def test_any_order_and_batching_gives_the_report_of_all_at_once(data: st.DataObject) -> None:
    order = data.draw(st.permutations(_FILES), label="order")
    cuts = data.draw(st.sets(st.integers(1, len(order) - 1), max_size=3), label="cuts")
    removed = data.draw(st.sets(st.sampled_from(_REMOVABLE), max_size=2), label="removed")
    look = data.draw(st.booleans(), label="report after each add")
    with tempfile.TemporaryDirectory() as folder, stores.opened(Path(folder)) as store:
        held: set[int] = set()
        for start, end in zip([0, *sorted(cuts)], [*sorted(cuts), len(order)], strict=True):
            batch = order[start:end]
            if all(one == 4 for one in batch):  # nothing in it can be read
                continue
            store.add([_pile()[one] for one in batch])
            held.update(batch)
            if look:
                assert store.report().to_json() == _expected(frozenset(held))
        for one in removed & held:
            text = _pile()[one].read_text(encoding="utf-8")
            store.remove([next(id_ for id_, body in store.report().view.texts.items() if body == text)])
            held -= _COPIES if one in _COPIES else {one}
        expected = _expected(frozenset(held))
        if expected is not None:
            assert store.report().to_json() == expected
            assert store.report().to_json() == expected
        assert store.verify().repaired == store.verify().damaged == ()


def test_adding_again_changes_nothing() -> None:
    with tempfile.TemporaryDirectory() as folder, stores.opened(Path(folder)) as store:
        first = store.add(_pile())
        before, report = store.info(), store.report().to_json()
        again = store.add(_pile())
        assert (again.new, again.revised, again.known) == ((), (), len(first.new) + 1)
        assert store.report().to_json() == report
        assert (store.info().articles, store.info().vectors) == (before.articles, before.vectors)
