"""From matches to claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pytest

from provenance.matching import MatchSettings, cluster
from provenance.model import Claim, Match, Mention, Sentence, Span
from provenance.ports import Vectors


def mention(name: str, content: str = "", role: Literal["headline", "lead", "body"] = "body") -> Mention:
    """A mention of the article that its name begins with: ``a1`` stands in article ``a``."""
    content = content or f"content of {name} in full"
    span = Span(start=0, end=len(content))
    place = Sentence(article=name[0], index=0, span=span, role=role, paragraph=0)
    return Mention(
        id=name,
        article=name[0],
        span=span,
        parts=(span,),
        text=content,
        content=content,
        sentence=place,
        role=role,
        attributions=(),
    )


def matches(*pairs: tuple[str, str, float]) -> list[Match]:
    return [
        Match(left=min(a, b), right=max(a, b), similarity=0.9, probability=chance, reuse=False, parts=())
        for a, b, chance in pairs
    ]


def circle(*degrees: float) -> Vectors:
    angles = np.radians(degrees)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def members(claims: Sequence[Claim]) -> set[tuple[str, ...]]:
    return {claim.mentions for claim in claims}


def test_unmatched_mentions_are_claims_of_their_own() -> None:
    claims = cluster([mention("a"), mention("b")], [], circle(0, 1), [0, 1])
    assert members(claims) == {("a",), ("b",)}
    assert all(claim.minimum_similarity == 1.0 for claim in claims)
    assert cluster([], [], circle(), []) == []


def test_a_chain_does_not_become_one_claim() -> None:
    five = [mention(name) for name in "abcde"]
    chain = matches(("a", "b", 0.9), ("b", "c", 0.89), ("c", "d", 0.9), ("d", "e", 0.89))
    claims = cluster(five, chain, circle(0, 5, 10, 15, 20), [0, 1, 2, 3, 4])
    assert max(len(claim.mentions) for claim in claims) < 5
    assert ("a", "b") in members(claims) or ("a", "b", "c") in members(claims)


def test_the_least_similar_pair_is_bounded_and_reported() -> None:
    three = [mention(name) for name in "abc"]
    every = matches(("a", "b", 0.95), ("b", "c", 0.95), ("a", "c", 0.95))
    vectors = circle(0, 30, 60)
    wide = cluster(three, every, vectors, [0, 1, 2], MatchSettings(minimum_inside=0.4))
    assert members(wide) == {("a", "b", "c")}
    assert wide[0].minimum_similarity == pytest.approx(0.5)
    narrow = cluster(three, every, vectors, [0, 1, 2], MatchSettings(minimum_inside=0.8))
    assert members(narrow) == {("a", "b"), ("c",)}


def test_copies_of_one_wording_weigh_like_one() -> None:
    copies = [mention(f"{article}1", "the very same words") for article in "abcdefgh"]
    other = mention("z1")
    star = matches(*((copies[0].id, one.id, 0.99) for one in copies[1:]), ("a1", "z1", 0.8))
    rows = [0] * len(copies) + [1]
    claims = cluster([*copies, other], star, circle(0, 10), rows)
    assert members(claims) == {tuple(sorted(one.id for one in (*copies, other)))}


def test_one_content_without_a_match_stays_apart() -> None:
    claims = cluster([mention("a", "He said so."), mention("b", "He said so.")], [], circle(0), [0, 0])
    assert len(claims) == 2


def test_one_article_alone_makes_no_claim_of_two() -> None:
    headline, lead = mention("a1", role="headline"), mention("a2", role="lead")
    link = matches(("a1", "a2", 0.95))
    assert len(cluster([headline, lead], link, circle(0, 5), [0, 1])) == 2
    other = mention("b1")
    more = [*link, *matches(("a2", "b1", 0.9), ("a1", "b1", 0.9))]
    claims = cluster([headline, lead, other], more, circle(0, 5, 3), [0, 1, 2])
    assert members(claims) == {("a1", "a2", "b1")}


def test_the_representative_is_central_and_no_headline() -> None:
    three = [
        mention("a", "Dam closed", "headline"),
        mention("b", "The dam was closed on the order of the council"),
        mention("c", "The dam in the gorge was closed in spring on orders"),
    ]
    every = matches(("a", "b", 0.9), ("b", "c", 0.9), ("a", "c", 0.9))
    claim = cluster(three, every, circle(10, 0, 20), [0, 1, 2])[0]
    assert claim.representative in {"b", "c"}
    assert claim.text == next(one.content for one in three if one.id == claim.representative)
    central = cluster(three, every, circle(-20, 0, 9), [0, 1, 2])[0]
    assert central.representative == "b"


def test_the_id_depends_on_the_members_alone() -> None:
    pair = [mention("a"), mention("b")]
    link = matches(("a", "b", 0.9))
    one = cluster(pair, link, circle(0, 5), [0, 1])[0]
    other = cluster(pair[::-1], link, circle(5, 0), [0, 1])[0]
    assert one.id == other.id
    assert len(one.id) == 13
    assert one.id.startswith("c")
    assert int(one.id[1:], 16) >= 0
