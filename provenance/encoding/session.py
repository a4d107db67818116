"""An exported model at work: onnxruntime and tokenizers alone, no torch.

Texts of equally many tokens are run together, each batch by one thread, several batches at once.
Nothing is padded, so the parts of the model that see one token or one text work on each text by
itself, whatever the others and however many the threads. That no bit of a vector depends on how
many texts are run together, from two on, is seen to at export; where it does, and in 8 bits,
where one scale is taken for all that is run together, texts are run one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from provenance.errors import EncoderError
from provenance.ports import Vectors

if TYPE_CHECKING:
    from tokenizers import Encoding

Vector = npt.NDArray[np.float32]

_READ_AT_ONCE = 1024
"""Texts that are sorted by their length before they are run."""
_REPORT_EVERY = 64
"""Texts between two reports of progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A model as onnxruntime and tokenizers read it.

    ``graph``: ONNX, from token numbers to one vector a text. ``tokenizer``: JSON. ``prompt`` goes
    before each text; texts are cut after ``longest`` tokens. ``together``: how many texts may be run
    at once without a bit of difference to each. ``similarity``: the least cosine to the original
    that the export was seen to have.
    """

    graph: bytes
    tokenizer: bytes
    prompt: str
    longest: int
    together: int
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
        self._together = model.together
        self._threads = threads

    def encode(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> Vectors:
        """Unit vectors of ``texts``, row by row; shape (n, dimension), (0, 0) for no texts."""
        if not texts:
            return np.empty((0, 0), dtype=np.float32)
        made: dict[int, Vector] = {}
        reported = 0
        with ThreadPoolExecutor(self._threads) as pool:
            for start in range(0, len(texts), _READ_AT_ONCE):
                asked = [self._prompt + text for text in texts[start : start + _READ_AT_ONCE]]
                read = list(pool.map(self._tokenizer.encode, asked))
                batches = list(self._batches(read))
                run = pool.map(self._run, [[read[row] for row in rows] for rows in batches])
                for rows, vectors in zip(batches, run, strict=True):
                    made |= {start + row: vector for row, vector in zip(rows, vectors, strict=True)}
                    if progress and (len(made) - reported >= _REPORT_EVERY or len(made) == len(texts)):
                        reported = len(made)
                        progress(reported, len(texts))
        return np.stack([made[row] for row in range(len(texts))])

    def _batches(self, read: Sequence[Encoding]) -> Iterator[list[int]]:
        """Rows that are run together: all have equally many tokens; the long ones first, as they take longest."""
        lengths: dict[int, list[int]] = defaultdict(list)
        for row, tokens in enumerate(read):
            lengths[len(tokens)].append(row)
        for _, rows in sorted(lengths.items(), reverse=True):
            for start in range(0, len(rows), self._together):
                yield rows[start : start + self._together]

    def _run(self, batch: Sequence[Encoding]) -> Vectors:
        """Unit vectors of texts with equally many tokens; one alone is run twice where others run together."""
        filled = [*batch, *batch] if len(batch) == 1 < self._together else batch
        values: dict[str, Any] = {
            "input_ids": [tokens.ids for tokens in filled],
            "attention_mask": [tokens.attention_mask for tokens in filled],
            "token_type_ids": [tokens.type_ids for tokens in filled],
        }
        feed = {name: np.array(values[name], dtype=np.int64) for name in self._inputs}
        vectors = self._session.run(None, feed)[0].astype(np.float32)
        unit: Vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
        return unit[: len(batch)]
