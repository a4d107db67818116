"""Drafts checked against the examples with the bundled encoder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from provenance import Store, load_settings, open_store

EXAMPLES = Path(__file__).parents[2] / "examples"
DRAFT = """Engineers will open a second gate at the Halvern dam by Monday, Water Minister Anselm Draye said.

About 15,000 people from four villages in the Velda valley spent the night in schools and sports halls.

The warning siren did not sound in the village of Lower Marren before the water reached the bridge.

A Norwegian bank has offered to pay for new turbines.
"""

pytestmark = pytest.mark.encoder


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("examples") / "store"
    with open_store(folder, settings=load_settings(overrides={"cache": "off"})) as made:
        made.add(EXAMPLES)
        yield made


@pytest.fixture(scope="module")
def claims(store: Store) -> list[dict[str, Any]]:
    return store.check(DRAFT).claims


def _differing(one: dict[str, Any]) -> set[tuple[str, str, str]]:
    return {
        (each["kind"], each["draft"]["text"], each["version"]["text"])
        for version in one["versions"]
        for each in version["divergences"]
    }


def test_verdicts(claims: list[dict[str, Any]]) -> None:
    assert [one["verdict"] for one in claims] == ["known", "known", "known", "unknown"]


def test_a_dropped_could_is_set_against_the_source(store: Store, claims: list[dict[str, Any]]) -> None:
    assert ("modality", "will open", "could open") in _differing(claims[0])
    known = {one["id"]: one for one in store.check(DRAFT).document["claims"]}
    assert known[claims[0]["claim"]]["origin"]["source"] == "reuters"
    assert {"substantive", "single-origin"} <= set(claims[0]["conditions"])


def test_a_number_that_no_version_has(claims: list[dict[str, Any]]) -> None:
    assert ("numeric", "15,000", "12,000") in _differing(claims[1])
    assert "15,000" in [one["text"] for one in claims[1]["unsupported"]]


def test_a_claim_whose_versions_conflict_is_contested(claims: list[dict[str, Any]]) -> None:
    assert {"contested", "contradicted"} <= set(claims[2]["conditions"])


def test_what_nobody_says_is_unknown(claims: list[dict[str, Any]]) -> None:
    assert claims[3]["reason"].startswith("nothing in ")
    assert claims[3]["versions"] == []


def test_what_a_sentence_denies_is_not_made_known_by_its_clause(store: Store) -> None:
    (one,) = store.check("The wall of the dam has moved.").claims
    assert one["verdict"] != "known"


def test_another_day_is_said_to_be_otherwise_and_not_known(store: Store) -> None:
    (one,) = store.check("Engineers will open a second gate on Tuesday.").claims
    assert one["verdict"] == "otherwise"
    assert one["claim"] is None
    assert "says otherwise" in one["reason"]
    assert {"unknown", "contradicted"} <= set(one["conditions"])
