"""Makes the README's pictures of the HTML report from the examples: ``python -m tests.screenshots``.

Chromium must be installed. A window narrower than it opens is had by a frame of that width.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from provenance import trace
from tests.browser import picture

_ROOT = Path(__file__).parents[1]
_SIZES = {"desktop": (1280, 1280), "phone": (390, 844)}
_FRAME = (
    "<!doctype html><style>body{{margin:0}}iframe{{border:0;width:{width}px;height:{height}px}}</style>"
    '<iframe src="{page}" scrolling="no"></iframe>'
)


def main() -> None:
    """Traces the examples and takes the pictures."""
    images = _ROOT / "docs" / "images"
    images.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "report.html")
        trace(_ROOT / "examples").to_html(page)
        for name, (width, height) in _SIZES.items():
            frame = Path(folder, f"{name}.html")
            frame.write_text(_FRAME.format(width=width, height=height, page=page.as_uri()), "utf-8")
            picture(frame.as_uri(), images / f"report-{name}.png", width, height)


if __name__ == "__main__":
    main()
