"""Marks that copying leaves: look-alike letters, shared misspellings, orphan references."""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from provenance import text
from provenance.model import AttributedArticle, Attribution, Fingerprint, Place, Span
from provenance.tracing.graph import Groups
from provenance.tracing.pile import Pile
from provenance.tracing.reuse import Reuse
from provenance.tracing.settings import TraceSettings

_GREEK_OR_CYRILLIC = re.compile(r"[\u0370-\u052f]")
_WORD = re.compile(r"\w+")
_WORD_END = r"(?![\w@/-]|['’](?!s\b))"
_PLAIN_WORD = re.compile(rf"(?<![\w'’.@/-])[a-z]{{6,}}{_WORD_END}")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = "aeiou"
_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_COMPOUND_PART = 4
"""Letters of each half from which two known words may make an unlisted compound ("landline")."""
_LATIN_LETTERS = 3
"""A word with fewer Latin letters may be a formula (``μm``) and no word of Latin script."""
_SPREAD = 3
"""Unrelated articles in which a word must stand for the pile itself to vouch for its spelling."""


@dataclass(frozen=True, slots=True)
class Orphan:
    """A reference without antecedent in ``article`` that ``other`` shows to mean ``source``."""

    article: str
    other: str
    source: str
    fingerprint: Fingerprint


class Marks:
    """All fingerprints of the pile, and which of them two articles share."""

    def __init__(self, fingerprints: Iterable[Fingerprint], orphans: Iterable[Orphan]) -> None:
        self.fingerprints = tuple(sorted(fingerprints, key=lambda one: (one.kind, one.text, one.places)))
        self.orphans = tuple(orphans)
        self._of: dict[str, set[int]] = defaultdict(set)
        for index, one in enumerate(self.fingerprints):
            for place in one.places:
                self._of[place.article].add(index)

    def between(self, first: str, second: str) -> list[Fingerprint]:
        """The fingerprints with places in both articles."""
        return [self.fingerprints[index] for index in sorted(self._of[first] & self._of[second])]


def find_marks(pile: Pile, reuse: Reuse, settings: TraceSettings, vocabulary: Collection[str]) -> Marks:
    """Find every fingerprint in the pile.

    Args:
        pile: the articles.
        reuse: which articles have wording in common.
        settings: thresholds.
        vocabulary: words known to be spelt right, lower case; may be empty.
    """
    orphans = list(_orphans(pile, reuse))
    found = [*_homoglyphs(pile), *_misspellings(pile, reuse, settings, vocabulary)]
    return Marks([*found, *_orphan_references(orphans)], orphans)


def _homoglyphs(pile: Pile) -> list[Fingerprint]:
    places: dict[str, list[Place]] = defaultdict(list)
    for id_, one in pile.articles.items():
        body = one.article.text
        if body.isascii() or not _GREEK_OR_CYRILLIC.search(body):
            continue
        read = _Read(one)
        for match in _WORD.finditer(body):
            if _poses_as_latin(match[0]) and read.covers(match.start()):
                places[match[0]].append(Place(article=id_, span=Span(start=match.start(), end=match.end())))
    return [
        Fingerprint(kind="homoglyph", text=word, note=_letters_named(word), places=tuple(sorted(found)))
        for word, found in sorted(places.items())
    ]


def _poses_as_latin(word: str) -> bool:
    if word.isascii():
        return False
    alike = text.lookalikes(word)
    if not 0 < len(alike) < len(word) - len(alike) or len(word) - len(alike) < _LATIN_LETTERS:
        return False
    return all("LATIN" in unicodedata.name(char, "") for char in text.latinised(word) if char.isalpha())


def _letters_named(word: str) -> str:
    names = sorted({unicodedata.name(word[index], "a letter") for index in text.lookalikes(word)})
    return f"{', '.join(names)} in a Latin word"


class _Read:
    """What a reader reads of an article: its sentences, not the page around them."""

    def __init__(self, article: AttributedArticle) -> None:
        spans = sorted(sentence.span for sentence in article.body.sentences)
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]

    def covers(self, position: int) -> bool:
        index = bisect.bisect_right(self._starts, position) - 1
        return index >= 0 and position < self._ends[index]


def _misspellings(
    pile: Pile, reuse: Reuse, settings: TraceSettings, vocabulary: Collection[str]
) -> list[Fingerprint]:
    """Words that only articles of one text have, and that are one slip away from a common word."""
    holding = _holding(pile)
    groups = Groups()
    for left, right in reuse.overlaps:
        groups.join(left, right)
    group = {article: groups.find(article) for article in reuse.neighbours}

    def is_known(word: str) -> bool:
        """Copies of one text repeat its slips, so they vouch for a spelling no more than one of them."""
        return word in vocabulary or len({group.get(one, one) for one in holding.get(word, ())}) >= _SPREAD

    found = []
    for word, articles in sorted(holding.items()):
        if len(word) < settings.misspelling_letters or word in vocabulary:
            continue
        if len(articles) < 2 or not _in_one_group(articles, group):  # noqa: PLR2004 (shared)
            continue
        meant = _meant(word, is_known)
        places = _places(pile, word, articles) if meant else ()
        if len({place.article for place in places}) > 1:
            note = f"looks like a slip for “{meant}”; it stands nowhere else in the pile"
            found.append(Fingerprint(kind="misspelling", text=word, note=note, places=places))
    return found


def _in_one_group(articles: Sequence[str], group: Mapping[str, str]) -> bool:
    first = group.get(articles[0])
    return first is not None and all(group.get(article) == first for article in articles)


