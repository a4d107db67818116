"""When two outlets heard one speaker, they are two witnesses of one origin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from provenance.model import Node
from provenance.tracing.graph import Groups
from provenance.tracing.pile import Holders, Pile, alike
from provenance.tracing.reuse import Reuse, share_quotation


@dataclass(frozen=True, slots=True)
class Root:
    """An established end of lineages: one outlet, however many of its reports lead there.

    ``articles`` of the claim lead to it, in order; ``nodes`` are the ends themselves.
    """

    key: str
    nodes: tuple[Node, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hearing:
    """Whom the articles of a claim have heard; ``voices``: article -> speakers and documents."""

    pile: Pile
    reuse: Reuse
    holders: Holders
    voices: Mapping[str, frozenset[str]]

    def of(self, root: Root) -> frozenset[str]:
        """The speakers and documents on which a root's articles rest the claim."""
        return frozenset[str]().union(*(self.voices[article] for article in root.articles))

    def elsewhere(self, root: Root) -> frozenset[str]:
        """The speakers and documents that a root's articles name for other things."""
        return frozenset[str]().union(*(self.pile.voices[article] for article in root.articles))

    def documents(self, root: Root) -> frozenset[str]:
        """The documents that a root's articles name for anything."""
        return frozenset[str]().union(*(self.pile.documents[article] for article in root.articles))

    def gathered_it(self, root: Root) -> bool:
        """Whether a sentence that makes the claim shows that a root's outlet gathered it itself."""
        mentions = (mention for article in root.articles for mention in self.holders[article])
        return any(map(self.pile.gathered_here, mentions))


def one_voice(hearing: Hearing, roots: tuple[Root, ...], notes: list[str]) -> Groups:
    """Join the roots that rest on one speaker or document, and note why.

    A root whose articles name nobody for the claim rests on the other's voice too if they name
    it elsewhere: an unattributed lead followed by "the report said" is the report's. Where neither
    names anybody for the claim, a document that both name elsewhere is taken for its source. Not
    so where a reporter saw it or was told. Roots whose articles have the claim in nearly one
    wording, or in one quotation, are joined as well.
    """
    groups = Groups()
    for index, left in enumerate(roots):
        for right in roots[index + 1 :]:
            what = _common(hearing, left, right)
            if what is not None and groups.join(left.key, right.key):
                names = f"{hearing.pile.label(left.nodes[0])} and {hearing.pile.label(right.nodes[0])}"
                notes.append(f"{names} both rest on {what}: one origin, heard more than once.")
    return groups


def _common(hearing: Hearing, left: Root, right: Root) -> str | None:
    """What two roots both rest on, in words."""
    ours, theirs = hearing.of(left), hearing.of(right)
    if not ours and not hearing.gathered_it(left):
        ours = hearing.elsewhere(left) if theirs else hearing.documents(left)
    if not hearing.of(right) and not hearing.gathered_it(right):
        theirs = hearing.elsewhere(right) if hearing.of(left) else hearing.documents(right)
    shared = alike(ours, theirs)
    if shared:
        return hearing.pile.name(shared[0])
    return "the same words" if _is_akin(hearing, left, right) else None


def _is_akin(hearing: Hearing, left: Root, right: Root) -> bool:
    """Whether a mention of each have nearly one wording, or one quotation."""
    ours, theirs = (
        [mention for article in root.articles for mention in hearing.holders[article]]
        for root in (left, right)
    )
    others = {mention.id for mention in theirs}
    if any(hearing.reuse.akin.get(mention.id, set()) & others for mention in ours):
        return True
    return any(share_quotation(hearing.pile, one, other) for one in ours for other in theirs)
