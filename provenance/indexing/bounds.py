"""Shorter vectors whose products are never below those of the vectors they stand for."""

from __future__ import annotations

import numpy as np

from provenance.ports import Vectors

_SHARE = 0.5
"""Of the dimensions: what is kept, one place for the rest included. On 207,000 sentence vectors a third
leaves 40 times as many pairs to look at as there are near ones and takes three times as long as a half
does, with 5 times as many; two fifths take as long as a half."""
_SAMPLE = 20_000
"""Rows that the directions are chosen by."""
_AT_ONCE = 16_384
"""Rows turned at once: 25 MB for 384 dimensions."""


def bounds(rows: Vectors) -> Vectors:
    """One shorter vector a row; ``bounds[i] @ bounds[j] >= rows[i] @ rows[j]`` but for float32's rounding.

    The space is turned so that the rows differ most in the first dimensions. Those are kept, and
    what the others hold is kept as a length: the product of two lengths is the most that the
    product of what they are the lengths of can be.
    """
    count, dimension = rows.shape
    kept = int(_SHARE * dimension) // 8 * 8 - 1
    if kept < 1:
        return rows
    turned = _directions(rows)
    out = np.empty((count, kept + 1), dtype=np.float32)
    for start in range(0, count, _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        whole = rows[part] @ turned
        out[part, :kept] = whole[:, :kept]
        out[part, kept] = np.linalg.norm(whole[:, kept:], axis=1)
    return out


def _directions(rows: Vectors) -> Vectors:
    """An orthogonal matrix: the principal axes of evenly spread rows, the longest first."""
    sample = rows[:: -(-len(rows) // _SAMPLE)].astype(np.float64)
    _, axes = np.linalg.eigh(sample.T @ sample)
    turned: Vectors = np.ascontiguousarray(axes[:, ::-1], dtype=np.float32)
    return turned
