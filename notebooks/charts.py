"""How the notebooks' charts look, and how they are kept.

Each chart is kept twice: as Vega-Lite, which notebook servers and editors show interactively, and
as a picture for where a notebook is only looked at. A chart's ``description`` is its text.

Colours are told apart by lightness as well as by hue (after Okabe and Ito), so they survive grey
printing and colour blindness; where a colour says something, a shape or a word says it too.
"""

from __future__ import annotations

import io
from importlib.util import find_spec
from typing import Any

import altair as alt
from altair.utils.mimebundle import spec_to_mimebundle

SEVERITY = alt.Scale(
    domain=["substantive", "minor", "cosmetic"],
    range=["#7f1d1d", "#e69f00", "#d9d9d9"],
)
INK, QUIET, BLUE, ORANGE, SKY, PALE = "#1d1b18", "#6b6b6b", "#0b4f7d", "#e69f00", "#56b4e9", "#d9d9d9"
_VEGA_LITE = f"application/vnd.vegalite.v{alt.SCHEMA_VERSION.lstrip('v').split('.')[0]}+json"
_PICTURE = "image/png"
_SCALE = 2
"""Pixels of the kept picture to one of the chart."""
_COLOURS = 64
_LONGEST = 380
"""Pixels a label may take; altair cuts at 180."""


def use() -> None:
    """Show and keep charts this way from here on."""
    alt.renderers.register("kept", _kept)
    alt.renderers.enable("kept")
    alt.theme.register("provenance", enable=True)(_theme)


def _kept(spec: dict[str, Any], **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    bundle: dict[str, Any] = {_VEGA_LITE: spec, "text/plain": spec.get("description", "chart")}
    if find_spec("vl_convert") is None:  # not needed where nothing is kept
        return bundle, {}
    made, sizes = spec_to_mimebundle(spec, format="png", mode="vega-lite", scale_factor=_SCALE)
    shown = {side: round(pixels / _SCALE) for side, pixels in sizes[_PICTURE].items()}
    return {**bundle, _PICTURE: _smaller(made[_PICTURE])}, {_PICTURE: shown}


def _smaller(picture: bytes) -> bytes:
    """The picture in few colours: a fifth of the bytes, and no difference to be seen in flat charts."""
    from PIL import Image  # noqa: PLC0415 (comes with what makes pictures, not with what shows charts)

    kept = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as image:
        image.convert("RGB").quantize(_COLOURS).save(kept, "png", optimize=True)
    return kept.getvalue()


def _theme() -> alt.theme.ThemeConfig:
    return {
        "config": {
            "background": "white",
            "view": {"continuousWidth": 460, "continuousHeight": 280, "stroke": None},
            "title": {"anchor": "start", "fontSize": 14, "subtitleColor": QUIET, "offset": 12},
            "axis": {"labelLimit": _LONGEST, "titleFontWeight": "normal", "gridColor": "#ececec"},
            "point": {"opacity": 1},
            "tick": {"opacity": 1},
            "text": {"fontSize": 11},
            "legend": {"labelLimit": _LONGEST, "titleFontWeight": "normal"},
            "header": {"labelLimit": _LONGEST},
        }
    }
