"""The pile as tracing looks things up in it. Everything is held in order of ids."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property

from provenance.model import (
    AttributedArticle,
    Attribution,
    Claim,
    Mention,
    Node,
    Source,
    Timestamp,
)

Holders = Mapping[str, tuple[Mention, ...]]
"""Article id -> its mentions of one claim, both in order."""

_NAMED_AT_MOST = 3
_WITHOUT_DATE = datetime.max.replace(tzinfo=UTC)
_NOT_GATHERED_THERE = frozenset({"dateline", "byline", "sign", "staff"})


class Pile:
    """Articles, mentions and claims, with the questions that tracing asks about them."""

    def __init__(
        self,
        articles: Iterable[AttributedArticle],
        mentions: Iterable[Mention],
        claims: Sequence[Claim],
        groups: Mapping[str, str],
        versions: Iterable[tuple[str, str]] = (),
    ) -> None:
        self.articles = {
            one.article.id: one for one in sorted(articles, key=lambda article: article.article.id)
        }
        self.mentions = {one.id: one for one in sorted(mentions, key=_position)}
        self.outlets = {id_: one.outlet.source if one.outlet else None for id_, one in self.articles.items()}
        self._bounds = {
            id_: one.article.published_at.bounds() if one.article.published_at else None
            for id_, one in self.articles.items()
        }
        self._groups = groups
        self._versions = frozenset(versions)
        self._sources = _sources(self.articles.values())
        self.holders: dict[str, Holders] = {}
        self.claim_of: dict[str, str] = {}
        held: dict[str, list[str]] = defaultdict(list)
        for claim in claims:
            self.claim_of.update(dict.fromkeys(claim.mentions, claim.id))
            self.holders[claim.id] = self._by_article(claim)
            for article in self.holders[claim.id]:
                held[article].append(claim.id)
        self.claims_of: dict[str, tuple[str, ...]] = {
            article: tuple(sorted(ids)) for article, ids in held.items()
        }

    def _by_article(self, claim: Claim) -> Holders:
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in sorted((self.mentions[one] for one in claim.mentions), key=_position):
            found[mention.article].append(mention)
        return {article: tuple(found[article]) for article in sorted(found)}

    @cached_property
    def voices(self) -> Mapping[str, frozenset[str]]:
        """Article id -> the speakers and documents that it names anywhere."""
        return {
            id_: frozenset(voices_of(a for statement in one.statements for a in statement.attributions))
            for id_, one in self.articles.items()
        }

    @cached_property
    def documents(self) -> Mapping[str, frozenset[str]]:
        """Article id -> the documents that it names anywhere."""
        return {
            id_: frozenset(
                one.source
                for statement in article.statements
                for one in statement.attributions
                if one.kind == "document" and one.source is not None
            )
            for id_, article in self.articles.items()
        }

    @cached_property
    def claims_at(self) -> Mapping[tuple[str, int], tuple[str, ...]]:
        """(article id, sentence index) -> the claims that the sentence makes."""
        found: dict[tuple[str, int], set[str]] = defaultdict(set)
        for mention in self.mentions.values():
            if mention.id in self.claim_of:
                found[mention.article, mention.sentence.index].add(self.claim_of[mention.id])
        return {key: tuple(sorted(ids)) for key, ids in found.items()}

    @cached_property
    def mentions_at(self) -> Mapping[tuple[str, int], tuple[str, ...]]:
        """(article id, sentence index) -> the mentions that the sentence makes."""
        found: dict[tuple[str, int], list[str]] = defaultdict(list)
        for mention in self.mentions.values():
            found[mention.article, mention.sentence.index].append(mention.id)
        return {key: tuple(ids) for key, ids in found.items()}

    @cached_property
    def mentions_of(self) -> Mapping[str, tuple[Mention, ...]]:
        """Article id -> its mentions in order."""
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions.values():
            found[mention.article].append(mention)
        return {article: tuple(mentions) for article, mentions in found.items()}

    def family(self, source: str) -> str:
        """The parent group of an outlet where it has one, else the outlet itself."""
        return self._groups.get(source, source)

    def is_own(self, article: str, source: str) -> bool:
        """Whether ``source`` is the article's own outlet, or a desk of its group."""
        outlet = self.outlets[article]
        return outlet is not None and self.family(outlet) == self.family(source)

    def address(self, article: str) -> str | None:
        """The address under which an article was published."""
        return self.articles[article].article.url

    def date(self, article: str) -> Timestamp | None:
        """When the article says that it was published."""
        return self.articles[article].article.published_at

    def before(self, first: str, second: str) -> bool:
        """Whether ``first`` is surely the earlier article."""
        left, right = self._bounds[first], self._bounds[second]
        return left is not None and right is not None and left[1] < right[0]

    def day_before(self, first: str, second: str) -> bool:
        """Whether ``first`` carries an earlier printed day, and is not surely later."""
        left, right = self.date(first), self.date(second)
        if left is None or right is None or self.before(second, first):
            return False
        return self.before(first, second) or left.day_before(right)

    def follows(self, later: str, earlier: str) -> bool:
        """Whether ``later`` is known to have taken the place of ``earlier``, and no date denies it."""
        return (later, earlier) in self._versions and not self.day_before(later, earlier)

    def moment(self, article: str) -> datetime:
        """The earliest instant the article's date allows; undated articles come last."""
        bounds = self._bounds[article]
        return bounds[0] if bounds else _WITHOUT_DATE

    def gathered(self, article: str) -> bool:
        """Whether there is positive evidence that the outlet gathered the story itself."""
        return bool(self.articles[article].own_reporting) or self._signs_as_agency(article)

    def _signs_as_agency(self, article: str) -> bool:
        outlet = self.articles[article].outlet
        return outlet is not None and outlet.basis == "dateline" and self.kind(outlet.source) == "agency"

    def gathered_here(self, mention: Mention) -> bool:
        """Whether the mention's own sentence shows that its outlet gathered it ("told Reuters").

        A dateline or a byline speaks for the article and says nothing of the sentence it adorns.
        """
        return any(
            place.article == mention.article and place.span.overlaps(mention.sentence.span)
            for evidence in self.articles[mention.article].own_reporting
            if not any(mark in evidence.rule for mark in _NOT_GATHERED_THERE)
            for place in evidence.places
        )

    def kind(self, source: str) -> str:
        """The kind of a source, ``unknown`` where no article tells."""
        found = self._sources.get(source)
        return found.kind if found else "unknown"

    def name(self, source: str) -> str:
        """A source's name for people; its id where no article gives a name."""
        found = self._sources.get(source)
        return found.name if found else source

    def is_named(self, source: str) -> bool:
        """Whether a source has a name that tells it from others of its description."""
        found = self._sources.get(source)
        return found is None or found.named

    def title(self, article: str) -> str:
        """What to call an article: its outlet, else the name of its file or record."""
        outlet = self.outlets[article]
        return self.name(outlet) if outlet else self.articles[article].article.name

    def label(self, node: Node) -> str:
        """What to call a node."""
        return self.title(node.article) if node.article is not None else self.name(node.source or "")


