"""The parts of a store: nouns as JSON, derived files, the lock, names that no encoding can write."""

from __future__ import annotations

import json
import multiprocessing
import os
from pathlib import Path

import pytest

from provenance import load_settings
from provenance.config import load_lexicon
from provenance.indexing import FaissIndex
from provenance.model import AttributedArticle, Divergence, Side, Span
from provenance.pipeline import Outside, read_closely
from provenance.readers import read
from provenance.storage import DerivedFiles
from provenance.storage.codec import decode, encode
from provenance.storage.locking import locked
from tests import stores
from tests.fakes.encoder import HashedEncoder

EXAMPLES = Path(__file__).parents[2] / "examples"


def closely(folder: Path) -> list[AttributedArticle]:
    outside = Outside(lexicon=load_lexicon(), encoder=HashedEncoder(), index=FaissIndex())
    return read_closely(read([folder], load_settings().readers).articles, outside)


def test_what_was_read_survives_json() -> None:
    for article in closely(EXAMPLES):
        value = json.loads(json.dumps(encode(article)))
        assert decode(AttributedArticle, value, article.article) == article


def test_a_reading_takes_the_name_of_its_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(stores.story("Reuters reported", stores.SECOND), encoding="utf-8")
    (one,) = closely(tmp_path)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    (other,) = closely(tmp_path)
    assert one != other
    assert decode(AttributedArticle, encode(one), other.article) == other


def test_nouns_that_are_no_part_of_an_article_need_none() -> None:
    side = Side(mention="m1", span=Span(start=1, end=3), text="in")
    divergence = Divergence(kind="temporal", severity="minor", left=side, right=side, note="n")
    assert decode(Divergence, encode(divergence)) == divergence
    with pytest.raises(ValueError, match="fields"):
        decode(Divergence, [1, 2])


def test_a_derived_file_is_current_only_for_what_it_was_made_from(tmp_path: Path) -> None:
    files = DerivedFiles(tmp_path / "derived")
    assert files.current("a") is None
    files.write("a", "one", lambda path: path.write_text("x" * 100))
    assert files.current("a", "one") == tmp_path / "derived" / "a"
    assert files.current("a", "two") is None
    assert files.current("a") is not None
    assert files.damaged() == []
    os.utime(tmp_path / "derived" / "a", (1, 1))  # another time, the same bytes
    assert files.current("a", "one") is not None
    (tmp_path / "derived" / "a").write_text("y" * 100)
    assert files.current("a", "one") is None
    assert files.damaged() == ["a"]


def test_a_derived_file_that_cannot_be_made_leaves_the_former_one(tmp_path: Path) -> None:
    files = DerivedFiles(tmp_path / "derived")
    files.write("a", "one", lambda path: path.write_text("first"))

    def fails(path: Path) -> None:
        path.write_text("half")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="space"):
        files.write("a", "two", fails)
    assert files.current("a", "one") is not None
    assert files.names() == ["a"]
    (tmp_path / "derived" / "b").write_text("made, but its maker was killed before the note")
    (tmp_path / "derived" / "c.1.aside").write_text("half made")
    assert files.current("b") is None
    assert files.damaged() == []
    files.clear()
    assert list((tmp_path / "derived").iterdir()) == []


def test_one_holds_the_lock_and_its_end_lets_go(tmp_path: Path) -> None:
    waited: list[bool] = []
    with locked(tmp_path / "lock", lambda: None) as held:
        assert held
        with locked(tmp_path / "lock", lambda: waited.append(True), patience=0.0) as again:
            assert not again
        with locked(tmp_path / "lock", lambda: waited.append(True), patience=0.2) as later:
            assert not later
    assert waited == [True]
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_hold_and_die, args=(tmp_path / "lock",))
    process.start()
    process.join()
    with locked(tmp_path / "lock", lambda: None, patience=0.0) as held:
        assert held


def _hold_and_die(path: Path) -> None:
    with locked(path, lambda: None):
        os._exit(1)


@pytest.mark.skipif(os.name != "posix", reason="names of files are bytes on POSIX alone")
def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "pile" / os.fsdecode(b"caf\xe9.txt")
    path.parent.mkdir()
    path.write_text(stores.story("Reuters reported", stores.SECOND), encoding="utf-8")
    with stores.opened(tmp_path / "store") as store:
        store.add(path)
        assert store.report().to_json() == stores.at_once([path]).to_json()
        assert store.verify().repaired == ()
        assert store.remove([path.name]) == (path.name,)
