"""An encoder that remembers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from provenance.model import EncoderIdentity
from provenance.ports import Encoder, VectorCache, Vectors

_CHUNK = 512
"""Texts between two writes: what an interrupted run keeps, at about 3 s of work."""


class CachingEncoder:
    """Puts a cache before an encoder. If all texts are held, the encoder is not touched."""

    def __init__(self, encoder: Encoder, cache: VectorCache) -> None:
        self._encoder = encoder
        self._cache = cache

    @property
    def identity(self) -> EncoderIdentity:
        """The identity of the encoder behind the cache."""
        return self._encoder.identity

    def encode(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> Vectors:
        """Vectors of ``texts``, row by row, shape (n, dimension); held ones are not made anew."""
        identity = self.identity
        keys = {text: _key(identity, text) for text in texts}
        held = {
            key: vector
            for key, vector in self._cache.get(sorted(set(keys.values()))).items()
            if vector.shape == (identity.dimension,)
        }
        missing = sorted(
            (text for text in keys if keys[text] not in held), key=lambda text: (len(text), text)
        )
        self._fill(missing, keys, held, len(keys), progress)
        out = np.empty((len(texts), identity.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            out[row] = held[keys[text]]
        return out

    def _fill(
        self,
        missing: Sequence[str],
        keys: dict[str, str],
        held: dict[str, npt.NDArray[np.float32]],
        total: int,
        progress: Callable[[int, int], None] | None,
    ) -> None:
        done = total - len(missing)
        if progress:
            progress(done, total)
        for start in range(0, len(missing), _CHUNK):
            chunk = missing[start : start + _CHUNK]
            made = dict(zip((keys[text] for text in chunk), self._encoder.encode(chunk), strict=True))
            self._cache.put(made)
            held.update(made)
            if progress:
                progress(done + start + len(chunk), total)


def _key(identity: EncoderIdentity, text: str) -> str:
    """Equal for equal texts and equal weights alone; the fields cannot run into each other."""
    digest = hashlib.blake2b(digest_size=20)
    for field in (identity.name, identity.weights_sha256 or "", str(identity.dimension), text):
        data = field.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "little") + data)
    return digest.hexdigest()
