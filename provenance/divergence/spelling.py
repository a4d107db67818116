"""Spelling: the same word in another spelling, or misspelt."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.divergence.detecting import Changes, Detector, Difference, Example, Pair
from provenance.divergence.slips import slip
from provenance.text import spelling


def _detect(pair: Pair, changes: Changes) -> Iterator[Difference]:
    """Each pair of spellings once, wherever the alignment took one word for the other."""
    del changes
    seen: set[tuple[str, str]] = set()
    for i, j in pair.alignment.partners.items() if pair.close else ():
        one, other = pair.left.words[i].norm, pair.right.words[j].norm
        if one == other or (one, other) in seen:
            continue
        seen.add((one, other))
        left, right = range(i, i + 1), range(j, j + 1)
        if spelling(one) == spelling(other):
            yield Difference("spelling", "cosmetic", left, right, "two spellings of one word")
        elif slip(one, other):
            yield Difference("spelling", "minor", left, right, "one may be a misspelling of the other")


DETECTOR = Detector(
    kind="spelling",
    detect=_detect,
    valid=(
        Example(
            "The harbour was closed to all ships on Monday.",
            "The harbor was closed to all ships on Monday.",
            ("harbour", "harbor"), "cosmetic",
        ),
        Example(
            "They organised a march through the old town.",
            "They organized a march through the old town.",
            ("organised", "organized"), "cosmetic",
        ),
        Example(
            "Both governments were asked for a compromise on quotas.",
            "Both governments were asked for a comprimise on quotas.",
            ("compromise", "comprimise"), "minor",
        ),
        Example(
            "The clerk sealed the documents in the vault.",
            "The clerk sealed the documnets in the vault.",
            ("documents", "documnets"), "minor",
        ),
        Example(
            "A quarrel over grazing was resolved by two elders.",
            "A quarrel over grazing was reloved by two elders.",
            ("resolved", "reloved"), "minor",
        ),
        Example(
            "The residents of the tower left on foot.",
            "The residennts of the tower left on foot.",
            ("residents", "residennts"), "minor",
        ),
    ),
    invalid=(
        Example("The northern tunnel reopened.", "The southern tunnel reopened."),
        Example("The report was published by the ministry.", "The reports were published by the ministry."),
        Example("They agreed on the conservation of eels.", "They agreed on the conversation of eels."),
        Example("The county closed the old bridge.", "The country closed the old bridge."),
        Example("The prosecution of the sailors went on.", "The persecution of the sailors went on."),
        Example("Its reporter left the town at dawn.", "Its reporting left the town at dawn."),
        Example("The rebels were charged in the spring.", "The rebels were changed in the spring."),
    ),
)  # fmt: skip
