"""Texts to unit vectors: the one door to torch and sentence-transformers."""

from provenance.encoding.caching import CachingEncoder
from provenance.encoding.opening import adopted, open_encoder
from provenance.encoding.settings import BUNDLED, EncoderSettings

__all__ = ["BUNDLED", "CachingEncoder", "EncoderSettings", "adopted", "open_encoder"]
