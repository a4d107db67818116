"""The tables of outlets and cues: look-up, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from provenance.config import load_lexicon
from provenance.errors import LexiconError
from provenance.lexicon import Lexicon, kind_of_noun

OUTLETS: list[dict[str, Any]] = [
    {
        "id": "northwind",
        "name": "Northwind News Agency",
        "aliases": ["Northwind", "Северный ветер", "北風社"],
        "codes": ["NWA"],
        "domains": ["northwind.example", "nw.example"],
        "kind": "agency",
        "country": "NO",
        "group": "winds",
    },
    {"id": "blog", "name": "Harbour Blog", "domains": ["blogs.northwind.example"], "kind": "website"},
    {
        "id": "lamp",
        "name": "The Lamp (Avel)",
        "codes": ["Lamp", "The Lamp"],
        "kind": "newspaper",
        "group": "winds",
    },
]
CUES: dict[str, Any] = {
    "verb": [
        {
            "id": "say",
            "kind": "report",
            "verbs": ["say"],
            "frames": ["that"],
            "match": ["He says that."],
            "not": ["No."],
        }
    ]
}


@pytest.fixture(name="lexicon")
def _lexicon() -> Lexicon:
    return Lexicon.from_tables({"outlet": OUTLETS}, CUES)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.northwind.example/a/b?c=d#e", "northwind"),
        ("http://user@news.nw.example:8080/x", "northwind"),
        ("northwind.example", "northwind"),
        ("HTTPS://BLOGS.NORTHWIND.EXAMPLE/1", "blog"),
        ("https://a.blogs.northwind.example/1", "blog"),
        ("https://southnorthwind.example/", None),
        ("https://example/", None),
        ("", None),
        ("not a url", None),
    ],
)
def test_domain(lexicon: Lexicon, address: str, expected: str | None) -> None:
    found = lexicon.outlet_by_domain(address)
    assert (found and found.id) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Northwind", "northwind"),
        ("the NORTHWIND news agency", "northwind"),
        ("Northwind (opinion)", "northwind"),
        ("Northwind Online", "northwind"),
        ("NWA", "northwind"),
        ("The Lamp", "lamp"),
        ("northwind.example", "northwind"),
        ("Eastwind", None),
        ("", None),
    ],
)
def test_name(lexicon: Lexicon, name: str, expected: str | None) -> None:
    found = lexicon.outlet_by_name(name)
    assert (found and found.id) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained, Northwind reported.", [("northwind", "Northwind", True, False)]),
        ("The Northwind news agency said", [("northwind", "The Northwind news agency", True, True)]),
        ("the Northwind TV", [("northwind", "the Northwind TV", True, True)]),
        ("a northwind blew", []),
        ("NWA and nwa", [("northwind", "NWA", False, False)]),
        ("The Lamp wrote", [("lamp", "The Lamp", False, False)]),
        ("a lamp stood on the Lamp street", [("lamp", "the Lamp", False, False)]),
        ("по данным: Северный ветер", [("northwind", "Северный ветер", True, False)]),
        ("これは北風社の報道", [("northwind", "北風社", True, False)]),
        (
            "Northwind, Harbour Blog",
            [("northwind", "Northwind", True, False), ("blog", "Harbour Blog", True, False)],
        ),
    ],
)
def test_outlets_in_text(lexicon: Lexicon, text: str, expected: list[tuple[str, str, bool, bool]]) -> None:
    found = lexicon.outlets_in(text)
    assert [(one.outlet.id, one.span.of(text), one.certain, one.noun) for one in found] == expected


def test_range_limits_the_search(lexicon: Lexicon) -> None:
    from provenance.model import Span  # noqa: PLC0415

    text = "Northwind and Northwind"
    assert [one.name.start for one in lexicon.outlets_in(text, Span(start=5, end=len(text)))] == [14]


def test_groups(lexicon: Lexicon) -> None:
    assert lexicon.groups() == {"northwind": "winds", "lamp": "winds"}


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("news agency", "agency"),
        ("daily", "newspaper"),
        ("TV channel", "broadcaster"),
        ("news site", "website"),
        ("dog", None),
    ],
)
def test_kind_of_noun(noun: str, expected: str | None) -> None:
    assert kind_of_noun(noun) == expected


def _outlet(**changes: Any) -> dict[str, Any]:
    return {"id": "a", "name": "A Paper", "kind": "newspaper"} | changes


def _verb(**changes: Any) -> dict[str, Any]:
    return {
        "id": "v",
        "kind": "report",
        "verbs": ["say"],
        "frames": ["that"],
        "match": ["x"],
        "not": ["y"],
    } | changes


@pytest.mark.parametrize(
    ("outlets", "cues", "message"),
    [
        ([_outlet(colour="red")], {}, r"outlet 'a': unknown field 'colour'"),
        ([_outlet(id="A B")], {}, r"outlet 'A B': the id must be a slug"),
        ([_outlet(kind="pigeon")], {}, r"outlet 'a': unknown kind 'pigeon'"),
        ([{"id": "a", "kind": "agency"}], {}, r"outlet 'a': needs 'name'"),
        ([_outlet(aliases="A")], {}, r"outlet 'a': 'aliases' must be a list"),
        ([_outlet(aliases=[" "])], {}, r"outlet 'a': 'aliases' must be a list"),
        ([_outlet(name=3)], {}, r"outlet 'a': 'name' must be a string"),
        ([_outlet(), _outlet()], {}, r"outlet a: the id is given twice"),
        ([_outlet(), _outlet(id="b")], {}, r"outlet b: the name 'A Paper' is also a's"),
        ([_outlet(domains=["x.y"]), _outlet(id="b", name="B", domains=["x.y"])], {}, r"'x.y' is also a's"),
        ([], {"verb": [_verb(frames=["sideways"])]}, r"verb 'v': unknown frame 'sideways'"),
        ([], {"verb": [_verb(kind="gossip")]}, r"verb 'v': unknown kind 'gossip'"),
        ([], {"verb": [_verb(match=[])]}, r"verb 'v': needs at least one sentence in 'match'"),
        ([], {"verb": "say"}, r"\[\[verb\]\] must be an array"),
        ([], {"phrase": [{"id": "p", "forms": ["x"], "order": "up"}]}, r"phrase 'p': unknown order 'up'"),
    ],
)  # fmt: skip
def test_malformed_tables_name_the_entry(outlets: list[Any], cues: dict[str, Any], message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        Lexicon.from_tables({"outlet": outlets}, cues)


def test_shipped_tables_load() -> None:
    lexicon = load_lexicon()
    assert len(lexicon.outlets) >= 300
    kyodo = lexicon.outlet("kyodo")
    assert kyodo is not None
    assert (kyodo.kind, kyodo.country) == ("agency", "JP")


def test_a_name_in_capitals_throughout_is_found() -> None:
    found = load_lexicon().outlets_in("TOKYO, KYODO AND REUTERS SAY")
    assert [one.outlet.id for one in found] == ["kyodo", "reuters"]
