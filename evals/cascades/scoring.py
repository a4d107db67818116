"""How right a report is about a pile whose truth is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from evals.cascades.changes import judge_changes
from evals.cascades.paths import judge_edges, judge_siblings
from evals.cascades.reading import PEOPLE, Json, Judged, key
from evals.cascades.truth import Truth
from evals.harness import Tally


@dataclass(slots=True)
class Share:
    """How many of how many."""

    right: int = 0
    of: int = 0

    def add(self, right: object) -> bool:
        """Count one more; gives back whether it was right."""
        self.of += 1
        self.right += bool(right)
        return bool(right)

    @property
    def value(self) -> float:
        """The share, 0 where nothing was counted."""
        return self.right / self.of if self.of else 0.0


@dataclass(slots=True)
class Scores:
    """All measures of one report. ``errors`` are (stage, what was wrong), for reading."""

    pairs: Tally = field(default_factory=Tally)
    pairs_reworded: Share = field(default_factory=Share)
    origins_held: Share = field(default_factory=Share)
    origins_absent: Share = field(default_factory=Share)
    origins_unnamed: Share = field(default_factory=Share)
    counts: Share = field(default_factory=Share)
    unknown: Share = field(default_factory=Share)
    edges: Tally = field(default_factory=Tally)
    siblings: Tally = field(default_factory=Tally)
    marks: Tally = field(default_factory=Tally)
    kinds: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    cosmetic_as_substantive: Share = field(default_factory=Share)
    substantive_as_such: Share = field(default_factory=Share)
    corroborated_falsely: list[str] = field(default_factory=list)
    errors: list[tuple[str, str]] = field(default_factory=list)

    @property
    def origins(self) -> Share:
        """Origins right, whether they are held, absent or nobody's."""
        parts = (self.origins_held, self.origins_absent, self.origins_unnamed)
        return Share(sum(part.right for part in parts), sum(part.of for part in parts))

    @property
    def macro(self) -> float:
        """Mean F1 over the kinds of divergence that occur in the truth."""
        present = [tally for tally in self.kinds.values() if tally.tp + tally.fn]
        return sum(tally.f1 for tally in present) / len(present) if present else 0.0


def score(document: Mapping[str, Any], truth: Truth) -> Scores:
    """Score a ``provenance-report/1`` document against the truth of the pile that it reports on."""
    judged = Judged(document, truth)
    scores = Scores()
    _pairs(judged, scores)
    _lineages(judged, scores)
    _corroborated(judged, scores)
    judge_edges(judged, scores)
    judge_siblings(judged, scores)
    judge_changes(judged, scores)
    _titles(judged, scores)
    _marks(judged, scores)
    return scores


def _pairs(judged: Judged, scores: Scores) -> None:
    by_fact: dict[str, list[Json]] = defaultdict(list)
    for sentence in judged.truth.sentences:
        by_fact[sentence["fact"]].append(sentence)
    right = {pair for same in by_fact.values() for pair in _across(same)}
    found = {pair for claim in judged.document["claims"] for pair in _across(judged.sentences_in(claim))}
    scores.pairs = Tally(tp=len(right & found), fp=len(found - right), fn=len(right - found))
    place = {key(sentence): sentence for sentence in judged.truth.sentences}
    for one, other in right:
        if place[one]["telling"] != place[other]["telling"]:
            scores.pairs_reworded.add((one, other) in found)
    for stage, pairs in (("link-wrong", found - right), ("link-missed", right - found)):
        for one, other in sorted(pairs):
            left, right_ = place[one], place[other]
            scores.errors.append(
                (stage, f"{_at(left)} | {_at(right_)} tellings {left['telling']}/{right_['telling']}")
            )


def _at(sentence: Json) -> str:
    return f"{sentence['article']}[{sentence['start']}:{sentence['end']}]"


def _across(sentences: list[Json]) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
    for one, other in combinations(sorted(sentences, key=key), 2):
        if one["article"] != other["article"]:
            yield key(one), key(other)


def _lineages(judged: Judged, scores: Scores) -> None:
    for fact in judged.truth.facts:
        if len(fact["holders"]) < 2:
            continue
        claim = judged.main_claim.get(fact["id"])
        if fact["origin"] is not None:
            share = _share_for(fact["origin"], scores)
            told = claim["origin"] if claim else None
            if not share.add(claim and _origin_right(judged, claim, fact["origin"])):
                scores.errors.append(("origin", f"{fact['id']}: {_said(told)}; right: {fact['origin']}"))
        said = claim["counts"] if claim else {"origins": None, "unknown_lineage": None}
        if not scores.counts.add(said["origins"] in fact["origins"]):
            scores.errors.append(
                ("count", f"{fact['id']}: {said['origins']} origins; right: {fact['origins']}")
            )
        if not scores.unknown.add(said["unknown_lineage"] in fact["unknown"]):
            scores.errors.append(
                ("unknown", f"{fact['id']}: {said['unknown_lineage']} unknown; right: {fact['unknown']}")
            )


