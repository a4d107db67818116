"""Plans of cascades: which texts there are, who has whose, who says so, and which lie in the pile.

A plan is a forest of ``Node``s; a tree is one origin and what became of it. What a plan leaves
open (outlets, dates, edits) is drawn when it is carried out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Credit = Literal["none", "dateline", "reported", "citing", "according", "chain", "line"]
Day = Literal["second", "day", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A text of a cascade.

    Attributes:
        key: its name inside the plan.
        parent: the text it was made from; ``None`` for an origin.
        held: whether it lies in the pile; one that does not may still be named.
        printed: whether it carries its outlet; a held text without one is of nobody.
        kind: the kind of outlet that it is given.
        credit: how it says whom it has the story from, ``names`` the texts it names, the
            nearest first.
        misnames: it credits an outlet that has nothing to do with the story.
        dated: how exactly its date is given; ``zone`` the hours by which its clock is ahead of UTC.
        version_of: the text of the same outlet that it is a later version of.
        own: it shows that its outlet gathered the story itself.
        telling: which wording of an invented event it starts from (origins only).
        edits: how many edits are made; ``keep`` the share of sentences that stay, ``shuffled``
            whether their order changes.
        marked: a copyist's mark (a foreign letter, a misspelling) is planted.
        extra: how many sentences of another affair it adds, which nobody has but who has it from it.
    """

    key: str
    parent: str | None = None
    held: bool = True
    printed: bool = True
    kind: Literal["agency", "any"] = "any"
    credit: Credit = "none"
    names: tuple[str, ...] = ()
    misnames: bool = False
    dated: Day = "second"
    zone: int = 0
    version_of: str | None = None
    own: bool = False
    telling: int = 0
    edits: int = 4
    keep: float = 0.85
    shuffled: bool = False
    marked: bool = False
    extra: int = 0


Plan = tuple[Node, ...]

WIRE: Plan = (
    Node(key="wire", kind="agency", credit="dateline", names=("wire",), own=True),
    Node(key="copy", parent="wire", credit="dateline", names=("wire",), edits=3, keep=0.95),
    Node(key="rewrite", parent="wire", credit="reported", names=("wire",), edits=6),
    Node(key="second", parent="rewrite", credit="citing", names=("rewrite",), keep=0.8),
    Node(key="bare", parent="wire", printed=False, dated="none", keep=0.7, shuffled=True),
)

ABSENT: Plan = (
    Node(key="first", held=False, kind="agency"),
    Node(key="middle", parent="first", held=False, edits=2, keep=1.0, marked=True),
    Node(
        key="left",
        parent="middle",
        printed=False,
        credit="reported",
        names=("first",),
        dated="none",
        keep=0.9,
    ),
    Node(key="right", parent="middle", credit="citing", names=("middle",), keep=0.8),
    Node(key="both", parent="middle", credit="chain", names=("middle", "first"), dated="day", keep=0.8),
    Node(key="late", parent="right", credit="according", names=("right",), keep=0.8),
)

CHAIN: Plan = (
    Node(key="source", held=False, kind="agency"),
    Node(key="one", parent="source", credit="citing", names=("source",)),
    Node(key="two", parent="one", credit="citing", names=("one",)),
    Node(key="three", parent="two", credit="reported", names=("two",), shuffled=True),
    Node(key="aside", parent="source", credit="line", names=("source",), edits=3),
)

TWO: Plan = (
    Node(key="here", kind="agency", credit="dateline", names=("here",), own=True),
    Node(key="here-copy", parent="here", credit="reported", names=("here",), keep=0.9),
    Node(key="here-bare", parent="here", printed=False, dated="day", edits=3, keep=0.9),
    Node(key="there", kind="agency", credit="dateline", names=("there",), own=True, telling=1),
    Node(key="there-copy", parent="there", credit="citing", names=("there",), keep=0.9),
)

TWO_ABSENT: Plan = (
    Node(key="here", kind="agency", credit="dateline", names=("here",), own=True),
    Node(key="here-copy", parent="here", credit="line", names=("here",), keep=0.9),
    Node(key="there", kind="agency", held=False, telling=1),
    Node(key="there-left", parent="there", credit="reported", names=("there",), keep=0.9),
    Node(key="there-right", parent="there", credit="citing", names=("there",), keep=0.9),
)

HEARSAY: Plan = (
    Node(key="report", credit="none", own=True),
    Node(key="copy", parent="report", credit="reported", names=("report",), keep=0.9),
    Node(key="again", parent="copy", credit="citing", names=("copy",), keep=0.9),
    Node(key="talk", printed=False, dated="none", telling=2, edits=0),
)

PLAGIARISTS: Plan = (
    Node(key="report", credit="none", own=True),
    Node(key="quiet", parent="report", edits=5, keep=0.9),
    Node(key="quieter", parent="report", edits=3, keep=0.8, shuffled=True, dated="day"),
    Node(key="honest", parent="quiet", credit="reported", names=("report",)),
)

UNKNOWN: Plan = (
    Node(key="lost", held=False, marked=True),
    Node(key="one", parent="lost", edits=3, dated="day"),
    Node(key="two", parent="lost", edits=4, printed=False, dated="none"),
    Node(key="three", parent="lost", edits=3, dated="day", shuffled=True),
)

SWAPPED: Plan = (
    Node(key="source", held=False, kind="agency"),
    Node(key="one", parent="source", credit="reported", names=("source",)),
    Node(key="two", parent="source", credit="citing", names=("source",)),
    Node(key="wrong", parent="two", credit="reported", misnames=True),
)

