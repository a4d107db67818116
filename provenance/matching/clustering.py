"""From matches to claims, without chaining.

Two groups are joined only if the mean probability over *all* pairs across them, those that do
not match counting 0, reaches a bound, and if no pair across them is less similar than a bound:
a chain of matches whose ends differ does not become one claim.
"""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from provenance.matching.settings import MatchSettings
from provenance.model import Claim, Match, Mention
from provenance.ports import Vectors

_DIGITS = 6


@dataclass(slots=True)
class _Group:
    """Mentions on their way to a claim.

    ``size`` counts distinct contents: a hundred copies of one wording weigh like one. ``links``
    are sums of probabilities to other groups, and whether one of them crosses articles.
    """

    members: list[int]
    rows: list[int]
    links: dict[int, tuple[float, bool]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return len(self.rows)


def cluster(
    mentions: Sequence[Mention],
    matches: Sequence[Match],
    vectors: Vectors,
    rows: Sequence[int],
    settings: MatchSettings | None = None,
) -> list[Claim]:
    """Claims, sorted by id; every mention is in exactly one. Arguments as for ``match``."""
    settings = settings or MatchSettings()
    order = sorted(range(len(mentions)), key=lambda at: mentions[at].id)
    ordered, own_rows = [mentions[at] for at in order], [rows[at] for at in order]
    groups = _start(ordered, own_rows, matches)
    _merge(groups, vectors, settings)
    claims = [_claim([ordered[at] for at in group.members], [own_rows[at] for at in group.members], vectors)
              for group in groups.values()]  # fmt: skip
    return sorted(claims, key=lambda claim: claim.id)


def _start(mentions: Sequence[Mention], rows: Sequence[int], matches: Sequence[Match]) -> dict[int, _Group]:
    """Groups of matched mentions with one and the same content, and the links between them."""
    place = {mention.id: at for at, mention in enumerate(mentions)}
    edges = [(place[one.left], place[one.right], one.probability) for one in matches]
    first = list(range(len(mentions)))
    for left, right, _ in sorted(edges):
        if rows[left] == rows[right]:
            _unite(first, left, right)
    groups: dict[int, _Group] = {}
    for at in range(len(mentions)):
        group = groups.setdefault(_root(first, at), _Group([], [rows[at]]))
        group.members.append(at)
    for left, right, probability in edges:
        one, two = _root(first, left), _root(first, right)
        crosses = mentions[left].article != mentions[right].article
        if one != two:
            _link(groups, one, two, probability, crosses=crosses)
    return groups


def _unite(first: list[int], left: int, right: int) -> None:
    one, two = sorted((_root(first, left), _root(first, right)))
    first[two] = one


def _root(first: list[int], at: int) -> int:
    while first[at] != at:
        first[at] = first[first[at]]
        at = first[at]
    return at


def _link(groups: dict[int, _Group], one: int, two: int, probability: float, *, crosses: bool) -> None:
    """One link between two groups of one content each: the strongest of their mentions' matches."""
    before, crossed = groups[one].links.get(two, (0.0, False))
    link = (max(before, probability), crossed or crosses)
    groups[one].links[two] = groups[two].links[one] = link


def _merge(groups: dict[int, _Group], vectors: Vectors, settings: MatchSettings) -> None:
    """Join the best linked groups until no two may be joined; ties go by position."""
    queue = [
        (-_linkage(groups, one, two), one, two)
        for one, group in groups.items()
        for two in group.links
        if one < two
    ]
    heapq.heapify(queue)
    while queue:
        linkage, one, two = heapq.heappop(queue)
        if -linkage < settings.minimum_linkage:
            break
        if one not in groups or two not in groups or linkage != -_linkage(groups, one, two):
            continue
        _, crosses = groups[one].links[two]
        if not crosses or _least(groups[one].rows, groups[two].rows, vectors) < settings.minimum_inside:
            continue
        for other in _absorb(groups, one, two):
            heapq.heappush(queue, (-_linkage(groups, one, other), min(one, other), max(one, other)))


def _linkage(groups: dict[int, _Group], one: int, two: int) -> float:
    total, _ = groups[one].links.get(two, (0.0, False))
    return round(total / (groups[one].size * groups[two].size), _DIGITS)


def _absorb(groups: dict[int, _Group], one: int, two: int) -> Iterator[int]:
    """Put group ``two`` into group ``one``; gives the groups whose link has changed."""
    kept, gone = groups[one], groups.pop(two)
    kept.members.extend(gone.members)
    kept.rows.extend(gone.rows)
    kept.links.pop(two, None)
    gone.links.pop(one, None)
    for other, (total, crosses) in gone.links.items():
        before, crossed = kept.links.get(other, (0.0, False))
        link = (before + total, crossed or crosses)
        kept.links[other] = groups[other].links[one] = link
        groups[other].links.pop(two, None)
    yield from sorted(kept.links)


def _least(left: Sequence[int], right: Sequence[int], vectors: Vectors) -> float:
    """The smallest cosine between two sets of rows."""
    one, two = vectors[sorted(left)].astype(np.float64), vectors[sorted(right)].astype(np.float64)
    return round(float((one @ two.T).min()), 3)


def _claim(mentions: Sequence[Mention], rows: Sequence[int], vectors: Vectors) -> Claim:
    """The claim that some mentions make; they come in the order of their ids."""
    ids = sorted(mention.id for mention in mentions)
    digest = hashlib.blake2b("\0".join(ids).encode(), digest_size=6).hexdigest()
    distinct = sorted(set(rows))
    if len(mentions) == 1:
        return Claim(
            id=f"c{digest}",
            text=mentions[0].content,
            representative=ids[0],
            mentions=tuple(ids),
            minimum_similarity=1.0,
        )
    inside = vectors[distinct].astype(np.float64)
    cosines = np.round(inside @ inside.T, 3)
    centrality = dict(zip(distinct, cosines.sum(axis=1).tolist(), strict=True))
    chosen = _representative(mentions, [round(centrality[row], 2) for row in rows])
    return Claim(
        id=f"c{digest}",
        text=chosen.content,
        representative=chosen.id,
        mentions=tuple(ids),
        minimum_similarity=float(cosines.min()) if len(distinct) > 1 else 1.0,
    )


def _representative(mentions: Sequence[Mention], centrality: Sequence[float]) -> Mention:
    """The most central mention, of a text rather than of a headline, and not a mere scrap of the claim."""
    lengths = sorted(len(mention.content) for mention in mentions)
    full = lengths[len(lengths) // 2] * 0.7
    ranked = sorted(
        zip(mentions, centrality, strict=True),
        key=lambda pair: (
            pair[0].role == "headline",
            len(pair[0].content) < full,
            -pair[1],
            -len(pair[0].content),
            pair[0].content,
            pair[0].id,
        ),
    )
    return ranked[0][0]
