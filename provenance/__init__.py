"""Claim provenance: where each claim in a pile of articles came from.

>>> from provenance import trace
>>> report = trace("examples/")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from provenance.api import Store, check, open_store, read_draft, trace
    from provenance.config import Settings, load_settings
    from provenance.errors import (
        EncoderError,
        InputError,
        LexiconError,
        ProvenanceError,
        SettingsError,
        StoreError,
    )
    from provenance.report import Check, Report

__version__ = "0.1.0"

__all__ = [
    "Check",
    "EncoderError",
    "InputError",
    "LexiconError",
    "ProvenanceError",
    "Report",
    "Settings",
    "SettingsError",
    "Store",
    "StoreError",
    "__version__",
    "check",
    "load_settings",
    "open_store",
    "read_draft",
    "trace",
]

_HOMES = {
    "Check": "provenance.report",
    "EncoderError": "provenance.errors",
    "InputError": "provenance.errors",
    "LexiconError": "provenance.errors",
    "ProvenanceError": "provenance.errors",
    "Report": "provenance.report",
    "Settings": "provenance.config",
    "SettingsError": "provenance.errors",
    "Store": "provenance.api",
    "StoreError": "provenance.errors",
    "check": "provenance.api",
    "load_settings": "provenance.config",
    "open_store": "provenance.api",
    "read_draft": "provenance.api",
    "trace": "provenance.api",
}


def __getattr__(name: str) -> Any:
    """Public names are imported when first used, so importing the package loads nothing heavy."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
