"""Titles as pages print them, with the site's name behind: "Headline | The Gazette"."""

from __future__ import annotations

import re

_BAR = re.compile(r"\s+(?:\||»|::|·|•)\s+")
_DASH = re.compile(r"\s+[-–—]\s+(?=[^–—]{2,60}\Z)")
_SHORTEST_TITLE = 3


def without_site(title: str, known: str | None = None) -> tuple[str, str | None]:
    """The headline without the site's name behind it, and that name.

    Behind a bar whatever stands last is the site. Behind a dash only the ``known`` name is:
    "Bridge unsafe - Reuters" may as well be another outlet's headline that quotes the agency.
    """
    bar = _BAR.search(title)
    if bar and len(title[: bar.start()].split()) >= _SHORTEST_TITLE:
        return title[: bar.start()], _BAR.split(title)[-1].strip() or None
    dash = _DASH.search(title)
    if dash and known and title[dash.end() :].strip().casefold() == known.strip().casefold():
        return title[: dash.start()], title[dash.end() :].strip()
    return title, None
