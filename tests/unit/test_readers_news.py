"""ninjs and NewsML-G2: what agencies say about an item reaches the article."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from provenance.attribution import attribute
from provenance.config import load_lexicon
from provenance.errors import InputError
from provenance.model import Article
from provenance.readers import Reading, read
from provenance.segmentation import segment

BODY = "<p>The ferry sank off Isel on Monday.</p><p>Nobody was hurt &amp; all were saved.</p>"
TEXT = "The ferry sank off Isel on Monday.\n\nNobody was hurt & all were saved."


def given(content: str | bytes) -> Reading:
    return read(["-"], stdin=io.BytesIO(content.encode() if isinstance(content, str) else content))


def one(content: str | bytes) -> Article:
    (article,) = given(content).articles
    return article


def why(content: str | bytes) -> str:
    with pytest.raises(InputError) as raised:
        given(content)
    return str(raised.value)


def ninjs(**fields: Any) -> dict[str, Any]:
    item = {
        "uri": "urn:newsml:gazette.example:20240303:7",
        "version": "2",
        "versionCreated": "2024-03-03T09:12:00+01:00",
        "headlines": [{"role": "short", "value": "Ferry"}, {"role": "main", "value": "Ferry sinks off Isel"}],
        "bodies": [
            {"role": "main", "contentType": "text/plain", "value": "The ferry sank off Isel on Monday."},
            {"role": "main", "contentType": "text/html", "value": BODY},
        ],
        "by": "Ann Lee",
    }
    return item | fields


def test_a_ninjs_item() -> None:
    article = one(json.dumps(ninjs()))
    assert article.text == TEXT
    assert article.title == "Ferry sinks off Isel"
    assert (article.site, article.byline) == ("gazette.example", "Ann Lee")
    assert article.published_at
    assert article.published_at.value == "2024-03-03T09:12:00+01:00"
    assert article.name == "urn:newsml:gazette.example:20240303:7"
    assert article.notes == ("version: 2",)


def test_a_body_in_nitf_alone() -> None:
    nitf = f"<nitf><head><title>x</title></head><body><body.content>{BODY}</body.content></body></nitf>"
    bodies = [{"role": "main", "contentType": "application/nitf+xml", "value": nitf}]
    assert one(json.dumps(ninjs(bodies=bodies))).text == TEXT
    plain = {"role": "web", "contentType": "text/plain", "value": "Plain words."}
    assert one(json.dumps(ninjs(bodies=[*bodies, plain]))).text == "Plain words."


def test_earlier_ninjs() -> None:
    item = {
        "uri": "https://gazette.example/7",
        "headline": "Ferry sinks",
        "body_text": "Plain words.",
        "body_html": BODY,
        "versioncreated": "2024-03-03T09:12:00Z",
        "pubstatus": "usable",
    }
    article = one(json.dumps(item))
    assert (article.text, article.title, article.url) == (TEXT, "Ferry sinks", "https://gazette.example/7")
    assert article.site is None


@pytest.mark.parametrize(
    "shape",
    [
        lambda item: json.dumps([item, {**item, "uri": "urn:x:2"}]),
        lambda item: json.dumps({"items": [item, {**item, "uri": "urn:x:2"}]}),
        lambda item: f"{json.dumps(item)}\n{json.dumps({**item, 'uri': 'urn:x:2'})}\n",
    ],
)
def test_several_ninjs_items(shape: Any) -> None:
    assert len(given(shape(ninjs())).articles) == 2


@pytest.mark.parametrize(
    ("fields", "byline"),
    [
        ({"creditLine": "Reuters"}, "Reuters"),
        ({"creditLine": "Gazette.example"}, "Ann Lee"),
        ({"infoSources": [{"name": "Kyodo News"}]}, "Kyodo News"),
        ({"infoSources": [{"name": "Kyodo News", "role": "originator"}]}, "Kyodo News"),
        ({"infoSources": [{"name": "Kyodo News", "role": "enhancer"}]}, "Ann Lee"),
        ({"infoSources": [{"name": "AFP"}, {"name": "EFE"}]}, "Ann Lee"),
        ({"infoSources": [{"name": "Kyodo News"}], "uri": "urn:x:7"}, "Ann Lee"),
        ({"provider": {"name": "AFP"}, "infoSources": [{"name": "AFP"}]}, "Ann Lee"),
    ],
)
def test_whom_an_item_is_owed_to(fields: dict[str, Any], byline: str) -> None:
    assert one(json.dumps(ninjs(**fields))).byline == byline


@pytest.mark.parametrize(
    ("fields", "note"),
    [
        ({"pubStatus": "canceled"}, "withdrawn by its provider (canceled)"),
        ({"pubStatus": "withheld"}, "withheld by its provider"),
        ({"embargoed": "2024-03-04T00:00:00Z"}, "embargoed until: 2024-03-04T00:00:00Z"),
        ({"usageTerms": "No use in print"}, "usage terms: No use in print"),
        ({"rightsInfo": [{"usageTerms": "No use in print"}]}, "usage terms: No use in print"),
        ({"firstCreated": "2024-03-03T08:00:00Z"}, "first created: 2024-03-03T08:00:00Z"),
        ({"creditLine": "Reuters"}, "by: Ann Lee"),
        ({"versionCreated": "soon"}, "no date understood in 'soon'"),
    ],
)
def test_what_stays_as_a_note(fields: dict[str, Any], note: str) -> None:
    assert note in one(json.dumps(ninjs(**fields))).notes


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"bodies": []}, "no text"),
        ({"bodies": "words"}, "no text"),
        ({"bodies": [{"value": 7}]}, "no text"),
        ({"bodies": [{"contentType": "text/html", "value": "<script>alert(1)</script>"}]}, "no text"),
    ],
)
def test_a_ninjs_item_without_text(fields: dict[str, Any], reason: str) -> None:
    assert reason in why(json.dumps(ninjs(**fields)))


def test_odd_values_in_ninjs() -> None:
    odd = ninjs(
        by=["x"], version=3.5, provider=[], infoSources="EFE", pubStatus={}, headlines=7, rightsInfo={}
    )
    article = one(json.dumps(odd))
    assert (article.title, article.byline) == (None, "EFE")


def test_halves_of_surrogate_pairs_in_ninjs() -> None:
    item = json.dumps(ninjs(headlines=[{"value": "A HALF"}], bodies=[{"value": "Ferry HALF sank today."}]))
    article = one(item.replace("HALF", "\\ud800"))
    assert (article.title, article.text) == ("A \ufffd", "Ferry \ufffd sank today.")


def test_an_ordinary_record_with_a_uri_is_no_ninjs() -> None:
    article = one(
        json.dumps(
            {"uri": "https://gazette.example/7", "body": "The ferry sank on Monday.", "source": "Gazette"}
        )
    )
    assert article.site == "Gazette"


NITF = (
    '<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>'
    "<body.head><hedline><hl1>Not this</hl1></hedline></body.head>"
    f"<body.content>{BODY}</body.content></body></nitf></inlineXML>"
)
XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>'
    f"<title>Not this</title></head><body>{BODY}</body></html></inlineXML>"
)
PLAIN = f"<inlineData contenttype='text/plain'>{TEXT.replace('&', '&amp;')}</inlineData>"


def newsml(content: str = NITF, item: str = "", about: str = "", rights: str = "", provider: str = "") -> str:
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:kyodo.example,2024:7" version="3">
    <rightsInfo>{rights}</rightsInfo>
    <itemMeta>{provider or '<provider qcode="nprov:KYO"><name>Kyodo News</name></provider>'}
      <versionCreated>2024-03-03T09:12:00+09:00</versionCreated>{item}</itemMeta>
    <contentMeta><by>Ann Lee</by><headline>Ferry sinks off Isel</headline>{about}</contentMeta>
    <contentSet>{content}</contentSet></newsItem>"""


