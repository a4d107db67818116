"""Attribution: exact spans of source, cue and content (PolNeAR), and the credited agency."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from evals.harness import Table, Tally, rows
from provenance.attribution import attribute, find_clauses
from provenance.attribution.marking import Mark
from provenance.config import load_lexicon
from provenance.lexicon import Lexicon
from provenance.model import Article, AttributedArticle, Body, Span
from provenance.segmentation import segment

ROLES = ("source", "cue", "content")
_COLUMNS = (*ROLES, "wire", "credit")
Spans = Mapping[str, Counter[tuple[int, int]]]

_PLAIN = re.compile(
    r"""(?P<before>[“"][^“”"\n]+[”"])?\s*
    (?P<source>(?:[A-Z][\w.’'-]*\ ){0,3}[A-Z][\w’'-]+|[Hh]e|[Ss]he|[Tt]hey|[Tt]he\ \w+)\s
    (?P<cue>said|says|say|told|added|wrote|noted|reported|announced|argued|called|asked|tweeted|suggested)\b
    (?:\ (?P<content>that\ [^.\n]+|[a-z][^.\n]+))?""",
    re.VERBOSE,
)
_PLAIN_WIRE = re.compile(r"\((AP|AFP|UPI|Reuters)\)")


def run(folder: Path) -> Table:
    """Exact-span F1 on the development part, each piece of a discontinuous span counted alone."""
    lexicon = load_lexicon()
    data = list(rows(folder / "attribution" / "dev.jsonl.gz"))
    bodies = [body_of(row) for row in data]
    gold = [gold_of(row) for row in data]
    ours = tallies(gold, (_ours(body, lexicon) for body in bodies))
    plain = tallies(gold, (_plain(row["text"]) for row in data))
    wires = [*rows(folder / "attribution" / "train.jsonl.gz"), *data]
    found = [attribute(body_of(row), lexicon) for row in wires]
    ours["wire"] = _wire_tally(wires, [_printed(one, lexicon) for one in found], lexicon)
    plain["wire"] = _wire_tally(wires, [_plain_credit(row, lexicon) for row in wires], lexicon)
    lined = [row for row in wires if row["credit"]]
    thanked = [attribute(body_of(row, line=row["credit"]), lexicon) for row in lined]
    ours["credit"] = _line_tally(lined, [_thanked(one, lexicon) for one in thanked], lexicon)
    plain["credit"] = _line_tally(lined, [_plain_thanks(row, lexicon) for row in lined], lexicon)
    rules = dataclasses.replace(lexicon, labels=None)
    alone = tallies(gold, (_ours(body, rules) for body in bodies))
    return Table(
        title="Attribution (PolNeAR): F1 of exact spans, of the wire service, of the outlet given credit",
        columns=("", *_COLUMNS),
        rows=(
            _row("learnt labels on the rules (find_clauses)", ours),
            _row("the rules alone, as trace uses them", alone),
            _row("one regular expression", plain),
        ),
        notes=(
            f"Spans: dev, {len(data)} articles, {_count(gold)} cues.",
            "Precision / recall: " + ", ".join(_rates(role, tally) for role, tally in ours.items()),
            f"Wire: train and dev, {len(wires)} articles, {sum(bool(row['wire']) for row in wires)} have one.",
            f'Credit: the outlets of {len(lined)} lines such as "h/t: The Hill", each put back under its story.',
            _hat_tips(wires, found, lexicon),
        ),
    )


def _count(gold: list[Spans]) -> int:
    return sum(sum(one["cue"].values()) for one in gold)


def body_of(row: Mapping[str, Any], line: str | None = None) -> Body:
    """The article of a row as the shipped stages take it, with ``line`` under its text."""
    text = f"{row['text']}\n\n{line}" if line else row["text"]
    return segment(Article(id=row["id"], name=row["id"], text=text, title=row["title"], byline=row["author"]))


def gold_of(row: Mapping[str, Any]) -> Spans:
    """The marked spans of a row by role."""
    return {role: Counter(tuple(span) for one in row["attributions"] for span in one[role]) for role in ROLES}


def _ours(body: Body, lexicon: Lexicon) -> Spans:
    found = find_clauses(body, lexicon)
    return {
        "source": _counted(clause.source for clause in found if clause.source),
        "cue": _counted(clause.cue for clause in found),
        "content": _counted(piece for clause in found for piece in clause.content),
    }


def spans_of(marks: Iterable[Mark]) -> Spans:
    """The spans of marks by role."""
    found: dict[str, Counter[tuple[int, int]]] = {role: Counter() for role in ROLES}
    for mark in marks:
        found[mark.role][mark.span.start, mark.span.end] += 1
    return found


def _counted(spans: Iterable[Span]) -> Counter[tuple[int, int]]:
    return Counter((span.start, span.end) for span in spans)


def _plain(text: str) -> Spans:
    found = list(_PLAIN.finditer(text))
    groups = {"source": ("source",), "cue": ("cue",), "content": ("before", "content")}
    return {
        role: Counter(match.span(name) for match in found for name in names if match[name])
        for role, names in groups.items()
    }


def tallies(gold: list[Spans], found: Iterable[Spans]) -> dict[str, Tally]:
    """Exact spans, right, wrong and missed, for each role over all articles."""
    counts = {role: Tally() for role in ROLES}
    for wanted, made in zip(gold, found, strict=True):
        for role, tally in counts.items():
            right = sum((wanted[role] & made[role]).values())
            tally.tp += right
            tally.fp += sum(made[role].values()) - right
            tally.fn += sum(wanted[role].values()) - right
    return counts


def _row(name: str, tallies: Mapping[str, Tally]) -> tuple[str, ...]:
    return (name, *(f"{tallies[column].f1:.3f}" if column in tallies else "" for column in _COLUMNS))


def _rates(role: str, tally: Tally) -> str:
    return f"{role} {tally.precision:.2f} / {tally.recall:.2f}"


def _printed(article: AttributedArticle, lexicon: Lexicon) -> set[str]:
    """Agencies whose text the article is, by dateline, byline, signature or line of credit.

    An agency to which the story attributes a fact ("AP declared") did not write it.
    """
    lines = {"dateline", "byline", "signature", *lexicon.credit_lines}
    lines |= {form.id for form in lexicon.sign_offs}
    named = {credit.source for credit in article.credits if credit.cue in lines}
    if article.outlet is not None and article.outlet.basis in ("dateline", "byline"):
        named.add(article.outlet.source)
    outlets = {identifier: lexicon.outlet(identifier) for identifier in named}
    return {identifier for identifier, outlet in outlets.items() if outlet and outlet.kind == "agency"}


def _plain_credit(row: Mapping[str, Any], lexicon: Lexicon) -> set[str]:
    found = _PLAIN_WIRE.search(f"({row['author']}) {row['text'][:600]}")
    outlet = lexicon.outlet_by_name(found[1]) if found else None
    return {outlet.id} if outlet else set()


def _wire_tally(data: list[dict[str, Any]], found: list[set[str]], lexicon: Lexicon) -> Tally:
    tally = Tally()
    for row, made in zip(data, found, strict=True):
        outlet = lexicon.outlet_by_name(row["wire"]) if row["wire"] else None
        wanted = {outlet.id} if outlet else set()
        tally.tp += len(wanted & made)
        tally.fp += len(made - wanted)
        tally.fn += len(wanted - made)
    return tally


def _thanked(article: AttributedArticle, lexicon: Lexicon) -> set[str]:
    return {credit.source for credit in article.credits if credit.cue in lexicon.credit_lines}


def _plain_thanks(row: Mapping[str, Any], lexicon: Lexicon) -> set[str]:
    return {one.outlet.id for one in lexicon.outlets_in(row["credit"]) if one.certain}


def _line_tally(data: list[dict[str, Any]], found: list[set[str]], lexicon: Lexicon) -> Tally:
    """Outlets that the gazetteer lacks are missed."""
    tally = Tally()
    for row, made in zip(data, found, strict=True):
        name = row["credit"].partition(":")[2].strip(" .")
        outlet = lexicon.outlet_by_name(name)
        wanted = {outlet.id if outlet else name}
        tally.tp += len(wanted & made)
        tally.fp += len(made - wanted)
        tally.fn += len(wanted - made)
    return tally


def _hat_tips(data: list[dict[str, Any]], found: list[AttributedArticle], lexicon: Lexicon) -> str:
    """How often the outlet of a "h/t" line, which the text lacks, is a source that the text names."""
    wanted = hit = 0
    for row, article in zip(data, found, strict=True):
        outlet = (
            lexicon.outlet_by_name(row["credit"].partition(":")[2].strip(" .")) if row["credit"] else None
        )
        if outlet is None:
            continue
        wanted += 1
        hit += outlet.id in {source.id for source in article.sources}
    return (
        f'"h/t" outlets (the line itself is not in the text): the text names {hit} of {wanted} as a source.'
    )
