"""The report document: valid, exact, independent of how the findings are held."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from provenance.model import Findings
from provenance.report import Report, schema, validate
from provenance.report.document import document
from tests import odd_piles, piles

PILES: dict[str, Callable[[], Findings]] = {
    "teaching": piles.teaching,
    "every divergence": odd_piles.every_divergence,
    "hostile": odd_piles.hostile,
    "many": lambda: odd_piles.many(40),
    "cycle": odd_piles.cycle,
    "single": odd_piles.single,
    "unshared": odd_piles.unshared,
    "empty": odd_piles.empty,
}


@pytest.mark.parametrize("pile", PILES.values(), ids=list(PILES))
def test_validates(pile: Callable[[], Findings]) -> None:
    validate(document(pile(), {}))


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def _teaching() -> dict[str, Any]:
    return copy.deepcopy(document(piles.teaching(), {}))


def _drop_counts(made: dict[str, Any]) -> None:
    del made["claims"][0]["counts"]["unknown_lineage"]


def _odd_kind(made: dict[str, Any]) -> None:
    made["claims"][0]["divergences"][0]["kind"] = "tone"


def _odd_basis(made: dict[str, Any]) -> None:
    made["claims"][0]["origin"]["basis"] = "guessed"


def _both_ends(made: dict[str, Any]) -> None:
    made["derivations"][0]["later"] = {"article": "a", "source": "b"}


def _no_evidence(made: dict[str, Any]) -> None:
    made["derivations"][0]["evidence"] = []


def _confident(made: dict[str, Any]) -> None:
    made["claims"][0]["origin"]["confidence"] = 1.2


def _negative(made: dict[str, Any]) -> None:
    made["articles"][0]["dropped"] = [{"start": -1, "end": 0, "reason": "advert"}]


def _no_url(made: dict[str, Any]) -> None:
    del made["articles"][0]["url"]


def _other_format(made: dict[str, Any]) -> None:
    made["format"] = "provenance-report/2"


@pytest.mark.parametrize(
    "spoil",
    [
        _drop_counts,
        _odd_kind,
        _odd_basis,
        _both_ends,
        _no_evidence,
        _confident,
        _negative,
        _no_url,
        _other_format,
    ],
)
def test_what_is_not_a_report_is_refused(spoil: Callable[[dict[str, Any]], None]) -> None:
    spoiled = _teaching()
    spoil(spoiled)
    with pytest.raises(jsonschema.ValidationError):
        validate(spoiled)


def test_additions_are_allowed() -> None:
    made = _teaching()
    made["claims"][0]["mood"] = "glum"
    validate(made)


def _ranges(
    value: Any, article: str | None, mentions: dict[str, str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object with a range, and the article into whose text it points."""
    if isinstance(value, list):
        for one in value:
            yield from _ranges(one, article, mentions)
    elif isinstance(value, dict):
        if value.get("field") == "title":
            return
        within = value.get("article", article)
        within = mentions.get(value.get("mention", ""), within)
        within = within if isinstance(within, str) else article
        if "start" in value:
            assert within is not None
            yield within, value
        for inner in value.values():
            yield from _ranges(inner, within, mentions)


@pytest.mark.parametrize("pile", [piles.teaching, odd_piles.every_divergence, odd_piles.hostile])
def test_ranges_hold_the_quoted_text(pile: Callable[[], Findings]) -> None:
    findings = pile()
    made = document(findings, {})
    texts = {one.article.id: one.article.text for one in findings.articles}
    mentions = {one["id"]: one["article"] for claim in made["claims"] for one in claim["mentions"]}
    found = [pair for one in made["articles"] for pair in _ranges(one, one["id"], mentions)]
    found += list(_ranges(made["claims"], None, mentions))
    found += list(_ranges([made["derivations"], made["fingerprints"]], None, mentions))
    quoting = [(article, one) for article, one in found if "text" in one]
    assert len(quoting) > 10
    assert len(found) > len(quoting)
    for article, one in found:
        assert 0 <= one["start"] <= one["end"] <= len(texts[article])
        if "text" in one:
            assert texts[article][one["start"] : one["end"]] == one["text"]


def test_no_set_or_dictionary_order_shows() -> None:
    """Sources and matches may come in any order; what the articles cite is listed in their order."""
    findings = piles.teaching()
    turned = replace(findings, claims=findings.claims[::-1], mentions=findings.mentions[::-1])
    made, again = document(findings, {}), document(turned, {})
    assert [one["id"] for one in made["claims"]] == [one["id"] for one in again["claims"]]
    assert made["sources"] == again["sources"]
    order = [one["id"] for one in made["articles"]]
    for source in made["sources"]:
        assert source["cited_by"] == sorted(source["cited_by"], key=order.index)


def test_sources_say_who_holds_and_who_cites() -> None:
    made = {one["id"]: one for one in document(piles.teaching(), {})["sources"]}
    assert (made["kyodo-news"]["held"], made["kyodo-news"]["articles"]) == (False, [])
    assert len(made["kyodo-news"]["cited_by"]) == 1
    assert made["reuters"]["held"]
    assert len(made["reuters"]["cited_by"]) == 4


def test_the_important_claims_come_first() -> None:
    claims = document(piles.teaching(), {})["claims"]
    articles = [one["counts"]["articles"] for one in claims]
    assert articles == sorted(articles, reverse=True)
    two = [one for one in claims if one["counts"]["articles"] == 2]
    assert two[0]["divergences"][0]["severity"] == "substantive"


def test_title_divergences_stand_with_their_article() -> None:
    made = {one["name"]: one for one in document(piles.teaching(), {})["articles"]}
    found = made["rates.html"]["title_divergences"]
    assert [one["left"]["field"] for one in found] == ["title"]
    title = made["rates.html"]["title"]
    assert title[found[0]["left"]["start"] : found[0]["left"]["end"]] == found[0]["left"]["text"]


def test_settings_become_json_values() -> None:
    settings = {
        "cache": Path("vectors"),
        "names": ("a", "b"),
        "kinds": frozenset({"y", "x"}),
        "limit": 3,
        "none": None,
    }
    made = document(odd_piles.empty(), settings)["settings"]
    assert made == {"cache": "vectors", "names": ["a", "b"], "kinds": ["x", "y"], "limit": 3, "none": None}
    assert json.loads(Report(document(odd_piles.empty(), settings)).to_json())["settings"] == made
