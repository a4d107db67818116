"""An article as its outlet prints it: dateline, reporting clause, paragraphs, credit line."""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from evals.cascades.base import Outlet
from evals.cascades.edits import Site, realise
from evals.cascades.plans import Node
from evals.cascades.versions import Line, Story

_REPORTED = (
    ", {x} reported",
    ", {x} reports",
    ", according to {x}",
    ", {x} reported on its website",
    ", {x} has reported",
)
_BY_AGENCY = (", the {x} news agency reported", ", news agency {x} reported", ", {x} news agency reports")
_CITING = (
    ", {me} reports citing {x}",
    ", {me} reports with reference to {x}",
    ", {me} reported, citing {x}",
    ", {me} said, quoting {x}",
)
_CHAINED = (
    ", {x} reported, citing {y}",
    ", {x} said, quoting {y}",
    ", {x} reports with reference to {y}",
    ", according to {a} {y} report carried by {x}",
)
_DEEP = (
    ", {x} reported, citing {y}, which quoted {z}",
    ", {x} said, quoting {y}, which cited {z}",
    ", {x} reports with reference to {y}, which cites {z}",
)
_LEADING = ("According to {x}, ", "As reported by {x}, ", "As {x} reports, ")
_LINES = ("Source: {x}", "This article was first published by {x}.", "({x})", "Originally published by {x}")
_MONTHS = (
    "Jan.",
    "Feb.",
    "March",
    "April",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
)
_LOWERED = frozenset(
    [
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "As",
        "His",
        "Her",
        "Its",
        "Their",
        "This",
        "These",
        "That",
        "Those",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
        "Some",
        "Many",
        "Most",
        "Several",
        "For",
        "By",
        "With",
        "When",
        "While",
        "After",
        "Before",
        "Despite",
        "During",
        "More",
        "Nearly",
        "Almost",
        "About",
        "No",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """An article's text and the truth about its sentences (``sentences`` of ``truth.json``)."""

    text: str
    sentences: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is put before and after the lead's words; ``source`` is whom it names last."""

    before: str = ""
    after: str = ""
    source: str | None = None
    last: str = ""


def compose(
    node: Node,
    story: Story,
    lines: Sequence[Line],
    outlet: Outlet,
    credited: Sequence[Outlet],
    time: datetime,
    draw: random.Random,
) -> Printed:
    """Print ``lines`` as ``outlet`` does, owing the story to ``credited``, the nearest first."""
    frame = _frame(node, story, lines[0], outlet, credited, time, draw)
    text = ""
    rows: list[dict[str, Any]] = []
    for number, line in enumerate(lines):
        gap = "" if not number else "\n\n" if number == 1 or draw.random() < 0.6 else " "
        text += gap
        piece, row = _sentence(line, story, frame if not number else _Frame(), len(text))
        text += piece
        rows.append(row)
    if frame.last:
        text += f"\n\n{frame.last}"
    return Printed(text=text + "\n", sentences=tuple(rows))


def _sentence(line: Line, story: Story, frame: _Frame, offset: int) -> tuple[str, dict[str, Any]]:
    wording = (line.fact, line.telling)
    base = story.bases[wording]
    content, places = realise(base, story.sites[wording], line.applied)
    if frame.before.endswith(", "):
        content = content[0].lower() + content[1:]
    if frame.after:
        content = content.removesuffix(".")
    start = offset + len(frame.before)
    end = start + len(content)
    text = frame.before + content + frame.after + ("." if frame.after else "")
    row = {
        "start": start,
        "end": end,
        "fact": line.fact,
        "telling": line.telling,
        "clause": _clause(frame, offset, end),
        "sites": [
            {
                "id": f"{line.fact}/{line.telling}/{number}",
                "form": site.form,
                "applied": site in line.applied,
                "start": start + places[site][0],
                "end": start + places[site][1],
            }
            for number, site in enumerate(sorted(story.sites[wording], key=lambda one: (one.start, one.end)))
        ],
    }
    return text, row


def _clause(frame: _Frame, offset: int, end: int) -> dict[str, Any] | None:
    if frame.source is None or not (frame.before or frame.after):
        return None
    if frame.before:
        return {"start": offset, "end": offset + len(frame.before), "source": frame.source}
    return {"start": end, "end": end + len(frame.after), "source": frame.source}


def _frame(
    node: Node,
    story: Story,
    lead: Line,
    outlet: Outlet,
    credited: Sequence[Outlet],
    time: datetime,
    draw: random.Random,
) -> _Frame:
    if node.credit == "none" or not credited:
        return _Frame()
    near, far = credited[0], credited[-1]
    names = {"x": near.name, "y": credited[min(1, len(credited) - 1)].name, "z": far.name, "me": outlet.name}
    names["a"] = "an" if names["y"][0] in "AEIO" else "a"
    if node.credit == "dateline":
        place = f"{story.city.upper()}, {_MONTHS[time.month - 1]} {time.day} ({near.name}) - "
        return _Frame(before=place, source=near.id)
    if node.credit == "line":
        return _Frame(source=far.id, last=draw.choice(_LINES).format_map(names))
    first = story.bases[lead.fact, lead.telling].split()[0]
    if node.credit == "according" and first in _LOWERED and not _starts_edited(story, lead):
        return _Frame(before=draw.choice(_LEADING).format_map(names), source=far.id)
    clause = draw.choice(_DEEP if len(credited) > 2 else _clauses(node, near)).format_map(names)
    return _Frame(after=clause, source=far.id)


def _clauses(node: Node, near: Outlet) -> tuple[str, ...]:
    if node.credit == "citing":
        return _CITING
    if node.credit == "chain":
        return _CHAINED
    plain = near.kind == "agency" and not re.search(
        r"\b(?:Agency|Press|News|Agenc\w+|Service|agency)\b", near.name
    )
    return _REPORTED + _BY_AGENCY if plain else _REPORTED


def _starts_edited(story: Story, line: Line) -> bool:
    sites: Collection[Site] = story.sites[line.fact, line.telling]
    return any(site.start == 0 for site in sites)
