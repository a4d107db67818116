"""PROV, schema.org and Web Annotations: read back by the libraries of their fields, and held to their shapes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from prov.model import ProvDocument
from pyld import jsonld

from provenance.report.view import View
from tests.exports import VIEWS, text

Json = dict[str, Any]

IRI = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+$"}
REF = {"type": "object", "required": ["@id"], "properties": {"@id": IRI}, "additionalProperties": False}
WORDS = {"type": "string", "minLength": 1}


def thing(kind: str, required: list[str], **properties: Any) -> Json:
    return {
        "type": "object",
        "required": ["@type", "@id", *required],
        "properties": {"@type": {"const": kind}, "@id": IRI, **properties},
        "additionalProperties": False,
    }


REFS = {"type": "array", "items": REF, "minItems": 1}
ARTICLE = thing(
    "Article",
    ["name"],
    name=WORDS,
    headline=WORDS,
    url=WORDS,
    datePublished=WORDS,
    publisher=REF,
    isBasedOn=REFS,
)
WORK = thing("CreativeWork", ["name"], name=WORDS, abstract=WORDS, provider=REF, isBasedOn=REFS)
CLAIM = thing("Claim", ["text", "appearance"], text=WORDS, appearance=REFS, firstAppearance=REF, author=REF)
REVIEW = thing(
    "ClaimReview",
    ["creativeWorkStatus", "claimReviewed", "itemReviewed"],
    creativeWorkStatus={"const": "Draft"},
    claimReviewed=WORDS,
    itemReviewed=REF,
)
NAMED = [
    thing(kind, ["name"], name=WORDS) for kind in ("NewsMediaOrganization", "Person", "Organization", "Thing")
]
SCHEMA_ORG = {
    "type": "object",
    "required": ["@context", "@graph"],
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@graph": {"type": "array", "items": {"oneOf": [ARTICLE, WORK, CLAIM, REVIEW, *NAMED]}},
    },
    "additionalProperties": False,
}

QUOTE = {
    "type": "object",
    "required": ["type", "exact"],
    "properties": {
        "type": {"const": "TextQuoteSelector"},
        "exact": {"type": "string"},
        "prefix": {"type": "string"},
        "suffix": {"type": "string"},
    },
    "dependentRequired": {"prefix": ["suffix"], "suffix": ["prefix"]},
    "additionalProperties": False,
}
POSITION = {
    "type": "object",
    "required": ["type", "start", "end"],
    "properties": {
        "type": {"const": "TextPositionSelector"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 0},
    },
    "additionalProperties": False,
}
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "motivation", "body", "target"],
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": {"const": "identifying"},
        "target": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["type", "source", "selector"],
                "properties": {
                    "type": {"const": "SpecificResource"},
                    "selector": {"oneOf": [QUOTE, {"type": "array", "prefixItems": [QUOTE, POSITION]}]},
                },
            },
        },
    },
}


@pytest.fixture(params=list(VIEWS))
def view(request: pytest.FixtureRequest) -> View:
    return VIEWS[request.param]()


def prov(view: View, notation: str) -> ProvDocument:
    made = ProvDocument.deserialize(
        content=text(view, f"prov-{notation}"), format="json" if notation == "json" else "provn"
    )
    assert isinstance(made, ProvDocument)
    return made


def test_prov_json_and_prov_n_say_the_same(view: View) -> None:
    assert prov(view, "json") == prov(view, "n")


def test_prov_holds_every_article_claim_and_mention(view: View) -> None:
    names = {str(one.identifier) for one in prov(view, "json").get_records() if one.identifier}
    wanted = {f"pile:article-{one}" for one in view.articles} | {f"pile:claim-{one}" for one in view.claims}
    assert wanted | {f"pile:mention-{one}" for one in view.mentions} <= names


def records(made: ProvDocument, kind: str) -> list[dict[str, str]]:
    return [
        {key.localpart: str(value) for key, value in one.attributes}
        for one in made.get_records()
        if one.get_type().localpart == kind
    ]


def test_prov_relations() -> None:
    view = VIEWS["teaching"]()
    made = prov(view, "json")
    derived = records(made, "Derivation")
    ids = {one["name"]: f"pile:article-{identifier}" for identifier, one in view.articles.items()}
    copies = [one for one in derived if one.get("relation") == "copies"]
    assert {one["usedEntity"] for one in copies} == {ids["tunnel/reuters.txt"]}
    assert len(copies) == 4
    quoted = [one for one in derived if one.get("type") == "prov:Quotation"]
    assert len(quoted) == len(view.mentions)
    primary = [one for one in derived if one.get("type") == "prov:PrimarySource"]
    assert {one["basis"] for one in primary} <= {"cited", "most-attributed"}
    assert "pile:cited-kyodo-news" in {one["usedEntity"] for one in primary}


def test_two_that_share_a_source_are_derived_from_an_unheld_third() -> None:
    view = VIEWS["teaching"]()
    made = prov(view, "json")
    shared = [one for one in records(made, "Derivation") if one.get("relation") == "shares-source"]
    assert len({one["usedEntity"] for one in shared}) == 1
    assert len({one["generatedEntity"] for one in shared}) == 2
    unheld = {
        str(one.identifier)
        for one in made.get_records()
        for key, value in one.attributes
        if (key.localpart, str(value)) == ("type", "provenance:Unheld")
    }
    assert shared[0]["usedEntity"] in unheld
    assert {"pile:cited-kyodo-news", "pile:cited-sputnik"} <= unheld


def test_a_report_of_a_source_that_the_pile_holds_is_not_called_missing() -> None:
    """The articles cite Kyodo and the pile holds something of Kyodo's: whether it is that, nobody says."""
    view = VIEWS["teaching"]()
    sources = [{**one, "held": True} if one["id"] == "kyodo-news" else one for one in view.sources.values()]
    held = View({**view.document, "sources": sources}, view.texts)
    attributes = {
        key.localpart: str(value)
        for one in prov(held, "json").get_record("pile:cited-kyodo-news")
        for key, value in one.attributes
    }
    assert attributes["type"] == "provenance:Cited"
    assert "held" not in attributes
    works = {one["@id"]: one for one in graph(held)}
    assert "not in the pile" not in works["urn:x-provenance:report:kyodo-news"]["abstract"]
    assert "Kyodo News\\nnot in the pile" not in text(held, "dot")


