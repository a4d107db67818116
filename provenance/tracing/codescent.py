"""Why two articles are taken for descendants of one text, neither of the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.model import Derivation, Evidence, Mention, Node, Place
from provenance.tracing.fingerprints import Marks
from provenance.tracing.naming import Chain
from provenance.tracing.pile import Pile
from provenance.tracing.reuse import Overlap
from provenance.tracing.settings import CONFIDENCE, TraceSettings

_SENTENCE_RUNS = 6
"""Runs of three words below which a sentence is no evidence of text that the other article lacks."""
_WORD = re.compile(r"\w+")
_FOREIGN_SHARE = 0.3
"""A sentence is private to an article if less than this share of its runs of words stands in the other."""


def shares_source(
    pile: Pile,
    marks: Marks,
    overlap: Overlap,
    credited: tuple[Sequence[Chain], Sequence[Chain]],
    settings: TraceSettings,
) -> Derivation:
    """The undirected derivation between the two articles of ``overlap``, with its evidence.

    Args:
        pile: the articles.
        marks: fingerprints found in the pile.
        overlap: what the two share; the article with the larger id is listed as ``later``.
        credited: the credit chains of the left and of the right article.
        settings: thresholds.
    """
    shared = [
        Evidence(rule=one.kind, note=f"“{one.text}”: {one.note}", places=_within(one.places, overlap))
        for one in marks.between(overlap.left, overlap.right)
    ]
    if shared:
        confidence = CONFIDENCE["common-text-marked"]
    else:
        confidence = CONFIDENCE["common-text" if overlap.is_story(settings) else "common-passage"]
    evidence = [shared_passages(pile, overlap, settings), *shared]
    evidence += [one for one in (_credits(pile, overlap, credited), _dates(pile, overlap)) if one]
    evidence += _private_texts(pile, overlap, settings)
    return Derivation(
        later=Node(article=overlap.right),
        earlier=Node(article=overlap.left),
        relation="shares-source",
        confidence=confidence,
        evidence=tuple(evidence),
    )


def shared_passages(pile: Pile, overlap: Overlap, settings: TraceSettings) -> Evidence:
    """How much text two articles have in common, and where the longest passages stand."""
    note = (
        f"{pile.title(overlap.left)} and {pile.title(overlap.right)} have {overlap.words} words "
        f"in {len(overlap.links)} matching passages in common, outside quotation marks"
    )
    return Evidence(rule="shared-passages", note=note, places=overlap.places(pile, settings.listed))


def _within(places: Sequence[Place], overlap: Overlap) -> tuple[Place, ...]:
    return tuple(place for place in places if place.article in (overlap.left, overlap.right))


def _credits(
    pile: Pile, overlap: Overlap, credited: tuple[Sequence[Chain], Sequence[Chain]]
) -> Evidence | None:
    named = [sorted({cited.source for chain in chains for cited in chain}) for chains in credited]
    if not any(named):
        return None
    told = [
        f"{pile.title(article)} credits {' and '.join(map(pile.name, sources)) or 'nobody'}"
        for article, sources in zip((overlap.left, overlap.right), named, strict=True)
    ]
    places = {
        place for chains in credited for chain in chains for cited in chain for place in cited.evidence.places
    }
    return Evidence(
        rule="credits",
        note=f"neither credits the other: {', '.join(told)}",
        places=tuple(sorted(places)),
    )


def _dates(pile: Pile, overlap: Overlap) -> Evidence | None:
    undated = [id_ for id_ in (overlap.left, overlap.right) if pile.date(id_) is None]
    if undated:
        names = " and ".join(pile.title(id_) for id_ in undated)
        return Evidence(rule="no-date", note=f"no publication date is known of {names}")
    left, right = overlap.left, overlap.right
    if not pile.before(left, right) and not pile.before(right, left):
        return Evidence(rule="no-order", note="the dates do not say which of the two came first")
    return None


def _private_texts(pile: Pile, overlap: Overlap, settings: TraceSettings) -> list[Evidence]:
    linked = {end for link in overlap.links for end in (link.left, link.right)}
    found = []
    for here, there in ((overlap.left, overlap.right), (overlap.right, overlap.left)):
        runs = _runs(pile.articles[there].article.text)
        private = [
            mention
            for mention in pile.mentions_of.get(here, ())
            if mention.id not in linked and mention.role != "headline" and _is_foreign(mention, runs)
        ]
        if private:
            number = f"{len(private)} passage{'s' if len(private) > 1 else ''}"
            places = tuple(Place(article=here, span=mention.span) for mention in private[: settings.listed])
            note = f"{pile.title(here)} holds {number} that {pile.title(there)} lacks"
            found.append(Evidence(rule="private-text", note=note, places=places))
    return found


def _is_foreign(mention: Mention, runs: frozenset[tuple[str, str, str]]) -> bool:
    own = _runs(mention.content)
    if len(own) < _SENTENCE_RUNS:
        return False
    return len(own & runs) < _FOREIGN_SHARE * len(own)


def _runs(body: str) -> frozenset[tuple[str, str, str]]:
    words = _WORD.findall(body.casefold())
    return frozenset(zip(words, words[1:], words[2:], strict=False))
