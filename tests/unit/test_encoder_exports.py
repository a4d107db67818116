"""Exported encoders: what is kept, what is believed, what happens when there is none."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from provenance.encoding import EncoderSettings, exported, open_encoder
from provenance.encoding.exported import ExportedEncoder, PreferredEncoder
from provenance.encoding.sentence import SentenceEncoder
from provenance.encoding.session import Exported, Session
from provenance.encoding.shelf import Shelf
from provenance.encoding.weights import Weights
from provenance.errors import EncoderError
from provenance.model import EncoderIdentity
from tests.fakes.encoder import HashedEncoder

VERSIONS = {"torch": "1", "onnx": "2"}
WORDS = ("ferry", "storm", "council", "olive", "bridge")


def small_model(factor: float = 1.0, together: int = 3) -> Exported:
    """A graph that averages the vectors of five words; ``factor`` makes others of it."""
    import onnx  # noqa: PLC0415 - slow to import
    from onnx import TensorProto, helper, numpy_helper  # noqa: PLC0415
    from tokenizers import Tokenizer, models, pre_tokenizers  # noqa: PLC0415

    table = np.eye(len(WORDS) + 1, dtype=np.float32) + factor * 0.1
    graph = helper.make_graph(
        [
            helper.make_node("Gather", ["table", "input_ids"], ["found"]),
            helper.make_node("ReduceMean", ["found"], ["vector"], axes=[1], keepdims=0),
        ],
        "small",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["texts", "tokens"])],
        [helper.make_tensor_value_info("vector", TensorProto.FLOAT, ["texts", len(WORDS) + 1])],
        [numpy_helper.from_array(table, "table")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    vocabulary = {"?": 0, **{word: place for place, word in enumerate(WORDS, start=1)}}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="?"))  # noqa: S106 - a word
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    return Exported(
        graph=model.SerializeToString(),
        tokenizer=tokenizer.to_str().encode(),
        prompt="",
        longest=4,
        together=together,
        similarity=0.99999,
    )


@pytest.fixture
def source(tmp_path: Path) -> SentenceEncoder:
    """A model that is never loaded; only its identity is asked for."""
    identity = EncoderIdentity(name="small", dimension=len(WORDS) + 1, weights_sha256="ab" * 32)
    return SentenceEncoder(EncoderSettings(), Weights(tmp_path / "model", identity))


@pytest.fixture
def exports(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Exports made, the small model in place of torch's."""
    made: list[str] = []

    def export(_: SentenceEncoder, runtime: str) -> Exported:
        made.append(runtime)
        return small_model()

    monkeypatch.setattr(exported, "export", export)
    return made


def test_what_is_kept_is_what_is_taken(tmp_path: Path) -> None:
    shelf, model = Shelf(tmp_path / "kept", "onnx", "abc"), small_model()
    assert not shelf.holds()
    assert shelf.take() is None
    shelf.keep(model)
    assert shelf.holds()
    assert shelf.take() == model
    assert [path.name for path in shelf.folder.parent.iterdir()] == [shelf.folder.name]


@pytest.mark.parametrize("key", [("onnx", "abd"), ("onnx-int8", "abc"), ("onnxa", "bc")])
def test_another_key_is_another_place(tmp_path: Path, key: tuple[str, ...]) -> None:
    Shelf(tmp_path, "onnx", "abc").keep(small_model())
    assert not Shelf(tmp_path, *key).holds()


def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


def longer(path: Path) -> None:
    path.write_text(path.read_text().replace('"longest": 4', '"longest": 8'))


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("model.onnx", flipped),
        ("model.onnx", Path.unlink),
        ("tokenizer.json", flipped),
        ("facts.json", longer),
        ("facts.json", lambda path: path.write_text("{")),
        ("facts.json", lambda path: path.write_text("[]")),
    ],
)
def test_damage_is_noticed_and_made_good(
    tmp_path: Path,
    source: SentenceEncoder,
    exports: list[str],
    name: str,
    damage: Callable[[Path], object],
) -> None:
    before = ExportedEncoder(source, "onnx", tmp_path / "kept").encode(WORDS)
    [kept] = (tmp_path / "kept").iterdir()
    damage(kept / name)
    assert np.array_equal(ExportedEncoder(source, "onnx", tmp_path / "kept").encode(WORDS), before)
    assert exports == ["onnx", "onnx"]
    assert np.array_equal(ExportedEncoder(source, "onnx", tmp_path / "kept").encode(WORDS), before)
    assert exports == ["onnx", "onnx"]


