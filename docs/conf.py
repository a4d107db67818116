"""Sphinx's settings; ``make docs`` builds the pages without a network, every warning an error."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))  # the checkout's own code is documented

from docs.introspection import fill
from provenance import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "provenance"
version = release = __version__
copyright = "the authors of provenance"  # noqa: A001 (Sphinx's name)
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
napoleon_use_rtype = False
html_theme = "furo"
html_title = f"provenance {version}"
html_static_path = ["_static"]
html_css_files = ["page.css"]
html_copy_source = False
html_show_sphinx = False
pygments_style = "default"


def setup(app: Sphinx) -> None:
    """Let the parts that are made from the code take their places."""
    app.connect("source-read", _generate)


def _generate(_app: Sphinx, _page: str, source: list[str]) -> None:
    source[0] = fill(source[0])
