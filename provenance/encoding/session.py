"""An exported model at work: onnxruntime and tokenizers alone, no torch.

Texts are run one at a time, each by one thread, several texts at once. Nothing is padded and
nothing is scaled by another text's values (8-bit runtimes take one scale for all that is run
together), so a vector depends on its text alone by construction, whatever the other texts and
however many the threads. On a CPU that costs little: of full weights a core second brought 108
news sentences one by one, 130 in batches of equal length, whose last bits then depend on the
size of the batch; of 8-bit weights 206 one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from provenance.errors import EncoderError
from provenance.ports import Vectors

_AT_ONCE = 64
"""Texts between two reports of progress, and what an interrupted run still finishes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A model as onnxruntime and tokenizers read it.

    ``graph``: ONNX, from token numbers to one vector a text. ``tokenizer``: JSON. ``prompt`` goes
    before each text; texts are cut after ``longest`` tokens. ``similarity``: the least cosine to
    the original that the export was seen to have.
    """

    graph: bytes
    tokenizer: bytes
    prompt: str
    longest: int
    similarity: float


class Session:
    """Runs an exported model.

    Raises:
        EncoderError: onnxruntime or tokenizers do not take it.
    """

    def __init__(self, model: Exported, threads: int) -> None:
        import onnxruntime  # noqa: PLC0415 - a tenth of a second, only when something is encoded
        from tokenizers import Tokenizer  # noqa: PLC0415

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_mem_pattern = False  # plans memory for one shape; here each length is another
        options.log_severity_level = 4
        try:
            self._session = onnxruntime.InferenceSession(
                model.graph, options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer = Tokenizer.from_str(model.tokenizer.decode("utf-8"))
        except Exception as error:  # both raise bare exceptions of their own
            raise EncoderError(f"the exported encoder cannot be opened: {error}") from error
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(max_length=model.longest)
        self._inputs = {one.name for one in self._session.get_inputs()}
        self._prompt = model.prompt
        self._threads = threads

    def encode(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> Vectors:
        """Unit vectors of ``texts``, row by row; shape (n, dimension), (0, 0) for no texts."""
        made: list[npt.NDArray[np.float32]] = []
        with ThreadPoolExecutor(self._threads) as pool:
            for start in range(0, len(texts), _AT_ONCE):
                made += pool.map(self._vector, texts[start : start + _AT_ONCE])
                if progress:
                    progress(len(made), len(texts))
        return np.stack(made) if made else np.empty((0, 0), dtype=np.float32)

    def _vector(self, text: str) -> npt.NDArray[np.float32]:
        tokens = self._tokenizer.encode(self._prompt + text)
        values: dict[str, Any] = {
            "input_ids": tokens.ids,
            "attention_mask": tokens.attention_mask,
            "token_type_ids": tokens.type_ids,
        }
        feed = {name: np.array([values[name]], dtype=np.int64) for name in self._inputs}
        vector = self._session.run(None, feed)[0][0].astype(np.float32)
        unit: npt.NDArray[np.float32] = vector / np.maximum(np.linalg.norm(vector), 1e-12)
        return unit
