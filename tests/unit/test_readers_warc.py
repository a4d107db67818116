"""WARC files: pages under their addresses, everything else counted."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from provenance.errors import InputError
from provenance.readers import ReaderSettings, Reading, read

ADDRESS = "https://gazette.example/2024/03/03/ferry"
SENTENCE = (
    "The ferry sank off the coast of Isel on Monday, and nobody was hurt, the coastguard said in a note."
)
CYRILLIC = "Паром затонул у берега в понедельник, и никто не пострадал, сообщили власти города."


def page(sentence: str = SENTENCE, head: str = "") -> bytes:
    body = "".join(f"<p>{sentence}</p>" for _ in range(3))
    title = "<title>Ferry sinks off the coast</title>"
    return f"<html><head>{title}{head}</head><body><article>{body}</article></body></html>".encode()


def response(
    address: str = ADDRESS,
    payload: bytes | None = None,
    status: str = "200 OK",
    kind: str = "text/html",
    headers: tuple[tuple[str, str], ...] = (),
) -> bytes:
    """One response record, fetched long after it was published."""
    fields = "".join(f"{name}: {value}\r\n" for name, value in (("Content-Type", kind), *headers))
    return record(
        "response",
        address,
        f"HTTP/1.1 {status}\r\n{fields}\r\n".encode() + (page() if payload is None else payload),
    )


def record(kind: str, address: str, block: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2030-01-01T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:92283950-ef2f-4d72-b224-f54c6ec90bb0>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def given(*records: bytes, name: str, folder: Path) -> Reading:
    data = b"".join(records)
    (folder / name).write_bytes(data)
    (folder / "other.txt").write_text("The mill burnt down on Friday.", encoding="utf-8")
    return read([folder])


def pages(reading: Reading) -> list[str]:
    return [article.name for article in reading.articles if article.name != "other.txt"]


def reasons(reading: Reading) -> list[str]:
    return [skipped.reason for skipped in reading.skipped]


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_has_the_records_address_and_not_its_date(tmp_path: Path, *, packed: bool) -> None:
    made = response(payload=page(head="<link rel=canonical href='https://elsewhere.example/1'>"))
    data = gzip.compress(made) if packed else made
    reading = given(data, name="a.warc.gz" if packed else "a.warc", folder=tmp_path)
    (name,) = pages(reading)
    assert name.endswith(f"#{ADDRESS}")
    article = next(one for one in reading.articles if one.name == name)
    assert (article.url, article.site) == (ADDRESS, "gazette.example")
    assert article.title == "Ferry sinks off the coast"
    assert article.published_at
    assert (article.published_at.value, article.published_at.basis) == ("2024-03-03", "url")


def test_without_any_date_there_is_none(tmp_path: Path) -> None:
    reading = given(response("https://gazette.example/ferry"), name="a.warc", folder=tmp_path)
    assert next(one for one in reading.articles if one.url).published_at is None


def test_an_archive_without_its_suffix(tmp_path: Path) -> None:
    assert len(pages(given(response(), name="crawl", folder=tmp_path))) == 1


def test_compressed_and_chunked_payloads(tmp_path: Path) -> None:
    packed = response(payload=gzip.compress(page()), headers=(("Content-Encoding", "gzip"),))
    half = page(SENTENCE.replace("Monday", "Friday"))
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(half), half)
    apart = response("https://x.example/2", chunked, headers=(("Transfer-Encoding", "chunked"),))
    reading = given(packed, apart, name="a.warc", folder=tmp_path)
    assert len(pages(reading)) == 2
    assert reasons(reading) == []


def test_the_encoding_that_the_server_names(tmp_path: Path) -> None:
    payload = page(CYRILLIC).decode().encode("cp1251")
    reading = given(
        response(payload=payload, kind="text/html; charset=windows-1251"), name="a.warc", folder=tmp_path
    )
    article = next(one for one in reading.articles if one.url)
    assert CYRILLIC in article.text


def test_what_is_no_page_is_counted(tmp_path: Path) -> None:
    reading = given(
        response(),
        response("https://x.example/i.png", b"\x89PNG", kind="image/png"),
        response("https://x.example/j.png", b"\x89PNG", kind="image/png"),
        response("https://x.example/no", b"<html>", status="404 Not Found"),
        response("https://x.example/br", b"\x00\x01", headers=(("Content-Encoding", "xyz"),)),
        response("https://x.example/empty", b""),
        response("https://x.example/bare", b"<html><body></body></html>"),
        name="a.warc",
        folder=tmp_path,
    )
    assert len(pages(reading)) == 1
    assert sorted(reasons(reading)) == [
        "1 response not read: compressed as xyz",
        "1 response not read: not found, moved or failed",
        "2 responses not read: not HTML",
        "https://x.example/bare: a page without a main text",
        "https://x.example/empty: empty file",
    ]


def test_an_archive_cut_short(tmp_path: Path) -> None:
    second = response("https://x.example/2", page(SENTENCE.replace("Monday", "Friday")))
    reading = given(response(), second[:-200], name="a.warc", folder=tmp_path)
    assert len(pages(reading)) == 1
    assert reasons(reading) == ["https://x.example/2: cut short"]


def test_a_page_over_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(response() + response("https://x.example/2", page() * 40))
    reading = read([tmp_path], ReaderSettings(largest_page=4000))
    assert reasons(reading) == ["https://x.example/2: a page of more than 4,000 bytes"]
    assert len(reading.articles) == 1


def test_a_gzipped_archive_cut_short(tmp_path: Path) -> None:
    first, second = gzip.compress(response()), gzip.compress(response("https://x.example/2"))
    reading = given(first, second[: len(second) // 2], name="a.warc.gz", folder=tmp_path)
    assert "truncated gzip file" in reasons(reading)


@pytest.mark.parametrize(
    "data",
    [
        b"WARC/1.0\r\n",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: x\r\n\r\n",
        b"WARC/1.0\r\nno colon\r\n\r\n\r\n" * 50,
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: \x1b[31m\r\nContent-Length: 9\r\n\r\nHTTP/1.1 ",
        b"nonsense " * 500,
        bytes(range(256)) * 20,
    ],
)
def test_damaged_archives_are_skipped(data: bytes, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    reading = given(data, name="a.warc", folder=tmp_path)
    assert pages(reading) == []
    assert reasons(reading)
    assert capfd.readouterr().err == ""


def test_a_hostile_address_is_no_address(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(
        response("https://x.example/\x1b[31m<script>") + response("javascript:1")
    )
    (article,) = read([tmp_path]).articles
    assert article.url is None
    assert article.name == "a.warc#record 1"


@pytest.mark.parametrize("kind", ["warcinfo", "request", "metadata", "resource"])
def test_nothing_but_furniture(kind: str, tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(record(kind, ADDRESS, b"GET / HTTP/1.1\r\n\r\n"))
    with pytest.raises(InputError, match="a web archive without pages"):
        read([tmp_path])
