"""The mention of a claim that stands nearest to its origin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from provenance import text
from provenance.model import AttributedArticle, Claim, Lineage, Mention, Node

_FAR = 10**6
_WITHOUT_DATE = datetime.max.replace(tzinfo=UTC)


def reference(
    claim: Claim, lineage: Lineage, mentions: Mapping[str, Mention], articles: Mapping[str, AttributedArticle]
) -> str:
    """Id of the mention with which the others are compared.

    The origin's own, where the pile holds it; else the one with the fewest steps to the origin,
    then the one whose words most others share (what one copyist alone has, he changed), then the
    earliest, then the fullest. Body text goes before a headline.
    """
    if len(claim.mentions) == 1:
        return claim.mentions[0]
    steps = _steps(lineage)
    shared = _shared_words([mentions[id_] for id_ in claim.mentions])

    def nearness(id_: str) -> tuple[bool, int, bool, int, datetime, int, str, int, str]:
        mention = mentions[id_]
        return (
            mention.article != lineage.origin.article,
            steps.get(Node(article=mention.article), _FAR),
            mention.role == "headline",
            -shared[id_],
            _moment(articles[mention.article]),
            -len(mention.content),
            mention.article,
            mention.span.start,
            id_,
        )

    return min(claim.mentions, key=nearness)


def _shared_words(mentions: Sequence[Mention]) -> Mapping[str, int]:
    """Mention id -> how many of its words other mentions have too, less those that none has."""
    words = {mention.id: {word.norm for word in text.words(mention.content)} for mention in mentions}
    holding = Counter(word for own in words.values() for word in own)
    return {id_: sum(1 if holding[word] > 1 else -1 for word in own) for id_, own in words.items()}


def _moment(article: AttributedArticle) -> datetime:
    date = article.article.published_at
    return date.bounds()[0] if date else _WITHOUT_DATE


def _steps(lineage: Lineage) -> Mapping[Node, int]:
    """How many derivations lie between each node and the origin."""
    origin = lineage.origin
    if origin.article is not None:
        start = Node(article=origin.article)
    elif origin.source is not None:
        start = Node(source=origin.source)
    else:
        return {}
    onward: dict[Node, list[Node]] = defaultdict(list)
    for one in lineage.derivations:
        if one.relation != "shares-source":
            onward[one.earlier].append(one.later)
    steps = {start: 0}
    queue = [start]
    for node in queue:
        for later in onward[node]:
            if later not in steps:
                steps[later] = steps[node] + 1
                queue.append(later)
    return steps
