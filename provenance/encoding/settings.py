"""What can be chosen about the encoder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

from provenance.errors import SettingsError

BUNDLED = "bundled"
"""The name under which the weights that are installed with the package are asked for."""

Backend = Literal["auto", "torch", "onnx", "onnx-int8"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderSettings:
    """Which model makes the vectors, and on what.

    ``model``: ``"bundled"``, a folder that holds a sentence-transformers model, or the name of
    one on the Hugging Face hub. A hub name is looked up in the local cache only, unless
    ``allow_download`` is set; nothing else ever touches the network.
    ``device``: a torch device such as ``"cpu"`` or ``"cuda"``; the best one there is if ``None``.
    ``batch_size``: texts encoded at once. 8 is as fast as 32 on a CPU (159 against 144
    sentences a second on two cores); a graphics card wants 128 or more.
    ``threads``: CPU threads; as many as this process may use if ``None``.
    ``backend``: what runs the weights. ``"torch"`` is sentence-transformers. ``"onnx"`` runs the
    same weights by onnxruntime: exported once into the user's cache folder and checked there
    against torch (cosine of at least .9999), later commands need no torch. ``"onnx-int8"`` rounds
    the weights to 8 bits: about 1.6 times as fast again, at a cosine of .99 to the full weights.
    Rounding moves no figure of the evals by more than .005 (claim retrieval: MAP@5 .898 against
    .900; paraphrases: F1 .755 and .756), but it lowers cosines a little, and of the examples'
    statements two whose wordings are far apart are lost; so ``"auto"`` keeps the full weights: it
    is ``"onnx"`` for the bundled model or one in a folder, where there is no accelerator and the
    export succeeds, and ``"torch"`` otherwise. The backends' vectors differ in the last digits, so
    they are cached apart; what ``"auto"`` means on a machine is settled before the first vector is
    made and does not change from run to run.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    model: str = BUNDLED
    device: str | None = None
    batch_size: int = 8
    threads: int | None = None
    allow_download: bool = False
    backend: Backend = "auto"

    def __post_init__(self) -> None:
        if not self.model.strip():
            raise SettingsError("encoder.model is empty: name a model, or leave it out for the bundled one")
        if self.batch_size < 1:
            raise SettingsError(f"encoder.batch_size must be at least 1, not {self.batch_size}")
        if self.threads is not None and self.threads < 1:
            raise SettingsError(f"encoder.threads must be at least 1, not {self.threads}")
        if self.backend not in get_args(Backend):
            raise SettingsError(
                f"encoder.backend must be one of {', '.join(get_args(Backend))}, not {self.backend!r}"
            )
        if self.backend.startswith("onnx") and self.device not in (None, "cpu"):
            raise SettingsError(
                f"encoder.backend {self.backend!r} runs on the CPU: leave encoder.device out, or choose torch"
            )
