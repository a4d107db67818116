"""However a file is damaged, reading it ends in articles and counted reasons, never in an error."""

from __future__ import annotations

import contextlib
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.errors import InputError
from provenance.model import Article
from provenance.readers import read
from tests.unit.test_readers_feeds import FULL, atom, rss
from tests.unit.test_readers_news import newsml, ninjs
from tests.unit.test_readers_warc import response

WHOLE = {
    "rss": rss(f"<guid>1</guid>{FULL}", "<description>A &amp; B sank off Isel.</description>").encode(),
    "atom": atom(
        "<id>1</id><title type='html'>x</title><content type='html'>&lt;p&gt;A sank.</content>"
    ).encode(),
    "newsml": newsml().encode(),
    "ninjs": json.dumps([ninjs(), ninjs(uri="urn:x:2")]).encode(),
    "warc": response() + response("https://x.example/2"),
}
BITS = st.sampled_from(
    [
        b"",
        b"<",
        b">",
        b"&",
        b"&#x0;",
        b"<!ENTITY",
        b"]]>",
        b"<![CDATA[",
        b"\x00",
        b"\xff\xfe",
        b"\r\n\r\n",
        b"\xed\xa0\x80",
        b'"',
        b"{",
    ]
)
DAMAGE = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 200), BITS), min_size=1, max_size=4)


@pytest.mark.parametrize("name", list(WHOLE))
@settings(deadline=None)
@given(damage=DAMAGE)
def test_damaged_files(name: str, damage: list[tuple[float, int, bytes]]) -> None:
    data = WHOLE[name]
    for place, length, bit in damage:
        start = int(place * len(data))
        data = data[:start] + bit + data[start + length :]
    articles: tuple[Article, ...] = ()
    with contextlib.suppress(InputError):  # nothing at all could be read
        articles = read(["-"], stdin=io.BytesIO(data)).articles
    for article in articles:
        assert article.text.strip()
        article.text.encode("utf-8")
