"""Whatever is thrown at it: a reason in words, nothing lost, nothing raised."""

from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path

import pytest

from provenance.errors import InputError
from provenance.readers import ReaderSettings, Reading, read
from provenance.segmentation import segment

GOOD = "The ferry sank on Monday. Nobody was hurt."


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


def reason(pile: Path, name: str, data: bytes, settings: ReaderSettings = ReaderSettings()) -> str:  # noqa: B008
    (pile / name).write_bytes(data)
    reading = read([pile], settings)
    assert "good.txt" in {article.name for article in reading.articles}
    (skipped,) = reading.skipped
    assert skipped.name == name
    return skipped.reason


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"", "empty file"),
        ("a.txt", b" \n\t ", "empty file"),
        ("a.txt.gz", gzip.compress(b"", mtime=0), "empty file"),
        ("a.html", b"", "empty file"),
        ("a.json", b" ", "empty file"),
        ("a.txt", b"%PDF-1.4\n", "binary file (PDF)"),
        ("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "binary file (image)"),
        ("a", os.urandom(0) + bytes(range(256)) * 9, "binary file"),
        ("a.html", b"\x89PNG\r\n\x1a\n", "binary file (image)"),
        ("a.jsonl", b"PK\x03\x04", "binary file (zip or office document) after line 0"),
        ("a.txt.gz", gzip.compress(GOOD.encode() * 999)[:-20], "truncated gzip file"),
        ("a.txt.gz", b"\x1f\x8b\x08\x00garbage that is not gzip", "damaged gzip file"),
        ("a.json", b'{"a": ', "not JSON: expecting value, column 7"),
        ("a.json", b"[1, 2, 3]", "JSON without articles"),
        ("a.json", b"[" * 100_000, "not JSON: a number too long or a nesting too deep"),
        ("a.jsonl", b'{"text": 5}', "line 1: no text"),
        ("a.jsonl", b'{"text": "one two three"', "line 1: not JSON: expecting ',' delimiter, column 25"),
        (
            "a.jsonl",
            b'{"text": ' + b"9" * 9999 + b"}",
            "line 1: not JSON: a number too long or a nesting too deep",
        ),
    ],
)
def test_skipped_with_a_reason(pile: Path, name: str, data: bytes, expected: str) -> None:
    assert reason(pile, name, data) == expected


def test_all_of_a_truncated_gzip_that_can_be_read(pile: Path) -> None:
    lines = [json.dumps({"id": f"r{n}", "text": f"{GOOD} {os.urandom(40).hex()}"}) for n in range(500)]
    packed = gzip.compress("\n".join(lines).encode())
    (pile / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    reading = read([pile])
    assert len(reading.articles) > 50
    (skipped,) = reading.skipped
    assert skipped.reason.startswith("truncated gzip file after line ")


def test_gzip_bomb(pile: Path) -> None:
    bomb = gzip.compress(b"\n" * 3_000_000)
    settings = ReaderSettings(largest_unpacked=1_000_000)
    assert reason(pile, "a.jsonl.gz", bomb, settings).startswith("unpacks to more than 1,000,000 bytes")


def test_an_article_too_long(pile: Path) -> None:
    settings = ReaderSettings(longest_article=1000)
    for name, data in (
        ("a.txt", b"x" * 1001),
        ("a.txt", b"x" * 5000),
        ("a.jsonl", json.dumps({"text": "one two " * 200}).encode()),
        (
            "a.html",
            b"<html><body><article>"
            + b"<p>The ferry sank on Monday, officials said.</p>" * 99
            + b"</article>",
        ),
    ):
        assert reason(pile, name, data, settings).endswith("longer than 1,000 characters")
        (pile / name).unlink()


def test_a_line_of_200_megabytes(pile: Path) -> None:
    good = json.dumps({"id": "after", "text": GOOD + " It was old."}).encode()
    with (pile / "a.jsonl").open("wb") as out:
        out.write(b'{"text": "')
        for _ in range(200):
            out.write(b"x" * 2**20)
        out.write(b'"}\n' + good)
    with (pile / "b.txt").open("wb") as out:
        out.seek(200 * 2**20)
        out.write(b"x")
    reading = read([pile])
    assert [article.name for article in reading.articles] == ["after", "good.txt"]
    assert [one.reason for one in reading.skipped] == [
        "line 1: longer than 2,000,000 characters",
        "longer than 2,000,000 characters",
    ]


def test_utf16_lines(pile: Path) -> None:
    lines = "\n".join(
        json.dumps({"id": f"r{n}", "text": f"Паром затонул в день {n}"}, ensure_ascii=False) for n in range(3)
    )
    (pile / "a.jsonl").write_bytes(lines.encode("utf-16"))
    assert [article.name for article in read([pile]).articles] == ["good.txt", "r0", "r1", "r2"]


def test_windows_1251(pile: Path) -> None:
    (pile / "a.txt").write_bytes(
        ("Паром затонул у берега, сообщили власти в понедельник. " * 3).encode("cp1251")
    )
    article = read([pile]).articles[0]
    assert article.text.startswith("Паром затонул")
    assert article.notes == ("decoded as windows-1251",)


@pytest.mark.parametrize(
    "text",
    [
        "غرقت العبارة يوم الاثنين. لم يصب أحد بأذى.",
        "\u202eThe ferry sank\u202c on Monday. Nobody was hurt.",
        "T\u0338h\u0338e\u0338 ferry sank on Monday. Nobody was hurt.",
        "The \x1b[31mferry\x1b[0m sank on Monday. \x1b]0;title\x07Nobody was hurt.",
        "[red]The ferry[/red] sank on [link=https://x.example]Monday[/link]. Nobody was hurt.",
        "The ferry sank\0 on Monday, and nobody on board was hurt, said the officials of the port." * 20,
    ],
)
def test_odd_characters_are_only_characters(text: str) -> None:
    (article,) = read(["-"], stdin=io.BytesIO(text.encode())).articles
    assert article.text == text
    assert segment(article).sentences


def test_dates_out_of_this_world() -> None:
    lines = [
        {"id": "old", "text": GOOD + " A", "published_at": "0001-01-01T00:30:00+14:00"},
        {"id": "new", "text": GOOD + " B", "published_at": "9999-12-31T23:59:59-12:00"},
        {"id": "none", "text": GOOD + " C", "published_at": "99999-01-01"},
        {"id": "huge", "text": GOOD + " D", "published_at": 1e300},
        {"id": "nan", "text": GOOD + " E", "published_at": float("nan")},
    ]
    reading = read(["-"], stdin=io.BytesIO("\n".join(map(json.dumps, lines)).encode()))
    assert len(reading.articles) == 5
    for article in reading.articles:
        assert article.notes
        if article.published_at:
            article.published_at.bounds()


def test_a_file_that_may_not_be_read(pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (pile / "a.txt").write_text(GOOD, encoding="utf-8")
    opened = Path.open

    def refuse(path: Path, *args: object, **more: object) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert read([pile]).skipped[0].reason == "cannot be read: permission denied"


def test_nothing_but_bad_input_says_why() -> None:
    with pytest.raises(InputError, match=r"standard input holds no articles \(stdin: empty file\)"):
        read(["-"], stdin=io.BytesIO(b""))


def test_deeply_nested_page(pile: Path) -> None:
    (pile / "a.html").write_bytes(b"<html><body>" + b"<div>" * 50_000 + GOOD.encode())
    reading: Reading = read([pile])
    assert "good.txt" in {article.name for article in reading.articles}
