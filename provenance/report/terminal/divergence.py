"""Divergences as lines of a critical apparatus: reading [witness] │ reading [witness] · kind, severity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.text import Text

from provenance.report.terminal.layout import STYLES, SYMBOLS, Line, line, plain
from provenance.report.view import Json, View
from provenance.report.wording import safe

Reading = tuple[str, str]
"""Words, and whose they are."""
_ORDER = {"substantive": 0, "minor": 1, "cosmetic": 2}
_CONTEXT = 3
"""Words kept on each side of those that differ."""
_SHORT = 8
"""A reading of so many words is shown whole."""
_MOST = 16
"""A list shows so many differing words of a reading; a page shows all."""


def by_severity(divergences: Iterable[Json]) -> list[Json]:
    """The substantive first; otherwise in the document's order."""
    return sorted(divergences, key=lambda one: _ORDER[one["severity"]])


def apparatus(
    view: View,
    one: Json,
    indent: int = 0,
    *,
    whole: bool = False,
    after: str = "",
    letters: Mapping[str, str] | None = None,
) -> Line:
    """One divergence.

    ``whole`` shows long readings uncut, ``after`` is added at the end, ``letters`` stand for
    articles (by id) in place of their names. Where both readings are the same words, what
    makes them diverge follows.
    """
    symbol = Text.assemble(" " * indent, (f"{SYMBOLS[one['severity']]} ", STYLES[one["severity"]]))
    body = _readings(view, one, letters or {}, whole=whole)
    if not whole and one["left"]["text"] == one["right"]["text"] and one["note"]:
        after = f" ({safe(one['note'])}){after}"
    return line(body.append(after, style="dim"), symbol)


def divergence_lines(view: View, one: Json) -> Iterator[Line]:
    """One divergence uncut, and what it means."""
    yield apparatus(view, one, indent=2, whole=True)
    if one["note"]:
        yield line(plain(one["note"], "dim"), "    ")


def _readings(view: View, one: Json, letters: Mapping[str, str], *, whole: bool) -> Text:
    """Both readings with their witnesses, the words that differ in the severity's style."""
    said = [(one[side]["text"], _witness(view, one, side, letters)) for side in ("left", "right")]
    return readings(said[0], said[1], one, whole=whole)


def readings(left: Reading, right: Reading, one: Json, *, whole: bool = False) -> Text:
    """Two readings with whose they are; ``one`` says of what kind and how grave their difference is."""
    style = STYLES[one["severity"]]
    words = [safe(text).split(" ") for text, _ in (left, right)]
    before = _alike(*words)
    after = _alike(*([word[::-1] for word in side[before:]][::-1] for side in words))
    body = Text()
    for number, (mine, (_, witness)) in enumerate(zip(words, (left, right), strict=True)):
        body.append(" │ " if number else "", style="dim")
        body.append_text(_reading(mine, before, after, style, None if whole else _MOST))
        body.append(f" [{witness}]", style="dim")
    return body.append(f" · {one['kind']}, {one['severity']}", style="dim")


def _alike(left: Sequence[str], right: Sequence[str]) -> int:
    """How many words the two have in common at their beginning."""
    pairs = zip(left, right, strict=False)
    return next(
        (count for count, (one, other) in enumerate(pairs) if one != other), min(len(left), len(right))
    )


def _reading(words: list[str], before: int, after: int, style: str, most: int | None) -> Text:
    """A reading with its differing middle marked, and no more of the rest than gives it a place."""
    if words == [""]:
        return Text("—", style=style)
    middle = words[before : len(words) - after]
    head, tail = words[:before], words[len(words) - after :]
    if len(words) > _SHORT and most is not None:
        head = ["…", *head[-_CONTEXT:]] if len(head) > _CONTEXT else head
        tail = [*tail[:_CONTEXT], "…"] if len(tail) > _CONTEXT else tail
        middle = [*middle[: most - 2], "…", *middle[-2:]] if len(middle) > most else middle
    marked = Text(" ".join(middle), style=style)
    return Text(" ").join(part for part in (Text(" ".join(head)), marked, Text(" ".join(tail))) if part)


def _witness(view: View, one: Json, side: str, letters: Mapping[str, str]) -> str:
    """Whose reading: the outlet where that tells the two apart, otherwise the article's name.

    Of two readings of one article that in the headline is told from that in the text.
    """
    if "mention" not in one[side]:
        return "title"
    mention = view.mentions[one[side]["mention"]]
    article = mention["article"]
    other_side = one["right" if side == "left" else "left"]
    other = view.mentions[other_side["mention"]]["article"] if "mention" in other_side else None
    name = letters.get(article) or safe(view.sigla[article])
    if article == other:
        return f"{name}, {'headline' if mention['role'] == 'headline' else 'text'}"
    outlet = view.outlet_name(article)
    if article not in letters and outlet and (other is None or view.outlet_name(other) != outlet):
        return safe(outlet)
    return name


def repeated(divergences: Iterable[Json]) -> list[tuple[Json, int]]:
    """Divergences with the same kind and readings told once, with how often they occur."""
    seen: dict[tuple[str, str, str], tuple[Json, int]] = {}
    for one in divergences:
        key = (one["kind"], one["left"]["text"], one["right"]["text"])
        first, count = seen.get(key, (one, 0))
        seen[key] = (first, count + 1)
    return list(seen.values())
