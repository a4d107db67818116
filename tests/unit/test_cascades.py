"""The generator of cascades, and its scoring against documents made by hand."""

from __future__ import annotations

import copy
import itertools
import json
import random
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from evals.__main__ import names
from evals.cascades import Pile, Scores, Truth, baseline, edits, generate, grammar, score
from evals.cascades.__main__ import main
from evals.cascades.base import Gazetteer, usable
from evals.cascades.edits import FORMS, Site, propose, realise, seeded
from evals.cascades.plans import PLANS, PURPOSES, ancestors
from evals.cascades.running import by_seed

Json = dict[str, Any]

_SUBJECTS = "gardener carpenter surveyor librarian chemist plumber tailor botanist weaver miller"
_OBJECTS = "greenhouse staircase boundary catalogue laboratory boiler overcoat herbarium carpet windmill"
_PLACES = "Havana Geneva Nairobi Seattle Denver Ohio Kansas Brazil Kenya Vienna"
_ACTS = "repainted measured insured auctioned emptied rented photographed heated guarded mended"
_FRAMES = (
    "The {s} of {q} {a} a large {q} {o} near {p} on Monday before {q} rain came.",
    "Nearly {n} guests may see {q} and the {o} that {q} {a}, with the {q} defense ministry in {p}.",
    "“It was a {q} and {q} {o},” Harriet Stone said after {q} {a} it for {q} {p}.",
    "A well-known {s} from {q} {p} was {q} when the {q} organization {a} the {o} in 2013.",
    "Officials in {q} {p} are expected to {q} the {o} “a small {q} of craft” once {q} {a} it.",
    "Many {q} residents of {p} were {q} by {n} {q} crowns for the {o} that {q} {a} twice.",
    "The {q} {o} of {p} began to {q} after a {s} {a} its {q} beam for three {q} weeks.",
)
"""Every run of six words has a slot, so that no two articles share one; {q} is a word of its own."""


def _with_words(frame: str, draw: random.Random) -> str:
    while "{q}" in frame:
        word = "".join(draw.choice("bdfgklmnprstv") + draw.choice("aeiou") for _ in range(4)) + "d"
        frame = frame.replace("{q}", word, 1)
    return frame


def _write_base(folder: Path) -> Path:
    draw = seeded("5")
    rows = []
    for number in range(20):
        groups = [group.split() for group in (_SUBJECTS, _OBJECTS, _PLACES, _ACTS)]
        starts = [(number * step + number // 10 * (step // 2)) % 10 for step in (1, 3, 7, 9)]
        turn = [group[start:] + group[:start] for start, group in zip(starts, groups, strict=True)]
        lines = [
            _with_words(frame, draw).format(
                s=turn[0][i], o=turn[1][i], p=turn[2][i], a=turn[3][i], n=draw.randrange(21, 99)
            )
            for i, frame in enumerate(_FRAMES)
        ]
        rows.append(
            {
                "id": f"b{number}",
                "title": f"About the {turn[1][0]}",
                "published_at": f"{2015 + number // 12}-{number % 12 + 1:02d}-04",
                "topic": "crafts",
                "text": "\n\n".join(lines),
            }
        )
    path = folder / "base.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Pile:
    return generate(_write_base(tmp_path_factory.mktemp("base")), seed=3, cascades=16, distractors=2)


def test_python_m_evals_knows_the_package() -> None:
    assert "cascades" in names()


def test_every_plan_has_a_purpose_and_the_command_says_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert PLANS.keys() == PURPOSES.keys()
    assert all(f"{name} {purpose}" in said for name, purpose in PURPOSES.items())


def test_several_seeds_are_reported_by_seed_with_their_spread(pile: Pile) -> None:
    scores = [score(oracle(pile), pile.truth), Scores()]
    table = by_seed(dict(zip((1, 2), scores, strict=True)), "both")
    assert table.columns == ("", "seed 1", "seed 2", "mean ± s.d.")
    assert {row[0]: row[1:] for row in table.rows}["origins exact"] == (
        "1.000",
        "0.000",
        "0.500 ± 0.707",
    )


def test_the_same_seed_makes_the_same_pile(pile: Pile, tmp_path: Path) -> None:
    base = _write_base(tmp_path)
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
    rows = [json.loads(line) for line in _write_base(tmp_path).read_text("utf-8").splitlines()]
    path = tmp_path / "bare.jsonl"
    path.write_text(
        "".join(json.dumps({"id": row["id"], "text": row["text"]}) + "\n" for row in rows), "utf-8"
    )
    made = generate(path, seed=3, cascades=2, distractors=2)
    assert all(row["title"] for row in made.rows)
    assert made.rows == generate(path, seed=3, cascades=2, distractors=2).rows


def test_too_small_a_base_is_said(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="only 20 articles"):
        generate(_write_base(tmp_path), cascades=16, distractors=30)


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


# --- scoring: a document that says exactly what is true, then one error at a time


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
