"""W3C Web Annotations: one for each mention, with its exact words and their place."""

from __future__ import annotations

from provenance.report.export.formats import TextFormat
from provenance.report.export.spelling import as_json, urn
from provenance.report.view import Json, View

_AROUND = 32
"""Code points of prefix and suffix: what the annotation tools in use write."""


def _render(view: View) -> str:
    mentions = list(view.mentions.values())
    return as_json(
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": "urn:x-provenance:annotations",
            "type": "AnnotationCollection",
            "label": "Mentions of claims",
            "total": len(mentions),
            "first": {
                "id": "urn:x-provenance:annotations:all",
                "type": "AnnotationPage",
                "startIndex": 0,
                "items": [_annotation(view, one) for one in mentions],
            },
        }
    )


def _annotation(view: View, mention: Json) -> Json:
    claim = view.claims[view.claim_of[mention["id"]]]
    return {
        "id": urn("mention", mention["id"]),
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": claim["text"]},
            {
                "type": "SpecificResource",
                "purpose": "identifying",
                "source": urn("claim", claim["id"]),
            },
        ],
        "target": _targets(view, mention),
    }


def _targets(view: View, mention: Json) -> list[Json]:
    """The text as it was read; and the page it came from, in which offsets would count differently."""
    article = view.articles[mention["article"]]
    quote = _quote(view, mention)
    position = {"type": "TextPositionSelector", "start": mention["start"], "end": mention["end"]}
    targets: list[Json] = [
        {
            "type": "SpecificResource",
            "source": urn("article", article["id"]),
            "selector": [quote, position],
        }
    ]
    if article["url"]:
        targets.append({"type": "SpecificResource", "source": article["url"], "selector": quote})
    return targets


def _quote(view: View, mention: Json) -> Json:
    """The words, and where the article's text is at hand what stands around them."""
    quote: Json = {"type": "TextQuoteSelector", "exact": mention["text"]}
    start, end = mention["start"], mention["end"]
    before = view.quoted(mention["article"], max(0, start - _AROUND), start)
    after = view.quoted(mention["article"], end, end + _AROUND)
    return quote if before is None or after is None else {**quote, "prefix": before, "suffix": after}


FORMAT = TextFormat(
    name="web-annotation",
    summary="W3C Web Annotations: every mention by its words and its place",
    render=_render,
)
