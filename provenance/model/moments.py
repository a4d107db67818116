"""When something was published, as precisely as it was printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from provenance.model.kinds import DateBasis, Precision

_DAY = len("2019-11-17")
_ZONE_DOUBT = timedelta(hours=14)
"""A time without a zone may be up to this far from UTC, either way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timestamp:
    """A point in time as precisely as it was printed, and no more.

    ``value`` is ISO 8601 cut to the precision: ``2019``, ``2019-11``, ``2019-11-17``,
    ``2019-11-17T13:43:00+04:00`` (zone only where one was given).
    """

    value: str
    precision: Precision
    basis: DateBasis

    def bounds(self) -> tuple[datetime, datetime]:
        """Earliest and latest instant (UTC) that the printed value allows.

        A value without a zone is uncertain by up to 14 hours either way; so is a bare
        day, month or year, as nobody says in which zone it was counted.
        """
        first, last = self._local_bounds()
        if first.tzinfo is not None:
            return _in_utc(first), _in_utc(last)
        low = _shift(first.replace(tzinfo=UTC), -_ZONE_DOUBT)
        return low, _shift(last.replace(tzinfo=UTC), _ZONE_DOUBT)

    def surely_before(self, other: Timestamp) -> bool:
        """Whether this is earlier than ``other`` whatever the zones were."""
        return self.bounds()[1] < other.bounds()[0]

    def day_before(self, other: Timestamp) -> bool:
        """Whether this is on an earlier printed calendar day than ``other``."""
        mine, others = self.value[:_DAY], other.value[:_DAY]
        return mine < others and len(mine) == len(others) == _DAY

    def days_from(self, other: Timestamp) -> int:
        """The fewest whole days that can lie between this and ``other``."""
        (begin, end), (start, stop) = self.bounds(), other.bounds()
        return max(0, (max(begin, start) - min(end, stop)).days)

    def _local_bounds(self) -> tuple[datetime, datetime]:
        if self.precision == "year":
            year = int(self.value)
            return datetime(year, 1, 1), datetime(year, 12, 31, 23, 59, 59)  # noqa: DTZ001
        if self.precision == "month":
            first = datetime.fromisoformat(self.value + "-01")
            after = _shift(first.replace(day=28), timedelta(days=4)).replace(day=1)
            return first, _shift(after, -timedelta(seconds=1))
        first = datetime.fromisoformat(self.value)
        width = {
            "day": timedelta(days=1),
            "hour": timedelta(hours=1),
            "minute": timedelta(minutes=1),
            "second": timedelta(seconds=1),
        }[self.precision]
        return first, _shift(first, width - timedelta(seconds=1))


def _in_utc(moment: datetime) -> datetime:
    return _shift(moment.replace(tzinfo=UTC), -(moment.utcoffset() or timedelta(0)))


def _shift(moment: datetime, by: timedelta) -> datetime:
    """``moment + by``, held inside what a datetime can express (year 1, year 9999)."""
    try:
        return moment + by
    except OverflowError:
        edge = datetime.min if by < timedelta(0) else datetime.max  # noqa: DTZ901 (the zone follows)
        return edge.replace(tzinfo=moment.tzinfo)
