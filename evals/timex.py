"""Time expressions: spans and TIMEX3 values on TimeBank (tuned on) and AQUAINT (reported)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from evals.harness import Table, Tally, rows
from provenance import times
from provenance.model import Span, Timestamp

Found = list[tuple[Span, str]]
Finder = Callable[[str, Timestamp], Found]


def product(text: str, anchor: Timestamp) -> Found:
    """What the package finds."""
    return [(found.span, found.value) for found in times.find(text, anchor=anchor)]


_DAYS = str.split("monday tuesday wednesday thursday friday saturday sunday")
_MONTHS = str.split("january february march april may june july august september october november december")
_PLAIN = re.compile(r"\b(" + "|".join(word.title() for word in _DAYS + _MONTHS) + r")\b|\b(?:19|20)\d\d\b")


def baseline(text: str, anchor: Timestamp) -> Found:
    """Names of weekdays and months, taken for the latest before the time of writing; bare years."""
    found = []
    today = anchor.value[:10]
    for match in _PLAIN.finditer(text):
        word = match[0].lower()
        if word in _MONTHS:
            month = _MONTHS.index(word) + 1
            year = int(today[:4]) - (month > int(today[5:7]))
            value = f"{year}-{month:02d}"
        elif word in _DAYS:
            value = _latest_weekday(anchor, _DAYS.index(word))
        else:
            value = word
        found.append((Span(start=match.start(), end=match.end()), value))
    return found


def _latest_weekday(anchor: Timestamp, weekday: int) -> str:
    day = date.fromisoformat(anchor.value[:10])
    return (day - timedelta(days=(day.weekday() - weekday) % 7)).isoformat()


def measure(documents: list[dict[str, Any]], finder: Finder) -> tuple[Tally, Tally, Tally]:
    """Tallies of relaxed spans, strict spans, and relaxed spans with the right value."""
    relaxed, strict, valued = Tally(), Tally(), Tally()
    for document in documents:
        anchor = Timestamp(value=document["dct"][:10], precision="day", basis="metadata")
        gold = [(Span(start=t["start"], end=t["end"]), t["value"]) for t in document["timexes"]]
        _count(gold, finder(document["text"], anchor), relaxed, strict, valued)
    return relaxed, strict, valued


def _count(gold: Found, found: Found, relaxed: Tally, strict: Tally, valued: Tally) -> None:
    free = list(found)
    for tally in (relaxed, strict, valued):
        tally.fp += len(found)
    for span, value in gold:
        hits = [one for one in free if one[0].overlaps(span)]
        hit = max(hits, key=lambda one: (one[0] == span, one[1] == value), default=None)
        if hit is not None:
            free.remove(hit)
        for tally, right in (
            (relaxed, hit is not None),
            (strict, hit is not None and hit[0] == span),
            (valued, hit is not None and hit[1] == value),
        ):
            tally.tp += right
            tally.fp -= right
            tally.fn += not right


def run(folder: Path) -> Table:
    """Relaxed (any overlap) and strict span F1, and F1 of relaxed spans with the right value."""
    sets = {
        "TimeBank (train)": list(rows(folder / "timex" / "timebank.jsonl.gz")),
        "AQUAINT (dev)": list(rows(folder / "timex" / "aquaint.jsonl")),
    }
    cells = []
    for name, documents in sets.items():
        for who, finder in (("provenance.times", product), ("weekdays, months, years", baseline)):
            relaxed, strict, valued = measure(documents, finder)
            cells.append(
                (
                    f"{name}: {who}",
                    f"{relaxed.precision:.3f}",
                    f"{relaxed.recall:.3f}",
                    f"{relaxed.f1:.3f}",
                    f"{strict.f1:.3f}",
                    f"{valued.f1:.3f}",
                )
            )
    return Table(
        title="Time expressions (TempEval-3 training data)",
        columns=("", "precision", "recall", "F1 relaxed", "F1 strict", "F1 value"),
        rows=tuple(cells),
        notes=("Published value F1 on the TempEval-3 test set (other texts): HeidelTime .776, UWTime .824.",),
    )
