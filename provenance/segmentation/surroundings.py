"""Page furniture that its surroundings give away: link lists, headings, comments, biographies.

Works on the paragraphs of one article, white space folded, with the reasons that their own
wording already gave; a line's shape (no full stop, title case, a date) counts beside words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from provenance.segmentation.lines import finished
from provenance.segmentation.vocabulary import PEOPLE, SECTION, STAMP

Reasons = list[str | None]

_LIST_HEADER = re.compile(
    r"""\W{0,4}(?:
      (?:related|similar|other|more|latest|top|trending|popular|recent|breaking|recommended|featured|sponsored|local)
        (?:\ (?:news|stories|story|articles?|headlines|posts?|content|topics?|coverage|links?|reading|videos?
             |now|today|this\ week))?
        (?:\ (?:from|in|on|by|for|about|like)\ [\w'’ .&]{2,40})?
    | more\ (?:from|on|in|about|like)\ [\w'’ .&]{2,40}
    | (?:read|see|watch)\ (?:more|also|next|this(?:\ next)?)
    | (?:what|where)\ to\ (?:read|watch)\ next | up\ next | next\ (?:article|story|up)
    | (?:you\ )?(?:may|might)\ (?:also\ )?(?:like|be\ interested(?:\ in)?) | you\ (?:may|might)\ .{0,12}like
    | most\ (?:read|popular|viewed|shared|watched|commented|recent|emailed)(?:\ .{2,30})?
    | (?:the\ )?latest(?:\ (?:in|from|on)\ [\w'’ .&]{2,40})?
    | editor[’']?s?[’']?\ (?:picks?|choice) | don[’']t\ miss(?:\ .{2,20})? | must[\ -]reads? | trending
    | also\ (?:read|see) | in\ (?:other|related)\ news
    | from\ (?:around\ )?(?:the|our)\ (?:web|partners|sponsors|archives?)
    | tags|topics|keywords|categories|filed\ under|in\ this\ (?:article|story)|full\ coverage
    )\W{0,4}""",
    re.IGNORECASE | re.VERBOSE,
)
_COMMENTS = re.compile(
    r"""\W{0,4}(?:
      \d{0,6}\ ?comments?(?:\ ?\(\d{1,6}\))? | leave\ a\ (?:comment|reply) | add\ (?:a\ |your\ )?comment
    | post\ a\ comment | join\ the\ (?:conversation|discussion) | what\ do\ you\ think\?
    | (?:show|reader)\ comments
    )\W{0,4}""",
    re.IGNORECASE | re.VERBOSE,
)
_BIOGRAPHY = re.compile(
    rf"[\W_]{{0,5}}(?:{PEOPLE}|(?i:the (?:author|writer)))\W{{1,3}}(?:[\w’' ,.-]{{2,60}}, )?"
    r"(?:is|was|are|covers|writes|reports) "
    r"(?=.{0,160}\b(?:reporter|correspondent|editor|columnist|contributor|writer|journalist|staff|author of"
    r"|host of|fellow|blog|bureau)\b|(?<=writes )|(?<=covers )).{2,400}"
)
_HANDLE = re.compile(
    r"[^“\"]{0,200}\b(?:follow (?:him|her|them)\b|(?:on twitter|twitter)\W{1,3}@\w{3,30}\b).{0,160}",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[^“”\"]*\b(?:you|your|us|our)\b[^“”\"]*", re.IGNORECASE)
_CALLS = frozenset({"newsletter", "follow-us", "advert", "share-bar"})
_DATED = re.compile(rf"(?:{SECTION}\W{{1,4}})?(?i:{STAMP})(?:\W{{1,4}}{SECTION})?")
_NAMES_ONLY = re.compile(rf"{PEOPLE}(?:, [A-Z][\w. &'’]{{1,40}})?")

_HEADER_LENGTH = 80
_HEADING_WORDS = 7
_HEADING_LENGTH = 70
_TITLE_CASE_WORDS = 16
_TITLE_CASE_SHARE = 0.75
_LINK_LENGTH = 180
_PROSE_WORDS = 6
_LIST_SHARE = 0.7
_SHOWN_BY_SHARE = 3
"""Fewer lines show no share."""
_BIOGRAPHY_PLACES = 3
_BYLINE_WORDS = 9
_HANDLE_WORDS = 30


def reasons(paragraphs: Sequence[str], worded: Sequence[str | None]) -> Reasons:
    """``worded`` with the reasons added that only the surroundings give."""
    found = list(worded)
    _link_lists(paragraphs, found)
    _comments(paragraphs, found)
    _trailing_titles(paragraphs, found)
    _trailing_calls(paragraphs, found)
    _biographies(paragraphs, found)
    _headings(paragraphs, found)
    return found


def _link_lists(paragraphs: Sequence[str], found: Reasons) -> None:
    links = [_is_link(paragraphs, position) for position in range(len(paragraphs))]
    after = [*accumulate(reversed(links), initial=0)][::-1]
    index = 0
    while index < len(paragraphs):
        if len(paragraphs[index]) > _HEADER_LENGTH or not _LIST_HEADER.fullmatch(paragraphs[index]):
            index += 1
            continue
        stop = _list_end(links, index + 1, after[index + 1])
        found[index:stop] = ["related-links"] * (stop - index)
        index = stop


def _list_end(links: Sequence[bool], start: int, ahead: int) -> int:
    """Where a list of links that begins at ``start`` ends: at the first running prose.

    To the end of the article where nearly all of what is left, ``ahead`` lines, looks like
    links: teasers between headlines belong to the list.
    """
    left = len(links) - start
    if left >= _SHOWN_BY_SHARE and ahead >= _LIST_SHARE * left:
        return len(links)
    return next((position for position in range(start, len(links)) if not links[position]), len(links))


def _is_link(paragraphs: Sequence[str], position: int) -> bool:
    """Whether a line could be a headline in a list: short, without a full stop, or dated below."""
    line = paragraphs[position]
    if len(line) > _LINK_LENGTH:
        return False
    if not finished(line) or len(line.split()) < _PROSE_WORDS or line.endswith(("?", "!")):
        return True
    return position + 1 < len(paragraphs) and _DATED.fullmatch(paragraphs[position + 1]) is not None


def _comments(paragraphs: Sequence[str], found: Reasons) -> None:
    """Drop what readers wrote: everything after a comments header in the second half."""
    total, before = sum(map(len, paragraphs)), 0
    for index, line in enumerate(paragraphs):
        if before * 2 > total and len(line) <= _HEADER_LENGTH and _COMMENTS.fullmatch(line):
            found[index:] = ["comments"] * (len(paragraphs) - index)
            return
        before += len(line)


def _trailing_titles(paragraphs: Sequence[str], found: Reasons) -> None:
    """Headlines in title case after the last prose paragraph are links, header or not."""
    start = len(paragraphs)
    while start and (found[start - 1] or _is_bare_title(paragraphs[start - 1])):
        start -= 1
    titles = [index for index in range(start, len(paragraphs)) if found[index] is None]
    if start and len(titles) > 1:
        for index in titles:
            found[index] = "related-links"


def _is_bare_title(line: str) -> bool:
    return _in_title_case(line) and not any(
        char.isdigit() for char in line
    )  # results and dates are a list of the body's


def _trailing_calls(paragraphs: Sequence[str], found: Reasons) -> None:
    """Short lines that address the reader after a newsletter or follow-us call belong to it."""
    start = len(paragraphs)
    while start and (found[start - 1] or _addresses_reader(paragraphs[start - 1])):
        start -= 1
    call = None
    for index in range(start, len(paragraphs)):
        if found[index] in _CALLS:
            call = found[index]
        elif found[index] is None and call:
            found[index] = call


def _addresses_reader(line: str) -> bool:
    return len(line) <= _LINK_LENGTH and _ADDRESS.fullmatch(line) is not None


def _biographies(paragraphs: Sequence[str], found: Reasons) -> None:
    kept = [index for index, reason in enumerate(found) if reason is None]
    for index in reversed(kept[1:][-_BIOGRAPHY_PLACES:]):
        line = paragraphs[index]
        if not (_BIOGRAPHY.fullmatch(line) or (index == kept[-1] and _is_handle_line(line))):
            return
        found[index] = "author-bio"


def _is_handle_line(line: str) -> bool:
    return len(line.split()) <= _HANDLE_WORDS and bool(_HANDLE.fullmatch(line))


def _headings(paragraphs: Sequence[str], found: Reasons) -> None:
    """Names above the first prose are a byline; short lines without a full stop are headings."""
    opened = False
    for index, line in enumerate(paragraphs):
        if found[index] is not None:
            continue
        if not _is_heading(line):
            opened = True
        elif not opened and len(line.split()) <= _BYLINE_WORDS and _NAMES_ONLY.fullmatch(line):
            found[index] = "byline"
        elif len(paragraphs) > 1:
            found[index] = "heading"


def _is_heading(line: str) -> bool:
    if finished(line) or not line[0].isalnum() or line[0].islower():
        return bool(line) and not finished(line) and line[0] in "‘“'\"" and _in_title_case(line)
    return (len(line) <= _HEADING_LENGTH and len(line.split()) <= _HEADING_WORDS) or _in_title_case(line)


def _in_title_case(line: str) -> bool:
    """Whether a line without a full stop is set in title case or capitals."""
    words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]  # noqa: PLR2004 (articles, prepositions)
    if finished(line) or not 2 <= len(words) <= _TITLE_CASE_WORDS or len(line) > _LINK_LENGTH:  # noqa: PLR2004
        return False
    return sum(word[0].isupper() for word in words) >= _TITLE_CASE_SHARE * len(words)
