"""Two articles laid side by side, sentence by sentence, from what the report says of them.

A sentence stands beside the sentence of the other article that makes the same claim, the likelier
match first. Sentences that state too little to be a claim ("He did.") are paired where they are
the same word for word. Nothing is judged anew here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from provenance.report.view import Json, View
from provenance.text import FUNCTION_WORDS, Token, words

_MOST_CANDIDATES = 10_000
"""Pairs weighed within one claim; beyond, one article repeats itself, and order decides."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article, or what stands between two; ``text`` is that of ``[start, end)``."""

    article: str
    start: int
    end: int
    text: str
    mention: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Passages that say the same, or one that stands alone.

    ``divergences`` are those that the report has between the two, or between one of them, a
    headline, and its own text; ``through`` those by which only one of the two differs from a
    third report with which both were compared. ``differing`` are the
    ranges of each article whose words the other lacks. ``moved``: the right one stands in
    another order. ``again``: the number of the row whose claim a passage on its own repeats.
    """

    left: Passage | None
    right: Passage | None
    claim: str | None = None
    divergences: tuple[Json, ...] = ()
    through: tuple[Json, ...] = ()
    differing: tuple[tuple[Range, ...], tuple[Range, ...]] = ((), ())
    moved: bool = False
    again: int | None = None

    @property
    def same(self) -> bool:
        """Whether the two say it word for word."""
        both = self.left is not None and self.right is not None
        return both and not (self.divergences or self.through or any(self.differing))


def rows(view: View, left: str, right: str) -> list[Row]:
    """The two articles, by id, as rows: in the order of the left one, the right one's own where it stands."""
    lefts, rights = passages(view, left), passages(view, right)
    partner = _partners(view, lefts, rights)
    kept = _in_order(partner)
    laid: list[Row] = []
    for i, j in _laid(len(lefts), len(rights), partner, kept):
        one, other = (None if i is None else lefts[i]), (None if j is None else rights[j])
        laid.append(_row(view, one, other, moved=i in partner and i not in kept))
    return _with_repeats(laid)


def passages(view: View, article: str) -> list[Passage]:
    """The sentences of an article in order, and body text between them where the text is at hand."""
    text = view.texts.get(article)
    found: dict[int, Passage] = {}
    for mention in view.mentions.values():
        if mention["article"] == article:
            at = mention["sentence"] if text is not None else mention
            words_of = mention["text"] if text is None else text[at["start"] : at["end"]]
            found.setdefault(
                at["start"], Passage(article, at["start"], at["end"], words_of, str(mention["id"]))
            )
    if text is not None:
        taken = [(one.start, one.end) for one in found.values()]
        taken += [(one["start"], one["end"]) for one in view.articles[article]["dropped"]]
        found.update((one.start, one) for one in _between(article, text, sorted(taken)))
    return [found[start] for start in sorted(found)]


def _between(article: str, text: str, taken: Sequence[Range]) -> Iterator[Passage]:
    """What is neither a sentence with a claim nor dropped, line by line; marks alone are left out."""
    at = 0
    for start, end in [*taken, (len(text), len(text))]:
        place = at
        for line in text[at:start].splitlines(keepends=True):
            bare = line.strip()
            if any(char.isalnum() for char in bare):
                first = place + line.index(bare)
                yield Passage(article, first, first + len(bare), bare)
            place += len(line)
        at = max(at, end)


def _partners(view: View, lefts: Sequence[Passage], rights: Sequence[Passage]) -> dict[int, int]:
    """Which right passage stands beside which left one; each at most once."""
    groups = [defaultdict[tuple[str, str], list[int]](list) for _ in range(2)]
    for group, side in zip(groups, (lefts, rights), strict=True):
        for place, one in enumerate(side):
            group[_topic(view, one)].append(place)
    candidates: list[tuple[float, int, int, int]] = []
    for topic, ones in groups[0].items():
        candidates += _candidates(view, topic, (ones, groups[1].get(topic, [])), lefts, rights)
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return partner


def _topic(view: View, one: Passage) -> tuple[str, str]:
    """What a passage must have in common with the one beside it: the claim, else its very words."""
    if one.mention is not None:
        return "claim", view.claim_of[one.mention]
    return "words", " ".join(one.text.split()).casefold()


def _candidates(
    view: View,
    topic: tuple[str, str],
    places: tuple[list[int], list[int]],
    lefts: Sequence[Passage],
    rights: Sequence[Passage],
) -> Iterator[tuple[float, int, int, int]]:
    """Pairs with their rank: the likelier match first, then those that stand alike in their articles."""
    ones, others = places
    if len(ones) * len(others) > _MOST_CANDIDATES:
        yield from ((0.0, 0, i, j) for i, j in zip(ones, others, strict=False))
        return
    likely = _probabilities(view, topic[1]) if topic[0] == "claim" else {}
    for i in ones:
        for j in others:
            pair = frozenset({lefts[i].mention, rights[j].mention})
            yield -likely.get(pair, 0.0), abs(i - j), i, j


