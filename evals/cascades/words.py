"""Word tables of the generator (``words.toml``): what can be exchanged for what."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

_TABLES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))

WEEKDAYS: tuple[str, ...] = tuple(_TABLES["weekdays"])
MONTHS: tuple[str, ...] = tuple(_TABLES["months"])
COUNTS: tuple[str, ...] = tuple(_TABLES["counts"])
TIME_UNITS: frozenset[str] = frozenset(_TABLES["time_units"])
PLACES: tuple[tuple[str, ...], ...] = tuple(tuple(group) for group in _TABLES["places"])
CITIES = PLACES[1]
SURNAMES: tuple[str, ...] = tuple(_TABLES["surnames"])
FORENAMES: tuple[str, ...] = tuple(_TABLES["forenames"])
TITLES: tuple[str, ...] = tuple(_TABLES["titles"])
SAYING: tuple[str, ...] = tuple(_TABLES["saying"])
TOLD: tuple[str, ...] = tuple(_TABLES["told"])
ADDITIONS: tuple[str, ...] = tuple(_TABLES["additions"])
SHIFTED: dict[str, str] = _TABLES["shifted"]
SYNONYMS: dict[str, str] = _TABLES["synonyms"]
BRITISH: dict[str, str] = _TABLES["british"]
SPACED: dict[str, str] = _TABLES["spaced"]
LOOKALIKES: dict[str, str] = _TABLES["lookalikes"]
