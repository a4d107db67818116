"""Ranges laid over a text: overlapping marks cut into pieces that each bear the same marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class Laid(Generic[M]):
    """A mark on ``[start, end)``; an empty range is a place between two characters."""

    start: int
    end: int
    mark: M


@dataclass(frozen=True, slots=True)
class Piece(Generic[M]):
    """``[start, end)`` and the marks on all of it; ``opening`` begin here, ``closing`` end here.

    A place between characters opens and closes on an empty piece of its own.
    """

    start: int
    end: int
    marks: tuple[M, ...]
    opening: tuple[M, ...]
    closing: tuple[M, ...]


def cut(start: int, end: int, laid: Sequence[Laid[M]]) -> list[Piece[M]]:
    """``[start, end)`` as pieces in order, none overlapping; marks keep the order of ``laid``.

    Marks are clipped to the range; those wholly outside it are left out.
    """
    opening: dict[int, list[int]] = defaultdict(list)
    closing: dict[int, list[int]] = defaultdict(list)
    places: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(laid):
        low, high = max(one.start, start), min(one.end, end)
        if low < high:
            opening[low].append(number)
            closing[high].append(number)
        elif one.start == one.end and start <= one.start <= end:
            places[one.start].append(number)
    bounds = sorted({start, end, *opening, *closing, *places})
    pieces: list[Piece[M]] = []
    active: dict[int, None] = {}
    for low, high in zip(bounds, [*bounds[1:], end], strict=True):
        if low in places:
            here = tuple(laid[number].mark for number in places[low])
            pieces.append(Piece(low, low, here, here, here))
        for number in closing[low]:
            del active[number]
        active.update(dict.fromkeys(opening[low]))
        if low < high:
            pieces.append(
                Piece(
                    low,
                    high,
                    tuple(laid[number].mark for number in sorted(active)),
                    tuple(laid[number].mark for number in opening[low]),
                    tuple(laid[number].mark for number in closing[high]),
                )
            )
    return pieces
