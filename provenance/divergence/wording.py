"""Wording: the same said in other words, or what no other kind explains."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.divergence.alignment import Change
from provenance.divergence.detecting import Changes, Detector, Difference, Example, Pair, hull
from provenance.divergence.onesided import scattered
from provenance.divergence.passage import Passage
from provenance.divergence.relating import RelationKind, relation

MOST = 8
"""More small changes of wording than this are one rewriting, and shown as one."""


CLEAR = 0.7
"""The least probability at which a relation is named.

iSTS headlines, five folds, chunks that are not equal: from here on "the same" is right in .88 and
"more specific" in .79 of the cases.
"""

_TOLD: dict[RelationKind, str] = {
    "same": "the same in other words",
    "opposite": "the opposite",
    "left more specific": "less specific",
    "right more specific": "more specific",
}


def _detect(pair: Pair, changes: Changes) -> Iterator[Difference]:
    if not pair.close:
        yield Difference(
            "wording", "minor", range(len(pair.left)), range(len(pair.right)), "told in other words"
        )
        return
    yield from _reordered(pair)
    worded = [change for change in changes if change.left and change.right and _content(pair, change)]
    if len(worded) > MOST:
        left = hull(*(change.left for change in worded))
        right = hull(*(change.right for change in worded))
        yield Difference("wording", "minor", left, right, f"other words in {len(worded)} places")
        return
    for change in worded:
        yield Difference("wording", "minor", change.left, change.right, _note(pair, change))


def _note(pair: Pair, change: Change) -> str:
    """Both wordings, and how they are related where that is clear."""
    left, right = pair.left.said(change.left), pair.right.said(change.right)
    told = relation(Passage(left), Passage(right), (pair.left.passage, pair.right.passage))
    told_as = _TOLD.get(told.kind) if told.probability >= CLEAR else None
    return f"{left} | {right} ({told_as})" if told_as else f"{left} | {right}"


def _reordered(pair: Pair) -> Iterator[Difference]:
    """What is left of a sentence told in another order, as one difference."""
    if scattered(pair):
        changed = pair.alignment.changes
        left, right = hull(*(one.left for one in changed)), hull(*(one.right for one in changed))
        yield Difference("wording", "minor", left, right, "told in another order")


def _content(pair: Pair, change: Change) -> bool:
    """Whether both sides, or one, have a word of content; "has been" beside "was" is nothing."""
    return any(not pair.left.words[i].function for i in change.left) or any(
        not pair.right.words[j].function for j in change.right
    )


DETECTOR = Detector(
    kind="wording",
    detect=_detect,
    valid=(
        Example(
            "About 12,000 people spent the night in schools and sports halls.",
            "About 12,000 people passed the night in schools and sports halls.",
            ("spent", "passed"), "minor",
        ),
        Example(
            "The two sides failed to prolong the fishing pact before winter.",
            "The two sides failed to extend the fishing pact before winter.",
            ("prolong", "extend"), "minor",
        ),
        Example(
            "The council asked for a longer conversation with farmers.",
            "The council asked for a longer conservation with farmers.",
            ("conversation", "conservation"), "minor",
        ),
    ),
    invalid=(
        Example("The bridge has been closed since the storm.", "The bridge was closed since the storm."),
        Example("A clerk sealed the documents.", "A clerk sealed the documnets."),
        Example("The bridge closes for repairs on Monday.", "On Monday the bridge closes for repairs."),
    ),
)  # fmt: skip
