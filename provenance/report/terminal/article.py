"""Everything about one article."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from provenance.report.paths import step
from provenance.report.terminal import names
from provenance.report.terminal.divergence import apparatus, by_severity, divergence_lines
from provenance.report.terminal.evidence import derivation_lines, evidence_lines, quotation
from provenance.report.terminal.layout import STANDING_STYLES, Line, facts, line, plain, section, styled
from provenance.report.view import Json, View
from provenance.report.wording import counted, safe, when


def article_page(view: View, article: Json) -> RenderableType:
    """Who published it and when, whom it credits, its claims, its lineage, what was dropped."""
    title = view.title(article) or article["name"]
    parts: list[RenderableType] = [line(plain(title, "bold")), Text(), *facts(_facts(view, article)), Text()]
    parts += section("Lineage", _lineage(view, article))
    own = (one for evidence in article.get("own_reporting", []) for one in evidence_lines(view, evidence))
    parts += section("Own reporting", own)
    parts += section("Title against text", _titles(view, article))
    parts += section("Claims", _claims(view, article))
    parts += section("Marks of copying", _fingerprints(view, article))
    parts += section("Dropped: not body text", _dropped(view, article))
    return Group(*parts[:-1])


def _facts(view: View, article: Json) -> Iterator[tuple[str, Text]]:
    outlet, published = article["outlet"], article["published_at"]
    yield "name", plain(article["name"])
    yield "outlet", _known(view.source_name(outlet["source"]), outlet["basis"]) if outlet else _unknown()
    yield "published", _known(when(article), published["basis"]) if published else _unknown()
    for credit in article["credits"]:
        yield (
            "credits",
            plain(view.source_name(credit["source"])).append(f": “{safe(credit['text'])}”", style="dim"),
        )
    if article["url"]:
        yield "address", plain(article["url"])
    yield "sentences", Text(f"{article['sentences']:,}")
    yield from (("note", plain(note)) for note in article.get("notes", []))


def _known(value: str, basis: str) -> Text:
    return plain(value).append(f" (from its {safe(basis)})", style="dim")


def _unknown() -> Text:
    return styled("not known", "dim")


def _lineage(view: View, article: Json) -> Iterator[Line]:
    at = ("article", article["id"])
    for one in view.document["derivations"]:
        if at in (step(one["later"]), step(one["earlier"])):
            yield from derivation_lines(view, one)


def _titles(view: View, article: Json) -> Iterator[Line]:
    for one in article.get("title_divergences", []):
        yield from divergence_lines(view, one)


def _claims(view: View, article: Json) -> Iterator[Line]:
    inside = [
        (mention["start"], claim, mention)
        for claim in view.claims.values()
        for mention in claim["mentions"]
        if mention["article"] == article["id"]
    ]
    for _, claim, mention in sorted(inside, key=lambda one: one[0]):
        yield line(plain(mention["text"]).append(f" [{safe(claim['id'])}]", style="dim"), "  ")
        yield line(_standing(view, claim), "    ")
        for one in by_severity(claim["divergences"]):
            if mention["id"] in (one["left"]["mention"], one["right"]["mention"]):
                yield apparatus(view, one, 4)


def _standing(view: View, claim: Json) -> Text:
    name, articles = claim["standing"], claim["counts"]["articles"]
    text = styled(name, STANDING_STYLES[name])
    text.append(
        f" · in {counted(articles, 'article')}" if articles > 1 else " · in this article only", style="dim"
    )
    origin = claim["origin"]
    if origin["source"] is not None and articles > 1:
        text.append(" · origin ", style="dim").append_text(names.node(view, ("source", origin["source"])))
    return text


def _fingerprints(view: View, article: Json) -> Iterator[Line]:
    for one in view.document["fingerprints"]:
        places = [place for place in one["places"] if place["article"] == article["id"]]
        if places:
            others = len({place["article"] for place in one["places"]}) - 1
            head = plain(f"{one['kind'].replace('-', ' ')}: ", "magenta").append(f" “{safe(one['text'])}”")
            head.append(f" · {safe(one['note'])}", style="dim")
            yield line(head.append(f" · also in {counted(others, 'other article')}" if others else ""), "  ")
            yield from (line(quotation(view, place), "    ") for place in places)


def _dropped(view: View, article: Json) -> Iterator[Line]:
    for one in article["dropped"]:
        head = plain(one["reason"], "yellow").append(": ")
        yield line(head.append_text(quotation(view, {"article": article["id"], **one})), "  ")
