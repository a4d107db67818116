"""The outcome of resolving a source phrase, and the sources that stand for nobody in particular."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.model import AttributionKind, Resolution, Source, Span

ANONYMOUS = Source(id="anonymous", name="unnamed sources", kind="anonymous")
MEDIA = Source(id="unnamed-media", name="unnamed media", kind="unknown")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a phrase was found to name. ``source`` is ``None`` for an orphan."""

    kind: AttributionKind
    source: Source | None
    name: str
    resolution: Resolution = "named"
    antecedent: Span | None = None
