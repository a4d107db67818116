"""W3C PROV-JSON."""

from __future__ import annotations

import json

from provenance.report.export.formats import TextFormat
from provenance.report.export.prov_model import prov_document
from provenance.report.export.spelling import as_json
from provenance.report.view import View


def _render(view: View) -> str:
    return as_json(json.loads(prov_document(view).serialize(format="json") or "{}"))


FORMAT = TextFormat(name="prov-json", summary="W3C PROV as PROV-JSON", render=_render)
