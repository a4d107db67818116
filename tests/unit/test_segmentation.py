from __future__ import annotations

import pytest

from provenance.model import Article, Body, Dropped, Span
from provenance.segmentation import SegmentationSettings, segment

PROSE = "The ferry ran aground on Monday, the coastguard said. Nobody was hurt in the accident."


def body(text: str, **more: object) -> Body:
    return segment(Article(id="a1", name="a", text=text, **more))  # type: ignore[arg-type]


def kept(cut: Body) -> list[tuple[str, str]]:
    return [(one.role, one.span.of(cut.article.text)) for one in cut.sentences]


def lost(cut: Body) -> list[tuple[str, str]]:
    return [(one.reason, one.span.of(cut.article.text)) for one in cut.dropped]


def test_roles_and_paragraphs() -> None:
    text = f"Ferry runs aground\n\n{PROSE}\n\nIt had been repaired twice."
    cut = body(text, headline=Span(start=0, end=18), title="Ferry runs aground")
    assert [role for role, _ in kept(cut)] == ["headline", "lead", "lead", "body"]
    assert [one.paragraph for one in cut.sentences] == [0, 1, 1, 2]
    assert [one.index for one in cut.sentences] == [0, 1, 2, 3]


def test_title_repeated_at_the_head_is_the_headline() -> None:
    cut = body(f"Ferry runs aground, nobody hurt\n\n{PROSE}", title="Ferry runs aground; nobody hurt")
    assert kept(cut)[0] == ("headline", "Ferry runs aground, nobody hurt")


def test_a_body_of_one_line_has_a_lead_of_few_sentences() -> None:
    cut = body(" ".join(f"Ship number {n} left port." for n in range(20)))
    assert [role for role, _ in kept(cut)].count("lead") == 3


def test_dateline_stays_with_its_sentence() -> None:
    cut = body(f"OSLO, March 3 (Reuters) – {PROSE}")
    assert kept(cut)[0][1].startswith("OSLO, March 3 (Reuters) – The ferry")


def test_header_ranges_are_dropped_as_the_reader_saw_them() -> None:
    text = f"3 March 2024\n\n{PROSE}"
    cut = body(text, header=(Dropped(span=Span(start=0, end=12), reason="date-line"),))
    assert lost(cut) == [("date-line", "3 March 2024")]


def test_link_list_after_its_header() -> None:
    links = "Port to be widened\nBusiness 15 November 13:45\nA ferry's life, in pictures\nSociety 14:02"
    cut = body(f"{PROSE}\n\nRelated news\n{links}\nLatest\nTeller wins prize for short story\nCulture 12:01")
    assert len(cut.sentences) == 2
    assert {reason for reason, _ in lost(cut)} == {"related-links"}
    assert "Teller wins prize" in lost(cut)[0][1]


def test_teasers_between_links_belong_to_the_list() -> None:
    links = (
        "Port to be widened\nWork begins in May, the mayor says.\nBridge closed\nFares to rise\nOld pier sold"
    )
    cut = body(f"{PROSE}\n\nMost read\n{links}")
    assert len(cut.sentences) == 2


def test_prose_after_an_inline_list_header_stays() -> None:
    more = "The owner had been warned in spring, according to a letter seen by this newspaper."
    cut = body(f"{PROSE}\n\nREAD MORE:\n\nFerry fares to rise\n\n{more}\n\nHe did not answer.")
    assert ("body", more) in kept(cut)
    assert all("fares" not in text for _, text in kept(cut))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("0 1,424", "counter"),
        ("- Advertisement -", "advert"),
        ("Subscribe to our newsletter", "newsletter"),
        ("Follow the Gazette on Telegram. Only what matters", "follow-us"),
        ("Share on Facebook   Tweet   WhatsApp", "share-bar"),
        ("We use cookies to improve this site.", "notice"),
        ("File photo of the old ferry", "photo-credit"),
        ("A ferry leaves port in May. (Ann Lee/Reuters)", "photo-credit"),
        ("© 2024 The Gazette. All rights reserved.", "copyright"),
        ("(Reporting by Ann Lee; Editing by Bo Ek)", "sign-off"),
        ("This story has been updated.", "update-note"),
        ("Business 15 November 13:45", "section-date"),
        ("Tags: ferry, port", "related-links"),
        ("ann@gazette.example", "contact"),
        ("A long repair", "heading"),
    ],
)
def test_furniture_between_paragraphs(line: str, reason: str) -> None:
    cut = body(f"{PROSE}\n\n{line}\n\nIt had been repaired twice.")
    assert lost(cut) == [(reason, line)]
    assert len(cut.sentences) == 3


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell by a tenth on Monday.",
        "Follow the money, he told them.",
        "More than 300 people were on board.",
        "Photo editors across the country protested.",
        "The latest count is 12.",
        "“Read more books,” she said.",
        "Copyright law was changed in May, he said.",
        "He told the Gazette:",
        "Ann Lee, a reporter at the Gazette who was on board, said that the ferry shook.",
        "The Reuters news agency reported it first.",
    ],
)
def test_prose_that_looks_like_furniture_stays(line: str) -> None:
    cut = body(f"{PROSE}\n\n{line}\n\nIt had been repaired twice. It was old.")
    assert ("body", line) in kept(cut)


