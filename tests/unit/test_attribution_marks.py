"""Learnt labels: legal sequences, their spans, and the clauses made of them."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

import numpy as np
import pytest

from provenance.attribution import find_clauses, marker_of, tools_of
from provenance.attribution.assembling import LEARNT, assembled
from provenance.attribution.features import COLUMNS, columns, lay_out
from provenance.attribution.marking import FIRST, INNER, LAST, ONLY, Mark, Marker, Role, follows
from provenance.attribution.parse import Parsed, parse
from provenance.config import load_lexicon
from provenance.lexicon import Lexicon
from provenance.model import Article, Body, Span
from provenance.segmentation import segment

LEXICON = load_lexicon()


def marker() -> Marker:
    found = marker_of(LEXICON)
    assert found is not None
    return found


def body_of(*paragraphs: str) -> Body:
    return segment(Article(id="a", name="a", text="\n\n".join(paragraphs)))


def rows_of(*paragraphs: str) -> list[Parsed]:
    return parse(body_of(*paragraphs), tools_of(LEXICON))


@pytest.mark.parametrize(
    ("left", "right", "legal"),
    [
        (0, 1 + FIRST, True),
        (0, 1 + ONLY, True),
        (0, 1 + INNER, False),
        (0, 1 + LAST, False),
        (1 + FIRST, 1 + LAST, True),
        (1 + FIRST, 1 + FIRST, False),
        (1 + FIRST, 0, False),
        (1 + FIRST, 5 + LAST, False),
        (1 + INNER, 1 + INNER, True),
        (1 + LAST, 5 + FIRST, True),
        (1 + ONLY, 0, True),
    ],
)
def test_which_label_can_follow_which(left: int, right: int, *, legal: bool) -> None:
    assert follows(left, right) is legal


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        ("Olga Brandt said the pier was closed.", "Olga Brandt", "said", "the pier was closed"),
        ("The mayor wants to close the pier.", "The mayor", "wants", "to close the pier"),
        ("Ivo Tann believes that the wall is sound.", "Ivo Tann", "believes", "that the wall is sound"),
        ("“The pier is shut,” Brandt said.", "Brandt", "said", "“The pier is shut,”"),
    ],
)
def test_clause_of_a_plain_sentence(sentence: str, source: str, cue: str, content: str) -> None:
    (clause,) = find_clauses(body_of(sentence), LEXICON)
    assert clause.source is not None
    found = clause.source.of(sentence), clause.cue.of(sentence), clause.content[0].of(sentence)
    assert found == (source, cue, content)


def test_marks_are_in_order_and_disjoint_and_inside_one_paragraph() -> None:
    rows = rows_of(
        "“It is shut,” Olga Brandt said, adding that it was old. Ivo Tann rejected her claim that it leaks.",
        "He vowed to mend it, according to a letter from the council. Voters think it will not hold.",
    )
    marks = marker().marks(rows)
    layout = lay_out(rows)
    assert {mark.role for mark in marks} == {"source", "cue", "content"}
    assert all(left.last < right.first for left, right in pairwise(marks))
    assert all(
        any(first <= mark.first and mark.last < stop for first, stop in layout.paragraphs) for mark in marks
    )


def test_a_paragraph_is_labelled_alike_whatever_stands_beside_it() -> None:
    paragraph = "Olga Brandt said on Monday that the pier was closed, and Ivo Tann agreed with her."
    alone = [(mark.role, mark.first, mark.last) for mark in marker().marks(rows_of(paragraph))]
    longer = "The storm broke two cranes. " * 12
    beside = marker().marks(rows_of(paragraph, longer, "“No,” he said."))
    assert [(one.role, one.first, one.last) for one in beside][: len(alone)] == alone


@pytest.mark.parametrize("text", ["", "   ", "…", "\n\n\n"])
def test_texts_without_words(text: str) -> None:
    assert find_clauses(body_of(text), LEXICON) == ()


def test_columns_stay_inside_their_tables() -> None:
    rows = rows_of(
        "“Zoë’s 3.5% claim,” said €5 X-ray firm ACME (Ltd) —", "Ça va? He denied it; they did not."
    )
    table = columns(rows, lay_out(rows))
    assert table.shape[1] == len(COLUMNS)
    assert (table >= 0).all()
    assert (table.max(axis=0) < np.array(list(COLUMNS.values()))).all()


def test_without_labels_the_rules_stand_alone() -> None:
    rules: Lexicon = dataclasses.replace(LEXICON, labels=None)
    assert marker_of(rules) is None
    (clause,) = find_clauses(body_of("Kyodo reported that the pier was closed."), rules)
    assert clause.entry == "say"


def made(*found: tuple[Role, int, int, bool]) -> tuple[list[Mark], list[Parsed]]:
    rows = rows_of("Brandt said it leaks and denied it burns.")
    layout = lay_out(rows)
    return [
        Mark(role, first, last, Span(start=int(layout.start[first]), end=int(layout.end[last])), ahead)
        for role, first, last, ahead in found
    ], rows


def test_a_second_cue_of_the_sentence_has_the_first_ones_source() -> None:
    marks, rows = made(
        ("source", 0, 0, False),
        ("cue", 1, 1, False),
        ("content", 2, 3, False),
        ("cue", 5, 5, False),
        ("content", 6, 7, False),
    )
    first, second = assembled(marks, rows, lay_out(rows))
    assert first.source == second.source == Span(start=0, end=6)
    assert first.content != second.content


def test_a_cue_that_no_rule_found_is_a_stance() -> None:
    marks, rows = made(("source", 0, 0, False), ("cue", 4, 4, False), ("content", 6, 7, False))
    (clause,) = assembled(marks, rows, lay_out(rows))
    assert (clause.entry, clause.kind) == (LEARNT, "stance")
