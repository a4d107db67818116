"""The Python interface: ports and stages put together."""

from __future__ import annotations

from provenance.api.adding import Added
from provenance.api.store import Store, open_store
from provenance.api.tracing import Paths, open_cache, trace
from provenance.api.verifying import Verification
from provenance.storage import Info, Near

__all__ = ["Added", "Info", "Near", "Paths", "Store", "Verification", "open_cache", "open_store", "trace"]
