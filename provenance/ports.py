"""What the pipeline needs from outside: protocols that adapters implement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

import numpy as np
import numpy.typing as npt

from provenance.model import (
    Article,
    AttributedArticle,
    Claim,
    Divergence,
    EncoderIdentity,
    TitleDivergence,
)

Vectors = npt.NDArray[np.float32]
"""Shape (n, dimension), L2-normalised rows."""

Vector = npt.NDArray[np.float32]
"""Shape (dimension,), of length 1."""

Tick = Callable[[int, int], None]
"""Called with (done, total) while a stage runs; total 0 where it is not known beforehand."""


CloseReader = Callable[[Sequence[Article]], Iterator[AttributedArticle]]
"""Reads articles closely, each by itself, and gives them in their order."""


class Monitor(Protocol):
    """Watches a run: progress bars, timings. Never influences results."""

    def stage(self, name: str) -> AbstractContextManager[Tick]:
        """Entered when a stage begins and left when it ends."""

    def note(self, text: str) -> None:
        """Something that the stage that runs has measured."""


class Encoder(Protocol):
    """Turns texts into unit vectors. The same text always gets the same vector."""

    @property
    def identity(self) -> EncoderIdentity:
        """Name, dimension and weights' hash; available without loading the model."""

    def encode(self, texts: Sequence[str], progress: Tick | None = None) -> Vectors:
        """Vectors of ``texts``, row by row. ``progress`` is called with (done, total)."""


class VectorIndex(Protocol):
    """Finds near rows of one set of vectors.

    ``recall``: the share of the true near pairs that the last search found, on a sample; 1.0 where it
    was exact, ``None`` before.
    """

    @property
    def recall(self) -> float | None:
        """How complete the last answer was."""

    def pairs(self, vectors: Vectors, threshold: float, limit: int) -> Iterable[tuple[int, int, float]]:
        """Pairs ``(left, right, cosine)``, left < right, cosine >= ``threshold``.

        At most ``limit`` neighbours are kept for a row, the nearest; a pair stands if either
        end keeps it.
        """


class VectorCache(Protocol):
    """Keeps vectors by content and model, so that no text is encoded twice."""

    def get(self, keys: Sequence[str]) -> dict[str, npt.NDArray[np.float32]]:
        """The vectors held for ``keys``; absent keys are absent."""

    def put(self, items: dict[str, npt.NDArray[np.float32]]) -> None:
        """Keep these vectors."""


class Comparisons(Protocol):
    """Remembers how the mentions of a claim diverge, and what titles overstate.

    Both rest on the articles concerned alone, not on the rest of the pile.
    """

    def held(self, claim: Claim, reference: str, articles: Sequence[str]) -> tuple[Divergence, ...] | None:
        """What comparing the claim's mentions with ``reference`` found; ``articles`` are theirs."""

    def keep(
        self, claim: Claim, reference: str, articles: Sequence[str], found: tuple[Divergence, ...]
    ) -> None:
        """Remember what it found."""

    def held_titles(self, article: str) -> tuple[TitleDivergence, ...] | None:
        """What comparing the article's title with its text found."""

    def keep_titles(self, article: str, found: tuple[TitleDivergence, ...]) -> None:
        """Remember what it found."""
