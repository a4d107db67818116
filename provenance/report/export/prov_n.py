"""W3C PROV-N, PROV's notation for people."""

from __future__ import annotations

from provenance.report.export.formats import TextFormat
from provenance.report.export.prov_model import prov_document
from provenance.report.view import View


def _render(view: View) -> str:
    return prov_document(view).get_provn() + "\n"


FORMAT = TextFormat(name="prov-n", summary="W3C PROV as PROV-N", render=_render)
