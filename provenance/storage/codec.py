"""Nouns as plain JSON values and back, by their declared types.

A noun is the list of its fields' values. What belongs to the article around it is left out: the
article itself, and its id, so that a reading stays true when the article's name and id change.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable
from typing import Any, TypeVar

from provenance.model import Article

_T = TypeVar("_T")
_Encode = Callable[[Any], Any]
_Decode = Callable[[Any, Article | None], Any]


def encode(value: object) -> Any:
    """``value``, a noun, as JSON values."""
    kind: Any = type(value)
    return _codec(kind)[0](value)


def decode(kind: type[_T], value: Any, article: Article | None = None) -> _T:
    """The noun of type ``kind`` that ``value`` stands for, as part of ``article``.

    Raises:
        ValueError, TypeError, IndexError: ``value`` does not stand for one.
    """
    what: Any = kind
    decoded: _T = _codec(what)[1](value, article)
    return decoded


@functools.cache
def _codec(kind: Any) -> tuple[_Encode, _Decode]:
    if dataclasses.is_dataclass(kind):
        return _noun(kind)
    if typing.get_origin(kind) is tuple:
        return _sequence(typing.get_args(kind)[0])
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        return _optional(next(one for one in typing.get_args(kind) if one is not type(None)))
    return (lambda value: value), (lambda value, _: value)


def _sequence(inner: Any) -> tuple[_Encode, _Decode]:
    to, back = _codec(inner)
    return (lambda value: [to(one) for one in value]), (
        lambda value, article: tuple([back(one, article) for one in value])
    )


def _optional(inner: Any) -> tuple[_Encode, _Decode]:
    to, back = _codec(inner)
    return (lambda value: None if value is None else to(value)), (
        lambda value, article: None if value is None else back(value, article)
    )


def _noun(kind: Any) -> tuple[_Encode, _Decode]:
    hints = typing.get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind)]
    own = [name for name in names if not _is_context(name, hints[name])]
    context = {name: hints[name] for name in names if name not in own}
    codecs = [(name, *_codec(hints[name])) for name in own]

    def to(value: Any) -> list[Any]:
        return [encode_one(getattr(value, name)) for name, encode_one, _ in codecs]

    def back(value: Any, article: Article | None) -> Any:
        if len(value) != len(codecs):
            raise ValueError(f"not a {kind.__name__}: {len(value)} values for {len(codecs)} fields")
        fields = {
            name: decode_one(one, article) for (name, _, decode_one), one in zip(codecs, value, strict=True)
        }
        for name, hint in context.items():
            if article is None:
                raise ValueError(f"a {kind.__name__} is part of an article")
            fields[name] = article if hint is Article else article.id
        return kind(**fields)

    return to, back


def _is_context(name: str, hint: Any) -> bool:
    """Whether a field names the article that its noun is part of."""
    return hint is Article or (name == "article" and hint is str)
