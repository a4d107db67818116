"""docs/store.md is true: its tables and views are those of a store, and its queries run."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from tests import stores

DOCS = Path(__file__).parents[2] / "docs" / "store.md"
QUERIES = re.findall(r"```sql\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    folder = tmp_path_factory.mktemp("docs")
    files = stores.pile(folder / "pile")
    with stores.opened(folder / "store") as store:
        store.add(files[:1])
        store.add(files)
        store.report()
    return sqlite3.connect(folder / "store" / "provenance.sqlite")


def test_every_table_and_view_is_described(connection: sqlite3.Connection) -> None:
    described = set(re.findall(r"`(\w+)`", DOCS.read_text(encoding="utf-8")))
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    named = {name for (name,) in rows if not name.startswith(("sqlite_", "wording_"))}
    assert named <= described


@pytest.mark.parametrize("query", QUERIES)
def test_its_queries_run(connection: sqlite3.Connection, query: str) -> None:
    rows = connection.execute(query).fetchall()
    rare = ("circular_reporting", "anonymous", "substantive_divergences")
    assert rows or any(word in query for word in rare)


def test_views_say_what_the_report_says(connection: sqlite3.Connection) -> None:
    assert ("who_cites_whom",) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'view'"
    ).fetchall()
    cited = connection.execute("SELECT cited, held FROM who_cites_whom").fetchall()
    assert any("wire.jsonl#1" in name or name == "1" for name, held in cited if held)
    counts = connection.execute("SELECT articles, origins, origin FROM claim_overview LIMIT 1").fetchone()
    assert counts[0] >= 4
    assert counts[1] <= 2
