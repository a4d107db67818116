"""Two articles side by side; one above the other where there is no room for that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from provenance.report.kinship import Kinship, kinships, marks_of_copying
from provenance.report.pairing import Passage, Range, Row, rows
from provenance.report.paths import Step
from provenance.report.terminal import names
from provenance.report.terminal.divergence import apparatus, by_severity
from provenance.report.terminal.evidence import derivation_head
from provenance.report.terminal.layout import (
    STYLES,
    Line,
    heading,
    join,
    line,
    piece,
    plain,
    section,
    styled,
)
from provenance.report.view import Json, View
from provenance.report.wording import counted, listed, safe

_WIDE = 120
"""From this many columns on the two stand side by side."""
_GAP = " │ "
_DIFFERS = "bold cyan"
"""Words that only one side has and of which the report says no more."""
_SAME = "= word for word"
_MARKS = 6
"""Marks of copying named before the rest is counted."""
_QUOTED = 40
"""Evidence of so many characters is quoted; for more the rows are named that show it."""

_KINSHIPS = {
    "derives": "{later} has it from {earlier}.",
    "derives-through": "{later} goes back to {earlier}, through others.",
    "shares-source": "Neither has it from the other: both go back to one text.",
    "common-source": "Both go back to {earlier}.",
    "unknown": "No derivation between them is known; likeness alone shows no direction.",
}


def diff_page(view: View, left: Json, right: Json, *, changes: bool = False) -> RenderableType:
    """How two articles hang together, then sentence by sentence; ``changes``: only what differs."""
    laid = rows(view, left["id"], right["id"])
    parts: list[RenderableType] = [
        line(names.node(view, ("article", one["id"])), Text(f"{letter}  ", style="bold"))
        for letter, one in zip("AB", (left, right), strict=True)
    ]
    parts += [Text(), *section("How they hang together", _kinship(view, left["id"], right["id"], laid))]
    parts += section("In numbers", _numbers(laid))
    parts.append(heading("Sentence by sentence"))
    parts += _rows(view, laid, {left["id"]: "A", right["id"]: "B"}, changes=changes)
    return Group(*parts)


def _kinship(view: View, left: str, right: str, laid: Sequence[Row]) -> Iterator[Line]:
    letters = {("article", left): "A", ("article", right): "B"}

    def called(view: View, at: Step) -> Text:
        return _node(view, at, letters)

    for found in kinships(view, left, right):
        yield line(_said(view, found, letters, laid), "  ")
        for path in found.paths:
            if len(path) > 2:  # noqa: PLR2004 (a path of one step says no more than the sentence)
                yield line(join([called(view, one) for one in path], " → "), "    ")
        for made in found.derivations:
            yield line(derivation_head(view, made, called), "  ")
            for evidence in made["evidence"]:
                yield line(_evidence(view, evidence, laid), "    ")
    marks = marks_of_copying(view, left, right)
    if marks:
        told = [f"“{safe(one['text'])}” ({one['kind'].replace('-', ' ')})" for one in marks]
        yield line(Text(f"Both bear marks of copying: {listed(told, _MARKS)}."), "  ")


def _evidence(view: View, evidence: Json, laid: Sequence[Row]) -> Text:
    """Its rule and note, then the words that it rests on: short ones quoted, others by row."""
    text = plain(evidence["rule"], "magenta").append(": ").append(safe(evidence["note"]))
    quoted: dict[str, None] = {}
    numbers: set[int] = set()
    for span in evidence["spans"]:
        words = safe(view.quoted(span["article"], span["start"], span["end"]) or "")
        if words and len(words) <= _QUOTED:
            quoted[f"“{words}”"] = None
        else:
            numbers.update(_rows_of(span, laid))
    told = list(quoted)
    if numbers:
        told.append(f"in {_numbered(sorted(numbers))}")
    return text.append(f" [{', '.join(told)}]" if told else "", style="dim")


def _rows_of(span: Json, laid: Sequence[Row]) -> Iterator[int]:
    for number, row in enumerate(laid, 1):
        for side in (row.left, row.right):
            if (
                side
                and side.article == span["article"]
                and side.start < span["end"]
                and span["start"] < side.end
            ):
                yield number


def _numbered(numbers: Sequence[int]) -> str:
    """``row 2``, ``rows 2–4, 7``: runs of three and more are drawn together."""
    runs: list[list[int]] = []
    for one in numbers:
        if runs and runs[-1][-1] == one - 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    told = [f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]  # noqa: PLR2004
    return f"{'row' if len(numbers) == 1 else 'rows'} {', '.join(told)}"


def _said(view: View, found: Kinship, letters: Mapping[Step, str], laid: Sequence[Row]) -> Text:
    ends: dict[str, str] = {}
    if found.paths:
        ends = {
            "later": _node(view, found.paths[0][-1], letters).plain,
            "earlier": _node(view, found.paths[0][0], letters).plain,
        }
    through = found.kind == "derives" and len(found.derivations) > 1
    text = styled(_KINSHIPS["derives-through" if through else found.kind].format(**ends), "bold")
    if not found.whole:
        text.append(" (in claims that both make; of the articles as a whole nothing is known)", style="dim")
    elif found.kind != "unknown" and not any(row.left and row.right for row in laid):
        text.append(" (in nothing that both say)", style="dim")
    return text


def _node(view: View, at: Step, letters: Mapping[Step, str]) -> Text:
    """``A`` or ``B`` for the two articles, names for all else."""
    return styled(letters[at], "bold") if at in letters else names.node(view, at)


def _numbers(laid: Sequence[Row]) -> Iterator[Line]:
    paired = [row for row in laid if row.left and row.right]
    same = sum(row.same for row in paired)
    moved = sum(row.moved for row in paired)
    head = f"{counted(len(paired), 'sentence')} in both, {same:,} of them word for word"
    yield line(Text(head + (f", {moved:,} in another order." if moved else ".")), "  ")
    alone = [row for row in laid if not (row.left and row.right) and row.again is None]
    only = sum(row.right is None for row in alone)
    again = len(laid) - len(paired) - len(alone)
    rest = f", {again:,} again what stands in another row" if again else ""
    yield line(Text(f"{only:,} only in A, {len(alone) - only:,} only in B{rest}."), "  ")
    found = Counter(one["severity"] for row in paired for one in (*row.divergences, *row.through))
    told = [styled(f"{found[name]:,} {name}", STYLES[name]) for name in STYLES if found[name]]
    if told:
        yield line(Text("Divergences: ").append_text(join(told, ", ")).append("."), "  ")
    if not paired:
        yield line(
            Text("Nothing is shared: no sentence of one says what a sentence of the other says."), "  "
        )


def _rows(
    view: View, laid: Sequence[Row], letters: Mapping[str, str], *, changes: bool
) -> Iterator[RenderableType]:
    hidden = 0
    for number, row in enumerate(laid, 1):
        if changes and (row.same or not (row.left and row.right)):
            hidden += 1
            continue
        yield _Beside(row, number)
        for one in by_severity([*row.divergences, *row.through]):
            yield apparatus(view, one, indent=6, letters=letters)
    if hidden:
        yield line(Text(f"… {counted(hidden, 'row')} left out by --changes", style="italic"))


@dataclass(frozen=True)
class _Beside:
    """A row: two columns, or its sides one above the other."""

    row: Row
    number: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        brackets = console.color_system is None or console.no_color
        sides = [_marked(self.row, side, brackets=brackets) for side in (0, 1)]
        label = Text(f"{self.number:>3}  ", style="bold")
        note = self._note()
        if options.max_width < _WIDE:
            yield from self._above(sides, label, note)
            return
        room = (options.max_width - len(label) - len(_GAP)) // 2
        if self.row.same:
            sides[1] = styled(_SAME, "dim")
        if note:
            there = 1 if self.row.right else 0
            sides[there] = sides[there].append(f" {note}", style="dim")
        columns: list[list[Text]] = [
            list(one.wrap(console, room, overflow="fold")) if one else [] for one in sides
        ]
        for at in range(max(map(len, columns))):
            cells = [column[at].copy() if at < len(column) else Text() for column in columns]
            for cell in cells:
                cell.rstrip()
            text = label.copy() if at == 0 else Text(" " * len(label))
            text.append_text(cells[0]).append(" " * (room - cells[0].cell_len)).append(_GAP, style="dim")
            text.append_text(cells[1])
            text.rstrip()
            yield text

    def _above(self, sides: list[Text], label: Text, note: str) -> Iterator[Line]:
        letters = "=" if self.row.same else "AB"
        if self.row.same:
            sides = sides[:1]
        said = [(letter, one) for letter, one in zip(letters, sides, strict=True) if one]
        for at, (letter, one) in enumerate(said):
            prefix = (label.copy() if at == 0 else Text(" " * len(label))).append(f"{letter}  ", style="bold")
            after = f" {note}" if note and at == len(said) - 1 else ""
            yield line(one.append(after, style="dim"), prefix)

    def _note(self) -> str:
        """What is to be said of the row's place."""
        if self.row.again is not None:
            return f"(again, as in {self.row.again})"
        if self.row.left is None:
            return "(only in B)"
        if self.row.right is None:
            return "(only in A)"
        return "(in another order)" if self.row.moved else ""


def _marked(row: Row, side: int, *, brackets: bool) -> Text:
    """The passage with the words that differ marked: coloured by severity, or in braces without colours."""
    passage = (row.left, row.right)[side]
    if passage is None:
        return Text()
    styles: list[str | None] = [None] * len(passage.text)
    _lay(styles, passage, row.differing[side], _DIFFERS)
    for one in reversed(by_severity(row.divergences)):
        ends = [one[end] for end in ("left", "right") if one[end]["mention"] == passage.mention]
        _lay(styles, passage, [(end["start"], end["end"]) for end in ends], STYLES[one["severity"]])
    text = Text()
    at = 0
    for style, run in groupby(_DIFFERS if one and brackets else one for one in styles):
        end = at + len(list(run))
        words = piece(passage.text[at:end])
        text.append(f"{{{words}}}" if brackets and style else words, style=style or "")
        at = end
    return text


def _lay(styles: list[str | None], passage: Passage, ranges: Sequence[Range], style: str) -> None:
    for start, end in ranges:
        low, high = max(start - passage.start, 0), min(end - passage.start, len(styles))
        styles[low:high] = [style] * max(high - low, 0)
