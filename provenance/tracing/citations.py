"""What articles say about whom they have it from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from provenance.model import Derivation, Evidence, Node, Relation, Statement
from provenance.tracing.fingerprints import Marks
from provenance.tracing.naming import Chain, credit_chains, sentence_chains
from provenance.tracing.pile import Pile
from provenance.tracing.reuse import Reuse
from provenance.tracing.settings import CONFIDENCE, TraceSettings


@dataclass(frozen=True, slots=True)
class Scene:
    """What every step of tracing looks at."""

    pile: Pile
    reuse: Reuse
    marks: Marks
    settings: TraceSettings
    credits: Mapping[str, tuple[Chain, ...]]


def set_scene(pile: Pile, reuse: Reuse, marks: Marks, settings: TraceSettings) -> Scene:
    """Read the credits of all articles."""
    chains = {id_: credit_chains(pile, one) for id_, one in pile.articles.items()}
    return Scene(pile, reuse, marks, settings, chains)


def held_report(scene: Scene, article: str, outlet: str, claims: Iterable[str]) -> str | None:
    """The report of ``outlet`` in the pile that ``article`` may mean, judged by shared claims.

    A surely later report is not meant, unless it has the article's very words: then it is, and
    the dates contradict the credit.
    """
    pile, reuse = scene.pile, scene.reuse
    shared: dict[str, int] = defaultdict(int)
    for claim in claims:
        for other in pile.holders[claim]:
            if other != article and pile.outlets[other] == outlet:
                shared[other] += 1
    possible = [
        other
        for other in shared
        if not pile.before(article, other) or reuse.words(article, other) >= scene.settings.passage_words
    ]
    return min(
        possible,
        key=lambda other: (
            pile.before(article, other),
            -reuse.words(article, other),
            -shared[other],
            pile.moment(other),
            other,
        ),
        default=None,
    )


def citations(scene: Scene) -> Iterator[Derivation]:
    """Every derivation that an article names, as a whole or in a sentence."""
    for article in scene.pile.articles:
        for chain in scene.credits[article]:
            yield from laid_chain(scene, article, chain, scene.pile.claims_of.get(article, ()))
        yield from _citations_in_sentences(scene, article)


def second_hand(scene: Scene) -> Iterator[Derivation]:
    """What articles say about where sources that the pile does not hold had their story from."""
    for article in scene.pile.articles:
        for chain in scene.credits[article]:
            laid = laid_chain(scene, article, chain, scene.pile.claims_of.get(article, ()))
            yield from (one for one in laid if one.later.source is not None)


def laid_chain(scene: Scene, article: str, chain: Chain, claims: Sequence[str]) -> Iterator[Derivation]:
    """The derivations that one chain of names tells: article → nearest outlet → … → farthest.

    Where an outlet on the way is held, its own report says where it had it from; what the
    article says about that counts only if the report itself is silent.
    """
    later = Node(article=article)
    credited = {one.source for credit in scene.credits[article] for one in credit}
    for position, cited in enumerate(chain):
        held = held_report(scene, article, cited.source, claims)
        earlier = Node(article=held) if held is not None else Node(source=cited.source)
        if later.article not in (None, article) and _speaks_for_itself(scene, later.article or ""):
            return
        if earlier == later:
            continue
        yield Derivation(
            later=later,
            earlier=earlier,
            relation="cites",
            confidence=CONFIDENCE[_level(position, held, whole=cited.whole or cited.source in credited)],
            evidence=(cited.evidence,),
        )
        later = earlier


def _level(position: int, held: str | None, *, whole: bool) -> str:
    if position > 0:
        return "second-hand"
    if held is not None:
        return "named-held"
    return "named" if whole else "named-once"


def _speaks_for_itself(scene: Scene, article: str) -> bool:
    return bool(scene.credits[article]) or scene.pile.gathered(article)


def _citations_in_sentences(scene: Scene, article: str) -> Iterator[Derivation]:
    """Outlets that single sentences name, all sentences that name one outlet taken together."""
    found: dict[tuple[Node, Node], list[tuple[Derivation, Statement]]] = defaultdict(list)
    whole = {cited.source for chain in scene.credits[article] for cited in chain}
    for statement in scene.pile.articles[article].statements:
        for chain in sentence_chains(scene.pile, scene.pile.articles[article], statement.attributions):
            if all(cited.source in whole for cited in chain):
                continue
            claims = scene.pile.claims_at.get((article, statement.sentence.index), ())
            for one in laid_chain(scene, article, chain, claims):
                found[one.later, one.earlier].append((one, statement))
    for (later, _), same in found.items():
        first = same[0][0]
        relation: Relation = (
            "quotes" if len(same) == 1 and later.article and _is_quoted(same[0][1]) else "cites"
        )
        evidence = _together([one for one, _ in same], scene.settings.listed)
        yield replace(first, relation=relation, evidence=(evidence,))


def _is_quoted(statement: Statement) -> bool:
    """Whether most of what the sentence says stands in quotation marks."""
    inside = sum(
        len(quote) for quote in statement.quotes if any(part.contains(quote) for part in statement.content)
    )
    return inside * 2 > sum(len(part) for part in statement.content)


def _together(same: Sequence[Derivation], listed: int) -> Evidence:
    evidence = same[0].evidence[0]
    places = sorted({place for one in same for piece in one.evidence for place in piece.places})
    return replace(evidence, places=tuple(places[:listed]))
