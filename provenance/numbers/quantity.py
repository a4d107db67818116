"""What a quantity is, and whether two can be one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.model import Span

Bound = Literal["exact", "about", "at-least", "at-most", "more-than", "less-than"]
QuantityKind = Literal["count", "money", "percent", "measure", "age", "ratio", "result"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with what it counts.

    ``span``/``text``: the number with its unit ("$5.2bn", "12", "10 to 15 per cent"), without
    bound words and head noun. ``value`` is the (lower) value in ``unit``, ``upper`` the upper
    end of a range, or the other side of a result ("3-1"). ``unit`` is normalised ("percent",
    "USD", "km"; a ratio's is "share", of 0..1), ``None`` for plain counts; ``noun`` is the stem
    of the head noun counted ("soldier" in "12 Russian soldiers"), ``None`` where it is not
    clear. ``step`` is the size of the last printed place (100000.0 in "1.5 million").
    """

    span: Span
    text: str
    value: float
    upper: float | None = None
    unit: str | None = None
    noun: str | None = None
    bound: Bound = "exact"
    kind: QuantityKind = "count"
    step: float = 1.0


_ABOUT = 0.1
"""How far, as a share of the value, "about" may be off."""


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether both can be true of one thing: equal at the coarser printed precision, or bounds meet.

    Units must agree; what is counted is not looked at.
    """
    if not _same_unit(a, b):
        return False
    if "result" in (a.kind, b.kind):
        return a.kind == b.kind and {a.value, a.upper} == {b.value, b.upper}
    (low_a, high_a), (low_b, high_b) = _limits(a, max(a.step, b.step)), _limits(b, max(a.step, b.step))
    if a.step == b.step and a.bound == b.bound == "exact" and a.upper is b.upper is None:
        return a.value == b.value
    return low_a <= high_b and low_b <= high_a


def conflict(a: Quantity, b: Quantity) -> bool:
    """Whether both measure the same kind of thing (kind, unit, noun) and clearly differ.

    Counts without a noun never conflict; of shares and sums the nouns must agree where both
    are known.
    """
    if a.kind != b.kind or not _same_unit(a, b) or compatible(a, b):
        return False
    if a.kind == "count" or (a.noun and b.noun):
        return a.noun is not None and a.noun == b.noun
    return True


def _same_unit(a: Quantity, b: Quantity) -> bool:
    if a.unit == b.unit:
        return True
    return "pound" in (a.unit, b.unit) and bool({a.unit, b.unit} & {"GBP", "lb"})


def _limits(quantity: Quantity, step: float) -> tuple[float, float]:
    """The values a quantity allows, when printed to the nearest ``step``."""
    low, high = quantity.value, quantity.upper if quantity.upper is not None else quantity.value
    slack = step / 2 if step > quantity.step else 0.0
    if quantity.bound == "about":
        slack = max(slack, _ABOUT * abs(high))
    slack += 1e-9 * max(abs(low), abs(high))
    tiny = 1e-6 * max(1.0, abs(low))
    return {
        "at-least": (low - slack, float("inf")),
        "more-than": (low - slack + tiny, float("inf")),
        "at-most": (float("-inf"), high + slack),
        "less-than": (float("-inf"), high + slack - tiny),
    }.get(quantity.bound, (low - slack, high + slack))
