"""The encoder that runs an exported model, and the choice between it and torch."""

from __future__ import annotations

import importlib.metadata
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from provenance.encoding.exporting import LEAST_SIMILARITY, Runtime, export
from provenance.encoding.sentence import SentenceEncoder, cores
from provenance.encoding.session import Exported, Session
from provenance.encoding.shelf import Shelf
from provenance.errors import EncoderError
from provenance.model import EncoderIdentity
from provenance.ports import Encoder, Vectors

_INVOLVED = ("torch", "transformers", "sentence-transformers", "onnx", "onnxruntime")

_log = logging.getLogger(__name__)


class ExportedEncoder:
    """The weights of ``source`` run by onnxruntime; exported once, into the folder ``root``."""

    def __init__(
        self, source: SentenceEncoder, runtime: Runtime, root: Path, *, threads: int | None = None
    ) -> None:
        self._source = source
        self._runtime = runtime
        self._root = root
        self._threads = threads or cores()
        self._session: Session | None = None
        self._made: Exported | None = None

    @property
    def identity(self) -> EncoderIdentity:
        """The source's identity, the runtime in its name: runtimes round differently, so vectors never mix."""
        return run_by(self._source.identity, self._runtime)

    def encode(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> Vectors:
        """Unit vectors of ``texts``, row by row, shape (n, dimension); distinct texts are encoded once.

        Raises:
            EncoderError: the model does not export, or not faithfully; the way out is named.
        """
        out = np.empty((len(texts), self.identity.dimension), dtype=np.float32)
        if not texts:
            return out
        distinct = sorted(set(texts))
        vectors = self._opened().encode(distinct, progress)
        place = {text: row for row, text in enumerate(distinct)}
        for row, text in enumerate(texts):
            out[row] = vectors[place[text]]
        return out

    def prepare(self) -> None:
        """Export the model unless that was done; torch is loaded for it.

        Raises:
            EncoderError: as for ``encode``.
        """
        if self._made is None and not self._shelf().holds():
            self._export()

    def _opened(self) -> Session:
        if self._session is None:
            model = self._made or self._shelf().take() or self._export()
            self._session, self._made = Session(model, self._threads), None
        return self._session

    def _export(self) -> Exported:
        shelf, versions = self._shelf(), _versions()
        reason = shelf.refusal(versions)
        if reason is None:
            try:
                self._made = export(self._source, self._runtime)
            except EncoderError as error:
                reason = str(error)
                shelf.refuse(reason, versions)
            else:
                shelf.keep(self._made)
                return self._made
        raise EncoderError(f"{reason}; set encoder.backend to 'torch'")

    def _shelf(self) -> Shelf:
        """The place of this model's export: other weights, reading or demands are another place."""
        known = self._source.identity
        least = str(LEAST_SIMILARITY[self._runtime])
        return Shelf(self._root, self._runtime, known.weights_sha256 or "", self._source.reading, least)


def run_by(identity: EncoderIdentity, runtime: Runtime) -> EncoderIdentity:
    """What the same weights are called when this runtime runs them."""
    return replace(identity, name=f"{identity.name} ({runtime})")


class PreferredEncoder:
    """The exported model where it can be had, else torch; settled once, before anything is asked of it."""

    def __init__(self, first: ExportedEncoder, second: Encoder) -> None:
        self._first = first
        self._second = second
        self._settled: Encoder | None = None

    @property
    def identity(self) -> EncoderIdentity:
        """The identity of the encoder that was settled on; the very first time, the model is exported for it."""
        return self._choice().identity

    def encode(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> Vectors:
        """Vectors of ``texts`` by the encoder that was settled on."""
        return self._choice().encode(texts, progress)

    def _choice(self) -> Encoder:
        if self._settled is None:
            try:
                self._first.prepare()
                self._settled = self._first
            except EncoderError as error:
                _log.warning("going on without onnxruntime: %s", error)
                self._settled = self._second
        return self._settled


def _versions() -> dict[str, str]:
    """Versions of what takes part in an export; another version may succeed where one failed."""
    found: dict[str, str] = {}
    for name in _INVOLVED:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found[name] = ""
    return found
