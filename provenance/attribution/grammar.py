"""A shallow parse: the words of one sentence, each with the part it plays.

Not a parser: a dictionary of word classes and the neighbouring words decide. What is asked
of it is where verbs stand, so that the noun group before a cue and the clause after it can
be bounded. Linear in the length of the sentence.

Tags, one letter a word:

====  ==========================================================================
V     finite verb                        G  -ing form
B     infinitive after "to" or a modal   E  participle after "be" or "have"
e     participle without auxiliary       A  auxiliary
D     determiner                         P  preposition
R     subject pronoun                    O  object pronoun
S     subordinator or relative           C  conjunction ("and", "or", "but")
J     adverb                             T  "to"
N     anything nominal: noun, adjective, name, number
'     possessive 's                      K  day, month, time of day
"     quotation mark                     ,  any other mark
====  ==========================================================================
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenance.attribution import words as w
from provenance.attribution.inflection import FormName, dictionary
from provenance.model import Span
from provenance.text import latinised

_TOKEN = re.compile(
    r"""
      (?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Prof|Rev|Hon|Jr|Sr|St|Inc|Corp|Co|No
        |Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|vs|Calif|Fla|Ariz|Conn|Mass|Mich|Minn|Pa|Va|Vt|Wis|Ill)\.
    | (?:[^\W\d_]\.){2,}
    | (?<=\w)['’](?:s|re|ve|ll|d|m)\b
    | (?<=s)['’](?=\s[^\W_])
    | [$€£]?\d+(?:[.,:/]\d+)*(?:[^\W\d_]+|%)?(?:-[^\W\d_]+)*
    | [^\W\d_]+(?:(?:-|['’](?!(?:s|re|ve|ll|d|m)\b))[^\W_]+)*
    | \.\.\.|--+|''|``
    | [^\w\s]
    """,
    re.VERBOSE,
)
_QUOTES = frozenset('"“”„«»‟') | {"''", "``"}
_SINGLE = frozenset("'‘’")
_LY = re.compile(r"[a-z]{3,}ly")
_NOT_ADVERBS = frozenset(
    "family early only reply supply ally rally daily weekly monthly italy july likely ugly holy elderly "
    "friendly assembly anomaly monopoly bully belly folly jelly apply comply imply multiply rely fly".split()
)


@dataclass(slots=True)
class Words:
    """The words of one sentence in parallel lists; offsets are into the article's text.

    ``low`` is lower case with look-alike letters and apostrophes unified. ``lemma`` is set
    where the word has a verb reading. ``quoted`` marks words inside quotation marks. ``capitals``
    keeps the runs of capitalised names once they have been asked for.
    """

    low: list[str]
    raw: list[str]
    start: list[int]
    end: list[int]
    tag: list[str]
    lemma: list[str]
    quoted: list[bool]
    capitals: list[tuple[int, int]] | None = None

    def __len__(self) -> int:
        return len(self.low)

    def until(self, stop: int) -> Words:
        """The words before ``stop``."""
        return Words(
            self.low[:stop],
            self.raw[:stop],
            self.start[:stop],
            self.end[:stop],
            self.tag[:stop],
            self.lemma[:stop],
            self.quoted[:stop],
        )

    def span(self, first: int, last: int) -> Span:
        """The range of words ``first`` to ``last``, ``last`` included."""
        return Span(start=self.start[first], end=self.end[last])


class Tagger:
    """Cuts sentences into words and tags them. Built once for a set of cue verbs."""

    def __init__(self, cue_verbs: Iterable[str]) -> None:
        lemmas = w.VERBS | w.HOMOGRAPHS | frozenset(cue_verbs)
        self._forms = dictionary(lemmas | {entry.partition("/")[0] for entry in w.IRREGULAR.split()})
        for form in (*w.AUXILIARIES, "left"):
            self._forms.pop(form, None)
        self._forms["left"] = ("leave", "ed")

    def tag(
        self, text: str, span: Span, quotes: list[Span], names: Sequence[Span] = (), *, title: bool = False
    ) -> Words:
        """The words of ``text[span]``; ``title``: capitals say nothing there.

        ``names`` are the outlets named there, in order: in "Psychology Today" no word says when.
        """
        matches = list(_TOKEN.finditer(text, span.start, span.end))
        raw = [match[0] for match in matches]
        starts = [match.start() for match in matches]
        quoted = [False] * len(matches)
        if quotes:
            _mark_quotes(raw, starts, quoted, quotes)
        low = [word.lower() if word.isascii() else _lowered(word) for word in raw]
        found = Words(low, raw, starts, [match.end() for match in matches], [], [], quoted)
        self._classes(found, _in_long_names(found, names), title=title)
        return found

    def _classes(self, found: Words, named: frozenset[int], *, title: bool) -> None:
        previous = ","
        tags, lemmas = found.tag, found.lemma
        for index, low in enumerate(found.low):
            if index in named:
                tag, lemma = "N", ""
            elif (closed := _CLOSED.get(low)) is not None:
                tag, lemma = _settled(closed, found, index, previous) if low in _UNSETTLED else closed, ""
            else:
                tag, lemma = self._class(found, index, previous, title=title)
            tags.append(tag)
            lemmas.append(lemma)
            if tag != "J" and low != '"':
                previous = tag

    def _class(self, found: Words, index: int, previous: str, *, title: bool) -> tuple[str, str]:
        """The tag and lemma of a word of no closed class."""
        low = found.low[index]
        if not low[0].isalpha():
            if low in "'’" and index and found.end[index - 1] == found.start[index]:
                return "'", ""
            return ("N" if low[0].isdigit() or low[0] in "$€£" else ","), ""
        raw = found.raw[index]
        capital = raw[0].isupper()
        if capital and not title and index and _inside(found, index, previous):
            return "N", ""
        reading = self._forms.get(low) or self._guess(low)
        if reading is None:
            adverb = _LY.fullmatch(low) and low not in _NOT_ADVERBS and not (capital and index and not title)
            return ("J" if adverb else "N"), ""
        if capital and previous == "," and not title and reading[1] in ("base", "s"):
            return "N", ""
        return _verbal(reading[1], reading[0], found, index, previous), reading[0]

    def _guess(self, low: str) -> tuple[str, FormName] | None:
        """A reading for a verb that the dictionary lacks, from its ending."""
        if "is" in low and (british := self._forms.get(low.replace("is", "iz"))):
            return british
        if len(low) < 5 or low in w.NOT_PARTICIPLES or "-" in low:  # noqa: PLR2004
            return None
        if low.endswith("ed"):
            return None if low.startswith("un") else (low, "ed")
        return (low, "ing") if low.endswith("ing") else None


def _in_long_names(found: Words, names: Sequence[Span]) -> frozenset[int]:
    """The indexes of words that belong to a name of several words, an article before it aside."""
    inside: list[int] = []
    for name in names:
        first = bisect.bisect_left(found.start, name.start)
        last = bisect.bisect_left(found.start, name.end)
        if first < last and found.low[first] in ("the", "a", "an"):
            first += 1
        if last - first > 1:
            inside += range(first, last)
    return frozenset(inside)


def _lowered(word: str) -> str:
    return latinised(word.replace("’", "'")).lower()


def _mark_quotes(raw: list[str], starts: list[int], quoted: list[bool], quotes: list[Span]) -> None:
    """Mark the words inside ``quotes``; single marks at their ends become quotation marks."""
    position = 0
    bounds = {one.start - 1 for one in quotes} | {one.end for one in quotes}
    for index, start in enumerate(starts):
        while position < len(quotes) and quotes[position].end <= start:
            position += 1
        quoted[index] = position < len(quotes) and quotes[position].start <= start
        if raw[index] in _SINGLE and start in bounds:
            raw[index] = '"'


def _inside(found: Words, index: int, previous: str) -> bool:
    """Whether the word at ``index`` stands inside a clause, where a capital makes a name."""
    if found.tag[index - 1] == '"':
        return _closed_quote(found, index - 1)
    return previous != ","


def _closed_quote(found: Words, index: int) -> bool:
    """Whether the word at ``index`` is a mark that closes a quotation."""
    return found.tag[index] == '"' and index > 0 and found.quoted[index - 1]


def _settled(tag: str, found: Words, index: int, previous: str) -> str:  # noqa: PLR0911 (a decision list)
    """The tag of a word among ``_UNSETTLED``, whose neighbours decide."""
    low = found.low[index]
    if low in w.REFLEXIVES and previous in "NR":
        return "J"
    if low == "'s":
        return "A" if index and found.tag[index - 1] in "RS" else "'"
    if low == "that" and index + 1 < len(found) and _starts_noun(found, index + 1, previous):
        return "D"
    if low == "her" and previous in "VEBGePT":
        following = found.low[index + 1] if index + 1 < len(found) else "."
        return "O" if not following[0].isalpha() or _CLOSED.get(following) else "D"
    if low == "may" and found.raw[index][0].isupper() and previous in "P,":
        return "K"
    if low == "to" and index and found.low[index - 1] == "according":
        return "P"
    if (
        low == "to"
        and index + 1 < len(found)
        and _CLOSED.get(found.low[index + 1], "") in ("D", "O", "R", "P")
    ):
        return "P"
    if low == "to" and index + 1 < len(found) and found.low[index + 1].endswith("ing"):
        return (
            "P"
            if found.low[index + 1] not in ("bring", "sing", "ring", "fling", "spring", "swing", "cling")
            else tag
        )
    return tag


_UNSETTLED = w.REFLEXIVES | {"'s", "that", "her", "may", "to"}


def _starts_noun(found: Words, index: int, previous: str) -> bool:
    """Whether "that" before word ``index`` points at it ("that day") instead of opening a clause."""
    following = _CLOSED.get(found.low[index])
    if following == "A":
        return previous in ",VP" and found.low[index] in ("is", "was", "would", "will", "could", "'s")
    return previous == "P" and following is None


def _verbal(form: FormName, lemma: str, found: Words, index: int, previous: str) -> str:
    """The tag of a word that can be a verb, from its form and its neighbours."""
    following = found.low[index + 1] if index + 1 < len(found) else "."
    if form == "ing":
        return _ing(found, index, previous, following)
    if form in ("ed", "past", "participle"):
        return _past(form, lemma, found, index, previous, following)
    if form == "base":
        return _base(lemma, found, index, previous, following)
    return _third(lemma, found, index, previous, following)


def _ing(found: Words, index: int, previous: str, following: str) -> str:
    if following == "of" or (
        previous in "D'" and _CLOSED.get(following) in (None, "P", "A") and following.isalpha()
    ):
        return "N"
    before = found.low[index - 1] if index else ""
    if previous == "A" and before not in w.BARE:
        return "E"
    return "G"


def _past(form: FormName, lemma: str, found: Words, index: int, previous: str, following: str) -> str:  # noqa: PLR0911 (a decision list)
    before = found.low[index - 1] if index else ""
    if previous == "A":
        return "E"
    if previous in "D'P" or (previous == "J" and index > 1):
        return "N" if form != "past" else "V"
    if form == "participle":
        return "e"
    if before in ("as", "when", "if", "once", "although", "though", "than") and form == "ed":
        return "e"
    if form == "ed" and previous == "N" and _reduced(lemma, before, following):
        return "e"
    if previous == "," and index == 0 and form == "ed":
        return "e"
    return "V"


def _reduced(lemma: str, before: str, following: str) -> bool:
    """Whether a participle after a noun shortens a relative clause ("people briefed on the talks")."""
    if following == "by" or (lemma in w.PUBLISHING and before.removesuffix("s") in w.WRITINGS):
        return True
    return lemma in w.INVOLVING and _CLOSED.get(following) == "P"


def _base(lemma: str, found: Words, index: int, previous: str, following: str) -> str:  # noqa: PLR0911 (a decision list)
    before = found.low[index - 1] if index else ""
    if previous == "T":
        return "B"
    if previous == "A":
        return "B" if before in w.BARE or before == "n't" or lemma not in w.HOMOGRAPHS else "N"
    if previous in "DP'":
        return "N"
    if previous == "R" and before not in ("he", "she", "it", "there"):
        return "V"
    if previous == "S" and before in ("who", "which", "that"):
        return "V"
    if previous == "C" and index > 1 and found.tag[index - 2] in "VB":
        return found.tag[index - 2] if lemma not in w.HOMOGRAPHS else "N"
    if previous in "NO" and lemma not in w.HOMOGRAPHS:
        finite = previous == "O" or lemma in w.SAME_IN_THE_PAST or _agrees(found, index)
        return "V" if finite else "N"
    if previous == "N" and _plural_subject(found, index):
        opens = _CLOSED.get(following, "N") in ("D", "R", "O", "S", "T") or following == '"'
        return "V" if opens or following.endswith("ing") else "N"
    if previous == "O":
        return "B"
    return "N" if lemma in w.HOMOGRAPHS or previous == "N" else "V"


def _third(lemma: str, found: Words, index: int, previous: str, following: str) -> str:
    if previous in "DP'":
        return "N"
    if previous == "R" or (
        previous == "S" and (lemma not in w.HOMOGRAPHS or found.low[index - 1] in w.RELATIVES)
    ):
        return "V"
    if lemma not in w.HOMOGRAPHS:
        return "V" if index else "N"
    if previous != "N":
        return "N"
    opens = _CLOSED.get(following, "N")
    if opens in ("D", "R", "O", "S", "T") or following in ('"', ":"):
        return "V"
    named = found.raw[index - 1][0].isupper() or _outlet_speaks(found, index - 1)
    return "V" if named and (following in (".", ",") or following.endswith("ing") or opens == "P") else "N"


def _outlet_speaks(found: Words, last: int) -> bool:
    """Whether an outlet's noun that ends at ``last`` can be a subject: ", the Tessel news agency reports"."""
    if found.low[last] not in w.OUTLETS:
        return False
    before = last
    while before >= 0 and found.tag[before] in "ND":
        before -= 1
    return before < 0 or found.tag[before] in ',"S'


def _agrees(found: Words, index: int) -> bool:
    """Whether a bare form can be the verb of what stands before it: a plural, or a group that ends in a name."""
    if found.raw[index][0].isupper():
        return False
    return found.raw[index - 1][0].isupper() or _plural_subject(found, index)


def _plural_subject(found: Words, index: int) -> bool:
    """Whether the noun group before ``index`` ("polls in the north") is headed by a plural."""
    head = index - 1
    while head > 1 and found.tag[head] in "N'D":
        if found.tag[head - 1] == "P" and found.tag[head - 2] == "N":
            head -= 2
        elif found.tag[head] == "N" and (found.tag[head - 1] not in "N'D"):
            break
        elif found.tag[head - 1] == "D" and head > 2 and found.tag[head - 2] == "P":  # noqa: PLR2004
            head -= 3
        elif head == index - 1 or found.tag[head - 1] in "N'":
            if found.low[head].endswith("s") and head != index - 1:
                break
            if found.low[head].endswith("s") and found.tag[head - 1] != "P":
                return True
            head -= 1
        else:
            break
    return found.low[head].endswith("s") or found.low[head] in _PLURALS


_PLURALS = frozenset("people police men women many some most others few both all majority children".split())


def _closed_classes() -> dict[str, str]:
    layers: tuple[tuple[str, Iterable[str]], ...] = (
        ("K", w.TIMES),
        ("J", w.ADVERBS),
        ("P", w.PREPOSITIONS),
        ("D", w.DETERMINERS),
        ("S", w.SUBORDINATORS),
        ("C", w.CONJUNCTIONS),
        ("O", w.OBJECT_PRONOUNS),
        ("R", w.SUBJECT_PRONOUNS),
        ("A", w.AUXILIARIES),
        ('"', _QUOTES),
        ("T", ("to",)),
        ("'", ("'s",)),
        ("J", ("n't", "not")),
    )
    return {word: tag for tag, group in layers for word in group}


_CLOSED = _closed_classes()
