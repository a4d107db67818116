"""What can be chosen about matching."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

from provenance.errors import SettingsError

Encoded = Literal["all", "likely"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchSettings:
    """How candidates are proposed, when two mentions match, and how matches become claims.

    ``neighbour_similarity``, ``neighbours``: least cosine of a vector neighbour, and how many of
    them a content may propose. ``word_neighbours``: how many the words may propose. Nearly all
    links read in real articles had a cosine over .6; copied passages in longer sentences have less.

    ``encoded``: which contents get a vector. ``"likely"`` leaves out those that share too few words
    with any other: about a fifth are encoded, and some .998 of the matches found (``likely.py``).

    ``minimum_probability``: a match is kept from here: of 60 links of 238 articles read above it 57
    were right, and of 62 of other articles 60; between .5 and .7 every second one was wrong.
    ``minimum_rarity``: information, in nats, that the shared words of two mentions must carry for
    the match to stand alone ("did not respond to a request for comment" carries 9).
    ``related_matches``: two articles with so many such matches tell one story, as do articles of
    much the same words. Between these a match is likelier from the start (the part ``same-story``),
    and its words need carry only ``related_rarity`` if copied, ``reworded_rarity`` if not
    ("Please try again later" carries 5).

    ``minimum_inside``: cosine that every pair inside a claim has at least.
    ``minimum_linkage``: two groups become one claim if the mean probability over all pairs
    across them, 0 for pairs that do not match, is at least this.

    ``event_articles_similarity``, ``event_articles``: two articles may tell of one event if the
    cosine of their centres is at least this, with so many others at most.
    ``minimum_event_probability``: mentions are said to tell of one event from here; the best F1 on
    the odd topics of ECB+ is reached between .3 and .4 (``evals/fit_events.py``). ``related_claims``:
    how many other claims of its event are kept with a claim, from ``related_probability`` on; between
    .4 and .6 many pairs of real news were of one story but not of one event.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    neighbour_similarity: float = 0.6
    neighbours: int = 20
    word_neighbours: int = 12
    encoded: Encoded = "all"
    minimum_probability: float = 0.7
    minimum_rarity: float = 12.0
    related_matches: int = 2
    related_rarity: float = 5.0
    reworded_rarity: float = 6.0
    minimum_inside: float = 0.45
    minimum_linkage: float = 0.2
    event_articles_similarity: float = 0.4
    event_articles: int = 40
    minimum_event_probability: float = 0.4
    related_claims: int = 5
    related_probability: float = 0.7

    def __post_init__(self) -> None:
        if self.encoded not in get_args(Encoded):
            raise SettingsError(f"matching.encoded must be all or likely, not {self.encoded!r}")
        for name in (
            "neighbour_similarity",
            "minimum_inside",
            "event_articles_similarity",
        ):
            if not -1.0 <= getattr(self, name) <= 1.0:
                raise SettingsError(f"matching.{name} is a cosine: choose from -1 to 1")
        for name in (
            "minimum_probability",
            "minimum_linkage",
            "minimum_event_probability",
            "related_probability",
        ):
            if not 0.0 < getattr(self, name) <= 1.0:
                raise SettingsError(f"matching.{name} is a probability: choose above 0, up to 1")
        for name in ("neighbours", "word_neighbours", "related_matches", "event_articles", "related_claims"):
            if getattr(self, name) < 1:
                raise SettingsError(f"matching.{name} must be at least 1")
        for name in ("minimum_rarity", "related_rarity", "reworded_rarity"):
            if getattr(self, name) < 0:
                raise SettingsError(f"matching.{name} must not be negative")
