"""What a post on a social network says, without the signs of its trade."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

from provenance.ports import Vector, Vectors

_LINK = re.compile(r"https?://\S+|www\.\S+|pic\.twitter\.com/\S+", re.IGNORECASE)
_TAG = re.compile(r"#(\w+)|(?<!\w)@(\w+)")
_SEAM = re.compile(r"_|(?<=[^\W\d_A-Z])(?=[A-Z\d])|(?<=[A-Z])(?=[A-Z][a-z])")
"""Where one word of a tag ends and the next begins: "#OpenTheBridges", "@BrennPolice", "#NATOSummit"."""
_SPACE = re.compile(r"\s+")


def as_prose(content: str) -> str:
    """``content`` without links, its tags and handles cut into words.

    Who posted it and when ("— Name (@handle) date") stays: claims tell who said what, and when. Prose is
    given back as it is, white space aside; so is what is nothing but links.
    """
    plain = _TAG.sub(_words, _LINK.sub(" ", content))
    return _SPACE.sub(" ", plain).strip() or content


def _words(tag: re.Match[str]) -> str:
    return _SEAM.sub(" ", tag[1] or tag[2])


def read_twice(contents: Sequence[str], encode: Callable[[Sequence[str]], Vectors]) -> Vectors:
    """The vectors of ``contents``; a post's is the joint one of what is written and of what that says.

    An encoder knows some tags as they are written and others only by their words.
    """
    prose = [as_prose(one) for one in contents]
    texts = list(dict.fromkeys([*contents, *prose]))
    vectors = encode(texts)
    row = {text: at for at, text in enumerate(texts)}
    read = np.empty((len(contents), vectors.shape[1]), dtype=np.float32)
    for at, pair in enumerate(zip(contents, prose, strict=True)):
        read[at] = joint([vectors[row[text]] for text in dict.fromkeys(pair)])
    return read


def joint(vectors: Sequence[Vector]) -> Vector:
    """The unit vector in the middle of these; a single one is given back as it is."""
    if len(vectors) == 1:
        return vectors[0]
    middle = np.sum(vectors, axis=0, dtype=np.float64)
    return np.asarray(middle / max(float(np.linalg.norm(middle)), 1e-12), dtype=np.float32)
