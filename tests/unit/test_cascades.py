"""The generator of cascades."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from evals.__main__ import names
from evals.cascades import Pile, Truth, edits, generate, grammar
from evals.cascades.__main__ import main
from evals.cascades.base import Gazetteer, usable
from evals.cascades.edits import FORMS, Site, propose, realise, seeded
from evals.cascades.plans import PLANS, PURPOSES, ancestors
from tests.cascades import write_base

Json = dict[str, Any]


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Pile:
    return generate(write_base(tmp_path_factory.mktemp("base")), seed=3, cascades=16, distractors=2)


def test_python_m_evals_knows_the_package() -> None:
    assert "cascades" in names()


def test_every_plan_has_a_purpose_and_the_command_says_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert PLANS.keys() == PURPOSES.keys()
    assert all(f"{name} {purpose}" in said for name, purpose in PURPOSES.items())


def test_the_same_seed_makes_the_same_pile(pile: Pile, tmp_path: Path) -> None:
    base = write_base(tmp_path)
    again = generate(base, seed=3, cascades=16, distractors=2)
    other = generate(base, seed=4, cascades=16, distractors=2)
    assert (again.rows, again.truth) == (pile.rows, pile.truth)
    assert other.rows != pile.rows


def test_every_plan_takes_part_and_only_held_texts_are_written(pile: Pile) -> None:
    held = {(plan, node.key) for plan, nodes in PLANS.items() for node in nodes if node.held}
    assert {(row["plan"], row["node"]) for row in pile.truth.articles if row["cascade"]} == held
    assert sorted(row["id"] for row in pile.rows) == sorted(row["id"] for row in pile.truth.articles)


def test_ranges_are_ranges_of_the_text(pile: Pile) -> None:
    text_of = {row["id"]: row["text"] for row in pile.rows}
    for sentence in pile.truth.sentences:
        text = text_of[sentence["article"]]
        words = text[sentence["start"] : sentence["end"]]
        assert words == words.strip()
        assert len(words.split()) > 4
        assert text[: sentence["start"]].endswith(("\n", " ")) or sentence["start"] == 0
        for site in sentence["sites"]:
            assert sentence["start"] <= site["start"] <= site["end"] <= sentence["end"]


def test_two_versions_differ_in_their_sites_and_nowhere_else(pile: Pile) -> None:
    text_of = {row["id"]: row["text"] for row in pile.rows}
    for one, other in _pairs(pile.truth):
        left, right = (_masked(text_of[row["article"]], row) for row in (one, other))
        assert left.casefold().rstrip(".") == right.casefold().rstrip(".")


def _pairs(truth: Truth) -> Iterator[tuple[Json, Json]]:
    order = sorted(truth.sentences, key=lambda row: (row["fact"], row["telling"], row["article"]))
    for _, same in itertools.groupby(order, key=lambda row: (row["fact"], row["telling"])):
        yield from itertools.combinations(list(same), 2)


def _masked(text: str, row: Json) -> str:
    pieces, done = [], row["start"]
    for site in row["sites"]:
        pieces.append(text[done : site["start"]])
        done = site["end"]
    return "|".join([*pieces, text[done : row["end"]]])


def test_a_copy_is_published_after_what_it_was_made_from(pile: Pile) -> None:
    shown = {row["id"]: row["published_at"] for row in pile.rows}
    place = {(row["cascade"], row["node"]): row["id"] for row in pile.truth.articles}
    for row in pile.truth.articles:
        node = next((one for one in PLANS.get(row["plan"], ()) if one.key == row["node"]), None)
        for above in ancestors(PLANS[row["plan"]], node)[1:] if node else ():
            dates = shown[row["id"]], shown.get(place.get((row["cascade"], above.key), ""))
            if dates[0] and dates[1] and len(dates[0]) == len(dates[1]) > 10:
                assert datetime.fromisoformat(dates[0]) > datetime.fromisoformat(dates[1])


def test_truth_survives_being_written(pile: Pile, tmp_path: Path) -> None:
    pile.save(tmp_path, base="made up")
    read = json.loads((tmp_path / "truth.json").read_text("utf-8"))
    assert Truth.of(read) == pile.truth
    assert read["base"] == "made up"
    lines = (tmp_path / "pile.jsonl").read_text("utf-8").rstrip("\n").split("\n")
    assert [json.loads(line) for line in lines] == pile.rows
    with pytest.raises(ValueError, match="cascade-truth"):
        Truth.of({"format": "something else"})


def test_a_base_needs_no_dates_and_no_titles(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in write_base(tmp_path).read_text("utf-8").splitlines()]
    path = tmp_path / "bare.jsonl"
    path.write_text(
        "".join(json.dumps({"id": row["id"], "text": row["text"]}) + "\n" for row in rows), "utf-8"
    )
    made = generate(path, seed=3, cascades=2, distractors=2)
    assert all(row["title"] for row in made.rows)
    assert made.rows == generate(path, seed=3, cascades=2, distractors=2).rows


def test_too_small_a_base_is_said(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="only 20 articles"):
        generate(write_base(tmp_path), cascades=16, distractors=30)


@pytest.mark.parametrize("event", range(grammar.count()))
def test_tellings_agree_and_share_no_run_of_words(event: int) -> None:
    told = grammar.event(event, seeded(str(event)))
    for fact in told.facts:
        runs = [_runs(_unvoiced(wording) if fact.voice else wording) for wording in fact.wordings]
        for one, other in itertools.combinations(runs, 2):
            assert not one & other
        figures = [sorted(re.findall(r"\d+", wording)) for wording in fact.wordings]
        assert figures[0] == figures[1] == figures[2]


def _unvoiced(wording: str) -> str:
    return re.sub(r"[a-z]+ [A-Z][a-z]+ [A-Z][a-z]+ said", "", wording)


def _runs(wording: str) -> set[tuple[str, ...]]:
    tokens = re.findall(r"\w+", wording.lower())
    return {tuple(tokens[index : index + 6]) for index in range(len(tokens) - 5)}


EXAMPLES = {
    "temporal": "The council has met in Denver on Monday.",
    "duration": "The strike at the port lasted three weeks.",
    "numeric": "The fund lost $12.5 million to a single borrower.",
    "modality": "The bridge may collapse in the next storm.",
    "negation": "The ships were loaded during the night.",
    "quotation": "The mayor called the plan “a castle in the air” and left.",
    "entity": "The envoy flew from Vienna to meet the rebels.",
    "speaker": "“We have nothing to hide,” Stanhope said.",
    "omission": "The old bank on the square closed its doors for good, although few had called for that.",
    "addition": "The bank closed its doors.",
    "wording": "The committee began to look for a house.",
    "spelling": "The organization moved to the harbor.",
    "spacing": "Nearly 40 percent of them stayed away.",
    "misspelling": "An extraordinary meeting was called.",
    "typography": "A short-lived peace came to the valley.",
    "homoglyph": "The messenger arrived in the evening.",
}


@pytest.mark.parametrize("form", sorted(FORMS))
def test_each_form_finds_its_place_and_changes_it(form: str) -> None:
    base = EXAMPLES[form]
    site = propose(base, form, (), seeded("1"))
    assert site is not None
    text, places = realise(base, [site], [site])
    assert text != base
    assert text[slice(*places[site])] == site.text
    assert realise(base, [site], [])[0] == base


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("temporal", "“Come back on Monday,” Stanhope said."),
        ("entity", "Stanhope, who comes from Ohio, said that nothing was wrong."),
        ("negation", "Nobody thought that the ships were loaded."),
        ("numeric", "The bridge opened on March 12 and closed in 2013 again."),
        ("modality", "They will meet in May and not in June, “it will pass” was the word."),
        ("speaker", "Officials said the bridge was safe."),
    ],
)
def test_edits_keep_out_of_quotations_speakers_and_denials(form: str, base: str) -> None:
    for seed in range(5):
        site = propose(base, form, (), seeded(str(seed)))
        assert site is None or base[site.start : site.end] == "will"


def test_sites_never_touch() -> None:
    base = "The committee began to look for a house on Monday in Vienna."
    taken: list[Site] = []
    for form in ("wording", "temporal", "entity", "homoglyph", "misspelling", "addition"):
        if site := propose(base, form, taken, seeded("2")):
            taken.append(site)
    for one, other in itertools.combinations(sorted(taken, key=lambda site: site.start), 2):
        assert one.end <= other.start
    applied = realise(base, taken, taken[::2])[0]
    assert applied != base
    assert edits.speaks("He said so.")


@pytest.mark.parametrize(
    ("sentence", "good"),
    [
        ("The minister opened a bridge in the north of the country.", True),
        ("The newspaper said the minister opened a bridge in the north.", False),
        ("We saw the minister open a bridge in the north of the country.", False),
        ("The minister opened a bridge in the north of the", False),
        ("A bridge opened.", False),
    ],
)
def test_usable_sentences(sentence: str, good: bool) -> None:  # noqa: FBT001 (a table's column)
    assert usable(sentence) is good


def test_outlets_are_kept_out_of_base_sentences() -> None:
    gazetteer = Gazetteer()
    assert gazetteer.names_outlet("A man told the Associated Press that it rained.")
    assert not gazetteer.names_outlet("A man told his neighbour that it rained.")
