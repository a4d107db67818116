"""Sentence-transformers models, run so that a vector depends on its text alone.

A matrix product rounds differently for differently shaped matrices, so the usual batches give
one text slightly different vectors in different company. Here every batch has the same number of
rows, the texts in it are padded to one length out of a few, and at least one padded place is
always there: each row then goes through the same operations whatever the other rows hold.
Measured on 1,000 news sentences in two orders: no vector differed in a single bit, while ordinary
batches of 1 and of 32 differed in 78 % of the vectors.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from provenance.encoding.settings import EncoderSettings
from provenance.encoding.weights import Weights
from provenance.errors import EncoderError
from provenance.model import EncoderIdentity
from provenance.ports import Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_STEP = 8
"""Token lengths are padded up to a multiple of this; larger wastes time, smaller fills batches badly."""
_REPORT_EVERY = 64
"""Texts between two reports of progress."""


class SentenceEncoder:
    """A sentence-transformers model, loaded when first needed."""

    def __init__(self, settings: EncoderSettings, weights: Weights | None) -> None:
        self._settings = settings
        self._weights = weights
        self._loaded: SentenceTransformer | None = None
        self._identity = weights.identity if weights else None

    @property
    def identity(self) -> EncoderIdentity:
        """Name, dimension and hash; a model known only by its hub name has to be loaded for it."""
        if self._identity is None:
            self._identity = _identity_of(self._settings.model, self.model())
        return self._identity

    @property
    def reading(self) -> str:
        """What tells apart two ways to read texts with the same weights."""
        if self._weights is not None:
            return self._weights.reading
        model = self.model()
        return f"{longest(model)} {prompt_of(model)} {model}"

    def encode(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> Vectors:
        """Unit vectors of ``texts``, row by row, shape (n, dimension); distinct texts are encoded once."""
        out = np.empty((len(texts), self.identity.dimension), dtype=np.float32)
        if not texts:
            return out
        distinct = sorted(set(texts))
        vectors = self._distinct(distinct, progress)
        place = {text: row for row, text in enumerate(distinct)}
        for row, text in enumerate(texts):
            out[row] = vectors[place[text]]
        return out

    def _distinct(self, texts: Sequence[str], progress: Callable[[int, int], None] | None) -> Vectors:
        out = np.empty((len(texts), self.identity.dimension), dtype=np.float32)
        done = reported = 0
        for rows, length in self._batches(texts):
            made = self._batch([texts[row] for row in rows], length)
            out[rows] = made / np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-12)
            done += len(rows)
            if progress and (done - reported >= _REPORT_EVERY or done == len(texts)):
                reported = done
                progress(done, len(texts))
        return out

    def _batches(self, texts: Sequence[str]) -> Iterator[tuple[list[int], int]]:
        """Rows that are encoded together, and the token length they are padded to; short ones first."""
        lengths = self._token_lengths(texts)
        buckets: dict[int, list[int]] = {}
        for row in sorted(range(len(texts)), key=lambda row: (lengths[row], texts[row])):
            buckets.setdefault((lengths[row] // _STEP + 1) * _STEP, []).append(row)
        size = self._settings.batch_size
        for length, rows in buckets.items():
            for start in range(0, len(rows), size):
                yield rows[start : start + size], length

    def _token_lengths(self, texts: Sequence[str]) -> list[int]:
        model = self.model()
        prompt = prompt_of(model)
        encoded = model.tokenizer(
            [prompt + text for text in texts], truncation=True, max_length=longest(model), padding=False
        )
        return [len(ids) for ids in encoded["input_ids"]]

    def _batch(self, texts: list[str], length: int) -> Vectors:
        import torch  # noqa: PLC0415 - takes seconds

        model = self.model()
        prompt = prompt_of(model)
        filled = [prompt + text for text in texts] + [""] * (self._settings.batch_size - len(texts))
        features = model.tokenizer(
            filled, truncation=True, max_length=longest(model), padding=False, return_attention_mask=True
        )
        padded = model.tokenizer.pad(features, padding="max_length", max_length=length, return_tensors="pt")
        with torch.inference_mode():
            vectors = model({name: values.to(model.device) for name, values in padded.items()})
        made: Vectors = vectors["sentence_embedding"][: len(texts)].float().cpu().numpy()
        return made

    def model(self) -> SentenceTransformer:
        """The model itself, loaded when first asked for; in evaluation mode."""
        if self._loaded is None:
            self._loaded = _load(self._settings, self._weights)
        return self._loaded


def _load(settings: EncoderSettings, weights: Weights | None) -> SentenceTransformer:
    name = str(weights.folder) if weights else settings.model
    offline = weights is not None or not settings.allow_download
    with _quiet():
        import torch  # noqa: PLC0415
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415

        torch.set_num_threads(settings.threads or cores())
        try:
            model = SentenceTransformer(
                name, device=settings.device, local_files_only=offline, trust_remote_code=False
            )
        except (OSError, ValueError, RuntimeError, ImportError) as error:
            advice = "" if weights else _ADVICE
            raise EncoderError(f"cannot load the encoder {name!r}: {first_line(error)}{advice}") from error
    if not callable(getattr(model, "tokenizer", None)):
        raise EncoderError(f"the encoder {name!r} does not read text token by token; choose a text model")
    return model.eval()


_ADVICE = "; if it is a hub name, set encoder.allow_download to fetch it once"


def _identity_of(name: str, model: SentenceTransformer) -> EncoderIdentity:
    """Identity of a loaded model: the hash runs over its tensors in the order of their names."""
    digest = hashlib.sha256()
    for key, tensor in sorted(model.state_dict().items()):
        digest.update(key.encode() + tensor.detach().cpu().float().numpy().tobytes())
    dimension = model.get_embedding_dimension()
    if dimension is None:
        raise EncoderError(f"the encoder {name!r} does not say how long its vectors are")
    return EncoderIdentity(name=name, dimension=dimension, weights_sha256=digest.hexdigest())


def longest(model: SentenceTransformer) -> int:
    """Tokens after which texts are cut, one place below the model's limit so that padding fits."""
    limit = model.max_seq_length or 512
    return limit - limit % _STEP - 1 if limit > _STEP else limit


def prompt_of(model: SentenceTransformer) -> str:
    """The words a model wants before each text, if it declares some by default."""
    prompts: dict[str, Any] = model.prompts or {}
    return str(prompts.get(model.default_prompt_name or "", "") or "")


def cores() -> int:
    """Processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def first_line(error: Exception) -> str:
    """What an error of a library says first, or else its kind."""
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """No progress bars or chatter of the libraries while a model loads."""
    from transformers.utils import logging as chatter  # noqa: PLC0415 - takes a second

    logging: Any = chatter

    level, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        logging.set_verbosity(level)
        if bars:
            logging.enable_progress_bar()
