"""A check: for each claim of the draft what the collection knows of it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from provenance.report.terminal import names
from provenance.report.terminal.divergence import by_severity, readings
from provenance.report.terminal.layout import STANDING_STYLES, STYLES, SYMBOLS, Line, line, plain, styled
from provenance.report.view import Json, View
from provenance.report.wording import counted, safe, shortened

_VERDICT_STYLES = {
    "known": "bold green",
    "otherwise": "bold red",
    "unclear": "yellow",
    "unknown": "bold magenta",
}
_DRAFT = "draft"
_KNOWN, _OTHER = "  = ", "  - "
"""What stands before a version that makes the claim, and before one that does not, or may not."""
_SEPARATOR = " · "
_SHORT = 160
"""Characters of a reason or a passage before it is shortened."""


def check_page(view: View) -> RenderableType:
    """What was found in all, then a block for each claim, then what was not checked."""
    parts: list[RenderableType] = [_summary(view)]
    for one in view.document["checks"]:
        parts += [Text(), *_block(view, one)]
    parts += _rest(view)
    return Group(*parts)


def _summary(view: View) -> Line:
    checks, size = view.document["checks"], view.document["collection"]["articles"]
    against = f" against {counted(size, 'article')}"
    if not checks:
        return line(styled("Nothing to check", "bold").append(f" in this draft{against}."))
    text = styled(counted(len(checks), "claim"), "bold").append(f" checked{against}: ")
    counts = {one: sum(check["verdict"] == one for check in checks) for one in _VERDICT_STYLES}
    shown = [styled(f"{count:,} {one}", _VERDICT_STYLES[one]) for one, count in counts.items() if count]
    return line(text.append_text(Text(", ").join(shown)).append("."))


def _block(view: View, one: Json) -> Iterator[Line]:
    yield line(_claim(one))
    yield line(_verdict(view, one), "  ")
    mark = _KNOWN if one["verdict"] == "known" else _OTHER
    told: dict[tuple[str, ...], str] = {}
    for version in one["versions"]:
        yield from _version(view, version, mark, told)
    if one["more"]:
        yield line(styled(f"and {counted(one['more'], 'more mention')}: --limit 0 compares all", "dim"), "  ")
    if one["nearest"]:
        yield line(_nearest(view, one["nearest"]), "  ")
    if one["unsupported"]:
        words = ", ".join(f"“{safe(words['text'])}”" for words in one["unsupported"])
        yield line(styled("no version says: ", "bold yellow").append(words), "  ? ")


def _claim(one: Json) -> Text:
    """The claim's words, what no version carries underlined."""
    text, at = Text(style="bold"), one["start"]
    for words in one["unsupported"]:
        text.append(_piece(one, at, words["start"]))
        text.append(_piece(one, words["start"], words["end"]), style="underline")
        at = words["end"]
    return text.append(_piece(one, at, one["end"]))


def _piece(one: Json, start: int, end: int) -> str:
    """A part of the claim made safe; white space at its ends stays a space."""
    words = one["text"][start - one["start"] : end - one["start"]]
    shown = safe(words)
    return f"{' ' if words[:1].isspace() else ''}{shown}{' ' if shown and words[-1:].isspace() else ''}"


def _verdict(view: View, one: Json) -> Text:
    """``known · single origin: Kyodo (not held) · 2 articles``."""
    text = styled(one["verdict"], _VERDICT_STYLES[one["verdict"]])
    known = view.claims.get(one["claim"] or "")
    if known is None:
        return text.append(f"{_SEPARATOR}{safe(one['reason'])}")
    standing = known["standing"]
    text.append(_SEPARATOR).append(standing.replace("-", " "), style=STANDING_STYLES[standing])
    text.append(": ").append_text(_origin(view, known["origin"]))
    if known["counts"]["origins"] > 1:
        text.append(f"{_SEPARATOR}{counted(known['counts']['origins'], 'origin')}")
    text.append(f"{_SEPARATOR}{counted(known['counts']['articles'], 'article')}")
    if known["counts"]["unknown_lineage"]:
        text.append(_SEPARATOR).append(
            f"{known['counts']['unknown_lineage']:,} of unknown lineage", style="magenta"
        )
    return text.append(f" [{safe(known['id'])}]", style="dim")


def _origin(view: View, found: Json) -> Text:
    if found["source"] is not None:
        text = names.source(view, found["source"])
        return text if found["held"] else text.append(" (not held)", style="dim")
    if found["article"] is not None and found["article"] in view.articles:
        return plain(view.article_name(found["article"]), "bold")
    return plain("origin undetermined", "magenta").append(
        f", {shortened(found['reason'], _SHORT)}", style="dim"
    )


def _version(view: View, version: Json, mark: str, told: dict[tuple[str, ...], str]) -> Iterator[Line]:
    """Who says it, in what words, and how they differ; ``told``: which article had these words before."""
    head = names.node(view, ("article", version["article"]))
    head.append(f" · probability {version['match']['probability']:.2f}", style="dim")
    name = safe(view.article_name(version["article"]))
    differing = [each for each in by_severity(version["divergences"]) if each["kind"] != "addition"]
    before = told.setdefault(_words(version, differing), name)
    if not differing:
        yield line(head.append(" · says the same" if mark == _KNOWN else "", style="dim"), mark)
        return
    if before != name:
        yield line(head.append(f" · differs as [{before}] does", style="dim"), mark)
        return
    yield line(head, mark)
    yield line(Text(f"“{shortened(version['text'], _SHORT)}”", style="dim"), "    ")
    for each in differing:
        symbol = Text.assemble("    ", (f"{SYMBOLS[each['severity']]} ", STYLES[each["severity"]]))
        body = readings((each["draft"]["text"], _DRAFT), (each["version"]["text"], name), each)
        if each["conflict"]:
            body.append(", the two cannot both be true", style="bold red")
        yield line(body, symbol)


def _words(version: Json, differing: list[Json]) -> tuple[str, ...]:
    """What is shown of a version's words and of how they differ."""
    return version["text"], *(
        f"{each['kind']}\0{each['draft']['text']}\0{each['version']['text']}" for each in differing
    )


def _nearest(view: View, nearest: Json) -> Text:
    text = styled("nearest: ", "dim").append(f"“{shortened(nearest['text'], _SHORT)}” ")
    return text.append(f"[{names.place(view, nearest)}]", style="dim")


def _rest(view: View) -> Iterator[RenderableType]:
    draft = view.document["draft"]
    reasons: dict[str, list[Json]] = {}
    for one in draft["left_out"]:
        reasons.setdefault(one["reason"], []).append(one)
    if reasons or draft["notes"]:
        yield Text()
    for note in draft["notes"]:
        yield line(plain(note, "yellow"))
    for reason, places in reasons.items():
        first = draft["text"][places[0]["start"] : places[0]["end"]]
        more = f" and {len(places) - 1:,} more" if len(places) > 1 else ""
        yield line(Text(f"not checked: “{shortened(first, 60)}”{more} ({safe(reason)})", style="dim"))
