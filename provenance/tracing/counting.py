"""How many independent origins a claim has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from provenance.model import Node
from provenance.tracing.graph import Groups, key
from provenance.tracing.pile import Pile, voices_of
from provenance.tracing.reuse import Reuse
from provenance.tracing.strands import Strand


@dataclass(frozen=True, slots=True)
class Root:
    """An established end of lineages: one outlet, however many of its reports lead there.

    ``articles`` of the claim lead to it, in order; ``nodes`` are the ends themselves.
    """

    key: str
    nodes: tuple[Node, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """The roots of a claim and how many of them are independent.

    ``voice``: the one speaker or document that every article names; ``voiced``: every article
    names some speaker or document. ``unknown``: articles whose lineage is not known.
    """

    roots: tuple[Root, ...]
    witnesses: int
    origins: int
    unknown: tuple[str, ...]
    voice: str | None
    notes: tuple[str, ...]


def tally(pile: Pile, reuse: Reuse, strand: Strand) -> Tally:
    """Count the origins of a claim, doubtful cases towards fewer.

    An origin needs a wording of its own: articles that make the claim in one wording vouch for
    one origin together, whatever names they credit. So the count is the size of the largest
    pairing of wordings with roots. Roots that rest on one speaker or document are one origin.
    """
    roots = _roots(pile, strand)
    voices = {
        article: frozenset(voices_of(one for mention in mentions for one in mention.attributions))
        for article, mentions in strand.holders.items()
    }
    hands = _hands(roots, strand)
    witnesses = _pairing(hands)
    notes: list[str] = []
    alike = _one_voice(pile, reuse, strand, roots, voices, notes) if witnesses > 1 else Groups()
    origins = _pairing({hand: {alike.find(one) for one in keys} for hand, keys in hands.items()})
    voice = _common_voice(pile, voices)
    if not roots and all(voices.values()):
        witnesses = origins = 1
    return Tally(
        roots=roots,
        witnesses=witnesses,
        origins=origins,
        unknown=tuple(article for article in strand.holders if not strand.roots[article]),
        voice=voice,
        notes=(*notes, *_one_wording(pile, roots, witnesses)),
    )


def root_key(pile: Pile, node: Node) -> str:
    """What makes two ends one root: the outlet, or its group; an article without outlet is its own."""
    outlet = pile.outlets[node.article] if node.article is not None else node.source
    return f"outlet:{pile.family(outlet)}" if outlet is not None else key(node)


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


def _one_voice(
    pile: Pile,
    reuse: Reuse,
    strand: Strand,
    roots: tuple[Root, ...],
    voices: Mapping[str, frozenset[str]],
    notes: list[str],
) -> Groups:
    """Join the roots that rest on one speaker or document.

    A root whose articles name nobody for the claim rests on the other's voice too if they name
    it elsewhere: an unattributed lead followed by "the report said" is the report's.
    """
    groups = Groups()
    heard = {root.key: frozenset().union(*(voices[article] for article in root.articles)) for root in roots}
    for index, left in enumerate(roots):
        for right in roots[index + 1 :]:
            common = heard[left.key] & heard[right.key] or _elsewhere(pile, left, right, heard)
            if (common or _same_quotation(reuse, strand, left, right)) and groups.join(left.key, right.key):
                what = pile.name(min(common)) if common else "one quotation"
                names = f"{pile.label(left.nodes[0])} and {pile.label(right.nodes[0])}"
                notes.append(f"{names} both rest on {what}: one origin, heard more than once.")
    return groups


def _elsewhere(pile: Pile, left: Root, right: Root, heard: Mapping[str, frozenset[str]]) -> frozenset[str]:
    for silent, other in ((left, right), (right, left)):
        if not heard[silent.key] and heard[other.key]:
            named = frozenset[str]().union(*(pile.voices[article] for article in silent.articles))
            return named & heard[other.key]
    return frozenset()


def _same_quotation(reuse: Reuse, strand: Strand, left: Root, right: Root) -> bool:
    """Whether the two roots' articles make the claim in the same words in quotation marks."""
    others = {mention.id for article in right.articles for mention in strand.holders[article]}
    return any(
        reuse.quoted.get(mention.id, set()) & others
        for article in left.articles
        for mention in strand.holders[article]
    )


def _common_voice(pile: Pile, voices: Mapping[str, frozenset[str]]) -> str | None:
    """The named speaker or document to which every article attributes the claim."""
    common = frozenset.intersection(*voices.values())
    return min((one for one in common if pile.kind(one) != "anonymous"), default=None)


def _one_wording(pile: Pile, roots: tuple[Root, ...], witnesses: int) -> tuple[str, ...]:
    if not 0 < witnesses < len(roots):
        return ()
    names = ", ".join(sorted({pile.label(root.nodes[0]) for root in roots}))
    return (f"{names} are all named, but through fewer independent wordings: they count as {witnesses}.",)
