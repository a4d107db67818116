"""What derives from what between whole articles and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from provenance.model import Derivation, Evidence, Node, Place
from provenance.tracing.citations import Scene, citations, held_report
from provenance.tracing.codescent import shared_passages, shares_source
from provenance.tracing.fingerprints import Orphan
from provenance.tracing.graph import Groups, Ways, acyclic, dated, merged, reduced
from provenance.tracing.reuse import Link, Overlap
from provenance.tracing.settings import CONFIDENCE


@dataclass(frozen=True, slots=True)
class Kinship:
    """The derivations between whole articles and sources.

    ``between`` are those whose two ends are both held articles and that no article names, or only
    in passing; ``inferred`` those that a lost reference gives away.
    """

    derivations: tuple[Derivation, ...]
    between: tuple[Derivation, ...]
    inferred: tuple[Derivation, ...]


def relate(scene: Scene) -> Kinship:
    """Find the derivations of the pile: citations first, then what common text shows."""
    cited = merged(citations(scene))
    named = [_with_passages(scene, one) for one in cited]
    unnamed = [*_revisions(scene), *_copies(scene, named)]
    inferred = _inferred(scene, named)
    directed = acyclic(scene.pile, merged([*_dated(scene, [*named, *unnamed]), *inferred]))
    laid = reduced(directed.derivations)
    descent = _co_descents(scene, laid)
    between = [
        one for one in laid if one.relation in ("revises", "copies") or _gives_away(scene, one)
    ] + descent
    return Kinship((*laid, *descent), tuple(between), tuple(inferred))


def _gives_away(scene: Scene, one: Derivation) -> bool:
    """Whether an article that credits nobody names, in a sentence it took over, whose story it tells.

    Who prints the words "he told Reuters" in the midst of the story that Reuters printed has the
    story, and not just the sentence, from Reuters.
    """
    overlap = _overlap(scene, one)
    article = one.later.article
    if overlap is None or article is None or scene.credits[article] or scene.pile.gathered(article):
        return False
    other = overlap.other(article)
    whole = scene.reuse.share(article, other) >= scene.settings.copy_share
    return whole and overlap.is_story(scene.settings) and scene.pile.gathered(other)


def _dated(scene: Scene, derivations: Iterable[Derivation]) -> list[Derivation]:
    return [dated(scene.pile, one) for one in derivations]


def _with_passages(scene: Scene, one: Derivation) -> Derivation:
    """Add what common text says for a citation between two held articles."""
    overlap = _overlap(scene, one)
    if overlap is None:
        return one
    return replace(one, evidence=(*one.evidence, shared_passages(scene.pile, overlap, scene.settings)))


def _overlap(scene: Scene, one: Derivation) -> Overlap | None:
    if one.later.article is None or one.earlier.article is None:
        return None
    return scene.reuse.between(one.later.article, one.earlier.article)


def _revisions(scene: Scene) -> Iterator[Derivation]:
    """Later versions of an outlet's own article, each laid to the version nearest to it."""
    for article, neighbours in scene.reuse.neighbours.items():
        earlier = [
            (overlap, other)
            for other in neighbours
            if (overlap := scene.reuse.between(article, other)) is not None
            and _is_version(scene, overlap, article, other)
        ]
        if not earlier:
            continue
        overlap, other = min(earlier, key=lambda one: (-one[0].words, one[1]))
        note = f"a later version of the text that {scene.pile.title(other)} carried before"
        evidence = (
            Evidence(rule="revision", note=note),
            shared_passages(scene.pile, overlap, scene.settings),
        )
        yield Derivation(
            later=Node(article=article),
            earlier=Node(article=other),
            relation="revises",
            confidence=CONFIDENCE["revision"],
            evidence=evidence,
        )


def _is_version(scene: Scene, overlap: Overlap, later: str, earlier: str) -> bool:
    """Whether ``later`` is ``earlier`` revised: nearly one text, and an order that dates or holders know."""
    pile = scene.pile
    if overlap.share < scene.settings.revision_share:
        return False
    if pile.follows(later, earlier):
        return True
    one_address = pile.address(later) is not None and pile.address(later) == pile.address(earlier)
    return (one_address or _one_outlet(scene, overlap)) and pile.day_before(earlier, later)


def _one_outlet(scene: Scene, overlap: Overlap) -> bool:
    outlet = scene.pile.outlets[overlap.left]
    return outlet is not None and outlet == scene.pile.outlets[overlap.right]


def _copies(scene: Scene, named: Sequence[Derivation]) -> Iterator[Derivation]:
    """Uncredited copies of reports that show their own reporting."""
    crediting = {one.later.article for one in named if one.relation == "cites" and one.earlier.article}
    for article, neighbours in scene.reuse.neighbours.items():
        if scene.credits[article] or scene.pile.gathered(article) or article in crediting:
            continue
        possible = [
            overlap
            for other in neighbours
            if (overlap := scene.reuse.between(article, other)) is not None
            and _may_be_model(scene, article, overlap)
        ]
        if not possible:
            continue
        overlap = min(possible, key=lambda one: (-one.words, one.other(article)))
        yield _copy(scene, article, overlap)


def _may_be_model(scene: Scene, article: str, overlap: Overlap) -> bool:
    """Whether ``article`` may have been copied from the other article of ``overlap``."""
    other = overlap.other(article)
    return (
        overlap.is_story(scene.settings)
        and scene.reuse.share(article, other) >= scene.settings.copy_share
        and scene.pile.gathered(other)
        and not scene.credits[other]
        and not _one_outlet(scene, overlap)
        and (scene.pile.day_before(other, article) or _is_supplied(scene, article, other))
        and not _knows_more(scene, article, other)
    )