def listed(names: Iterable[str]) -> str:
    """A few names as a sentence lists them, each once; of many the rest by number."""
    distinct = list(dict.fromkeys(names))
    if len(distinct) > _NAMED_AT_MOST:
        distinct[_NAMED_AT_MOST - 1 :] = [f"{len(distinct) - _NAMED_AT_MOST + 1} others"]
    return distinct[0] if len(distinct) == 1 else f"{', '.join(distinct[:-1])} and {distinct[-1]}"


def voices_of(attributions: Iterable[Attribution]) -> Iterator[str]:
    """The speakers and documents among ``attributions``, those that resolve to somebody."""
    for one in attributions:
        if one.kind in ("speaker", "document") and one.source is not None:
            yield one.source


def _position(mention: Mention) -> tuple[str, int, int, str]:
    return mention.article, mention.span.start, mention.span.end, mention.id


def _sources(articles: Iterable[AttributedArticle]) -> dict[str, Source]:
    """Each source once; where articles disagree, the commonest form, then the first by name."""
    forms: dict[str, Counter[Source]] = defaultdict(Counter)
    for article in articles:
        for source in article.sources:
            forms[source.id][source] += 1
    return {
        id_: min(counted, key=lambda one: (-counted[one], one.name, one.kind))
        for id_, counted in forms.items()
    }


def alike(first: Iterable[str], second: Iterable[str]) -> list[str]:
    """The ids of ``first`` that may mean somebody in ``second``, in order.

    The ministry and the water ministry may be one, and so may Kono and Taro Kono.
    """
    parts = [set(other.split("-")) for other in second]
    return [
        one
        for one in sorted(first)
        if any((own := set(one.split("-"))) <= part or part <= own for part in parts)
    ]
