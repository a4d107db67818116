"""Scoring of divergences: every planted edit between a mention and the one it is compared with."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from evals.cascades.edits import FORMS
from evals.cascades.reading import Json, Judged, key

if TYPE_CHECKING:
    from evals.cascades.scoring import Scores

HARD = frozenset({"numeric", "temporal", "negation", "entity"})
"""Kinds that may not be reported between two independent wordings which agree in all such things."""
_NEAR = 2


def judge_changes(judged: Judged, scores: Scores) -> None:
    """Count planted changes that are reported with the right kind, and reports of none.

    What is expected are the changes between the sentence that the report compares with (the left
    side of its divergences; where it has none, the first that holds the fact) and every other
    sentence of the fact, linked or not: what is not linked is missed.
    """
    held: dict[str, list[Json]] = {}
    for sentence in judged.truth.sentences:
        held.setdefault(sentence["fact"], []).append(sentence)
    said = _said(judged, scores)
    for fact, sentences in held.items():
        if len(sentences) < 2:
            continue
        start = _reference(judged, fact, sentences)
        for other in sentences:
            if other["article"] != start["article"] and other["telling"] == start["telling"]:
                _compare(start, other, said.pop((key(start), key(other)), []), scores)
    for (left, right), found in said.items():
        _only_wrong(judged, left, right, found, scores)


Pairing = tuple[tuple[str, int], tuple[str, int]]


def _said(judged: Judged, scores: Scores) -> dict[Pairing, list[Json]]:
    """The report's divergences by pair of true sentences; those between different facts are wrong."""
    found: dict[Pairing, list[Json]] = {}
    for claim in judged.document["claims"]:
        for one in claim["divergences"]:
            left = judged.sentence_of.get(one["left"].get("mention"))
            right = judged.sentence_of.get(one["right"].get("mention"))
            if one["kind"] == "headline" or left is None or right is None:
                continue
            if one["kind"] == "attribution" and _of_another_sentence(judged, one, left, right):
                continue
            if left["fact"] != right["fact"]:
                _wrong(one, "between different claims", scores)
            elif left["telling"] != right["telling"]:
                _independent(one, left, right, scores)
            elif left["article"] != right["article"]:
                found.setdefault((key(left), key(right)), []).append(one)
    return found


def _of_another_sentence(judged: Judged, one: Json, left: Json, right: Json) -> bool:
    """Whether it shows a planted speaker where the next sentence names them: true, and judged there."""
    planted = [
        any(
            site["form"] == "speaker" and site["applied"] and _share(one[side], site)
            for row in judged.by_article[own["article"]]
            if row is not own
            for site in row["sites"]
        )
        for side, own in (("left", left), ("right", right))
    ]
    return any(planted)


def _share(one: Json, other: Json) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def _independent(one: Json, left: Json, right: Json, scores: Scores) -> None:
    if one["kind"] not in HARD or one["severity"] != "substantive":
        return
    planted = [site for row in (left, right) for site in row["sites"] if site["applied"]]
    if not any(one["kind"] in FORMS[site["form"]].kinds for site in planted):
        _wrong(one, "between independent wordings that agree", scores)


def _reference(judged: Judged, fact: str, sentences: list[Json]) -> Json:
    claim = judged.main_claim.get(fact)
    inside = judged.sentences_in(claim) if claim else []
    mine = {key(sentence): sentence for sentence in inside if sentence["fact"] == fact}
    if claim:
        lefts = Counter(
            key(judged.sentence_of[one["left"]["mention"]])
            for one in claim["divergences"]
            if one["left"].get("mention") in judged.sentence_of
        )
        for place, _ in lefts.most_common():
            if place in mine:
                return mine[place]
    return next((sentence for sentence in sentences if key(sentence) in mine), sentences[0])


def _compare(left: Json, right: Json, said: list[Json], scores: Scores) -> None:
    """One pair of sentences of one wording: planted changes against reported ones."""
    sites = [
        (site, other)
        for site, other in zip(left["sites"], right["sites"], strict=True)
        if site["applied"] != other["applied"]
    ]
    clause = _clause(left, right)
    used: set[int] = set()
    for site, other in sites:
        _judge_site(site, other, said, used, scores, f"{key(left)[0]} {key(right)[0]}")
    if clause is not None:
        mine = [
            index for index, one in enumerate(said) if one["kind"] == "attribution" and _meets(one, *clause)
        ]
        used.update(mine)
        if left["clause"] and right["clause"] and left["clause"]["source"] != right["clause"]["source"]:
            scores.kinds["attribution"].tp += bool(mine)
            scores.kinds["attribution"].fn += not mine
            if not mine:
                note = " | ".join(f"{row['article']} {row['clause']['source']}" for row in (left, right))
                scores.errors.append(("attribution-missed", f"reporting clause: {note}"))
    for index, one in enumerate(said):
        if index not in used and not _same_to_the_eye(one):
            near = next((site["form"] for site, other in sites if _meets(one, site, other)), "nothing")
            _wrong(one, f"{near} was planted there", scores)


