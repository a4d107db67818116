"""Heads that two passages share, with the chains that lead up to them: for negation and modality."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from provenance.divergence.chains import LONGEST, Chain, chain, denies
from provenance.divergence.detecting import Changes, Pair, touched
from provenance.divergence.meanings import opposite, synonymous
from provenance.divergence.passage import Reading, Word

_NEGATING = ("un", "in", "im", "il", "ir", "dis", "non")
_SHORTEST_PREFIXED = 4
_WIDEST = 5
"""A replacement longer than this is told anew; what fills one place in it is chance."""


@dataclass(frozen=True, slots=True)
class Heads:
    """Two words in one place with their chains. ``contrary``: the words themselves are opposites."""

    left: Chain
    right: Chain
    contrary: bool
    alike: bool

    @property
    def flipped(self) -> bool:
        """Whether one side says what the other denies."""
        return self.left.negative ^ self.right.negative ^ self.contrary


def shared_heads(pair: Pair, changes: Changes) -> Iterator[Heads]:
    """Heads in one place whose chains, or which themselves, were changed, in order."""
    near = _near([one.left for one in changes]), _near([one.right for one in changes])
    for i, j in sorted((pair.alignment.partners | _narrow_slots(pair, changes)).items()):
        if i in pair.alignment.moved or pair.left.words[i].function or not (i in near[0] or j in near[1]):
            continue
        heads = _heads(pair, i, j)
        if (
            heads
            and pair.framed(heads.left.words, heads.right.words)
            and (touched(heads.left.words, changes) or touched(heads.right.words, changes, right=True))
        ):
            yield heads


def _near(changed: list[range]) -> set[int]:
    """Words whose chain can reach a changed word."""
    return {index for words in changed if words for index in range(words.start, words.stop + LONGEST)}


def _narrow_slots(pair: Pair, changes: Changes) -> dict[int, int]:
    """Unlike words in one place, where little else was replaced around them."""
    if not pair.close:
        return {}
    narrow = [
        one for one in changes if one.left and one.right and max(len(one.left), len(one.right)) <= _WIDEST
    ]
    return {
        i: j
        for i, j in pair.alignment.slots.items()
        if any(i in one.left and j in one.right for one in narrow)
    }


def _heads(pair: Pair, i: int, j: int) -> Heads | None:
    one, other = pair.left.words[i], pair.right.words[j]
    alike = one.key == other.key or synonymous(one.key, other.key)
    contrary = contraries(one, other)
    if not alike and not contrary:
        return None
    left, right = chain(pair.left, i), chain(pair.right, j)
    if left.through != right.through:
        return None
    return Heads(left, right, contrary, alike=one.key == other.key)


def contraries(one: Word, other: Word) -> bool:
    """Whether two words are antonyms, or one is the other with a negating prefix."""
    if one.function or other.function or one.key == other.key:
        return False
    short, long = sorted((one.norm, other.norm), key=len)
    prefixed = len(short) >= _SHORTEST_PREFIXED and any(long == prefix + short for prefix in _NEGATING)
    return prefixed or opposite(one.key, other.key)


@functools.lru_cache(maxsize=20_000)
def denials(reading: Reading) -> int:
    """How many words deny something."""
    count = sum(denies(reading, index) for index in range(len(reading)))
    return count - any(word.norm == "neither" for word in reading.words)
