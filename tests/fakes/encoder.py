"""An encoder without a model."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from provenance import text
from provenance.model import EncoderIdentity
from provenance.ports import Vectors

_DIMENSION = 256


class HashedEncoder:
    """Word and letter n-grams hashed into a unit vector: texts that share words are near.

    ``encoded`` lists the texts of every call, so that a test sees what was asked.
    """

    def __init__(self, name: str = "hashed") -> None:
        self._name = name
        self.encoded: list[str] = []

    @property
    def identity(self) -> EncoderIdentity:
        return EncoderIdentity(name=self._name, dimension=_DIMENSION, weights_sha256=None)

    def encode(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> Vectors:
        out = np.zeros((len(texts), _DIMENSION), dtype=np.float32)
        for row, one in enumerate(texts):
            self.encoded.append(one)
            for gram, weight in sorted(Counter(_grams(one)).items()):
                place = int.from_bytes(
                    hashlib.blake2b(gram.encode("utf-8", "surrogatepass"), digest_size=4).digest()
                )
                out[row, place % _DIMENSION] += weight if place >> 31 else -weight
            if not out[row].any():
                out[row, 0] = 1.0
            out[row] /= np.linalg.norm(out[row])
            if progress:
                progress(row + 1, len(texts))
        return out


def _grams(content: str) -> Iterator[str]:
    stems = [text.stem(token.norm) for token in text.words(content) if token.norm not in text.FUNCTION_WORDS]
    for stem in stems:
        yield from (stem, stem, stem)
        padded = f"^{stem}$"
        yield from (padded[at : at + 3] for at in range(len(padded) - 2))