def test_where_nothing_can_be_kept_the_run_goes_on(
    tmp_path: Path, source: SentenceEncoder, exports: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    assert ExportedEncoder(source, "onnx", blocked).encode(WORDS).shape == (5, 6)
    assert "cannot be kept" in caplog.text
    assert exports == ["onnx"]


def test_texts_are_cut_and_threads_change_nothing() -> None:
    texts = [" ".join(WORDS[at % 5 :]) for at in range(150)]
    one, three = (Session(small_model(), threads).encode(texts) for threads in (1, 3))
    assert np.array_equal(one, three)
    alone = np.stack([Session(small_model(), 1).encode([text])[0] for text in texts[:7]])
    assert np.array_equal(one[:7], alone)
    cut = Session(small_model(), 1).encode(["ferry storm council olive", "ferry storm council olive bridge"])
    assert np.array_equal(cut[0], cut[1])


def test_what_onnxruntime_does_not_take_is_an_encoder_error() -> None:
    model = small_model()
    with pytest.raises(EncoderError, match="cannot be opened"):
        Session(
            Exported(
                graph=b"no graph", tokenizer=model.tokenizer, prompt="", longest=4, together=1, similarity=1.0
            ),
            1,
        )


def test_a_refusal_is_remembered_until_a_library_changes(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "onnx")
    assert shelf.refusal(VERSIONS) is None
    shelf.refuse("it would not", VERSIONS)
    assert shelf.refusal(VERSIONS) == "it would not"
    assert shelf.refusal({**VERSIONS, "onnx": "3"}) is None
    assert not shelf.holds()


def test_what_does_not_export_is_left_to_the_other_encoder(
    tmp_path: Path,
    source: SentenceEncoder,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    asked: list[str] = []

    def refuse(_: SentenceEncoder, runtime: str) -> Exported:
        asked.append(runtime)
        raise EncoderError("cosine .5 to the original")

    monkeypatch.setattr(exported, "export", refuse)
    for _ in range(2):
        chosen = PreferredEncoder(ExportedEncoder(source, "onnx", tmp_path), HashedEncoder())
        assert chosen.identity.name == "hashed"
        assert chosen.encode(WORDS).shape == (5, 256)
    assert asked == ["onnx"]
    assert caplog.records[0].levelno == logging.WARNING
    assert "cosine .5 to the original; set encoder.backend to 'torch'" in caplog.text
    with pytest.raises(EncoderError, match=r"cosine \.5"):
        ExportedEncoder(source, "onnx", tmp_path).encode(WORDS)


def test_the_choice_is_settled_before_anything_is_asked(
    tmp_path: Path, source: SentenceEncoder, exports: list[str]
) -> None:
    first = PreferredEncoder(ExportedEncoder(source, "onnx", tmp_path / "kept"), HashedEncoder())
    assert first.identity.name == "small (onnx)"
    again = PreferredEncoder(ExportedEncoder(source, "onnx", tmp_path / "kept"), HashedEncoder())
    assert again.identity == first.identity
    assert np.array_equal(again.encode(WORDS), first.encode(WORDS))
    assert exports == ["onnx"]


@pytest.mark.encoder
def test_the_first_run_and_later_ones_agree(tmp_path: Path) -> None:
    texts = ["The dam was closed in spring.", "Rain.", "Паром не вышел в море."]
    first = open_encoder(EncoderSettings(backend="onnx"), exports=tmp_path).encode(texts)
    script = (
        "import json, sys; from pathlib import Path; from provenance.encoding import EncoderSettings, open_encoder; "
        f"encoder = open_encoder(EncoderSettings(backend='onnx'), exports=Path({str(tmp_path)!r})); "
        f"vectors = encoder.encode({texts!r}); "
        "print(json.dumps([vectors.tolist(), sorted({'torch', 'transformers'} & set(sys.modules))]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120
    )
    vectors, heavy = json.loads(done.stdout)
    assert heavy == []
    assert done.stderr == ""
    assert np.array_equal(np.array(vectors, dtype=np.float32), first)
