"""How many independent origins a claim has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from provenance.model import Node
from provenance.tracing.graph import Groups, key
from provenance.tracing.pile import Pile
from provenance.tracing.reuse import Reuse
from provenance.tracing.settings import TraceSettings
from provenance.tracing.strands import Strand
from provenance.tracing.voices import Hearing, Root, common_voice, heard, one_voice


@dataclass(frozen=True, slots=True)
class Tally:
    """The roots of a claim and how many of them are independent.

    ``voice``: the one speaker or document on whom every article rests the claim; ``quoting``: the
    articles that quote it without a name. ``unknown``: articles whose lineage is not known.
    """

    roots: tuple[Root, ...]
    witnesses: int
    origins: int
    unknown: tuple[str, ...]
    voice: str | None
    quoting: tuple[str, ...]
    notes: tuple[str, ...]


def tally(pile: Pile, reuse: Reuse, strand: Strand, settings: TraceSettings) -> Tally:
    """Count the origins of a claim, doubtful cases towards fewer.

    An origin needs a wording of its own: articles that make the claim in one wording vouch for
    one origin together, whatever names they credit. So the count is the size of the largest
    pairing of wordings with roots. Roots that rest on one speaker or document are one origin, and
    so are roots whose articles do not surely make the same claim.
    """
    roots = _roots(pile, strand)
    hearing = Hearing(pile, reuse, strand.holders, heard(strand.holders), settings)
    hands = _hands(roots, strand)
    witnesses = _pairing(hands)
    notes: list[str] = []
    alike = one_voice(hearing, roots, notes) if witnesses > 1 else Groups()
    origins = _pairing({hand: {alike.find(one) for one in keys} for hand, keys in hands.items()})
    voice, quoting = common_voice(hearing)
    if not roots and (voice is not None or all(hearing.voices.values())):
        witnesses = origins = 1
    return Tally(
        roots=roots,
        witnesses=witnesses,
        origins=origins,
        unknown=tuple(article for article in strand.holders if not strand.roots[article]),
        voice=voice,
        quoting=quoting,
        notes=(*notes, *_one_wording(pile, roots, witnesses)),
    )


def root_key(pile: Pile, node: Node) -> str:
    """What makes two ends one root: the outlet, or its group; without outlet the address, else itself."""
    outlet = pile.outlets[node.article] if node.article is not None else node.source
    if outlet is not None:
        return f"outlet:{pile.family(outlet)}"
    address = pile.address(node.article) if node.article is not None else None
    return f"address:{address}" if address is not None else key(node)


def _roots(pile: Pile, strand: Strand) -> tuple[Root, ...]:
    nodes: dict[str, dict[Node, None]] = defaultdict(dict)
    articles: dict[str, dict[str, None]] = defaultdict(dict)
    for article, ends in strand.roots.items():
        for end in ends:
            nodes[root_key(pile, end)][end] = None
            articles[root_key(pile, end)][article] = None
    return tuple(Root(one, tuple(nodes[one]), tuple(articles[one])) for one in nodes)


def _hands(roots: Iterable[Root], strand: Strand) -> Mapping[str, set[str]]:
    """Line -> the roots that its articles lead to."""
    hands: dict[str, set[str]] = defaultdict(set)
    for root in roots:
        for article in root.articles:
            hands[strand.lines[article]].add(root.key)
    return hands


def _pairing(hands: Mapping[str, set[str]]) -> int:
    """Size of the largest pairing of hands with roots, each used once (Kuhn's augmenting paths)."""
    taken: dict[str, str] = {}

    def place(hand: str, tried: set[str]) -> bool:
        for root in sorted(hands[hand]):
            if root in tried:
                continue
            tried.add(root)
            if root not in taken or place(taken[root], tried):
                taken[root] = hand
                return True
        return False

    return sum(place(hand, set()) for hand in sorted(hands))


def _one_wording(pile: Pile, roots: tuple[Root, ...], witnesses: int) -> tuple[str, ...]:
    if not 0 < witnesses < len(roots):
        return ()
    names = ", ".join(sorted({pile.label(root.nodes[0]) for root in roots}))
    return (f"{names} are all named, but through fewer independent wordings: they count as {witnesses}.",)
