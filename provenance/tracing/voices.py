"""When two outlets heard one speaker, they are two witnesses of one origin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from provenance.model import Mention, Node
from provenance.tracing.graph import Groups
from provenance.tracing.pile import Holders, Pile, alike, voices_of
from provenance.tracing.reuse import Reuse, quotation_share, share_quotation
from provenance.tracing.settings import TraceSettings


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
    settings: TraceSettings

    def mentions(self, root: Root) -> Iterator[Mention]:
        """The mentions of the claim that lead to a root."""
        return (mention for article in root.articles for mention in self.holders[article])

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
        return any(map(self.pile.gathered_here, self.mentions(root)))


def heard(holders: Holders) -> Mapping[str, frozenset[str]]:
    """Article -> the speakers and documents to which it attributes the claim."""
    return {
        article: frozenset(voices_of(one for mention in mentions for one in mention.attributions))
        for article, mentions in holders.items()
    }


def common_voice(hearing: Hearing) -> tuple[str | None, tuple[str, ...]]:
    """The named speaker or document on whom every article rests the claim, and who does not say so.

    One name may be short for another (Kono, Taro Kono); the fuller is given. An article that names
    nobody rests on the same voice if it has the quotation of one that names it outright: whom a
    pronoun means is too often unsure to be carried over to another article.
    """
    naming = {article: voices for article, voices in hearing.voices.items() if voices}
    silent = tuple(article for article in hearing.holders if article not in naming)
    counted = Counter(one for voices in naming.values() for one in voices)
    fitting = [
        one
        for one in counted
        if hearing.pile.kind(one) != "anonymous" and all(alike([one], other) for other in naming.values())
    ]
    if not fitting or not all(_quotes(hearing, article, naming) for article in silent):
        return None, ()
    return min(fitting, key=lambda one: (-len(one.split("-")), -counted[one], one)), silent


def _quotes(hearing: Hearing, article: str, naming: Mapping[str, object]) -> bool:
    """Whether most of what the article says is a quotation that stands in one that names the speaker."""
    return any(
        _names_outright(other)
        and quotation_share(hearing.pile, mention, other) >= hearing.settings.quotation_share
        for mention in hearing.holders[article]
        for named in naming
        for other in hearing.holders[named]
    )


def _names_outright(mention: Mention) -> bool:
    """Whether a mention is attributed to just one voice, and that by name."""
    voices = [one for one in mention.attributions if one.kind in ("speaker", "document")]
    return len(voices) == 1 and voices[0].resolution == "named"


def one_voice(hearing: Hearing, roots: tuple[Root, ...], notes: list[str]) -> Groups:
    """Join the roots that rest on one speaker or document, and note why.

    A root whose articles name nobody for the claim rests on the other's voice too if they name
    it elsewhere: an unattributed lead followed by "the report said" is the report's. Where neither
    names anybody for the claim, a document that both name elsewhere is taken for its source. Not
    so where a reporter saw it or was told. Roots whose articles have the claim in nearly one
    wording, or in one quotation, are joined as well, and roots of which it is not sure enough that
    they make the same claim.
    """
    groups = Groups()
    for index, left in enumerate(roots):
        for right in roots[index + 1 :]:
            names = f"{hearing.pile.label(left.nodes[0])} and {hearing.pile.label(right.nodes[0])}"
            why = _why_one(hearing, left, right, names)
            if why is not None and groups.join(left.key, right.key):
                notes.append(why)
    return groups


def _why_one(hearing: Hearing, left: Root, right: Root, names: str) -> str | None:
    """Why two roots are not two origins, in a sentence."""
    what = _common(hearing, left, right)
    if what is not None:
        return f"{names} both rest on {what}: one origin, heard more than once."
    nearest = max(
        hearing.reuse.probability(one.id, other.id)
        for one in hearing.mentions(left)
        for other in hearing.mentions(right)
    )
    if nearest >= hearing.settings.independence_probability:
        return None
    return f"What {names} say is too unlike to count as a second origin (they match at {nearest:.2f})."


def _common(hearing: Hearing, left: Root, right: Root) -> str | None:
    """What two roots both rest on, in words."""
    ours, theirs = hearing.of(left), hearing.of(right)
    if not ours and not hearing.gathered_it(left):
        ours = hearing.elsewhere(left) if theirs else hearing.documents(left)
    if not hearing.of(right) and not hearing.gathered_it(right):
        theirs = hearing.elsewhere(right) if hearing.of(left) else hearing.documents(right)
    shared = alike(ours, theirs)
    if shared:
        named = hearing.pile.is_named(shared[0])
        return hearing.pile.name(shared[0]) + ("" if named else ", whom neither names")
    return "the same words" if _is_akin(hearing, left, right) else None


def _is_akin(hearing: Hearing, left: Root, right: Root) -> bool:
    """Whether a mention of each have nearly one wording, or one quotation."""
    ours, theirs = list(hearing.mentions(left)), list(hearing.mentions(right))
    others = {mention.id for mention in theirs}
    if any(hearing.reuse.akin.get(mention.id, set()) & others for mention in ours):
        return True
    return any(share_quotation(hearing.pile, one, other) for one in ours for other in theirs)
