"""Headline: a title that says more than the text under it, or than another title of the claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenance.divergence.chains import Chain, chain, rank
from provenance.divergence.detecting import Changes, Detector, Difference, Example, Pair
from provenance.divergence.lexemes import IRREGULAR, listed
from provenance.divergence.meanings import opposite, synonymous
from provenance.divergence.passage import Reading
from provenance.divergence.strength import GRADES, Relation, causal, relations
from provenance.divergence.vocabulary import (
    AUXILIARIES,
    DETERMINERS,
    HEADLINE_PREFIXES,
    IRREALIS_ADJECTIVES,
    LIGHT_VERBS,
    MODALS,
    OUTCOME_OF,
    OUTCOMES,
    PREPOSITIONS,
    SPEECH,
    SPEECH_MILD,
    SPEECH_STRONG,
    hedging,
)
from provenance.model import Severity

_FEWEST_SHARED = 2
"""Content words that a title and a sentence must share to tell of one thing."""
_WEAK = frozenset({"planned", "duty", "likely", "possible"})
_REACH = 7
"""Words after a verb among which its object is looked for."""


def _detect(pair: Pair, changes: Changes) -> Iterator[Difference]:
    del changes
    for strong, weak, turned in ((pair.left, pair.right, False), (pair.right, pair.left, True)):
        if not strong.passage.headline:
            continue
        for claim, basis, severity, note in stronger(strong, weak):
            left, right = (basis, claim) if turned else (claim, basis)
            yield Difference("headline", severity, left, right, _note(note, turned=turned))
            return


def _note(note: tuple[str, str], *, turned: bool) -> str:
    return f"{note[1]} | {note[0]}" if turned else f"{note[0]} | {note[1]}"


Excess = tuple[range, range, Severity, tuple[str, str]]


def asserts(title: Reading) -> list[Chain]:
    """What a title may state as a fact; nothing for a question, or where it says who says so."""
    if _hedged(title):
        return []
    chains = (chain(title, head) for head in _heads(title))
    return [
        one for one in chains if one.strength in ("real", "future") and not (one.negative or one.infinitive)
    ]


def stronger(title: Reading, basis: Reading, rest: Iterable[Reading] = ()) -> Iterator[Excess]:
    """Where ``title`` says more than ``basis``: words of both, how grave, what each says.

    Nothing that ``rest``, other sentences of the text under the title, states as a fact.
    """
    if _shared(title, basis) < _FEWEST_SHARED:
        return
    for asserted in asserts(title):
        found = _weakened(title, asserted, basis) or _unaccomplished(title, asserted, basis)
        found = found or _linked(title, asserted, basis) or _milder(title, asserted, basis)
        if found and not any(_stated(title, asserted.words[-1], other) for other in rest):
            yield found


def _heads(title: Reading) -> Iterable[int]:
    """Words that may be a title's finite verb: with a subject before them in their clause, no gerunds."""
    for index, word in enumerate(title.words):
        if word.function or word.sort == "number" or title.breaks(index) or word.norm.endswith("ing"):
            continue
        if title.norm(index - 1) in DETERMINERS or title.norm(index - 1) in PREPOSITIONS:
            continue
        if any(index in quote for quote in title.quotes):
            continue
        yield index


def _hedged(title: Reading) -> bool:
    """A question, a title that says who says so, or one with a hedge or plan in it asserts nothing itself."""
    spoken = any(word.key in SPEECH and word.key not in SPEECH_STRONG for word in title.words)
    unsure = any(hedging(word.norm) for word in title.words)
    asking = title.norm(0) in _ASKING or title.content.rstrip().endswith("?")
    return spoken or unsure or asking or _labelled(title)


_ASKING = listed("how why what who when where is are will can could should does do did has")


def _labelled(title: Reading) -> bool:
    """Whether a speaker or a topic stands before a colon; "BREAKING:" is neither."""
    colon = next((index for index in range(1, len(title)) if ":" in title.gap(index)), 0)
    return any(title.norm(index) not in HEADLINE_PREFIXES for index in range(colon))


def _shared(title: Reading, basis: Reading) -> int:
    keys = {word.key for word in basis.words if not word.function}
    return len({word.key for word in title.words if not word.function} & keys)