def _is_supplied(scene: Scene, article: str, other: str) -> bool:
    """Whether no date orders the two, but the other is of an agency, and the article's outlet is none.

    Agencies live by supplying their text to others, and name whoever they take theirs from.
    """
    pile = scene.pile
    outlet, supplier = pile.outlets[article], pile.outlets[other]
    is_agency = supplier is not None and pile.kind(supplier) == "agency"
    is_client = outlet is None or pile.kind(outlet) != "agency"
    return is_agency and is_client and not pile.day_before(article, other)


def _knows_more(scene: Scene, article: str, model: str) -> bool:
    """Whether ``article`` has text of the same line in common with a third article that ``model`` lacks.

    Then it draws on a text that holds more than ``model``, and is no copy of it.
    """
    own = {end for link in _links(scene, article, model) for end in (link.left, link.right)}
    for third in scene.reuse.neighbours[article]:
        if third == model or scene.pile.before(article, third) or scene.reuse.between(third, model) is None:
            continue
        extra = {
            mention: link.words
            for link in _links(scene, article, third)
            for mention in (link.left, link.right)
            if scene.pile.mentions[mention].article == article and mention not in own
        }
        if sum(extra.values()) >= scene.settings.passage_words:
            return True
    return False


def _links(scene: Scene, first: str, second: str) -> Sequence[Link]:
    overlap = scene.reuse.between(first, second)
    return overlap.links if overlap else ()


def _copy(scene: Scene, article: str, overlap: Overlap) -> Derivation:
    pile, other = scene.pile, overlap.other(article)
    level, later = _lateness(scene, article, other)
    note = (
        f"{pile.title(article)} names no outlet, {later}, "
        f"and has the words of {pile.title(other)}, which gathered the story itself"
    )
    evidence = [Evidence(rule="copy", note=note, places=_gathering(scene, other))]
    evidence.append(shared_passages(pile, overlap, scene.settings))
    return Derivation(
        later=Node(article=article),
        earlier=Node(article=other),
        relation="copies",
        confidence=CONFIDENCE[level],
        evidence=tuple(evidence),
    )


def _lateness(scene: Scene, article: str, other: str) -> tuple[str, str]:
    """How sure it is that ``article`` is the later of the two, and why, in words."""
    if scene.pile.before(other, article):
        return "copy", "is surely later"
    if scene.pile.day_before(other, article):
        return "copy-by-day", "is by its printed day later"
    return "copy-of-agency", "is no agency, as the other is"


def _gathering(scene: Scene, article: str) -> tuple[Place, ...]:
    own = scene.pile.articles[article].own_reporting
    return tuple(sorted({place for evidence in own for place in evidence.places}))[: scene.settings.listed]


def _inferred(scene: Scene, named: Sequence[Derivation]) -> list[Derivation]:
    """Sources that one co-descendant still names and another has lost.

    An article whose "the agency" refers to nobody, while the same sentence of a co-descendant
    refers to Kyodo, descends from a text that named Kyodo: so does what it credits instead.
    """
    ways = Ways(named)
    found = []
    for orphan in scene.marks.orphans:
        reached = ways.reached(Node(article=orphan.article))
        source = _meant(scene, orphan)
        if source in reached or scene.pile.is_own(orphan.article, orphan.source):
            continue
        found += [
            _shared_text(scene, end, source, orphan) for end in _credited_ends(scene, orphan.article, ways)
        ]
    return merged(found)


def _meant(scene: Scene, orphan: Orphan) -> Node:
    """The source that the lost reference means: its report where the pile holds it."""
    claims = scene.pile.claims_of.get(orphan.article, ())
    held = held_report(scene, orphan.article, orphan.source, claims)
    return Node(article=held) if held is not None else Node(source=orphan.source)


def _credited_ends(scene: Scene, article: str, ways: Ways) -> list[Node]:
    """The farthest sources an article credits that are not held; itself if it credits nobody."""
    if not scene.credits[article]:
        return [Node(article=article)]
    farthest = [Node(source=chain[-1].source) for chain in scene.credits[article]]
    return [node for node in dict.fromkeys(farthest) if node in ways.citing and not ways.onward.get(node)]


def _shared_text(scene: Scene, later: Node, source: Node, orphan: Orphan) -> Derivation:
    pile = scene.pile
    note = (
        f"{pile.title(orphan.article)} repeats “{orphan.fingerprint.text}” without saying whom it means; "
        f"in the same sentence of {pile.title(orphan.other)} it means {pile.label(source)}, "
        f"so the text behind both named it"
    )
    evidence = Evidence(rule="shared-text", note=note, places=orphan.fingerprint.places)
    return Derivation(
        later=later, earlier=source, relation="cites", confidence=CONFIDENCE["inferred"], evidence=(evidence,)
    )


def _co_descents(scene: Scene, laid: Iterable[Derivation]) -> list[Derivation]:
    """Articles with text in common that no derivation explains, joined by as few links as will do."""
    joined = Groups()
    for one in laid:
        if one.later.article is not None and one.earlier.article is not None:
            joined.join(one.later.article, one.earlier.article)
    found = []
    largest_first = sorted(scene.reuse.overlaps.values(), key=lambda one: (-one.words, one.left, one.right))
    for overlap in largest_first:
        if overlap.words < scene.settings.passage_words or _is_habit(scene, overlap):
            continue
        if joined.join(overlap.left, overlap.right):
            credited = (scene.credits[overlap.left], scene.credits[overlap.right])
            found.append(shares_source(scene.pile, scene.marks, overlap, credited, scene.settings))
    return sorted(found, key=lambda one: (one.later, one.earlier))


def _is_habit(scene: Scene, overlap: Overlap) -> bool:
    """Whether it is only an outlet repeating its own background paragraphs."""
    return _one_outlet(scene, overlap) and overlap.share < scene.settings.revision_share
