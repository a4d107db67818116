"""From settings to an encoder."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import platform
from dataclasses import replace
from pathlib import Path
from typing import get_args

from provenance.encoding.caching import CachingEncoder
from provenance.encoding.exported import ExportedEncoder, PreferredEncoder, run_by
from provenance.encoding.exporting import Runtime
from provenance.encoding.sentence import SentenceEncoder
from provenance.encoding.settings import BUNDLED, EncoderSettings
from provenance.encoding.weights import Weights, bundled, local
from provenance.errors import EncoderError
from provenance.model import EncoderIdentity
from provenance.ports import Encoder, VectorCache

_ACCELERATORS = ("/dev/nvidia0", "/dev/kfd", "/dev/dxg")
"""Where Linux shows graphics cards that torch can use: NVIDIA's, AMD's, and either from within Windows."""
_RUNTIMES: tuple[Runtime, ...] = get_args(Runtime)
_LARGEST = 1_500_000_000
"""Bytes of weights that are exported unasked; ONNX files end at 2 GB."""


def open_encoder(
    settings: EncoderSettings | None = None, cache: VectorCache | None = None, exports: Path | None = None
) -> Encoder:
    """An encoder as the settings want it; with a cache, no text is ever encoded twice.

    Cheap: the model itself is loaded when the first text that the cache lacks is encoded.
    ``exports``: the folder of exported models; one in the user's cache folder if not given.

    Raises:
        EncoderError: the weights are not there, are not the expected ones, or lack what runs them.
    """
    settings = settings or EncoderSettings()
    weights = _weights(settings)
    source = SentenceEncoder(settings, weights)
    encoder = _on_backend(settings, source, weights, exports)
    return CachingEncoder(encoder, cache) if cache is not None else encoder


def adopted(settings: EncoderSettings, made: EncoderIdentity) -> EncoderSettings:
    """``settings``, and where they leave open what runs the weights, what ran them to make vectors of ``made``.

    Vectors of two runtimes never mix: who has vectors of the one goes on with it where it can be had.
    """
    weights = _weights(settings) if settings.backend == "auto" else None
    if weights is None:
        return settings
    if made == weights.identity:
        return replace(settings, backend="torch")
    for runtime in _RUNTIMES:
        if made == run_by(weights.identity, runtime) and _runs_here(settings):
            return replace(settings, backend=runtime)
    return settings


def _runs_here(settings: EncoderSettings) -> bool:
    return settings.device in (None, "cpu") and _installed()


def _weights(settings: EncoderSettings) -> Weights | None:
    if settings.model == BUNDLED:
        return bundled()
    return local(Path(settings.model)) if Path(settings.model).is_dir() else None


def _on_backend(
    settings: EncoderSettings, source: SentenceEncoder, weights: Weights | None, exports: Path | None
) -> Encoder:
    backend = settings.backend
    if backend == "torch" or (backend == "auto" and not _suits_export(settings, weights)):
        return source
    if not _installed():
        raise EncoderError(
            "encoder.backend asks for onnxruntime, which is not installed: pip install onnx onnxruntime"
        )
    root = exports or _exports()
    # Only for the export and its check, of a few texts of all lengths: larger batches would be mostly filling.
    on_cpu = SentenceEncoder(replace(settings, device="cpu", batch_size=1), weights)
    if backend != "auto":
        return ExportedEncoder(on_cpu, backend, root, threads=settings.threads)
    return PreferredEncoder(ExportedEncoder(on_cpu, "onnx", root, threads=settings.threads), source)


def _suits_export(settings: EncoderSettings, weights: Weights | None) -> bool:
    """Whether an export is worth trying unasked: known beforehand, and the same at each run."""
    return (
        weights is not None
        and weights.size <= _LARGEST
        and settings.device in (None, "cpu")
        and _installed()
        and not (settings.device is None and _accelerated())
    )


def _installed() -> bool:
    return all(importlib.util.find_spec(name) is not None for name in ("onnx", "onnxruntime", "tokenizers"))


def _accelerated() -> bool:
    """Whether torch would find something faster than the CPU, judged without importing it."""
    try:
        build = importlib.metadata.version("torch").partition("+")[2]
    except importlib.metadata.PackageNotFoundError:
        return False
    if platform.system() == "Darwin":
        return platform.machine() == "arm64"
    if build == "cpu" or platform.system() == "Windows":  # plain builds for Windows are for CPUs
        return build.startswith(("cu", "rocm", "xpu"))
    return any(Path(device).exists() for device in _ACCELERATORS)


def _exports() -> Path:
    from platformdirs import user_cache_path  # noqa: PLC0415

    return user_cache_path("provenance") / "encoders"
