"""Known contents ranked for a new one."""

from __future__ import annotations

import math

import numpy as np

from provenance.matching import Ranked, WordIndex, rank, wordings
from tests.fakes.encoder import HashedEncoder

KNOWN = (
    "The harbour of Velmar will close to tankers from October.",
    "A vaccine against river fever was approved in Velmar.",
    "The mayor of Brenn sold the town's only fire engine.",
    "Tankers burned for two days in the harbour of Brenn.",
)
NOISY = "WOW!!! they say the mayor of Brenn SOLD the only fire engine of the town?! https://example.org/x pic"


def _ranked(query: str, limit: int = 4, near: list[int] | None = None) -> list[Ranked]:
    words, rarity = wordings(KNOWN, [[str(at)] for at in range(len(KNOWN))])
    vectors = HashedEncoder().encode(KNOWN)
    vector = HashedEncoder().encode([query])[0]
    return rank(query, vector, near or [], WordIndex(words, rarity), vectors, rarity, limit)


def test_a_known_content_is_its_own_nearest() -> None:
    for row, content in enumerate(KNOWN):
        assert _ranked(content)[0].row == row


def test_a_long_noisy_post_finds_the_claim_it_makes() -> None:
    assert _ranked(NOISY)[0].row == 2


def test_the_weights_add_up_to_the_probability() -> None:
    for one in _ranked(NOISY, near=[0, 1, 2, 3]):
        odds = math.fsum(part.weight for part in one.parts)
        assert math.isclose(one.probability, 1.0 / (1.0 + math.exp(-odds)), abs_tol=1e-6)


def test_what_only_the_vectors_propose_is_ranked_too() -> None:
    assert {one.row for one in _ranked("Tankers", near=[1, 2])} == {0, 1, 2, 3}
    assert len(_ranked(NOISY, limit=1)) == 1


def test_nothing_known_nothing_found() -> None:
    words, rarity = wordings([], [])
    empty = np.empty((0, 4), dtype=np.float32)
    assert (
        rank("Anything at all", np.ones(4, dtype=np.float32), [], WordIndex(words, rarity), empty, rarity)
        == []
    )
