"""Differently worded sentences of articles that lie far apart: things happen again, and are told again alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from provenance.matching.comparison import probability, weighed
from provenance.matching.weights import APART
from provenance.model import Match, Mention, Timestamp

_FAR = 60
"""Days. Of 34 pairs of differently worded sentences further apart in real news, most of those judged .8 or less
told of two events ("the prime minister condemned the attack"), or of a person's office years apart."""


def weighed_by_time(
    matches: Iterable[Match], mentions: Iterable[Mention], published: Mapping[str, Timestamp], least: float
) -> list[Match]:
    """``matches`` with what speaks against those that lie far apart; of them those below ``least`` are left out.

    Args:
        matches: of ``mentions``. Text reuse is one claim whenever it was printed.
        mentions: their articles say when they were written.
        published: when each dated article was.
        least: the probability from which two mentions make one claim.
    """
    article_of = {one.id: one.article for one in mentions}
    kept: list[Match] = []
    for one in matches:
        dates = published.get(article_of[one.left]), published.get(article_of[one.right])
        if one.reuse or not _far(*dates):
            kept.append(one)
        elif (doubted := _less_likely(one)).probability >= least:
            kept.append(doubted)
    return kept


def _less_likely(one: Match) -> Match:
    parts = (*one.parts, *weighed(APART, {"long-apart": 1.0}))
    return replace(one, parts=parts, probability=probability(parts))


def _far(one: Timestamp | None, other: Timestamp | None) -> bool:
    return one is not None and other is not None and one.days_from(other) > _FAR
