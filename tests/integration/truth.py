"""Holds a report to what ``examples/expected.json`` says is true; each check names what it missed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from provenance.report import Report

Json = dict[str, Any]
EXAMPLES = Path(__file__).parents[2] / "examples"


def expected() -> Json:
    loaded: Json = json.loads((EXAMPLES / "expected.json").read_text("utf-8"))
    return loaded


@dataclass(frozen=True)
class Truth:
    """The report, looked up by article names and quoted words."""

    report: Report

    def article(self, name: str) -> Json:
        found = [one for one in self.report.document["articles"] if one["name"] == name]
        assert len(found) == 1, f"{name}: {len(found)} articles of that name"
        return dict(found[0])

    def place(self, name: str, words: str) -> tuple[str, int, int]:
        identifier = self.article(name)["id"]
        text = self.report.view.texts[identifier]
        assert text.count(words) == 1, f"{words!r} stands {text.count(words)} times in {name}"
        start = text.index(words)
        return identifier, start, start + len(words)

    def claim(self, name: str, words: str) -> tuple[Json, Json]:
        """The claim and mention that hold ``words`` (the greatest overlap)."""
        identifier, start, end = self.place(name, words)
        best: tuple[int, Json, Json] | None = None
        for claim in self.report.document["claims"]:
            for mention in claim["mentions"]:
                if mention["article"] == identifier:
                    shared = min(end, mention["end"]) - max(start, mention["start"])
                    if shared > 0 and (best is None or shared > best[0]):
                        best = (shared, claim, mention)
        assert best is not None, f"no mention in {name} holds {words!r}"
        return best[1], best[2]

    def node(self, node: Json) -> Json:
        return {"article": self.article(node["article"])["id"]} if "article" in node else node


def check_article(truth: Truth, name: str, want: Json) -> None:
    article = truth.article(name)
    outlet = article["outlet"]["source"] if article["outlet"] else None
    assert outlet == want["outlet"], f"outlet {outlet}"
    published = article["published_at"]["value"] if article["published_at"] else None
    assert published == want["published_at"], f"published {published}"
    owed = [one["source"] for one in article["credits"]]
    assert list(dict.fromkeys(owed)) == want["credits"], f"credits {owed}"
    headline = article["headline"]["text"] if article["headline"] else article["title"]
    assert headline == want["headline"], f"headline {headline!r}"


def check_claim(truth: Truth, want: Json) -> None:
    """Mentions in one claim; then origin, counts and standing."""
    found = [truth.claim(one["article"], one["words"])[0] for one in want["mentions"]]
    apart = {
        one["article"]
        for one, claim in zip(want["mentions"], found, strict=True)
        if claim["id"] != found[0]["id"]
    }
    assert not apart, f"not in the claim of {want['mentions'][0]['article']}: {sorted(apart)}"
    claim = found[0]
    problems = list(_lineage_problems(truth, claim, want))
    assert not problems, "; ".join(problems)


def _lineage_problems(truth: Truth, claim: Json, want: Json) -> Iterator[str]:
    counts = claim["counts"]
    for key in ("origins", "unknown_lineage"):
        if want.get(key) is not None and counts[key] != want[key]:
            yield f"{key} {counts[key]}, not {want[key]}"
    if want.get("standing") and claim["standing"] != want["standing"]:
        yield f"{claim['standing']}, not {want['standing']}"
    for key, value in (want.get("origin") or {}).items():
        got = claim["origin"][key]
        right = truth.article(value)["id"] if key == "article" and value else value
        if got != right:
            yield f"origin.{key} {got}, not {right} ({claim['origin']['reason']})"


def check_divergences(truth: Truth, want: Json) -> None:
    """Every divergence listed is reported, and no kind that is excluded."""
    claims = [truth.claim(one["article"], one["words"])[0] for one in want["mentions"]]
    got = [one for claim in {claim["id"]: claim for claim in claims}.values() for one in claim["divergences"]]
    problems = [
        f"missing {_short(one)}" for one in want.get("divergences", []) if not _reported(truth, one, got)
    ]
    problems += [f"unexpected {_said(one)}" for one in got if one["kind"] in want.get("not_divergent", [])]
    assert not problems, "; ".join(problems) + f" | reported: {[_said(one) for one in got]}"


def _reported(truth: Truth, want: Json, got: list[Json]) -> bool:
    kinds = want["kind"].split("|")
    severities = want["severity"].split("|") if want.get("severity") else None
    return any(
        one["kind"] in kinds
        and (severities is None or one["severity"] in severities)
        and (
            (_side_fits(truth, want["left"], one["left"]) and _side_fits(truth, want["right"], one["right"]))
            or (
                _side_fits(truth, want["left"], one["right"])
                and _side_fits(truth, want["right"], one["left"])
            )
        )
        for one in got
    )


def _side_fits(truth: Truth, want: Json, side: Json) -> bool:
    article = truth.report.view.mentions[side["mention"]]["article"]
    if truth.article(want["article"])["id"] != article:
        return False
    wanted, got = want["text"].strip(" “”\"'"), side["text"].strip(" “”\"'")
    if not wanted or not got:
        return not wanted and not got
    return wanted in got or got in wanted


def check_not_matched(truth: Truth, want: list[Json]) -> None:
    left, right = (truth.claim(one["article"], one["words"])[0] for one in want)
    assert left["id"] != right["id"], f"both in {left['id']}: {left['text']}"


def check_derivation(truth: Truth, want: Json) -> None:
    got = _between(truth, want)
    assert set(got) & set(want["relation"].split("|")), f"reported: {got}"


def check_not_derived(truth: Truth, want: Json) -> None:
    later, earlier = truth.node(want["later"]), truth.node(want["earlier"])
    found = [
        one["relation"]
        for one in truth.report.document["derivations"]
        if one["later"] == later and one["earlier"] == earlier and one["relation"] != "shares-source"
    ]
    assert not found, f"reported: {found}"


def _between(truth: Truth, want: Json) -> list[str]:
    ends = [truth.node(want["later"]), truth.node(want["earlier"])]
    undirected = "shares-source" in want["relation"]
    return [
        one["relation"]
        for one in truth.report.document["derivations"]
        if [one["later"], one["earlier"]] == ends
        or (undirected and one["relation"] == "shares-source" and [one["earlier"], one["later"]] == ends)
    ]


def check_dropped(truth: Truth, want: Json) -> None:
    identifier, start, end = truth.place(want["article"], want["words"])
    dropped = next(one for one in truth.report.document["articles"] if one["id"] == identifier)["dropped"]
    assert any(one["start"] <= start and end <= one["end"] for one in dropped), "not dropped"


def check_attribution(truth: Truth, want: Json) -> None:
    _, mention = truth.claim(want["article"], want["words"])
    got = [
        (one["kind"], one["name"], truth.report.view.source_name(one["source"]))
        for one in mention["attributions"]
    ]
    fits = [
        kind in want["kind"].split("|")
        and (want.get("name") is None or any(_same_name(name, want["name"]) for name in names))
        for kind, *names in got
    ]
    assert any(fits), f"reported: {got}"


def _same_name(got: str, want: str) -> bool:
    got, want = got.casefold(), want.casefold()
    return got in want or want in got


def check_fingerprint(truth: Truth, want: Json) -> None:
    articles = {truth.article(name)["id"] for name in want["articles"]}
    for one in truth.report.document["fingerprints"]:
        places = {place["article"] for place in one["places"]}
        if (
            one["kind"] == want["kind"]
            and articles <= places
            and want["text"].casefold() in one["text"].casefold()
        ):
            return
    raise AssertionError("not reported")


def check_skipped(truth: Truth, want: Json) -> None:
    assert want["name"] in {one["name"] for one in truth.report.document["skipped"]}


CHECKS: dict[str, Callable[..., None]] = {
    "claims": check_claim,
    "divergences": check_divergences,
    "not_matched": check_not_matched,
    "derivations": check_derivation,
    "not_derived": check_not_derived,
    "dropped": check_dropped,
    "attributions": check_attribution,
    "fingerprints": check_fingerprint,
    "skipped": check_skipped,
}


def cases() -> Iterator[tuple[str, Callable[[Truth], None]]]:
    """Every single statement of ``expected.json`` as (name, check)."""
    said = expected()
    for name, want in said["articles"].items():
        yield f"article-{name}", partial(check_article, name=name, want=want)
    for kind, check in CHECKS.items():
        for position, want in enumerate(said["claims" if kind == "divergences" else kind]):
            label = want["label"] if "label" in want else f"{position}-{_short(want)}"
            yield f"{kind}-{label}", partial(check, want=want)


def _short(want: object) -> str:
    return json.dumps(want, ensure_ascii=False)[:110]


def _said(one: Json) -> str:
    return f"{one['kind']}/{one['severity']}: {one['left']['text']!r} | {one['right']['text']!r}"
