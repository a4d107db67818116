"""What every encoder must do."""

from __future__ import annotations

import os

import numpy as np
import pytest

from provenance.encoding import CachingEncoder, EncoderSettings, open_encoder
from provenance.ports import Encoder
from tests.fakes.cache import DictCache
from tests.fakes.encoder import HashedEncoder

TEXTS = [
    "The ferry to the island was cancelled on Tuesday.",
    "Tuesday's ferry to the island did not sail.",
    "A record harvest of olives is expected in the south, growers say, after a mild spring.",
    "Глава города подал в отставку",
    "naïve café – “quoted”",
    "",
]


@pytest.fixture(scope="module")
def backends() -> dict[str, Encoder]:
    """The bundled model on each backend; exports are kept in the user's cache folder, as in use."""
    return {
        "torch": open_encoder(EncoderSettings(backend="torch")),
        "onnx": open_encoder(EncoderSettings(backend="onnx")),
        "onnx-int8": open_encoder(EncoderSettings(backend="onnx-int8")),
    }


BACKENDS = [pytest.param(name, marks=pytest.mark.encoder) for name in ("torch", "onnx", "onnx-int8")]


@pytest.fixture(params=["hashed", "cached", *BACKENDS])
def encoder(request: pytest.FixtureRequest) -> Encoder:
    if request.param == "hashed":
        return HashedEncoder()
    if request.param == "cached":
        return CachingEncoder(HashedEncoder(), DictCache())
    backends: dict[str, Encoder] = request.getfixturevalue("backends")
    return backends[request.param]


def test_rows_are_unit_vectors_of_the_stated_dimension(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), encoder.identity.dimension)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_no_texts_give_no_rows(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.identity.dimension)


def test_a_vector_depends_on_its_text_alone(encoder: Encoder) -> None:
    together = encoder.encode(TEXTS)
    backwards = encoder.encode([*reversed(TEXTS), *(f"{text} And more was said." for text in TEXTS)])
    assert np.array_equal(together, backwards[: len(TEXTS)][::-1])
    for text, vector in zip(TEXTS, together, strict=True):
        assert np.array_equal(encoder.encode([text])[0], vector)


def test_equal_texts_get_equal_vectors(encoder: Encoder) -> None:
    vectors = encoder.encode([TEXTS[0], TEXTS[2], TEXTS[0]])
    assert np.array_equal(vectors[0], vectors[2])
    assert not np.array_equal(vectors[0], vectors[1])


def test_texts_that_say_alike_are_nearer(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS[:3])
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_progress_ends_at_the_total(encoder: Encoder) -> None:
    seen: list[tuple[int, int]] = []
    encoder.encode(TEXTS, lambda done, total: seen.append((done, total)))
    assert seen[-1] == (len(TEXTS), len(TEXTS))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


@pytest.mark.parametrize("backend", BACKENDS)
def test_bundled_vectors_do_not_depend_on_the_batch(backends: dict[str, Encoder], backend: str) -> None:
    bundled = backends[backend]
    words = [
        "harbour",
        "council",
        "vote",
        "strike",
        "river",
        "teacher",
        "budget",
        "glacier",
        "verdict",
        "orchard",
    ]
    texts = [" ".join(words[at % 10 :: 2] * (1 + at % 4)) + f" {at}" for at in range(40)]
    assert np.array_equal(bundled.encode(texts)[7], bundled.encode([texts[7]])[0])


def test_the_environment_is_left_alone(encoder: Encoder) -> None:
    before = dict(os.environ)
    encoder.encode(TEXTS[:1])
    changed = {name for name in {*before, *os.environ} if before.get(name) != os.environ.get(name)}
    assert not {name for name in changed if name.startswith(("HF_", "TRANSFORMERS_"))}


@pytest.mark.encoder
@pytest.mark.parametrize(("backend", "least"), [("onnx", 0.9999), ("onnx-int8", 0.95)])
def test_backends_agree_with_torch(backends: dict[str, Encoder], backend: str, least: float) -> None:
    texts = [*TEXTS, " ".join(TEXTS * 12)]
    cosines = np.einsum("ij,ij->i", backends["torch"].encode(texts), backends[backend].encode(texts))
    assert cosines.min() >= least
    assert backends[backend].identity.name == f"{backends['torch'].identity.name} ({backend})"
