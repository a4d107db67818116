"""Where claims came from: derivations, origins, counts, and the marks that copying leaves."""

from provenance.tracing.reference import reference
from provenance.tracing.settings import CONFIDENCE, TraceSettings
from provenance.tracing.stage import Tracing, trace
from provenance.tracing.verdicts import Line, contest

__all__ = ["CONFIDENCE", "Line", "TraceSettings", "Tracing", "contest", "reference", "trace"]
