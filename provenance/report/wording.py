"""Words for people: article text made safe to show, short forms, counts, dates."""

from __future__ import annotations

import re
import unicodedata

import regex

from provenance.report.view import Json

_UNSEEN = {"Cf", "Cc", "Cs", "Co", "Zl", "Zp"}
"""Categories of characters that are not seen themselves but can change what is seen."""
_CLOCK = re.compile(r"(?P<day>[\d-]+)T(?P<time>[\d:.]+)(?P<zone>Z|[+-][\d:]+)?")
_HALF = re.compile("[\ud800-\udfff]")
_KEPT = {"\u200c", "\u200d"}
"""Joiners that scripts need; they cannot move text about."""
_CONTROLS = regex.compile(r"[[\p{Cf}\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}]--[\n\t\u200c\u200d]]", regex.VERSION1)


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
    if char in _KEPT or unicodedata.category(char) not in _UNSEEN:
        return char
    code = ord(char)
    if code < 0x20:  # noqa: PLR2004 (the C0 controls have pictures)
        return chr(0x2400 + code)
    return f"<U+{code:04X}>"


def without_halves(text: str) -> str:
    """``text`` with halves of surrogate pairs, which no encoding and no table can hold, replaced."""
    return text if text.isascii() else _HALF.sub("\ufffd", text)


def visible(text: str) -> str:
    """``text`` as it stands, line breaks and tabs included, with unseen characters made visible as in ``safe``."""
    if _CONTROLS.search(text) is None:
        return text
    return _CONTROLS.sub(lambda found: _visible(found[0]), text.replace("\r\n", "\n"))


def shortened(text: str, length: int | None) -> str:
    """``text`` made safe and at most ``length`` characters, cut at a word with an ellipsis."""
    flat = safe(text)
    if length is None or len(flat) <= length:
        return flat
    return flat[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """``1 claim``, ``2 claims``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(names: list[str], most: int) -> str:
    """``A, B, C``; beyond ``most`` names, how many more there are."""
    hidden = len(names) - most
    if hidden <= 0:
        return ", ".join(names)
    return ", ".join(names[:most]) + f" and {hidden:,} more"


def when(article: Json) -> str:
    """An article's date as far as it is known: ``2021-05-16 13:43 +04:00``, ``2021-05``, ``undated``."""
    published = article["published_at"]
    if not published:
        return "undated"
    clock = _CLOCK.fullmatch(published["value"])
    if not clock:
        return safe(published["value"])
    time = clock["time"] if published["precision"] == "second" else clock["time"][:5]
    return " ".join(part for part in (clock["day"], time, clock["zone"]) if part)
