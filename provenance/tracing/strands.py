"""One claim followed through the pile: who has it from whom, and where that ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from provenance.model import Claim, Derivation, Evidence, Mention, Node, Place
from provenance.tracing.citations import Scene, held_report, laid_chain, second_hand
from provenance.tracing.graph import Acyclic, Groups, Ways, acyclic, dated, key, merged, reduced
from provenance.tracing.kinship import Kinship
from provenance.tracing.naming import Chain, sentence_chains
from provenance.tracing.pile import Holders, alike, voices_of
from provenance.tracing.settings import CONFIDENCE

_ARTICLE_WIDE = frozenset({"private-text", "shared-passages"})
"""Evidence about two whole articles, which a single claim need not repeat."""


@dataclass(frozen=True, slots=True)
class Strand:
    """A claim's way through the pile.

    ``lines``: article -> the line it belongs to; articles of one line have the claim in one
    wording. ``roots``: article -> the established ends of its lineage, ``()`` where its lineage
    is not known. ``notes``: sentences on what had to be decided.
    """

    claim: Claim
    holders: Holders
    derivations: tuple[Derivation, ...]
    lines: Mapping[str, str]
    roots: Mapping[str, tuple[Node, ...]]
    ways: Ways
    notes: tuple[str, ...]


class Follower:
    """Follows claims through one pile."""

    def __init__(self, scene: Scene, kinship: Kinship) -> None:
        self._scene = scene
        self._kin: dict[str, list[Derivation]] = defaultdict(list)
        for one in kinship.between:
            self._kin[one.later.article or ""].append(one)
        self._inferred: dict[Node, list[Derivation]] = defaultdict(list)
        for one in (*kinship.inferred, *second_hand(scene)):
            self._inferred[one.later].append(one)

    def follow(self, claim: Claim) -> Strand:
        """Trace one claim from its articles towards its sources."""
        holders = self._scene.pile.holders[claim.id]
        chains = {article: self._sentence_chains(mentions) for article, mentions in holders.items()}
        lines = self._lines(claim, holders, chains)
        notes: list[str] = []
        named = [one for article in holders for one in self._named(claim, article, chains[article], notes)]
        kin = [one for article in holders for one in self._kin_inside(article, holders, lines)]
        cut = self._laid([*named, *kin], lines)
        whole = (*cut.derivations, *self._unjoined(claim, holders, cut.derivations))
        ways = Ways(whole)
        return Strand(
            claim=claim,
            holders=holders,
            derivations=tuple(sorted(whole, key=lambda one: (key(one.later), key(one.earlier)))),
            lines=lines,
            roots=self._roots(holders, lines, ways),
            ways=ways,
            notes=(*notes, *cut.cuts, *_contradictions(whole)),
        )

    def _laid(self, derivations: list[Derivation], lines: Mapping[str, str]) -> Acyclic:
        if not derivations:
            return Acyclic((), ())
        pile = self._scene.pile
        directed = [dated(pile, one) for one in merged(derivations)]
        cut = acyclic(pile, self._with_inferred(directed, lines))
        return replace(cut, derivations=reduced(cut.derivations))

    def _sentence_chains(self, mentions: tuple[Mention, ...]) -> tuple[Chain, ...]:
        article = self._scene.pile.articles[mentions[0].article]
        found = [
            chain
            for mention in mentions
            for chain in sentence_chains(self._scene.pile, article, mention.attributions)
        ]
        return tuple(dict.fromkeys(found))

    def _lines(
        self, claim: Claim, holders: Holders, chains: Mapping[str, tuple[Chain, ...]]
    ) -> Mapping[str, str]:
        """Articles that have the claim in one wording, or have it in the course of one story.

        A sentence that names its own source, or shows that it was gathered on the spot, is not
        taken for part of a story that the article otherwise shares.
        """
        if len(holders) == 1:
            return {article: article for article in holders}
        scene, groups = self._scene, Groups()
        for article, other in self._links(claim, holders):
            groups.join(article, other)
        for article, mentions in holders.items():
            if chains[article] or any(map(scene.pile.gathered_here, mentions)):
                continue
            for other in scene.reuse.neighbours.get(article, ()):
                overlap = scene.reuse.between(article, other)
                if other in holders and overlap is not None and overlap.is_story(scene.settings):
                    groups.join(article, other)
        return {article: groups.find(article) for article in holders}

    def _links(self, claim: Claim, holders: Holders) -> Iterator[tuple[str, str]]:
        """Pairs of articles that have the claim in one wording, each once, in order."""
        if len(holders) == 1:
            return
        pile, linked = self._scene.pile, self._scene.reuse.linked
        for article, mentions in holders.items():
            others = {
                pile.mentions[twin].article
                for mention in mentions
                for twin in linked.get(mention.id, ())
                if pile.claim_of.get(twin) == claim.id and not self._heard_apart(mention, pile.mentions[twin])
            }
            yield from ((article, other) for other in sorted(others) if article < other)

    def _heard_apart(self, mention: Mention, twin: Mention) -> bool:
        """Whether two like sentences were gathered from two speakers all the same.

        So it is where a reporter was told by one speaker what another article has from another,
        and the articles tell no common story: short plain statements are easily worded alike.
        "Police" and "officials" may be one speaker: at least on one side there must be a name.
        """
        scene = self._scene
        overlap = scene.reuse.between(mention.article, twin.article)
        if overlap is not None and overlap.is_story(scene.settings):
            return False
        voices, others = set(voices_of(mention.attributions)), set(voices_of(twin.attributions))
        if not voices or not others or alike(voices, others):
            return False
        if not any(all(map(scene.pile.is_named, side)) for side in (voices, others)):
            return False
        return scene.pile.gathered_here(mention) or scene.pile.gathered_here(twin)

    def _named(
        self, claim: Claim, article: str, chains: tuple[Chain, ...], notes: list[str]
    ) -> Iterator[Derivation]:
        """What the article says about whom it has this claim from.

        The sentence's own words come first; a credit for the whole story holds for sentences that
        name nobody, and where the credited report is in the pile and makes the claim too.
        """
        scene = self._scene
        for chain in chains:
            yield from laid_chain(scene, article, chain, (claim.id,))
        if not chains and any(map(scene.pile.gathered_here, scene.pile.holders[claim.id][article])):
            return
        for chain in scene.credits[article]:
            holds = held_report(scene, article, chain[0].source, (claim.id,)) is not None
            if holds or (not chains and self._is_credible(claim, article, chain, notes)):
                yield from laid_chain(scene, article, chain, (claim.id,))

    def _is_credible(self, claim: Claim, article: str, chain: Chain, notes: list[str]) -> bool:
        """Whether the credit covers a claim that the credited outlet's report in the pile lacks.

        It does if a second article owes the claim to the same outlet: then there was another
        report. One article alone may have added the claim to the story that it credits.
        """
        pile, nearest = self._scene.pile, chain[0].source
        report = held_report(self._scene, article, nearest, pile.claims_of[article])
        if report is None:
            return True
        second = any(
            other != article
            and any(nearest in {cited.source for cited in one} for one in self._scene.credits[other])
            for other in pile.holders[claim.id]
        )
        if not second:
            notes.append(
                f"{pile.title(article)} credits {pile.name(nearest)} for its story, but the report of "
                f"{pile.name(nearest)} in the pile does not make this claim."
            )
        return second

    def _kin_inside(self, article: str, holders: Holders, lines: Mapping[str, str]) -> Iterator[Derivation]:
        """What common text shows between this article and others that have the claim in one line.

        A later version of an article has from the earlier one whatever that said, in any words.
        """
        for one in self._kin.get(article, ()):
            other = one.earlier.article
            if other is None or other not in holders:
                continue
            if lines[other] == lines[article] or one.relation == "revises":
                evidence = tuple(piece for piece in one.evidence if piece.rule not in _ARTICLE_WIDE)
                wording = self._wording(holders[article], holders[other])
                yield replace(one, evidence=(*wording, *evidence) or one.evidence)

    def _wording(self, mentions: tuple[Mention, ...], others: tuple[Mention, ...]) -> tuple[Evidence, ...]:
        """The claim in one wording, in both articles."""
        linked = self._scene.reuse.linked
        places = {
            Place(article=one.article, span=one.span)
            for mention in mentions
            for other in others
            if other.id in linked.get(mention.id, ())
            for one in (mention, other)
        }
        if not places:
            return ()
        pile = self._scene.pile
        here, there = pile.title(mentions[0].article), pile.title(others[0].article)
        note = f"{here} and {there} make the claim in one wording"
        return (Evidence(rule="shared-wording", note=note, places=tuple(sorted(places))),)

    def _with_inferred(self, derivations: list[Derivation], lines: Mapping[str, str]) -> list[Derivation]:
        """Add who has it from whom where the claim stands in one line in articles on either side of it.

        That is what a lost reference gives away, and what another article of the story says about
        where a source that the pile does not hold had it from.
        """
        if not self._inferred:
            return derivations
        ways = Ways(derivations)
        reaching: dict[Node, set[str]] = defaultdict(set)
        for article in lines:
            for node in ways.reached(Node(article=article)):
                reaching[node].add(lines[article])
        extra = [
            one
            for node in sorted(reaching, key=key)
            for one in self._inferred.get(node, ())
            if reaching[node] & reaching.get(one.earlier, set()) and self._of_story(one, lines)
        ]
        return merged([*derivations, *extra])

    def _of_story(self, derivation: Derivation, holders: Iterable[str]) -> bool:
        """Whether who says so tells one story with an article that makes the claim."""
        tellers = {place.article for piece in derivation.evidence for place in piece.places}
        return any(
            teller == holder
            or (
                (overlap := self._scene.reuse.between(teller, holder))
                and overlap.is_story(self._scene.settings)
            )
            for teller in tellers
            for holder in holders
        )

    def _unjoined(self, claim: Claim, holders: Holders, laid: tuple[Derivation, ...]) -> Iterator[Derivation]:
        """Co-descent between articles of one wording that nothing else joins."""
        if len(holders) == 1:
            return
        joined = Groups()
        for one in laid:
            joined.join(key(one.later), key(one.earlier))
        for left, right in self._links(claim, holders):
            ends = Node(article=left), Node(article=right)
            if joined.join(key(ends[0]), key(ends[1])):
                yield Derivation(
                    later=ends[1],
                    earlier=ends[0],
                    relation="shares-source",
                    confidence=CONFIDENCE["common-passage"],
                    evidence=self._wording(holders[left], holders[right]),
                )

    def _roots(
        self, holders: Holders, lines: Mapping[str, str], ways: Ways
    ) -> Mapping[str, tuple[Node, ...]]:
        own = {article: self._established(article, ways) for article in holders}
        if len(own) == 1:
            return own
        of_line: dict[str, dict[Node, None]] = defaultdict(dict)
        for article, nodes in own.items():
            of_line[lines[article]].update(dict.fromkeys(nodes))
        return {article: nodes or tuple(of_line[lines[article]]) for article, nodes in own.items()}

    def _established(self, article: str, ways: Ways) -> tuple[Node, ...]:
        start = Node(article=article)
        found = [node for node in ways.ends(start) if self._is_established(node, ways)]
        only_revises = all(one.relation == "revises" for one in ways.onward.get(start, ()))
        if not found and only_revises and self._scene.pile.gathered(article):
            return (start,)
        return tuple(found)

    def _is_established(self, end: Node, ways: Ways) -> bool:
        """Whether an end of the lineage is known to be a source.

        A source that is named is; a report is if it shows its own reporting, or if others name
        its outlet and it credits nobody itself.
        """
        if end.article is None:
            return True
        named = any(one.relation in ("cites", "quotes") for one in ways.citing.get(end, ()))
        return self._scene.pile.gathered(end.article) or (named and not self._scene.credits[end.article])


def _contradictions(derivations: tuple[Derivation, ...]) -> tuple[str, ...]:
    notes = [
        piece.note for one in derivations for piece in one.evidence if piece.rule == "date-contradiction"
    ]
    return tuple(dict.fromkeys(notes))
