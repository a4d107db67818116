"""What can be chosen about the search for near vectors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from provenance.errors import SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexSettings:
    """Up to how many vectors the search is exact, and how hard it tries beyond.

    ``exact_up_to``: vectors compared with each other one and all; beyond, the space is cut into
    cells, and a vector is compared with those of the ``probes`` cells that are nearest to it.
    The first was set by time: 50,000 sentence vectors take 10 core seconds each with each, four times
    as many would take 150. The second by recall, on 207,000 distinct contents of 5,000 news articles:
    of the 20 nearest of 2,000 rows, cosine at least .6, 64 probes find .9948, 80 find .9963, 96 find
    .9971 and 128 find .9980, in time that grows with them; with 80 it is 41 core seconds.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    exact_up_to: int = 50_000
    probes: int = 80

    def __post_init__(self) -> None:
        if self.exact_up_to < 0 or self.probes < 1:
            raise SettingsError("index: exact_up_to must not be negative, probes at least 1")
