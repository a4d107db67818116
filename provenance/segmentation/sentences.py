"""Where sentences end: candidate marks, each decided by the words on its two sides.

Rules of our own rather than a library: on a thousand real articles the disagreements with
BlingFire and Punkt were read, and nearly all of theirs were splits after "Mr.", "Rep.", "v."
or a list number; these rules take nothing but the text, on every platform.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.model import Span

_MARK = re.compile(r"[.?!…‽؟۔।॥。！？｡](?:[.?!…]| (?=\. ?\.))*[\"'”’»›)\]」』）】]*")
_WIDE = frozenset("。！？｡")
"""Marks after which Chinese and Japanese put no space."""

_NEXT = re.compile(r"[\s\"'“‘«‹„(\[¿¡—–…*-]*(?P<word>[\w’']*)")
_GLUED = re.compile(r"[A-ZÀ-ÞА-Я][a-zà-ÿа-я’']* ")
_BEFORE_TITLE = re.compile(r"(?:then|ex|former|late)-")
_GLUED_LETTERS = 3
_NUMBERING = re.compile(r"[0-9]{1,2}|[ivxIVX]{1,4}|[a-zA-Z]")

_TITLES = frozenset(
    """mr mrs ms mx dr drs prof sen sens rep reps gov govs lt gen maj capt col sgt cpl pvt cmdr adm rear brig
    fr rev hon pres supt st ste ft mt messrs mme mlle sr sra srta dra pte det insp cllr amb atty asst assoc
    sec del treas secy v vs ret viz cf approx ca fig figs eq vol op art arts nos nr tel rs tk al""".split()
)
"""Abbreviations that stand before what they belong to, and so do not end a sentence."""

_SHORTENED = frozenset(
    """jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    inc corp co ltd llc plc bros cos dept univ govt assn ave blvd rd hwy pl sq est jr esq etc ed eds ext
    ala ariz ark calif colo conn fla ga ill ind kan kans ky la md mass mich minn miss mo mont neb nebr nev
    okla ore pa penn tenn tex va vt wash wis wisc wyo alta ont que sask min mins secs hr hrs lb lbs oz
    pp""".split()
)
"""Abbreviations that may end a sentence: whether they do is told by the next word."""

_OPENING_WORDS = frozenset(
    """the a an this that these those it he she they we i you his her its their our my your there here
    in on at by for from to with after before during since until while when where why how what who which
    if as but and or so yet nor not no than then although though because despite under over among between
    about against according also another both each every few many more most much several some such all any
    however meanwhile moreover instead still now today yesterday tomorrow later earlier last once only
    even just click officials authorities critics experts analysts""".split()
)
"""Words that, capitalised after an abbreviation, begin a sentence rather than go on with a name."""


def split(text: str, span: Span, longest: int) -> list[Span]:
    """Sentences of a range, trimmed of white space; none is longer than ``longest`` code points."""
    found: list[Span] = []
    start = span.start
    for end in (*_ends(text, span), span.end):
        found.extend(_bounded(text, start, end, longest))
        start = end
    return found


def _ends(text: str, span: Span) -> Iterator[int]:
    start = span.start
    for mark in _MARK.finditer(text, span.start, span.end):
        if mark.end() < span.end and _is_end(text, start, mark, span.end):
            yield mark.end()
            start = mark.end()


def _is_end(text: str, start: int, mark: re.Match[str], stop: int) -> bool:
    first, end = text[mark.start()], mark.end()
    if first in _WIDE:
        return True
    if not text[end].isspace():
        return _is_glued(text, mark, stop)
    after = _NEXT.match(text, end, stop)
    word = after["word"] if after else ""
    if not word or word[0].islower():
        return False
    if mark[0].rstrip("\"'”’»›)]") != ".":
        return True
    before = _word_before(text, start, mark.start())
    opens = not text[start : mark.start() - len(before)].strip("\"'“‘«( \t\n*•-–—")
    return _stop_ends(before, word, opens=opens)


def _is_glued(text: str, mark: re.Match[str], stop: int) -> bool:
    """Two sentences with the space lost between them ("in 1961.He left")."""
    before = text[max(0, mark.start() - _GLUED_LETTERS) : mark.start()]
    plain = len(before) == _GLUED_LETTERS and ((before.isalpha() and before.islower()) or before.isdigit())
    return plain and _GLUED.match(text, mark.end(), stop) is not None


def _word_before(text: str, start: int, position: int) -> str:
    begin = position
    while begin > max(start, position - 30) and (text[begin - 1].isalnum() or text[begin - 1] in ".’'&-"):
        begin -= 1
    return text[begin:position]


def _stop_ends(before: str, after: str, *, opens: bool) -> bool:
    """Whether a full stop between these two words ends a sentence.

    ``opens``: the first word is also the first of its sentence ("2. Second", "No. That").
    """
    key = _BEFORE_TITLE.sub("", before.lower().lstrip("’'-.&"))
    if opens and _NUMBERING.fullmatch(before):
        return False
    if key == "no":
        return not after[0].isdigit()
    if key in _TITLES:
        return False
    opening = after[0].isupper() and after.lower() in _OPENING_WORDS
    if len(before) == 1 and before.isupper():
        return opening if before != "I" else True
    return opening or not (key in _SHORTENED or "." in key)


def _bounded(text: str, start: int, end: int, longest: int) -> Iterator[Span]:
    """``[start, end)`` trimmed, cut at semicolons or white space where it is too long."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end:
        while text[start].isspace():
            start += 1
        cut = end if end - start <= longest else _cut(text, start, start + longest)
        last = cut
        while text[last - 1].isspace():
            last -= 1
        yield Span(start=start, end=last)
        start = cut


def _cut(text: str, start: int, limit: int) -> int:
    semicolon = text.rfind("; ", start + 1, limit)
    if semicolon > start:
        return semicolon + 1
    space = next((index for index in range(limit - 1, start, -1) if text[index].isspace()), None)
    return limit if space is None else space
