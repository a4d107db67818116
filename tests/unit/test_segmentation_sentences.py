from __future__ import annotations

import pytest

from provenance.model import Span
from provenance.segmentation.sentences import split


def cut(text: str, longest: int = 2000) -> list[str]:
    return [span.of(text) for span in split(text, Span(start=0, end=len(text)), longest)]


# A bar marks where a new sentence begins.
CASES = [
    "U.S. Sen. Ann Lee, R-Ariz., spoke on Jan. 3 at noon. |Lt. Gov. Bo Ek disagreed.",
    "He met Gen. Ro and Sens. Li and Ko. |Col. Lee spoke at St. Mary's.",
    "“It ended.” |She sat down.",
    "“It is over,” he said. |“We won.” |He smiled.",
    "The rate rose to 3.5 percent. |No. 10 declined to comment. |It was No. 4 in Asia.",
    "Prime Minister Dr. A. P. J. Amin arrived at 4 p.m. on Monday. |He left at 5 p.m. |The talks went on.",
    "What?! |He asked… and then left. |Then... |He left.",
    "Shares of Acme Corp. fell 3%. |Acme Inc. said so.",
    "She lives in Washington, D.C. |The city is big. |He works for the U.S. |He likes it.",
    "He works for the U.S. State Department. |The U.S. Army said so.",
    "Since U.S. President Ann Lee took office, little has changed.",
    "The vote (held on Nov. 5.) was close. |(It was raining.) |He won.",
    "J. K. Writer wrote it. |It was by Ann W. Lee. |The end.",
    "“Are you sure?” he asked. |“Yes!” she cried. |“No,” he said.",
    "1. First item of the list",
    "The case is Roe v. Wade, as Prof. de Vries et al. wrote.",
    "He said: “Stop.” and left.",
    "It happened at 10 a.m. EST. |The U.N. Security Council met.",
    "He was born in 1961.|He died in 2001.",
    "The number was $1.5 million. |Rs. 500 crore was paid.",
    "In New Mexico, ex-Rep. Ann Lee touted her record, and then-Sen. Bo Ek hers.",
    "Sen. Ann Lee, D-Wis. |(She spoke in May.)",
    "Ann Lee Jr. died. |The Ann Lee Jr. Day is Monday.",
    "他说了。|我们走了！|真的吗？|好。",
    "यह एक वाक्य है। |यह दूसरा है।",
    "هل هذا صحيح؟ |نعم. |هذا جيد.",
    "He replied: “No. |Absolutely not.”",
    "TOKYO, Nov. 17 (Reuters) - The talks failed.",
    "Visit www.gazette.example. |Then write.",
]


@pytest.mark.parametrize("marked", CASES)
def test_split(marked: str) -> None:
    assert cut(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


def test_no_sentence_is_longer_than_the_limit() -> None:
    assert [len(part) for part in cut("x" * 25, longest=10)] == [10, 10, 5]
    assert cut("aa bb cc; dd ee ff", longest=12) == ["aa bb cc;", "dd ee ff"]
    assert cut("aa bb cc dd ee ff", longest=12) == ["aa bb cc dd", "ee ff"]


def test_offsets_hold_beyond_the_basic_plane() -> None:
    assert cut("😀 is one. É́ is two.") == ["😀 is one.", "É́ is two."]