def _weakened(title: Reading, asserted: Chain, basis: Reading) -> Excess | None:
    """The same verb, hedged wherever the text has it: "gives way" beside "could give way"."""
    head = asserted.words[-1]
    chains = [chain(basis, index) for index in _places(basis, title.words[head].key)]
    if not chains or not all(_weak(basis, one) for one in chains):
        return None
    best = max(chains, key=lambda one: rank(one.strength))
    if best.negative or best.infinitive or best.strength not in ("possible", "likely"):
        return None
    if not _governed(basis, best) or not _same_object(title, head, basis, best):
        return None
    sides = _with_next(title, asserted, basis, best)
    if title.words[head].key in LIGHT_VERBS and sides[0] == asserted.words:
        return None
    return *sides, "substantive", ("as a fact", _LEVELS[best.strength])


def _governed(basis: Reading, one: Chain) -> bool:
    """Whether it is a verb that is hedged: by a modal, an auxiliary, an adverb or "to"."""
    head = one.words[-1]
    before = [basis.norm(index) or "" for index in one.words[:-1]]
    if not _BE.isdisjoint(before) and not _participle(basis, head):
        return False  # "might be angry", "to be armoured vehicles": a quality, not an event
    return any(
        norm in MODALS or norm in AUXILIARIES or norm == "to" or norm.endswith("ly") for norm in before
    )


_LEVELS = {
    "planned": "as planned or expected", "duty": "as called for", "likely": "as likely or alleged",
    "possible": "as possible",
}  # fmt: skip


def _weak(reading: Reading, one: Chain) -> bool:
    before = reading.norm(one.words.start - 1)
    return one.strength in _WEAK or one.infinitive or before in IRREALIS_ADJECTIVES


def _places(reading: Reading, wanted: str) -> list[int]:
    return [index for index, word in enumerate(reading.words) if word.key == wanted]


def _unaccomplished(title: Reading, asserted: Chain, basis: Reading) -> Excess | None:
    """An outcome where the text has a plan for it, or a failure to do the contrary."""
    head = asserted.words[-1]
    word = title.words[head].key
    if word not in OUTCOME_OF or _stated(title, head, basis):
        return None
    for index, other in enumerate(basis.words):
        if other.function or other.key == word:
            continue
        attempt = chain(basis, index)
        if attempt.words.start == index or not _same_object(title, head, basis, attempt):
            continue
        failed = attempt.negative and opposite(word, other.key) and OUTCOME_OF[word] == 0
        planned = attempt.strength in _WEAK and not attempt.negative and _one_outcome(word, other.key)
        if failed or planned:
            says = "the contrary is not done" if failed else _LEVELS[attempt.strength]
            return asserted.words, attempt.words, "substantive", ("as done", says)
    return None


def _one_outcome(word: str, other: str) -> bool:
    return synonymous(word, other) or other in OUTCOMES[OUTCOME_OF[word]]


def _stated(title: Reading, head: int, reading: Reading) -> bool:
    """Whether a sentence states the outcome of the title's verb as a fact."""
    word = title.words[head].key
    group = OUTCOMES[OUTCOME_OF[word]] if word in OUTCOME_OF else frozenset({word})
    for index, other in enumerate(reading.words):
        if other.key == word or other.key in group:
            one = chain(reading, index)
            if not one.negative and not _weak(reading, one) and _same_object(title, head, reading, one):
                return True
    return False


def _same_object(title: Reading, head: int, basis: Reading, one: Chain) -> bool:
    """Whether both verbs have a word in common after them or before them, in a passive crosswise."""
    before, after = _before(title, head), _after(title, head)
    other_before, other_after = _before(basis, one.words.start), _after(basis, one.words[-1])
    same = before & other_before or after & other_after
    return bool(same or before & other_after or after & other_before)


def _before(reading: Reading, first: int) -> set[str]:
    """Keys of content in the clause before a word."""
    start = first
    while start and first - start < _REACH and not reading.breaks(start):
        start -= 1
    return {word.key for word in reading.words[start:first] if not word.function}


