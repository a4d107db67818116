"""Addition: words that the side nearer the origin lacks."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.divergence.detecting import Changes, Detector, Difference, Example, Pair
from provenance.divergence.onesided import gravity, weighed


def _detect(pair: Pair, changes: Changes) -> Iterator[Difference]:
    for change in changes if pair.close else ():
        if change.right and not change.left:
            severity = weighed(pair, change, gravity(pair.right, change.right))
            if severity:
                note = f"added: {pair.right.said(change.right)}"
                yield Difference("addition", severity, change.left, change.right, note)


DETECTOR = Detector(
    kind="addition",
    detect=_detect,
    valid=(
        Example(
            "A repair ship is to leave the port on Thursday for the splice.",
            "A repair ship with two spare cables on board is to leave the port on Thursday for the splice.",
            ("", "with two spare cables on board"), "minor",
        ),
        Example(
            "Villages were cut off by the flood for three days.",
            "Villages in the southern delta were cut off by the flood for three days.",
            ("", "in the southern delta"), "substantive",
        ),
    ),
    invalid=(
        Example("The harbour was closed to all ships.", "The harbour was also closed to all ships."),
        Example("The clerk hid the ledger in a barn.", "The clerk reportedly hid the ledger in a barn."),
    ),
)  # fmt: skip
