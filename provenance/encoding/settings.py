"""What can be chosen about the encoder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from provenance.errors import SettingsError

BUNDLED = "bundled"
"""The name under which the weights that are installed with the package are asked for."""


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
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    model: str = BUNDLED
    device: str | None = None
    batch_size: int = 8
    threads: int | None = None
    allow_download: bool = False

    def __post_init__(self) -> None:
        if not self.model.strip():
            raise SettingsError("encoder.model is empty: name a model, or leave it out for the bundled one")
        if self.batch_size < 1:
            raise SettingsError(f"encoder.batch_size must be at least 1, not {self.batch_size}")
        if self.threads is not None and self.threads < 1:
            raise SettingsError(f"encoder.threads must be at least 1, not {self.threads}")
