"""A vector cache in memory."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


class DictCache:
    """Keeps copies, as a real store does."""

    def __init__(self) -> None:
        self.held: dict[str, npt.NDArray[np.float32]] = {}

    def get(self, keys: Sequence[str]) -> dict[str, npt.NDArray[np.float32]]:
        return {key: self.held[key].copy() for key in keys if key in self.held}

    def put(self, items: dict[str, npt.NDArray[np.float32]]) -> None:
        self.held.update({key: np.array(vector, dtype=np.float32) for key, vector in items.items()})
