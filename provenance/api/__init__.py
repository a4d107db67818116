"""The Python interface: ports and stages put together."""

from __future__ import annotations

from provenance.api.adding import Added
from provenance.api.checking import read_draft
from provenance.api.piles import check
from provenance.api.store import Store, open_store
from provenance.api.tracing import Paths, open_cache, trace
from provenance.api.verifying import Verification
from provenance.storage import Info, Near

__all__ = [
    "Added",
    "Info",
    "Near",
    "Paths",
    "Store",
    "Verification",
    "check",
    "open_cache",
    "open_store",
    "read_draft",
    "trace",
]
