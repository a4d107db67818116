"""What the sentences of a held article stand under, and which of several headings a claim is set against."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import numpy as np
import pytest

from provenance.checking import Heading
from provenance.storage import Database, Lookup
from tests.fakes.encoder import HashedEncoder
from tests.stores import opened

TITLE = "Dredger runs aground off Saint Orre"
LEAD = "A dredger ran aground on the sandbank of Saint Orre before dawn on Tuesday."
BODY = "The crew of nine waded ashore and were given soup by the innkeeper."
ARTICLES = {
    "in-text": {"text": f"{TITLE}\n\n{LEAD}\n\n{BODY}\n", "title": TITLE},
    "field": {"text": f"{LEAD}\n\n{BODY}\n", "title": "What we know of the dredger at Saint Orre"},
    "bare": {"text": f"{LEAD}\n\n{BODY}\n"},
    "short": {"text": f"Aground!\n\n{LEAD}\n\n{BODY}\n", "title": "Aground!"},
}


@pytest.fixture(scope="module")
def headings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Heading]]:
    folder = tmp_path_factory.mktemp("headings")
    path = folder / "pile.jsonl"
    records = [{"id": name, "url": f"https://{name}.example/", **one} for name, one in ARTICLES.items()]
    path.write_text("\n".join(json.dumps(one) for one in records), encoding="utf-8")
    with opened(folder / "store") as store:
        store.add([path])
        store.report()
    database = Database(folder / "store", lambda: None, create=False)
    try:
        ids = dict(database.rows("SELECT id, url FROM articles"))
        found = Lookup(database).headings([*ids, "no-such-article"])
        yield {ids[one].split("/")[2].removesuffix(".example"): heading for one, heading in found.items()}
    finally:
        database.close()


@pytest.mark.parametrize(
    ("article", "text", "encoded"),
    [
        ("in-text", f"{TITLE} {LEAD}", [TITLE, LEAD]),
        ("field", f"{ARTICLES['field']['title']} {LEAD}", [LEAD]),
        ("bare", LEAD, [LEAD]),
        ("short", f"Aground! {LEAD}", [LEAD]),
    ],
)
def test_a_heading_is_the_title_and_how_the_article_opens(
    headings: Mapping[str, Heading], article: str, text: str, encoded: list[str]
) -> None:
    middle = HashedEncoder().encode(encoded).sum(axis=0)
    assert headings[article].text == text
    assert np.allclose(headings[article].vector, middle / np.linalg.norm(middle), atol=1e-6)


def test_an_article_that_is_not_held_has_none(headings: Mapping[str, Heading]) -> None:
    assert set(headings) == set(ARTICLES)