def _probabilities(view: View, claim: str) -> dict[frozenset[str | None], float]:
    matches = view.claims[claim].get("matches", ())
    return {frozenset({one["left"], one["right"]}): one["probability"] for one in matches}


def _in_order(partner: dict[int, int]) -> set[int]:
    """The left passages of the longest run of pairs that stand in one order on both sides."""
    ends: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for i in sorted(partner):
        at = bisect_left(ends, partner[i])
        before[i] = last[at - 1] if at else None
        ends[at : at + 1] = [partner[i]]
        last[at : at + 1] = [i]
    kept: set[int] = set()
    here = last[-1] if last else None
    while here is not None:
        kept.add(here)
        here = before[here]
    return kept


def _laid(
    lefts: int, rights: int, partner: dict[int, int], kept: set[int]
) -> Iterator[tuple[int | None, int | None]]:
    """Places to lay down: each left passage in order; right ones on their own after what they follow.

    Right ones that follow nothing come first, but after a left title that stands alone too.
    """
    paired = set(partner.values())
    ends = iter([*sorted(partner[i] for i in kept), rights])
    title = 0 in range(lefts) and 0 not in partner
    if title:
        yield 0, None
    yield from ((None, j) for j in range(next(ends)) if j not in paired)
    for i in range(title, lefts):
        yield i, partner.get(i)
        if i in kept:
            yield from ((None, j) for j in range(partner[i] + 1, next(ends)) if j not in paired)


def _row(view: View, left: Passage | None, right: Passage | None, *, moved: bool) -> Row:
    one = left or right
    claim = view.claim_of[one.mention] if one is not None and one.mention is not None else None
    if left is None or right is None:
        return Row(left, right, claim)
    direct, through = _divergences(view, claim, left, right)
    return Row(
        left=left,
        right=right,
        claim=claim,
        divergences=tuple(direct),
        through=tuple(through),
        differing=differing(left, right),
        moved=moved,
    )


def _divergences(
    view: View, claim: str | None, left: Passage, right: Passage
) -> tuple[list[Json], list[Json]]:
    """Divergences between the two mentions, and those of either from a third that not both have.

    What a headline says beyond its own article's text stands with the headline.
    """
    if claim is None:
        return [], []
    pair = {left.mention, right.mention}
    direct: list[Json] = []
    third: dict[tuple[object, ...], list[Json]] = defaultdict(list)
    for one in view.claims[claim]["divergences"]:
        ends = [one["left"]["mention"], one["right"]["mention"]]
        within = view.mentions[ends[0]]["article"] == view.mentions[ends[1]]["article"]
        if set(ends) == pair or (within and _headline(view, ends) in pair):
            direct.append(one)
        elif ends[1] in pair and not within:
            nearer = one["left"]
            key = one["kind"], nearer["mention"], nearer["start"], nearer["end"], one["right"]["text"]
            third[key].append(one)
    return direct, [one for same in third.values() if len(same) == 1 for one in same]


def _headline(view: View, mentions: Iterable[str]) -> str | None:
    return next((one for one in mentions if view.mentions[one]["role"] == "headline"), None)


def differing(left: Passage, right: Passage) -> tuple[tuple[Range, ...], tuple[Range, ...]]:
    """The words that either side has alone, in order, as ranges of the articles.

    Case, accents and typography aside. Function words that the two have in common between
    words that they have not ("of", "the") show no kinship and count as differing.
    """
    ones, others = words(left.text), words(right.text)
    same = LCSseq.opcodes([one.norm for one in ones], [one.norm for one in others])
    alike = [
        block
        for block in same
        if block.tag == "equal" and _tells(ones, block.src_start, block.src_end, len(ones))
    ]
    return (
        tuple(_gaps(ones, [(one.src_start, one.src_end) for one in alike], left.start)),
        tuple(_gaps(others, [(one.dest_start, one.dest_end) for one in alike], right.start)),
    )


def _tells(tokens: Sequence[Token], start: int, end: int, length: int) -> bool:
    """Whether a run of equal words says anything: an end of the passage, or a word of content."""
    return start == 0 or end == length or any(one.norm not in FUNCTION_WORDS for one in tokens[start:end])


def _gaps(tokens: Sequence[Token], alike: Iterable[Range], offset: int) -> Iterator[Range]:
    at = 0
    for start, end in [*alike, (len(tokens), len(tokens))]:
        if at < start:
            yield offset + tokens[at].start, offset + tokens[start - 1].end
        at = end


def _with_repeats(laid: Sequence[Row]) -> list[Row]:
    """Rows on their own that make a claim of a pair again, pointed to the first row that made it."""
    first: dict[str, int] = {}
    for number, row in enumerate(laid, 1):
        if row.claim is not None and row.left and row.right:
            first.setdefault(row.claim, number)
    return [
        Row(row.left, row.right, row.claim, again=first[row.claim])
        if row.claim in first and not (row.left and row.right)
        else row
        for row in laid
    ]
