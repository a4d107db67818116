"""Invented events (``events.toml``), told by two reporters who were both there and by hearsay.

Telling 0 and 1 are reporters, 2 is somebody who passes the story on. A fact with a ``voice``
rests on the same speaker in every telling: two reporters who quote one speaker are one witness.
"""

from __future__ import annotations

import functools
import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.cascades import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that happened, worded by each teller. ``voice``: all rest on the same speaker."""

    wordings: tuple[str, ...]
    voice: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event: its place, a faithful headline a teller, one that is too ``strong``, its facts.

    ``doubtful`` is the number of the fact whose hedge the strong headline drops.
    """

    city: str
    titles: tuple[str, ...]
    strong: str
    doubtful: int
    facts: tuple[Fact, ...]


@functools.cache
def _templates() -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("events.toml").read_text("utf-8"))[
        "event"
    ]
    return read


def count() -> int:
    """How many events there are. None is told twice: two tellings of it would share sentences."""
    return len(_templates())


def event(number: int, draw: random.Random) -> Event:
    """Event ``number``, its names and figures drawn."""
    template = _templates()[number]
    slots = _slots(number, draw)
    return Event(
        city=slots["city"],
        titles=_filled(template["titles"], slots),
        strong=template["strong"].format_map(slots),
        doubtful=template["doubtful"],
        facts=tuple(
            Fact(wordings=_filled(fact["wordings"], slots), voice=fact.get("voice", False))
            for fact in template["facts"]
        ),
    )


def _filled(wordings: list[str], slots: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(wording.format_map(slots) for wording in wordings)


_CITIES = (
    "Arvenholm",
    "Bellastrand",
    "Corvale",
    "Dunmarrow",
    "Eskeldorf",
    "Farnwick",
    "Gorlitza",
    "Hestermark",
)
_FIRMS = ("Alderspan", "Brightholm", "Corvex", "Dynamar", "Elmworth", "Ferrovale", "Granwick", "Holtrane")


def _slots(number: int, draw: random.Random) -> Mapping[str, str]:
    few, other = draw.sample(words.COUNTS[1:], 2)
    day, following = draw.sample(words.WEEKDAYS, 2)
    return {
        "city": _CITIES[number % len(_CITIES)],
        "firm": draw.choice(_FIRMS),
        "n": few,
        "N": few.capitalize(),
        "k": other,
        "K": other.capitalize(),
        "k2": draw.choice(words.COUNTS[6:]),
        "m": str(draw.randrange(120, 900, 10)),
        "p": str(draw.randrange(21, 89)),
        "day": day,
        "next": following,
        "fore": draw.choice(words.FORENAMES),
        "sur": draw.choice(words.SURNAMES),
    }