def _share_for(accepted: list[Json], scores: Scores) -> Share:
    if all(one["source"] is None for one in accepted):
        return scores.origins_unnamed
    return scores.origins_held if any(one["article"] for one in accepted) else scores.origins_absent


def _said(origin: Mapping[str, Any] | None) -> str:
    if origin is None:
        return "no claim"
    return f"{origin['source']}/{origin['article']} ({origin['basis']}, {origin['confidence']})"


def _origin_right(judged: Judged, claim: Json, accepted: list[Json]) -> bool:
    origin = claim["origin"]
    article = judged.name_of.get(origin["article"]) if origin["article"] else None
    if any(one["source"] is None for one in accepted) and _abstains(judged, claim):
        return True
    return any(one["source"] == origin["source"] and one["article"] == article for one in accepted)


def _abstains(judged: Judged, claim: Json) -> bool:
    """No outlet is named; or the earliest article is, as no more than that (confidence below .5).

    Whoever is quoted as saying it may be named: a speaker is no outlet.
    """
    origin = claim["origin"]
    if origin["article"] is None:
        source = origin["source"]
        return source is None or judged.kind_of.get(source) in PEOPLE or source in _speakers(claim)
    if origin["basis"] != "earliest" or origin["confidence"] >= 0.5:
        return False
    dates = {one["id"]: one["published_at"] for one in judged.document["articles"]}
    days = {mention["article"]: dates[mention["article"]] for mention in claim["mentions"]}
    first = min((date["value"] for date in days.values() if date), default=None)
    own = days.get(origin["article"])
    return own is not None and own["value"] == first


def _speakers(claim: Json) -> set[str | None]:
    said = (one for mention in claim["mentions"] for one in mention.get("attributions", ()))
    return {one["source"] for one in said if one["kind"] != "outlet"}


def _corroborated(judged: Judged, scores: Scores) -> None:
    for claim in judged.document["claims"]:
        if claim["counts"]["origins"] < 2 and claim["standing"] != "corroborated":
            continue
        names = sorted({sentence["fact"] for sentence in judged.sentences_in(claim)})
        truth = [max(judged.facts[name]["origins"]) for name in names if name in judged.facts]
        if len(names) > 1 or not truth or max(truth) < 2:
            scores.corroborated_falsely.append(f"{', '.join(names) or '?'}: {_short(claim['text'])}")


def _titles(judged: Judged, scores: Scores) -> None:
    said = {
        judged.name_of.get(one["id"]): [
            found for found in one.get("title_divergences", []) if found["severity"] != "cosmetic"
        ]
        for one in judged.document["articles"]
    }
    for row in judged.truth.articles:
        found = said.get(row["id"], [])
        if row["headline"] == "stronger":
            scores.kinds["headline"].tp += bool(found)
            scores.kinds["headline"].fn += not found
        elif row["headline"] == "faithful":
            scores.kinds["headline"].fp += bool(found)
        if row["headline"] and bool(found) != (row["headline"] == "stronger"):
            note = f"{found[0]['left']['text']} | {found[0]['right']['text']}" if found else "nothing said"
            scores.errors.append(("headline", f"{row['id']} ({row['headline']}): {_short(note)}"))


def _marks(judged: Judged, scores: Scores) -> None:
    groups: dict[tuple[str, str], list[Json]] = defaultdict(list)
    for mark in judged.truth.marks:
        groups[mark["form"], mark["id"]].append(mark)
    found = [one for one in judged.document["fingerprints"] if one["kind"] in ("homoglyph", "misspelling")]
    for (form, _), marks in sorted(groups.items()):
        if len({mark["article"] for mark in marks}) < 2:
            continue
        hit = any(one["kind"] == form and len(_places_on(judged, one, marks)) >= 2 for one in found)
        scores.marks.tp += hit
        scores.marks.fn += not hit
        if not hit:
            scores.errors.append(
                ("mark-missed", f"{form} {marks[0]['article']}[{marks[0]['start']}:{marks[0]['end']}]")
            )
    for one in found:
        if not _places_on(judged, one, judged.truth.marks):
            scores.marks.fp += 1
            scores.errors.append(("mark-wrong", f"{one['kind']}: {one['text']}"))


def _places_on(judged: Judged, fingerprint: Json, marks: list[Json]) -> set[str]:
    return {
        mark["article"]
        for mark in marks
        for place in fingerprint["places"]
        if judged.name_of.get(place["article"]) == mark["article"]
        and place["start"] < mark["end"]
        and mark["start"] < place["end"]
    }


def _short(text: str) -> str:
    return text if len(text) <= 110 else text[:109] + "…"
