"""A pile of cascades: articles as JSONL rows, and the truth about them."""

from __future__ import annotations

import itertools
import json
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from evals.cascades import grammar, printing
from evals.cascades.base import Base, Gazetteer, Outlet, sample
from evals.cascades.edits import seeded, speaks
from evals.cascades.plans import INVENTED, PLANS, Node, Plan, ancestors, articles_needed
from evals.cascades.truth import Descent, Truth
from evals.cascades.versions import Line, Story, of_article, of_event, write

Row = dict[str, Any]


@dataclass(slots=True, kw_only=True)
class Pile:
    """Generated articles (``id, url, title, outlet, published_at, text``) and their truth."""

    seed: int
    rows: list[Row] = field(default_factory=list)
    truth: Truth = field(default_factory=Truth)

    def save(self, folder: Path, **about: object) -> None:
        """Write ``pile.jsonl`` and ``truth.json`` into ``folder``, which is made if it is not there."""
        folder.mkdir(parents=True, exist_ok=True)
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in self.rows)
        (folder / "pile.jsonl").write_text(lines, "utf-8")
        truth = json.dumps(self.truth.as_json(seed=self.seed, **about), ensure_ascii=False, indent=1)
        (folder / "truth.json").write_text(truth + "\n", "utf-8")


def generate(base: Path, *, seed: int = 7, cascades: int = 32, distractors: int = 40) -> Pile:
    """A pile of ``cascades`` and of ``distractors``, articles that have to do with no other.

    The same arguments give the same pile. ``base`` is a JSON Lines file of articles (``id, title,
    published_at, text``; ``topic`` keeps two articles on one affair apart where it is given).

    Raises:
        ValueError: ``base`` holds too few articles that will do.
    """
    gazetteer = Gazetteer()
    plans = _plans(cascades)
    bases = sample(base, articles_needed(plans) + distractors, seed, gazetteer)
    pile = Pile(seed=seed)
    maker = _Maker(pile, gazetteer, seeded(f"pile:{seed}"))
    supply = iter(bases)
    events = 0
    for number, plan in enumerate(plans):
        cascade = f"c{number:02d}"
        if plan in INVENTED:
            story = of_event(cascade, grammar.event(events, maker.draw))
            day = maker.some_day()
            events += 1
        else:
            article = next(supply)
            spare = next(supply).sentences if any(node.extra for node in PLANS[plan]) else ()
            story, day = of_article(cascade, article, maker.draw, spare), article.day
        maker.cascade(plan, story, day)
    for number, article in enumerate(supply):
        maker.distractor(f"x{number:02d}", article)
    maker.draw.shuffle(pile.rows)
    return pile


def _plans(cascades: int) -> list[str]:
    """The plans in turn; those that need an invented event only as long as there is one."""
    events = 0
    chosen: list[str] = []
    for name in itertools.cycle(PLANS):
        if len(chosen) == cascades:
            return chosen
        events += name in INVENTED
        if name not in INVENTED or events <= grammar.count():
            chosen.append(name)
    return chosen


