from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.model import Article, Body, Dropped, Span
from provenance.segmentation import segment

LINES = st.sampled_from(
    [
        "The ferry sank on Monday, officials said. Nobody was hurt.",
        "Related news",
        "Port to be widened",
        "Business 15 November 13:45",
        "- Advertisement -",
        "Advertisement Continue reading the main story",
        "(Reporting by Ann Lee; Editing by Bo Ek)",
        "0 1,424",
        "3 Comments",
        "Subscribe to our newsletter",
        "سفينة غرقت. لم يصب أحد.",
        "他说了。我们走了！",
        "Ann Lee is a reporter at the Gazette.",
        "\x1b[31mx\x1b[0m",
        "[red]x[/red] and so on",
        "é́ē",
        "…",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=12).map("\n".join),
    st.lists(LINES, max_size=10).map("\r\n\r\n".join),
    st.text(alphabet=".!?\"'()[] \n\u2028aA1。؟…“”", max_size=300),
)


def _check(cut: Body) -> None:
    text = cut.article.text
    spans = sorted([one.span for one in cut.sentences] + [one.span for one in cut.dropped])
    position = 0
    for span in spans:
        assert len(span) > 0
        assert span.start >= position
        assert not text[position : span.start].strip()
        position = span.end
    assert not text[position:].strip()
    assert [one.index for one in cut.sentences] == list(range(len(cut.sentences)))
    assert all(one.span.of(text) == one.span.of(text).strip() for one in cut.sentences)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(TEXTS)
def test_every_character_is_in_a_sentence_dropped_or_white_space(text: str) -> None:
    _check(segment(Article(id="a", name="a", text=text)))


@settings(derandomize=True, max_examples=80, deadline=None)
@given(TEXTS, st.integers(0, 80), st.integers(0, 80), st.integers(0, 80), st.integers(0, 80))
def test_whatever_the_header(text: str, a: int, b: int, c: int, d: int) -> None:
    low, high = sorted(min(len(text), one) for one in (a, b))
    start, end = sorted(min(len(text), one) for one in (c, d))
    header = (Dropped(span=Span(start=low, end=high), reason="date-line"),)
    cut = segment(
        Article(id="a", name="a", text=text, headline=Span(start=start, end=end), title="x", header=header)
    )
    _check(cut)


@settings(derandomize=True, max_examples=30, deadline=None)
@given(TEXTS)
def test_the_same_text_is_cut_the_same_way(text: str) -> None:
    article = Article(id="a", name="a", text=text)
    assert segment(article) == segment(article)


@settings(derandomize=True, max_examples=15, deadline=None)
@given(st.text(alphabet="aA. \n,()/1:", min_size=1, max_size=8))
def test_endless_repetition_is_cut_like_any_text(seed: str) -> None:
    """What takes more than linear time would keep this test for minutes."""
    text = (seed * 20_000)[:60_000]
    _check(segment(Article(id="a", name="a", text=text)))
