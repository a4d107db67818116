"""Which contents are worth a vector."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from provenance import load_settings, trace
from provenance.errors import SettingsError
from provenance.matching import MatchSettings, with_gaps, worth_encoding
from provenance.report import Report
from tests.fakes.encoder import HashedEncoder

FERRY = "The ferry to Heligoland was cancelled after a fire in its engine room, the harbour master said."
FERRY_REWORDED = "After an engine room fire the harbour master cancelled the Heligoland ferry on Monday."
CHEESE = "Cheese makers in the Jura want their cellars listed as heritage, a petition to the prefect shows."
ORCHESTRA = "An orchestra of pensioners toured four provinces with a programme of forgotten operettas."
STOCK = "He declined to give any further details about it."

FIRST = f"{FERRY}\n\n{ORCHESTRA}\n"
SECOND = f"{FERRY_REWORDED}\n\n{CHEESE}\n"


def chosen(*mentioned: tuple[str, list[str]]) -> set[str]:
    return {mentioned[row][0] for row in worth_encoding(mentioned, word_neighbours=12)}


def test_contents_with_a_counterpart_are_chosen_and_others_are_not() -> None:
    found = chosen(
        (FERRY, ["a"]), (CHEESE, ["a"]), (ORCHESTRA, ["b"]), (STOCK, ["b"]), (FERRY_REWORDED, ["b"])
    )
    assert found == {FERRY, FERRY_REWORDED}


def test_what_is_said_twice_in_the_same_words_is_chosen() -> None:
    assert chosen((CHEESE, ["a", "b"]), (ORCHESTRA, ["b"])) == {CHEESE}
    assert chosen((CHEESE, ["a", "a"]), (ORCHESTRA, ["b"])) == {CHEESE}


def test_rows_come_in_order_and_nothing_gives_nothing() -> None:
    rows = worth_encoding([(FERRY, ["a"]), (CHEESE, ["a"]), (FERRY_REWORDED, ["b"])], 12)
    assert rows == [0, 2]
    assert worth_encoding([], 12) == []
    assert worth_encoding([("", ["a"]), ("12", ["b"])], 12) == []


def test_rows_without_a_vector_are_zero() -> None:
    made = np.eye(2, dtype=np.float32)
    assert with_gaps(made, [0, 1], 2) is made
    spread = with_gaps(made, [1, 3], 4)
    assert spread.dtype == np.float32
    assert spread.tolist() == [[0, 0], [1, 0], [0, 0], [0, 1]]


def test_an_unknown_choice_is_refused() -> None:
    with pytest.raises(SettingsError, match=r"matching\.encoded"):
        MatchSettings(encoded="some")  # type: ignore[arg-type]


def traced(pile: Path, encoded: str) -> tuple[Report, HashedEncoder]:
    config = pile.parent / f"{encoded}.toml"
    config.write_text(f'cache = "off"\n[matching]\nencoded = "{encoded}"\n', encoding="utf-8")
    encoder = HashedEncoder()
    return trace(pile, encoder=encoder, settings=load_settings(config)), encoder


def test_the_same_claims_are_found_with_fewer_vectors(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "one.txt").write_text(FIRST, encoding="utf-8")
    (pile / "two.txt").write_text(SECOND, encoding="utf-8")
    every, all_asked = traced(pile, "all")
    likely, few_asked = traced(pile, "likely")
    assert len(few_asked.encoded) < len(all_asked.encoded)
    claims = [
        [
            (claim["text"], sorted(one["text"] for one in claim["mentions"]))
            for claim in report.document["claims"]
        ]
        for report in (every, likely)
    ]
    assert claims[0] == claims[1]
    assert any(len(mentions) == 2 for _, mentions in claims[0])
    again, _ = traced(pile, "likely")
    assert json.dumps(again.document) == json.dumps(likely.document)


def test_a_pile_without_counterparts_is_traced_without_vectors(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "one.txt").write_text(f"{CHEESE}\n\n{ORCHESTRA}\n", encoding="utf-8")
    report, encoder = traced(pile, "likely")
    assert encoder.encoded == []
    assert len(report.document["claims"]) == 2
