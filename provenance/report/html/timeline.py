"""When a claim appeared: a bar from the earliest to the latest instant that each date allows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from provenance.model import Timestamp
from provenance.report.html.anchors import Anchors
from provenance.report.html.lineage import Ref, ref
from provenance.report.html.witnesses import moment
from provenance.report.view import View
from provenance.report.wording import when

SCALE = 1000.0
"""Units of the time axis."""
_LEAST = 6.0
"""Width of a bar whose time is known to the second, so that it is seen."""
_MOST = 40
"""Appearances shown before the rest is counted."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """An article's date as a bar; ``None`` where it has no date."""

    article: Ref
    date: str
    precision: str | None
    bar: tuple[float, float] | None
    exact: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """Appearances in order of time, the ends of the axis, and how many are left out."""

    rows: tuple[Appearance, ...]
    first: str
    last: str
    hidden: int

    @property
    def vague(self) -> bool:
        """Whether a date allows more than a moment."""
        return any(row.bar and not row.exact for row in self.rows)


def timeline(view: View, anchors: Anchors, articles: Iterable[str]) -> Timeline | None:
    """The appearances of these articles; ``None`` where fewer than two of them are dated."""
    ordered = sorted(set(articles), key=lambda one: (*moment(view.articles[one]), view.places[one]))
    shown = ordered[:_MOST]
    bounds = {
        one: Timestamp(**view.articles[one]["published_at"]).bounds()
        for one in shown
        if view.articles[one]["published_at"]
    }
    if len(bounds) < 2:  # noqa: PLR2004 (one date is no sequence)
        return None
    low = min(first for first, _ in bounds.values())
    high = max(last for _, last in bounds.values())
    rows = tuple(_row(view, anchors, one, bounds.get(one), low, high) for one in shown)
    return Timeline(rows, _instant(low, high - low), _instant(high, high - low), len(ordered) - len(shown))


def _row(
    view: View,
    anchors: Anchors,
    article: str,
    bounds: tuple[datetime, datetime] | None,
    low: datetime,
    high: datetime,
) -> Appearance:
    found = view.articles[article]
    precision = found["published_at"]["precision"] if found["published_at"] else None
    bar = None
    if bounds:
        whole = max((high - low).total_seconds(), 1.0)
        start = (bounds[0] - low).total_seconds() / whole * (SCALE - _LEAST)
        width = max((bounds[1] - bounds[0]).total_seconds() / whole * (SCALE - _LEAST), _LEAST)
        bar = (round(start, 1), round(width, 1))
    exact = bounds is not None and bounds[1] - bounds[0] < timedelta(hours=1, seconds=1)
    return Appearance(ref(view, anchors, ("article", article)), when(found), precision, bar, exact)


def _instant(moment: datetime, whole: timedelta) -> str:
    form = "%Y-%m-%d" if whole > timedelta(days=12) else "%Y-%m-%d %H:%M UTC"
    return moment.astimezone(UTC).strftime(form)
