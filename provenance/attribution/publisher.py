"""The outlet that published an article, and what that rests on."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.attribution import links
from provenance.attribution.parse import Parsed
from provenance.attribution.phrases import slug, source_of
from provenance.lexicon import Lexicon, OutletMatch
from provenance.model import Article, Outlet, OutletIdentity, Source, Span

_SELF_VERBS = frozenset({"reports", "informs", "writes"})
_SELF_ALONE = frozenset({"informs"})
_SELF_LINKS = frozenset({"citing", "quoting", "with reference to", "with a reference to", "referring to"})


@dataclass(frozen=True, slots=True)
class Publisher:
    """The identity with its source. ``self_citation`` is the clause in which an outlet cites itself."""

    identity: OutletIdentity
    source: Source


def identify(article: Article, rows: list[Parsed], lexicon: Lexicon) -> Publisher | None:
    """The publisher by a declared name that is known, domain, any declared name, byline, dateline, self-citation."""
    declared = (article.site or "").strip()
    if declared and (outlet := lexicon.outlet_by_name(declared)):
        return _publisher(outlet, "metadata")
    if article.url and (outlet := lexicon.outlet_by_domain(article.url)):
        return _publisher(
            outlet, "domain"
        )  # a declared name that nobody knows may be a column's or a guest's
    if declared and (source := _unlisted(declared)):
        return Publisher(OutletIdentity(source=source.id, basis="metadata"), source)
    if outlet := in_byline(article, lexicon):
        return _publisher(outlet, "byline")
    if found := in_dateline(rows, lexicon):
        return _publisher(found[0], "dateline", found[1])
    return _self_citing(article, rows, lexicon)


def in_byline(article: Article, lexicon: Lexicon) -> Outlet | None:
    """The outlet that the byline names as the author ("By The Associated Press")."""
    byline = (article.byline or "").strip()
    if byline[:3].lower() == "by ":
        byline = byline[3:].strip()
    return lexicon.outlet_by_name(byline) if byline else None


def in_dateline(rows: list[Parsed], lexicon: Lexicon) -> tuple[Outlet, Span] | None:
    """The agency in the dateline of the first paragraphs, with the dateline's range."""
    for row in rows:
        if row.dateline is None:
            continue
        outlet = lexicon.outlet_by_name(row.dateline.agency) if row.dateline.agency else None
        if outlet is not None:
            return outlet, row.dateline.span
    return None


def _unlisted(site: str) -> Source | None:
    """A declared site that the gazetteer lacks is a source of its own."""
    identifier = slug(site)
    if not identifier:
        return None
    return Source(id=identifier, name=" ".join(site.split()), kind="website" if "." in site else "unknown")


def _publisher(outlet: Outlet, basis: str, span: Span | None = None) -> Publisher:
    source = source_of(outlet)
    return Publisher(OutletIdentity(source=source.id, basis=basis, span=span), source)  # type: ignore[arg-type]


def _self_citing(article: Article, rows: list[Parsed], lexicon: Lexicon) -> Publisher | None:
    """Of "Trend reports citing Sputnik": who speaks of itself in the present and by its bare name."""
    for row in rows:
        if row.sentence.role == "headline":
            continue
        for match in row.outlets:
            if _cites_itself(article.text, row, match, lexicon):
                return _publisher(match.outlet, "self-citation", match.name)
    return None


def _cites_itself(text: str, row: Parsed, match: OutletMatch, lexicon: Lexicon) -> bool:
    """Bare name, present tense, and another outlet cited right after; "informs" suffices alone."""
    words = row.words
    index = next((at for at in range(len(words)) if words.start[at] >= match.name.end), len(words))
    following = words.low[index : index + 2]
    if following in (["has", "learned"], ["has", "learnt"]):
        return True
    if match.noun or not following or not _unintroduced(text, match):
        return False
    verb = following[0]
    if verb in _SELF_ALONE and _ends(words.low[index + 1 : index + 2]):
        return True
    if verb not in _SELF_VERBS:
        return False
    for link in links.find(words, lexicon):
        if link.cue.start != words.end[index] + 1 or link.cue.of(text).lower() not in _SELF_LINKS:
            continue
        cited = words.span(link.group.first, link.group.last)
        return any(
            one.outlet != match.outlet and cited.contains(one.name) for one in row.outlets
        ) or "reference" in link.cue.of(text)
    return False


def _unintroduced(text: str, match: OutletMatch) -> bool:
    """Whether the name stands alone after a comma or at the head of a sentence."""
    before = text[: match.span.start].rstrip(" ")
    return match.span.start == match.name.start and (not before or before[-1] in ',.\n"”')


def _ends(following: list[str]) -> bool:
    return not following or following[0] in (".", ",")
