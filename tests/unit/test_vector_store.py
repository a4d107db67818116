"""The vector store when things go wrong."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from provenance.errors import CacheError
from provenance.storage import VectorStore

ONE = np.array([0.6, 0.8], dtype=np.float32)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "vectors.sqlite"


def test_keeps_vectors_between_openings(path: Path) -> None:
    with VectorStore(path) as store:
        store.put({"a": ONE})
    with VectorStore(path) as store:
        assert np.array_equal(store.get(["a"])["a"], ONE)


def test_a_file_that_is_no_database_is_moved_aside(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"this was never a database, and it is long enough to tell" * 40)
    said: list[str] = []
    with VectorStore(path, warn=said.append) as store:
        store.put({"a": ONE})
        assert store.get(["a"])
    assert path.with_name("vectors.sqlite.damaged-1").read_bytes().startswith(b"this was never")
    assert len(said) == 1
    assert "damaged" in said[0]


def test_damage_met_while_reading_is_no_error(path: Path) -> None:
    with VectorStore(path) as store:
        store.put({f"k{number}": np.ones(384, dtype=np.float32) for number in range(400)})
    data = bytearray(path.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    path.write_bytes(data)
    said: list[str] = []
    with VectorStore(path, warn=said.append) as store:
        assert len(store.get([f"k{number}" for number in range(400)])) < 400
        store.put({"a": ONE})
        assert np.array_equal(store.get(["a"])["a"], ONE)
    assert said


def test_a_changed_vector_counts_as_absent(path: Path) -> None:
    with VectorStore(path) as store:
        store.put({"a": ONE, "b": ONE})
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE vectors SET vector = zeroblob(8) WHERE key = ?", (b"a",))
    connection.close()
    with VectorStore(path) as store:
        assert sorted(store.get(["a", "b"])) == ["b"]


def test_a_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CacheError, match="is a directory"):
        VectorStore(tmp_path)


def test_a_later_version_is_refused(path: Path) -> None:
    VectorStore(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(CacheError, match="later version"):
        VectorStore(path)


def test_without_a_place_to_write_the_run_goes_on(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    said: list[str] = []
    store = VectorStore(blocked / "vectors.sqlite", warn=said.append)
    assert not store.usable
    store.put({"a": ONE})
    assert store.get(["a"]) == {}
    assert "going on without it" in said[0]


def test_a_closed_store_holds_nothing(path: Path) -> None:
    store = VectorStore(path)
    store.put({"a": ONE})
    store.close()
    assert store.get(["a"]) == {}


def test_two_processes_may_write_at_once(path: Path) -> None:
    script = (
        "import sys, numpy as np\n"
        "from provenance.storage import VectorStore\n"
        "store = VectorStore(sys.argv[1])\n"
        "for n in range(60): store.put({f'{sys.argv[2]}{n}': np.ones(3, dtype=np.float32)})\n"
        "assert store.usable\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", script, str(path), name]) for name in "xy"]
    assert [process.wait(60) for process in running] == [0, 0]
    with VectorStore(path) as store:
        assert len(store.get([f"{name}{number}" for name in "xy" for number in range(60)])) == 120
