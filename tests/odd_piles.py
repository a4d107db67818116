"""Piles at the edges, as findings: every divergence, hostile text, hundreds of claims, nothing at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from provenance.model import (
    DivergenceKind,
    Evidence,
    Findings,
    Fingerprint,
    FingerprintKind,
    Severity,
    Side,
    Skipped,
    Span,
    TitleDivergence,
)
from tests.findings import Pile, cited, held, origin

KINDS: tuple[DivergenceKind, ...] = get_args(DivergenceKind)
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


def every_divergence() -> Findings:
    """One claim of two articles with every kind in every severity."""
    pile = Pile()
    left = pile.article("left.txt", "Left\nAlpha words stand here.\n", outlet="Left Post")
    right = pile.article("right.txt", "Right\nBravo words stand here.\n", outlet="Right Post")
    one, other = pile.mention(left, "Alpha words stand here."), pile.mention(right, "Bravo words stand here.")
    changes = [
        pile.differ(
            kind,
            severity,
            (one, "" if kind == "addition" else "Alpha"),
            (other, "" if kind == "omission" else "Bravo"),
            f"{kind}, {severity}",
        )
        for kind in KINDS
        for severity in SEVERITIES
    ]
    pile.claim(
        (one, other),
        origin(None, "undetermined", "Neither article has a date."),
        standing="contested",
        divergences=changes,
        origins=0,
        unknown=2,
    )
    kinds: tuple[FingerprintKind, ...] = get_args(FingerprintKind)
    places = (pile.place(left, "words"), pile.place(right, "words"))
    pile.fingerprints += [
        Fingerprint(kind=kind, text="words", note=f"a {kind}", places=places) for kind in kinds
    ]
    return pile.findings()


HOSTILE = (
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;file:///etc/passwd\x1b\\click\x1b]8;;\x1b\\",
    "\x9b31mC1",
    "[red]markup[/red]",
    "[link=file:///x]click[/link]",
    "[/]",
    "\\[bold]",
    ":warning:",
    "\u202egnirts\u202c",
    "\u2066isolate\u2069",
    "<script>alert(1)</script>",
    "&amp;<b>bold</b>",
    "e\u0301\u0323\u0302",
    "W" * 300,
    "東京とソウルは協定の延長で合意できなかった",
    "bell\x07 back\x08 null\x00 delete\x7f",
    "carriage\rreturn",
    "zero\u200bwidth\ufeff",
    "\U0001f469\u200d\U0001f680 family",
)
"""Strings that a display must neither interpret nor lose."""


def hostile(texts: Iterable[str] = HOSTILE) -> Findings:
    """A pile in which every field that comes from outside holds hostile text."""
    pile = Pile()
    for text in texts:
        evil = pile.source(f"source {text}", "unknown")
        made = []
        for name in ("one", "two"):
            article = pile.article(
                f"{name} {text}.txt",
                f"Headline {text}\nThe claim {text} is made, {text} said.\n",
                outlet=f"outlet {text}",
                published="2020-01-02",
                precision="day",
                title=f"Title {text}",
                url=f"https://example.org/{text}",
                notes=(f"note {text}",),
            )
            pile.credit(article, evil, f"{text} said", f"cue {text}")
            pile.drop(article, f"Headline {text}", f"reason {text}")
            pile.own[article] = [
                Evidence(rule=f"rule {text}", note=text, places=(pile.place(article, text),))
            ]
            attribution = pile.attribution(article, f"{text} said", f"name {text}", f"cue {text}", evil)
            made.append(pile.mention(article, f"The claim {text} is made", attribution))
        change = pile.differ("wording", "substantive", (made[0], text), (made[1], text), f"note {text}")
        evidence = Evidence(
            rule=f"rule {text}", note=f"note {text}", places=(pile.place(made[0].article, text),)
        )
        link = pile.derive(held(made[1].article), held(made[0].article), "copies", evidence)
        pile.derive(held(made[0].article), cited(evil), "cites", evidence)
        pile.claim(
            made,
            origin(evil, "cited", f"reason {text}"),
            derivations=(link,),
            divergences=(change,),
            notes=(f"note {text}",),
        )
        places = tuple(pile.place(one.article, text) for one in made)
        pile.fingerprints.append(
            Fingerprint(kind="misspelling", text=text, note=f"note {text}", places=places)
        )
        side = Side(mention=made[0].id, span=made[0].span, text=made[0].text)
        pile.titles.append(
            TitleDivergence(
                article=made[0].article,
                severity="minor",
                title=Span(start=0, end=5),
                text=f"Title {text}",
                body=side,
                note=f"note {text}",
            )
        )
        pile.skipped.append(Skipped(name=f"skipped {text}", reason=f"reason {text}"))
    return pile.findings()


def many(claims: int = 300) -> Findings:
    """A wire story of many sentences, copied whole by 29 outlets; and many skipped inputs."""
    pile = Pile()
    wire = pile.source("Long Wire")
    lines = [
        f"Statement number {number} of the long report names figure {number * 7}." for number in range(claims)
    ]
    ids = [
        pile.article(
            f"long/{index:02}.txt",
            "\n".join([f"Long report {index}", *lines]),
            outlet=f"Outlet {index:02}" if index else "Long Wire",
            published=f"2020-03-01T{index % 24:02}:{index:02}:00+00:00",
        )
        for index in range(30)
    ]
    reuse = Evidence(
        rule="text-reuse", note="The texts are the same.", places=(pile.place(ids[0], lines[0]),)
    )
    links = [pile.derive(held(one), held(ids[0]), "copies", reuse) for one in ids[1:]]
    for index, line in enumerate(lines):
        copiers = ids[: 2 + index % 29]
        made = [pile.mention(one, line) for one in copiers]
        figure = f"figure {index * 7}"
        change = pile.differ("numeric", "minor", (made[0], figure), (made[1], figure), "for show")
        pile.claim(
            made,
            origin(wire, "earliest", "The earliest report.", article=ids[0]),
            derivations=links[: len(copiers) - 1],
            divergences=(change,) if index % 5 == 0 else (),
        )
    pile.skipped += [Skipped(name=f"broken-{number}.json", reason="not JSON: line 1") for number in range(40)]
    return pile.findings()


def cycle() -> Findings:
    """Two articles that cite each other, and a third that cites one of them."""
    pile = Pile()
    words = "The mill will be torn down in spring."
    ids = [
        pile.article(f"{name}.txt", f"Mill\n{words}\n", outlet=f"{name} Post")
        for name in ("Ash", "Birch", "Cedar")
    ]
    note = Evidence(rule="credit", note="It credits the other.", places=())
    links = [pile.derive(held(ids[a]), held(ids[b]), "cites", note) for a, b in ((0, 1), (1, 0), (2, 1))]
    pile.claim(
        [pile.mention(one, words) for one in ids],
        origin(None, "undetermined", "The articles cite each other in a circle.", confidence=0.0),
        derivations=links,
        standing="unattributed",
        origins=0,
        unknown=3,
    )
    return pile.findings()


def single() -> Findings:
    """One article, nothing to compare it with."""
    pile = Pile()
    article = pile.article("only.txt", "Quiet day\nNothing happened in Ostwald on Monday.\n")
    made = pile.mention(article, "Nothing happened in Ostwald on Monday.")
    pile.claim(
        (made,),
        origin(None, "only-mention", "Only this article says so.", article=article),
        standing="unattributed",
        origins=0,
        unknown=1,
    )
    return pile.findings()


def unshared() -> Findings:
    """Two articles without a claim in common."""
    pile = Pile()
    for name, words in (
        ("a.txt", "The zoo in Lund has a new giraffe."),
        ("b.txt", "Rye prices fell by a tenth."),
    ):
        article = pile.article(name, f"News\n{words}\n", outlet="Lund Post" if name == "a.txt" else None)
        made = pile.mention(article, words)
        pile.claim((made,), origin(None, "only-mention", "Only this article says so.", article=article))
    return pile.findings()


def empty() -> Findings:
    """Nothing could be read."""
    pile = Pile()
    pile.skipped.append(Skipped(name="noise.bin", reason="binary data, not text"))
    return pile.findings()
