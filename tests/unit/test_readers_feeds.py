"""RSS and Atom; and XML made to harm."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

from provenance.errors import InputError
from provenance.model import Article
from provenance.readers import ReaderSettings, Reading, read

SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/"'
)
FULL = (
    "<content:encoded><![CDATA[<p>The ferry sank off Isel.</p>\n"
    "<p>Nobody was <b>hurt</b> &amp; all&nbsp;300 were saved.</p>]]></content:encoded>"
)
TEXT = "The ferry sank off Isel.\n\nNobody was hurt & all 300 were saved."
SUMMARY = "the feed gives a summary, not the whole text"


DIV = "<div xmlns='http://www.w3.org/1999/xhtml'>"


def given(content: str | bytes) -> Reading:
    return read(["-"], stdin=io.BytesIO(content.encode() if isinstance(content, str) else content))


def rss(*items: str, title: str = "World news") -> str:
    inside = "".join(f"<item>{one}</item>" for one in items)
    return f'<rss version="2.0" {SPACES}><channel><title>{title}</title>{inside}</channel></rss>'


def atom(*entries: str) -> str:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Isel notes</title><updated>2024-03-09T00:00:00Z</updated>'
        f"<author><name>Bo Ek</name></author>{''.join(f'<entry>{one}</entry>' for one in entries)}</feed>"
    )


def one(content: str | bytes) -> Article:
    (article,) = given(content).articles
    return article


def test_an_rss_item() -> None:
    article = one(
        rss(
            "<media:title>Not this</media:title><title>Ferry sinks &amp;amp; all are saved</title>"
            "<link>https://www.gazette.example/ferry</link><guid>g-7</guid><dc:creator>Ann Lee</dc:creator>"
            f"<pubDate>Sun, 03 Mar 2024 09:12:00 +0100</pubDate><description>Short.</description>{FULL}"
        )
    )
    assert article.text == TEXT
    assert article.title == "Ferry sinks & all are saved"
    assert (article.site, article.byline) == ("gazette.example", "Ann Lee")
    assert (article.name, article.url) == ("g-7", "https://www.gazette.example/ferry")
    assert article.published_at
    assert article.published_at.value == "2024-03-03T09:12:00+01:00"
    assert article.notes == ()


def test_a_summary_is_noted() -> None:
    article = one(rss("<description>The ferry &lt;b&gt;sank&lt;/b&gt; off Isel.</description>"))
    assert (article.text, article.notes) == ("The ferry sank off Isel.", (SUMMARY,))
    assert (article.name, article.site) == ("stdin#1", "World news")


def test_the_source_that_an_item_names() -> None:
    article = one(
        rss("<source url='https://r.example'>Reuters</source><link>https://hub.example/1</link>" + FULL)
    )
    assert article.site == "Reuters"


def test_rss_1() -> None:
    feed = (
        f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" {SPACES}>'
        "<channel><title>Isel Post</title></channel><item><title>Ferry sinks</title>"
        f"<dc:date>2024-03-03</dc:date>{FULL}</item></rdf:RDF>"
    )
    article = one(feed)
    assert (article.text, article.title, article.site) == (TEXT, "Ferry sinks", "Isel Post")
    assert article.published_at
    assert article.published_at.value == "2024-03-03"


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("html", "&lt;p&gt;The ferry sank off Isel.&lt;/p&gt;Nobody was hurt &amp;amp; all 300 were saved."),
        (
            "xhtml",
            f"{DIV}<p>The ferry sank off Isel.</p><p>Nobody was <i>hurt</i> &amp; all 300 were saved.</p></div>",
        ),
        ("text", "The ferry sank off Isel.\n\nNobody was hurt &amp; all 300 were saved."),
    ],
)
def test_an_atom_entry(kind: str, content: str) -> None:
    article = one(
        atom(
            "<title type='html'>Ferry &lt;i&gt;sinks&lt;/i&gt;</title><id>tag:x,2024:7</id>"
            "<link rel='self' href='https://no.example'/><link href='https://isel.example/7'/>"
            "<published>2024-03-03T09:12:00Z</published><summary>Short.</summary>"
            f"<content type='{kind}'>{content}</content>"
        )
    )
    assert (article.text, article.title) == (TEXT, "Ferry sinks")
    assert (article.name, article.url, article.site) == (
        "tag:x,2024:7",
        "https://isel.example/7",
        "isel.example",
    )
    assert article.byline == "Bo Ek"
    assert article.published_at
    assert article.notes == ()


def test_an_update_is_no_publication() -> None:
    article = one(atom("<updated>2024-03-03T09:12:00Z</updated><summary>The ferry sank.</summary>"))
    assert article.published_at is None
    assert article.notes == (SUMMARY, "updated 2024-03-03T09:12:00Z; when it was published is not said")


def test_content_kept_elsewhere_is_not_fetched() -> None:
    article = one(
        atom("<content type='text/html' src='https://x.example/7'/><summary>The ferry sank.</summary>")
    )
    assert (article.text, article.notes) == ("The ferry sank.", (SUMMARY,))


def test_by_suffix_and_by_content(tmp_path: Path) -> None:
    for index, name in enumerate(("a.rss", "b.xml", "c.txt", "d", "e.atom.gz")):
        text = rss(FULL.replace("300", str(index)))
        if name.endswith(".gz"):
            (tmp_path / name).write_bytes(gzip.compress(text.encode()))
        else:
            (tmp_path / name).write_text(text, encoding="utf-8")
    reading = read([tmp_path])
    assert len(reading.articles) == 5
    assert all("Nobody was hurt" in article.text for article in reading.articles)


def test_bare_ampersands_and_named_characters() -> None:
    article = one(
        rss("<title>Fish & Chips caf&eacute;</title><description>A &amp; B &mdash; C & D.</description>")
    )
    assert (article.title, article.text) == ("Fish & Chips café", "A & B — C & D.")


def test_a_feed_cut_short() -> None:
    whole = rss(f"<guid>1</guid>{FULL}", f"<guid>2</guid>{FULL}".replace("300", "40"))
    reading = given(whole[: whole.rindex("hurt")])
    assert [article.name for article in reading.articles] == ["1"]
    assert [skipped.reason for skipped in reading.skipped] == ["damaged XML at line 3: cut short"]


def test_a_feed_with_wrong_tags() -> None:
    reading = given(rss(f"<guid>1</guid>{FULL}</b>", f"<guid>2</guid>{FULL}".replace("300", "40")))
    assert [article.name for article in reading.articles] == ["1", "2"]
    assert "damaged XML" in reading.skipped[0].reason


def test_an_entry_without_text_is_counted() -> None:
    reading = given(rss(FULL, "<title>Only a title</title>", "<description> </description>"))
    assert [skipped.reason for skipped in reading.skipped] == ["entry 2: no text", "entry 3: no text"]


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (f"<!DOCTYPE rss [{LAUGHS}]>{rss('<description>&l11;</description>')}", "declares entities"),
        (
            '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rss("<description>&x;</description>"),
            "declares",
        ),
        (f"<?xml version='1.0'?><!-- [ --> <!DOCTYPE rss [{LAUGHS}]>{rss(FULL)}", "declares entities"),
        (rss(), "a feed without entries"),
        ("<rss", "holds no articles"),
        ("<rss>" + "<a>" * 100_000, "XML"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'/>", "a feed without entries"),
        ("<!--" + "<!-- " * 20_000 + "<rss>", "holds no articles"),
    ],
)
def test_what_is_no_feed_is_skipped_with_its_reason(content: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=reason):
        read([tmp_path])


def test_an_entity_that_nobody_declared_is_not_expanded() -> None:
    article = one(rss("<description>The ferry &unknown; sank off Isel.</description>"))
    assert article.text == "The ferry &unknown; sank off Isel."


def test_a_doctype_without_entities_is_not_followed() -> None:
    doctype = '<!DOCTYPE rss PUBLIC "x" "http://127.0.0.1:9/rss.dtd">'
    assert one(doctype + rss(FULL)).text == TEXT


def test_other_xml_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry sank on Monday.", encoding="utf-8")
    (tmp_path / "sitemap.xml").write_text("<urlset><url/></urlset>", encoding="utf-8")
    assert [one.reason for one in read([tmp_path]).skipped] == ["XML, but no feed and no news"]


def test_the_wrong_encoding_named() -> None:
    markup = '<?xml version="1.0" encoding="windows-1251"?>' + rss(
        "<description>Паром затонул в море.</description>"
    )
    assert one(markup.encode("utf-8")).text == "Паром затонул в море."
    wide = '<?xml version="1.0" encoding="utf-16"?>' + rss(
        "<description>The ferry sank off Isel.</description>"
    )
    assert one(wide.encode("utf-16")).text == "The ferry sank off Isel."


def test_control_characters_are_replaced() -> None:
    assert (
        one(rss("<description>The ferry\x1b[31m sank\x00 off Isel.</description>")).text
        == "The ferry\ufffd[31m sank\ufffd off Isel."
    )


def test_a_long_entry(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(rss(FULL, f"<description>{'word ' * 99}</description>"), encoding="utf-8")
    reading = read([tmp_path], ReaderSettings(longest_article=100))
    assert [one.reason for one in reading.skipped] == ["entry 2: longer than 100 characters"]
