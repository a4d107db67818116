"""Which word of one passage stands for which of the other.

A global alignment with gaps (Needleman and Wunsch, 1970) over words, where a form or spelling of
the same word counts as equal; blocks that moved as a whole are found afterwards. What stays
without an equal partner is gathered into changes.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenance.divergence.carrying import family
from provenance.divergence.passage import Passage, Reading, Word, WordClass, read
from provenance.divergence.slips import SHORTEST, slip
from provenance.divergence.vocabulary import CONJUNCTIONS, PREPOSITIONS, RESTRICTIONS

_EQUAL = {"function": 1.0, "number": 3.0, "name": 3.0, "content": 3.0}
_SLOT: dict[WordClass, dict[WordClass, float]] = {
    "function": {"function": 0.3, "number": 0.0, "name": 0.0, "content": 0.0},
    "number": {"function": 0.0, "number": 1.4, "name": 0.0, "content": 0.0},
    "name": {"function": 0.0, "number": 0.0, "name": 1.2, "content": 0.4},
    "content": {"function": 0.0, "number": 0.0, "name": 0.4, "content": 0.6},
}
"""What two different words earn for standing in one place: less than an equal word anywhere near."""
_FEWEST_CONTAINED = 3
_PAIR, _SKIP_LEFT, _SKIP_RIGHT = 0, 1, 2
_RELATED = 1.6
_SLIP = 2.4
_NEIGHBOUR = 0.4
_NARROW = 2
"""Words. In longer replacements a pair of unlike words is chance (iSTS headlines, train: alignment
precision .94 against .83 with every pair kept)."""
CLOSE = 0.5
"""From this share of common content words on, what is unlike counts as changed, below it as told anew.