@pytest.mark.parametrize("content", [NITF, XHTML, PLAIN, f"<remoteContent href='x'/>{NITF}"])
def test_a_news_item(content: str) -> None:
    article = one(f"<?xml version='1.0'?>\n<!-- wire -->\n{newsml(content)}")
    assert article.text == TEXT
    assert (article.title, article.site, article.byline) == ("Ferry sinks off Isel", "Kyodo News", "Ann Lee")
    assert article.published_at
    assert article.published_at.value == "2024-03-03T09:12:00+09:00"
    assert (article.name, article.notes) == ("tag:kyodo.example,2024:7", ("version: 3",))


@pytest.mark.parametrize(
    ("provider", "site"),
    [
        ('<provider literal="EFE"/>', "EFE"),
        ('<provider qcode="nprov:AFP"/>', "AFP"),
        ('<provider uri="http://x.example/p"/>', "http://x.example/p"),
        ("<provider/>", None),
    ],
)
def test_providers(provider: str, site: str | None) -> None:
    assert one(newsml(provider=provider)).site == site


@pytest.mark.parametrize(
    ("about", "byline"),
    [
        ("<creditline>Reuters</creditline>", "Reuters"),
        ("<creditline>Kyodo News</creditline>", "Ann Lee"),
        ('<infoSource qcode="nprov:EFE"/>', "EFE"),
        ('<infoSource role="isrol:originfo" literal="EFE"/>', "EFE"),
        ('<infoSource role="isrol:distributor" literal="EFE"/>', "Ann Lee"),
    ],
)
def test_whom_a_news_item_is_owed_to(about: str, byline: str) -> None:
    assert one(newsml(about=about)).byline == byline


def test_a_credit_line_reaches_tracing() -> None:
    article = one(newsml(about="<creditline>Reuters</creditline>"))
    found = attribute(segment(article), load_lexicon())
    assert found.outlet
    assert found.outlet.source == "kyodo"
    assert [credit.source for credit in found.credits] == ["reuters"]


def test_status_embargo_and_rights_are_notes() -> None:
    item = (
        "<firstCreated>2024-03-03T08:00:00+09:00</firstCreated><embargoed>2024-03-03T10:00:00+09:00</embargoed>"
        '<pubStatus qcode="stat:canceled"/><edNote>Kill this story</edNote>'
    )
    article = one(newsml(item=item, rights="<usageTerms>No use in print</usageTerms>"))
    assert article.notes == (
        "withdrawn by its provider (canceled)",
        "version: 3",
        "first created: 2024-03-03T08:00:00+09:00",
        "embargoed until: 2024-03-03T10:00:00+09:00",
        "editors' note: Kill this story",
        "usage terms: No use in print",
    )


def test_a_news_message() -> None:
    second = newsml().replace("2024:7", "2024:8").replace("Monday", "Tuesday")
    picture = newsml("<remoteContent href='x.jpg'/>").replace("2024:7", "2024:9")
    items = f"<itemSet>{newsml()}{second}{picture}</itemSet>"
    message = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">{items}</newsMessage>'
    reading = given(message)
    assert [article.name[-1] for article in reading.articles] == ["7", "8"]
    assert [skipped.reason for skipped in reading.skipped] == ["item 3: no text"]


def test_the_encoding_that_the_declaration_names() -> None:
    markup = '<?xml version="1.0" encoding="windows-1251"?>' + newsml().replace(
        "Ferry sinks", "Паром затонул"
    )
    assert one(markup.encode("cp1251")).title == "Паром затонул off Isel"
