"""A pile traced at once."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from provenance.api.collecting import uncollected
from provenance.api.hands import hands
from provenance.config import Settings, as_table, load_lexicon, load_settings, load_vocabulary
from provenance.encoding import open_encoder
from provenance.errors import InputError
from provenance.indexing import FaissIndex
from provenance.model import OriginPolicy
from provenance.pipeline import Outside, SilentMonitor, StageSettings, run
from provenance.ports import Encoder, Monitor, VectorCache
from provenance.readers import read
from provenance.report import Report

Paths = str | os.PathLike[str] | Sequence[str | os.PathLike[str]]


@uncollected()
def trace(
    paths: Paths,
    *,
    origin: OriginPolicy | None = None,
    settings: Settings | None = None,
    encoder: Encoder | None = None,
    monitor: Monitor | None = None,
    stdin: BinaryIO | None = None,
    processes: int = 1,
) -> Report:
    """Trace every claim in a pile of articles.

    Args:
        paths: directories (read recursively), files, or ``"-"`` for standard input.
        origin: which origin to prefer: ``auto``, ``earliest`` or ``most-attributed``;
            overrides the settings.
        settings: everything that can be configured; see ``load_settings``.
        encoder: an encoder of your own in place of the configured one.
        monitor: is told which stage runs and how far it is.
        stdin: read in place of standard input for ``"-"``.
        processes: that read the articles of a large pile; a script that asks for more than one
            must begin its work under ``if __name__ == "__main__":``.

    Returns:
        The report: data frames, JSON, terminal and notebook displays of one document.

    Raises:
        InputError: a path does not exist, or nothing at all could be read.
        SettingsError, EncoderError: before any article is read.
    """
    chosen = settings or load_settings()
    watch = monitor or SilentMonitor()
    lexicon = load_lexicon(chosen.outlets)
    with watch.stage("read"):
        reading = read(listed(paths), chosen.readers, stdin)
    outside = Outside(
        lexicon=lexicon,
        encoder=encoder or open_encoder(chosen.encoder, open_cache(chosen.cache)),
        index=FaissIndex(chosen.index),
        monitor=watch,
        reader=hands(processes, len(reading.articles), chosen.outlets),
        vocabulary=load_vocabulary(),
    )
    policy = origin or chosen.origin
    stages = StageSettings(origin=policy, matching=chosen.matching, tracing=chosen.tracing)
    findings = run(reading.articles, reading.skipped, outside, stages)
    return Report.of(findings, as_table(chosen) | {"origin": policy})


def open_cache(where: str) -> VectorCache | None:
    """The vector cache at ``where``: ``auto``, ``off`` or a path."""
    if where == "off":
        return None
    from provenance.storage import VectorStore  # noqa: PLC0415 (sqlite3 and platformdirs only when used)

    if where != "auto":
        return VectorStore(Path(where))
    from platformdirs import user_cache_path  # noqa: PLC0415

    return VectorStore(user_cache_path("provenance") / "vectors.sqlite")


def listed(paths: Paths) -> list[str | os.PathLike[str]]:
    """Paths as a list; raises ``InputError`` if there is none."""
    given = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    if not given:
        raise InputError("no paths given; name a folder or files with articles")
    return given
