"""Time expressions in running text (TIMEX3), and printed publication dates."""

from __future__ import annotations

from provenance.times.expressions import TimeExpression, TimexType, find, same
from provenance.times.printed import Printed, from_record, published

__all__ = ["Printed", "TimeExpression", "TimexType", "find", "from_record", "published", "same"]
