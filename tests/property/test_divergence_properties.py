"""What holds of every comparison, whatever the wording."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.divergence import compare, compare_title, differences, relation, unsupported
from provenance.divergence.detecting import Pair
from provenance.divergence.relating import MIRRORED
from tests.fakes.compared import claim, passage, written

TEXT = """the a of in on not may will since Monday August 12 1.5 million percent minister Berg Norway said
agreed refused “ ” " - , . failed to open close about at least only alleged harbour harbor gate water if"""
WORDS = TEXT.split()
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
anything = st.text(min_size=1, max_size=60).map(lambda one: one.replace("\n", " ").replace("{", "(") + " x")


@settings(derandomize=True, max_examples=80, deadline=None)
@given(left=sentences | anything, right=sentences | anything)
def test_sides_are_ranges_of_their_articles(left: str, right: str) -> None:
    one, (here,) = written("left", [left])
    other, (there,) = written("right", [right])
    found = compare(
        claim(here, there), {here.id: here, there.id: there}, {"left": one, "right": other}, here.id
    )
    for divergence in found:
        assert divergence.left.span.of(one.article.text) == divergence.left.text
        assert divergence.right.span.of(other.article.text) == divergence.right.text
        assert divergence.left.mention == here.id
        assert divergence.right.mention == there.id
        assert divergence.note


@settings(derandomize=True, max_examples=60, deadline=None)
@given(left=sentences, right=sentences)
def test_every_word_without_a_partner_is_in_a_change(left: str, right: str) -> None:
    pair = Pair(passage(left), passage(right))
    changed = {index for change in pair.alignment.changes for index in change.left}
    assert changed | set(pair.alignment.partners) == set(range(len(pair.left)))
    assert not changed & set(pair.alignment.partners)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(sentence=sentences | anything)
def test_a_sentence_does_not_differ_from_itself(sentence: str) -> None:
    assert differences(passage(sentence), passage(sentence)) == ()


@settings(derandomize=True, max_examples=60, deadline=None)
@given(sentence=sentences)
def test_capitals_are_never_substance(sentence: str) -> None:
    found = differences(passage(sentence), passage(sentence.lower()))
    assert "substantive" not in {one.severity for one in found}


@settings(derandomize=True, max_examples=40, deadline=None)
@given(title=sentences | anything, body=st.lists(sentences, min_size=1, max_size=3))
def test_title_ranges_are_ranges_of_the_title(title: str, body: list[str]) -> None:
    article, mentions = written("a", body, title=title)
    for one in compare_title(article, mentions):
        assert one.title.of(title) == one.text
        assert one.body.span.of(article.article.text) == one.body.text


@settings(derandomize=True, max_examples=60, deadline=None)
@given(said=sentences | anything, held=st.lists(sentences, max_size=3))
def test_unsupported_phrases_are_ranges_in_order(said: str, held: list[str]) -> None:
    found = unsupported(passage(said), [passage(one) for one in held])
    assert all(one.text == one.span.of(said) and 0 < one.probability <= 1 for one in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


@settings(derandomize=True, max_examples=60, deadline=None)
@given(said=sentences | anything, others=st.lists(sentences, max_size=2))
def test_what_the_evidence_says_word_for_word_is_supported(said: str, others: list[str]) -> None:
    assert not unsupported(passage(said), [passage(one) for one in (*others, said)])


@settings(derandomize=True, max_examples=60, deadline=None)
@given(left=sentences | anything, right=sentences | anything)
def test_a_relation_is_the_mirror_image_of_the_other_way_round(left: str, right: str) -> None:
    there, back = relation(passage(left), passage(right)), relation(passage(right), passage(left))
    assert 1 / 6 <= there.probability <= 1
    if there.probability > 0.55:
        assert back.kind == MIRRORED.get(there.kind, there.kind)
