"""Whether two names can be of one bearer."""

from __future__ import annotations

from provenance.names.countries import COUNTRIES, country_of
from provenance.names.name import Name
from provenance.names.vocabulary import OF_HEADS

_CLOSE_LENGTH = 5
"""Letters from which on one letter's difference is taken for transliteration or a slip."""


def country(name: Name) -> tuple[str, ...] | None:
    """The country that a nation's, country's or capital's name stands for; ``None`` for other names.

    "Seoul" and "South Korean" stand for South Korea: as makers of statements they are one.
    """
    return country_of(name.key)


def same(a: Name, b: Name) -> bool | None:
    """Whether two names can be of one bearer; ``None`` where they do not tell.

    A surname can be its full name's, an acronym its expansion's, a nation's name its
    country's. Two full names of persons with different words are two persons. A capital
    and its country are neither surely one nor surely two.
    """
    if a.key == b.key or _compact(a) == _compact(b):
        return True
    if country(a) and country(b):
        return _same_country(a, b)
    if _abbreviates(a, b) or _abbreviates(b, a):
        return True
    if "place" in (a.kind, b.kind):
        return _same_words(a.key, b.key) if a.kind == b.kind and not (country(a) or country(b)) else None
    return (_same_organisation if "organisation" in (a.kind, b.kind) else _same_person)(a.key, b.key)


def _same_country(a: Name, b: Name) -> bool | None:
    if country(a) != country(b):
        return False
    return True if a.key in COUNTRIES and b.key in COUNTRIES else None


def _compact(name: Name) -> str:
    return "".join(name.key).replace("-", "").replace("'", "")


def _abbreviates(short: Name, full: Name) -> bool:
    letters = short.text.replace(".", "")
    if len(short.key) != 1 or len(full.key) < 2 or not letters.isupper():  # noqa: PLR2004  words to take initials of
        return False
    words = [word for word in full.text.replace("-", " ").split() if word[:1].isalpha()]
    capitals = "".join(word[0] for word in words if word[0].isupper())
    return letters in (capitals, "".join(word[0].upper() for word in words))


def _same_words(a: tuple[str, ...], b: tuple[str, ...]) -> bool | None:
    left, right = set(a), set(b)
    if left <= right or right <= left:
        return True
    return None if left & right else False


def _same_organisation(a: tuple[str, ...], b: tuple[str, ...]) -> bool | None:
    """The same words but for order and "of"; one head with other words beside it is another one."""
    left, right = set(a), set(b)
    if left == right:
        return True
    heads = left & right & OF_HEADS
    others = left - heads, right - heads
    return False if heads and all(others) and not others[0] & others[1] else None


def _same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool | None:
    short, full = sorted((a, b), key=len)
    if len(short) == 1:
        if any(_close(short[0], word) for word in full):
            return True
        return None
    if all(any(_alike(word, other) for other in full) for word in short):
        return True
    if _close(a[-1], b[-1]):
        return _alike(a[0], b[0]) and len(a[0]) * len(b[0]) > 1
    shared = [word for word in a if any(_close(word, other) for other in b)]
    return None if shared else False


def _alike(a: str, b: str) -> bool:
    """Equal, close, or one the other's initial."""
    return _close(a, b) or (min(len(a), len(b)) == 1 and a[0] == b[0])


def _close(a: str, b: str) -> bool:
    """Equal, or one letter apart in a long enough word."""
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) < _CLOSE_LENGTH or len(long) - len(short) > 1:
        return False
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    return short[start + (len(short) == len(long)) :] == long[start + 1 :]
