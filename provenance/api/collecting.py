"""Python's cyclic garbage collector, paused while a pile is worked on."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Pause the cyclic collector; what is not referred to any more is freed all the same.

    A pile becomes millions of small objects that live to the end and form no cycles. The collector
    would look through them again and again: an eighth of the time of 500 articles, more of larger piles.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
