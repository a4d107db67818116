"""From a loaded sentence-transformers model to the same weights for onnxruntime, checked against it."""

from __future__ import annotations

import contextlib
import io
import logging
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from provenance.encoding.sentence import SentenceEncoder, cores, first_line, longest, prompt_of
from provenance.encoding.session import Exported, Session
from provenance.errors import EncoderError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Runtime = Literal["onnx", "onnx-int8"]

LEAST_SIMILARITY: dict[Runtime, float] = {"onnx": 0.9999, "onnx-int8": 0.95}
"""Cosine that every text of the check must reach.

Full weights came to .9999996 on 600 news sentences; 8 bits to .981 at the least and .991 on
average, so less than .95 means that a model does not bear the rounding.
"""

_OPSET = 17
"""The first operator set with LayerNormalization in one piece."""

_TOGETHER = 8
"""Texts that are run at once; twice as many are no faster, half as many 3 % slower."""

_PLAIN = (
    "Rain.",
    "No one was hurt",
    "The bridge will stay shut until the end of March.",
    "Did the council approve 1,250 new homes, or 1,520?",
    "Prices rose by 3.4% in July -- the fastest pace since 1992 -- before easing in August.",
    "“We never signed it,” the harbour master's deputy said; her lawyer disagreed.",
    "Le maire a démissionné après l’incendie de l’entrepôt.",
    "Паром задержался на два часа из-за тумана.",
    "渡船因大雾停航两小时。",
    "See https://example.org/minutes?id=7&page=2 #transport @harbour 🚢",
    "A small museum in the hills has reopened after nine years of repairs, with a new roof and a reading room.",
)
_CHECKED = (
    *_PLAIN,
    *(" ".join(_PLAIN[: count + 1]) for count in range(2, len(_PLAIN))),
    " ".join(_PLAIN * 4),
)
"""Texts of one token to more than most models read, in several scripts."""


def export(source: SentenceEncoder, runtime: Runtime) -> Exported:
    """The model of ``source`` for onnxruntime.

    Raises:
        EncoderError: it cannot be exported, or its vectors would not be those of the original.
    """
    model = source.model()
    tokenizer = getattr(model.tokenizer, "backend_tokenizer", None)
    if tokenizer is None:
        raise EncoderError(
            f"cannot export the encoder {source.identity.name!r}: its tokenizer runs in Python only"
        )
    try:
        with _unheard():
            graph = _graph(model)
            if runtime == "onnx-int8":
                graph = _rounded(graph)
    except Exception as error:  # exporters raise whatever the model's code meets
        raise EncoderError(
            f"cannot export the encoder {source.identity.name!r} for {runtime}: {first_line(error)}"
        ) from error
    made = Exported(
        graph=graph,
        tokenizer=tokenizer.to_str().encode("utf-8"),
        prompt=prompt_of(model),
        longest=longest(model),
        together=1,
        similarity=0.0,
    )
    if runtime == "onnx" and _is_indifferent(made):
        made = replace(made, together=_TOGETHER)
    similarity = _similarity(source, made)
    if not similarity >= LEAST_SIMILARITY[runtime]:
        raise EncoderError(
            f"the encoder {source.identity.name!r} gives other vectors when exported for {runtime}: cosine "
            f"{similarity:.4f} to the original, {LEAST_SIMILARITY[runtime]} is asked for"
        )
    return replace(made, similarity=round(similarity, 6))


def _similarity(source: SentenceEncoder, model: Exported) -> float:
    """The least cosine between the vectors that both give the same text; NaN where one gives none."""
    original, found = source.encode(_CHECKED), Session(model, cores()).encode(_CHECKED)
    if original.shape != found.shape:
        raise EncoderError(f"exported vectors have the shape {found.shape}, not {original.shape}")
    return float(np.einsum("ij,ij->i", original, found, dtype=np.float64).min())


def _is_indifferent(model: Exported) -> bool:
    """Whether no bit of a vector depends on which texts are run with it, nor on how many from two on."""
    words = _PLAIN[-1].split()
    texts = [
        " ".join(words[shift : shift + count]) for count in (1, 2, 3, 5, 8, 12) for shift in range(_TOGETHER)
    ]
    few = Session(replace(model, together=2), cores()).encode(texts)
    many = Session(replace(model, together=_TOGETHER), cores()).encode(texts[::-1])
    return np.array_equal(few, many[::-1])


def _graph(model: SentenceTransformer) -> bytes:
    """Token numbers to vectors, pooling and all, as ONNX for any number of texts of one length."""
    import torch  # noqa: PLC0415 - takes seconds

    features = model.tokenizer([" ".join(_PLAIN[:2])] * 2, return_attention_mask=True, return_tensors="pt")
    names = [name for name in features if name in {"input_ids", "attention_mask", "token_type_ids"}]

    class Flat(torch.nn.Module):
        """The model with tensors in place of dictionaries."""

        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, *values: torch.Tensor) -> torch.Tensor:
            made: torch.Tensor = self.model(dict(zip(names, values, strict=True)))["sentence_embedding"]
            return made.float()

    out = io.BytesIO()
    with torch.inference_mode():
        torch.onnx.export(
            Flat().eval(),
            tuple(features[name].to(model.device) for name in names),
            out,  # type: ignore[arg-type]  # a stream will do, says the documentation
            input_names=names,
            output_names=["vector"],
            dynamic_axes={name: {0: "texts", 1: "tokens"} for name in names} | {"vector": {0: "texts"}},
            opset_version=_OPSET,
            dynamo=False,  # the other exporter needs two more packages
        )
    return out.getvalue()


def _rounded(graph: bytes) -> bytes:
    """The graph with its matrices in 8 bits, a scale for each output; 7 bits are used, which no CPU overflows."""
    import onnx  # noqa: PLC0415
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rounded.onnx"
        quantize_dynamic(
            onnx.load_model_from_string(graph),
            path,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )
        return path.read_bytes()


@contextlib.contextmanager
def _unheard() -> Iterator[None]:
    """No advice of the exporters to their own developers; the check afterwards says whether all went well."""
    root: Any = logging.getLogger()
    before, handler = root.manager.disable, logging.NullHandler()
    root.addHandler(handler)  # else the first message to the root would install one that stays
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
        root.removeHandler(handler)