def _holding(pile: Pile) -> Mapping[str, list[str]]:
    """Plain lower-case word -> the articles in which it stands."""
    holding: dict[str, list[str]] = defaultdict(list)
    for id_, one in pile.articles.items():
        for word in set(_PLAIN_WORD.findall(one.article.text)):
            holding[word].append(id_)
    return holding


def _meant(word: str, is_known: Callable[[str], bool]) -> str | None:
    """The known word that ``word`` is one inner slip away from, unless it is a form of a known word."""
    if any(is_known(form) for form in _forms(word)) or _is_compound(word, is_known):
        return None
    spelt = text.spelling(word)
    candidates = sorted(set(_inner_slips(word)))
    return next((one for one in candidates if is_known(one) and text.spelling(one) != spelt), None)


def _forms(word: str) -> Iterator[str]:
    """Words of which ``word`` may be a regular form or compound."""
    yield word
    yield text.spelling(word)
    yield text.stem(word)
    yield text.stem(word) + "e"
    for prefix in ("un", "re", "non", "over", "out", "dis", "mis", "pre", "sub", "under", "in"):
        if word.startswith(prefix):
            yield word.removeprefix(prefix)
            yield text.stem(word.removeprefix(prefix))


def _is_compound(word: str, is_known: Callable[[str], bool]) -> bool:
    cuts = range(_COMPOUND_PART, len(word) - _COMPOUND_PART + 1)
    return any(
        is_known(word[:cut])
        and any(len(form) >= _COMPOUND_PART and is_known(form) for form in _forms(word[cut:]))
        for cut in cuts
    )


def _mistaken(letter: str) -> str:
    """Letters that ``letter`` is easily written for: vowels for vowels, its neighbours on the keyboard."""
    row = next(row for row in _KEYBOARD if letter in row)
    at = row.index(letter)
    beside = row[max(0, at - 1) : at] + row[at + 1 : at + 2]
    return "".join(sorted({*beside, *(_VOWELS if letter in _VOWELS else "")} - {letter}))


_MISTAKEN = {letter: _mistaken(letter) for letter in _LETTERS}


def _inner_slips(word: str) -> Iterator[str]:
    """Words one slip away (a letter left out, doubled, changed or swapped), first and last letter kept."""
    last = len(word) - 1
    for index in range(1, last):
        yield word[:index] + word[index + 1 :]
        for letter in _MISTAKEN[word[index]]:
            yield word[:index] + letter + word[index + 1 :]
    for index in range(1, last + 1):
        for letter in _LETTERS:
            yield word[:index] + letter + word[index:]
    for index in range(1, last - 1):
        yield word[:index] + word[index + 1] + word[index] + word[index + 2 :]


def _places(pile: Pile, word: str, articles: Iterable[str]) -> tuple[Place, ...]:
    pattern = re.compile(rf"(?<![\w'’-]){re.escape(word)}{_WORD_END}")
    found = []
    for id_ in articles:
        read = _Read(pile.articles[id_])
        found += [
            Place(article=id_, span=Span(start=match.start(), end=match.end()))
            for match in pattern.finditer(pile.articles[id_].article.text)
            if read.covers(match.start())
        ]
    return tuple(sorted(found))


def _orphans(pile: Pile, reuse: Reuse) -> Iterator[Orphan]:
    """References that lost their antecedent, beside the same words where they still have it."""
    references = {id_: _references(one) for id_, one in pile.articles.items() if id_ in reuse.neighbours}
    for id_, found in references.items():
        for wording, attribution, sentence in found:
            if attribution.resolution != "orphan":
                continue
            for other in reuse.neighbours[id_]:
                beside = _beside(pile, reuse, (id_, sentence), other)
                same = next((one for one in references[other] if _resolves(one, wording, beside)), None)
                if same is not None:
                    yield _orphan(pile, id_, attribution, other, same[1])


_Reference = tuple[str, Attribution, int]
"""A reference to an outlet: its words in normal form, itself, its sentence's index."""


def _references(article: AttributedArticle) -> list[_Reference]:
    return [
        (_wording(one.name), one, statement.sentence.index)
        for statement in article.statements
        for one in statement.attributions
        if one.kind == "outlet"
    ]


def _wording(name: str) -> str:
    return " ".join(word.norm for word in text.words(name))


def _beside(pile: Pile, reuse: Reuse, at: tuple[str, int], other: str) -> set[int]:
    """Indexes of the other article's sentences that share their wording with the sentence ``at``."""
    twins = {twin for own in pile.mentions_at.get(at, ()) for twin in reuse.linked.get(own, ())}
    found = (pile.mentions[twin] for twin in sorted(twins))
    return {mention.sentence.index for mention in found if mention.article == other}


def _resolves(reference: _Reference, wording: str, beside: set[int]) -> bool:
    name, one, sentence = reference
    resolved = one.resolution == "antecedent" and one.source is not None
    return resolved and name == wording and sentence in beside


def _orphan(pile: Pile, article: str, lost: Attribution, other: str, same: Attribution) -> Orphan:
    source = same.source or ""
    spans = [same.source_span or same.span, *([same.antecedent] if same.antecedent else [])]
    places = [Place(article=other, span=span) for span in spans]
    places.append(Place(article=article, span=lost.source_span or lost.span))
    here, there = pile.title(article), pile.title(other)
    note = f"refers to nobody in {here}; in {there} the same words mean {pile.name(source)}"
    mark = Fingerprint(kind="orphan-reference", text=lost.name, note=note, places=tuple(sorted(places)))
    return Orphan(article, other, source, mark)


def _orphan_references(orphans: Iterable[Orphan]) -> list[Fingerprint]:
    return list(dict.fromkeys(one.fingerprint for one in orphans))
