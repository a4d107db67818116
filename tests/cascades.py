"""A small pile of made-up articles to generate cascades from; for tests of the generator and its scoring."""

from __future__ import annotations

import json
import random
from pathlib import Path

from evals.cascades.edits import seeded

_SUBJECTS = "gardener carpenter surveyor librarian chemist plumber tailor botanist weaver miller"
_OBJECTS = "greenhouse staircase boundary catalogue laboratory boiler overcoat herbarium carpet windmill"
_PLACES = "Havana Geneva Nairobi Seattle Denver Ohio Kansas Brazil Kenya Vienna"
_ACTS = "repainted measured insured auctioned emptied rented photographed heated guarded mended"
_FRAMES = (
    "The {s} of {q} {a} a large {q} {o} near {p} on Monday before {q} rain came.",
    "Nearly {n} guests may see {q} and the {o} that {q} {a}, with the {q} defense ministry in {p}.",
    "“It was a {q} and {q} {o},” Harriet Stone said after {q} {a} it for {q} {p}.",
    "A well-known {s} from {q} {p} was {q} when the {q} organization {a} the {o} in 2013.",
    "Officials in {q} {p} are expected to {q} the {o} “a small {q} of craft” once {q} {a} it.",
    "Many {q} residents of {p} were {q} by {n} {q} crowns for the {o} that {q} {a} twice.",
    "The {q} {o} of {p} began to {q} after a {s} {a} its {q} beam for three {q} weeks.",
)
"""Every run of six words has a slot, so that no two articles share one; {q} is a word of its own."""


def _with_words(frame: str, draw: random.Random) -> str:
    while "{q}" in frame:
        word = "".join(draw.choice("bdfgklmnprstv") + draw.choice("aeiou") for _ in range(4)) + "d"
        frame = frame.replace("{q}", word, 1)
    return frame


def write_base(folder: Path) -> Path:
    draw = seeded("5")
    rows = []
    for number in range(20):
        groups = [group.split() for group in (_SUBJECTS, _OBJECTS, _PLACES, _ACTS)]
        starts = [(number * step + number // 10 * (step // 2)) % 10 for step in (1, 3, 7, 9)]
        turn = [group[start:] + group[:start] for start, group in zip(starts, groups, strict=True)]
        lines = [
            _with_words(frame, draw).format(
                s=turn[0][i], o=turn[1][i], p=turn[2][i], a=turn[3][i], n=draw.randrange(21, 99)
            )
            for i, frame in enumerate(_FRAMES)
        ]
        rows.append(
            {
                "id": f"b{number}",
                "title": f"About the {turn[1][0]}",
                "published_at": f"{2015 + number // 12}-{number % 12 + 1:02d}-04",
                "topic": "crafts",
                "text": "\n\n".join(lines),
            }
        )
    path = folder / "base.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path
