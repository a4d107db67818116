from __future__ import annotations

import gzip
import itertools
from pathlib import Path

import pytest

from provenance.errors import InputError
from provenance.readers import Reading, read

TEXT = "The ferry sank on Monday. Nobody was hurt."


def write(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if name.endswith(".gz"):
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text, encoding="utf-8")
    return path


def names(reading: Reading) -> list[str]:
    return [article.name for article in reading.articles]


def test_folders_are_read_recursively_without_what_is_hidden(tmp_path: Path) -> None:
    for index, name in enumerate(
        ["b.txt", "sub/a.md", "sub/deep/c", ".hidden.txt", ".git/d.txt", "e.txt.gz"]
    ):
        write(tmp_path, name, f"{TEXT} {index}")
    assert names(read([tmp_path])) == ["b.txt", "e.txt.gz", "sub/a.md", "sub/deep/c"]


def test_what_is_not_an_article_is_said(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", TEXT)
    for name in ("README.md", "LICENSE", "data.csv", "empty.txt"):
        write(tmp_path, name, "" if name == "empty.txt" else "one two three")
    write(tmp_path, "expected.json", '{"claims": [{"text": "one two three"}]}')
    assert {(one.name, one.reason) for one in read([tmp_path]).skipped} == {
        ("README.md", "a read-me, not an article"),
        ("LICENSE", "a read-me, not an article"),
        ("data.csv", "a .csv file, not an article"),
        ("empty.txt", "empty file"),
        ("expected.json", "JSON without articles"),
    }


def test_a_read_me_given_by_name_is_read(tmp_path: Path) -> None:
    assert names(read([write(tmp_path, "README.md", TEXT)])) == ["README.md"]


def test_names_collide(tmp_path: Path) -> None:
    one = write(tmp_path, "x/pile/a.txt", TEXT + " 1")
    two = write(tmp_path, "y/pile/a.txt", TEXT + " 2")
    assert names(read([one, two])) == ["x/pile/a.txt", "y/pile/a.txt"]
    assert names(read([one.parent, two])) == ["x/pile/a.txt", "y/pile/a.txt"]


def test_the_order_of_paths_does_not_matter(tmp_path: Path) -> None:
    paths = [write(tmp_path, name, f"{TEXT} {name}") for name in ("b.txt", "x/a.txt", "y/a.txt")]
    paths.append(
        write(
            tmp_path, "r.jsonl", '{"id": "1", "text": "one two three"}\n{"id": "1", "text": "one two four"}'
        )
    )
    readings = [read(order) for order in itertools.permutations([*paths, tmp_path / "x"])]
    assert all(reading == readings[0] for reading in readings)


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, "sub/a.txt", TEXT)
    reading = read([tmp_path, path, path])
    assert names(reading) == ["a.txt"]
    assert reading.skipped == ()


def test_links_in_a_circle(tmp_path: Path) -> None:
    write(tmp_path, "sub/a.txt", TEXT)
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert names(read([tmp_path])) == ["sub/a.txt"]


def test_a_dangling_link_is_skipped(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", TEXT)
    (tmp_path / "b.txt").symlink_to(tmp_path / "nowhere")
    assert read([tmp_path]).skipped[0].name == "b.txt"


def test_duplicates(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", TEXT)
    write(tmp_path, "b.txt", TEXT)
    write(tmp_path, "c.jsonl", f'{{"id": "c", "text": "{TEXT}", "outlet": "The Gazette"}}')
    reading = read([tmp_path])
    assert names(reading) == ["a.txt", "c"]
    assert [(one.name, one.reason) for one in reading.skipped] == [("b.txt", "the same article as a.txt")]


def test_ids_are_stable(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", TEXT)
    first = read([tmp_path]).articles[0]
    write(tmp_path, "b.txt", TEXT + " It was old.")
    assert first in read([tmp_path]).articles
    assert len(first.id) == 13


def test_a_page_under_a_text_suffix(tmp_path: Path) -> None:
    paragraphs = (
        "<p>The ferry sank off the coast on Monday, and nobody on board was hurt, officials said.</p>" * 3
    )
    write(
        tmp_path,
        "a.txt",
        f"<!doctype html><html><title>Ferry sinks at sea</title><body>{paragraphs}</body></html>",
    )
    assert read([tmp_path]).articles[0].title == "Ferry sinks at sea"


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", TEXT)
    with pytest.raises(InputError, match=r"nope.*no such file or folder"):
        read([tmp_path, tmp_path / "nope"])


def test_nothing_readable_at_all(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no articles; give"):
        read([tmp_path])
    write(tmp_path, "empty.txt", "")
    with pytest.raises(InputError, match=r"holds no articles \(empty.txt: empty file\); give"):
        read([tmp_path])