def test_furniture_inside_a_paragraph_is_cut_out() -> None:
    cut = body(f"{PROSE} Advertisement Continue reading the main story It was old. (Reporting by Ann Lee)")
    assert [reason for reason, _ in lost(cut)] == ["advert", "sign-off"]
    assert kept(cut)[-1][1] == "It was old."


def test_comments_after_the_article() -> None:
    cut = body(f"{PROSE}\n\nIt was old.\n\n3 Comments\n\nann: I was there and saw it all.\n\nbo: Me too.")
    assert lost(cut)[0][0] == "comments"
    assert len(cut.sentences) == 3


def test_author_biography_only_at_the_tail() -> None:
    biography = "Ann Lee is a reporter at the Gazette. Follow her on Twitter."
    assert ("author-bio", biography) in lost(body(f"{PROSE}\n\nIt was old.\n\n{biography}"))
    early = body(
        "\n\n".join([PROSE, "Ann Lee is a reporter at the Gazette.", *["It was an old ship, he said."] * 4])
    )
    assert ("body", "Ann Lee is a reporter at the Gazette.") in kept(early)


def test_calls_to_the_reader_after_a_newsletter_box() -> None:
    cut = body(
        f"{PROSE}\n\nSubscribe to our newsletter\nThe best in your inbox.\nYour city, your stories, every day"
    )
    assert [reason for reason, _ in lost(cut)] == ["newsletter"]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = """The ministers of both countries met on Monday for the first
time since the war and agreed to open the border before
the summer, the news agency reported, while the opposition
said that it would vote against any agreement that left
the valley outside.

The talks go on in May, and both sides expect to sign before
the end of the year, he said."""
    assert [one.paragraph for one in body(text).sentences] == [0, 1]


def test_one_line_is_one_paragraph_where_nothing_is_wrapped() -> None:
    assert [one.paragraph for one in body(f"{PROSE}\nIt was old, she said.").sentences] == [0, 0, 1]


def test_longest_sentence_is_a_setting() -> None:
    cut = segment(Article(id="a", name="a", text="word " * 100), SegmentationSettings(longest_sentence=50))
    assert max(len(one.span) for one in cut.sentences) <= 50


def test_terminal_escapes_and_markup_are_only_characters() -> None:
    cut = body("\x1b[31mRed\x1b[0m alert was raised in [bold]Oslo[/bold] on Monday.\n\n\x1b]8;;x\x07")
    assert kept(cut)[0][1].startswith("\x1b[31mRed")


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff", "…", "\u200b"])
def test_nothing_to_say(text: str) -> None:
    assert body(text).sentences == ()


def test_link_lists_inside_a_sentence_are_dropped_and_the_sentence_goes_on() -> None:
    text = (
        "The plan of Ann Lee Ann Marie LeeCouncil votes on harbour plan Harbour closes for storm MORE "
        "is a gift to the crews. It was read out."
    )
    body = segment(Article(id="a", name="a", text=text))
    assert [one.span.of(text).split()[0] for one in body.sentences] == ["The", "It"]
    assert [(one.reason, one.span.of(text)[:14]) for one in body.dropped] == [
        ("related-links", " Ann Marie Lee")
    ]
