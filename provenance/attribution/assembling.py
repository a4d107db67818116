"""From marks to clauses: which source and which contents belong to which cue.

A clause that the rules found too keeps what they know of it (its entry, kind and form); one that
only the marks show is a ``stance``: it says that somebody holds something, and names no origin.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from provenance.attribution.clause import Clause
from provenance.attribution.features import Layout
from provenance.attribution.marking import Mark
from provenance.attribution.parse import Parsed

LEARNT = "learnt"
"""The entry of clauses that no rule found."""


@dataclass(slots=True)
class _Draft:
    """A cue with what has been given to it so far."""

    cue: Mark
    source: Mark | None = None
    contents: list[Mark] = field(default_factory=list)


def assembled(marks: Sequence[Mark], rows: Sequence[Parsed], layout: Layout) -> list[Clause]:
    """One clause a cue, in the order of the cues."""
    drafts = [_Draft(mark) for mark in marks if mark.role == "cue"]
    if not drafts:
        return []
    _give_sources(drafts, [mark for mark in marks if mark.role == "source"], layout)
    _give_contents(drafts, [mark for mark in marks if mark.role == "content"], layout)
    _share_sources(drafts, layout)
    return [_clause(draft, rows, layout) for draft in drafts]


def _give_sources(drafts: list[_Draft], sources: list[Mark], layout: Layout) -> None:
    """Each source to the nearest cue of its sentence that has none yet."""
    pairs = sorted(
        (_distance(draft.cue, source), source.first, number, at)
        for number, source in enumerate(sources)
        for at, draft in _near(drafts, source)
        if layout.sentence[draft.cue.first] == layout.sentence[source.first]
    )
    given: set[int] = set()
    for _, _, number, at in pairs:
        if number not in given and drafts[at].source is None:
            drafts[at].source = sources[number]
            given.add(number)


def _near(drafts: list[_Draft], mark: Mark) -> list[tuple[int, _Draft]]:
    """The two cues on either side of ``mark``, with their numbers."""
    at = bisect.bisect_left(drafts, mark.first, key=lambda one: one.cue.first)
    first = max(0, at - 2)
    return list(enumerate(drafts[first : at + 2], start=first))


def _distance(cue: Mark, other: Mark) -> int:
    return max(cue.first - other.last, other.first - cue.last)


def _paragraph(layout: Layout, word: int) -> int:
    return bisect.bisect_right(layout.paragraphs, word, key=lambda one: one[0])


def _give_contents(drafts: list[_Draft], contents: list[Mark], layout: Layout) -> None:
    """A content ahead of its cue to the next cue of the paragraph, one behind it to the last cue."""
    for content in contents:
        after = bisect.bisect_left(drafts, content.first, key=lambda one: one.cue.first)
        order = (after, after - 1) if content.ahead else (after - 1, after)
        for at in order:
            if 0 <= at < len(drafts) and _paragraph(layout, drafts[at].cue.first) == _paragraph(
                layout, content.first
            ):
                drafts[at].contents.append(content)
                break


def _share_sources(drafts: list[_Draft], layout: Layout) -> None:
    """In "he said A and added B" the second cue has the first one's source."""
    for left, right in pairwise(drafts):
        same = layout.sentence[left.cue.first] == layout.sentence[right.cue.first]
        if not same or left.source is None or right.source is not None or not right.contents:
            continue
        if left.source.last < left.cue.first and not right.contents[0].ahead:
            right.source = left.source


def _clause(draft: _Draft, rows: Sequence[Parsed], layout: Layout) -> Clause:
    """A draft as a clause: as the rules' own where they found the cue too."""
    row = rows[int(layout.sentence[draft.cue.first])]
    cue, source = draft.cue.span, draft.source.span if draft.source else None
    content = tuple(sorted(one.span for one in draft.contents))
    for known in row.clauses:
        if known.cue.overlaps(cue) and not known.nested:
            same = source is not None and known.source is not None and source.overlaps(known.source)
            return replace(
                known, source=source, cue=cue, content=content, group=known.group if same else None
            )
    ahead = bool(content) and content[-1].end <= cue.start
    return Clause(
        entry=LEARNT,
        kind="stance",
        frame="end" if ahead else "object",
        form="trailing" if ahead else "leading",
        source=source,
        cue=cue,
        content=content,
    )
