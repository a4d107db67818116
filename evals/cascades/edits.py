"""Edits of a sentence, each with the kind of divergence that it must be reported as.

A sentence is kept as its base wording and a set of sites. A ``Site`` is a range of the base
and what stands there when the edit is applied; sites of one sentence never touch. Two versions
of the sentence then differ in exactly the sites that one applies and the other does not, and
where these stand in each version follows by counting.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

import regex

from evals.cascades import words

Grade = str
"""``substantive``, ``minor`` or ``cosmetic``: what the edit is, whatever a report calls it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of edit: the kinds of divergence that name it rightly, how grave it is.

    A form that is not ``required`` may be reported or not.
    """

    kinds: tuple[str, ...]
    grade: Grade
    required: bool = True


FORMS: dict[str, Form] = {
    "temporal": Form(kinds=("temporal",), grade="substantive"),
    "duration": Form(kinds=("temporal", "numeric"), grade="substantive"),
    "numeric": Form(kinds=("numeric",), grade="substantive"),
    "modality": Form(kinds=("modality",), grade="substantive"),
    "negation": Form(kinds=("negation",), grade="substantive"),
    "quotation": Form(kinds=("quotation",), grade="minor"),
    "entity": Form(kinds=("entity",), grade="substantive"),
    "speaker": Form(kinds=("attribution",), grade="substantive"),
    "omission": Form(kinds=("omission",), grade="minor"),
    "addition": Form(kinds=("addition",), grade="minor"),
    "wording": Form(kinds=("wording",), grade="minor"),
    "spelling": Form(kinds=("spelling",), grade="cosmetic"),
    "spacing": Form(kinds=("typography", "spelling"), grade="cosmetic"),
    "misspelling": Form(kinds=("spelling",), grade="cosmetic"),
    "typography": Form(kinds=("typography", "spelling"), grade="cosmetic"),
    "homoglyph": Form(kinds=("typography", "spelling"), grade="cosmetic", required=False),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """An edit of ``base[start:end]`` into ``text``; ``form`` is a key of ``FORMS``."""

    start: int
    end: int
    text: str
    form: str


Range = tuple[int, int]


def realise(base: str, sites: Collection[Site], applied: Collection[Site]) -> tuple[str, dict[Site, Range]]:
    """The wording with ``applied`` edits, and where every one of ``sites`` stands in it."""
    pieces: list[str] = []
    places: dict[Site, Range] = {}
    done = length = 0
    for site in sorted(sites, key=lambda one: (one.start, one.end)):
        text = site.text if site in applied else base[site.start : site.end]
        pieces += [base[done : site.start], text]
        start = length + site.start - done
        places[site] = (start, start + len(text))
        done, length = site.end, start + len(text)
    return "".join([*pieces, base[done:]]), places


def propose(base: str, form: str, taken: Collection[Site], draw: random.Random) -> Site | None:
    """An edit of this form that keeps clear of the sites already ``taken``; ``None`` if there is none."""
    barred = [] if form in ("speaker", "homoglyph") else saying_clauses(base)
    quotes = [] if form in ("quotation", "typography") else quoted(base)
    found = [
        site
        for site in FINDERS[form](base, draw)
        if not any(_near(site, other.start, other.end, 12) for other in taken)
        and not any(_near(site, start, end, 0) for start, end in barred + quotes)
    ]
    return draw.choice(found) if found else None


def _near(site: Site, start: int, end: int, gap: int) -> bool:
    return site.start < end + gap and start < site.end + gap


def quoted(base: str) -> list[Range]:
    """Ranges of quotations, marks included."""
    return [match.span() for match in regex.finditer(r"“[^”]*”?|\"[^\"]*\"?", base)]


_SAYING = regex.compile(r"\b(?:" + "|".join(words.SAYING) + r")\b|\baccording to\b")


def seeded(what: str) -> random.Random:
    """Chance that falls the same way whenever ``what`` is the same."""
    return random.Random(what)  # noqa: S311 (nothing here is secret)


def speaks(base: str) -> bool:
    """Whether somebody is quoted or named as saying it."""
    return bool(_SAYING.search(base) or quoted(base))


def saying_clauses(base: str) -> list[Range]:
    """Where a sentence says who said it; edits keep out, as such a clause is not what is claimed."""
    quotes = quoted(base)
    return [_clause(base, match.span(), quotes) for match in _SAYING.finditer(base)]


def _clause(base: str, verb: Range, quotes: Sequence[Range]) -> Range:
    """The clause around a verb of saying: after a quotation, at the head of the sentence, or in commas."""
    start, end = verb
    closed = max((stop for _, stop in quotes if stop <= start), default=None)
    if closed is not None and len(base[closed:start].split()) <= 12:
        return closed, min((begin for begin, _ in quotes if begin >= end), default=len(base))
    after = regex.match(r"(?:\s+[^\s,“”\"]+){0,3}", base[end:])
    reach = end + (after.end() if after else 0)
    comma = base.rfind(",", 0, start)
    if len(base[:start].split()) <= 14 or comma < 0:
        return 0, reach
    following = base.find(",", end)
    return comma, following if following >= 0 else len(base)


_WEEKDAY = regex.compile(r"\b(?:" + "|".join(words.WEEKDAYS) + r")\b")
_MONTH = regex.compile(
    r"\b(?:" + "|".join(words.MONTHS) + r")\b(?= \d)|(?<=\bin |\bof )(?:" + "|".join(words.MONTHS) + r")\b"
)
_YEAR = regex.compile(r"(?<=\b(?:in|by) )(?:19|20)\d\d\b|(?<=\bsince )(?:19|20)\d\d\b")
_SINCE = regex.compile(r"\b(?:in|since)(?= (?:" + "|".join(words.MONTHS) + r"|(?:19|20)\d\d)\b)")
_SHIFTED = regex.compile(
    r"\b(?:" + "|".join(words.SHIFTED) + r")\b(?! (?:all|that)\b)(?<!(?:before|after)(?! [a-z]))"
)


def _temporal(base: str, draw: random.Random) -> Iterator[Site]:
    for match in _WEEKDAY.finditer(base):
        yield _swap(match, _other(match[0], words.WEEKDAYS, draw), "temporal")
    for match in _MONTH.finditer(base):
        yield _swap(match, _other(match[0], words.MONTHS, draw), "temporal")
    for match in _YEAR.finditer(base):
        yield _swap(match, str(int(match[0]) + draw.choice((-3, -2, -1, 1, 2))), "temporal")
    for match in _SINCE.finditer(base):
        yield _swap(match, "since" if match[0] == "in" else "in", "temporal")
    for match in _SHIFTED.finditer(base):
        yield _swap(match, words.SHIFTED[match[0]], "temporal")


_NUMBER = regex.compile(r"(?<![\w.,$€£#-])(?<!No\. )[$€£]?\d+(?:,\d{3})*(?:\.\d+)?(?= (?P<unit>[a-z]{3,})\b)")
_COUNT = regex.compile(r"\b(?P<count>" + "|".join(words.COUNTS) + r")(?= (?P<unit>[a-z]{3,}s)\b)")
_DATED = regex.compile(r"(?:" + "|".join(words.MONTHS) + r"|[A-Z][a-z]{2,4}\.) $")


def _numbers(base: str, draw: random.Random) -> Iterator[Site]:
    for match in _NUMBER.finditer(base):
        if _DATED.search(base[: match.start()]) or regex.fullmatch(r"(?:19|20)\d\d", match[0]):
            continue
        form = "duration" if match["unit"] in words.TIME_UNITS else "numeric"
        yield _swap(match, _other_number(match[0], draw), form)
    for match in _COUNT.finditer(base):
        form = "duration" if match["unit"] in words.TIME_UNITS else "numeric"
        yield _swap(match, _other(match[0], words.COUNTS, draw), form)


def _other_number(number: str, draw: random.Random) -> str:
    sign = number[0] if number[0] in "$€£" else ""
    digits = number.lstrip("$€£").replace(",", "")
    places = len(digits.partition(".")[2])
    value = float(digits)
    new = value + draw.choice((2, 3, 5)) if value < 20 else value * draw.choice((0.6, 1.3, 1.5))
    plain = f"{new:,.{places}f}" if "," in number or new >= 10_000 else f"{new:.{places}f}"
    return sign + plain


_HEDGES: tuple[tuple[regex.Pattern[str], tuple[str, ...]], ...] = tuple(
    (regex.compile(pattern), replacements)
    for pattern, replacements in (
        (r"\b(?:may|might|could)(?= (?!not\b|have\b|be\b)[a-z]+)", ("will",)),
        (r"\b(?:may|might|could)(?= be\b)", ("will",)),
        (r"\bwill(?= (?!not\b)[a-z]+)", ("may", "could")),
        (r"\bwould(?= (?!not\b|have\b)[a-z]+)", ("might",)),
        (r"\b(?:is|are) (?:expected|likely) to\b", ("will",)),
        (r"\b(?:plans|hopes|intends|wants|plan|hope|intend|want) to\b", ("will",)),
        (r"\b(?:reportedly|allegedly|apparently|likely|possibly|probably|perhaps) (?!to\b)(?=[a-z])", ("",)),
        (r"(?<=\bwas |\bhas |\bhad |were |have )(?=[a-z]+ed\b)", ("reportedly ", "allegedly ")),
    )
)
_TO_NEGATE = regex.compile(
    r"\b(?:will|would|could|should|is|are|was|were)\b(?= [a-z]+\b)"
    r"(?! (?:not|no|a|an|the|likely|only|also|just|merely|solely)\b)"
)
_PERFECT = regex.compile(r"\b(?:has|have|had)\b(?= (?:been|[a-z]+ed)\b)")
_NEGATED = regex.compile(
    r"(?<=\b(?:is|are|was|were|do|does|did|to|has|have|had|will|would|could) )not (?=[a-z])"
)


def _modality(base: str, draw: random.Random) -> Iterator[Site]:
    for pattern, replacements in _HEDGES:
        for match in pattern.finditer(base):
            yield _swap(match, draw.choice(replacements), "modality")


_DENIED = regex.compile(
    r"\b(?:no|not|never|nor|neither|nobody|nothing|none|n[’']t|hardly|without)\b", regex.IGNORECASE
)


def _negation(base: str, draw: random.Random) -> Iterator[Site]:  # noqa: ARG001 (one signature for all)
    for match in (*_TO_NEGATE.finditer(base), *_PERFECT.finditer(base)):
        if not _DENIED.search(base, max(match.start() - 40, 0), match.end() + 40):
            yield _swap(match, match[0] + " not", "negation")
    for match in _NEGATED.finditer(base):
        if not base.startswith("only", match.end()):
            yield _swap(match, "", "negation")


def _quotation(base: str, draw: random.Random) -> Iterator[Site]:  # noqa: ARG001
    for match in regex.finditer(r"(?<=[\w,] )(?:“([^“”]+)”|\"([^\"]+)\")", base):
        inner = match[1] or match[2]
        if 2 <= len(inner.split()) <= 12 and inner[0].islower():
            yield _swap(match, inner.rstrip(",") + ("," if inner.endswith(",") else ""), "quotation")


_ALONE = r"(?<![A-Z][a-z] )(?<!\bof )(?<!-)\b{}\b(?![-’'])(?! [A-Z])"
_TITLED = regex.compile(
    r"\b(?:"
    + "|".join(regex.escape(title) for title in words.TITLES)
    + r") (?P<name>[A-Z][a-z]{3,})\b(?! [A-Z])"
)


def _entity(base: str, draw: random.Random) -> Iterator[Site]:
    for group in words.PLACES:
        for match in regex.finditer(_ALONE.format("(?:" + "|".join(group) + ")"), base):
            if not regex.search(r"[A-Z]\w*\s$", base[: match.start()]):
                yield _swap(match, _other(match[0], group, draw), "entity")
    for match in _TITLED.finditer(base):
        start, end = match.span("name")
        yield Site(start=start, end=end, text=draw.choice(words.SURNAMES), form="entity")


_NAME = r"(?P<name>[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,}){0,2})"
_SAYS = regex.compile(
    rf"(?:(?<=[,.”\"] )|^)(?:(?:Mr|Mrs|Ms|Sen|Rep|Gov)\. )?{_NAME} "
    r"(?:said|says|added|noted|warned|argued|insisted)\b"
)
_NOBODY = frozenset(
    [
        "The",
        "This",
        "That",
        "These",
        "Those",
        "They",
        "She",
        "But",
        "And",
        "Yet",
        "Still",
        "Officials",
        "Others",
        "Some",
        "Many",
        "Police",
        "Critics",
        "Supporters",
        "Opponents",
    ]
)
_PEOPLE = regex.compile(
    r"(?:s|ists|ers|ians|House|Department|Court|Committee|Senate|Congress|Union|Pentagon|Council)$"
)


def _speaker(base: str, draw: random.Random) -> Iterator[Site]:
    for match in _SAYS.finditer(base):
        name = match["name"].split()
        if name[0] in _NOBODY or (len(name) == 1 and _PEOPLE.search(name[0])) or _PEOPLE.search(name[-1]):
            continue
        surname = draw.choice(words.SURNAMES)
        new = surname if len(name) == 1 else f"{draw.choice(words.FORENAMES)} {surname}"
        start, end = match.span("name")
        yield Site(start=start, end=end, text=new, form="speaker")


_CUTS = tuple(
    regex.compile(pattern)
    for pattern in (
        r"(?<=\w), (?:which|who|whose|where) [^,“”\"]{10,110},(?= [a-z])",
        r"(?<=\w), (?:which|who|where|if|unless|although|though|despite|including) [^,“”\"]{10,100}(?=\.$)",
        r"(?<=\w) (?:if|unless|despite) [^,“”\"]{10,80}(?=\.$)",
        r"(?<=\w) ?— ?[^—“”\"]{10,100} ?—(?= ?[a-z])",
        r"(?<=\w), [a-z]+ing [^,“”\"]{10,90}(?=\.$)",
        r"(?<=[a-z]), (?:a|an) [^,“”\"]{8,70},(?= [a-z])",
        r"(?<=[a-z]) (?:in|at|for|with|from|during) (?:the|a|his|her|its) [a-z][^,.“”\"]{6,50}(?=\.$)",
    )
)
_TELLING = regex.compile(
    r"\d|\b(?:not|no|never|nor|may|might|could|would|will|reportedly|likely|"
    + "|".join((*words.SAYING, *words.WEEKDAYS, *words.MONTHS, *words.COUNTS, *words.SHIFTED))
    + r")\b|n[’']t\b|ago\b"
)


def _omission(base: str, draw: random.Random) -> Iterator[Site]:  # noqa: ARG001
    for pattern in _CUTS:
        for match in pattern.finditer(base):
            cut = len(match[0].split())
            speaks = regex.match(r"\s*(?:" + "|".join(words.SAYING) + r")\b", base[match.end() :])
            if 3 <= cut <= 0.45 * len(base.split()) and not _TELLING.search(match[0]) and not speaks:
                yield _swap(match, "", "omission")


def _addition(base: str, draw: random.Random) -> Iterator[Site]:
    if regex.search(r"[a-z]\.$", base) and not _SAYING.search(base[-45:]):
        end = len(base) - 1
        yield Site(start=end, end=end, text=draw.choice(words.ADDITIONS), form="addition")


def _table(table: dict[str, str], form: str) -> Callable[[str, random.Random], Iterator[Site]]:
    pattern = regex.compile(
        r"(?<![-\w’'])(?:" + "|".join(sorted(table, key=len, reverse=True)) + r")\b(?![-’'])"
    )

    def find(base: str, draw: random.Random) -> Iterator[Site]:  # noqa: ARG001
        for match in pattern.finditer(base):
            yield _swap(match, table[match[0]], form)

    return find


def _typography(base: str, draw: random.Random) -> Iterator[Site]:  # noqa: ARG001
    for match in regex.finditer(r"(?<![-\w])[a-z]{4,}-[a-z]{4,}\b(?!-)", base):
        yield _swap(match, match[0].replace("-", " "), "typography")
    for match in regex.finditer(r"\bU\.S\.(?= [a-z])", base):
        yield _swap(match, "US", "typography")
    for match in regex.finditer(r"(?<=[a-z]) — (?=[a-z])", base):
        yield _swap(match, " – ", "typography")


def _homoglyph(base: str, draw: random.Random) -> Iterator[Site]:
    for match in regex.finditer(r"\b[A-Za-z][a-z]{6,}\b", base):
        spots = [index for index, char in enumerate(match[0]) if index and char in words.LOOKALIKES]
        if spots:
            spot = draw.choice(spots)
            new = match[0][:spot] + words.LOOKALIKES[match[0][spot]] + match[0][spot + 1 :]
            yield _swap(match, new, "homoglyph")


def _misspelling(base: str, draw: random.Random) -> Iterator[Site]:
    for match in regex.finditer(r"(?<![-\w])[a-z]{9,}\b(?!-)", base):
        spots = [i for i in range(2, len(match[0]) - 3) if match[0][i] != match[0][i + 1]]
        if spots:
            spot = draw.choice(spots)
            new = match[0][:spot] + match[0][spot + 1] + match[0][spot] + match[0][spot + 2 :]
            yield _swap(match, new, "misspelling")


def _swap(match: regex.Match[str], text: str, form: str) -> Site:
    return Site(start=match.start(), end=match.end(), text=text, form=form)


def _other(one: str, group: Sequence[str], draw: random.Random) -> str:
    return draw.choice([other for other in group if other != one])


FINDERS: dict[str, Callable[[str, random.Random], Iterator[Site]]] = {
    "temporal": _temporal,
    "duration": lambda base, draw: (site for site in _numbers(base, draw) if site.form == "duration"),
    "numeric": lambda base, draw: (site for site in _numbers(base, draw) if site.form == "numeric"),
    "modality": _modality,
    "negation": _negation,
    "quotation": _quotation,
    "entity": _entity,
    "speaker": _speaker,
    "omission": _omission,
    "addition": _addition,
    "wording": _table(words.SYNONYMS, "wording"),
    "spelling": _table(words.BRITISH, "spelling"),
    "spacing": _table(words.SPACED, "spacing"),
    "misspelling": _misspelling,
    "typography": _typography,
    "homoglyph": _homoglyph,
}
