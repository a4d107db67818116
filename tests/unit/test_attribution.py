"""Statements: what a sentence says, and whom it is attributed to, nearest first."""
# ruff: noqa: E501 (a table reads better with one case a line)

from __future__ import annotations

from itertools import pairwise

import pytest

from provenance.attribution import attribute, find_clauses
from provenance.config import load_lexicon
from provenance.model import Article, AttributedArticle, Span, Statement
from provenance.segmentation import segment

LEXICON = load_lexicon()


def attributed(*paragraphs: str, **fields: str) -> AttributedArticle:
    article = Article(id="a", name="a.txt", text="\n\n".join(paragraphs), **fields)  # type: ignore[arg-type]
    return attribute(segment(article), LEXICON)


def contents(found: AttributedArticle, statement: Statement) -> list[str]:
    return [piece.of(found.article.text) for piece in statement.content]


def chain(statement: Statement) -> list[str | None]:
    return [one.source for one in statement.attributions]


def first(sentence: str, **fields: str) -> tuple[list[str], list[str | None], list[str]]:
    """Content, sources and kinds of the first sentence of a one-paragraph article."""
    found = attributed(sentence, **fields)
    statement = found.statements[0]
    return contents(found, statement), chain(statement), [one.kind for one in statement.attributions]


@pytest.mark.parametrize(
    ("sentence", "content", "sources"),
    [
        # where the clause stands
        ("The pier was closed, Kyodo reported.", ["The pier was closed"], ["kyodo"]),
        ("Kyodo reported that the pier was closed.", ["the pier was closed."], ["kyodo"]),
        ("According to Kyodo, the pier was closed.", ["the pier was closed."], ["kyodo"]),
        ("The pier was closed, according to Kyodo.", ["The pier was closed"], ["kyodo"]),
        ("The pier, Kyodo reported, was closed.", ["The pier", "was closed."], ["kyodo"]),
        ("The pier, the harbour office said in a statement, held.", ["The pier", "held."], ["harbour-office"]),
        ("“The pier is shut,” said Captain Olga Brandt.", ["The pier is shut"], ["olga-brandt"]),
        ('"The pier is shut," Olga Brandt, the captain, said on Monday.', ["The pier is shut"], ["olga-brandt"]),
        ("The harbour master, Olga Brandt, said the pier was shut.", ["the pier was shut."], ["olga-brandt"]),
        # chains, nearest first
        ("The pier was closed, the coastguard said, Reuters reported.", ["The pier was closed"], ["reuters", "coastguard"]),
        ("The pier was old, Olga Brandt said on Monday, AFP reports.", ["The pier was old"], ["afp", "olga-brandt"]),
        ("The pier was closed, RIA Novosti reported with reference to TASS.", ["The pier was closed"], ["ria-novosti", "tass"]),
        ("The pier was closed, TASS said, quoting Interfax.", ["The pier was closed"], ["tass", "interfax"]),
        ("The pier was closed, EFE reported, citing the Italian news agency ANSA.", ["The pier was closed"], ["efe", "ansa"]),
        ("The pier was closed, according to a Xinhua report carried by Global Times.", ["The pier was closed"], ["global-times", "xinhua"]),
        ("The pier was closed, Interfax reports with reference to Tass.", ["The pier was closed"], ["interfax", "tass"]),
        # a place or a time may open the sentence without a comma
        ("In Paris the minister said that the pier was closed.", ["the pier was closed."], ["minister"]),
        ("At the station Anna Reed told Reuters that the pier was closed.", ["the pier was closed."], ["reuters", "anna-reed"]),
        ("As Reuters reports, the pier was closed.", ["the pier was closed."], ["reuters"]),
        ("As the captain said on Tuesday, the pier was closed.", ["the pier was closed."], ["captain"]),
        ("As officials said the pier was closed, people ran.", ["As officials said the pier was closed, people ran."], []),
        # names of outlets that read like something else
        ("The pier was closed, People reported.", ["The pier was closed"], ["people"]),
        ("The pier was closed, United Press International reported.", ["The pier was closed"], ["upi"]),
        ("The pier was closed, according to Psychology Today.", ["The pier was closed"], ["psychology-today"]),
        ("The pier was closed, Reuters said, quoting In These Times.", ["The pier was closed"], ["reuters", "in-these-times"]),
        ("Interfax quoted the ministry as saying that the pier was closed.", ["the pier was closed."], ["interfax", "ministry"]),
        ("The pier was closed, Interfax quoted the ministry as saying.", ["The pier was closed"], ["interfax", "ministry"]),
        ("The captain was quoted by Interfax as saying the pier was closed.", ["the pier was closed."], ["interfax", "captain"]),
        ("The pier was closed, the captain told Reuters.", ["The pier was closed"], ["reuters", "captain"]),
        ("The captain told reporters on Monday that the pier was closed.", ["the pier was closed."], ["captain"]),
        ("The captain said in an interview with CNN that the pier was closed.", ["the pier was closed."], ["cnn", "captain"]),
        # nobody named
        ("The pier was closed, two people briefed on the talks said.", ["The pier was closed"], ["anonymous"]),
        ("The pier was closed, said an official who asked not to be named.", ["The pier was closed"], ["anonymous"]),
        ("The pier was reportedly closed on Monday.", ["The pier was reportedly closed on Monday."], ["anonymous"]),
        # documents
        ("The pier was unsafe, according to a report published by the harbour office.", ["The pier was unsafe"], ["harbour-office"]),
        ("A study by the Avel Institute found that the pier was unsafe.", ["the pier was unsafe."], ["avel-institute"]),
        ("The pier was unsafe, according to court documents.", ["The pier was unsafe"], ["document-court-documents"]),
        # not in the gazetteer
        ("The Novaya Vest news agency reported that the pier was closed.", ["the pier was closed."], ["novaya-vest"]),
        ("Local newspaper Dagens Brygge wrote that the pier was closed.", ["the pier was closed."], ["dagens-brygge"]),
        ("According to the Borvia Herald, the pier was closed.", ["the pier was closed."], ["borvia-herald"]),
        # speech acts keep the whole sentence
        ("Olga Brandt urged the council to rebuild the pier.", ["Olga Brandt urged the council to rebuild the pier."], ["olga-brandt"]),
        ("The operator denied that the pier was closed.", ["The operator denied that the pier was closed."], ["operator"]),
        # no attribution at all
        ("The pier was closed on Monday.", ["The pier was closed on Monday."], []),
        ("But the pier was closed on Monday.", ["But the pier was closed on Monday."], []),
        ("The captain did not say that the pier was closed.", ["The captain did not say that the pier was closed."], []),
        ("Traffic stopped after Kyodo reported that the pier was closed.", ["Traffic stopped after Kyodo reported that the pier was closed."], []),
        ("She left early, citing a headache.", ["She left early, citing a headache."], []),
    ],
)  # fmt: skip
def test_content_and_sources(sentence: str, content: list[str], sources: list[str]) -> None:
    found_content, found_sources, _ = first(sentence)
    trimmed = [piece.rstrip(".") for piece in found_content]
    assert (trimmed, found_sources) == ([piece.rstrip(".") for piece in content], sources)