def _after(reading: Reading, last: int) -> set[str]:
    """Keys of content in the clause after a word."""
    stop = last + 1
    while stop < len(reading) and stop - last <= _REACH and not reading.breaks(stop):
        stop += 1
    return {word.key for word in reading.words[last + 1 : stop] if not word.function}


def _linked(title: Reading, asserted: Chain, basis: Reading) -> Excess | None:
    """A cause where the text has a mere link, or another word for the cause with a hedge before it."""
    head = asserted.words[-1]
    stated = relations(basis)
    if not causal(title, head) or not _after(title, head) or any(one.grade > _HEDGED for one in stated):
        return None
    for one in stated:
        if one.grade and _relates_the_same(title, head, basis, one):
            return asserted.words, one.words, "substantive", (GRADES[-1], GRADES[one.grade])
    return None


_HEDGED = 2


def _relates_the_same(title: Reading, head: int, basis: Reading, one: Relation) -> bool:
    """Whether the title's verb and a relation of the text have the same things before and after them."""
    before = _before(title, head) & _before(basis, one.words.start)
    after = _after(title, head) & _after(basis, one.words[-1])
    return bool(after and (before or one.grade < _HEDGED))


def _milder(title: Reading, asserted: Chain, basis: Reading) -> Excess | None:
    """A harsh word for speech where the text has a mild one."""
    head = asserted.words[-1]
    if title.words[head].key not in SPEECH_STRONG or any(word.key in SPEECH_STRONG for word in basis.words):
        return None
    for index, word in enumerate(basis.words):
        if word.key in SPEECH_MILD and _same_speaker(title, head, basis, index):
            return asserted.words, range(index, index + 1), "minor", ("in harsh words", "in mild words")
    return None


def _same_speaker(title: Reading, head: int, basis: Reading, index: int) -> bool:
    speaker, other = title.content_before(head), basis.content_before(index)
    if speaker is None or other is None:
        return False
    return title.words[speaker].key == basis.words[other].key


_BE = listed("be is are was were been being")


def _participle(reading: Reading, head: int) -> bool:
    """Whether a word after "be" is a verb's: a participle with no noun right after it."""
    word = reading.words[head]
    formed = word.norm.endswith(("ed", "en", "ing")) or word.norm in IRREGULAR or word.norm in _UNCHANGED
    follows = (
        head + 1 < len(reading) and not reading.words[head + 1].function and not reading.breaks(head + 1)
    )
    return formed and not follows


_UNCHANGED = listed("cut hit shut put set hurt split spread cast burst cost quit bet let shed")


def _with_next(title: Reading, one: Chain, basis: Reading, other: Chain) -> tuple[range, range]:
    """Both chains, with the word after them where it is the same and tied to the verb ("give way")."""
    ends = one.words.stop, other.words.stop
    if (
        ends[0] < len(title)
        and ends[1] < len(basis)
        and not (title.gap(ends[0]) + basis.gap(ends[1])).strip()
        and title.words[ends[0]].key == basis.words[ends[1]].key
    ):
        return range(one.words.start, ends[0] + 1), range(other.words.start, ends[1] + 1)
    return one.words, other.words


DETECTOR = Detector(
    kind="headline",
    detect=_detect,
    valid=(
        Example(
            "# Old dam gate gives way above the valley",
            "The gate of the old dam could give way if the water rises, the operator warned.",
            ("gives way", "could give way"), "substantive",
        ),
        Example(
            "# Coastal states scrap herring treaty",
            "The coastal states failed to agree to renew the herring treaty before it runs out.",
            ("scrap", "failed to agree to renew"), "substantive",
        ),
        Example(
            "# Night shifts cause crashes on mountain roads",
            "A survey linked night shifts to crashes on mountain roads, but found no reason for it.",
            ("cause", "linked"), "substantive",
        ),
    ),
    invalid=(
        Example("# Old dam gate may give way", "The gate of the old dam could give way if the water rises."),
        Example("# Night shifts linked to crashes", "Night shifts were linked to crashes on mountain roads."),
        Example("# Did the dam gate give way?", "The dam gate could give way if the water rises."),
        Example("# Senate rejects water bill", "The senate failed to approve the water bill on Monday."),
    ),
)  # fmt: skip
