"""Quantities in running text: what is counted or measured, how much, how surely."""

from __future__ import annotations

from provenance.numbers.quantity import Bound, Quantity, QuantityKind, compatible, conflict
from provenance.numbers.reading import find

__all__ = ["Bound", "Quantity", "QuantityKind", "compatible", "conflict", "find"]
