"""Learnt labels: which words of an article are a source, a cue or a content.

A small convolutional network over words (their meaning, endings, tags, and what the rules made of
them) gives each word a weight for each label; the best sequence of labels is found exactly. It was
fitted by ``evals/fit_attribution.py``; the weights are data (``configs/attribution.npz``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from provenance.attribution import features
from provenance.attribution.features import Layout
from provenance.attribution.parse import Parsed
from provenance.model import Span

Matrix = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]
Role = Literal["source", "cue", "content"]

ROLES: tuple[Role, ...] = ("source", "cue", "content", "content")
"""Roles of the labels: a content before its cue and one after it are told apart."""

_AHEAD = 2
"""The role of a content before its cue, among ``ROLES``."""

LABELS = 1 + 4 * len(ROLES)
"""Label 0 is none; each role has four: first word, inner word, last word, only word."""

FIRST, INNER, LAST, ONLY = range(4)
_FORBIDDEN = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Mark:
    """A span with its role, in words ``first`` to ``last`` of the article (both included).

    ``ahead``: a content that stands before its cue.
    """

    role: Role
    first: int
    last: int
    span: Span
    ahead: bool = False


def part_of(label: int) -> int:
    """Which of the four parts a label other than 0 is."""
    return (label - 1) % 4


def follows(left: int, right: int) -> bool:
    """Whether label ``right`` can follow ``left``: a span goes on until its last word."""
    opens = right == 0 or part_of(right) in (FIRST, ONLY)
    if left == 0 or part_of(left) in (LAST, ONLY):
        return opens
    return not opens and (left - 1) // 4 == (right - 1) // 4


_FOLLOWS = np.array([[follows(left, right) for right in range(LABELS)] for left in range(LABELS)])
_OPENS = _FOLLOWS[0]
_ENDS = _FOLLOWS[:, 0]


class Marker:
    """Labels the words of articles by the weights of one network."""

    def __init__(self, weights: Mapping[str, npt.NDArray[np.generic]]) -> None:
        """Take the arrays of a weights file; see ``evals/fit_attribution.py`` for their shapes."""
        written = bytes(weights["words"].astype(np.uint8)).decode("utf-8").split("\n")
        self._ids = {word: number for number, word in enumerate(written, start=1)}
        self._words = weights["word table"].astype(np.float32) * weights["word scale"].astype(np.float32)
        self._tables = [weights[f"table {name}"].astype(np.float32) for name in features.COLUMNS]
        self._input = weights["input"].astype(np.float32)
        self._layers = [
            tuple(weights[f"layer {number} {part}"].astype(np.float32) for part in ("norm", "kernel", "bias"))
            for number in range(len(weights["dilations"]))
        ]
        self._dilations = [int(one) for one in weights["dilations"]]
        self._output = weights["output"].astype(np.float32), weights["output bias"].astype(np.float32)
        self._steps = np.where(_FOLLOWS, weights["steps"].astype(np.float32), _FORBIDDEN)
        self._begin = np.where(_OPENS, weights["begin"].astype(np.float32), _FORBIDDEN)
        self._end = np.where(_ENDS, np.float32(0), _FORBIDDEN)

    def marks(self, rows: Sequence[Parsed]) -> list[Mark]:
        """The marks of an article, in order, disjoint."""
        layout = features.lay_out(rows)
        if not layout.low:
            return []
        emissions = self._emissions(layout, features.columns(rows, layout))
        return _spans(self._best(emissions, layout.paragraphs), layout)

    def _emissions(self, layout: Layout, columns: features.Codes) -> Matrix:
        """The weight of each label for each word: a row a word."""
        known = self._ids
        ids = np.array([known.get(word, 0) for word in layout.low])
        state = self._words[ids] + self._input
        for number, table in enumerate(self._tables):
            state += table[columns[:, number]]
        np.maximum(state, 0, out=state)
        count, width = state.shape
        beside = _beside(layout.paragraphs, count, self._dilations)
        padded = np.zeros((count + 1, width), dtype=np.float32)
        joined = np.empty((count, 3 * width), dtype=np.float32)
        for (norm, kernel, bias), (left, right) in zip(self._layers, beside, strict=True):
            padded[:count] = _normed(state, norm)
            np.take(padded, left, axis=0, out=joined[:, :width])
            joined[:, width : 2 * width] = padded[:count]
            np.take(padded, right, axis=0, out=joined[:, 2 * width :])
            added = joined @ kernel
            added += bias
            state += np.maximum(added, 0, out=added)
        weights, bias = self._output
        emitted: Matrix = state @ weights + bias
        return emitted

    def _best(self, emissions: Matrix, paragraphs: list[tuple[int, int]]) -> Places:
        """The best labels (Viterbi), all paragraphs abreast, the longest first."""
        order = sorted(range(len(paragraphs)), key=lambda at: paragraphs[at][0] - paragraphs[at][1])
        starts = np.array([paragraphs[at][0] for at in order])
        lengths = np.array([paragraphs[at][1] - paragraphs[at][0] for at in order])
        reached = self._forward(emissions, starts, lengths)
        return self._backward(reached, len(emissions), starts)

    def _forward(self, emissions: Matrix, starts: Places, lengths: Places) -> list[Matrix]:
        """For each step the weight of the best sequence that ends in each label: a row a paragraph."""
        best: Matrix = self._begin + emissions[starts]
        reached = [best]
        steps = self._steps[:, None, :]
        for step, count in _active(lengths):
            options = best[:count].T[:, :, None] + steps
            best = np.maximum.reduce(options, axis=0)
            best += emissions[starts[:count] + step]
            reached.append(best)
        return reached

    def _backward(self, reached: list[Matrix], count: int, starts: Places) -> Places:
        """The labels of the best sequences, from their ends to their beginnings."""
        labels = np.zeros(count, dtype=np.int64)
        into = np.ascontiguousarray(self._steps.T)
        now = np.zeros(0, dtype=np.int64)
        for step in range(len(reached) - 1, -1, -1):
            best = reached[step]
            going_on = len(now)
            came = (best[:going_on] + into[now]).argmax(axis=1)
            ending = (best[going_on:] + self._end).argmax(axis=1)
            now = np.concatenate((came, ending))
            labels[starts[: len(now)] + step] = now
        return labels


def _active(lengths: Places) -> list[tuple[int, int]]:
    """Each step after the first, and how many paragraphs (the longest first) are as long."""
    steps = np.arange(1, int(lengths[0]))
    counts = len(lengths) - np.searchsorted(lengths[::-1], steps, side="right")
    return list(zip(steps.tolist(), counts.tolist(), strict=True))


def _normed(state: Matrix, norm: Matrix) -> Matrix:
    """``state`` with each row brought to mean 0 and variance 1, scaled and shifted by ``norm``."""
    centred: Matrix = state - state.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", centred, centred)[:, None] / np.float32(state.shape[1])
    centred *= norm[0] / np.sqrt(variance + np.float32(1e-5))
    centred += norm[1]
    return centred


def _beside(
    paragraphs: list[tuple[int, int]], count: int, dilations: list[int]
) -> list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]:
    """For each layer the words to the left and right of each word; ``count`` stands for none."""
    lengths = [stop - first for first, stop in paragraphs]
    first = np.repeat([one for one, _ in paragraphs], lengths)
    stop = np.repeat([one for _, one in paragraphs], lengths)
    here = np.arange(count)
    return [
        (np.where(here - far >= first, here - far, count), np.where(here + far < stop, here + far, count))
        for far in dilations
    ]


def _spans(labels: npt.NDArray[np.int64], layout: Layout) -> list[Mark]:
    found: list[Mark] = []
    first = 0
    for at in np.flatnonzero(labels).tolist():
        label = int(labels[at])
        part = part_of(label)
        if part in (FIRST, ONLY):
            first = at
        if part in (LAST, ONLY):
            span = Span(start=int(layout.start[first]), end=int(layout.end[at]))
            role = (label - 1) // 4
            found.append(Mark(ROLES[role], first, at, span, ahead=role == _AHEAD))
    return found
