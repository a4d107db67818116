"""From settings to an encoder."""

from __future__ import annotations

from pathlib import Path

from provenance.encoding.caching import CachingEncoder
from provenance.encoding.sentence import SentenceEncoder
from provenance.encoding.settings import BUNDLED, EncoderSettings
from provenance.encoding.weights import bundled, local
from provenance.ports import Encoder, VectorCache


def open_encoder(settings: EncoderSettings | None = None, cache: VectorCache | None = None) -> Encoder:
    """An encoder as the settings want it; with a cache, no text is ever encoded twice.

    Cheap: the model itself is loaded when the first text that the cache lacks is encoded.

    Raises:
        EncoderError: the weights are not there, or are not the expected ones.
    """
    settings = settings or EncoderSettings()
    if settings.model == BUNDLED:
        encoder = SentenceEncoder(settings, bundled())
    elif Path(settings.model).is_dir():
        encoder = SentenceEncoder(settings, local(Path(settings.model)))
    else:
        encoder = SentenceEncoder(settings, None)
    return CachingEncoder(encoder, cache) if cache is not None else encoder
