"""Names of months, weekdays and zones, and the calendar arithmetic on them."""

from __future__ import annotations

from datetime import date, timedelta

from provenance.text import normal

MONTHS: dict[str, int] = {}
"""Normal form of a month's English name or abbreviation -> 1..12."""

for _number, _names in enumerate(
    (
        "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
        "september sept sep", "october oct", "november nov", "december dec",
    ),
    start=1,
):  # fmt: skip
    MONTHS.update(dict.fromkeys(_names.split(), _number))

ALL_MONTHS: dict[str, int] = dict(MONTHS)
"""As ``MONTHS``, with the months of German, French, Spanish, Italian, Portuguese, Dutch, Russian."""

_FOREIGN = (
    "januar jänner janvier janv enero ene gennaio gen janeiro januari январь января янв",
    "februar février févr fév febrero febbraio fevereiro fev februari февраль февраля фев",
    "märz mrz mär mars marzo março maart март марта мар",
    "avril avr abril abr aprile апрель апреля апр",
    "mai mayo maggio mag maio mei май мая",
    "juni juin junio giugno giu junho июнь июня июн",
    "juli juillet juil julio luglio lug julho июль июля июл",
    "août agosto ago augustus август августа авг",
    "septembre septiembre setiembre settembre sett setembro set сентябрь сентября сен",
    "oktober okt octobre octubre ottobre ott outubro out октябрь октября окт",
    "novembre noviembre novembro ноябрь ноября ноя",
    "dezember dez décembre déc diciembre dic dicembre dezembro декабрь декабря дек",
)
for _number, _names in enumerate(_FOREIGN, start=1):
    ALL_MONTHS.update({normal(name): _number for name in _names.split()})

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri",
         "saturday sat", "sunday sun"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
"""Normal form of an English weekday's name or abbreviation -> ISO number 1..7."""

_HOUR = timedelta(hours=1)
_ZONES = {
    "z": 0, "gmt": 0, "utc": 0, "wet": 0, "bst": 1, "west": 1, "cet": 1, "wat": 1, "cest": 2, "eet": 2,
    "sast": 2, "cat": 2, "eest": 3, "eat": 3, "trt": 3, "msk": 3, "мск": 3, "gst": 4, "pkt": 5, "ict": 7,
    "wib": 7, "hkt": 8, "sgt": 8, "myt": 8, "pht": 8, "awst": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11,
    "nzst": 12, "nzdt": 13, "brt": -3, "adt": -3, "edt": -4, "est": -5, "cdt": -5, "mdt": -6, "mst": -7,
    "pdt": -7, "pst": -8, "akdt": -8, "akst": -9, "hst": -10,
}  # fmt: skip
_UNITED_STATES = {"et": -5, "ct": -6, "mt": -7, "pt": -8}
AMBIGUOUS_ZONES = ("ist", "cst", "ast")
"""Names that mean zones far apart (India/Israel/Ireland, China/Chicago, Arabia/Atlantic): never resolved."""

ZONE_NAMES = (*_ZONES, *_UNITED_STATES, *AMBIGUOUS_ZONES)


def zone_offset(name: str, day: date) -> timedelta | None:
    """The offset from UTC of a zone's abbreviation on ``day``; ``None`` where it does not tell.

    "ET", "CT", "MT", "PT" follow the summer time of the United States, known from 2007 on.
    """
    name = name.lower()
    if name in _ZONES:
        return _ZONES[name] * _HOUR
    if name in _UNITED_STATES and day.year >= 2007:  # noqa: PLR2004  the law in force since then
        return (_UNITED_STATES[name] + _american_summer(day)) * _HOUR
    return None


def _american_summer(day: date) -> bool:
    """Second Sunday of March to first Sunday of November; the two switching days count as after."""
    starts, ends = date(day.year, 3, 8), date(day.year, 11, 1)
    starts += timedelta(days=6 - starts.weekday())
    ends += timedelta(days=6 - ends.weekday())
    return starts <= day < ends


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The date, or ``None`` where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
