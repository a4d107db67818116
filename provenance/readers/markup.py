"""Text of marked-up passages: what feeds and news items carry as HTML, XHTML or NITF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS = frozenset(
    """address article aside blockquote body caption dd div dl dt figure figcaption footer form h1 h2 h3 h4 h5
    h6 header hedline hl1 hl2 hr li main media nav note ol p pre section table td th tr ul block content
    body.content body.head body.end""".split()
)
_UNSEEN = frozenset("head iframe noscript object script style svg template".split())
_SPACE = re.compile(r"\s+")
_BREAK = "\n"
"""A line's end between pieces; white space of the source is folded before."""


def text_of_html(markup: str) -> str:
    """The text of an HTML fragment, a paragraph each for its blocks; ``markup`` without a tag is text."""
    from lxml import etree, html  # noqa: PLC0415 (only where there is markup)

    parser = html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = html.document_fromstring(f"<html><body>{markup.replace(chr(0), '')}", parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return ""
    return text_of(tree)


def text_of(tree: _Element) -> str:
    """The text of a parsed passage, paragraphs apart by an empty line."""
    lines = "".join(_pieces(tree)).split(_BREAK)
    return "\n\n".join(folded for line in lines if (folded := line.strip()))


def _pieces(tree: _Element) -> Iterator[str]:
    from lxml import etree  # noqa: PLC0415

    skipping: _Element | None = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        name = _local(element)
        if event == "start":
            if skipping is None and name in _UNSEEN:
                skipping = element
            if skipping is None:
                yield _BREAK if name in _BLOCKS or name == "br" else ""
                yield _folded(element.text)
            continue
        if skipping is element:
            skipping = None
        if skipping is None:
            yield _BREAK if name in _BLOCKS else ""
            yield _folded(element.tail) if element is not tree else ""


def _folded(text: str | None) -> str:
    return _SPACE.sub(" ", text or "")


def _local(element: _Element) -> str:
    """The name without its namespace; empty for what is no element (an entity left as it is)."""
    name = element.tag
    return name.rpartition("}")[2].lower() if isinstance(name, str) else ""
