"""The article as a whole: who published it, to whom it owes its story, what its outlet saw itself."""
# ruff: noqa: E501 (a table reads better with one case a line)

from __future__ import annotations

import pytest

from provenance.attribution import attribute
from provenance.attribution.dateline import find as find_dateline
from provenance.config import load_lexicon
from provenance.model import Article, AttributedArticle, Span
from provenance.segmentation import segment

LEXICON = load_lexicon()
PLAIN = "The pier was closed on Monday after the storm."


def attributed(*paragraphs: str, **fields: str) -> AttributedArticle:
    article = Article(id="a", name="reuters.txt", text="\n\n".join(paragraphs), **fields)  # type: ignore[arg-type]
    return attribute(segment(article), LEXICON)


def credited(found: AttributedArticle) -> list[str]:
    return [one.source for one in found.credits]


@pytest.mark.parametrize(
    ("paragraphs", "fields", "source", "basis"),
    [
        ((PLAIN,), {"site": "The Guardian"}, "guardian", "metadata"),
        ((PLAIN,), {"site": "Harbour Blog"}, "harbour-blog", "metadata"),
        ((PLAIN,), {"site": "Guest Column", "url": "https://www.bbc.com/x"}, "bbc", "domain"),
        ((PLAIN,), {"site": "The Nation", "url": "https://www.thenation.com/x"}, "the-nation-us", "domain"),
        ((PLAIN,), {"site": "The Nation"}, "the-nation", "metadata"),
        ((PLAIN,), {"url": "https://edition.cnn.com/2020/1"}, "cnn", "domain"),
        ((PLAIN,), {"byline": "By The Associated Press"}, "ap", "byline"),
        ((f"AVEL, Nov 17 (Reuters) – {PLAIN}",), {}, "reuters", "dateline"),
        ((f"AVEL, November 17. /TASS/. {PLAIN}",), {}, "tass", "dateline"),
        (("The pier was closed, Trend reports citing Sputnik.",), {}, "trend", "self-citation"),
        (
            ("The pier was closed, Trend reports with reference to the ministry.",),
            {},
            "trend",
            "self-citation",
        ),
        (("The pier was closed, Azertac informs.",), {}, "azertac", "self-citation"),
    ],
)
def test_outlet(paragraphs: tuple[str, ...], fields: dict[str, str], source: str, basis: str) -> None:
    outlet = attributed(*paragraphs, **fields).outlet
    assert outlet is not None
    assert (outlet.source, outlet.basis) == (source, basis)


@pytest.mark.parametrize(
    "paragraph",
    [
        PLAIN,
        "The pier was closed, the Kyodo news agency reported.",
        "The pier was closed, Reuters reported.",
        "The pier was closed, Reuters reports, citing the ministry.",
        "The pier was closed, EFE reported, citing ANSA.",
        "Seoul – The pier was closed, the Yonhap news agency reported.",
    ],
)
def test_outlet_is_not_guessed(paragraph: str) -> None:
    assert attributed(paragraph).outlet is None


@pytest.mark.parametrize(
    ("paragraphs", "fields", "expected"),
    [
        (("The pier was closed, the Kyodo news agency reported.",), {}, ["kyodo"]),
        (("The pier was closed, Trend reports citing Sputnik.",), {}, ["sputnik"]),
        (("The pier was closed, EFE reported, citing the Italian news agency ANSA.",), {}, ["efe", "ansa"]),
        (("The pier was closed, according to a Xinhua report carried by Global Times.",), {}, ["global-times", "xinhua"]),
        (("The pier was closed, the minister told Reuters.",), {"site": "Dawn"}, ["reuters"]),
        ((f"AVEL (Reuters) – {PLAIN}",), {"site": "The Straits Times"}, ["reuters"]),
        ((f"AVEL (Reuters) – {PLAIN}",), {}, []),
        ((PLAIN, "It will reopen on Friday. REUTERS"), {"site": "The Straits Times"}, ["reuters"]),
        ((PLAIN,), {"site": "Dawn", "byline": "By Reuters"}, ["reuters"]),
        ((PLAIN, "With reporting by AFP and Reuters"), {}, ["afp", "reuters"]),
        ((PLAIN, "Source: Interfax"), {}, ["interfax"]),
        ((PLAIN, "This article was originally published on The Conversation."), {}, ["conversation"]),
        ((PLAIN, "The closure was first reported by The New York Times."), {}, ["nytimes"]),
        ((PLAIN,) * 4 + ("The mayor told CNN in March that it was unsafe.",), {}, []),
        ((PLAIN,) * 4 + ("It was unsafe, a New York Times poll showed.",), {}, []),
        (("The pier was closed, the Guardian reported.",), {"site": "The Guardian"}, []),
        (("By the Guardian of the bridge nobody slept.",), {}, []),
    ],
)  # fmt: skip
def test_credits(paragraphs: tuple[str, ...], fields: dict[str, str], expected: list[str]) -> None:
    assert credited(attributed(*paragraphs, **fields)) == expected


def test_a_credit_quotes_its_words() -> None:
    found = attributed("The pier was closed, Trend reports citing Sputnik.")
    credit = found.credits[0]
    assert (credit.text, credit.cue, credit.span.of(found.article.text)) == (
        "citing Sputnik",
        "citing",
        "citing Sputnik",
    )