def test_a_common_word_that_opens_a_sentence_is_no_outlet() -> None:
    assert first("People think that the pier was closed.")[2] == ["speaker"]
    assert first("People says that the pier was closed.")[2] == ["outlet"]


def test_a_member_of_a_party_is_no_newspaper() -> None:
    assert first("The pier was closed, the New York Democrat said.")[2] == ["speaker"]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("The pier was closed, the captain told Reuters.", ["outlet", "speaker"]),
        ("The pier was unsafe, according to court documents.", ["document"]),
        ("The pier was closed, unnamed sources said.", ["anonymous"]),
    ],
)
def test_kinds(sentence: str, kinds: list[str]) -> None:
    assert first(sentence)[2] == kinds


@pytest.mark.parametrize(
    ("paragraphs", "name", "source", "resolution"),
    [
        (("Harbour master Olga Brandt spoke first.", "“It is shut,” Brandt said."), "Brandt", "olga-brandt", "named"),
        (("“It is shut,” said Olga Brandt.", "She added that it was unsafe."), "She", "olga-brandt", "antecedent"),
        (("Fisheries Minister Ivo Tann urged calm.", "The minister said the pier would reopen."), "The minister", "ivo-tann", "antecedent"),
        (
            ("Fisheries Minister Ivo Tann urged calm.", "His counterpart, Lea Roth, called for talks.", "The minister noted that time was short."),
            "The minister", "lea-roth", "antecedent",
        ),
        (("The pier was closed, the water ministry said.", "The ministry said it was unsafe."), "The ministry", "water-ministry", "antecedent"),
        (("The pier was closed, Yonhap reported.", "The agency said it was unsafe."), "The agency", "yonhap", "antecedent"),
        (("The pier was closed, Yonhap reported.", "It was unsafe, South Korea’s news agency specified."), "South Korea’s news agency", "yonhap", "antecedent"),
        (("The pier was closed, Anadolu reported.", "It was unsafe, Japan’s media outlet specified."), "Japan’s media outlet", None, "orphan"),
        (("The pier was closed.", "It was unsafe, the newspaper wrote."), "the newspaper", None, "orphan"),
        (("The pier was closed.", "It was unsafe, she said."), "she", None, "orphan"),
        (("A report by the harbour office was short.", "According to the harbour office's report, it was unsafe.", "It was old, the report said."), "the report", "harbour-office", "antecedent"),
        (("“It is shut,” Ivo Stern said.", "“It is old,” Stern added."), "Stern", "ivo-stern", "named"),
    ],
)  # fmt: skip
def test_references(paragraphs: tuple[str, ...], name: str, source: str | None, resolution: str) -> None:
    last = attributed(*paragraphs).statements[-1].attributions[-1]
    assert (last.name, last.source, last.resolution) == (name, source, resolution)


