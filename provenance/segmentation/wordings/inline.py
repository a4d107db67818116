"""Wordings cut out of running text."""

from __future__ import annotations

from provenance.segmentation.wordings.entry import Wording

INLINE: tuple[Wording, ...] = (
    Wording(
        "sign-off",
        (
            r"\((?:Additional r|R|r)eporting by [^()]{3,300}\)",
            r"\((?:Writing|Editing|Compiled|Translated) by [^()]{3,300}\)",
        ),
        ("(Reporting by Ann Lee; Editing by Bo Ek)",),
        ("(reporting from Oslo)",),
        clue=" by ",
    ),
    Wording(
        "advert",
        (
            r"(?:Advertisement )?Continue reading the main story",
            r"(?:Story|Article) [Cc]ontinue[sd] (?:[Bb]elow|after)(?: [Aa]dvertisement)?",
        ),
        ("Advertisement Continue reading the main story", "Story Continued Below"),
        ("the story continues",),
        clue="ontinue",
    ),
    Wording(
        "embed",
        (r"\[(?:pullquote|image|video|audio-clip|gallery|embed|break)\]",),
        ("[pullquote]",),
        ("[sic]",),
        clue="[",
    ),
    Wording(
        "list-number",
        (r"(?:(?<=[.!?”\")] )|(?<![^\n]))\d{1,3}[.)] (?=[“\"])",),
        ("12. “So they say.”", '3) "So they say."'),
        ("12. The", "He was 12. “So what?” he asked."),
    ),
    Wording(
        "embed", (r"pic\.twitter\.com/\w+",), ("pic.twitter.com/Ab12",), ("twitter.com",), clue="pic.twitter"
    ),
)
"""Wordings cut out of running text; letter case counts, in the clue too."""

INSIDE: tuple[Wording, ...] = (
    Wording(
        "related-links",
        (
            (
                r"\b(?P<last>[A-Z][\w’'-]+)(?P<cut> (?:[A-Z(][\w.’'()-]* ){1,6}(?P=last)(?=[A-Z0-9“‘'])"
                r"[^\n]{10,600}? MORE\b)"
            ),
        ),
        ("Ann Lee Ann Marie LeeCouncil votes on harbour plan Lee calls for talks MORE",),
        ("Ann Lee wants Ann Lee to do MORE", "Ann Lee said the council wants MORE"),
        clue=" MORE",
    ),
)
"""Wordings inside a sentence, which goes on after them; the group ``cut`` is what is dropped.

Some sites put a name's full form and a list of headlines, run together, after each name.
"""
