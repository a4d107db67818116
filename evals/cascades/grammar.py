"""Invented events told in two independent wordings, and in a third for talk of unknown lineage.

Every fact has one wording a teller: ``A`` and ``B`` are reporters who were both there, ``C`` is
somebody who passes the story on in words of their own. The wordings of one fact say the same
thing and agree on every number, name and time; what they do not share is a run of words from
which one could have been copied. A fact with a ``voice`` rests on the same speaker in every
wording: two reporters who quote one speaker are one witness.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from evals.cascades import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that happened, in three wordings. ``voice``: all rest on the same speaker."""

    wordings: tuple[str, str, str]
    voice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event: its place, headlines and facts, the first of which can lead.

    ``titles``: a faithful headline a teller. ``strong``: a headline that says more than the
    text, where ``hedged`` is the index of the fact that it overstates.
    """

    city: str
    titles: tuple[str, str, str]
    strong: str
    hedged: int
    facts: tuple[Fact, ...]


_V = True
_Template = tuple[tuple[str, str, str], str, int, tuple[tuple[str, str, str, bool], ...]]

_TEMPLATES: tuple[_Template, ...] = (
    (
        ("Fire at {firm} mill in {city} kills {n}", "{N} dead as blaze guts {city} flour mill", "that mill fire in {city}"),
        "Fire at {firm} mill in {city} was arson",
        3,
        (
            ("A fire swept through a flour mill on the edge of {city} on {day}, killing {n} workers.",
             "{N} employees died on {day} when flames tore across a grain-milling plant just outside {city}.",
             "The flour mill outside {city} burned on {day} and {n} people who worked there are dead.", False),
            ("The mill, owned by {firm}, employed {m} people and supplied bakeries across the region.",
             "Bakeries throughout the area bought from the {firm} plant, where {m} staff had jobs.",
             "{firm} runs the place, {m} people have jobs there and every baker around here buys from it.", False),
            ("Crews from {k} stations needed until dawn to bring the flames under control.",
             "It was daybreak before firefighters, called in from {k} stations, had mastered the blaze.",
             "They had engines from {k} stations and it still took them until sunrise to get on top of it.", False),
            ("Investigators may treat the fire as arson because two doors had been forced.",
             "A pair of doors showed signs of having been broken open, so detectives could open an arson inquiry.",
             "Two doors had been kicked in, so this might turn into an arson case.", False),
            ("Fire chief {fore} {sur} said dust in the silo had made the blaze spread within minutes.",
             "The flames raced through the building in minutes because of silo dust, according to fire chief {fore} {sur}.",
             "Silo dust is why it went up within minutes, fire chief {fore} {sur} said.", _V),
            ("Residents within {m} metres of the site were told to keep their windows shut.",
             "Anyone living closer than {m} metres to the plant had orders not to open a window.",
             "Everybody inside {m} metres was told to leave the windows closed.", False),
        ),
    ),
    (
        ("Ferry runs aground off {city} with {m} aboard", "{m} taken off stranded {city} ferry", "stuck on the ferry off {city}"),
        "Captain of {city} ferry was asleep",
        3,
        (
            ("A passenger ferry with {m} people on board ran aground off {city} early on {day}.",
             "Rescuers were sent to the coast near {city} before sunrise on {day} after a ferry carrying {m} struck a sandbank.",
             "Our ferry hit the sand near {city} in the small hours of {day}, {m} of us on it.", False),
            ("Helicopters lifted {k} injured passengers to a naval hospital.",
             "A military clinic took in {k} hurt travellers who had been winched up by helicopter.",
             "They flew {k} people who were hurt to the navy's hospital.", False),
            ("The vessel had been inspected in March and was found to be seaworthy.",
             "No fault was recorded when surveyors examined the ship in March.",
             "She passed her March inspection without trouble.", False),
            ("The captain may have fallen asleep at the helm shortly before the accident.",
             "Just before the grounding the skipper might have nodded off on the bridge.",
             "People think the captain perhaps dozed off right before we hit.", False),
            ("Harbour master {fore} {sur} said the channel had last been dredged six years ago.",
             "Six years have passed since the channel was last dredged, harbour master {fore} {sur} said.",
             "Nobody has dredged that channel for six years, harbour master {fore} {sur} said.", _V),
            ("Tugs will try to pull the ferry free at high water on {next}.",
             "A towing attempt is planned for {next}, when the tide is at its highest.",
             "They want to drag her off on the high tide on {next}.", False),
        ),
    ),
    (
        ("{city} tram drivers walk out over night shifts", "Night-shift quarrel halts trams in {city}", "no trams in {city} again"),
        "{city} tram drivers refuse every offer",
        3,
        (
            ("Tram drivers in {city} walked off the job on {day}, stopping {k} of the city's lines.",
             "{K} tram lines in {city} stood still on {day} as those who drive them went on strike.",
             "No trams on {k} lines in {city} on {day} because the drivers are striking.", False),
            ("The dispute concerns night shifts that were lengthened to {k2} hours in the autumn.",
             "At issue are overnight duties, which since the autumn have lasted {k2} hours.",
             "It is all about nights: since autumn a shift lasts {k2} hours.", False),
            ("Management has offered to pay a bonus of {m} crowns for every night worked.",
             "For each overnight duty the company would add {m} crowns to a driver's wage.",
             "The bosses say they would give {m} crowns extra a night.", False),
            ("The union could accept the offer if rest rooms are reopened at the depots.",
             "Reopened rest rooms at the depots might persuade organised drivers to agree.",
             "If they get their rest rooms back the drivers may well say yes.", False),
            ("Union leader {fore} {sur} said {p} percent of members had voted for the walkout.",
             "The strike was backed by {p} percent of the membership, union leader {fore} {sur} said.",
             "{p} percent voted to strike, union leader {fore} {sur} said.", _V),
            ("Schools opened an hour late so that pupils could reach them on foot.",
             "Lessons began one hour after the usual time, giving children a chance to walk in.",
             "School started an hour later because the kids had to walk.", False),
        ),
    ),
    (
        ("{firm} to close chip plant near {city}", "Chip factory outside {city} shuts its gates", "the {city} chip plant is going"),
        "{firm} to leave the country",
        3,
        (
            ("{firm} is closing its semiconductor plant near {city}, with the loss of {m} jobs.",
             "Some {m} people will be out of work when the {firm} chip factory outside {city} shuts.",
             "{m} jobs are gone: {firm} is shutting the chip works by {city}.", False),
            ("The plant was opened in 2009 with {k} million crowns of public money.",
             "Taxpayers put {k} million crowns into the site when it began production in 2009.",
             "In 2009 the state handed them {k} million crowns to open it.", False),
            ("Orders from car makers have fallen by {p} percent in the past two years.",
             "Over two years the motor industry has cut what it buys by {p} percent.",
             "Car companies order {p} percent less than two years ago.", False),
            ("The company may move its remaining research laboratory abroad next year.",
             "A transfer of what is left of the research division to another country next year is possible.",
             "Next year the lab might go to some other country as well.", False),
            ("Chief executive {fore} {sur} said every employee would be offered retraining.",
             "Retraining will be available to the entire staff, chief executive {fore} {sur} said.",
             "All the workers get a retraining offer, chief executive {fore} {sur} said.", _V),
            ("The town hall will hold a meeting for suppliers on {next}.",
             "Firms that deliver to the factory have been asked to come to the municipal offices on {next}.",
             "Suppliers are supposed to show up at the town hall on {next}.", False),
        ),
    ),
    (
        ("Landslide buries road to {city}", "Rockfall severs {city} from the valley", "road to {city} is gone"),
        "More slides to hit {city}",
        3,
        (
            ("A landslide buried the only road into {city} on {day} and cut off {m} residents.",
             "With the single route to {city} under rubble since {day}, {m} inhabitants are isolated.",
             "{m} of us are stuck since {day} because the one road to {city} lies under the mountain.", False),
            ("Rain had fallen on the slope for {k} days without a break.",
             "The hillside had been soaked by {k} consecutive days of downpours.",
             "It poured {k} days running up there.", False),
            ("The army dropped {p} tonnes of food and medicine from the air.",
             "Soldiers delivered {p} tonnes of supplies, medical goods among them, by parachute.",
             "Army planes brought {p} tonnes of food and drugs.", False),
            ("Further slides could follow if the temperature rises at the weekend.",
             "Should it turn warmer on Saturday and Sunday, the ground may slip again.",
             "A warm weekend might bring down some more of it.", False),
            ("Geologist {fore} {sur} said the slope had moved by a hand's breadth each year.",
             "Each year the hillside shifted by the breadth of a hand, geologist {fore} {sur} said.",
             "The mountain has crept a hand's width a year, geologist {fore} {sur} said.", _V),
            ("Engineers expect to clear a single lane by {next}.",
             "One lane should be passable again by {next}, road builders believe.",
             "They reckon one lane will be open by {next}.", False),
        ),
    ),
    (
        ("{city} museum finds lost altar panel in cellar", "Missing altarpiece panel turns up in {city}", "they found the {city} panel"),
        "{city} museum found stolen masterpiece",
        3,
        (
            ("A painted altar panel missing since 1944 has been found in a museum cellar in {city}.",
             "Staff of a gallery in {city} have come across a piece of an altar that vanished in 1944, lying in the basement.",
             "In {city} they dug a painted bit of altar out of the museum basement, gone since 1944.", False),
            ("The oak panel was wrapped in sailcloth and lay behind {k} crates of plaster casts.",
             "Hidden by {k} boxes full of plaster copies, the oak board had been rolled into a piece of sail.",
             "It was inside an old sail, behind {k} boxes of plaster.", False),
            ("Restorers will need about {m} hours to remove the soot from its surface.",
             "Cleaning off the soot is expected to take conservators some {m} hours.",
             "Getting the soot off is going to be something like {m} hours of work.", False),
            ("The panel may have been stolen from a monastery during the last months of the war.",
             "Thieves might have taken it out of an abbey shortly before the war was over.",
             "Maybe someone robbed a monastery for it as the war was ending.", False),
            ("Director {fore} {sur} said the museum had turned down an offer of {p} million crowns.",
             "An offer of {p} million crowns has been refused, museum director {fore} {sur} said.",
             "They were offered {p} million crowns and said no, director {fore} {sur} said.", _V),
            ("Visitors can see the find from {next} in a darkened room on the ground floor.",
             "From {next} the public will be admitted to a dim chamber at street level where it is shown.",
             "From {next} it hangs downstairs in a dark room and anyone can go.", False),
        ),
    ),
)  # fmt: skip

_CITIES = tuple(
    "Arvenholm Bellastrand Corvale Dunmarrow Eskeldorf Farnwick Gorlitza Hestermark Isenfold Jarrowgate".split()
)
_FIRMS = tuple("Alderspan Brightholm Corvex Dynamar Elmworth Ferrovale Granwick Holtrane".split())


def event(number: int, draw: random.Random) -> Event:
    """The event of template ``number`` (they repeat), its names and figures drawn."""
    titles, strong, hedged, facts = _TEMPLATES[number % len(_TEMPLATES)]
    slots = _slots(number, draw)
    return Event(
        city=slots["city"],
        titles=tuple(title.format_map(slots) for title in titles),  # type: ignore[arg-type]
        strong=strong.format_map(slots),
        hedged=hedged,
        facts=tuple(
            Fact(wordings=tuple(wording.format_map(slots) for wording in wordings), voice=voice)  # type: ignore[arg-type]
            for *wordings, voice in facts
        ),
    )


def count() -> int:
    """How many different events there are before templates repeat with other figures."""
    return len(_TEMPLATES)


def _slots(number: int, draw: random.Random) -> Mapping[str, str]:
    few, other = draw.sample(words.COUNTS[1:], 2)
    day, following = draw.sample(words.WEEKDAYS, 2)
    return {
        "city": _CITIES[number % len(_CITIES)],
        "firm": draw.choice(_FIRMS),
        "n": few,
        "N": few.capitalize(),
        "k": other,
        "K": other.capitalize(),
        "k2": draw.choice(words.COUNTS[6:]),
        "m": str(draw.randrange(120, 900, 10)),
        "p": str(draw.randrange(21, 89)),
        "day": day,
        "next": following,
        "fore": draw.choice(words.FORENAMES),
        "sur": draw.choice(words.SURNAMES),
    }
