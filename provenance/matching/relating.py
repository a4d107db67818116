"""Which claims are about the same event as a claim, without being it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from provenance.matching.events import same_event
from provenance.matching.settings import MatchSettings
from provenance.matching.worded import Worded
from provenance.model import Claim, Mention, Related
from provenance.ports import Vectors


def relate(
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
    vectors: Vectors,
    rows: Sequence[int],
    settings: MatchSettings | None = None,
    worded: Worded | None = None,
) -> list[Related]:
    """Pairs of claims of which some mentions tell of one event, the likeliest first.

    Each claim is in ``related_claims`` pairs at most, and both claims of a pair have it. They say what
    else a pile tells of an event; nothing may be counted by them. Arguments as for ``match``.
    """
    settings = settings or MatchSettings()
    settings = replace(settings, minimum_event_probability=settings.related_probability)
    ordered, pairs = same_event(mentions, vectors, rows, settings, worded)
    place = {mention: at for at, claim in enumerate(claims) for mention in claim.mentions}
    claim_of = [place[mention.id] for mention in ordered]
    best: dict[tuple[int, int], float] = {}
    for left, right, chance in zip(
        pairs.left.tolist(), pairs.right.tolist(), pairs.probability.tolist(), strict=True
    ):
        one, two = sorted((claim_of[left], claim_of[right]))
        if one != two and chance > best.get((one, two), 0.0):
            best[one, two] = chance
    ids = [claim.id for claim in claims]
    had: Counter[int] = Counter()
    found: list[Related] = []
    for (one, two), chance in sorted(
        best.items(), key=lambda item: (-item[1], *sorted((ids[item[0][0]], ids[item[0][1]])))
    ):
        if max(had[one], had[two]) < settings.related_claims:
            had.update((one, two))
            left_id, right_id = sorted((ids[one], ids[two]))
            found.append(Related(left=left_id, right=right_id, relation="same-event", probability=chance))
    return found