def test_the_articles_own_outlet_is_no_antecedent() -> None:
    found = attributed(
        "The pier was closed on Monday.", "It was unsafe, the newspaper wrote.", site="The Guardian"
    )
    assert found.statements[-1].attributions[0].resolution == "orphan"


def test_an_antecedent_is_an_exact_place() -> None:
    found = attributed("The pier was closed, Yonhap reported.", "The agency said it was unsafe.")
    antecedent = found.statements[-1].attributions[0].antecedent
    assert antecedent is not None
    assert antecedent.of(found.article.text) == "Yonhap"


def test_quotation_goes_on_over_sentences_and_paragraphs() -> None:
    found = attributed(
        "“The pier is shut,” Olga Brandt said. “It will stay shut.",
        "“It is not safe to walk on.”",
        "Rain fell.",
    )
    speakers = [chain(statement) for statement in found.statements]
    assert speakers == [["olga-brandt"], ["olga-brandt"], ["olga-brandt"], []]


def test_quotation_before_its_clause() -> None:
    found = attributed("“The pier is shut. It will stay shut,” Olga Brandt said.")
    assert [chain(statement) for statement in found.statements] == [["olga-brandt"], ["olga-brandt"]]


def test_mixed_quotation_keeps_its_marks_and_its_range() -> None:
    found = attributed("Olga Brandt said the pier was “a ruin” by March.")
    statement = found.statements[0]
    assert contents(found, statement)[0].startswith("the pier was “a ruin”")
    assert [one.of(found.article.text) for one in statement.quotes] == ["a ruin"]


@pytest.mark.parametrize(
    ("headline", "sources"),
    [
        ("Harbour office: pier is shut", ["harbour-office"]),
        ("Kyodo: pier is shut", ["kyodo"]),
        ("Pier is shut: report", ["document-report"]),
        ("MAJOR: Pier is shut", []),
        ("Piers without rails: a stroll on the quay", []),
    ],
)
def test_headline_label(headline: str, sources: list[str]) -> None:
    text = headline + "\n\nThe pier is shut, the harbour office told Kyodo on Monday."
    article = Article(id="a", name="a", text=text, headline=Span(start=0, end=len(headline)), title=headline)
    assert chain(attribute(segment(article), LEXICON).statements[0]) == sources


