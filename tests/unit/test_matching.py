"""Which pairs of sentences are one claim, and why."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest

from provenance.errors import SettingsError
from provenance.matching import Comparison, MatchSettings, WordIndex, fused, match, wordings
from provenance.matching.comparison import Judgement
from provenance.matching.stories import Stories
from provenance.model import Match, Mention, Sentence, Span
from provenance.ports import Vectors
from tests.fakes.encoder import HashedEncoder
from tests.fakes.index import NumpyIndex

# Left, right, the cosine that MiniLM gives them.
SAME = {
    "reworded": (
        "Police arrested three men suspected of robbing the jewellery shop in Antwerp.",
        "Three men have been arrested by police over the robbery of a jewelry store in Antwerp.",
        0.873,
    ),
    "same figures, other order": (
        "The flood killed 12 people and destroyed more than 300 homes in the valley.",
        "More than 300 homes were destroyed and 12 people died in the valley's flood.",
        0.969,
    ),
    "headline and lead": (
        "Reservoir levels dropped to a record low of 11 percent, the water board said",
        "Water board: reservoirs at record low of 11 percent",
        0.802,
    ),
}
COPIED = {
    "a number": (
        "The factory near Gdansk will produce 1.2 million batteries a year once its second line opens.",
        "The factory near Gdansk will produce 1.5 million batteries a year once its second line opens.",
        0.99,
    ),
    "a preposition of time": (
        "with Norway refusing to extend the herring agreement with Iceland since August",
        "with Norway is refusing to extend the herring agreement with Iceland in August",
        0.981,
    ),
    "the verb": (
        "The two ministers agreed to extend the herring pact for five more years, and will meet in Oslo.",
        "The two ministers refused to extend the herring pact for five more years, and will meet in Oslo.",
        0.834,
    ),
    "a certainty": (
        "The bridge over the Kolva gorge will reopen to lorries in spring, the road agency told deputies.",
        "The bridge over the Kolva gorge may reopen to lorries in spring, the road agency told deputies.",
        0.985,
    ),
    "a detail left out": (
        "Fishermen of the north who lost their boats in the storm will be paid half of the damage.",
        "Fishermen who lost their boats in the storm will be paid half of the damage.",
        0.9,
    ),
}
DIFFERENT = {
    "another number": (
        "The bank raised its main interest rate to 4.5 percent on Thursday.",
        "On Thursday the lender put its key interest rate up to 5.5 percent.",
        0.63,
    ),
    "the contrary": (
        "Oil prices rose two percent on fears of a shortage.",
        "Oil prices fell two percent on hopes of more supply.",
        0.787,
    ),
    "who did it to whom": (
        "France accused Brazil of breaking the trade deal.",
        "Brazil accused France of breaking the trade deal.",
        0.997,
    ),
    "another place": (
        "The mayor of Lyon resigned on Monday over the housing scandal.",
        "The mayor of Turin resigned on Monday over the housing scandal.",
        0.755,
    ),
    "another day": (
        "The talks were held in Geneva on 3 March.",
        "The talks were held in Geneva on 9 April.",
        0.899,
    ),
    "a refusal": (
        "The company agreed to sell its mining unit to a Chilean rival.",
        "A Chilean rival was refused the company's mining unit.",
        0.8,
    ),
    "one template, two firms": (
        "Shares of Acme rose 2.1 percent to $33.10 in early trading.",
        "Shares of Zenith rose 1.4 percent to $12.50 in early trading.",
        0.606,
    ),
    "one subject, two facts": (
        "The storm killed 12 people in the valley.",
        "A storm last year killed 40 people in the coastal region.",
        0.622,
    ),
}
GENERIC = (
    "The investigation is ongoing.",
    "He did not elaborate.",
    "The White House did not immediately respond to a request for comment.",
    "The company declined to comment on the report.",
    "No further details were given.",
)


def judged(left: str, right: str, cosine: float, *, kinship: float = 0.0) -> Judgement:
    words, rarity = wordings([left, right], [["a"], ["b"]])
    verdict = Comparison([left, right], words, rarity).judge(0, 1, cosine, kinship=kinship)
    assert verdict is not None
    return verdict


def stands(verdict: Judgement) -> bool:
    settings = MatchSettings()
    return verdict.probability >= settings.minimum_probability and verdict.rarity >= settings.minimum_rarity


@pytest.mark.parametrize("name", SAME)
def test_one_proposition_in_other_words_matches(name: str) -> None:
    assert stands(judged(*SAME[name]))


@pytest.mark.parametrize("name", COPIED)
def test_copied_wording_matches_whatever_was_changed_in_it(name: str) -> None:
    verdict = judged(*COPIED[name])
    assert stands(verdict)
    assert verdict.reuse


@pytest.mark.parametrize("name", DIFFERENT)
def test_different_propositions_do_not_match(name: str) -> None:
    assert not stands(judged(*DIFFERENT[name]))


@pytest.mark.parametrize("sentence", GENERIC)
def test_stock_sentences_do_not_match_alone(sentence: str) -> None:
    assert not stands(judged(sentence, sentence, 1.0))


@pytest.mark.parametrize("pair", [*SAME.values(), *COPIED.values(), *DIFFERENT.values()])
def test_weights_add_up_to_the_probability_either_way_round(pair: tuple[str, str, float]) -> None:
    left, right, cosine = pair
    verdict, turned = judged(left, right, cosine), judged(right, left, cosine)
    total = math.fsum(part.weight for part in verdict.parts)
    assert verdict.probability == pytest.approx(1 / (1 + math.exp(-total)), abs=1e-6)
    assert turned == verdict
    assert len({part.name for part in verdict.parts}) == len(verdict.parts)


@pytest.mark.parametrize(
    "pair",
    [
        (
            "Lawmakers and their aides left the hall",
            "Lawmakers and their aides left the main hall early",
            0.8,
        ),
        (
            "Some 900 villagers spent Tuesday night in the gym of the school.",
            "About 900 residents slept in a school sports hall on Tuesday.",
            0.7,
        ),
    ],
)
def test_one_story_makes_one_claim_likelier(pair: tuple[str, str, float]) -> None:
    strangers, distant, near = (judged(*pair, kinship=kinship) for kinship in (0.0, 0.5, 1.0))
    assert strangers.probability < distant.probability < near.probability
    assert "same-story" not in {part.name for part in strangers.parts}
    assert math.fsum(part.weight for part in near.parts) == pytest.approx(
        math.log(near.probability / (1 - near.probability)), abs=1e-4
    )


@pytest.mark.parametrize("name", ["another number", "the contrary", "who did it to whom", "another day"])
def test_one_story_does_not_outweigh_a_disagreement(name: str) -> None:
    assert not stands(judged(*DIFFERENT[name], kinship=1.0))


def test_a_bound_of_the_same_figure_is_no_disagreement() -> None:
    verdict = judged(
        "Families within 300 metres of the depot were told to stay indoors.",
        "People living less than 300 metres from the depot had to stay indoors.",
        0.9,
    )
    names = {part.name for part in verdict.parts}
    assert "numbers-shared" in names
    assert "numbers-against" not in names


def mention(article: str, content: str, at: int = 0) -> Mention:
    span = Span(start=0, end=len(content))
    place = Sentence(article=article, index=at, span=span, role="body", paragraph=at)
    return Mention(
        id=f"m-{article}-{at}",
        article=article,
        span=span,
        parts=(span,),
        text=content,
        content=content,
        sentence=place,
        role="body",
        attributions=(),
    )


def pile(**articles: Sequence[str]) -> list[Mention]:
    return [
        mention(name, content, at)
        for name, contents in articles.items()
        for at, content in enumerate(contents)
    ]


def encoded(mentions: Sequence[Mention]) -> tuple[Vectors, list[int]]:
    contents = sorted({one.content for one in mentions})
    return HashedEncoder().encode(contents), [contents.index(one.content) for one in mentions]


def matched(mentions: Sequence[Mention], settings: MatchSettings | None = None) -> list[Match]:
    vectors, rows = encoded(mentions)
    settings = settings or MatchSettings()
    near = NumpyIndex().pairs(vectors, settings.neighbour_similarity, settings.neighbours)
    return match(mentions, vectors, rows, near, settings)


def ends(matches: Sequence[Match]) -> set[tuple[str, str]]:
    return {(one.left, one.right) for one in matches}


FERRY = "The ferry to Heligoland was cancelled after a fire in its engine room, the harbour master said."
CHEESE = "Cheese makers in the Jura want their cellars listed as heritage, a petition to the prefect shows."


def test_a_copy_matches_and_a_stranger_does_not() -> None:
    assert ends(matched(pile(a=[FERRY], b=[FERRY], c=[CHEESE]))) == {("m-a-0", "m-b-0")}


def test_stock_sentences_match_only_between_related_articles() -> None:
    stock = "The investigation into the cause is ongoing."
    together = matched(pile(a=[FERRY, CHEESE, stock], b=[FERRY, CHEESE, stock], c=[stock]))
    assert ends(together) == {("m-a-0", "m-b-0"), ("m-a-1", "m-b-1"), ("m-a-2", "m-b-2")}
    assert all(one.left != "m-c-0" for one in matched(pile(a=[FERRY, stock], b=[FERRY], c=[stock])))


HARBOUR = (
    "The dredger Ottilie sank off Husum on Sunday with nine sailors aboard.",
    "Salvage divers from Bremerhaven will inspect the wreck of the dredger Ottilie.",
    "Lifeboats from Husum and Pellworm picked up all nine sailors within an hour.",
)
RETOLD = (
    "With nine sailors aboard, the dredger Ottilie went down off Husum on Sunday.",
    "The wreck of the dredger Ottilie will be inspected by salvage divers from Bremerhaven.",
    "All nine sailors were picked up by lifeboats from Husum and Pellworm.",
)


def test_articles_of_much_the_same_words_tell_one_story() -> None:
    words, rarity = wordings([*HARBOUR, *RETOLD, CHEESE], [["a"]] * 3 + [["b"]] * 3 + [["c"]])
    stories = Stories(words, {"a": [0, 1, 2], "b": [3, 4, 5], "c": [6]}, rarity)
    assert stories.kinship("a", "b") == stories.kinship("b", "a") == 1.0
    assert stories.kinship("a", "c") == 0.0


def test_a_reworded_sentence_of_one_story_has_one_counterpart() -> None:
    mentions = pile(a=HARBOUR, b=[*RETOLD, "The dredger Ottilie sank off Husum long before divers came."])
    counted = Counter(end for one in matched(mentions) if not one.reuse for end in (one.left, one.right))
    assert counted
    new = [one for one in matched(mentions) if "same-story" in {part.name for part in one.parts}]
    assert all(counted[one.left] == counted[one.right] == 1 for one in new if not one.reuse)


def test_words_propose_what_vectors_miss() -> None:
    mentions = pile(a=[FERRY], b=[f"{FERRY[:-1]}, as it has every winter since the line was opened."])
    vectors = np.eye(2, 8, dtype=np.float32)
    found = match(mentions, vectors, [0, 1], [], MatchSettings())
    assert ends(found) == {("m-a-0", "m-b-0")}
    assert found[0].similarity == 0.0
    assert found[0].reuse


def test_addresses_are_not_words() -> None:
    words, _ = wordings(["Read it at https://example.org/harbour-ferry-fire now or not"], [["a"]])
    assert words[0].bag == frozenset({"read", "now"})


def test_forms_and_spellings_are_one_word() -> None:
    words, _ = wordings(
        ["centres cancelled labour programmes", "center canceling labor program"], [["a"], ["b"]]
    )
    assert words[0].bag == words[1].bag


def test_many_copies_give_a_bounded_number_of_matches() -> None:
    mentions = [mention(f"a{number:03d}", FERRY) for number in range(60)]
    assert len(matched(mentions)) == 59
    assert len(matched(mentions[:30])) == 30 * 29 // 2


def test_no_mentions_no_matches() -> None:
    assert match([], np.empty((0, 4), dtype=np.float32), [], []) == []


def test_the_word_index_ranks_rare_words_first() -> None:
    texts = [
        "said the minister of fisheries",
        "said the herring quota",
        "a quota for herring in Bergen",
        "said he",
    ]
    words, rarity = wordings(texts, [[str(at)] for at in range(4)])
    index = WordIndex(words, rarity)
    assert [row for row, _ in index.nearest(words[1], 4)] == [1, 2, 3, 0]
    assert [row for row, _ in index.nearest(words[2], 1)] == [2]


def test_fusion_rewards_what_both_rank_high() -> None:
    assert fused([[1, 2, 3], [3, 1, 4]], 3) == [1, 3, 2]
    assert fused([[], []], 3) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("neighbour_similarity", 1.5),
        ("minimum_inside", -2.0),
        ("minimum_probability", 0.0),
        ("minimum_linkage", 1.1),
        ("neighbours", 0),
        ("word_neighbours", 0),
        ("related_matches", 0),
        ("minimum_rarity", -1.0),
        ("related_rarity", -1.0),
        ("reworded_rarity", -1.0),
    ],
)
def test_settings_out_of_range_are_refused(name: str, value: float) -> None:
    with pytest.raises(SettingsError, match="matching"):
        MatchSettings(**{name: value})  # type: ignore[arg-type]
