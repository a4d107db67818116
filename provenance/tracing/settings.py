"""What can be set about tracing, and how sure each kind of finding is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceSettings:
    """Thresholds of tracing. Words are counted outside quotation marks.

    Two reporters who hear one sentence print the same quotation, so only words outside
    quotation marks show that a text was reused.

    Attributes:
        link_words: shared words from which two matched mentions are one wording. Below it a match
            rests on names and quotations alone (a clause of news prose has 5 to 8 words).
        link_share: part of the shorter mention that must stand in the other in runs of three words
            for the two to be one text. A sentence copied with an edit or two keeps more; two
            reporters' sentences on one statement share names and figures, and keep less.
        passage_words: shared words from which two articles are said to have text in common; about
            the length of one sentence, below which chance and set phrases produce overlaps.
        story_words: shared words from which two articles tell one story throughout, so that one
            lineage covers also the claims that they word differently.
        story_passages: matched passages needed for the same.
        revision_share: part of the shorter article that must recur in the other for the two to be
            versions of one article of one outlet.
        copy_share: part of an article that must stand in another for it to be called a copy of
            it; an article that only quotes some paragraphs has more of its own.
        quotation_share: part of the shorter mention that must stand in both as one quotation for an
            article that does not say who is quoted to be taken to quote whom the other names.
        independence_probability: probability that two reports make the same claim from which they can
            count as two origins of it. To be placed in one claim less will do; to vouch for each other
            they must surely say the same. Of 55 pairs of reports read in real articles 3 of 13 below
            it said something else (6 of them did not match at all but through a third report), and 6
            of 42 above it; every independent pair of generated tellings lies above .75.
        misspelling_letters: shortest word that can count as a shared misspelling; among shorter
            words too many pairs of real words differ by one letter.
        listed: most places that one piece of evidence lists for an article.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    link_words: int = 5
    link_share: float = 0.7
    passage_words: int = 16
    story_words: int = 40
    story_passages: int = 2
    revision_share: float = 0.6
    copy_share: float = 0.3
    quotation_share: float = 0.6
    independence_probability: float = 0.72
    misspelling_letters: int = 7
    listed: int = 6

    def __post_init__(self) -> None:
        for name in ("link_words", "passage_words", "story_words", "story_passages", "misspelling_letters"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} must be at least 1, got {getattr(self, name)}")
        if self.listed < 1:
            raise ValueError(f"listed must be at least 1, got {self.listed}")
        shares = ("link_share", "revision_share", "copy_share", "quotation_share", "independence_probability")
        for name in shares:
            if not 0 < getattr(self, name) <= 1:
                raise ValueError(f"{name} must be above 0 and at most 1, got {getattr(self, name)}")


CONFIDENCE: Mapping[str, float] = MappingProxyType(
    {
        "named-held": 0.95,  # an article names an outlet whose report is in the pile and holds the claim
        "named": 0.9,  # an article credits an outlet whose report is not in the pile
        "named-once": 0.85,  # a sentence, not the article as a whole, is attributed to an outlet
        "second-hand": 0.8,  # what one article says about where another outlet had it from
        "revision": 0.9,  # one outlet or one address, nearly one text, a later time
        "copy": 0.75,  # uncredited, nearly one text, surely later than a report that gathered the story
        "copy-by-day": 0.65,  # the same where only the printed days order the two
        "copy-of-agency": 0.65,  # the same where no date orders the two, but the report is an agency's
        "common-text-marked": 0.9,  # one text in both, and a copyist's mark in both
        "common-text": 0.75,  # one story told in one wording
        "common-passage": 0.6,  # a passage or two in common
        "inferred": 0.6,  # a source that one co-descendant still names and the other has lost
        "contradicted": 0.4,  # a relation against which the dates speak
        "own-report": 0.8,  # origin: the only mention, in an article that shows its own reporting
        "earliest-own": 0.7,  # origin: surely earliest, and shows its own reporting
        "voice": 0.6,  # origin: the speaker or document that every article names
        "voice-quoted": 0.5,  # the same where some articles quote without saying whom
        "earliest": 0.35,  # origin: surely earliest, nothing else known
        "earliest-doubtful": 0.25,  # the same with undated articles beside it
        "only-mention": 0.3,  # origin: the only mention, nothing else known
    }
)
"""The levels of confidence: an order of trust set by hand, not measured frequencies."""
