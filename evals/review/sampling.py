"""Items to judge, drawn from a report document with a fixed seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar, get_args

What = Literal["link", "divergence", "origin"]
KINDS: tuple[What, ...] = get_args(What)
_UNDECIDED = {"undetermined", "only-mention"}

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to judge. ``key`` names it by content ids, so that it is the same item in any later report."""

    what: What
    key: str
    claim: str
    lines: tuple[str, ...]


def sample(report: dict[str, Any], what: What, seed: int, size: int) -> list[Item]:
    """At most ``size`` items of one kind; the same report and seed give the same items."""
    population = sorted(_DRAWING[what](report, seed), key=lambda item: item.key)
    return _drawn(population, random.Random(f"{seed} {what}"), size)  # noqa: S311 (a sample, not a secret)


def _drawn(population: Sequence[_T], chance: random.Random, size: int) -> list[_T]:
    return chance.sample(population, min(size, len(population)))


def _links(report: dict[str, Any], seed: int) -> Iterator[Item]:
    """One pair of mentions, of different outlets, of each claim that several outlets make."""
    articles = {article["id"]: article for article in report["articles"]}
    for claim in report["claims"]:
        mentions = sorted(claim["mentions"], key=lambda mention: mention["id"])
        pairs = [
            (left, right)
            for position, left in enumerate(mentions)
            for right in mentions[position + 1 :]
            if left["article"] != right["article"]
            and _outlet(articles[left["article"]]) != _outlet(articles[right["article"]])
        ]
        if pairs:
            chance = random.Random(f"{seed} {claim['id']}")  # noqa: S311 (a sample, not a secret)
            left, right = chance.choice(pairs)
            yield Item(
                what="link",
                key=f"{left['id']} {right['id']}",
                claim=claim["id"],
                lines=(claim["standing"], *(_told(mention, articles) for mention in (left, right))),
            )


def _divergences(report: dict[str, Any], _seed: int) -> Iterator[Item]:
    """Every divergence called substantive."""
    articles = {article["id"]: article for article in report["articles"]}
    for claim in report["claims"]:
        mentions = {mention["id"]: mention for mention in claim["mentions"]}
        for found in claim["divergences"]:
            if found["severity"] != "substantive":
                continue
            sides = [found["left"], found["right"]]
            place = " ".join(f"{side['mention']} {side['start']} {side['end']}" for side in sides)
            told = [_told(mentions[one["mention"]], articles) for one in sides if one["mention"] in mentions]
            words = " │ ".join(repr(side["text"]) for side in sides)
            yield Item(
                what="divergence",
                key=f"{found['kind']} {place}",
                claim=claim["id"],
                lines=(f"{found['kind']}: {words}; {found['note']}", *told),
            )


def _origins(report: dict[str, Any], _seed: int) -> Iterator[Item]:
    """The origin of every claim in several articles for which one is named."""
    articles = {article["id"]: article for article in report["articles"]}
    for claim in report["claims"]:
        origin = claim["origin"]
        if claim["counts"]["articles"] < 2 or origin["basis"] in _UNDECIDED:
            continue
        named = origin["source"] or origin["article"]
        yield Item(
            what="origin",
            key=f"{claim['id']} {origin['basis']} {named}",
            claim=claim["id"],
            lines=(
                f"{named} ({origin['basis']}, held: {origin['held']}): {origin['reason']}",
                f"{claim['standing']}, {claim['counts']}",
                *(_told(mention, articles) for mention in claim["mentions"][:6]),
            ),
        )


_DRAWING = {"link": _links, "divergence": _divergences, "origin": _origins}


def _outlet(article: dict[str, Any]) -> str:
    return str((article["outlet"] or {}).get("source") or article["id"])


def _told(mention: dict[str, Any], articles: dict[str, dict[str, Any]]) -> str:
    article = articles[mention["article"]]
    day = (article["published_at"] or {}).get("value", "no date")
    sources = ", ".join(f"{one['source'] or '?'} ({one['cue']})" for one in mention["attributions"])
    text = " ".join(mention["text"].split())
    credited = ", ".join(sorted({one["source"] for one in article["credits"]}))
    owed = f"credits: {credited or 'none'}; {mention['role']}; by: {sources or 'none'}"
    return f"[{_outlet(article)} {day}; {owed}] {text}"
