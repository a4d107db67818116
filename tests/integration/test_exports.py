"""Every export format of a real trace, whole and claim by claim."""

from __future__ import annotations

import json

import pytest
from prov.model import ProvDocument

from provenance.report import Report
from provenance.report.export import FORMATS, narrowed
from tests.unit.test_export_texts import valid_tei


@pytest.mark.encoder
def test_every_format_of_the_examples(examples_report: Report) -> None:
    view = examples_report.view
    for one in FORMATS.values():
        assert one.render(view)
    prov = [
        ProvDocument.deserialize(content=str(examples_report.export(f"prov-{notation}")), format=reader)
        for notation, reader in (("json", "json"), ("n", "provn"))
    ]
    assert prov[0] == prov[1]
    valid_tei(view)


@pytest.mark.encoder
def test_every_format_of_each_shared_claim(examples_report: Report) -> None:
    view = examples_report.view
    for claim in view.shared:
        alone = narrowed(view, claim)
        for one in FORMATS.values():
            if one.name != "parquet":  # the same tables as CSV
                assert one.render(alone)
        valid_tei(alone)


@pytest.mark.encoder
def test_annotations_of_the_examples_quote_their_texts(examples_report: Report) -> None:
    made = json.loads(str(examples_report.export("web-annotation")))
    texts = {f"urn:x-provenance:article:{one}": text for one, text in examples_report.view.texts.items()}
    assert made["total"] > 0
    for item in made["first"]["items"]:
        quote, position = item["target"][0]["selector"]
        whole = texts[item["target"][0]["source"]]
        assert whole[position["start"] : position["end"]] == quote["exact"]
