"""A draft checked against a pile: a store for as long as the check takes."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Collection
from pathlib import Path
from typing import BinaryIO

from provenance.api.checking import VERSIONS
from provenance.api.store import open_store
from provenance.api.tracing import Paths
from provenance.config import Settings
from provenance.model import Draft
from provenance.ports import Encoder, Monitor
from provenance.report import Check


def check(
    what: str | Draft,
    paths: Paths,
    *,
    limit: int | None = VERSIONS,
    leave_out: Collection[str | os.PathLike[str]] = (),
    settings: Settings | None = None,
    encoder: Encoder | None = None,
    monitor: Monitor | None = None,
    warn: Callable[[str], None] | None = None,
    stdin: BinaryIO | None = None,
) -> Check:
    """What a pile of articles knows of each claim of a draft.

    Args:
        what: the text, or what ``read_draft`` gave for a file.
        paths: directories (read recursively), files, or ``"-"`` for standard input.
        limit: how many versions of a claim are compared; ``None`` for all.
        leave_out: files that are no articles of the pile, above all the draft's own.
        settings: everything that can be configured; see ``load_settings``.
        encoder: an encoder of your own in place of the configured one.
        monitor: is told which stage runs and how far it is.
        warn: is told, in a sentence, what a user should know; the log is, otherwise.
        stdin: read in place of standard input for ``"-"``.

    Raises:
        InputError: a path does not exist, nothing at all could be read, or there is nothing to check.
        SettingsError, EncoderError: before any article is read.
    """
    own = [os.path.realpath(one) for one in leave_out]
    with (
        tempfile.TemporaryDirectory(prefix="provenance-") as folder,
        open_store(
            Path(folder) / "pile", settings=settings, encoder=encoder, monitor=monitor, warn=warn
        ) as store,
    ):
        store.add(paths, stdin=stdin, leave_out=own)
        return store.check(what, limit=limit)
