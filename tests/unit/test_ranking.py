"""Known contents ranked for a new one."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest

from provenance.matching import Known, Ranked, as_prose, rank, read_twice, wordings
from provenance.matching.spelling import spelled_alike
from tests.fakes.encoder import HashedEncoder

KNOWN = (
    "The harbour of Velmar will close to tankers from October.",
    "A vaccine against river fever was approved in Velmar.",
    "The mayor of Brenn sold the town's only fire engine.",
    "Tankers burned for two days in the harbour of Brenn.",
)
NOISY = "WOW!!! they say the mayor of Brenn SOLD the only fire engine of the town?! https://example.org/x pic"


def _ranked(
    query: str,
    limit: int = 4,
    rows: Sequence[int] = range(len(KNOWN)),
    headings: Sequence[str | None] = (None,) * len(KNOWN),
) -> list[Ranked]:
    encode = HashedEncoder().encode
    words, rarity = wordings(KNOWN, [[str(at)] for at in range(len(KNOWN))])
    above = [None if one is None else (one, encode([one])[0]) for one in headings]
    known = Known.of(words, encode(KNOWN), above, rarity)
    return rank(query, read_twice([query], encode)[0], rows, known, limit)


def test_a_known_content_is_its_own_nearest() -> None:
    for row, content in enumerate(KNOWN):
        assert _ranked(content)[0].row == row


def test_a_long_noisy_post_finds_the_claim_it_makes() -> None:
    assert _ranked(NOISY)[0].row == 2


def test_the_weights_add_up_to_the_probability() -> None:
    for one in _ranked(NOISY):
        odds = math.fsum(part.weight for part in one.parts)
        assert math.isclose(one.probability, 1.0 / (1.0 + math.exp(-odds)), abs_tol=1e-6)


def test_what_was_proposed_is_ranked_and_nothing_else() -> None:
    assert {one.row for one in _ranked("Tankers", rows=[2, 1, 2])} == {1, 2}
    assert len(_ranked(NOISY, limit=1)) == 1


def test_nothing_known_nothing_found() -> None:
    _, rarity = wordings([], [])
    known = Known.of([], np.empty((0, 4), dtype=np.float32), [], rarity)
    assert rank("Anything at all", np.ones(4, dtype=np.float32), [], known) == []


def test_of_two_like_contents_the_one_under_a_heading_about_it_comes_first() -> None:
    query = "Tankers may not enter the harbour, Velmar announces"
    for row in (0, 3):
        under = _ranked(query, rows=[3, 0, 3], headings=[query if at == row else None for at in range(4)])
        bare = _ranked(query, rows=[3, 0, 3])
        assert _of(under, row).probability > _of(bare, row).probability
        other = 3 - row
        assert _of(under, other).probability == pytest.approx(_of(bare, other).probability, abs=1e-6)


def test_a_content_that_is_its_own_heading_gains_and_loses_nothing() -> None:
    for bare, titled in zip(_ranked(NOISY), _ranked(NOISY, headings=KNOWN), strict=True):
        assert (bare.row, bare.probability) == (titled.row, titled.probability)


def test_the_order_of_the_known_contents_decides_nothing() -> None:
    encode = HashedEncoder().encode
    orders = [list(KNOWN), list(reversed(KNOWN))]
    found = []
    for contents in orders:
        words, rarity = wordings(contents, [[one] for one in contents])
        known = Known.of(words, encode(contents), [None] * len(contents), rarity)
        ranked = rank(NOISY, read_twice([NOISY], encode)[0], range(4), known)
        found.append([(contents[one.row], one.probability) for one in ranked])
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("misspelt", "right"),
    [
        ("harborfront", "harbour"),
        ("antivaccine", "vaccine"),
        ("riverfever", "river fever"),
    ],
)
def test_words_run_together_or_inflected_are_still_alike(misspelt: str, right: str) -> None:
    (own, *others), rarity = wordings([misspelt, right, "mayor of Brenn", ""], [["1"], ["2"], ["3"], ["4"]])
    alike = spelled_alike(own, others, rarity).tolist()
    assert 0.0 < alike[0] < 1.0
    assert alike[1:] == [0.0, 0.0]


def test_a_wording_is_spelled_like_itself() -> None:
    words, rarity = wordings(KNOWN, [[str(at)] for at in range(len(KNOWN))])
    alike = spelled_alike(words[1], words, rarity).tolist()
    assert alike[1] == pytest.approx(1.0)
    assert max(alike[:1] + alike[2:]) < 0.9


@pytest.mark.parametrize(
    ("post", "prose"),
    [
        ("Plain words — with a dash — stay.", "Plain words — with a dash — stay."),
        ("The mayor wrote to (@brenn) on Monday.", "The mayor wrote to (brenn) on Monday."),
        ("#OpenTheBridges now", "Open The Bridges now"),
        ("See @BrennPolice, #NATOSummit2031", "See Brenn Police, NATO Summit 2031"),
        ("Ask press_office@brenn.example for #river_fever", "Ask press_office@brenn.example for river fever"),
        ("Look https://brenn.example/a?b=1 here pic.twitter.com/x9", "Look here"),
        (
            "Bridges shut. — Ada Roe (@ada_roe) March 3, 2031",
            "Bridges shut. — Ada Roe (ada roe) March 3, 2031",
        ),
        ("https://brenn.example/only", "https://brenn.example/only"),
        ("", ""),
    ],
)
def test_a_post_as_prose(post: str, prose: str) -> None:
    assert as_prose(post) == prose


def test_prose_is_encoded_once_and_its_vector_is_the_encoders() -> None:
    encoder = HashedEncoder()
    vectors = read_twice(["Prose stays.", "#OpenTheBridges"], encoder.encode)
    assert encoder.encoded == ["Prose stays.", "#OpenTheBridges", "Open The Bridges"]
    assert vectors[0].tobytes() == encoder.encode(["Prose stays."])[0].tobytes()
    assert float(vectors[1] @ vectors[1]) == pytest.approx(1.0, abs=1e-5)
    assert len(read_twice([], encoder.encode)) == 0


def _of(found: Sequence[Ranked], row: int) -> Ranked:
    return next(one for one in found if one.row == row)