def _only_wrong(
    judged: Judged, left: tuple[str, int], right: tuple[str, int], said: list[Json], scores: Scores
) -> None:
    """Reports between two sentences of which neither is the one compared with: wrong ones count."""
    rows = [next(row for row in judged.by_article[end[0]] if key(row) == end) for end in (left, right)]
    apart = type(scores)()
    _compare(rows[0], rows[1], said, apart)
    for kind, tally in apart.kinds.items():
        scores.kinds[kind].fp += tally.fp
    scores.errors += [error for error in apart.errors if error[0].endswith("-wrong")]


def _judge_site(
    site: Json, other: Json, said: list[Json], used: set[int], scores: Scores, where: str
) -> None:
    form = FORMS[site["form"]]
    kinds = _kinds(site, other)
    touching = [index for index, one in enumerate(said) if _meets(one, site, other)]
    named = [index for index in touching if said[index]["kind"] in kinds]
    used.update(named)
    if form.required:
        tally = scores.kinds[said[named[0]]["kind"] if named else kinds[0]]
        tally.tp += bool(named)
        tally.fn += not named
        if not named:
            instead = ", ".join(f"{said[i]['kind']}/{said[i]['severity']}" for i in touching) or "nothing"
            scores.errors.append(
                (
                    f"{kinds[0]}-missed",
                    f"{site['form']} {where} [{site['start']}:{site['end']}]: said {instead}",
                )
            )
    if form.grade == "cosmetic":
        grave = [index for index in touching if said[index]["severity"] == "substantive"]
        alone = [index for index in grave if not _explained(said[index], site, said, used)]
        if scores.cosmetic_as_substantive.add(alone):
            one = said[alone[0]]
            scores.errors.append(
                (
                    "cosmetic-grave",
                    f"{site['form']}: {one['kind']} {one['left']['text']!r} | {one['right']['text']!r}",
                )
            )
    elif form.grade == "substantive":
        right = any(said[index]["severity"] == "substantive" for index in named)
        if not scores.substantive_as_such.add(right) and named:
            one = said[named[0]]
            scores.errors.append(
                (
                    "severity",
                    f"{one['kind']}/{one['severity']} {one['left']['text']!r} | {one['right']['text']!r}",
                )
            )


def _explained(one: Json, site: Json, said: list[Json], used: set[int]) -> bool:
    """Whether a grave report over a cosmetic site is about a planted change beside it."""
    return any(said[index] is one for index in used) and one["kind"] not in FORMS[site["form"]].kinds


def _kinds(site: Json, other: Json) -> tuple[str, ...]:
    """The right kinds for a site, seen from the left: what was added there was left out here."""
    if site["form"] in ("omission", "addition"):
        longer = site["end"] - site["start"] > other["end"] - other["start"]
        return ("omission",) if longer else ("addition",)
    return FORMS[site["form"]].kinds


def _clause(left: Json, right: Json) -> tuple[Json, Json] | None:
    """Where the reporting clauses stand; one that is missing stands, empty, at its sentence's end."""
    if left["clause"] is None and right["clause"] is None:
        return None
    return left["clause"] or _empty(left), right["clause"] or _empty(right)


def _empty(sentence: Json) -> Json:
    return {"start": sentence["end"], "end": sentence["end"]}


def _meets(one: Mapping[str, Any], left: Json, right: Json) -> bool:
    """Whether a reported divergence and a planted change share characters, on each side that has any."""
    sides = [(one["left"], left), (one["right"], right)]
    full = [
        (said, planted)
        for said, planted in sides
        if said["start"] < said["end"] and planted["start"] < planted["end"]
    ]
    if full:
        return all(
            said["start"] < planted["end"] and planted["start"] < said["end"] for said, planted in full
        )
    return all(
        said["start"] <= planted["end"] + _NEAR and planted["start"] <= said["end"] + _NEAR
        for said, planted in sides
    )


def _same_to_the_eye(one: Json) -> bool:
    """A true and cosmetic remark on typography that was not planted."""
    return one["severity"] == "cosmetic" and _plain(one["left"]["text"]) == _plain(one["right"]["text"])


def _plain(text: str) -> str:
    marks = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-"})
    return "".join(unicodedata.normalize("NFKC", text).translate(marks).split()).casefold().strip(".,")


def _wrong(one: Json, why: str, scores: Scores) -> None:
    scores.kinds[one["kind"]].fp += 1
    note = (
        f"{one['kind']}/{one['severity']} {one['left']['text'][:60]!r} | {one['right']['text'][:60]!r}: {why}"
    )
    scores.errors.append((f"{one['kind']}-wrong", note))
