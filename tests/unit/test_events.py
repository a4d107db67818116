"""Which mentions and claims are of one event."""

from __future__ import annotations

import numpy as np

from provenance.matching import MatchSettings, cluster, relate, same_event
from provenance.matching.kindred import kindred, leading_words
from provenance.model import Mention, Related, Sentence, Span
from provenance.ports import Vectors
from tests.fakes.encoder import HashedEncoder

FLOODS = (
    "A dam near Osterby burst on Sunday and flooded the valley of the Lindau.",
    "Engineers had warned for years that the Osterby dam was cracked.",
    "Four hundred people of Osterby slept in a school after the flood.",
    "The dam at Osterby gave way after a night of rain in the Lindau valley.",
    "Rescuers took families from roofs in Osterby when the dam broke.",
    "The Lindau valley below Osterby is under two metres of water.",
)
BANKS = (
    "The lender Carrow froze its withdrawals after a run on its branches.",
    "Depositors queued at branches of Carrow in the rain on Monday.",
    "The central bank promised to stand behind depositors of Carrow.",
    "Carrow stopped withdrawals when depositors emptied its branches.",
    "A run on the lender Carrow began with a rumour about its bonds.",
    "Carrow wrote off its bonds a week before depositors ran.",
)


def _mention(article: str, index: int, text: str) -> Mention:
    span = Span(start=0, end=len(text))
    return Mention(
        id=f"m{article}{index}", article=article, span=span, parts=(span,), text=text, content=text,
        sentence=Sentence(article=article, index=index, span=span, role="body", paragraph=0),
        role="body", attributions=(),
    )  # fmt: skip


def _pile() -> list[Mention]:
    return [
        _mention(f"{letter}{at // 2}", at % 2, text)
        for letter, told in (("f", FLOODS), ("b", BANKS))
        for at, text in enumerate(told)
    ]


def _read(mentions: list[Mention]) -> tuple[Vectors, list[int]]:
    contents = sorted({one.content for one in mentions})
    return HashedEncoder().encode(contents), [contents.index(one.content) for one in mentions]


WIDE = MatchSettings(event_articles_similarity=-1.0, minimum_event_probability=0.01)


def test_pairs_stand_in_different_articles_and_each_once() -> None:
    mentions = _pile()
    ordered, pairs = same_event(mentions, *_read(mentions), WIDE)
    found = list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    assert found == sorted(set(found))
    assert found
    assert all(ordered[one].article != ordered[two].article for one, two in found)
    assert ((pairs.probability > 0.0) & (pairs.probability < 1.0)).all()


def test_one_event_is_likelier_than_two() -> None:
    mentions = _pile()
    ordered, pairs = same_event(mentions, *_read(mentions), WIDE)
    inside: list[float] = []
    across: list[float] = []
    for one, two, chance in zip(
        pairs.left.tolist(), pairs.right.tolist(), pairs.probability.tolist(), strict=True
    ):
        same = ordered[one].article[0] == ordered[two].article[0]
        (inside if same else across).append(chance)
    assert min(inside) > max(across, default=0.0)


def test_the_order_of_mentions_does_not_matter() -> None:
    mentions = _pile()
    backward = mentions[::-1]
    first = same_event(mentions, *_read(mentions), WIDE)
    second = same_event(backward, *_read(backward), WIDE)
    assert [one.id for one in first[0]] == [one.id for one in second[0]]
    assert first[1].left.tolist() == second[1].left.tolist()
    assert first[1].probability.tolist() == second[1].probability.tolist()


def _related(most: int) -> list[Related]:
    mentions = _pile()
    vectors, rows = _read(mentions)
    settings = MatchSettings(event_articles_similarity=-1.0, related_probability=0.01, related_claims=most)
    return relate(mentions, cluster(mentions, [], vectors, rows), vectors, rows, settings)


def test_a_claim_keeps_a_bounded_number_of_others() -> None:
    for most in (1, 2, 5):
        found = _related(most)
        ends = [end for one in found for end in (one.left, one.right)]
        assert found
        assert max(ends.count(end) for end in ends) <= most
        assert all(one.left < one.right for one in found)
        assert [one.probability for one in found] == sorted((one.probability for one in found), reverse=True)


def test_no_mentions_no_events() -> None:
    assert relate([], [], np.empty((0, 4), dtype=np.float32), []) == []


def test_articles_are_near_by_the_company_they_keep() -> None:
    # Two groups of four articles: all share word 0, each group a word of its own.
    group = [[0, 1], [0, 1], [0, 1], [0, 1], [0, 2], [0, 2], [0, 2], [0, 2]]
    words = leading_words([[np.array(one)] for one in group], np.array([2.0, 1.5, 1.5]))
    found = kindred(words, np.ones((8, 1)), 0.0, 10)
    company = dict(
        zip(zip(found.left.tolist(), found.right.tolist(), strict=True), found.company.tolist(), strict=True)
    )
    assert company[0, 1] > 0.8
    assert company[4, 7] > 0.8
    assert company[0, 4] < -0.8
