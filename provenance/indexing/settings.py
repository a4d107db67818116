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
    TODO figures
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    exact_up_to: int = 50_000
    probes: int = 80

    def __post_init__(self) -> None:
        if self.exact_up_to < 0 or self.probes < 1:
            raise SettingsError("index: exact_up_to must not be negative, probes at least 1")
