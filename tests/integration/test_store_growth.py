"""A store that grows: what was added before is neither read nor indexed again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from provenance import Store
from provenance.indexing import NearestContents
from provenance.storage import Readings
from tests import stores
from tests.fakes.encoder import HashedEncoder


def record(folder: Path, number: int, *more: str) -> Path:
    path = folder / f"{number}.jsonl"
    text = stores.story(f"agency {number} reported", f"Crew number {number} left the pier at noon.", *more)
    path.write_text(json.dumps({"id": f"n{number}", "text": text}), encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with stores.opened(tmp_path / "store") as made:
        made.add([record(tmp_path, number) for number in range(4)])
        yield made


def near(store: Store) -> list[tuple[str, float]]:
    return [(one.text, one.closeness) for one in store.near_in_meaning([stores.LEAD], 30)[0]]


def all_at_once(folder: Path, files: list[Path]) -> list[tuple[str, float]]:
    with stores.opened(folder) as other:
        other.add(files)
        return near(other)


def test_the_index_grows_beside_the_one_there_was(store: Store, tmp_path: Path) -> None:
    near(store)
    derived = tmp_path / "store" / "derived"
    before = (derived / "contents.faiss").stat()
    files = [tmp_path / f"{number}.jsonl" for number in range(4)]
    for number in (4, 5):
        files.append(record(tmp_path, number))
        store.add(files[-1])
        assert sorted(near(store)) == sorted(all_at_once(tmp_path / f"other{number}", files))
    assert (derived / "contents.faiss").stat() == before
    assert (derived / "recent.faiss").exists()
    (derived / "recent.faiss").write_bytes(b"no index")
    assert sorted(near(store)) == sorted(all_at_once(tmp_path / "other", files))
    assert store.verify().sound


def test_what_came_since_goes_over_when_it_is_much(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("provenance.api.nearness._LEAST_RECENT", 0)
    monkeypatch.setattr("provenance.api.nearness.NearestContents.build", _once())
    near(store)
    files = [tmp_path / f"{number}.jsonl" for number in range(4)]
    for number in (4, 5):
        files.append(record(tmp_path, number, stores.SECOND))
        store.add(files[-1])
        grown = near(store)
    monkeypatch.undo()
    assert sorted(grown) == sorted(all_at_once(tmp_path / "other", files))
    assert not (tmp_path / "store" / "derived" / "recent.faiss").exists()


def _once() -> object:
    calls: list[object] = []

    def build(dimension: int, count: int, blocks: object) -> NearestContents:
        assert not calls, "made anew"
        calls.append(count)
        return original(dimension, count, blocks)  # type: ignore[arg-type]

    original = NearestContents.build
    return build


def test_a_backup_that_is_put_back_has_an_index_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with stores.opened(folder) as store:
        store.add(record(tmp_path, 0))
        near(store)
    shutil.copy(folder / "provenance.sqlite", tmp_path / "backup")
    with stores.opened(folder) as store:
        store.add(record(tmp_path, 1))
        near(store)
    for path in folder.glob("provenance.sqlite*"):
        path.unlink()
    shutil.copy(tmp_path / "backup", folder / "provenance.sqlite")
    with stores.opened(folder) as store:
        store.add(record(tmp_path, 2))
        files = [tmp_path / "0.jsonl", tmp_path / "2.jsonl"]
        assert sorted(near(store)) == sorted(all_at_once(tmp_path / "other", files))


def test_an_add_does_not_read_what_was_added_before(store: Store, tmp_path: Path) -> None:
    read: list[str] = []
    store._database.connection.set_trace_callback(read.append)
    store.add(record(tmp_path, 9))
    store._database.connection.set_trace_callback(None)
    texts = [one for one in read if "headline_start" in one and one.lstrip().startswith("SELECT")]
    assert len(texts) == 1, texts
    assert texts[0].count("WHERE article =") == 1


def test_what_other_rules_read_is_found_by_an_index(store: Store) -> None:
    database = store._database
    asked: list[str] = []
    database.connection.set_trace_callback(asked.append)
    assert Readings(database, "others").outdated() == [1, 2, 3, 4]
    database.connection.set_trace_callback(None)
    plan = [str(row[3]) for row in database.rows(f"EXPLAIN QUERY PLAN {asked[0]}")]
    assert any("articles_by_rules" in step for step in plan)
    assert not any(step.startswith("SCAN articles") for step in plan), plan


def test_counts_of_words_follow_articles(store: Store, tmp_path: Path) -> None:
    def articles_with(word: str) -> int:
        found = store._database.one("SELECT articles FROM words WHERE word = ?", (word,))
        return int(found or 0)

    assert (articles_with(""), articles_with("ferri"), articles_with("zeppelin")) == (4, 4, 0)
    store.add(record(tmp_path, 5, "A zeppelin was seen above the zeppelin hall."))
    assert (articles_with(""), articles_with("ferri"), articles_with("zeppelin")) == (5, 5, 1)
    store.remove(["n5"])
    assert (articles_with(""), articles_with("ferri"), articles_with("zeppelin")) == (4, 4, 0)
    store._database.write("UPDATE words SET articles = 7 WHERE word = 'ferri'")
    assert any("counts of words" in one for one in store.verify().repaired)
    assert articles_with("ferri") == 4
    assert store.verify().repaired == ()


def test_an_older_store_gets_its_counts(store: Store, tmp_path: Path) -> None:
    held = dict(store._database.rows("SELECT word, articles FROM words"))
    store._words.reset()
    store.close()
    with stores.opened(tmp_path / "store", HashedEncoder()) as again:
        again.check(stores.LEAD)
        assert dict(again._database.rows("SELECT word, articles FROM words")) == held
