"""What each text of a cascade says: which facts, in which order, with which edits."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from evals.cascades import words
from evals.cascades.base import Base, Outlet, can_lead
from evals.cascades.edits import FORMS, Site, propose
from evals.cascades.grammar import Event
from evals.cascades.plans import Node, Plan

Wording = tuple[str, int]
"""A fact's name and the telling whose base wording is used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence of a text: a fact in one telling, with edits."""

    fact: str
    telling: int
    applied: frozenset[Site]


@dataclass(slots=True, kw_only=True)
class Story:
    """The facts of a cascade: base wordings, and all sites that any text of it edits.

    ``spare`` are sentences of another affair, for texts that add something; ``since`` says of a fact
    that was added on the way which text added it.
    """

    cascade: str
    city: str
    title: str
    spare: tuple[str, ...] = ()
    event: Event | None = None
    bases: dict[Wording, str] = field(default_factory=dict)
    sites: dict[Wording, list[Site]] = field(default_factory=dict)
    voiced: set[str] = field(default_factory=set)
    since: dict[str, str] = field(default_factory=dict)

    def add(self, fact: str, telling: int, base: str) -> Line:
        """Enter a base wording; gives it as an unedited line."""
        self.bases[fact, telling] = base
        self.sites[fact, telling] = []
        return Line(fact=fact, telling=telling, applied=frozenset())


def of_article(cascade: str, base: Base, draw: random.Random, spare: tuple[str, ...] = ()) -> Story:
    """The story of a real article, its sentences as facts; ``spare`` are those of another."""
    story = Story(cascade=cascade, city=draw.choice(words.CITIES), title=base.title, spare=spare)
    for number, sentence in enumerate(base.sentences):
        story.add(f"{cascade}/{number}", 0, sentence)
    return story


def of_event(cascade: str, event: Event) -> Story:
    """The story of an invented event, in all its tellings."""
    story = Story(cascade=cascade, city=event.city, title=event.titles[0], event=event)
    for number, fact in enumerate(event.facts):
        name = f"{cascade}/{number}"
        for telling, wording in enumerate(fact.wordings):
            story.add(name, telling, wording)
        if fact.voice:
            story.voiced.add(name)
    return story


_ROLES = (
    "keeps a bakery nearby",
    "has lived there for decades",
    "drives a taxi",
    "teaches history",
    "runs a kiosk",
)


def write(
    plan: Plan, story: Story, outlets: Mapping[str, Outlet], draw: random.Random, used: Counter[str]
) -> dict[str, list[Line]]:
    """The lines of every text of the plan; edits go to the forms that ``used`` counts least."""
    lines: dict[str, list[Line]] = {}
    for node in plan:
        if node.parent is None:
            mine = _original(node, story, outlets, draw, used)
        else:
            mine = _cut(lines[node.parent], node, draw)
            mine = _edited(mine, node, story, draw, used)
            mine += _added(node, story, outlets, draw, used)
        lines[node.key] = mine
    return lines


def _original(
    node: Node, story: Story, outlets: Mapping[str, Outlet], draw: random.Random, used: Counter[str]
) -> list[Line]:
    facts = [fact for fact, telling in story.bases if telling == node.telling]
    lines = [Line(fact=fact, telling=node.telling, applied=frozenset()) for fact in facts]
    if node.own:
        lines.insert(draw.randint(2, len(lines)), _told(node, story, outlets, draw, used))
    return lines


def _added(
    node: Node, story: Story, outlets: Mapping[str, Outlet], draw: random.Random, used: Counter[str]
) -> list[Line]:
    """What a text says that the one it was made from does not."""
    found = []
    for number, sentence in enumerate(story.spare[: node.extra]):
        fact = f"{story.cascade}/{node.key}-{number}"
        found.append(story.add(fact, 0, sentence))
    if found and node.own:
        found.append(_told(node, story, outlets, draw, used))
    story.since.update({line.fact: node.key for line in found})
    return found


def _told(
    node: Node, story: Story, outlets: Mapping[str, Outlet], draw: random.Random, used: Counter[str]
) -> Line:
    """A sentence that somebody told this outlet."""
    role = draw.choice(_ROLES)
    who = f"{draw.choice(words.FORENAMES)} {draw.choice(words.SURNAMES)}"
    told = _told_next(used).format(who=who, role=role, outlet=outlets[node.key].name)
    return story.add(f"{story.cascade}/{node.key}-told", node.telling, told)


def _told_next(used: Counter[str]) -> str:
    """The witness's words that had no turn yet; after all had one (some 35 cascades) they come again."""
    used["told"] += 1
    return words.TOLD[(used["told"] - 1) % len(words.TOLD)]


_RARITY = {"homoglyph": 4, "misspelling": 3, "duration": 2}
"""Forms of edit that are made less often than others, by this factor."""


def _cut(lines: list[Line], node: Node, draw: random.Random) -> list[Line]:
    lead, *rest = lines
    kept = [line for line in rest if draw.random() < node.keep]
    if len(kept) < 3:
        kept = rest[:3]
    if node.shuffled:
        for _ in range(2):
            index = draw.randrange(len(kept))
            kept.insert(draw.randrange(len(kept)), kept.pop(index))
    return [lead, *kept]


def _edited(
    lines: list[Line], node: Node, story: Story, draw: random.Random, used: Counter[str]
) -> list[Line]:
    lines = list(lines)
    free = set(range(len(lines)))
    for form in ("homoglyph", "misspelling") if node.marked else ():
        _apply(lines, sorted(free), form, story, draw, used)
    done = 0
    while done < node.edits and free:
        order = sorted(FORMS, key=lambda form: (used[form] * _RARITY.get(form, 1), draw.random()))
        for form in order:
            changed = _apply(lines, sorted(free), form, story, draw, used)
            if changed is not None:
                if draw.random() < 0.7:
                    free.discard(changed)
                break
        else:
            break
        done += 1
    return lines


def _apply(
    lines: list[Line], free: list[int], form: str, story: Story, draw: random.Random, used: Counter[str]
) -> int | None:
    """Make one edit of this form somewhere in the ``free`` lines; the line's index, if one can be made."""
    for index in draw.sample(free, len(free)):
        line = lines[index]
        wording = (line.fact, line.telling)
        if index == 0 and form in ("omission", "addition"):
            continue
        site = propose(story.bases[wording], form, story.sites[wording], draw)
        if site is None:
            continue
        story.sites[wording].append(site)
        lines[index] = Line(fact=line.fact, telling=line.telling, applied=line.applied | {site})
        used[form] += 1
        return index
    return None


def leads(story: Story) -> bool:
    """Whether every telling starts with a sentence that a reporting clause can follow."""
    return all(can_lead(base) for (fact, _), base in story.bases.items() if fact.endswith("/0"))
