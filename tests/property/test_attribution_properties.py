"""Whatever the text, attribution keeps its promises about ranges and order."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.attribution import attribute, find_clauses
from provenance.config import load_lexicon
from provenance.model import Article, Body
from provenance.segmentation import segment

LEXICON = load_lexicon()
WORDS = st.sampled_from(
    """Kyodo Reuters said says that told according to the ministry , . “ ” " ' : ; — ( ) he she they who Olga
    Brandt reported citing quoted as saying was by a report published news agency of in and but minister 's ’
    Monday not closed pier held , “It is shut,” unnamed sources TOKYO (AP) - 17 Nov ? !""".split()
)
TEXTS = st.one_of(
    st.lists(st.lists(WORDS, min_size=1, max_size=25).map(" ".join), min_size=1, max_size=4).map("\n\n".join),
    st.text(max_size=200),
)


def body_of(text: str) -> Body:
    return segment(Article(id="a", name="a", text=text))


@settings(derandomize=True, max_examples=150, deadline=None)
@given(TEXTS)
def test_ranges_hold_and_sources_are_listed(text: str) -> None:
    found = attribute(body_of(text), LEXICON)
    listed = {source.id for source in found.sources}
    assert [one.sentence for one in found.statements] == list(found.body.sentences)
    for statement in found.statements:
        assert all(len(piece) and statement.sentence.span.contains(piece) for piece in statement.content)
        assert all(left.end <= right.start for left, right in pairwise(statement.content))
        for one in statement.attributions:
            assert one.source is None or one.source in listed
            assert (one.source is None) == (one.resolution == "orphan")
            assert one.cue_span is not None
            assert one.cue_span.of(text) == one.cue
    assert {credit.source for credit in found.credits} <= listed
    assert all(credit.span.of(text) == credit.text for credit in found.credits)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_answer(text: str) -> None:
    body = body_of(text)
    assert attribute(body, LEXICON) == attribute(body, LEXICON)
    assert find_clauses(body, LEXICON) == find_clauses(body, LEXICON)
