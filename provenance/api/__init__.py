"""The Python interface: ports and stages put together."""

from __future__ import annotations

from provenance.api.store import Added, Store, open_store
from provenance.api.tracing import Paths, open_cache, trace

__all__ = ["Added", "Paths", "Store", "open_cache", "open_store", "trace"]
