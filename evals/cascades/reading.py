"""A report and the truth brought together: which sentence a mention is, which article an article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from evals.cascades.truth import Truth

Json = dict[str, Any]
PEOPLE = frozenset({"person", "organisation", "government", "anonymous"})
"""Kinds of source that speak and do not report: what a story owes to them is not judged."""


@dataclass(frozen=True)
class Judged:
    """A ``provenance-report/1`` document read against the truth of its pile.

    ``name_of`` maps an article's id in the document to its id in the truth: the record's own id,
    which stands at the end of the article's ``name``.
    """

    document: Mapping[str, Any]
    truth: Truth

    @cached_property
    def name_of(self) -> dict[str, str]:
        known = {row["id"] for row in self.truth.articles}
        found = {}
        for article in self.document["articles"]:
            own = str(article["name"]).rsplit("#", 1)[-1]
            if own in known:
                found[article["id"]] = own
        return found

    @cached_property
    def by_article(self) -> dict[str, list[Json]]:
        found: dict[str, list[Json]] = defaultdict(list)
        for sentence in self.truth.sentences:
            found[sentence["article"]].append(sentence)
        return found

    @cached_property
    def facts(self) -> dict[str, Json]:
        return {row["id"]: row for row in self.truth.facts}

    @cached_property
    def sentence_of(self) -> dict[str, Json]:
        """Mention id -> the true sentence that it overlaps most, for mentions that overlap one."""
        found = {}
        for claim in self.document["claims"]:
            for mention in claim["mentions"]:
                sentence = self._nearest(mention)
                if sentence is not None:
                    found[mention["id"]] = sentence
        return found

    def _nearest(self, mention: Json) -> Json | None:
        candidates = self.by_article.get(self.name_of.get(mention["article"], ""), [])
        best = max(candidates, key=lambda row: _shared(mention, row), default=None)
        return best if best is not None and _shared(mention, best) > 0 else None

    def sentences_in(self, claim: Mapping[str, Any]) -> list[Json]:
        """The true sentences that a claim's mentions are, each once."""
        found = {}
        for mention in claim["mentions"]:
            if (sentence := self.sentence_of.get(mention["id"])) is not None:
                found[key(sentence)] = sentence
        return list(found.values())

    @cached_property
    def main_claim(self) -> dict[str, Json]:
        """Fact -> the claim that holds most of its sentences."""
        best: dict[str, tuple[int, Json]] = {}
        for claim in self.document["claims"]:
            counted: dict[str, int] = defaultdict(int)
            for sentence in self.sentences_in(claim):
                counted[sentence["fact"]] += 1
            for fact, number in counted.items():
                if number > best.get(fact, (0, {}))[0]:
                    best[fact] = (number, claim)
        return {fact: claim for fact, (_, claim) in best.items()}

    @cached_property
    def kind_of(self) -> dict[str, str]:
        """Source id -> kind, as the report says."""
        return {source["id"]: source["kind"] for source in self.document["sources"]}

    def end(self, node: Mapping[str, Any]) -> str:
        """An end of a derivation as ``truth.json`` writes it."""
        if node.get("article") is not None:
            return f"article:{self.name_of.get(node['article'], '?' + node['article'])}"
        return f"source:{node['source']}"


def key(sentence: Mapping[str, Any]) -> tuple[str, int]:
    """What tells one true sentence from all others."""
    return sentence["article"], sentence["start"]


def _shared(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))