SYNDICATED: Plan = (
    Node(key="agency", held=False, kind="agency", own=True),
    Node(key="dateline", parent="agency", credit="dateline", names=("agency",), edits=1, keep=1.0),
    Node(key="line", parent="agency", credit="line", names=("agency",), edits=1, keep=1.0),
    Node(key="short", parent="agency", credit="dateline", names=("agency",), edits=1, keep=0.6, dated="day"),
    Node(key="bare", parent="agency", printed=False, dated="none", edits=1, keep=0.8),
)

PARTLY: Plan = (
    Node(key="wire", kind="agency", credit="dateline", names=("wire",), own=True),
    Node(key="mixed", parent="wire", credit="reported", names=("wire",), keep=0.5, own=True, extra=4),
    Node(key="echo", parent="mixed", credit="citing", names=("mixed",), keep=0.9, edits=3),
)

ZONES: Plan = (
    Node(key="report", credit="none", own=True, zone=13),
    Node(key="owed", parent="report", credit="reported", names=("report",), zone=-10, keep=0.9),
    Node(key="day", parent="report", credit="citing", names=("report",), zone=-10, dated="day", keep=0.9),
    Node(key="quiet", parent="report", zone=-10, edits=3, keep=0.9),
)

REVISED: Plan = (
    Node(key="first", credit="none", own=True),
    Node(key="second", parent="first", version_of="first", edits=3, keep=1.0, extra=2),
    Node(key="copy", parent="second", credit="reported", names=("second",), keep=0.9),
)

SILENT: Plan = (
    Node(key="wire", kind="agency", credit="dateline", names=("wire",), own=True, dated="day"),
    Node(key="quiet", parent="wire", dated="day", edits=3, keep=0.9),
    Node(key="quieter", parent="wire", dated="none", edits=3, keep=0.8),
)

FOLLOWS: Plan = (
    Node(key="scoop", credit="none", own=True, dated="day"),
    Node(
        key="wire", parent="scoop", kind="agency", credit="reported", names=("scoop",), dated="day", keep=0.9
    ),
    Node(key="client", parent="wire", credit="citing", names=("wire",), dated="day", keep=0.9),
)

DEEP: Plan = (
    Node(key="far", held=False, kind="agency"),
    Node(key="mid", parent="far", held=False, edits=2, keep=1.0),
    Node(key="near", parent="mid", held=False, edits=2, keep=1.0),
    Node(key="all", parent="near", credit="chain", names=("near", "mid", "far"), keep=0.9),
    Node(key="some", parent="near", credit="chain", names=("near", "mid"), keep=0.9),
    Node(key="one", parent="near", credit="citing", names=("near",), keep=0.9, dated="day"),
)

PLANS: Mapping[str, Plan] = {
    "wire": WIRE,
    "absent": ABSENT,
    "two-origins": TWO,
    "chain": CHAIN,
    "hearsay": HEARSAY,
    "plagiarists": PLAGIARISTS,
    "unknown": UNKNOWN,
    "two-origins-absent": TWO_ABSENT,
    "swapped": SWAPPED,
    "syndicated": SYNDICATED,
    "partly": PARTLY,
    "zones": ZONES,
    "revised": REVISED,
    "silent": SILENT,
    "follows": FOLLOWS,
    "deep": DEEP,
}
PURPOSES: Mapping[str, str] = {
    "wire": "an agency's report, its copies, one that is owed to a copy, and one that says nothing",
    "absent": "two absent reports, one made from the other, and four articles that name now one, now the other",
    "two-origins": "two agencies that were both there, and copies of each",
    "chain": "one absent report and a chain of articles, each owed to the one before",
    "hearsay": "one report with its copies, and somebody of unknown lineage who tells it in other words",
    "plagiarists": "a newspaper's own report and later articles that took it over without a word",
    "unknown": "copies of a text that nobody names",
    "two-origins-absent": "two independent reports, of which one is only cited",
    "swapped": "copies of an absent report, one of which credits somebody else",
    "syndicated": "one agency's absent report that several print under its own credit: many articles, one origin",
    "partly": "an article that takes half of its text from an agency and gathered the other half itself",
    "zones": "copies whose printed date is earlier than their source's, as the sun rises later on them",
    "revised": "an outlet that corrects and lengthens its own report, and a copy of what it made of it",
    "silent": "an agency's report, and outlets that print it without a word, on dates that order nothing",
    "follows": "a newspaper's own report that an agency takes over, which others have from the agency",
    "deep": "three absent reports one behind the other; one article names all three, another only the nearest",
}
"""What each plan is for."""
INVENTED = frozenset({"two-origins", "two-origins-absent", "hearsay"})
"""Plans that need an invented event, as one real article has one wording."""


def articles_needed(names: Sequence[str]) -> int:
    """How many real articles these plans are carried out on: one each, and one for what is added."""
    wanted = Counter(name for name in names if name not in INVENTED)
    return sum(
        number * (2 if any(node.extra for node in PLANS[name]) else 1) for name, number in wanted.items()
    )


def ancestors(plan: Plan, node: Node) -> list[Node]:
    """``node`` and the texts it descends from, nearest first."""
    by_key = {one.key: one for one in plan}
    found = [node]
    while found[-1].parent is not None:
        found.append(by_key[found[-1].parent])
    return found