def graph(view: View) -> list[Json]:
    made = json.loads(text(view, "schema-org"))
    jsonschema.Draft202012Validator(SCHEMA_ORG).validate(made)
    things: list[Json] = made["@graph"]
    return things


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            yield value["@id"]
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


def test_schema_org_has_its_shape_and_no_loose_end(view: View) -> None:
    things = graph(view)
    known = [one["@id"] for one in things]
    assert len(known) == len(set(known))
    assert set(references(things)) <= set(known)
    assert len([one for one in things if one["@type"] == "Claim"]) == len(view.claims)


def test_schema_org_expands_as_json_ld(view: View) -> None:
    made = json.loads(text(view, "schema-org"))
    context = {"@vocab": "https://schema.org/", "url": {"@type": "@id"}}  # in place of the one on the web
    expanded = jsonld.expand({**made, "@context": context})
    assert len(expanded) == len(made["@graph"])
    assert all(one["@type"][0].startswith("https://schema.org/") for one in expanded)


def test_no_review_is_rated(view: View) -> None:
    made = text(view, "schema-org")
    assert "reviewRating" not in made
    reviews = [one for one in graph(view) if one["@type"] == "ClaimReview"]
    assert len(reviews) == len(view.shared)


def test_schema_org_names_the_first_appearance() -> None:
    view = VIEWS["teaching"]()
    things = {one["@id"]: one for one in graph(view)}
    claims = [one for one in things.values() if one["@type"] == "Claim"]
    rockfall = next(one for one in claims if "rockfall" in one["text"])
    assert things[rockfall["firstAppearance"]["@id"]]["name"] == "tunnel/reuters.txt"
    ferry = next(one for one in claims if "since August" in one["text"])
    assert things[ferry["firstAppearance"]["@id"]]["abstract"] == "Cited; not in the pile."
    named = {one["name"]: one for one in things.values() if one["@type"] == "Article"}
    assert named["tunnel/abc-news.txt"]["isBasedOn"] == [{"@id": named["tunnel/reuters.txt"]["@id"]}]
    assert "isBasedOn" not in named["tunnel/reuters.txt"]


def annotated(view: View) -> list[Json]:
    made = json.loads(text(view, "web-annotation"))
    assert made["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert made["total"] == len(view.mentions)
    items: list[Json] = made["first"]["items"]
    jsonschema.Draft202012Validator({"type": "array", "items": ANNOTATION}).validate(items)
    return items


def test_an_annotation_for_every_mention(view: View) -> None:
    assert len(annotated(view)) == len(view.mentions)


def test_annotations_quote_the_exact_words(view: View) -> None:
    for made, mention in zip(annotated(view), view.mentions.values(), strict=True):
        quote, position = made["target"][0]["selector"]
        assert quote["exact"] == mention["text"]
        whole = view.texts.get(mention["article"])
        assert ("prefix" in quote) == (whole is not None)
        if whole is not None:
            start, end = position["start"], position["end"]
            assert whole[start:end] == quote["exact"]
            assert whole[:start].endswith(quote["prefix"])
            assert whole[end:].startswith(quote["suffix"])
            assert whole.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1


def test_a_page_is_annotated_by_its_words_alone() -> None:
    """Offsets count in the text as it was read, which is not the page's own."""
    pages = [one["target"][1] for one in annotated(VIEWS["teaching"]()) if len(one["target"]) > 1]
    assert {one["source"] for one in pages} == {"https://trend.example/ferry"}
    assert {one["selector"]["type"] for one in pages} == {"TextQuoteSelector"}
