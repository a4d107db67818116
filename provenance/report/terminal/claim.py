"""Everything about one claim."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from provenance.report.paths import path_lines
from provenance.report.terminal import names
from provenance.report.terminal.divergence import apparatus, by_severity, divergence_lines
from provenance.report.terminal.evidence import derivation_lines
from provenance.report.terminal.layout import STYLES, Line, facts, line, piece, plain, section, styled
from provenance.report.terminal.waterfall import Waterfall
from provenance.report.view import Json, View
from provenance.report.wording import safe, shortened

_SHORT = 160


def claim_page(view: View, claim: Json, *, explain: bool = False) -> RenderableType:
    """The claim's standing, origin, mentions, lineage with evidence, divergences and matches.

    ``explain``: draws what each judgement adds up from, instead of listing it.
    """
    parts: list[RenderableType] = [line(names.claim(claim)), Text(), *facts(_facts(view, claim)), Text()]
    parts += section(
        "Mentions", (one for mention in claim["mentions"] for one in _mention(view, claim, mention))
    )
    changes = by_severity(claim["divergences"])
    parts += section("Divergences", (one for change in changes for one in divergence_lines(view, change)))
    parts += section(
        "Lineage", (one for made in claim["derivations"] for one in derivation_lines(view, made))
    )
    parts += section("Why these mentions are one claim", _matches(view, claim, explain=explain))
    if explain:
        parts += section("Why these readings contradict each other", _conflicts(view, claim))
    parts += section("Also told of this event", (_related(view, one) for one in claim.get("related", [])))
    return Group(*parts[:-1])


def _facts(view: View, claim: Json) -> Iterator[tuple[str, Text]]:
    yield "standing", names.standing(claim)
    yield "origin", names.origin(view, claim)
    yield "confidence", Text(f"{claim['origin']['confidence']:.2f} in this origin")
    yield from (("path", plain(one)) for one in path_lines(view, claim))
    if claim["counts"]["mentions"] > 1:
        yield "similarity", Text(f"{claim['minimum_similarity']:.3f} between the least similar mentions")
    yield from (("note", plain(note)) for note in claim.get("notes", []))


def _mention(view: View, claim: Json, mention: Json) -> Iterator[Line]:
    head = names.node(view, ("article", mention["article"]))
    yield line(head.append(f" · {mention['role']}, {mention['start']}–{mention['end']}", style="dim"), "  ")
    yield line(_marked(claim, mention), "    ")
    for one in mention["attributions"]:
        yield line(_attribution(view, mention, one), "      ")


def _attribution(view: View, mention: Json, one: Json) -> Text:
    who = view.source_name(one["source"]) if one["source"] else "nobody whom the article names"
    clause = view.quoted(mention["article"], one["start"], one["end"]) or one["name"]
    return styled(f"{one['kind']}: “{safe(clause)}”, that is {safe(who)}", "dim")


def _marked(claim: Json, mention: Json) -> Text:
    """The mention's words with its divergences coloured by severity."""
    spans = [
        (side["start"], side["end"], one["severity"])
        for one in by_severity(claim["divergences"])
        for side in (one["left"], one["right"])
        if side["mention"] == mention["id"]
        and mention["start"] <= side["start"] < side["end"] <= mention["end"]
    ]
    text, at = Text(), mention["start"]
    for start, end, severity in sorted(spans, key=lambda span: span[:2]):
        if start >= at:
            text.append(_part(mention, at, start)).append(_part(mention, start, end), style=STYLES[severity])
            at = end
    return text.append(_part(mention, at, mention["end"]))


def _part(mention: Json, start: int, end: int) -> str:
    return piece(mention["text"][start - mention["start"] : end - mention["start"]])


def _related(view: View, one: Json) -> Line:
    """Another claim of the event, shortly; it counts for nothing in this one."""
    other = view.claims[one["claim"]]
    text = Text(shortened(other["text"], _SHORT))
    return line(text.append(f" · {one['claim']}, probability {one['probability']:.2f}", style="dim"), "  ")


def _matches(view: View, claim: Json, *, explain: bool) -> Iterator[Line | Waterfall]:
    for one in claim.get("matches", []):
        ends = [view.mentions[one[side]] for side in ("left", "right")]
        head = styled(" = ".join(names.place(view, end) for end in ends), "bold")
        head.append(f" · probability {one['probability']:.3f} · cosine {one['similarity']:.3f}")
        yield line(head.append(" · text reuse" if one["reuse"] else "", style="magenta"), "  ")
        if explain:
            yield Waterfall(one["parts"], one["probability"])
            continue
        parts = ", ".join(
            f"{safe(part['name'])} {part['value']:g} ({part['weight']:+.2f})" for part in one["parts"]
        )
        yield line(styled(parts, "dim"), "    ")


def _conflicts(view: View, claim: Json) -> Iterator[Line | Waterfall]:
    for one in by_severity(claim["divergences"]):
        if one.get("conflict"):
            yield apparatus(view, one, indent=2, whole=True)
            yield Waterfall(one["conflict"]["parts"], one["conflict"]["probability"])
