"""Every cue's own examples, run as tests."""

from __future__ import annotations

import pytest

from provenance.attribution import crediting, links
from provenance.attribution.clauses import Finder
from provenance.attribution.grammar import Tagger
from provenance.attribution.parse import quoted
from provenance.config import load_lexicon
from provenance.lexicon import Example
from provenance.model import Span

LEXICON = load_lexicon()
TAGGER = Tagger(LEXICON.verbs)
FINDER = Finder(LEXICON)


def cues_in(sentence: str) -> set[str]:
    """Ids of all cue entries found in one sentence, whatever their table."""
    span = Span(start=0, end=len(sentence))
    words = TAGGER.tag(sentence, span, quoted(sentence, span))
    found = {clause.entry for clause in FINDER.find(words) if clause.content}
    found |= {link.entry for link in links.find(words, LEXICON)}
    found |= {hedge.entry for hedge in links.hedges(words, LEXICON)}
    if desk := crediting.signed_by_desk(sentence, LEXICON):
        found.add(desk[1])
    return found | {entry for _, entry in crediting.credited_in(sentence, LEXICON)}


@pytest.mark.parametrize(
    "example",
    LEXICON.examples,
    ids=lambda one: f"{one.cue}-{'match' if one.found else 'not'}-{one.sentence[:40]}",
)
def test_example(example: Example) -> None:
    assert (example.cue in cues_in(example.sentence)) is example.found, cues_in(example.sentence)


def test_every_cue_has_examples_of_both_sorts() -> None:
    found = {(one.cue, one.found) for one in LEXICON.examples}
    cues = {one.cue for one in LEXICON.examples}
    assert found == {(cue, wanted) for cue in cues for wanted in (True, False)}


def test_there_are_enough_cues() -> None:
    wordings = sum(len(entries) for entries in LEXICON.verbs.values())
    wordings += sum(len(forms) for forms in LEXICON.phrases.values()) + len(LEXICON.credit_lines)
    assert wordings > 500
