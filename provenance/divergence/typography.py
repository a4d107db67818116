"""Typography: the same words, set otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.divergence.alignment import Change
from provenance.divergence.detecting import Changes, Detector, Difference, Example, Pair
from provenance.divergence.passage import Reading
from provenance.text import lookalikes

_HYPHENS = frozenset("-‐‑–−")
_DASHES = {"—": "an em dash", "–": "an en dash", "-": "a hyphen", "--": "two hyphens", "―": "a bar"}
_NOTHING = Change(range(0), range(0))
_QUOTES = {**dict.fromkeys("“”„‟", "curly"), **dict.fromkeys("«»", "angled"), '"': "straight"}
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")


def _detect(pair: Pair, changes: Changes) -> Iterator[Difference]:
    """One difference a sort: what is set otherwise once usually is throughout."""
    yield from _compounds(pair, changes)
    if not pair.close:
        return
    seen: set[str] = set()
    for i, j in pair.alignment.partners.items():
        for note, left, right in _at(pair, i, j):
            if note not in seen:
                seen.add(note)
                marks = "quotation" in note
                # A quotation is shown whole, but it is only the marks that are explained.
                narrow = _NOTHING if marks else None
                yield Difference("typography", "cosmetic", left, right, note, quoted=marks, narrow=narrow)


def _at(pair: Pair, i: int, j: int) -> Iterator[tuple[str, range, range]]:
    """What is set otherwise at two partners, or between them and the words before."""
    one, other = pair.left.words[i], pair.right.words[j]
    here = range(i, i + 1), range(j, j + 1)
    note = _glyphs(one.text, other.text) if one.norm == other.norm else _points(one.text, other.text)
    if note:
        yield note, *here
    if i and pair.alignment.partners.get(i - 1) == j - 1:
        note = _joints(pair.left.gap(i), pair.right.gap(j))
        if note:
            yield note, range(i - 1, i + 1), range(j - 1, j + 1)
    marks = _quote_style(pair.left, i), _quote_style(pair.right, j)
    if marks[0] and marks[1] and marks[0] != marks[1]:
        note = f"{marks[0]} quotation marks | {marks[1]} quotation marks"
        yield note, _quotation(pair.left, i), _quotation(pair.right, j)


def _points(one: str, other: str) -> str | None:
    """An abbreviation with and without points."""
    if one == other or one.replace(".", "") != other.replace(".", ""):
        return None
    return "written with points | without points" if "." in one else "written without points | with points"


def _quotation(reading: Reading, index: int) -> range:
    """The quotation that begins at a word or ended before it; else the word."""
    for quote in reading.quotes:
        if index in {quote.start, quote.stop}:
            return quote
    return range(index, index + 1)


def _glyphs(one: str, other: str) -> str | None:
    if one == other:
        return None
    if bool(lookalikes(one)) != bool(lookalikes(other)):
        return "a letter of another script that looks the same"
    plain = one.translate(_APOSTROPHES), other.translate(_APOSTROPHES)
    if plain[0] == plain[1]:
        return "curly or straight apostrophe"
    if plain[0].casefold() == plain[1].casefold():
        return None  # capitals follow from headlines, sentence starts and house style
    return "accents or letter forms"


def _joints(one: str, other: str) -> str | None:
    """Dashes of two sorts, or a compound with and without its hyphen."""
    dashes = _dash(one), _dash(other)
    if dashes[0] and dashes[1]:
        return f"{dashes[0]} between words | {dashes[1]} between words" if dashes[0] != dashes[1] else None
    if one != other and _joint(one) != _joint(other) and not any(dashes):
        return f"written {_joint(one)} | written {_joint(other)}"
    return None


def _dash(gap: str) -> str | None:
    """The dash that parts two words; a hyphen or en dash without spaces joins them."""
    mark = gap.strip()
    return _DASHES.get(mark) if mark in {"—", "--", "―"} or gap != mark else None


def _joint(gap: str) -> str:
    """How two words are joined."""
    return "with a hyphen" if gap in _HYPHENS else "apart"


def _quote_style(reading: Reading, index: int) -> str | None:
    return next((_QUOTES[mark] for mark in reading.gap(index) if mark in _QUOTES), None)


def _compounds(pair: Pair, changes: Changes) -> Iterator[Difference]:
    """The same letters, parted otherwise: "lawmakers" beside "law makers"."""
    for change in changes:
        if len(change.left) == len(change.right) or min(len(change.left), len(change.right)) != 1:
            continue
        if _letters(pair.left, change.left) == _letters(pair.right, change.right):
            yield Difference(
                "typography",
                "cosmetic",
                change.left,
                change.right,
                "written as one word | written apart"
                if len(change.left) == 1
                else "written apart | written as one word",
            )


def _letters(reading: Reading, words: range) -> str:
    return "".join(reading.words[index].norm.replace(".", "") for index in words)


DETECTOR = Detector(
    kind="typography",
    detect=_detect,
    valid=(
        Example(
            "The fact-finding mission left the port at dawn.",
            "The fact finding mission left the port at dawn.",
            ("fact-finding", "fact finding"), "cosmetic",
        ),
        Example(
            "Its lawmakers sat until midnight over the water bill.",
            "Its law makers sat until midnight over the water bill.",
            ("lawmakers", "law makers"), "cosmetic",
        ),
        Example(
            "The mayor’s office closed the bridge to lorries.",
            "The mayor's office closed the bridge to lorries.",
            ("mayor’s", "mayor's"), "cosmetic",
        ),
        Example(
            "The ministеr opened the northern tunnel.",
            "The minister opened the northern tunnel.",
            ("ministеr", "minister"), "cosmetic",
        ),
        Example(
            "He called the offer “a fair price” for the season.",
            'He called the offer "a fair price" for the season.',
            ("“a fair price”", '"a fair price"'), "cosmetic",
        ),
        Example(
            "A trawler from the U.S. cut the cable to the islands.",
            "A trawler from the US cut the cable to the islands.",
            ("U.S.", "US"), "cosmetic",
        ),
        Example(
            "The dam — built in haste — is to be torn down.",
            "The dam – built in haste – is to be torn down.",
            ("dam — built", "dam – built"), "cosmetic",
        ),
    ),
    invalid=(
        Example("The Mayor opened the new tunnel.", "the mayor opened the new tunnel."),
        Example("The tunnel was opened, the mayor said.", "The tunnel was opened the mayor said."),
        Example("The storm sent us a lorry of sand.", "The storm sent a lorry of sand."),
    ),
)  # fmt: skip
