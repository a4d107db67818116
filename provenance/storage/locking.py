"""One writer at a time: a lock that the system lets go of when its holder ends, however it ends."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

_LOOK_AGAIN = 0.1


@contextlib.contextmanager
def locked(path: Path, waiting: Callable[[], None], *, patience: float | None = None) -> Iterator[bool]:
    """Hold the lock file ``path``; gives whether it is held.

    ``waiting`` is called once if another process holds it. ``patience``: seconds to wait for it;
    ``None`` waits as long as it takes.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        held = _taken(descriptor)
        if not held and patience != 0.0:
            waiting()
            end = None if patience is None else time.monotonic() + patience
            while not (held := _taken(descriptor)) and (end is None or time.monotonic() < end):
                time.sleep(_LOOK_AGAIN)
        yield held
    finally:
        os.close(descriptor)  # lets go of the lock


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