def test_clauses_do_not_overlap() -> None:
    text = "“It is shut,” Olga Brandt said, adding that it was old. Ivo Tann rejected the claim."
    clauses = find_clauses(segment(Article(id="a", name="a", text=text)), LEXICON)
    assert [clause.cue.of(text) for clause in clauses] == ["said", "adding", "rejected"]
    ends = sorted(piece for clause in clauses for piece in (clause.cue, *clause.content))
    assert all(not left.overlaps(right) for left, right in pairwise(ends))


def test_same_person_has_one_id_in_two_articles() -> None:
    left = attributed("“It is shut,” Ms Olga Brandt said.")
    right = attributed("Harbour master Olga Brandt arrived.", "“It is shut,” Brandt told reporters.")
    assert left.statements[-1].attributions[-1].source == right.statements[-1].attributions[-1].source


def test_every_range_lies_in_its_sentence_and_cues_are_as_written() -> None:
    found = attributed(
        "HALVERN, March 3 (Reuters) – The pier, the harbour office said, held.",
        "“It is shut,” Olga Brandt told Reuters. She added that it was old, citing a report by the council.",
    )
    text = found.article.text
    for statement in found.statements:
        assert all(statement.sentence.span.contains(piece) for piece in statement.content)
        assert list(statement.content) == sorted(statement.content)
        for one in statement.attributions:
            assert one.cue_span is not None
            assert one.cue == one.cue_span.of(text)
            assert one.span.of(text)


def test_sources_name_every_attributed_source_once() -> None:
    found = attributed("The pier was closed, EFE reported, citing ANSA.", "ANSA said it was unsafe.")
    assert [one.id for one in found.sources] == ["ansa", "efe"]


@pytest.mark.parametrize(
    "text", ["", "   ", "\n\n", "”", "said", "“", "(AP)", "X said.", ":", "," * 500, "said " * 300]
)
def test_odd_text_is_survived(text: str) -> None:
    attributed(text)


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Sen. Mark Orvik of Borvia complained that the limits were too low.", "mark-orvik"),
        ("The pier is unsafe, the senator from Oklahoma told the committee.", "senator-from-oklahoma"),
        ("Ann Lee of the Harbour Union said the talks had failed.", "ann-lee"),
        ("The Ministry of Foreign Affairs said the talks had failed.", "ministry-of-foreign-affairs"),
    ],
)
def test_where_somebody_is_from_is_not_who_speaks(sentence: str, source: str) -> None:
    found = [one.source for statement in attributed(sentence).statements for one in statement.attributions]
    assert found == [source]


def test_what_is_claimed_does_not_speak() -> None:
    sentence = "A group of divers, the Harbour Front, claimed responsibility for the raid."
    assert attributed(sentence).statements[0].attributions == ()


@pytest.mark.parametrize(
    ("paragraphs", "source"),
    [
        # a title tells which pronoun stands for whom
        (("Ms Brandt said the pier was shut.", "Mr Tann said it was open.", "She said it leaked."), "brandt"),
        (("Mr Tann said it was open.", "Ms Brandt said it was shut.", "He said it leaked."), "tann"),
        (("The spokesman, Ivo Tann, said it was open.", "She said it leaked."), None),
        # and so does an earlier pronoun
        (
            (
                "Kim Brandt said it was shut.",
                "He said it was old.",
                "Lee Tann said no.",
                "She said yes.",
                "He left, he said.",
            ),
            "kim-brandt",
        ),
        # people are no documents
        (
            (
                "Police said the pier was shut.",
                "The report said the wall was sound.",
                "They added that it leaked.",
            ),
            "police",
        ),
    ],
)
def test_pronoun(paragraphs: tuple[str, ...], source: str | None) -> None:
    assert chain(attributed(*paragraphs).statements[-1]) == [source]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Pier Trade Institute", "speaker"), ("Press Trust of India", "outlet"), ("council", "outlet")],
)
def test_a_code_that_the_text_gives_to_somebody_else_is_no_outlet(name: str, kind: str) -> None:
    found = attributed(f"The {name} (PTI) met on Monday.", "PTI reported that the pier was shut.")
    assert [one.kind for one in found.statements[-1].attributions] == [kind]