@pytest.mark.parametrize(
    ("paragraphs", "fields", "rules"),
    [
        ((f"AVEL, Nov 17 (Reuters) – {PLAIN}",), {}, ["own-dateline"]),
        (("“It is shut,” the mayor told the Guardian.",), {"site": "The Guardian"}, ["told-own"]),
        (("It is shut, the mayor said in an interview with Dawn.",), {"site": "Dawn"}, ["told-own"]),
        (("“It is shut,” the mayor told this newspaper.",), {}, ["told-own"]),
        (("A Reuters reporter saw the planks float away.",), {"site": "Reuters"}, ["own-reporter"]),
        (("The plan, a copy of which was seen by Reuters, is old.",), {"site": "Reuters"}, ["seen-by"]),
        ((PLAIN, "(Reporting by Olga Brandt; Editing by Ivo Tann)"), {"site": "Reuters"}, ["signed"]),
        ((f"AVEL – {PLAIN}",), {"site": "Reuters"}, ["place-dateline"]),
        ((PLAIN,), {"site": "The Guardian"}, []),
        ((f"AVEL (Reuters) – {PLAIN}",), {"site": "The Guardian"}, []),
        ((f"AVEL – {PLAIN}", "It was old, EFE reported."), {}, []),
        (("“It is shut,” the mayor told Reuters.",), {"site": "The Guardian"}, []),
        (("“He told Reuters that it was shut,” the mayor said.",), {"site": "Reuters"}, []),
    ],
)  # fmt: skip
def test_own_reporting(paragraphs: tuple[str, ...], fields: dict[str, str], rules: list[str]) -> None:
    found = attributed(*paragraphs, **fields)
    assert [one.rule for one in found.own_reporting] == rules
    for one in found.own_reporting:
        assert all(place.article == "a" and place.span.of(found.article.text) for place in one.places)


@pytest.mark.parametrize(
    ("text", "place", "agency", "rest"),
    [
        ("AVEL, Nov 17 (Reuters) – Rain fell", "AVEL", "Reuters", "Rain fell"),
        ("NEW AVEL, Borvia (AP) — Rain fell", "NEW AVEL, Borvia", "AP", "Rain fell"),
        ("AVEL. Nov 17 (Interfax) - Rain fell", "AVEL.", "Interfax", "Rain fell"),
        ("AVEL, November 17. /TASS/. Rain fell", "AVEL", "TASS", "Rain fell"),
        ("AVEL, Nov. 17, Kyodo - Rain fell", "AVEL", "Kyodo", "Rain fell"),
        ("New Avel, Nov 17 (PTI) Rain fell", "New Avel", "PTI", "Rain fell"),
        ("Nov 17 (Reuters) - Rain fell", None, "Reuters", "Rain fell"),
        ("AVEL/BORVIA – Rain fell", "AVEL/BORVIA", None, "Rain fell"),
    ],
)
def test_dateline(text: str, place: str | None, agency: str | None, rest: str) -> None:
    found = find_dateline(text, Span(start=0, end=len(text)))
    assert found is not None
    assert (found.place and found.place.strip(), found.agency, text[found.span.end :]) == (
        place,
        agency,
        rest,
    )


@pytest.mark.parametrize(
    "text",
    ["Rain fell on Avel.", "NATO - the alliance - met.", "The mayor – a poet – spoke.", "Tann (D) won.", ""],
)
def test_no_dateline(text: str) -> None:
    assert find_dateline(text, Span(start=0, end=len(text))) is None


def test_a_dateline_is_no_content() -> None:
    found = attributed(f"AVEL, Nov 17 (Reuters) – {PLAIN}")
    assert [piece.of(found.article.text) for piece in found.statements[0].content] == [PLAIN]


@pytest.mark.parametrize(
    ("line", "url", "expected"),
    [
        ("(Reporting by Olga Brandt; Editing by Ivo Tann)", "https://www.huffpost.com/x", ["reuters"]),
        ("(Writing by Olga Brandt in Avel; editing by Ivo Tann.)", "", ["reuters"]),
        ("(Reporting by Olga Brandt)", "https://www.huffpost.com/x", []),
        ("(Reporting by Olga Brandt; Editing by Ivo Tann)", "https://apnews.com/x", []),
    ],
)
def test_a_desk_signs_in_its_own_form(line: str, url: str, expected: list[str]) -> None:
    assert credited(attributed(PLAIN, "Nobody was hurt, and the road is open.", line, url=url)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("h/t: The Hill", ["the-hill"]),
        ("h/t: THE HILL", ["the-hill"]),
        ("Source: tass.com", ["tass"]),
        ("Topic: THE HILL", []),
        ("h/t: The Pier", []),
    ],
)
def test_a_line_of_credit(line: str, expected: list[str]) -> None:
    assert credited(attributed(PLAIN, "Nobody was hurt, and the road is open.", line)) == expected


BEFORE = "Mr. Berg is among those who have begun questioning whether the port was sold."


@pytest.mark.parametrize(
    ("paragraphs", "speakers"),
    [
        (("“The wall held. It will hold again,” Ann Lee said on the evening show.",), ["ann-lee", "ann-lee"]),
        (
            (BEFORE, "“The wall held. It will hold,” Ann Lee testified at a hearing."),
            ["berg", "ann-lee", "ann-lee"],
        ),
        (("“The wall held,” Ann Lee began, but nobody listened.",), ["ann-lee"]),
        (("“The wall held,” Ann Lee told reporters on “Evening” on Sunday.",), ["ann-lee"]),
        (("“And it held,” Ivo Lind continued.", "“Will it hold?” Lee pressed."), ["lind", "lee", "lee"]),
        (("“Will it hold?” The mayor looked at the river for a long while.",), [None, None]),
        (("“The Wall,” Ann Lee made in a year.",), [None]),
        (("Nothing found. “The wall held.”",), [None, None]),
    ],
)
def test_speech_belongs_to_who_is_named_beside_it(
    paragraphs: tuple[str, ...], speakers: list[str | None]
) -> None:
    found = attributed(*paragraphs).statements
    first = [next((tie.source for tie in one.attributions), None) for one in found]
    assert [one and one.split("ivo-")[-1] for one in first] == speakers
