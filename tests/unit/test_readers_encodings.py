from __future__ import annotations

import codecs

import pytest

from provenance.readers.encodings import Decoded, decode

RUSSIAN = "Паром затонул у берега в понедельник, сообщили власти. Никто не пострадал. " * 3
FRENCH = "Le ferry a coulé lundi près de la côte, a déclaré la préfecture. Personne n’a été blessé. " * 3


@pytest.mark.parametrize(
    ("raw", "text", "note"),
    [
        (RUSSIAN.encode(), RUSSIAN, None),
        (codecs.BOM_UTF8 + RUSSIAN.encode(), RUSSIAN, None),
        (codecs.BOM_UTF16_LE + RUSSIAN.encode("utf-16-le"), RUSSIAN, "decoded as utf-16-le"),
        (codecs.BOM_UTF16_BE + FRENCH.encode("utf-16-be"), FRENCH, "decoded as utf-16-be"),
        (FRENCH.encode("utf-16-le"), FRENCH, "decoded as utf-16-le"),
        (FRENCH.encode("utf-16-be"), FRENCH, "decoded as utf-16-be"),
        (RUSSIAN.encode("utf-16-le"), RUSSIAN, "decoded as utf-16-le"),
        (RUSSIAN.encode("cp1251"), RUSSIAN, "decoded as windows-1251"),
        (FRENCH.encode("cp1252"), FRENCH, "decoded as windows-1252"),
    ],
)
def test_decode(raw: bytes, text: str, note: str | None) -> None:
    assert decode(raw) == Decoded(text, note)


def test_damaged_utf8_stays_utf8() -> None:
    decoded = decode(RUSSIAN.encode() + b"\xd0")
    assert decoded == Decoded(RUSSIAN + "\ufffd", "bytes that are not UTF-8 replaced")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"%PDF-1.7 ...", "binary file (PDF)"),
        (b"PK\x03\x04word/document.xml", "binary file (zip or office document)"),
        (b"\x89PNG\r\n", "binary file (image)"),
        (bytes(range(256)) * 20, "binary file"),
        (b"\0" * 500, "binary file"),
    ],
)
def test_binary(raw: bytes, reason: str) -> None:
    assert decode(raw) == reason
