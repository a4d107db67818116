"""TEI P5: the wordings of each shared claim as a critical apparatus, the articles as its witnesses.

In each claim the first entry holds the mentions whole; each further entry is one divergence, by
kind and severity, with the words of both witnesses. An empty reading is an omission.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.report.export.formats import TextFormat
from provenance.report.export.spelling import as_xml, name
from provenance.report.view import Json, View
from provenance.report.wording import when

if TYPE_CHECKING:
    from lxml.etree import _Element

_NS = "http://www.tei-c.org/ns/1.0"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def _render(view: View) -> str:
    from lxml import etree  # noqa: PLC0415 (only for this format)

    root = etree.Element(f"{{{_NS}}}TEI", nsmap={None: _NS})
    _header(root, view)
    body = _below(_below(root, "text"), "body")
    for claim in view.shared:
        _claim(body, view, claim)
    if not view.shared:
        _below(body, "p", "No claim is made by more than one article.")
    etree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="unicode") + "\n"


def _header(root: _Element, view: View) -> None:
    description = _below(_below(root, "teiHeader"), "fileDesc")
    title = "Claims and the wordings in which they travelled"
    _below(_below(description, "titleStmt"), "title", title)
    tool = view.document["tool"]
    _below(_below(description, "publicationStmt"), "p", f"Written by {tool['name']} {tool['version']}.")
    source = _below(description, "sourceDesc")
    if not view.articles:
        _below(source, "p", "No articles.")
        return
    witnesses = _below(source, "listWit")
    for article in view.articles.values():
        _witness(witnesses, view, article)


def _witness(above: _Element, view: View, article: Json) -> None:
    witness = _below(above, "witness", None, {_ID: name("article", article["id"])})
    entry = _below(witness, "bibl")
    title = view.title(article)
    if title:
        _below(entry, "title", title)
    outlet = view.outlet_name(article["id"])
    if outlet:
        _below(entry, "publisher", outlet)
    _below(entry, "date", when(article))
    _below(entry, "idno", article["name"], {"type": "name"})
    if article["url"]:
        _below(entry, "idno", article["url"], {"type": "url"})


def _claim(body: _Element, view: View, claim: Json) -> None:
    division = _below(body, "div", None, {"type": "claim", _ID: name("claim", claim["id"])})
    _below(division, "head", claim["text"])
    entries = _below(division, "listApp")
    whole = _below(entries, "app", None, {"type": "mentions"})
    for mention in claim["mentions"]:
        reading = _below(whole, "rdg", mention["text"], _wit(mention))
        reading.set(_ID, name("mention", mention["id"]))
    for one in claim["divergences"]:
        kinds = {"type": one["kind"], "subtype": one["severity"]}
        entry = _below(entries, "app", None, kinds)
        for side in ("left", "right"):
            _below(entry, "rdg", one[side]["text"], _wit(view.mentions[one[side]["mention"]]))
        _below(entry, "note", one["note"])


def _wit(mention: Json) -> dict[str, str]:
    return {"wit": "#" + name("article", mention["article"])}


def _below(
    above: _Element, tag: str, text: str | None = None, attributes: dict[str, str] | None = None
) -> _Element:
    from lxml import etree  # noqa: PLC0415

    made = etree.SubElement(
        above, f"{{{_NS}}}{tag}", {key: as_xml(one) for key, one in (attributes or {}).items()}
    )
    made.text = as_xml(text) if text else None
    return made


FORMAT = TextFormat(
    name="tei",
    summary="TEI apparatus: the wordings of each shared claim, articles as witnesses",
    render=_render,
)
