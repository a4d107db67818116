"""What holds of matching and clustering whatever the pile."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.indexing import FaissIndex
from provenance.matching import MatchSettings, cluster, match
from provenance.model import Claim, Match, Mention, Sentence, Span
from tests.fakes.encoder import HashedEncoder

_VOCABULARY = """harbour council ferry glacier verdict orchard budget teacher strike river Oslo Bergen Mary
Jones 12 4.5 percent on Monday in March not refused agreed rose fell said the of and to by"""
contents = st.lists(st.sampled_from(_VOCABULARY.split()), min_size=4, max_size=14).map(" ".join)
piles = st.lists(st.tuples(st.sampled_from("abcd"), contents), min_size=0, max_size=14)
scripts = st.text(min_size=1, max_size=60)


def mentions_of(drawn: list[tuple[str, str]]) -> list[Mention]:
    made = []
    for at, (article, content) in enumerate(drawn):
        span = Span(start=0, end=len(content))
        place = Sentence(article=article, index=at, span=span, role="body", paragraph=0)
        made.append(
            Mention(
                id=f"m{at:02d}",
                article=article,
                span=span,
                parts=(span,),
                text=content,
                content=content,
                sentence=place,
                role="body",
                attributions=(),
            )
        )
    return made


def traced(mentions: list[Mention], order: int = 0) -> tuple[list[Match], list[Claim], dict[str, int]]:
    shuffled = mentions.copy()
    random.Random(order).shuffle(shuffled)  # noqa: S311 - a repeatable order
    distinct = sorted({mention.content for mention in mentions})
    random.Random(order + 1).shuffle(distinct)  # noqa: S311
    vectors = HashedEncoder().encode(distinct)
    rows = [distinct.index(mention.content) for mention in shuffled]
    loose = MatchSettings(minimum_rarity=2.0, minimum_probability=0.4)
    near = FaissIndex().pairs(vectors, loose.neighbour_similarity, loose.neighbours)
    found = match(shuffled, vectors, rows, near, loose)
    claims = cluster(shuffled, found, vectors, rows, loose)
    for claim in claims:
        inside = vectors[[rows[shuffled.index(one)] for one in shuffled if one.id in claim.mentions]]
        assert float((inside @ inside.T).min()) >= loose.minimum_inside - 0.001 or len(claim.mentions) == 1
        assert claim.minimum_similarity <= float((inside @ inside.T).min()) + 0.001
    return found, claims, dict(zip((one.id for one in shuffled), rows, strict=True))


@settings(derandomize=True, max_examples=40, deadline=None)
@given(piles)
def test_order_does_not_matter(drawn: list[tuple[str, str]]) -> None:
    mentions = mentions_of(drawn)
    first, second = traced(mentions), traced(mentions, order=9)
    assert first[0] == second[0]
    assert first[1] == second[1]


@settings(derandomize=True, max_examples=40, deadline=None)
@given(piles)
def test_every_mention_is_in_exactly_one_claim(drawn: list[tuple[str, str]]) -> None:
    mentions = mentions_of(drawn)
    found, claims, _ = traced(mentions)
    counts = Counter(one for claim in claims for one in claim.mentions)
    assert counts == Counter(mention.id for mention in mentions)
    by_id = {mention.id: mention for mention in mentions}
    assert all(claim.representative in claim.mentions for claim in claims)
    assert all(claim.text == by_id[claim.representative].content for claim in claims)
    assert all(one.left < one.right for one in found)
    shared = [claim for claim in claims if len(claim.mentions) > 1]
    assert all(
        len({by_id[one].article for one in claim.mentions}) > 1 or _is_one_text(claim, by_id)
        for claim in shared
    )


def _is_one_text(claim: Claim, by_id: dict[str, Mention]) -> bool:
    return len({by_id[one].content for one in claim.mentions}) == 1


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.lists(scripts, min_size=2, max_size=5))
def test_no_text_is_too_strange(texts: list[str]) -> None:
    mentions = mentions_of([("abcd"[at % 4], text) for at, text in enumerate(texts)])
    _, claims, _ = traced(mentions)
    assert sum(len(claim.mentions) for claim in claims) == len(texts)
    assert np.isfinite([claim.minimum_similarity for claim in claims]).all()
