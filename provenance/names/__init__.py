"""Proper names in running text."""

from __future__ import annotations

from provenance.names.bearers import country, same
from provenance.names.name import Name, NameKind
from provenance.names.reading import find

__all__ = ["Name", "NameKind", "country", "find", "same"]
