"""A drawing of who has it from whom: nodes in columns, the earlier on the left, none overlapping.

A layered layout (Sugiyama, Tagawa and Toda 1981): columns by the longest way from a root, ways
that skip a column led through free places, the order in a column by the mean place of its
neighbours. All lengths are SVG user units.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

N = TypeVar("N", bound=Hashable)

WIDTH, HEIGHT = 158.0, 48.0
"""Of a node's box."""
GAP = 84.0
"""Between columns: room for a relation's name."""
_ROW = 18.0
"""Between boxes of a column."""
_FREE = 10.0
"""Height of a place through which a way skips a column."""
_MARGIN = 6.0
_SWEEPS = 6


@dataclass(frozen=True, slots=True)
class Arrow(Generic[N]):
    """From ``start`` (earlier) to ``end`` (later); an undirected link has no head."""

    start: N
    end: N
    label: str
    directed: bool = True


@dataclass(frozen=True, slots=True)
class Box(Generic[N]):
    """A node and its upper left corner."""

    node: N
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line(Generic[N]):
    """A way through points, the label's place, and the head's tip (``None`` without direction)."""

    arrow: Arrow[N]
    path: str
    label_x: float
    label_y: float
    tip: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Drawing(Generic[N]):
    """Boxes and lines with the size of the whole."""

    boxes: tuple[Box[N], ...]
    lines: tuple[Line[N], ...]
    width: float
    height: float


_Place = tuple[str, int]
"""("node", index) or ("way", running number): what takes a place in a column."""


def draw(nodes: Sequence[N], arrows: Sequence[Arrow[N]]) -> Drawing[N]:
    """The drawing of ``nodes``, all ends of ``arrows`` among them; the same input, the same drawing."""
    return _Layout(nodes, arrows).drawing()


