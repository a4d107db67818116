"""Scoring of reports about cascades: one that says exactly what is true, then one error at a time."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from evals.cascades import Pile, Scores, baseline, generate, score
from evals.cascades.base import Gazetteer
from evals.cascades.edits import FORMS
from evals.cascades.running import by_seed
from tests.cascades import write_base

Json = dict[str, Any]


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Pile:
    return generate(write_base(tmp_path_factory.mktemp("base")), seed=3, cascades=16, distractors=2)


def oracle(pile: Pile) -> Json:
    """The report that is right in everything."""
    truth, text_of = pile.truth, {row["id"]: row["text"] for row in pile.rows}
    facts = {row["id"]: row for row in truth.facts}
    claims = []
    for name in dict.fromkeys(row["fact"] for row in truth.sentences):
        rows = [row for row in truth.sentences if row["fact"] == name]
        fact = facts.get(name, {"origin": None, "origins": [0], "unknown": [1]})
        origin = (fact["origin"] or [{"source": None, "article": None}])[0]
        claims.append(
            {
                "id": name,
                "text": name,
                "mentions": [_mention(row) for row in rows],
                "origin": {
                    **origin,
                    "held": origin["article"] is not None,
                    "basis": "cited",
                    "confidence": 0.9,
                },
                "counts": {"origins": fact["origins"][0], "unknown_lineage": fact["unknown"][0]},
                "standing": "corroborated" if fact["origins"][0] > 1 else "single-origin",
                "divergences": [
                    found
                    for row in rows[1:]
                    if row["telling"] == rows[0]["telling"]
                    for found in _differences(rows[0], row, text_of)
                ],
            }
        )
    return {
        "articles": [_article(row, pile) for row in truth.articles],
        "sources": [],
        "claims": claims,
        "derivations": [_derivation(row) for row in truth.edges if row["required"]]
        + [
            {
                "later": {"article": one},
                "earlier": {"article": other},
                "relation": "shares-source",
                "evidence": [],
            }
            for one, other in truth.siblings
        ],
        "fingerprints": [
            {
                "kind": mark["form"],
                "text": "",
                "places": [
                    {"article": other["article"], "start": other["start"], "end": other["end"]}
                    for other in truth.marks
                    if other["id"] == mark["id"]
                ],
            }
            for mark in truth.marks
        ],
    }


def _article(row: Json, pile: Pile) -> Json:
    titles = [{"severity": "substantive", "left": {"text": "a"}, "right": {"text": "b"}}]
    published = next(one["published_at"] for one in pile.rows if one["id"] == row["id"])
    return {
        "id": row["id"],
        "name": f"pile.jsonl#{row['id']}",
        "published_at": {"value": published} if published else None,
        "title_divergences": titles if row["headline"] == "stronger" else [],
    }


def _mention(row: Json) -> Json:
    name = f"{row['article']}:{row['start']}"
    return {"id": name, "article": row["article"], "start": row["start"], "end": row["end"]}


def _differences(left: Json, right: Json, text_of: dict[str, str]) -> list[Json]:
    found = []
    for site, other in zip(left["sites"], right["sites"], strict=True):
        if site["applied"] == other["applied"] or not FORMS[site["form"]].required:
            continue
        kind = FORMS[site["form"]].kinds[0]
        if kind in ("omission", "addition"):
            longer = site["end"] - site["start"] > other["end"] - other["start"]
            kind = "omission" if longer else "addition"
        found.append(_divergence(kind, FORMS[site["form"]].grade, (left, site), (right, other), text_of))
    clauses = left["clause"], right["clause"]
    if clauses[0] and clauses[1] and clauses[0]["source"] != clauses[1]["source"]:
        found.append(_divergence("attribution", "minor", (left, clauses[0]), (right, clauses[1]), text_of))
    return found


def _divergence(
    kind: str, severity: str, left: tuple[Json, Json], right: tuple[Json, Json], text_of: dict[str, str]
) -> Json:
    return {
        "kind": kind,
        "severity": severity,
        "left": _side(*left, text_of),
        "right": _side(*right, text_of),
    }


def _side(row: Json, place: Json, text_of: dict[str, str]) -> Json:
    text = text_of[row["article"]][place["start"] : place["end"]]
    return {"mention": _mention(row)["id"], "start": place["start"], "end": place["end"], "text": text}


def _derivation(row: Json) -> Json:
    later = row.get("through") or row["later"][0]
    earlier = next(one for one in row["earlier"] if one != later)
    return {"later": _node(later), "earlier": _node(earlier), "relation": row["relations"][0], "evidence": []}


def _node(end: str) -> Json:
    kind, _, name = end.partition(":")
    return {kind: name}


@pytest.fixture(scope="module")
def right(pile: Pile) -> Json:
    return oracle(pile)


def test_a_right_report_has_full_marks(pile: Pile, right: Json) -> None:
    scores = score(right, pile.truth)
    assert scores.errors == []
    kinds = [tally for tally in scores.kinds.values() if tally.tp + tally.fp + tally.fn]
    tallies = [scores.pairs, scores.edges, scores.siblings, scores.marks, *kinds]
    assert [tally.f1 for tally in tallies] == [1.0] * len(tallies)
    shares = [scores.origins, scores.counts, scores.unknown, scores.substantive_as_such]
    assert [share.value for share in shares] == [1.0] * 4
    assert scores.cosmetic_as_substantive.right == 0
    assert scores.cosmetic_as_substantive.of > 0
    assert scores.corroborated_falsely == []
    assert scores.macro == 1.0


def _split_all(document: Json) -> None:
    document["claims"] = [
        {**claim, "mentions": [mention], "divergences": []}
        for claim in document["claims"]
        for mention in claim["mentions"]
    ]


def _merge_two(document: Json) -> None:
    first, second, *rest = document["claims"]
    document["claims"] = [{**first, "mentions": first["mentions"] + second["mentions"]}, *rest]


def _claim_origins(document: Json) -> None:
    for claim in document["claims"]:
        claim["origin"] = {"source": "nobody", "article": None, "basis": "cited", "confidence": 1.0}


def _count_outlets(document: Json) -> None:
    for claim in document["claims"]:
        claim["counts"]["origins"] = 3


def _all_wording(document: Json) -> None:
    for claim in document["claims"]:
        for one in claim["divergences"]:
            one["kind"] = "wording"


def _all_grave(document: Json) -> None:
    for claim in document["claims"]:
        for one in claim["divergences"]:
            one["severity"] = "substantive"


def _turn_edges(document: Json) -> None:
    for one in document["derivations"]:
        one["later"], one["earlier"] = one["earlier"], one["later"]


def _direct_siblings(document: Json) -> None:
    for one in document["derivations"]:
        one["relation"] = "copies" if one["relation"] == "shares-source" else one["relation"]


def _elsewhere(document: Json) -> None:
    for claim in document["claims"]:
        for one in claim["divergences"]:
            for side in (one["left"], one["right"]):
                side["start"] = side["end"] = side["start"] + 10_000


SPOILT: list[tuple[Callable[[Json], None], Callable[[Scores], bool]]] = [
    (_split_all, lambda scores: scores.pairs.recall == 0 and scores.pairs.precision == 0),
    (_split_all, lambda scores: scores.kinds["temporal"].tp == 0 and scores.kinds["temporal"].fn > 0),
    (_merge_two, lambda scores: scores.pairs.precision < 1 and scores.pairs.recall == 1),
    (_claim_origins, lambda scores: scores.origins.right == 0),
    (_count_outlets, lambda scores: scores.counts.right == 0 and len(scores.corroborated_falsely) > 50),
    (
        _all_wording,
        lambda scores: scores.kinds["negation"].f1 == 0 and scores.kinds["wording"].precision < 0.5,
    ),
    (_all_wording, lambda scores: scores.substantive_as_such.right == 0),
    (_all_grave, lambda scores: scores.cosmetic_as_substantive.value > 0.5),
    (_turn_edges, lambda scores: scores.edges.precision < 0.6 and scores.edges.recall < 0.6),
    (_direct_siblings, lambda scores: scores.siblings.precision == 0 and scores.edges.precision < 1),
    (_elsewhere, lambda scores: scores.macro < 0.2 and scores.kinds["entity"].fp > 0),
]


@pytest.mark.parametrize(("spoil", "seen"), SPOILT, ids=lambda one: getattr(one, "__name__", ""))
def test_each_sort_of_error_costs_its_own_measure(
    pile: Pile, right: Json, spoil: Callable[[Json], None], seen: Callable[[Scores], bool]
) -> None:
    document = copy.deepcopy(right)
    spoil(document)
    assert seen(score(document, pile.truth))


def test_an_outlet_named_for_an_unknown_text_is_wrong_and_a_modest_earliest_is_not(
    pile: Pile, right: Json
) -> None:
    lost = next(row for row in pile.truth.facts if row["origin"] == [{"source": None, "article": None}])
    dates = {row["id"]: row["published_at"] for row in pile.rows}
    first = min((one for one in lost["holders"] if dates[one]), key=lambda one: str(dates[one]))
    for confidence, wrong in ((0.3, 0), (0.9, 1)):
        document = copy.deepcopy(right)
        claim = next(one for one in document["claims"] if one["id"] == lost["id"])
        claim["origin"] = {"source": "x", "article": first, "basis": "earliest", "confidence": confidence}
        share = score(document, pile.truth).origins_unnamed
        assert share.of - share.right == wrong


def test_what_a_story_owes_to_its_speakers_is_not_judged(pile: Pile, right: Json) -> None:
    document = copy.deepcopy(right)
    document["sources"] = [{"id": "a-mayor", "kind": "person"}, {"id": "a-paper", "kind": "newspaper"}]
    article = {"article": pile.truth.articles[0]["id"]}
    for source, wrong in (("a-mayor", 0), ("a-paper", 1)):
        said = {"later": article, "earlier": {"source": source}, "relation": "cites", "evidence": []}
        assert (
            score({**document, "derivations": [*document["derivations"], said]}, pile.truth).edges.fp == wrong
        )


def test_the_baseline_links_copies_and_counts_outlets(pile: Pile) -> None:
    scores = score(baseline.trace(pile.rows, Gazetteer().ids), pile.truth)
    assert scores.pairs.recall > 0.6
    assert scores.corroborated_falsely
    assert scores.kinds["wording"].fp > scores.kinds["wording"].tp


def test_several_seeds_are_reported_by_seed_with_their_spread(pile: Pile) -> None:
    scores = [score(oracle(pile), pile.truth), Scores()]
    table = by_seed(dict(zip((1, 2), scores, strict=True)), "both")
    assert table.columns == ("", "seed 1", "seed 2", "mean ± s.d.")
    assert {row[0]: row[1:] for row in table.rows}["origins exact"] == (
        "1.000",
        "0.000",
        "0.500 ± 0.707",
    )