class _Maker:
    """Carries plans out; ``used`` keeps the forms of edits in balance over the whole pile."""

    def __init__(self, pile: Pile, gazetteer: Gazetteer, draw: random.Random) -> None:
        self.draw = draw
        self._pile = pile
        self._used: Counter[str] = Counter()
        agencies = [one for one in gazetteer.printable if one.kind == "agency"]
        others = [one for one in gazetteer.printable if one.kind != "agency"]
        self._stock = {
            "agency": draw.sample(agencies, len(agencies)),
            "any": draw.sample(others, len(others)),
        }

    def some_day(self) -> str:
        """A day for an invented event."""
        return (
            (datetime(2015, 1, 1, tzinfo=UTC) + timedelta(days=self.draw.randrange(1500))).date().isoformat()
        )

    def _outlet(self, kind: str) -> Outlet:
        """The next outlet of its kind; when all had a turn they come again."""
        stock = self._stock[kind]
        stock.append(stock.pop(0))
        return stock[-1]

    def cascade(self, name: str, story: Story, day: str) -> None:
        """Make the articles of one plan and enter what is true of them."""
        plan = PLANS[name]
        outlets: dict[str, Outlet] = {}
        for node in plan:
            outlets[node.key] = outlets[node.version_of] if node.version_of else self._outlet(node.kind)
        wrong = self._outlet("agency") if any(node.misnames for node in plan) else None
        lines = write(plan, story, outlets, self.draw, self._used)
        ids = {node.key: f"{story.cascade}-{number}" for number, node in enumerate(plan)}
        descent = Descent(plan, outlets, ids, wrong)
        times = _times(plan, day, self.draw)
        for node in plan:
            if node.held:
                credited = [wrong] if node.misnames and wrong else [outlets[key] for key in node.names]
                printed = printing.compose(
                    node, story, lines[node.key], outlets[node.key], credited, times[node.key], self.draw
                )
                title = _title(ancestors(plan, node)[-1].telling, story, lines[node.key], self.draw)
                self._enter(
                    ids[node.key], name, node, story, outlets[node.key], times[node.key], printed, title
                )
        truth = self._pile.truth
        truth.facts += list(_facts(plan, story, lines, descent))
        truth.edges += descent.edges()
        truth.siblings += descent.siblings()

    def _enter(
        self,
        id_: str,
        plan: str,
        node: Node,
        story: Story,
        outlet: Outlet,
        time: datetime,
        printed: printing.Printed,
        titled: tuple[str, str | None],
    ) -> None:
        title, headline = titled
        shown = {"second": time.isoformat(), "day": time.date().isoformat(), "none": None}[node.dated]
        self._pile.rows.append(
            _row(id_, outlet if node.printed else None, title, shown, printed.text, self.draw)
        )
        truth = self._pile.truth
        truth.articles.append(
            {
                "id": id_,
                "cascade": story.cascade,
                "plan": plan,
                "node": node.key,
                "outlet": outlet.id if node.printed else None,
                "headline": headline,
            }
        )
        truth.sentences += [{"article": id_, **row} for row in printed.sentences]
        truth.marks += [
            {
                "form": site["form"],
                "article": id_,
                "start": site["start"],
                "end": site["end"],
                "id": site["id"],
            }
            for row in printed.sentences
            for site in row["sites"]
            if site["applied"] and site["form"] in ("homoglyph", "misspelling")
        ]

    def distractor(self, name: str, base: Base) -> None:
        """An article that has to do with no other."""
        story = of_article(name, base, self.draw)
        node = Node(
            key="alone", printed=self.draw.random() < 0.85, dated=self.draw.choice(("second", "day", "none"))
        )
        outlet = self._outlet("any")
        time = _times((node,), base.day, self.draw)["alone"]
        lines = [Line(fact=fact, telling=0, applied=frozenset()) for fact, _ in story.bases]
        printed = printing.compose(node, story, lines, outlet, [], time, self.draw)
        self._enter(name, "none", node, story, outlet, time, printed, (story.title, None))
        self._pile.truth.articles[-1]["cascade"] = None


def _facts(plan: Plan, story: Story, lines: Mapping[str, Sequence[Line]], descent: Descent) -> Iterable[Row]:
    for fact in dict.fromkeys(fact for fact, _ in story.bases):
        holders = [
            node.key for node in plan if node.held and any(line.fact == fact for line in lines[node.key])
        ]
        if holders:
            spoken = any(speaks(base) for (name, _), base in story.bases.items() if name == fact)
            yield descent.fact(fact, story, holders, voiced=fact in story.voiced, spoken=spoken)


def _times(plan: Plan, day: str, draw: random.Random) -> dict[str, datetime]:
    """When each text was published: an origin on ``day``, what was made from it one to nine hours later."""
    times: dict[str, datetime] = {}
    for node in plan:
        if node.parent is None:
            start = datetime.fromisoformat(day).replace(tzinfo=UTC)
            times[node.key] = start + timedelta(minutes=draw.randrange(5 * 60, 8 * 60))
        else:
            times[node.key] = times[node.parent] + timedelta(minutes=draw.randrange(60, 9 * 60))
    zones = {node.key: timezone(timedelta(hours=node.zone)) for node in plan}
    return {key: time.astimezone(zones[key]) for key, time in times.items()}


_TELLING_FORMS = frozenset({"modality", "negation", "numeric", "temporal", "duration", "entity"})


def _title(telling: int, story: Story, lines: Sequence[Line], draw: random.Random) -> tuple[str, str | None]:
    """A title, and how it stands to the text: too strong only beside the hedge that it drops.

    Where an edit of the text touched what a title may say, the title is not judged.
    """
    if story.event is None:
        return story.title, None
    touched = {line.fact for line in lines if any(site.form in _TELLING_FORMS for site in line.applied)}
    doubtful = f"{story.cascade}/{story.event.doubtful}"
    hedged = doubtful not in touched and any(line.fact == doubtful for line in lines)
    if telling == 0 and hedged and draw.random() < 0.5:
        return story.event.strong, "stronger"
    return story.event.titles[telling], None if touched else "faithful"


def _row(
    id_: str, outlet: Outlet | None, title: str, shown: str | None, text: str, draw: random.Random
) -> Row:
    by_address = outlet is not None and draw.random() < 0.4
    return {
        "id": id_,
        "url": f"https://www.{outlet.domain}/news/{draw.randrange(10**6, 10**7)}"
        if outlet and by_address
        else None,
        "title": title,
        "outlet": outlet.name if outlet and not by_address else None,
        "published_at": shown,
        "text": text,
    }