Read off pairs of sentences of news articles: below, the gaps of an alignment are mostly chance.
"""

RELIABLE = 0.65
"""From here on a single changed place is taken at its word (read off the same pairs)."""

SURE = 0.75
CONTAINED = 0.95
"""One side holds nothing but words of the other, at least three of content."""


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """Words that stand on the left instead of words on the right; either may be none."""

    left: range
    right: range

    def sort_key(self) -> tuple[int, int]:
        """Position on the left, then on the right."""
        return self.left.start, self.right.start


@dataclass(frozen=True)
class Alignment:
    """``partners``: left word -> equal right word; ``slots``: left word -> unlike word in its place.

    ``moved`` are the partners found out of order. ``coverage`` is the share of content words
    on both sides that have a partner, 0..1; ``containment`` that of the side with fewer of them.
    """

    partners: dict[int, int]
    slots: dict[int, int]
    moved: frozenset[int]
    changes: tuple[Change, ...]
    coverage: float
    containment: float

    @property
    def close(self) -> bool:
        """Whether the two say it in nearly the same words."""
        return self.coverage >= CLOSE or self.containment >= CONTAINED

    @property
    def reliable(self) -> bool:
        """Whether they are so near that even what stands alone between changes is no chance."""
        return self.coverage >= RELIABLE or self.containment >= CONTAINED

    @property
    def sure(self) -> bool:
        """Whether what one side lacks is lacking, rather than said elsewhere in other words."""
        return self.coverage >= SURE or self.containment >= CONTAINED

    @functools.cached_property
    def back(self) -> dict[int, int]:
        """Right word -> equal left word."""
        return {right: left for left, right in self.partners.items()}


@functools.lru_cache(maxsize=20_000)
def align(left: Passage, right: Passage) -> Alignment:
    """Align the words of two passages."""
    one, other = read(left), read(right)
    partners, slots = _aligned(one.words, other.words, _slips(one, other))
    _drop_islands(partners, one, other)
    moved = _moved(partners, one, other)
    changes = tuple(
        _settled(change, partners, one, other) for change in _changes(partners, moved, one, other)
    )
    coverage, containment = _shares(partners, one, other)
    return Alignment(
        partners=dict(sorted(partners.items())),
        slots={i: j for i, j in slots.items() if _in_one_place(i, j, one, other, changes)},
        moved=frozenset(moved),
        changes=changes,
        coverage=coverage,
        containment=containment,
    )


def _slips(one: Reading, other: Reading) -> frozenset[tuple[str, str]]:
    """Words of which one is taken for a slip for the other; each is found on its own side alone.

    Not in names and values, whose own detectors know them better.
    """
    lefts, rights = _unmatched(one, other), _unmatched(other, one)
    return frozenset(
        (a, b)
        for a, i in lefts.items()
        for b, j in rights.items()
        if a[0] == b[0] and slip(a, b) and not (one.valued(i) or other.valued(j))
    )


def _unmatched(reading: Reading, other: Reading) -> dict[str, int]:
    """Long words that the other side lacks, with a place of each."""
    known = {word.key for word in other.words}
    return {
        word.norm: index
        for index, word in enumerate(reading.words)
        if word.sort == "content" and len(word.norm) >= SHORTEST - 1 and word.key not in known
    }


def _aligned(
    one: Sequence[Word], other: Sequence[Word], slips: frozenset[tuple[str, str]]
) -> tuple[dict[int, int], dict[int, int]]:
    """Equal pairs and pairs in one place; ends that are the same are taken off first."""
    start = 0
    while start < min(len(one), len(other)) and one[start].norm == other[start].norm:
        start += 1
    tail = 0
    while tail < min(len(one), len(other)) - start and one[-1 - tail].norm == other[-1 - tail].norm:
        tail += 1
    partners = {index: index for index in range(start)}
    slots: dict[int, int] = {}
    for i, j in _traced(one[start : len(one) - tail], other[start : len(other) - tail], slips):
        word, mate = one[start + i], other[start + j]
        same = word.key == mate.key or (word.norm, mate.norm) in slips
        (partners if same else slots)[start + i] = start + j
    partners |= {len(one) - 1 - back: len(other) - 1 - back for back in range(tail)}
    return partners, slots


def _traced(
    one: Sequence[Word], other: Sequence[Word], slips: frozenset[tuple[str, str]]
) -> Iterable[tuple[int, int]]:
    """The pairs on the best path through the matrix of both."""
    if not one or not other:
        return []
    gains, paths = [0.0] * (len(other) + 1), []
    for i, word in enumerate(one):
        row, path = [0.0], bytearray(len(other) + 1)
        slot = _SLOT[word.sort]
        for j, mate in enumerate(other):
            if word.key == mate.key:
                gain = gains[j] + _equal(one, other, i, j)
            elif word.meanings and not word.meanings.isdisjoint(mate.meanings):
                gain = gains[j] + _RELATED
            elif slips and (word.norm, mate.norm) in slips:
                gain = gains[j] + _SLIP
            elif word.norm[:3] == mate.norm[:3] and slot[mate.sort] and family(word.norm, mate.norm):
                gain = gains[j] + _RELATED
            else:
                gain = gains[j] + slot[mate.sort]
            if gain > gains[j + 1] and gain > row[j]:
                row.append(gain)
                continue
            path[j + 1] = _SKIP_LEFT if gains[j + 1] >= row[j] else _SKIP_RIGHT
            row.append(max(gains[j + 1], row[j]))
        gains = row
        paths.append(path)
    return _walked(paths, len(one), len(other))


def _walked(paths: Sequence[bytearray], i: int, j: int) -> list[tuple[int, int]]:
    pairs = []
    while i and j:
        step = paths[i - 1][j]
        if step == _PAIR:
            pairs.append((i - 1, j - 1))
        i, j = i - (step != _SKIP_RIGHT), j - (step != _SKIP_LEFT)
    return pairs[::-1]


def _equal(one: Sequence[Word], other: Sequence[Word], i: int, j: int) -> float:
    """What an equal pair earns: more beside other equal pairs, so that runs stay together."""
    gain = _EQUAL[one[i].sort]
    if i and j and one[i - 1].key == other[j - 1].key:
        gain += _NEIGHBOUR
    if i + 1 < len(one) and j + 1 < len(other) and one[i + 1].key == other[j + 1].key:
        gain += _NEIGHBOUR
    return gain


def _drop_islands(partners: dict[int, int], one: Reading, other: Reading) -> None:
    """Take lone function words between two replacements as part of what was replaced."""
    for i, j in list(partners.items()):
        alone = one.words[i].function and i - 1 not in partners and i + 1 not in partners
        if alone and 0 < i < len(one) - 1 and 0 < j < len(other) - 1:
            right = set(partners.values())
            if j - 1 not in right and j + 1 not in right:
                del partners[i]


def _in_one_place(i: int, j: int, one: Reading, other: Reading, changes: Iterable[Change]) -> bool:
    """Whether unlike words stand for each other: they are of one sort, or all that was replaced there."""
    home = next((change for change in changes if i in change.left and j in change.right), None)
    if home is None:
        return False
    word, mate = one.words[i], other.words[j]
    if not word.meanings.isdisjoint(mate.meanings) or word.sort == mate.sort == "number":
        return True
    if word.norm[:3] == mate.norm[:3] and family(word.norm, mate.norm):
        return True
    return len(home.left) <= _NARROW and len(home.right) <= _NARROW


def _moved(partners: dict[int, int], one: Reading, other: Reading) -> set[int]:
    """Add to ``partners`` runs of words without a partner that stand elsewhere on the other side."""
    taken = set(partners.values())
    places: dict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(other.words):
        if j not in taken and _movable(word):
            places[word.key].append(j)
    moved: set[int] = set()
    for i, word in enumerate(one.words):
        if i in partners or not _movable(word):
            continue
        for j in places[word.key]:
            if j in taken:
                continue
            run = _run(partners, taken, one, other, i, j)
            partners.update(run)
            taken.update(run.values())
            moved.update(run)
            break
    return moved


def _movable(word: Word) -> bool:
    """Words of content, and adverbs such as "only" that stand before or after the verb."""
    return not word.function or word.norm in RESTRICTIONS


def _run(
    partners: dict[int, int], taken: set[int], one: Reading, other: Reading, i: int, j: int
) -> dict[int, int]:
    """The longest run of equal words around (i, j) that have no partner yet."""

    def fits(a: int, b: int) -> bool:
        inside = 0 <= a < len(one) and 0 <= b < len(other)
        return inside and a not in partners and b not in taken and one.words[a].key == other.words[b].key

    run = {i: j}
    for step in (-1, 1):
        a, b = i + step, j + step
        while fits(a, b):
            run[a] = b
            a, b = a + step, b + step
    return run


def _changes(partners: dict[int, int], moved: set[int], one: Reading, other: Reading) -> Iterable[Change]:
    """The gaps between partners, in order, with moved words taken out, each at a sensible edge."""
    i = j = 0
    used = set(partners.values())
    anchors = [(a, b) for a, b in sorted(partners.items()) if a not in moved]
    for a, b in [*anchors, (len(one), len(other))]:
        if i == a and j == b:
            i, j = a + 1, b + 1
            continue
        lefts = runs(index for index in range(i, a) if index not in partners)
        rights = runs(index for index in range(j, b) if index not in used)
        yield from paired(lefts, rights, range(a, a), range(b, b))
        i, j = a + 1, b + 1


def runs(indexes: Iterable[int]) -> list[range]:
    """Ascending indexes as ranges without gaps."""
    found: list[range] = []
    for index in indexes:
        if found and found[-1].stop == index:
            found[-1] = range(found[-1].start, index + 1)
        else:
            found.append(range(index, index + 1))
    return found


def paired(lefts: list[range], rights: list[range], left_end: range, right_end: range) -> Iterable[Change]:
    """Runs of both sides as changes: side by side where there are as many, else each for itself."""
    if len(lefts) == len(rights):
        yield from (Change(left, right) for left, right in zip(lefts, rights, strict=True))
        return
    place_left = lefts[0][:0] if lefts else left_end
    place_right = rights[0][:0] if rights else right_end
    yield from (Change(left, place_right) for left in lefts)
    yield from (Change(place_left, right) for right in rights)


def _settled(change: Change, partners: dict[int, int], one: Reading, other: Reading) -> Change:
    """Slide words that stand on one side only to where a phrase begins.

    "use [of Korean citizens] for labour" and "use of [Korean citizens for] labour" leave the
    same words where the words at the edges agree or are both prepositions.
    """
    if bool(change.left) == bool(change.right):
        return change
    reading, run = (one, change.left) if change.left else (other, change.right)
    best = max(_slides(reading, run), key=lambda slid: (_edges(reading, slid), slid.start))
    mates = partners if change.left else {right: left for left, right in partners.items()}
    gained = [index for index in best if index not in run]
    freed = [index for index in run if index not in best]
    if not gained or any(index not in mates for index in gained):
        return change
    for index, instead in zip(gained, freed, strict=True):
        mate = mates[index]
        if change.left:
            partners[instead] = partners.pop(index)
        else:
            partners[mate] = instead
    shift = best.start - run.start
    if change.left:
        return Change(best, range(change.right.start + shift, change.right.start + shift))
    return Change(range(change.left.start + shift, change.left.start + shift), best)


def _slides(reading: Reading, run: range) -> Iterable[range]:
    yield run
    words, start, stop = reading.words, run.start, run.stop
    while start and _exchangeable(words[start - 1], words[stop - 1]):
        start, stop = start - 1, stop - 1
        yield range(start, stop)
    start, stop = run.start, run.stop
    while stop < len(words) and words[start].key == words[stop].key:
        start, stop = start + 1, stop + 1
        yield range(start, stop)


def _exchangeable(before: Word, last: Word) -> bool:
    prepositions = before.norm in PREPOSITIONS and last.norm in PREPOSITIONS
    return before.key == last.key or prepositions


def _edges(reading: Reading, run: range) -> int:
    first, last = reading.words[run.start], reading.words[run.stop - 1]
    opens = first.norm in PREPOSITIONS or first.norm in CONJUNCTIONS or "," in reading.gap(run.start)
    return 2 * opens + 2 * (not last.function) + ("," in reading.gap(run.stop))


def _shares(partners: dict[int, int], one: Reading, other: Reading) -> tuple[float, float]:
    """Coverage and containment."""
    counts = [sum(not word.function for word in reading.words) for reading in (one, other)]
    shared = sum(not one.words[i].function for i in partners)
    if not all(counts):
        return (0.0 if any(counts) else 1.0), 0.0
    contained = shared / min(counts) if shared >= _FEWEST_CONTAINED else 0.0
    return 2 * shared / sum(counts), contained
