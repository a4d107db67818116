"""Omission: words of the side nearer the origin that the other side lacks."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.divergence.detecting import Changes, Detector, Difference, Example, Pair
from provenance.divergence.onesided import gravity, weighed


def _detect(pair: Pair, changes: Changes) -> Iterator[Difference]:
    for change in changes if pair.close else ():
        if change.left and not change.right:
            severity = weighed(pair, change, gravity(pair.left, change.left))
            if severity:
                note = f"left out: {pair.left.said(change.left)}"
                yield Difference("omission", severity, change.left, change.right, note)


DETECTOR = Detector(
    kind="omission",
    detect=_detect,
    valid=(
        Example(
            "The court dealt with the use of Norwegian sailors for unpaid labour on whaling ships.",
            "The court dealt with the use of unpaid labour on whaling ships.",
            ("of Norwegian sailors", ""), "substantive",
        ),
        Example(
            "Engineers could open a second gate by Monday if the rain eases.",
            "Engineers could open a second gate by Monday.",
            ("if the rain eases", ""), "substantive",
        ),
        Example(
            "A trawler, the Pelican, cut the nets of eleven boats.",
            "A trawler cut the nets of eleven boats.",
            ("the Pelican", ""), "minor",
        ),
    ),
    invalid=(
        Example("The harbour was closed, however, to all ships.", "The harbour was closed to all ships."),
        Example("The council met the unions at noon.", "Council met unions at noon."),
        Example(
            "The use of Norwegian sailors by Norwegian ships came to an end.",
            "The use of sailors by Norwegian ships came to an end.",
        ),
    ),
)  # fmt: skip