class _Layout(Generic[N]):
    def __init__(self, nodes: Sequence[N], arrows: Sequence[Arrow[N]]) -> None:
        self.nodes = list(nodes)
        number = {node: index for index, node in enumerate(self.nodes)}
        self.arrows = list(arrows)
        self.ends = [(number[one.start], number[one.end]) for one in arrows]
        self.column = self._columns()
        self.layers: list[list[_Place]] = [[] for _ in range(max(self.column, default=0) + 1)]
        for index in range(len(self.nodes)):
            self.layers[self.column[index]].append(("node", index))
        self.ways = [self._way(*ends) for ends in self.ends]
        self.beside = self._neighbours()
        self.y = self._heights()

    def _columns(self) -> list[int]:
        """The longest directed way to each node; an arrow that would close a circle is passed over."""
        later: dict[int, list[int]] = defaultdict(list)
        for (start, end), arrow in zip(self.ends, self.arrows, strict=True):
            if arrow.directed and start != end:
                later[start].append(end)
        state = [0] * len(self.nodes)
        order: list[int] = []
        forward: dict[int, list[int]] = defaultdict(list)
        for root in range(len(self.nodes)):
            if state[root] == 0:
                _visit(root, later, state, order, forward)
        column = [0] * len(self.nodes)
        for node in reversed(order):
            for end in forward[node]:
                column[end] = max(column[end], column[node] + 1)
        return column

    def _way(self, start: int, end: int) -> list[_Place]:
        """The places an arrow goes through, from its left end to its right end."""
        left, right = sorted((start, end), key=lambda one: self.column[one])
        way: list[_Place] = [("node", left)]
        for column in range(self.column[left] + 1, self.column[right]):
            free: _Place = ("way", sum(len(layer) for layer in self.layers))
            self.layers[column].append(free)
            way.append(free)
        return [*way, ("node", right)]

    def _neighbours(self) -> dict[_Place, list[_Place]]:
        beside: dict[_Place, list[_Place]] = defaultdict(list)
        for way in self.ways:
            for one, other in itertools.pairwise(way):
                beside[one].append(other)
                beside[other].append(one)
        return beside

    def _heights(self) -> dict[_Place, float]:
        """The middle of each place. Sweeps move each towards its neighbours' mean, never over another."""
        y: dict[_Place, float] = {}
        for layer in self.layers:
            self._stack(layer, dict.fromkeys(layer, 0.0), y)
        for sweep in range(_SWEEPS):
            for layer in self.layers if sweep % 2 == 0 else self.layers[::-1]:
                wanted = {one: self._mean(one, y) for one in layer}
                if sweep < _SWEEPS - 2:
                    layer.sort(key=lambda one: wanted[one])
                self._stack(layer, wanted, y)
        top = min((y[one] - _size(one) / 2 for one in y), default=0.0)
        return {one: middle - top + _MARGIN for one, middle in y.items()}

    def _mean(self, one: _Place, y: dict[_Place, float]) -> float:
        near = [y[other] for other in self.beside[one]]
        return sum(near) / len(near) if near else y[one]

    def _stack(self, layer: list[_Place], wanted: dict[_Place, float], y: dict[_Place, float]) -> None:
        """Places ``layer`` in its order, each where it wants to be or below the one above."""
        edge: float | None = None
        for one in layer:
            half = _size(one) / 2
            y[one] = wanted[one] if edge is None else max(wanted[one], edge + _ROW + half)
            edge = y[one] + half
        off = sum(y[one] - wanted[one] for one in layer) / len(layer) if layer else 0.0
        for one in layer:
            y[one] -= off

    def drawing(self) -> Drawing[N]:
        boxes = tuple(
            Box(node, self._x(index), self.y["node", index] - HEIGHT / 2)
            for index, node in enumerate(self.nodes)
        )
        lines = tuple(self._line(number) for number in range(len(self.arrows)))
        bulge = GAP if any(self.column[a] == self.column[b] for a, b in self.ends) else 0.0
        height = max((self.y[one] + _size(one) / 2 for one in self.y), default=0.0) + _MARGIN
        width = len(self.layers) * (WIDTH + GAP) - GAP + 2 * _MARGIN
        last = len(self.layers) - 1
        bent = bulge and any(self.column[a] == self.column[b] == last for a, b in self.ends)
        return Drawing(boxes, lines, width + (bulge if bent else 0.0), height)

    def _x(self, index: int) -> float:
        return _MARGIN + self.column[index] * (WIDTH + GAP)

    def _line(self, number: int) -> Line[N]:
        arrow, (start, end) = self.arrows[number], self.ends[number]
        if self.column[start] == self.column[end]:
            return self._arc(arrow, start, end)
        return self._through(arrow, self.ways[number], backward=self.column[start] > self.column[end])

    def _through(self, arrow: Arrow[N], way: list[_Place], *, backward: bool) -> Line[N]:
        """From the right side of the left box to the left side of the right one."""
        left, right = way[0][1], way[-1][1]
        points = [(self._x(left) + WIDTH, self._port(way[0], way[1]))]
        for step, place in enumerate(way[1:-1], 1):
            at = _MARGIN + (self.column[left] + step) * (WIDTH + GAP)
            points += [(at, self.y[place]), (at + WIDTH, self.y[place])]
        points.append((self._x(right), self._port(way[-1], way[-2])))
        tip = None if not arrow.directed else points[0] if backward else points[-1]
        (x0, y0), (x1, y1) = points[-2:]
        return Line(arrow, _curve(points), (x0 + x1) / 2, (y0 + y1) / 2, tip)

    def _port(self, place: _Place, towards: _Place) -> float:
        """Where on a box's side the line to ``towards`` ends: lines of a side stand apart."""
        column = self.column[place[1]]
        side = self._column_of(towards) > column
        near = {one for one in self.beside[place] if (self._column_of(one) > column) == side}
        near = {one for one in near if self._column_of(one) != column}
        ranked = sorted(near, key=lambda one: (self.y[one], one))
        room = (HEIGHT - 16) / max(len(ranked), 2)
        return self.y[place] + (ranked.index(towards) - (len(ranked) - 1) / 2) * room

    def _column_of(self, place: _Place) -> int:
        if place[0] == "node":
            return self.column[place[1]]
        return next(at for at, layer in enumerate(self.layers) if place in layer)

    def _arc(self, arrow: Arrow[N], start: int, end: int) -> Line[N]:
        """Between two boxes of one column, outside on their right."""
        x = self._x(start) + WIDTH
        (y0, y1) = (self.y["node", start], self.y["node", end])
        reach = min(GAP - 22, 26 + abs(y1 - y0) / 8)
        offset = 10 if y1 >= y0 else -10
        y0, y1 = y0 + offset, y1 - offset
        path = f"M{_n(x)} {_n(y0)}C{_n(x + reach)} {_n(y0)} {_n(x + reach)} {_n(y1)} {_n(x)} {_n(y1)}"
        return Line(arrow, path, x + reach * 0.75, (y0 + y1) / 2, (x, y1) if arrow.directed else None)


def _visit(
    root: int, later: dict[int, list[int]], state: list[int], order: list[int], forward: dict[int, list[int]]
) -> None:
    """Depth first from ``root``: ``order`` gets nodes as they are left, ``forward`` arrows that close no circle."""
    open_, done = 1, 2
    stack = [(root, iter(later[root]))]
    state[root] = open_
    while stack:
        node, ends = stack[-1]
        end = next(ends, None)
        if end is None:
            state[node] = done
            order.append(node)
            stack.pop()
        elif state[end] != open_:
            forward[node].append(end)
            if state[end] == 0:
                state[end] = open_
                stack.append((end, iter(later[end])))


def _size(place: _Place) -> float:
    return HEIGHT if place[0] == "node" else _FREE


def _curve(points: list[tuple[float, float]]) -> str:
    """Level at each point, bent between columns and straight through them."""
    (x, y), *rest = points
    path = f"M{_n(x)} {_n(y)}"
    for to_x, to_y in rest:
        if to_y == y:
            path += f"H{_n(to_x)}"
        else:
            middle = (x + to_x) / 2
            path += f"C{_n(middle)} {_n(y)} {_n(middle)} {_n(to_y)} {_n(to_x)} {_n(to_y)}"
        x, y = to_x, to_y
    return path


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
