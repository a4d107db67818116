"""The kinds of divergence, with the examples that run as their tests."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from typing import get_args

from docs.introspection.markdown import plain, table
from provenance.divergence.detecting import Detector, Example
from provenance.divergence.registry import DETECTORS
from provenance.model import DivergenceKind

_ATTRIBUTION = re.compile(r"\{([^|{}]+)\|\w+ ([^{}]+)\}")
_TITLE = "# "


def part() -> str:
    """A section for each kind."""
    return "\n\n".join(_section(one) for one in detectors())


def detectors() -> Iterator[Detector]:
    """Every kind's detector, in the order of the model."""
    known = {one.kind: one for one in DETECTORS}
    for kind in get_args(DivergenceKind):
        yield known[kind]


def _section(detector: Detector) -> str:
    module = sys.modules[detector.detect.__module__]
    meaning = (inspect.getdoc(module) or "").split("\n\n")[0].partition(": ")[2]
    rows = [(*_marked(one), one.severity or "nothing to report") for one in detector.valid]
    quiet = [(plain(_read(one.left)), plain(_read(one.right))) for one in detector.invalid]
    blocks = [
        f"## {detector.kind}",
        meaning[:1].upper() + meaning[1:].replace("\n", " "),
        table(("nearer the origin", "the other", "severity"), rows),
    ]
    if quiet:
        blocks += ["Not of this kind:", table(("nearer the origin", "the other"), quiet)]
    return "\n\n".join(blocks)


def _marked(example: Example) -> tuple[str, str]:
    """Both wordings with the words in bold by which the divergence is shown."""
    shown = example.shown or ("", "")
    return _bold(example.left, shown[0]), _bold(example.right, shown[1])


def _read(text: str) -> str:
    """An example as people read it: it marks attributions ``{source|kind cue}`` and titles ``# ``."""
    return _ATTRIBUTION.sub(_attributed, text).replace(_TITLE, "Title: ")


def _attributed(found: re.Match[str]) -> str:
    source, cue = found.groups()
    return source if source == cue else f"{source} {cue}"


def _bold(text: str, shown: str) -> str:
    text = _read(text)
    before, found, after = text.partition(shown) if shown else (text, "", "")
    if not found:
        return plain(text)
    return f"{plain(before)}<b>{plain(found)}</b>{plain(after)}"
