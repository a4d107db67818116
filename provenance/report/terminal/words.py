"""Article text made safe to show, and the report's few styles."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from rich.text import Text

STYLES = {"substantive": "bold red", "minor": "yellow", "cosmetic": "dim"}
STANDING_STYLES = {
    "corroborated": "green",
    "single-origin": "yellow",
    "unattributed": "magenta",
    "contested": "bold red",
}
SYMBOLS = {"substantive": "!", "minor": "~", "cosmetic": "·"}
"""Severity without colour."""

_INVISIBLE_CONTROLS = {"Cf", "Cc", "Cs", "Co", "Zl", "Zp"}
_KEPT = {"\u200c", "\u200d"}
"""Joiners that scripts need; they cannot move text about."""


def safe(text: str) -> str:
    """``text`` on one line, with every control and direction character made visible.

    Terminal escapes, carriage returns and bidirectional overrides come out as pictures or
    ``<U+202E>``; runs of white space become one space. Nothing is dropped silently.
    """
    flat = " ".join(text.split())
    if flat.isascii() and flat.isprintable():
        return flat
    return "".join(_visible(char) for char in flat)


def _visible(char: str) -> str:
    if char in _KEPT or unicodedata.category(char) not in _INVISIBLE_CONTROLS:
        return char
    code = ord(char)
    if code < 0x20:  # noqa: PLR2004 (the C0 controls have pictures)
        return chr(0x2400 + code)
    return f"<U+{code:04X}>"


def plain(text: str, style: str = "") -> Text:
    """Article text as a rich ``Text``; markup in it stays text."""
    return Text(safe(text), style=style)


def shortened(text: str, length: int) -> str:
    """``text`` made safe and at most ``length`` characters, cut at a word with an ellipsis."""
    flat = safe(text)
    if len(flat) <= length:
        return flat
    return flat[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def join(pieces: Iterable[Text], separator: str) -> Text:
    """Pieces with a separator between them."""
    return Text(separator).join(pieces)


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """``1 claim``, ``2 claims``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
