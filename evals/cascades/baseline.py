"""A plain tracer to compare with: words alone, the earliest is the origin, every outlet counts.

Sentences that share most of their words are one claim; its origin is the earliest article, of
which all others are copies; every outlet is an origin; ``difflib`` finds what changed, and all
of it is "wording".
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from evals.cascades.base import content_words, dice
from evals.cascades.pile import Row

THRESHOLD = 0.8
"""Share of words in common from which two sentences are one claim."""
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Sentence:
    id: str
    article: str
    start: int
    end: int
    text: str
    bag: frozenset[str]


def trace(rows: Sequence[Row], outlet_ids: dict[str, str]) -> Json:
    """A ``provenance-report/1`` document (its bare bones) of a pile, by plain means.

    ``outlet_ids`` maps outlets' names and hosts to their ids.
    """
    sentences = [sentence for row in rows for sentence in _sentences(row)]
    dates = {row["id"]: row["published_at"] or "9999" for row in rows}
    outlets = {row["id"]: outlet_ids.get(_printed(row)) for row in rows}
    claims = [_claim(same, dates, outlets) for same in _clusters(sentences)]
    edges = {
        (one["later"]["article"], one["earlier"]["article"]): one
        for claim in claims
        for one in claim["derivations"]
    }
    return {
        "format": "provenance-report/1",
        "articles": [
            {
                "id": row["id"],
                "name": row["id"],
                "outlet": {"source": outlets[row["id"]]},
                "published_at": {"value": row["published_at"]} if row["published_at"] else None,
                "title_divergences": [],
            }
            for row in rows
        ],
        "sources": [
            {"id": one, "kind": "newspaper"} for one in sorted({one for one in outlets.values() if one})
        ],
        "claims": claims,
        "derivations": [edges[pair] for pair in sorted(edges)],
        "fingerprints": [],
    }


def _printed(row: Row) -> str:
    return row["outlet"] or re.sub(r"^https?://(?:www\.)?|/.*$", "", row["url"] or "")


def _sentences(row: Row) -> Iterator[_Sentence]:
    for match in re.finditer(
        r"\S[^\n]*?(?:[.!?][”\"]?(?=\s+[“\"A-Z]|\s*$)|(?=\n|$))", row["text"], re.MULTILINE
    ):
        text = match[0]
        if len(text.split()) >= 4:
            yield _Sentence(
                f"{row['id']}:{match.start()}",
                row["id"],
                match.start(),
                match.end(),
                text,
                content_words(text),
            )


def _clusters(sentences: list[_Sentence]) -> list[list[_Sentence]]:
    """Sentences joined wherever a pair from two articles shares most of its words."""
    above = list(range(len(sentences)))

    def find(index: int) -> int:
        while above[index] != index:
            index = above[index]
        return index

    for one, other in _alike(sentences):
        above[find(other)] = find(one)
    groups: dict[int, list[_Sentence]] = defaultdict(list)
    for index, sentence in enumerate(sentences):
        groups[find(index)].append(sentence)
    return list(groups.values())


def _alike(sentences: list[_Sentence]) -> Iterator[tuple[int, int]]:
    holding: dict[str, list[int]] = defaultdict(list)
    for index, sentence in enumerate(sentences):
        near: dict[int, int] = defaultdict(int)
        for word in sentence.bag:
            for other in holding[word]:
                near[other] += 1
            holding[word].append(index)
        for other, shared in near.items():
            apart = shared >= 3 and sentences[other].article != sentence.article
            if apart and dice(sentences[other].bag, sentence.bag) >= THRESHOLD:
                yield other, index


def _claim(same: list[_Sentence], dates: dict[str, str], outlets: dict[str, str | None]) -> Json:
    ordered = sorted(same, key=lambda one: (dates[one.article], one.article, one.start))
    first = ordered[0]
    later = [one for one in ordered[1:] if one.article != first.article]
    named = {outlets[one.article] for one in ordered if outlets[one.article]}
    return {
        "id": first.id,
        "text": first.text,
        "mentions": [
            {"id": one.id, "article": one.article, "start": one.start, "end": one.end} for one in ordered
        ],
        "origin": {
            "source": outlets[first.article],
            "article": first.article,
            "held": True,
            "basis": "earliest",
            "confidence": 1.0,
        },
        "derivations": [
            {"later": {"article": one.article}, "earlier": {"article": first.article}, "relation": "copies"}
            for one in later
        ],
        "counts": {"origins": len(named), "unknown_lineage": 0},
        "standing": "corroborated" if len(named) > 1 else "single-origin",
        "divergences": [change for one in later for change in _changes(first, one)],
    }


def _changes(left: _Sentence, right: _Sentence) -> Iterator[Json]:
    ours = list(re.finditer(r"\w+|[^\w\s]", left.text))
    theirs = list(re.finditer(r"\w+|[^\w\s]", right.text))
    matcher = difflib.SequenceMatcher(
        None, [one[0] for one in ours], [one[0] for one in theirs], autojunk=False
    )
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield {
                "kind": "wording",
                "severity": "substantive",
                "left": _side(left, ours[a:b], ours[a - 1].end() if a else 0),
                "right": _side(right, theirs[c:d], theirs[c - 1].end() if c else 0),
            }


def _side(sentence: _Sentence, words: list[re.Match[str]], place: int) -> Json:
    start, end = (words[0].start(), words[-1].end()) if words else (place, place)
    return {
        "mention": sentence.id,
        "start": sentence.start + start,
        "end": sentence.start + end,
        "text": sentence.text[start:end],
    }
