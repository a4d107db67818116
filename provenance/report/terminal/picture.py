"""A page of the terminal as an SVG that stands on its own: no script, no font and nothing else is fetched."""

from __future__ import annotations

import io
import re

from rich.console import Console, RenderableType
from rich.terminal_theme import SVG_EXPORT_THEME

WIDTH = 100
"""Columns where nobody says otherwise: what a README shows without shrinking the letters."""

_NOT_XML = re.compile("[\ufffe\uffff]")
"""Code points that are no characters and that XML cannot hold; controls are made visible before."""

_FORMAT = """\
<svg class="terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
  <style>
    .{unique_id}-matrix {{
      font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace;
      font-size: {char_height}px;
      line-height: {line_height}px;
    }}
    .{unique_id}-title {{
      font-size: 18px;
      font-weight: bold;
      font-family: system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif;
    }}
    {styles}
  </style>
  <defs>
    <clipPath id="{unique_id}-clip-terminal">
      <rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
    </clipPath>
    {lines}
  </defs>
  {chrome}
  <g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
    {backgrounds}
    <g class="{unique_id}-matrix">
    {matrix}
    </g>
  </g>
</svg>
"""
"""As rich's own, with fonts that are there instead of one from the network."""


def svg(page: RenderableType, width: int | None = None, title: str = "provenance") -> str:
    """``page`` as it looks on a terminal of so many columns; the same page gives the same bytes."""
    console = Console(
        file=io.StringIO(),
        record=True,
        width=width or WIDTH,
        force_terminal=True,
        color_system="truecolor",
        no_color=False,
        highlight=False,
        legacy_windows=False,
    )
    console.print(page)
    drawn = console.export_svg(
        title=title, theme=SVG_EXPORT_THEME, code_format=_FORMAT, unique_id="provenance"
    )
    return _NOT_XML.sub("\ufffd", "".join(f"{line.rstrip()}\n" for line in drawn.splitlines()))
